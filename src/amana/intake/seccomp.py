"""What Linux refuses a reader process, call by call: no program, no process, no socket, no change to any file.

A filter of the kernel's own (seccomp, since Linux 3.17), so that it holds for native code too. It names what is
refused and lets the rest pass; threads may be started, which several decoders need. Sources: linux/seccomp.h,
linux/filter.h, linux/audit.h, linux/sched.h; the calls and their numbers stand in `syscalls.tsv`.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

_LOAD, _IS, _HAS, _RETURN = 0x20, 0x15, 0x45, 0x06  # BPF_LD|W|ABS, JMP|JEQ|K, JMP|JSET|K, RET|K
_ALLOW: Final = 0x7FFF0000
_ERRNO: Final = 0x00050000
_NUMBER, _ARCH, _ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data; an argument has 8 bytes, low half first
_X32_BIT: Final = 0x40000000  # a second set of numbers that x86_64 kernels know
_CLONE_THREAD: Final = 0x00010000
_TIOCSTI: Final = 0x5412  # types into a terminal
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2  # PR_..., SECCOMP_MODE_FILTER
_SET_MODE_FILTER, _SPEC_ALLOW = 1, 4  # of seccomp(2): without slowing this process down, as is usual since 5.16
_PASSES: Final = ("clone", "clone3", "kill", "tgkill", "prlimit64", "ioctl")  # refused in part


class _Machine(NamedTuple):
    """A kind of processor: its AUDIT_ARCH_..., its column in the table of calls, its number of seccomp(2)."""

    arch: int
    column: int
    seccomp: int


_MACHINES: Final = {
    "x86_64": _Machine(0xC000003E, 1, 317),
    "aarch64": _Machine(0xC00000B7, 2, 277),
}


def refuse_calls() -> bool:
    """Ask for the filter, for good. Whether it holds: on Linux, and on two kinds of processor."""
    machine = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or machine is None or struct.calcsize("P") != 8:
        return False
    code = b"".join(_program(machine))
    room = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("@HP", len(code) // 8, ctypes.addressof(room))  # struct sock_fprog
    kernel = ctypes.CDLL(None, use_errno=True)
    if kernel.prctl(_NO_NEW_PRIVILEGES, *map(ctypes.c_ulong, (1, 0, 0, 0))) != 0:
        return False
    call = map(ctypes.c_long, (machine.seccomp, _SET_MODE_FILTER, _SPEC_ALLOW))
    if kernel.syscall(*call, program) == 0:
        return True
    return bool(kernel.prctl(_SET_SECCOMP, ctypes.c_ulong(_FILTER), program, *map(ctypes.c_ulong, (0, 0))) == 0)


def _program(machine: _Machine) -> Iterator[bytes]:
    numbers = _numbers(machine.column)
    refuse = _step(_RETURN, _ERRNO | errno.EPERM)
    yield _step(_LOAD, _ARCH)
    yield _step(_IS, machine.arch, 1, 0) + refuse
    yield _step(_LOAD, _NUMBER)
    if machine.column == 1:
        yield _step(_HAS, _X32_BIT, 0, 1) + refuse
    for name, number in numbers.items():
        if name not in _PASSES:
            yield _step(_IS, number, 0, 1) + refuse
    # The C library then takes `clone`, whose flags can be seen from here.
    yield _step(_IS, numbers["clone3"], 0, 1) + _step(_RETURN, _ERRNO | errno.ENOSYS)
    yield _unless(numbers["clone"], 0, _HAS, _CLONE_THREAD)
    for name in ("kill", "tgkill"):
        yield _unless(numbers[name], 0, _IS, os.getpid())
    yield _unless(numbers["prlimit64"], 0, _IS, 0)
    yield _step(_IS, numbers["ioctl"], 0, 4) + _argument(1) + _step(_IS, _TIOCSTI, 0, 1) + refuse
    yield _step(_LOAD, _NUMBER) + _step(_RETURN, _ALLOW)


def _unless(number: int, argument: int, test: int, value: int) -> bytes:
    """Refuse this call unless the low half of an argument passes the test."""
    steps = _step(_IS, number, 0, 4), _argument(argument), _step(test, value, 1, 0)
    return b"".join(steps) + _step(_RETURN, _ERRNO | errno.EPERM) + _step(_LOAD, _NUMBER)


def _argument(index: int) -> bytes:
    return _step(_LOAD, _ARGUMENTS + 8 * index)


def _step(code: int, value: int, when: int = 0, otherwise: int = 0) -> bytes:
    """One struct sock_filter: what to do, and how many steps to pass over when a test holds, or does not."""
    return struct.pack("=HBBI", code, when, otherwise, value)


def _numbers(column: int) -> dict[str, int]:
    lines = Path(__file__).with_name("syscalls.tsv").read_text(encoding="ascii").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {row[0]: int(row[column]) for row in rows if row[column] != "-"}

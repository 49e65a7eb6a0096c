"""Which files a reader process may open: its own program and libraries, to read; nothing else, and none to write.

Linux's Landlock (since 5.13), which any process may ask for and which holds for native code too. What a reader
reads comes by its pipe, so a person's own folders are of no use to it. Sources: linux/landlock.h; how to ask,
in small steps for older kernels: docs.kernel.org/userspace-api/landlock.html.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_CREATE, _ADD_RULE, _RESTRICT = 444, 445, 446  # the same numbers on every processor
_ASK_VERSION, _PATH_BENEATH = 1, 1
_WRITE_FILE, _READ_FILE, _READ_DIR, _TRUNCATE = 1 << 1, 1 << 2, 1 << 3, 1 << 14
_FILES: Final = {1: (1 << 13) - 1, 2: 1 << 13, 3: _TRUNCATE, 5: 1 << 15}  # version -> rights on files it adds
_NETWORK: Final = {4: 0b11}  # binding and connecting TCP
_SCOPES: Final = {6: 0b11}  # sockets without a file, signals: to none outside
_NO_NEW_PRIVILEGES: Final = 38  # PR_SET_NO_NEW_PRIVS
_SYSTEM: Final = (
    "/usr",
    "/lib",
    "/lib64",
    "/opt",
    "/etc",
    "/sys/devices/system",  # how many processors there are
    "/proc/self",
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/proc/sys",
    "/dev/urandom",
    "/dev/random",
    "/nix/store",
    "/gnu/store",
    "/home/linuxbrew/.linuxbrew",
)


def keep_to_own_files() -> bool:
    """Ask for it, for good. Whether it holds."""
    if sys.platform != "linux":
        return False
    kernel = ctypes.CDLL(None, use_errno=True)
    version = kernel.syscall(*_longs(_CREATE, 0, 0, _ASK_VERSION))
    if version < 1:
        return False
    rights = _all(_FILES, version)
    asked = struct.pack("=QQQ", rights, _all(_NETWORK, version), _all(_SCOPES, version))
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    rules = kernel.syscall(ctypes.c_long(_CREATE), asked, *_longs(size, 0))
    if rules < 0:
        return False
    try:
        for path in _own():
            _allow(kernel, rules, path, _READ_FILE | _READ_DIR)
        _allow(kernel, rules, Path(os.devnull), (_READ_FILE | _WRITE_FILE | _TRUNCATE) & rights)
        kernel.prctl(_NO_NEW_PRIVILEGES, *map(ctypes.c_ulong, (1, 0, 0, 0)))
        return bool(kernel.syscall(*_longs(_RESTRICT, rules, 0)) == 0)
    finally:
        os.close(rules)


def _own() -> Iterator[Path]:
    """Where Python, its packages and the system's libraries stand."""
    libraries = os.environ.get("LD_LIBRARY_PATH", "").split(os.pathsep)
    for path in dict.fromkeys([*_SYSTEM, sys.prefix, sys.base_prefix, *sys.path, *libraries]):
        if path and path != os.sep:
            yield Path(path)


def _allow(kernel: ctypes.CDLL, rules: int, path: Path, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:  # not on this system
        return
    try:
        if not path.is_dir():
            rights &= ~_READ_DIR
        rule = struct.pack("=Qi", rights, place)
        kernel.syscall(*_longs(_ADD_RULE, rules, _PATH_BENEATH), rule, ctypes.c_long(0))
    finally:
        os.close(place)


def _all(by_version: dict[int, int], version: int) -> int:
    return sum(right for since, right in by_version.items() if since <= version)


def _longs(*values: int) -> Iterator[ctypes.c_long]:
    return map(ctypes.c_long, values)

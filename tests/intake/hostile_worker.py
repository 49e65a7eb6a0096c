"""A reader process whose reader does what a broken library or a hostile file would. Run by test_pool.py alone."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake import Limits, Reading, TextVersion
from amana.intake.worker import serve


def _refused(act: Callable[[], object]) -> str:
    try:
        act()
    except OSError as fault:
        return type(fault).__name__
    return "done"


def _write_beneath_python() -> None:
    """Past the audit hook, straight to the C library: only the kernel's limit stands here."""
    libc = ctypes.CDLL(None)
    opened = libc.open(b"/tmp/amana-reader-test", os.O_WRONLY | os.O_CREAT, 0o600)
    written = libc.write(opened, b"x", 1)
    libc.unlink(b"/tmp/amana-reader-test")
    if written != 1:
        raise OSError("the kernel refused")


def _call(number: int, *arguments: int) -> Callable[[], object]:
    """A call of the kernel itself, past Python and the C library. OSError where it is refused."""

    def act() -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        told = libc.syscall(ctypes.c_long(number), *map(ctypes.c_ulong, arguments))
        if told == 0 and number in _MADE_A_CHILD:
            libc._exit(0)
        if told < 0:
            raise OSError(ctypes.get_errno(), "refused")

    return act


# x86_64's numbers, with arguments that would do what they say.
_MADE_A_CHILD = (56, 57, 58)
_CALLS: dict[str, tuple[int, ...]] = {
    "socket": (41, 2, 1, 0),
    "socketpair": (53, 1, 1, 0, 0),
    "fork": (57,),
    "vfork": (58,),
    "clone": (56, 17, 0, 0, 0, 0),
    "clone3": (435, 0, 0),
    "execve": (59, 0, 0, 0),
    "ptrace": (101, 0, 0, 0, 0),
    "kill": (62, os.getppid(), 0),
    "kill-all": (62, 2**64 - 1, 0),
    "unshare": (272, 0),
    "unlink": (87, 0),
    "truncate": (76, 0, 0),
    "io_uring_setup": (425, 1, 0),
    "x32-getpid": (0x40000000 + 39,),
    "kill-oneself-with-nothing": (62, os.getpid(), 0),
    "getpid": (39,),
}


def _thread() -> None:
    threads = [threading.Thread(target=bool) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _numpy() -> None:
    import numpy as np

    assert float((np.ones((200, 200)) @ np.ones((200, 200)))[0, 0]) == 200.0


def _opening(path: str, flags: int = os.O_RDONLY) -> Callable[[], object]:
    """Past the audit hook."""

    def act() -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        handle = libc.open(path.encode(), flags, 0o600)
        if handle < 0:
            raise OSError(ctypes.get_errno(), "refused")
        libc.close(handle)

    return act


def _connect_beneath_python() -> None:
    """A route to anywhere, asked of the kernel without Python's socket module."""
    libc = ctypes.CDLL(None)
    address = (2).to_bytes(2, "little") + (9).to_bytes(2, "big") + bytes((127, 0, 0, 1)) + bytes(8)
    handle = libc.socket(2, 2, 0)  # a datagram socket: connecting one only needs a route
    if libc.connect(handle, address, len(address)) != 0:
        raise OSError("the kernel refused")


def _tell(body: str) -> str:
    tries: dict[str, Callable[[], object]] = {
        "socket": socket.socket,
        "resolve": lambda: socket.getaddrinfo("localhost", 80),
        "process": lambda: subprocess.run(["/bin/true"], check=False),
        "fork": os.fork,
        "system": lambda: os.system("true"),
        "write": lambda: Path("/tmp/amana-reader-test").write_bytes(b"x"),
        "remove": lambda: Path("/tmp/amana-reader-test").unlink(),
        "write-beneath": _write_beneath_python,
        "connect-beneath": _connect_beneath_python,
        "environment": lambda: None,
        "thread": _thread,
        "numpy": _numpy,
        "open-python": _opening(os.__file__),
        "open-devnull": _opening(os.devnull, os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
        "open-elsewhere": _opening("/tmp"),
        "open-parent": _opening(f"/proc/{os.getppid()}/environ"),
        **{f"call {name}": _call(*call) for name, call in _CALLS.items()},
    }
    if body == "environment":
        return " ".join(sorted(os.environ))
    if body.startswith("open "):
        return _refused(_opening(body[5:], os.O_RDWR))
    return _refused(tries[body])


def _eat() -> None:
    eaten = []
    while True:
        eaten.append(bytes(64 << 20))  # asked for, never touched: quick to run out


def _nest() -> None:
    _nest()


def _garble() -> None:
    os.write(1, b"\x00\x00\x00\x05{{{{{")


def _flood() -> None:
    os.write(1, b"\xff\xff\xff\xff")


def _refuse() -> None:
    raise ReadingFailed(reason="encrypted")


def _unknown_reason() -> None:
    raise ReadingFailed(reason="because")


_ACTS: dict[str, Callable[[], object]] = {
    "sleep": lambda: time.sleep(60),
    "die": lambda: os._exit(3),
    "segfault": lambda: ctypes.string_at(0),
    "raise": lambda: 1 // 0,
    "eat": _eat,
    "nest": _nest,
    "garble": _garble,
    "flood": _flood,
    "refuse": _refuse,
    "unknown-reason": _unknown_reason,
    "noise": lambda: print("a library that talks", file=sys.stderr),
}


class Hostile:
    """Reads a word and does it."""

    name: ClassVar[str] = "hostile"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("*/*",)
    libraries: ClassVar[tuple[str, ...]] = ()
    limits: ClassVar[Limits] = Limits(input_bytes=3 << 20, seconds=1.0)
    reads: ClassVar[str] = "Nothing good."

    def recognises(self, _media_type: str, _head: bytes, _name: str, /) -> bool:
        return True

    def read(self, source: BinaryIO, _name: str, _limits: Limits, /) -> Reading:
        body = source.read()
        told = body[:200].decode("latin-1")
        if told.startswith("try "):
            return Reading(texts=(TextVersion(_tell(told[4:])),))
        _ACTS.get(told, lambda: None)()
        return Reading(texts=(TextVersion(f"{len(body)} bytes"),))


class Giving(Hostile):
    """Gives a file apart as its token says, or does a word of the above in the middle of it."""

    name: ClassVar[str] = "giving"

    def read_on(self, source: BinaryIO, name: str, limits: Limits, _resume: str, /) -> Reading:
        return self.read(source, name, limits)

    limits: ClassVar[Limits] = Limits(input_bytes=16 << 20, apart_bytes=3 << 20, seconds=1.0)

    def pieces(self, source: BinaryIO, _name: str, _limits: Limits, apart: str, /) -> Iterator[bytes]:
        if apart == "without-end":
            while True:
                yield bytes(1 << 20)
        yield b"begins "
        if apart in ("copy", "last"):
            source.seek(0 if apart == "copy" else 3 << 20)
            while piece := source.read(1_500_000):  # more than goes into a frame
                yield piece
            yield b""
        _ACTS.get(apart, lambda: None)()
        yield b" ends"


if __name__ == "__main__":
    serve((Hostile(), Giving()), sys.stdin.buffer, sys.stdout.buffer)

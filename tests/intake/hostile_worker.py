"""A reader process whose reader does what a broken library or a hostile file would. Run by test_pool.py alone."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
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
    }
    if body == "environment":
        return " ".join(sorted(os.environ))
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
        told = body[:40].decode("latin-1")
        if told.startswith("try "):
            return Reading(texts=(TextVersion(_tell(told[4:])),))
        _ACTS.get(told, lambda: None)()
        return Reading(texts=(TextVersion(f"{len(body)} bytes"),))


if __name__ == "__main__":
    serve((Hostile(),), sys.stdin.buffer, sys.stdout.buffer)

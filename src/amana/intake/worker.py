"""The reader process: takes tasks from its input, answers on its output, and can do nothing else.

Started by the parent as `python -I -B -m amana.intake.worker`. It reads a whole request before it answers,
so that the two sides never wait for each other. A reader's module is imported when its first task comes: there
are many, and most processes need few. Anything but a reader's own refusal ends it: the parent
sees the end of the pipe, and starts another.
"""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, BinaryIO

from amana.errors import ReadingFailed
from amana.intake.confine import confine
from amana.intake.frames import (
    PIECE,
    Reply,
    read_bytes,
    read_frame,
    read_json,
    write_frame,
    write_json,
    write_reply,
)
from amana.intake.reading import GivesApart, LongReader, Reader, Reading

_READ_AHEAD = 256 << 10
_GRACE = 5.0  # seconds after the parent's own clock: for a parent that was killed and cannot end us


def main() -> None:
    """Serve the registered readers until the parent closes the pipe."""
    serve((), sys.stdin.buffer, sys.stdout.buffer)


def serve(
    among: Sequence[Reader], source: BinaryIO, sink: BinaryIO, prepare: Callable[[bytes], None] | None = None
) -> None:
    """Confine this process, then answer requests until there are none.

    `among` are readers that are at hand; others are found in this room, where the parent says they stand.
    `prepare` is given what the parent hands over before the first request, where it hands something over.
    """
    fences = confine()
    if prepare is not None:
        prepare(_body(source).getvalue())
    known = {reader.name: reader for reader in among}
    write_json(sink, {"ready": sorted(known), "fences": fences})
    sink.flush()
    while True:
        try:
            tasks = read_json(source)
        except EOFError:
            return
        bodies: list[BinaryIO] = [
            _body(source) if task.get("size") is None else _on_demand(source, sink, task["size"]) for task in tasks
        ]
        for number, task in enumerate(tasks):
            _answer(_reader(known, task), task, bodies[number], sink)
            bodies[number] = io.BytesIO()


def _reader(known: dict[str, Reader], task: dict[str, Any]) -> Reader:
    name = task["reader"]
    if name not in known:
        module, _, kind = task["home"].partition(":")
        known[name] = getattr(import_module(module), kind)()
    return known[name]


def _body(source: BinaryIO) -> io.BytesIO:
    body = io.BytesIO()
    read_bytes(source, body.write)
    body.seek(0)
    return body


def _on_demand(source: BinaryIO, sink: BinaryIO, size: int) -> BinaryIO:
    return io.BufferedReader(_OnDemand(source, sink, size), _READ_AHEAD)


class _OnDemand(io.RawIOBase):
    """A source that stays with the parent: each stretch is asked for when it is needed."""

    def __init__(self, source: BinaryIO, sink: BinaryIO, size: int) -> None:
        self._source, self._sink, self._size, self._at = source, sink, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if base + offset < 0:
            raise ValueError("a place before the beginning")
        self._at = base + offset
        return self._at

    def readinto(self, room: memoryview) -> int:  # type: ignore[override]
        length = min(len(room), self._size - self._at, PIECE)
        if length <= 0:
            return 0
        write_json(self._sink, {"want": [self._at, length]})
        self._sink.flush()
        data = read_frame(self._source, length)
        room[: len(data)] = data
        self._at += len(data)
        return len(data)


def _answer(reader: Reader, task: dict[str, Any], body: BinaryIO, sink: BinaryIO) -> None:
    _alarm(reader.limits.seconds + _GRACE)
    reading, failed = _read(reader, task, body, sink)
    _alarm(0)
    write_reply(sink, reading, failed)
    sink.flush()
    if failed == "memory":  # what is left behind is unknown: a fresh process takes the next file
        sys.exit(0)


def _alarm(seconds: float) -> None:
    """The default action of SIGALRM ends the process, even in the middle of a library's own loop."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _read(reader: Reader, task: dict[str, Any], body: BinaryIO, sink: BinaryIO) -> Reply:
    try:
        return _asked(reader, task, body, sink), None
    except ReadingFailed as refusal:
        return None, refusal.facts["reason"]  # type: ignore[return-value]  # the parent checks it
    except MemoryError:
        return None, "memory"
    except RecursionError:
        return None, "too-deep"


def _asked(reader: Reader, task: dict[str, Any], body: BinaryIO, sink: BinaryIO) -> Reading:
    apart, resume = task.get("apart"), task.get("resume")
    if apart is not None:
        return _give(reader, apart, task["name"], body, sink)
    if resume is None:
        return reader.read(body, task["name"], reader.limits)
    if not isinstance(reader, LongReader):
        raise ReadingFailed(reason="malformed")
    return reader.read_on(body, task["name"], reader.limits, resume)


def _give(reader: Reader, apart: str, name: str, body: BinaryIO, sink: BinaryIO) -> Reading:
    """A file inside goes out as it is unpacked, and is not held here. The reading after it is of nothing."""
    if not isinstance(reader, GivesApart):
        raise ReadingFailed(reason="malformed")
    for piece in reader.pieces(body, name, reader.limits, apart):
        for at in range(0, len(piece), PIECE):
            stretch = memoryview(piece)[at : at + PIECE]
            write_json(sink, {"gives": len(stretch)})
            write_frame(sink, stretch)
    return Reading()


if __name__ == "__main__":
    main()

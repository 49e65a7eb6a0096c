"""One reader process as the parent sees it: started when needed, asked, ended when it is overdue or lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any, BinaryIO, cast

from amana.errors import ReadingFailed
from amana.intake.checked import Garbled
from amana.intake.confine import FENCES
from amana.intake.frames import (
    PIECE,
    Reply,
    read_frame,
    read_json,
    read_reply,
    write_bytes,
    write_frame,
    write_json,
)
from amana.intake.gathering import Gathered
from amana.intake.reading import Reader, Reason

COMMAND = (sys.executable, "-I", "-B", "-m", "amana.intake.worker")
ROOM = "amana.intake."
_START_SECONDS = 60.0
_KEPT_ENVIRONMENT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_ENVIRONMENT = {  # a thread may not be allowed, and costs address space: numpy is ended where it is refused one
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OMP_THREAD_LIMIT": "1",
    "MKL_NUM_THREADS": "1",
}


class Lost(Exception):
    """The process is gone, or was ended, in the middle of a task. `reason` says how."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Asked:
    """One task as it is sent: which reader, whose bytes, and from where on (a `LongReader`'s token).

    `size` is told of a source whose bytes the reader asks for as it needs them; it is seekable. Where `apart` is
    told (a part's token), it is that file inside that is asked for, and it goes `into` what gathers it.
    """

    reader: Reader
    name: str
    source: BinaryIO | bytes
    resume: str | None = None
    size: int | None = None
    apart: str | None = None
    into: Gathered | None = None


class ReaderProcess:
    """A process that reads. Not for several threads at once, but for `end_if_overdue`, which any may call."""

    def __init__(self, command: Sequence[str] = COMMAND, handed: bytes | None = None) -> None:
        """`handed` is handed over to the process whenever it is started, for a command that takes it."""
        self._command = command
        self._handed = handed
        self._child: subprocess.Popen[bytes] | None = None
        self._deadline: float | None = None
        self._overdue = False
        self._lock = Lock()
        self.fences: tuple[str, ...] = ()
        """What holds of the process last started, as it says itself; see `confine`."""

    def ask(self, tasks: Sequence[Asked]) -> Iterator[Reply]:
        """Each task's reply, in order. Raises Lost where the process does not survive one.

        An error of a task's own source goes through, once the process is stopped.
        """
        child = self._child if self._child and self._child.poll() is None else self._start()
        sink, source = cast(BinaryIO, child.stdin), cast(BinaryIO, child.stdout)
        try:
            fits = self._send(sink, tasks)
            for task, fitted in zip(tasks, fits, strict=True):
                self._deadline = monotonic() + task.reader.limits.seconds
                reply = read_reply(source, self._told(child, task))
                yield reply if fitted else (None, "too-large")
        except Garbled as fault:
            self.stop()
            raise Lost("garbled") from fault
        except EOFError as fault:
            raise self._lost() from fault
        except Lost:
            raise
        except BaseException:  # also a caller that stops listening half way: the pipe is out of step
            self.stop()
            raise
        finally:
            self._at_rest()

    def _send(self, sink: BinaryIO, tasks: Sequence[Asked]) -> list[bool]:
        """The request; which of its sources were within their reader's limit.

        Not under the clock: a slow disk is not the reader's fault, and a child that is gone breaks the pipe.
        """
        try:
            write_json(sink, [_told_task(task) for task in tasks])
            fits = [
                task.size is not None or write_bytes(sink, task.source, task.reader.limits.input_bytes)
                for task in tasks
            ]
            sink.flush()
        except BrokenPipeError as fault:
            raise self._lost() from fault
        return fits

    def _told(self, child: subprocess.Popen[bytes], task: Asked) -> object:
        """What the child tells in the end; until then it asks for bytes, or gives some."""
        source = cast(BinaryIO, child.stdout)
        base = None
        while True:
            told = read_json(source)
            if task.size is not None and isinstance(told, dict) and "want" in told:
                base = cast(BinaryIO, task.source).tell() if base is None else base
                self._answer(child, task, base, told["want"])
            elif task.into is not None and isinstance(told, dict) and "gives" in told:
                task.into.take(read_frame(source, PIECE))
            else:
                return told

    def _answer(self, child: subprocess.Popen[bytes], task: Asked, base: int, wanted: Any) -> None:
        sink = cast(BinaryIO, child.stdin)
        asked_at = monotonic()
        data = _wanted(cast(BinaryIO, task.source), base, task.size or 0, wanted)
        if self._deadline is not None:
            self._deadline += monotonic() - asked_at  # a slow disk is not the reader's fault
        try:
            write_frame(sink, data)
            sink.flush()
        except BrokenPipeError as fault:
            raise self._lost() from fault

    def start(self) -> tuple[str, ...]:
        """Start the process now; which fences hold. Lost where it cannot be started."""
        self._start()
        self._at_rest()
        return self.fences

    def _start(self) -> subprocess.Popen[bytes]:
        """Without this process's environment, its open files, its terminal or its working folder."""
        self.stop()
        kept = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
        try:
            child = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**kept, **_ENVIRONMENT},
                cwd=Path(sys.executable).anchor,
                start_new_session=True,  # Ctrl-C in the terminal is the parent's affair
            )
        except OSError as fault:
            raise Lost("not-started") from fault
        self._child, self._overdue, self._deadline = child, False, monotonic() + _START_SECONDS
        try:
            self._hand_over(cast(BinaryIO, child.stdin))
            self.fences = _fences(read_json(cast(BinaryIO, child.stdout)))
        except (EOFError, Garbled, BrokenPipeError) as fault:
            self.stop()
            raise Lost("not-started") from fault
        return child

    def _hand_over(self, sink: BinaryIO) -> None:
        if self._handed is not None:
            write_bytes(sink, self._handed, len(self._handed))
            sink.flush()

    def _lost(self) -> Lost:
        overdue = self._overdue
        self.stop()
        return Lost("timeout" if overdue else "crashed")

    def _at_rest(self) -> None:
        with self._lock:
            self._deadline = None

    def end_if_overdue(self) -> None:
        """Kill the process if its task has taken longer than it may."""
        with self._lock:
            if self._child and self._deadline is not None and monotonic() > self._deadline:
                self._overdue = True
                self._child.kill()

    def stop(self) -> None:
        """End the process, whatever it is doing, and leave nothing of it behind."""
        with self._lock:
            child, self._child, self._deadline = self._child, None, None
        if child is None:
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            try:
                if pipe:
                    pipe.close()
            except BrokenPipeError:  # what was still to be written is for nobody
                continue
        child.wait()


def _fences(told: Any) -> tuple[str, ...]:
    """From the first frame of a process. It has read nothing foreign yet, so that it can be believed."""
    match told:
        case {"ready": list(), "fences": [*names]}:
            return tuple(name for name in FENCES if name in names)
    raise Garbled("a process that is not ready")


def home_of(reader: Reader) -> str | None:
    """Where the process finds it: module and class in this room, its own or what it is made from.

    None: it stands elsewhere, and a process that is asked for it has it at hand.
    """
    kinds = (kind for kind in type(reader).__mro__ if kind.__module__.startswith(ROOM))
    return next((f"{kind.__module__}:{kind.__qualname__}" for kind in kinds), None)


def _told_task(task: Asked) -> dict[str, object]:
    told: dict[str, object] = {"reader": task.reader.name, "name": task.name, "home": home_of(task.reader)}
    if task.resume is not None:
        told["resume"] = task.resume
    if task.size is not None:
        told["size"] = task.size
    if task.apart is not None:
        told["apart"] = task.apart
    return told


def _wanted(file: BinaryIO, base: int, size: int, wanted: Any) -> bytes:
    """The stretch of a source that the child asks for, as far as the source goes."""
    match wanted:
        case [int(at), int(length)] if 0 <= at <= size and 0 <= length <= PIECE:
            file.seek(base + at)
            return file.read(min(length, size - at))
    raise Garbled("a stretch that cannot be")


def fences() -> tuple[str, ...]:
    """Which fences hold of a reader process on this system (`confine.Fence`): one is started and ended.

    ReadingFailed(reason="not-started") where none can be started.
    """
    process = ReaderProcess(COMMAND)
    try:
        return process.start()
    except Lost as lost:
        raise ReadingFailed(reason=lost.reason) from lost
    finally:
        process.stop()

"""The reader process: takes tasks from its input, answers on its output, and can do nothing else.

Started by the parent as `python -I -B -m amana.intake.worker`. It reads a whole request before it answers,
so that the two sides never wait for each other. Anything but a reader's own refusal ends it: the parent
sees the end of the pipe, and starts another.
"""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO

from amana.errors import ReadingFailed
from amana.intake.confine import confine
from amana.intake.frames import Reply, read_bytes, read_json, write_json, write_reply
from amana.intake.reading import Reader
from amana.intake.registry import READERS

_GRACE = 5.0  # seconds after the parent's own clock: for a parent that was killed and cannot end us


def main() -> None:
    """Serve the registered readers until the parent closes the pipe."""
    serve(READERS, sys.stdin.buffer, sys.stdout.buffer)


def serve(
    among: Sequence[Reader], source: BinaryIO, sink: BinaryIO, prepare: Callable[[bytes], None] | None = None
) -> None:
    """Confine this process, then answer requests until there are none.

    `prepare` is given what the parent hands over before the first request, where it hands something over.
    """
    confine()
    if prepare is not None:
        prepare(_body(source).getvalue())
    known = {reader.name: reader for reader in among}
    write_json(sink, {"ready": sorted(known)})
    sink.flush()
    while True:
        try:
            tasks = read_json(source)
        except EOFError:
            return
        bodies = [_body(source) for _ in tasks]
        for number, task in enumerate(tasks):
            _answer(known[task["reader"]], task, bodies[number], sink)
            bodies[number] = io.BytesIO()


def _body(source: BinaryIO) -> io.BytesIO:
    body = io.BytesIO()
    read_bytes(source, body.write)
    body.seek(0)
    return body


def _answer(reader: Reader, task: dict[str, Any], body: BinaryIO, sink: BinaryIO) -> None:
    _alarm(reader.limits.seconds + _GRACE)
    reading, failed = _read(reader, task, body)
    _alarm(0)
    write_reply(sink, reading, failed)
    sink.flush()
    if failed == "memory":  # what is left behind is unknown: a fresh process takes the next file
        sys.exit(0)


def _alarm(seconds: float) -> None:
    """The default action of SIGALRM ends the process, even in the middle of a library's own loop."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _read(reader: Reader, task: dict[str, Any], body: BinaryIO) -> Reply:
    try:
        return reader.read(body, task["name"], reader.limits), None
    except ReadingFailed as refusal:
        return None, refusal.facts["reason"]  # type: ignore[return-value]  # the parent checks it
    except MemoryError:
        return None, "memory"
    except RecursionError:
        return None, "too-deep"


if __name__ == "__main__":
    main()

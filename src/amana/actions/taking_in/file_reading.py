"""Reading files outside any archive: no key, nothing kept, nothing sent."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from amana.actions.taking_in.text_reading import read
from amana.errors import ReadingFailed, TextUnreadable
from amana.intake import HEAD_SIZE, decoded, is_plain_text, media_type
from amana.reading import Gazetteer, Reading, Tagger

if TYPE_CHECKING:
    from amana.intake import Outcome, ReaderPool, Task, Told

LARGEST_FILE = 256 << 20
LOSSY = "lossy-decoding"
_HOLDING = frozenset({"message/rfc822", "application/mbox"})
"""Text all through, but what they say stands inside."""


@dataclass(frozen=True, slots=True)
class FileText:
    """A text of a file, as it is read. `encoding` is what a text file was in; `part` names a part of the file."""

    text: str
    encoding: str | None = None
    part: str | None = None
    published: str | None = None
    lossy: bool = False


def read_file(
    path: Path | None,
    published: date | str | None = None,
    language: str | None = None,
    *,
    gazetteer: Gazetteer | None = None,
    taggers: Sequence[Tagger] = (),
) -> Iterator[tuple[FileText, Reading]]:
    """The texts of a file (None: of stdin), each with its reading.

    A text file is decoded as `add` would decode it; another kind is opened in a process of its own that can do
    nothing else. A date of publication that the file itself states counts where none is given; `gazetteer` and
    `taggers` as for `read`. Raises TextUnreadable, DateUnreadable.
    """
    for one in file_texts(path):
        known = published or one.published
        reading = read(one.text, known, language, gazetteer=gazetteer, taggers=taggers)
        yield one, replace(reading, notes=(*reading.notes, LOSSY)) if one.lossy else reading


def file_texts(path: Path | None) -> list[FileText]:
    """The texts of a file, or of stdin. Raises TextUnreadable."""
    name = str(path) if path is not None else "-"
    try:
        data = _bytes_of(path)
    except OSError as fault:
        raise TextUnreadable(path=name, reason=_word(fault)) from fault
    if len(data) > LARGEST_FILE:
        raise TextUnreadable(path=name, reason="too-large")
    head, file_name = data[:HEAD_SIZE], path.name if path is not None else ""
    kind = media_type(head, file_name)
    if is_plain_text(kind) and kind not in _HOLDING:
        return [_decoded(data, name)]
    return _extracted(data, kind, file_name, name)


def _bytes_of(path: Path | None) -> bytes:
    """One byte more than may be read, where there are more."""
    if path is None:
        return sys.stdin.buffer.read(LARGEST_FILE + 1) if sys.stdin else b""
    with path.open("rb") as source:
        return source.read(LARGEST_FILE + 1)


def _decoded(data: bytes, name: str) -> FileText:
    try:
        found = decoded(data)
    except ReadingFailed as fault:
        raise TextUnreadable(path=name, reason=str(fault.facts["reason"])) from fault
    return FileText(found.text, found.encoding, lossy=found.lossy)


def _extracted(data: bytes, kind: str, file_name: str, name: str) -> list[FileText]:
    """From another kind of file, by the reader that `add` would ask, and from the files inside it. What none takes
    may be text all the same."""
    from amana.intake import Task, readers, source_of  # a process to read it in: text files need none

    def task(resume: str | None = None) -> Task:
        return Task(source_of(data), len(data), kind, data[:HEAD_SIZE], file_name, resume)

    with readers(count=1) as pool:
        (outcome,) = pool.read_many((task(),))
        texts = [text for told in _followed(pool, task, outcome) for text in _texts_of(told)]
    return texts or [_as_unicode(data, outcome, name)]


def _followed(pool: ReaderPool, task: Callable[[str | None], Task], outcome: Outcome) -> Iterator[Told]:
    from amana.intake import Following

    with ThreadPoolExecutor(1) as elsewhere:
        following = Following(
            lambda tasks: elsewhere.submit(pool.read_many, tasks),
            task(None).size,
            lambda holder, apart: elsewhere.submit(pool.file_apart, holder, apart),
        )
        yield from following.follow(
            outcome,
            lambda token: elsewhere.submit(pool.read_many, [task(token)]),
            take_out=lambda apart: elsewhere.submit(pool.file_apart, task(None), apart),
        )


def _texts_of(told: Told) -> Iterator[FileText]:
    from amana.intake import joined

    reading = told.outcome.reading
    if reading is not None:
        for one in reading.texts:
            yield FileText(one.text, one.encoding, joined(told.part, one.part), reading.published)


def _as_unicode(data: bytes, outcome: Outcome, name: str) -> FileText:
    reason = outcome.reason or "no-text"
    if reason not in ("no-reader", "empty"):
        raise TextUnreadable(path=name, reason=reason)
    try:
        return FileText(data.decode(), "utf-8")
    except UnicodeDecodeError as fault:
        raise TextUnreadable(path=name, reason=reason) from fault


def _word(fault: OSError) -> str:
    return errno.errorcode.get(fault.errno or 0, "EIO")

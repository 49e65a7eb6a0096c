"""All that one file holds: its instalments, and the files inside it, and the files inside those.

A reader gives what it finds as parts; a part that is a file is a task of its own, in a process that may break over
it without harm to the rest. Whatever comes is told one by one, so that nothing has to be held together; of a file
inside it is told before of what holds it, so that what is told of a whole is told last.

A file inside that is too large to come with its reading is asked for by itself, gathered in memory, read, and let
go of before the next one is asked for.
"""

from __future__ import annotations

import hashlib
import io
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from amana.intake.media_types import HEAD_SIZE, media_type
from amana.intake.pool import ON_DEMAND_FROM, Task
from amana.intake.reading import MIB, Outcome, Part, Reason

DEEPEST = 8  # a mail in an archive in a mail: deeper is no archive of anybody's
MOST_FILES = 200_000
LEAST_BYTES = 2_048 * MIB  # an honest file of any size may hold this much
MOST_HELD = 512 * MIB
"""What may be held of files inside that come apart: one of the largest, and one of the largest within it."""
_TIMES_ITS_SIZE = 50
_TOGETHER = 32
_TOGETHER_BYTES = MIB
_AHEAD = 4

_STATED = ("text/html", "text/csv", "text/calendar", "text/vcard", "message/rfc822")

ReadMany = Callable[[Sequence[Task]], "Future[list[Outcome]]"]
ReadOn = Callable[[str], "Future[list[Outcome]]"]  # of one instalment: the list has one outcome
TakeOut = Callable[[str], "Future[bytes | Reason]"]  # of a file inside, by its part's `apart`; see `GivesApart`
FileApart = Callable[[Task, str], "Future[bytes | Reason]"]  # the same, of one inside this file


@dataclass(frozen=True, slots=True)
class Told:
    """How one reading ended: of the whole (`part` None), or of the file inside it at that place.

    `since` is the token where this instalment began; `file` the file inside, with its bytes, where it is one.
    `sums` are the SHA-256 (hex) of files inside whose bytes came apart and are not held any more, by their parts'
    places.
    """

    outcome: Outcome
    part: str | None = None
    since: str | None = None
    file: Part | None = None
    sums: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Budget:
    """What all files inside one item may come to, together: an archive of archives may have no end."""

    files: int
    bytes: int

    def takes(self, size: int) -> bool:
        """Whether one more file of this size still fits."""
        if self.files < 1 or self.bytes < size:
            return False
        self.files -= 1
        self.bytes -= size
        return True


@dataclass(frozen=True, slots=True)
class _Holder:
    """What is followed: the item itself (`place` and `file` None), or a file inside it."""

    read_on: ReadOn
    take_out: TakeOut | None
    place: str | None = None
    depth: int = 0
    file: Part | None = None


@dataclass(slots=True)
class _Settled:
    """What became of files inside, by their parts' places: why one was not read, or its SHA-256."""

    unread: dict[str, Reason] = field(default_factory=dict)
    sums: dict[str, str] = field(default_factory=dict)


class Following:
    """Follows one item's reading into its instalments and the files inside it.

    `read_many` reads files that are at hand, elsewhere; `size` is the item's own, in bytes. `file_apart` gets what
    comes apart from a file at hand; without it such files are told as too large.
    """

    def __init__(self, read_many: ReadMany, size: int, file_apart: FileApart | None = None) -> None:
        self._read_many, self._file_apart = read_many, file_apart
        self._budget = _Budget(MOST_FILES, max(LEAST_BYTES, _TIMES_ITS_SIZE * size))
        self._held = 0

    def follow(
        self, outcome: Outcome, read_on: ReadOn, since: str | None = None, take_out: TakeOut | None = None
    ) -> Iterator[Told]:
        """All that comes of an item whose first reading (or the one `since` this token) ended with `outcome`.

        The next instalment is asked for before the present one is told of, and read meanwhile: one ahead.
        `take_out` gets what comes apart from the item itself. Whoever lets go of each `Told` before the next is
        asked for holds one such file at a time.
        """
        return self._whole(outcome, _Holder(read_on, take_out), since)

    def _whole(self, outcome: Outcome, holder: _Holder, since: str | None) -> Iterator[Told]:
        seen = {since}
        while True:
            resume = outcome.reading.resume if outcome.reading else None
            coming = None if resume is None or resume in seen else holder.read_on(resume)
            settled = _Settled()
            yield from self._inside(outcome, holder, settled)
            yield Told(_with_unread(outcome, settled.unread), holder.place, since, holder.file, settled.sums)
            if coming is None:
                if resume is not None:  # a reader that goes in circles
                    circling = replace(outcome, outcome="failed", reason="garbled", reading=None)
                    yield Told(circling, holder.place, resume)
                return
            seen.add(resume)
            (outcome,), since = coming.result(), resume

    def _inside(self, outcome: Outcome, holder: _Holder, settled: _Settled) -> Iterator[Told]:
        """The files inside."""
        waiting: deque[tuple[list[Part], Future[list[Outcome]]]] = deque()
        for group in self._groups(outcome, holder.depth, settled.unread):
            most = _AHEAD
            if group[0].apart is not None:
                most = 0  # what waits is done with first, so that no more is held beside it
            else:
                waiting.append((group, self._read_many([task_of(part) for part in group])))
            while len(waiting) > most:
                yield from self._taken_up(*waiting.popleft(), holder)
            if group[0].apart is not None:
                yield from self._apart(group[0], group[0].apart, holder, settled)
        while waiting:
            yield from self._taken_up(*waiting.popleft(), holder)

    def _apart(self, part: Part, apart: str, holder: _Holder, settled: _Settled) -> Iterator[Told]:
        """A file inside that has to be asked for."""
        size = part.size or 0
        if holder.take_out is None or self._held + size > MOST_HELD:
            settled.unread[part.place] = "too-large"
            return
        self._held += size
        data = holder.take_out(apart).result()
        if isinstance(data, bytes) and len(data) == size:
            settled.sums[part.place] = hashlib.sha256(data).hexdigest()
            file = replace(part, data=data)
            yield from self._taken_up([file], self._read_many([task_of(file)]), holder)
        else:
            settled.unread[part.place] = "garbled" if isinstance(data, bytes) else data
        self._held -= size

    def _taken_up(self, group: list[Part], future: Future[list[Outcome]], holder: _Holder) -> Iterator[Told]:
        for part, outcome in zip(group, future.result(), strict=True):
            yield from self._whole(outcome, self._holder(part, holder), None)

    def _holder(self, part: Part, within: _Holder) -> _Holder:
        def read_on(resume: str) -> Future[list[Outcome]]:
            return self._read_many([task_of(part, resume)])

        def take_out(apart: str) -> Future[bytes | Reason]:
            assert self._file_apart is not None
            return self._file_apart(task_of(part), apart)

        place = joined(within.place, part.place)
        return _Holder(read_on, take_out if self._file_apart else None, place, within.depth + 1, part)

    def _groups(self, outcome: Outcome, depth: int, unread: dict[str, Reason]) -> Iterator[list[Part]]:
        """The files inside that may be read, small ones together, and each by itself that comes apart; `unread` is
        filled with the others.
        """
        group: list[Part] = []
        size = 0
        for part in outcome.reading.parts if outcome.reading else ():
            if part.data is None and part.apart is None:
                continue
            if depth >= DEEPEST:
                unread[part.place] = "too-deep"
                continue
            its_size = (part.size or 0) if part.data is None else len(part.data)
            if not self._budget.takes(its_size):
                unread[part.place] = "left-out"
                continue
            if group and (part.apart or len(group) >= _TOGETHER or size + its_size > _TOGETHER_BYTES):
                yield group
                group, size = [], 0
            group.append(part)
            size += its_size
            if part.apart is not None:
                yield group
                group, size = [], 0
        if group:
            yield group


def joined(place: str | None, inner: str | None) -> str | None:
    """The place of what is inside something that is itself inside."""
    if place is None or inner is None:
        return place if inner is None else inner
    return f"{place}/{inner}"


def task_of(part: Part, resume: str | None = None) -> Task:
    """A file inside as a task for the pool."""
    data = part.data or b""
    name = part.name or part.place.rpartition("/")[2]
    head = data[:HEAD_SIZE]
    return Task(source_of(data), len(data), _media_type(head, name, part.media_type), head, name, resume)


def source_of(data: bytes) -> BinaryIO | bytes:
    """A large file as a source that a reader asks for what it needs: of its own, over the same bytes."""
    return data if len(data) <= ON_DEMAND_FROM else io.BytesIO(data)


def _media_type(head: bytes, name: str, stated: str | None) -> str:
    """By content and name; what the source calls it only where they leave it open."""
    found = media_type(head, name)
    return stated if stated in _STATED and found in ("application/octet-stream", "text/plain") else found


def _with_unread(outcome: Outcome, unread: Mapping[str, Reason]) -> Outcome:
    """The outcome with what was not read said."""
    if outcome.reading is None or not unread:
        return outcome
    parts = tuple(replace(part, reason=part.reason or unread.get(part.place)) for part in outcome.reading.parts)
    left_out = not {"left-out", "too-deep"}.isdisjoint(unread.values())
    note = outcome.reading.note or ("left-out" if left_out else "parts-unread")
    return replace(outcome, reason=note, reading=replace(outcome.reading, parts=parts, note=note))

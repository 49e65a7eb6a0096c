"""All that one file holds: its instalments, and the files inside it, and the files inside those.

A reader gives what it finds as parts; a part that is a file is a task of its own, in a process that may break over
it without harm to the rest. Whatever comes is told one by one, so that nothing has to be held together; of a file
inside it is told before of what holds it, so that what is told of a whole is told last.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace

from amana.intake.media_types import HEAD_SIZE, media_type
from amana.intake.pool import Task
from amana.intake.reading import MIB, Outcome, Part, Reason

DEEPEST = 8  # a mail in an archive in a mail: deeper is no archive of anybody's
MOST_FILES = 200_000
LEAST_BYTES = 2_048 * MIB  # an honest file of any size may hold this much
_TIMES_ITS_SIZE = 50
_TOGETHER = 32
_TOGETHER_BYTES = MIB
_AHEAD = 4

_STATED = ("text/html", "text/csv", "text/calendar", "text/vcard", "message/rfc822")

ReadMany = Callable[[Sequence[Task]], "Future[list[Outcome]]"]
ReadOn = Callable[[str], "Future[list[Outcome]]"]  # of one instalment: the list has one outcome


@dataclass(frozen=True, slots=True)
class Told:
    """How one reading ended: of the whole (`part` None), or of the file inside it at that place.

    `since` is the token where this instalment began; `file` the file inside, with its bytes, where it is one.
    """

    outcome: Outcome
    part: str | None = None
    since: str | None = None
    file: Part | None = None


@dataclass(slots=True)
class _Budget:
    """What all files inside one item may come to, together: an archive of archives may have no end."""

    files: int
    bytes: int

    def takes(self, part: Part) -> bool:
        """Whether one more file still fits."""
        size = len(part.data or b"")
        if self.files < 1 or self.bytes < size:
            return False
        self.files -= 1
        self.bytes -= size
        return True


class Following:
    """Follows one item's reading into its instalments and the files inside it.

    `read_many` reads files that are at hand, elsewhere; `size` is the item's own, in bytes.
    """

    def __init__(self, read_many: ReadMany, size: int) -> None:
        self._read_many = read_many
        self._budget = _Budget(MOST_FILES, max(LEAST_BYTES, _TIMES_ITS_SIZE * size))

    def follow(self, outcome: Outcome, read_on: ReadOn, since: str | None = None) -> Iterator[Told]:
        """All that comes of an item whose first reading (or the one `since` this token) ended with `outcome`.

        The next instalment is asked for before the present one is told of, and read meanwhile: one ahead.
        """
        return self._whole(outcome, read_on, None, since, 0, None)

    def _whole(
        self,
        outcome: Outcome,
        read_on: ReadOn,
        place: str | None,
        since: str | None,
        depth: int,
        file: Part | None,
    ) -> Iterator[Told]:
        seen = {since}
        while True:
            resume = outcome.reading.resume if outcome.reading else None
            coming = None if resume is None or resume in seen else read_on(resume)
            left_out = yield from self._inside(outcome, place, depth)
            yield Told(_without_files(outcome, left_out), place, since, file)
            if coming is None:
                if resume is not None:  # a reader that goes in circles
                    yield Told(replace(outcome, outcome="failed", reason="garbled", reading=None), place, resume)
                return
            seen.add(resume)
            (outcome,), since = coming.result(), resume

    def _inside(self, outcome: Outcome, place: str | None, depth: int) -> Generator[Told, None, dict[str, Reason]]:
        """The files inside; and in the end, which were left out and why."""
        left_out: dict[str, Reason] = {}
        waiting: deque[tuple[list[Part], Future[list[Outcome]]]] = deque()
        for group in self._groups(outcome, depth, left_out):
            waiting.append((group, self._read_many([task_of(part) for part in group])))
            if len(waiting) > _AHEAD:
                yield from self._taken_up(*waiting.popleft(), place, depth)
        while waiting:
            yield from self._taken_up(*waiting.popleft(), place, depth)
        return left_out

    def _taken_up(
        self, group: list[Part], future: Future[list[Outcome]], place: str | None, depth: int
    ) -> Iterator[Told]:
        for part, outcome in zip(group, future.result(), strict=True):

            def read_on(resume: str, part: Part = part) -> Future[list[Outcome]]:
                return self._read_many([task_of(part, resume)])

            yield from self._whole(outcome, read_on, joined(place, part.place), None, depth + 1, part)

    def _groups(self, outcome: Outcome, depth: int, left_out: dict[str, Reason]) -> Iterator[list[Part]]:
        """The files inside that may be read, small ones together; `left_out` is filled with the others."""
        group: list[Part] = []
        size = 0
        for part in outcome.reading.parts if outcome.reading else ():
            if part.data is None:
                continue
            if depth >= DEEPEST:
                left_out[part.place] = "too-deep"
                continue
            if not self._budget.takes(part):
                left_out[part.place] = "left-out"
                continue
            if group and (len(group) >= _TOGETHER or size + len(part.data) > _TOGETHER_BYTES):
                yield group
                group, size = [], 0
            group.append(part)
            size += len(part.data)
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
    return Task(data, len(data), _media_type(head, name, part.media_type), head, name, resume)


def _media_type(head: bytes, name: str, stated: str | None) -> str:
    """By content and name; what the source calls it only where they leave it open."""
    found = media_type(head, name)
    return stated if stated in _STATED and found in ("application/octet-stream", "text/plain") else found


def _without_files(outcome: Outcome, left_out: dict[str, Reason]) -> Outcome:
    """The outcome with what was left out said."""
    if outcome.reading is None or not left_out:
        return outcome
    parts = tuple(replace(part, reason=part.reason or left_out.get(part.place)) for part in outcome.reading.parts)
    note = outcome.reading.note or "left-out"
    return replace(outcome, reason=note, reading=replace(outcome.reading, parts=parts, note=note))

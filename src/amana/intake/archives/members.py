"""What all archives share: where a member stands, what is odd about its path, and how an instalment is filled.

Paths are names and nothing else: absolute ones, `../`, links and devices are told, and never followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from amana.intake.part_budget import Budget, width_of
from amana.intake.reading import Limits, Part, Reason, sound
from amana.records import EmbeddedFact

MAX_MEMBERS = 200_000  # beyond them the archive is told to go on, and is not read on
LONGEST_PATH = 1_000
LONGEST_WORD = 4_000
_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:[/\\]?")
_STEP = re.compile(r"[/\\]")
_SPLIT = re.compile(r"(?i)(.+\.(?:7z|zip|rar|tar(?:\.\w{1,4})?))\.(\d{2,4})$|(.+)\.z(\d\d)$")
_SPLIT_RAR = re.compile(r"(?i)(.+)\.part(\d{1,5})\.rar$|(.+)\.r(\d\d)$")


@dataclass(slots=True)
class Places:
    """A place for each member, in their order: the path as written, and a number where two have one path."""

    _seen: dict[str, int]
    _taken: set[str]

    def __init__(self) -> None:
        self._seen, self._taken = {}, set()

    def next(self, path: str) -> str:
        """The place of the next member of this path."""
        place = f"member/{path[:LONGEST_PATH]}"
        count = self._seen.get(place, 0) + 1
        told = place if count == 1 and path else f"{place}#{count}"
        while told in self._taken:
            count += 1
            told = f"{place}#{count}"
        self._seen[place] = count
        self._taken.add(told)
        return told


def path_facts(path: str) -> Iterator[EmbeddedFact]:
    """What is to be known of a path that would lead outside, or is too long to be told whole."""
    if _ABSOLUTE.match(path):
        yield EmbeddedFact("path-warning", "absolute")
    if ".." in _STEP.split(path):
        yield EmbeddedFact("path-warning", "leads-outside")
    if len(path) > LONGEST_PATH:
        yield EmbeddedFact("path-warning", "cut", sound(path[:LONGEST_WORD]))


def fact(name: str, value: str, raw: str | None = None) -> EmbeddedFact:
    """A fact whose words can be told, however the archive wrote them."""
    return EmbeddedFact(name, sound(value)[:LONGEST_WORD], None if raw is None else sound(raw)[:LONGEST_WORD])


def split_facts(name: str) -> tuple[EmbeddedFact, ...]:
    """What the name says of a file that is one piece of a split archive: `records.7z.001`, `records.z01`.

    Of RAR it is `records.part1.rar`, `records.part2.rar`; or `records.rar`, which says nothing, `records.r00`.
    """
    told = _SPLIT.match(name[-300:])
    if told is not None:
        return fact("piece-of", told[1] or f"{told[3]}.zip"), fact("piece", str(int(told[2] or told[4])))
    told = _SPLIT_RAR.match(name[-300:])
    if told is None:
        return ()
    number = int(told[2]) if told[2] else int(told[4]) + 2
    return fact("piece-of", f"{told[1] or told[3]}.rar"), fact("piece", str(number))


class Instalment:
    """The parts of one instalment, as many as there is room for."""

    def __init__(self, limits: Limits) -> None:
        self.parts: list[Part] = []
        self._limits = limits
        self._budget = Budget(limits.members, limits.unpacked_bytes)

    def has_room(self, size: int) -> bool:
        """Whether a member of this size (as declared) may still come. One that is too large needs no room."""
        return self._budget.has_room(64, 0 if size > self._limits.unpacked_bytes else size)

    def add(self, part: Part) -> bool:
        """Add it; False where there was no room for it after all."""
        width, size = width_of(part), len(part.data or b"")
        if not self._budget.has_room(width, size):
            return False
        self._budget.take(width, size)
        self.parts.append(part)
        return True

    def note(self, known: Reason | None = None) -> Reason | None:
        """What is to be known of it: what is known already, or that some parts could not be read."""
        if known is not None:
            return known
        return "parts-unread" if any(part.reason is not None for part in self.parts) else None


def without_file(part: Part, reason: Reason) -> Part:
    """The part as one that could not be read."""
    return replace(part, data=None, reason=reason)

"""The parts of a reading as they go over the pipe: frames of JSON, in columns, each fact once a frame.

Half a million messages say who sent them with the same few words, so that a frame holds a table of its facts, and
of each part only their numbers in it. A frame is cut by its size. What is too much for one is left out and told:
a part keeps its first facts, and `facts-left-out` says how many are missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from operator import le
from typing import Any, Final, get_args

from amana.intake.checked import (
    MAX_FIELD,
    Garbled,
    maybe_numbers,
    numbers,
    row,
    words,
    words_among,
)
from amana.intake.collecting import not_collecting
from amana.intake.of_columns import made_of_columns
from amana.intake.reading import Part, PartKind, Reason, TextVersion
from amana.records import EmbeddedFact

MAX_FACTS: Final = 1_000
MAX_PARTS: Final = 200_000
MAX_REFERENCES: Final = 20 * MAX_PARTS
"""Facts of all parts of a reading together, each time one is referred to."""
LEFT_OUT: Final = "facts-left-out"
_FRAME: Final = 320 << 10  # code points; in JSON each takes up to six bytes, and a frame may have 4 MiB
_PARTS, _FEWEST = 2_000, 125  # that are tried in one frame
_COLUMNS: Final = 12
_TOLD: Final = 15
_A_PART, _A_FACT = 80, 8  # what numbers and marks may take of a frame
_END: Final = 1 << 62
_KINDS: frozenset[str] = frozenset(get_args(PartKind))
_FACT_FIELDS: Final = ("name", "value", "raw")
_REASONS: frozenset[str] = frozenset(get_args(Reason))


def within(facts: tuple[EmbeddedFact, ...], room: int = _FRAME) -> tuple[EmbeddedFact, ...]:
    """The facts that fit, from the first on: by number, by the length of each, by code points together."""
    kept = 0
    for fact in facts[: MAX_FACTS - 1] if len(facts) > MAX_FACTS else facts:
        room -= _size(fact)
        if room < 0 or max(len(fact.name), len(fact.value), len(fact.raw or "")) > MAX_FIELD:
            break
        kept += 1
    if kept == len(facts):
        return facts
    return (*facts[:kept], EmbeddedFact(LEFT_OUT, str(len(facts) - kept)))


def _size(fact: EmbeddedFact) -> int:
    return len(fact.name) + len(fact.value) + len(fact.raw or "") + _A_FACT


def frames_of(parts: Sequence[Part]) -> Iterator[list[Any]]:
    """What each frame tells. As many parts go into one as went into the last, when that had to be cut."""
    at, step = 0, _PARTS
    while at < len(parts):
        with not_collecting():
            frames = list(_frames(parts[at : at + step]))
        yield from frames
        at, step = at + step, max(_FEWEST, step // len(frames))


def _frames(parts: Sequence[Part]) -> Iterator[list[Any]]:
    """One frame where they fit, else halves of them; the last facts of one part that does not fit go."""
    if not parts:
        return
    facts = [part.facts for part in parts]
    keys = [(fact.name, fact.value, fact.raw) for some in facts for fact in some]
    table = dict.fromkeys(keys)
    names, values, raws = ([key[field] for key in table] for field in range(3))
    columns = _columns(parts)
    counts = list(map(len, facts))
    size = _A_PART * len(parts) + _A_FACT * (len(keys) + len(table))
    size += sum(map(_length, [names, values, raws, *columns[:6]]))
    if size > _FRAME and len(parts) > 1:
        middle = len(parts) // 2
        yield from _frames(parts[:middle])
        yield from _frames(parts[middle:])
        return
    longest = max(max(map(len, filter(None, column)), default=0) for column in (names, values, raws))
    if size > _FRAME or max(counts) > MAX_FACTS or longest > MAX_FIELD:
        cut = [replace(part, facts=within(part.facts)) for part in parts]
        if [part.facts for part in cut] != facts:  # else it is its place that is too long: told as it is
            yield from _frames(cut)
            return
    number_of = dict(zip(table, range(len(table)), strict=True))
    references = list(map(number_of.__getitem__, keys))
    files = [int(part.data is not None) for part in parts]
    yield [*map(_column, columns), files, counts, references, [names, values, _column(raws)]]


def _columns(parts: Sequence[Part]) -> list[list[Any]]:
    """All but files and facts; the first six are texts of any length."""
    return [
        [part.place for part in parts],
        [part.kind for part in parts],
        [part.name for part in parts],
        [part.of for part in parts],
        [part.media_type for part in parts],
        [part.apart for part in parts],
        [part.reason for part in parts],
        [part.size for part in parts],
        [part.text for part in parts],
        [part.start for part in parts],
        [part.end for part in parts],
    ]


def _length(column: Iterable[str | None]) -> int:
    """Code points of all texts of a column."""
    return sum(map(len, filter(None, column)))


def _column(values: Sequence[Any]) -> Sequence[Any] | None:
    return None if values.count(None) == len(values) else values


class PartRows:
    """Parts as they were told, frame by frame: checked, and waiting for the texts and files that come after."""

    def __init__(self) -> None:
        self.count = 0
        self._references = 0
        self._columns: list[list[Any]] = [[] for _ in range(_COLUMNS)]
        self._facts: list[tuple[EmbeddedFact, ...]] = []

    def take(self, told: Any) -> None:
        """One frame. Garbled where it is not as agreed."""
        frame = row(told, _TOLD)
        if not isinstance(frame[0], list) or not frame[0]:
            raise Garbled("a frame of no parts")
        count = len(frame[0])
        self.count += count
        if self.count > MAX_PARTS:
            raise Garbled("too many parts")
        checked: tuple[list[Any], ...] = (
            words(frame[0], count, none=False),
            words_among(frame[1], count, _KINDS, none=False),
            words(frame[2], count),
            words(frame[3], count),
            words(frame[4], count),
            words(frame[5], count),
            words_among(frame[6], count, _REASONS),
            maybe_numbers(frame[7], count),
            maybe_numbers(frame[8], count),
            numbers(frame[9], count),
            numbers(frame[10], count),
            numbers(frame[11], count),
        )
        for column, more in zip(self._columns, checked, strict=True):
            column += more
        with not_collecting():
            self._facts += self._facts_of(frame[12], frame[13], frame[14], count)

    def _facts_of(self, counts: Any, references: Any, table: Any, count: int) -> list[tuple[EmbeddedFact, ...]]:
        """The facts of each part: from the table, by their numbers in it."""
        facts = _table(table)
        if not isinstance(references, list):
            raise Garbled("references that are no list")
        numbers(references, len(references))
        numbers(counts, count)
        self._references += len(references)
        if self._references > MAX_REFERENCES or max(counts) > MAX_FACTS or sum(counts) != len(references):
            raise Garbled("facts that do not come to as many as told")
        if references and max(references) >= len(facts):
            raise Garbled("a fact that is not told")
        each = map(facts.__getitem__, references)
        return [tuple(islice(each, one)) for one in counts]

    def parts(self, texts: Sequence[TextVersion], next_file: Callable[[], bytes]) -> tuple[Part, ...]:
        """The parts themselves. Garbled where one points outside its text."""
        if not self.count:
            return ()
        places, kinds, names, ofs, types, apart, reasons, sizes, of_text, starts, ends, files = self._columns
        lengths: dict[int | None, int] = {None: _END} | {n: len(text.text) for n, text in enumerate(texts)}
        if not set(of_text) <= lengths.keys():
            raise Garbled("a part of no text")
        if not all(map(le, starts, ends)) or not all(map(le, ends, map(lengths.__getitem__, of_text))):
            raise Garbled("a part outside its text")
        data = [next_file() if has_file else None for has_file in files]
        with not_collecting():
            columns = places, kinds, names, self._facts, of_text, starts, ends, ofs, data, sizes, types, reasons
            return made_of_columns(Part, Part.__slots__, len(places), (*columns, apart))


def _table(told: Any) -> tuple[EmbeddedFact, ...]:
    names, values, raws = row(told, 3)
    if not isinstance(names, list):
        raise Garbled("a table of the wrong shape")
    count = len(names)
    columns = words(names, count, none=False), words(values, count, none=False), words(raws, count)
    return made_of_columns(EmbeddedFact, _FACT_FIELDS, count, columns)

"""Mentions taken in one after another and held as numbers: a million of them fit in a few hundred megabytes."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from amana.catalogue import Mention, MentionKind
from amana.compare.arrays import numpy
from amana.compare.people.contexts import contexts
from amana.compare.people.names import is_acronym, name_of, number_of


@dataclass(slots=True)
class Kin:
    """The spellings that share their classes: one node for comparing names. `written` is the first in order."""

    kind: MentionKind
    classes: tuple[str, ...]
    written: str
    firm: bool


@dataclass(slots=True)
class Table:
    """The mentions of a pool in an order of their own (by id), so that nothing depends on how they came.

    `members` are rows (kin, mention), sorted; `around` rows (mention, context number), sorted. `text` and `kin`
    hold a number for each mention, `written` what it is called.
    """

    ids: list[str]
    kins: list[Kin]
    kin: list[int]
    text: list[int]
    written: list[str]
    members: tuple[Any, Any]
    around: tuple[Any, Any]


@dataclass(slots=True)
class Pool:
    """Takes mentions in, in any order; the same one may come again."""

    _ids: dict[str, int] = field(default_factory=dict)
    _texts: dict[str, int] = field(default_factory=dict)
    _kin_of: dict[tuple[MentionKind, str], int] = field(default_factory=dict)
    _kins: dict[tuple[MentionKind, tuple[str, ...]], int] = field(default_factory=dict)
    _kept: list[Kin] = field(default_factory=list)
    _names: list[str] = field(default_factory=list)
    _spellings: dict[str, str] = field(default_factory=dict)
    _kin: array[int] = field(default_factory=lambda: array("i"))
    _text: array[int] = field(default_factory=lambda: array("i"))
    _members: tuple[array[int], array[int]] = field(default_factory=lambda: (array("i"), array("i")))
    _around: tuple[array[int], array[int]] = field(default_factory=lambda: (array("i"), array("q")))

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, mention: Mention) -> None:
        """Take one in. A name without letters is left out: nothing can be said of it."""
        kin = self._kin_for(mention.kind, mention.written)
        if not self._kept[kin].classes:
            return
        number = self._ids.setdefault(mention.id, len(self._ids))
        if number == len(self._names):
            self._names.append(self._same_text(mention.written))
            self._kin.append(kin)
            self._text.append(self._texts.setdefault(mention.text_version, len(self._texts)))
        for one in {kin, *self._others(mention)}:
            self._members[0].append(one)
            self._members[1].append(number)
        for key in contexts(mention):
            self._around[0].append(number)
            self._around[1].append(number_of(key))

    def _same_text(self, written: str) -> str:
        """One text for all mentions that are written alike, which are many."""
        return self._spellings.setdefault(written, written)

    def _others(self, mention: Mention) -> Iterator[int]:
        """Other spellings in the text that are names by themselves: a whole name, an acronym."""
        for form in mention.forms:
            kin = self._kin_for(mention.kind, form)
            if len(self._kept[kin].classes) > 1 or is_acronym(mention.kind, form):
                yield kin

    def _kin_for(self, kind: MentionKind, written: str) -> int:
        found = self._kin_of.get((kind, written))
        if found is not None:
            return found
        name = name_of(kind, written)
        number = self._kins.setdefault((kind, name.classes), len(self._kept))
        if number == len(self._kept):
            self._kept.append(Kin(kind, name.classes, written, name.firm))
        kept = self._kept[number]
        kept.written, kept.firm = min(kept.written, written), kept.firm or name.firm
        self._kin_of[kind, written] = number
        return number

    def table(self) -> Table:
        """All that was taken in, in order."""
        ids = list(self._ids)
        order = sorted(range(len(ids)), key=ids.__getitem__)
        kins = sorted(range(len(self._kept)), key=lambda at: (self._kept[at].kind, self._kept[at].classes))
        place, rank = _ranks(order), _ranks(kins)
        return Table(
            [ids[at] for at in order],
            [self._kept[at] for at in kins],
            [int(rank[self._kin[at]]) for at in order],
            [self._text[at] for at in order],
            [self._names[at] for at in order],
            _sorted(rank, self._members[0], place, self._members[1]),
            _sorted(place, self._around[0], None, self._around[1]),
        )


def _ranks(order: list[int]) -> Any:
    np = numpy()
    found = np.empty(len(order), dtype="int64")
    found[np.array(order, dtype="int64")] = np.arange(len(order))
    return found


def _sorted(rank: Any, ones: array[int], place: Any, others: array[int]) -> tuple[Any, Any]:
    """Rows of two columns in their new numbers, each row once, in order."""
    np = numpy()
    left = rank[np.frombuffer(ones, dtype="int32")] if len(ones) else np.empty(0, dtype="int64")
    right = np.array(others, dtype="int64") if place is None else place[np.array(others, dtype="int64")]
    order = np.lexsort((right, left))
    left, right = left[order], right[order]
    fresh = np.ones(len(left), dtype=bool)
    fresh[1:] = (left[1:] != left[:-1]) | (right[1:] != right[:-1])
    return left[fresh], right[fresh]

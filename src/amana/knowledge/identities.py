"""Who is the same as whom, by people's word: a pure function of the set of judgements, whatever their order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from amana.knowledge.known import Said

SAME: Final = "same-as"
DIFFERENT: Final = "different-from"


@dataclass(frozen=True, slots=True)
class Clash:
    """A judgement that was not followed, since another one says the opposite: both are kept and shown."""

    same: Said
    different: Said


class Identities:
    """Which ids are one thing. What people said to be different is never joined, by whatever way."""

    def __init__(self, judgements: Iterable[Said]) -> None:
        """`judgements` are the assertions of SAME and DIFFERENT; those that fell or are suspect do not count."""
        told = sorted(
            (one for one in judgements if one.stands and one.suspect is None and one.value is not None),
            key=lambda one: (one.row.assertion.at, one.row.entry.device, one.row.entry.index),
        )
        self._above: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._apart: dict[str, dict[str, Said]] = {}
        self.clashes: list[Clash] = []
        for one in told:
            if one.prop == DIFFERENT:
                self._part(one)
        for one in told:
            if one.prop == SAME:
                self._join(one)

    def of(self, name: str) -> tuple[str, ...]:
        """All ids of what has this one, itself among them, in order."""
        return tuple(sorted(self._members.get(self._top(name), {name})))

    def first(self, name: str) -> str:
        """The id that stands for all of them: the first in order."""
        return self.of(name)[0]

    def differ(self, one: str, other: str) -> Said | None:
        """Who says that these are different; None where nobody does."""
        members = set(self.of(other))
        for name in self.of(one):
            for against, said in self._apart.get(name, {}).items():
                if against in members:
                    return said
        return None

    def joined(self) -> tuple[tuple[str, ...], ...]:
        """Every set of ids that are one thing and more than one id."""
        return tuple(sorted(tuple(sorted(names)) for names in self._members.values()))

    def _part(self, said: Said) -> None:
        one, other = said.row.assertion.subject, said.value or ""
        self._apart.setdefault(one, {})[other] = said
        self._apart.setdefault(other, {})[one] = said

    def _join(self, said: Said) -> None:
        one, other = self._top(said.row.assertion.subject), self._top(said.value or "")
        if one == other:
            return
        against = self.differ(one, other)
        if against is not None:
            self.clashes.append(Clash(said, against))
            return
        kept, gone = sorted((one, other))
        self._above[gone] = kept
        self._members[kept] = self._members.get(kept, {kept}) | self._members.pop(gone, {gone})

    def _top(self, name: str) -> str:
        while name in self._above:
            name = self._above[name]
        return name

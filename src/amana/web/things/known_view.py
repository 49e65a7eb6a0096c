"""What people said of something, as a page shows it: each value with whose word it is and what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amana.actions.knowledge import things
from amana.knowledge import DIFFERENT, SAME
from amana.phrases import KnownWords, clash_words, suspect_words
from amana.records import ID_LENGTH
from amana.web.house.visits import Visit
from amana.web.things.place_words import place_called
from amana.web.things.thing_kinds import address

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.knowledge import Known, Said
    from amana.records import Basis

JUDGEMENTS: Final = (SAME, DIFFERENT)
"""Properties that say who is who: shown apart from what is known."""

_MOST_IDS = 50
_ID = re.compile(f"[0-9a-f]{{{ID_LENGTH}}}")


@dataclass(frozen=True, slots=True)
class Ground:
    """What a value rests on, in words, and the address of the place; None where it is none in the archive."""

    words: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Value:
    """One assertion: its value in words, where that leads, who said it, on what ground, and whether it stands."""

    id: str
    prop: str
    label: str
    words: str
    address: str | None
    who: str
    grounds: tuple[Ground, ...]
    note: str | None
    suspect: str | None
    stands: bool


class KnownView:
    """Makes the values of a page; schema and names are looked up once."""

    def __init__(self, visit: Visit, archive: OpenArchive) -> None:
        self._visit, self._archive = visit, archive
        self._words, self._schema = KnownWords(visit.speaker, archive), archive.schema()

    def standing(self, known: Known) -> list[tuple[str, list[Value]]]:
        """What stands, by property, those of its type first: what it is called, and its values."""
        told = [one for one in known.standing() if one.prop not in JUDGEMENTS]
        own = self._schema.of_type(known.type) if known.type and known.type in self._schema.types else ()
        order = {one.name: at for at, one in enumerate(own)}
        names = sorted(dict.fromkeys(one.prop for one in told), key=lambda name: order.get(name, len(order)))
        return [
            (self._words.property(name), self.values(one for one in told if one.prop == name)) for name in names
        ]

    def fallen(self, known: Known) -> list[Value]:
        """What no longer stands, the last said first."""
        return self.values(one for one in reversed(known.said) if not one.stands and one.value is not None)

    def judgements(self, known: Known) -> list[Value]:
        """Who people say it is, and is not: said of it, or of another that is held against it."""
        own = [one for one in known.standing() if one.prop in JUDGEMENTS]
        knowing, seen = self._archive.knowing(), {one.id for one in own}
        others = [one for name in known.ids[:_MOST_IDS] for one in knowing.telling(DIFFERENT, name)]
        return self.values([*own, *(one for one in others if one.id not in seen)], of=known.ids)

    def values(self, told: Iterable[Said], of: tuple[str, ...] = ()) -> list[Value]:
        """Each as a page shows it. `of` are the ids of what the page is about: a link between two leads to the
        other one."""
        return [self._value(one, of) for one in told]

    def _value(self, said: Said, of: tuple[str, ...]) -> Value:
        row = said.row.assertion
        words, leads = self._told(said, of)
        return Value(
            said.id,
            said.prop,
            self._words.property(said.prop),
            words,
            leads,
            self._visit.digits(" · ".join(self._words.who(said))),
            tuple(map(self._ground, row.basis)),
            row.note,
            suspect_words(self._visit.speaker, said.suspect) if said.suspect else None,
            said.stands,
        )

    def _told(self, said: Said, of: tuple[str, ...]) -> tuple[str, str | None]:
        """The value in words, and the page that it leads to."""
        value, found = said.value or "", self._schema.properties.get(said.prop)
        form = found.value if found else "text"
        if form == "flag":
            return self._visit.say("web-thing-yes" if value == "yes" else "web-thing-no"), None
        if form not in ("link", "place") or "://" in value:
            return self._words.value(said), None
        if value in of and said.row.assertion.subject not in of:
            value = said.row.assertion.subject
        named = self._written(value) if said.prop in JUDGEMENTS else None
        words, leads = self._named(value)
        return named or words, leads

    def _written(self, name: str) -> str | None:
        """A name as its own text has it, whatever it was joined with."""
        knowing = self._archive.knowing()
        return next((one.written for one in knowing.mentions_of(knowing.of(name)) if one.id == name), None)

    def _named(self, value: str) -> tuple[str, str | None]:
        if _ID.fullmatch(value):
            knowing = self._archive.knowing()
            name = knowing.label(value) or self._visit.say("known-nameless")
            return name, address(knowing.type_of(value), value)
        told = place_called(self._visit, self._archive, value)
        return told, address("place", value) if things.place_names(value) != (value,) else None

    def _ground(self, basis: Basis) -> Ground:
        return Ground(self._words.basis(basis), place_address(basis) if basis.item else None)


def place_address(basis: Basis) -> str:
    """The page of the item that an assertion rests on, at the words where it names some."""
    return words_address(basis.item or "", basis.text_version, basis.start, basis.end)


def words_address(item: str, text_version: str | None, start: int | None, end: int | None) -> str:
    """An item's page, landing on these words (code points of that text version) where they are known."""
    if text_version is None or start is None or end is None:
        return f"/items/{item}"
    return f"/items/{item}?at={start}-{end}&text={text_version}"


def clash_lines(visit: Visit, archive: OpenArchive, known: Known) -> Iterator[str]:
    """That people disagree on who it is, where they do."""
    yield from (clash_words(visit.speaker, one) for one in archive.knowing().clashes_of(known))

"""What is known of something, as `show` tells it: each value with who says so, when, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from amana.cli.hits import SHORT_ID
from amana.cli.suspicion import suspect_words
from amana.cli.voice import Voice
from amana.errors import ItemUnknown, SubjectUnknown

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.catalogue import Mention
    from amana.knowledge import Clash, Known, Said
    from amana.records import Basis

_LONGEST_WORDS = 160


class KnownLines:
    """Tells what is known, in the words of the archive's schema, with names for ids."""

    def __init__(self, voice: Voice, archive: OpenArchive) -> None:
        self._voice, self._archive = voice, archive
        self._schema, self._label = archive.schema(), archive.knowing().label

    def tell(self, known: Known, *, everything: bool = False) -> None:
        """What stands; what no longer does too, with `everything`, else how much of it there is."""
        standing = [one for one in known.said if one.stands and one.value is not None]
        self._block(standing)
        fallen = [one for one in known.said if not one.stands]
        if fallen and everything:
            self._voice.print()
            self._voice.print(self._voice.say("known-fallen"))
            self._block(fallen)
        elif fallen:
            self._voice.print("  " + self._voice.faint(self._voice.say("known-more", count=len(fallen))))

    def _block(self, said: Sequence[Said]) -> None:
        labels = [self._property(one.prop) for one in said]
        width = max(map(len, labels), default=0)
        for label, one in zip(labels, said, strict=True):
            self._voice.print(f"  {label:<{width}}  {self.value(one)}")
            for line in self._beneath(one):
                self._voice.print(" " * (width + 4) + self._voice.faint(line))

    def _property(self, name: str) -> str:
        found = self._schema.properties.get(name)
        return found.label.told(self._voice.language) if found else self._voice.name(name)

    def value(self, said: Said) -> str:
        """The value as a person reads it: a choice in words, a link by its name."""
        value, found = said.value or "", self._schema.properties.get(said.prop)
        if found and found.value == "choice" and found.choices:
            choice = found.choices.choice(value)
            return choice.label.told(self._voice.language) if choice else self._voice.name(value)
        if found and found.value in ("link", "place"):
            return self._named(value)
        return self._voice.name(value)

    def _named(self, value: str) -> str:
        told = self._label(value)
        if told is None:
            return self._voice.name(value)
        return f"{self._voice.name(told)}  {self._voice.faint(value[:SHORT_ID])}"

    def _beneath(self, said: Said) -> Iterable[str]:
        row = said.row.assertion
        yield " · ".join(self._who(said))
        for basis in row.basis:
            yield self._basis(basis)
        if row.note:
            yield self._voice.say("known-note", note=row.note)
        if said.suspect:
            yield suspect_words(self._voice, said.suspect)

    def _who(self, said: Said) -> Iterable[str]:
        row = said.row.assertion
        yield self._voice.name(row.person) if row.person else self._voice.say("known-nobody")
        yield row.at[:10]
        if row.language:
            yield self._voice.name(row.language)
        if row.confidence:
            yield self._voice.say(f"confidence-{row.confidence}")
        yield said.id[:SHORT_ID]

    def _basis(self, basis: Basis) -> str:
        if basis.item is None:
            return self._voice.say("known-basis-note", note=basis.note or "")
        name = self._label(basis.item) or basis.item[:SHORT_ID]
        if basis.start is not None and basis.end is not None:
            return self._voice.say("known-basis-span", item=name, words=self._words(basis))
        if basis.since is not None:
            return self._voice.say("known-basis-time", item=name, since=basis.since, until=basis.until or "")
        if basis.region is not None:
            return self._voice.say("known-basis-region", item=name, region=basis.region)
        return self._voice.say("known-basis", item=name)

    def _words(self, basis: Basis) -> str:
        """What stands there; where the text is gone, from which character to which."""
        try:
            text = self._archive.text(basis.text_version or "")
        except ItemUnknown:
            return f"{basis.start}-{basis.end}"
        words = " ".join(text[basis.start : basis.end].split())
        return words if len(words) <= _LONGEST_WORDS else words[:_LONGEST_WORDS] + "…"


def show_thing(voice: Voice, archive: OpenArchive, known: Known, *, everything: bool) -> None:
    """A person, an event, …: its name and type, then all that is said of it and where texts name it.

    SubjectUnknown where there is neither.
    """
    knowing = archive.knowing()
    mentions = knowing.mentions_of(known)
    if not known.said and not mentions:
        raise SubjectUnknown(id=known.id)
    if voice.settings.json:
        clashes = [_clash_json(one) for one in knowing.clashes_of(known)]
        voice.emit({**known_json(known), "clashes": clashes, "mentions": [asdict(one) for one in mentions]})
        return
    schema = archive.schema()
    kind = schema.types.get(known.type or "")
    name = knowing.label(known.id)
    voice.print(voice.strong(voice.name(name)) if name else voice.say("known-nameless"))
    told = kind.label.told(voice.language) if kind else voice.name(known.type or "")
    voice.print("  " + voice.faint(" · ".join(part for part in (told, *known.ids) if part)))
    KnownLines(voice, archive).tell(known, everything=everything)
    _mentions(voice, archive, mentions, asserted=bool(known.said))
    for clash in knowing.clashes_of(known):
        same, different = clash.same.id[:SHORT_ID], clash.different.id[:SHORT_ID]
        voice.print("  " + voice.say("known-clash", same=same, different=different))


def _mentions(voice: Voice, archive: OpenArchive, mentions: Sequence[Mention], *, asserted: bool) -> None:
    """Where texts name it, and how."""
    knowing = archive.knowing()
    for one in mentions:
        names = " · ".join(voice.name(name) for name in (one.written, *one.forms))
        role = f" ({voice.name(one.role)})" if one.role else ""
        item = knowing.label(one.item) or ""
        voice.print(f"  {names}{role}")
        voice.print("    " + voice.faint(" · ".join((voice.name(item), one.item[:SHORT_ID], one.id[:SHORT_ID]))))
    if not asserted:
        voice.tell(voice.say("show-mention"))


def tell_said_of_item(voice: Voice, archive: OpenArchive, known: Known, *, everything: bool) -> None:
    """What people said of an item, and how much of what they said of other things rests on it."""
    knowing = archive.knowing()
    resting = [one for name in known.ids for one in knowing.about_item(name)]
    if not known.said and not resting:
        return
    voice.print()
    voice.print(voice.say("show-said"))
    KnownLines(voice, archive).tell(known, everything=everything)
    if resting:
        things = len({one.row.assertion.subject for one in resting})
        voice.print("  " + voice.say("show-resting", count=len(resting), things=things))


def _clash_json(clash: Clash) -> dict[str, Any]:
    return {"same": said_json(clash.same), "different": said_json(clash.different)}


def known_json(known: Known) -> dict[str, Any]:
    """All that is known, those that no longer stand too."""
    return {
        "id": known.id,
        "type": known.type,
        "ids": list(known.ids),
        "assertions": [said_json(one) for one in known.said],
    }


def said_json(said: Said) -> dict[str, Any]:
    """One assertion and how it stands."""
    told = asdict(said.row.assertion)
    told.pop("kind")
    return {
        "id": said.id,
        **told,
        "stands": said.stands,
        "superseded_by": list(said.superseded_by),
        "suspect": said.suspect,
    }

"""What is known of something, in words: each value with who says so, when, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from amana.errors import ItemUnknown
from amana.phrases.speaker import SHORT_ID, Speaker
from amana.phrases.suspicion import suspect_words

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.knowledge import Clash, Known, Said
    from amana.records import Basis

_LONGEST_WORDS = 160


class KnownWords:
    """Words for what is known: those of the archive's schema, with names for ids."""

    def __init__(self, speaker: Speaker, archive: OpenArchive) -> None:
        self._speaker, self._archive = speaker, archive
        self._schema, self._label = archive.schema(), archive.knowing().label

    def type(self, name: str | None) -> str:
        """What something is: `person` as the schema calls it; empty where it is not known."""
        kind = self._schema.types.get(name or "")
        return kind.label.told(self._speaker.language) if kind else self._speaker.name(name or "")

    def property(self, name: str) -> str:
        """A property as the schema calls it."""
        found = self._schema.properties.get(name)
        return found.label.told(self._speaker.language) if found else self._speaker.name(name)

    def value(self, said: Said) -> str:
        """The value as a person reads it: a choice in words, a link by its name."""
        value, found = said.value or "", self._schema.properties.get(said.prop)
        if found and found.value == "choice" and found.choices:
            choice = found.choices.choice(value)
            return choice.label.told(self._speaker.language) if choice else self._speaker.name(value)
        if found and found.value in ("link", "place"):
            return self._named(value)
        return self._speaker.name(value)

    def _named(self, value: str) -> str:
        told = self._label(value)
        if told is None:
            return self._speaker.name(value)
        short = self._speaker.faint(self._speaker.short_id(value))
        return self._speaker.made(f"{self._speaker.name(told)}  {short}")

    def beneath(self, said: Said) -> Iterator[str]:
        """Who said it; then each thing it rests on; its note; and that it is to be doubted."""
        row = said.row.assertion
        yield " · ".join(self.who(said))
        for basis in row.basis:
            yield self.basis(basis)
        if row.note:
            yield self._speaker.say("known-note", note=row.note)
        if said.suspect:
            yield suspect_words(self._speaker, said.suspect)

    def who(self, said: Said) -> Iterator[str]:
        """Who said it, on which day, in which language, how sure; and the assertion's id."""
        row, speaker = said.row.assertion, self._speaker
        yield speaker.name(row.person) if row.person else speaker.say("known-nobody")
        yield speaker.name(row.at[:10], terminal=False)
        if row.language:
            yield speaker.name(row.language)
        if row.confidence:
            yield speaker.say(f"confidence-{row.confidence}")
        yield speaker.short_id(said.id)

    def basis(self, basis: Basis) -> str:
        """What it rests on: an item and which words, seconds or region of it; or a note."""
        say = self._speaker.say
        if basis.item is None:
            return say("known-basis-note", note=basis.note or "")
        name = self._label(basis.item) or basis.item[:SHORT_ID]
        if basis.start is not None and basis.end is not None:
            return say("known-basis-span", item=name, words=self._words(basis))
        if basis.since is not None:
            return say("known-basis-time", item=name, since=basis.since, until=basis.until or "")
        if basis.region is not None:
            return say("known-basis-region", item=name, region=basis.region)
        return say("known-basis", item=name)

    def _words(self, basis: Basis) -> str:
        """What stands there; where the text is gone, from which character to which."""
        try:
            text = self._archive.text(basis.text_version or "")
        except ItemUnknown:
            return f"{basis.start}-{basis.end}"
        words = " ".join(text[basis.start : basis.end].split())
        return words if len(words) <= _LONGEST_WORDS else words[:_LONGEST_WORDS] + "…"


def clash_words(speaker: Speaker, clash: Clash) -> str:
    """That one says two are the same, and another that they are not."""
    same, different = clash.same.id[:SHORT_ID], clash.different.id[:SHORT_ID]
    return speaker.say("known-clash", same=same, different=different)


def clash_json(clash: Clash) -> dict[str, Any]:
    """The two assertions that go against each other."""
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

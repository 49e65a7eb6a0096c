"""What is known of something, as `show` tells it: each value with who says so, when, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from amana.cli.voice import Voice
from amana.errors import SubjectUnknown
from amana.phrases import SHORT_ID, KnownWords, clash_json, clash_words, known_json

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.catalogue import Mention
    from amana.knowledge import Known, Said


class KnownLines:
    """Tells what is known: labels in a column, and beneath each value what it rests on."""

    def __init__(self, voice: Voice, archive: OpenArchive) -> None:
        self._voice, self._words = voice, KnownWords(voice, archive)

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
        labels = [self._words.property(one.prop) for one in said]
        width = max(map(len, labels), default=0)
        for label, one in zip(labels, said, strict=True):
            self._voice.print(f"  {label:<{width}}  {self._words.value(one)}")
            for line in self._words.beneath(one):
                self._voice.print(" " * (width + 4) + self._voice.faint(line))


def show_thing(voice: Voice, archive: OpenArchive, known: Known, *, everything: bool) -> None:
    """A person, an event, …: its name and type, then all that is said of it and where texts name it.

    SubjectUnknown where there is neither.
    """
    knowing = archive.knowing()
    mentions = knowing.mentions_of(known)
    if not known.said and not mentions:
        raise SubjectUnknown(id=known.id)
    if voice.settings.json:
        clashes = [clash_json(one) for one in knowing.clashes_of(known)]
        voice.emit({**known_json(known), "clashes": clashes, "mentions": [asdict(one) for one in mentions]})
        return
    name = knowing.label(known.id)
    voice.print(voice.strong(voice.name(name)) if name else voice.say("known-nameless"))
    told = KnownWords(voice, archive).type(known.type)
    voice.print("  " + voice.faint(" · ".join(part for part in (told, *known.ids) if part)))
    KnownLines(voice, archive).tell(known, everything=everything)
    _mentions(voice, archive, mentions, asserted=bool(known.said))
    for clash in knowing.clashes_of(known):
        voice.print("  " + clash_words(voice, clash))


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

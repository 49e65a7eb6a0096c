"""What a film or a recording says of itself in words: title, maker, place, and every other tag."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from amana.errors import ReadingFailed
from amana.intake.decoding import decoded
from amana.intake.media.iso6709 import place_facts
from amana.intake.media.times import broadcast_stamp, stamp_facts
from amana.intake.reading import sound
from amana.records import EmbeddedFact

MAX_TAGS = 200
MAX_WORDS = 16_000  # of one tag
_MAX_TOGETHER = 500_000

_APPLE = "com.apple.quicktime."
_PLACES = ("location", f"{_APPLE}location.iso6709")
_TAKEN = (f"{_APPLE}creationdate",)
_KNOWN = {
    "title": "title",
    "artist": "artist",
    "author": "author",
    "album": "album",
    "genre": "genre",
    "comment": "comment",
    "description": "description",
    "synopsis": "synopsis",
    "copyright": "copyright",
    "lyrics": "lyrics",
    "encoder": "encoder",
    "date": "date",
    "make": "make",
    "model": "model",
    "software": "software",
    "handler_name": "handler",
    "language": "language",
}


def words(value: str) -> str:
    """A tag's text. What is not UTF-8 arrives with its bytes as surrogates, and is decoded as a text file is."""
    try:
        value.encode()
    except UnicodeEncodeError:
        try:
            value = decoded(value.encode("utf-8", "surrogateescape")).text
        except (ReadingFailed, UnicodeEncodeError):
            value = sound(value)
    return value.strip("\x00 \r\n\t\ufeff")


def clean(tags: Mapping[str, str]) -> dict[str, str]:
    """Tags by lower-case name, the empty ones left out, each within its limits."""
    found: dict[str, str] = {}
    together = 0
    for key, value in list(tags.items())[:MAX_TAGS]:
        name, said = words(key).lower()[:100], words(value)[:MAX_WORDS]
        together += len(said)
        if name and said and together <= _MAX_TOGETHER:
            found[name] = said
    return found


def tag_facts(tags: Mapping[str, str], *, timed: bool = False) -> Iterator[EmbeddedFact]:
    """Facts of cleaned tags. `timed`: `creation_time` is told elsewhere, as it is written, and not here."""
    together = broadcast_stamp(tags)
    if together:
        yield from stamp_facts("created-at", together)
    for name, said in tags.items():
        if name == "creation_time":
            if not timed and not together:
                yield from stamp_facts("created-at", said)
        elif name in _TAKEN:
            yield from stamp_facts("taken-at", said)
        elif name in _PLACES:
            yield from place_facts(said)
        elif not (name.startswith("location-") and said == tags.get("location")):
            short = name.removeprefix(_APPLE)
            yield EmbeddedFact(_KNOWN.get(short, f"tag:{short}"), said)


def left_out(tags: Mapping[str, str]) -> bool:
    """Whether there was more than is kept."""
    return len(tags) > MAX_TAGS or any(len(value) > MAX_WORDS for value in tags.values())

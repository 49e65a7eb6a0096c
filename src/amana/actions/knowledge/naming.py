"""Who is named in a text: its names, chain by chain, as the catalogue keeps them and grouping takes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from amana.catalogue import Mention, MentionKind
from amana.compare.people import companion_keys, lookup_keys
from amana.reading import NameMention, Reading
from amana.records import made_id

MOST_NAMED: Final = 400
"""People and groups of one text; of a longer list those named first."""

_MOST_FORMS = 8
_MOST_PLACES = 4
_MOST_BESIDE = 6


def name_id(text_version: str, kind: MentionKind, written: str) -> str:
    """The id of all that a text calls by one name."""
    return made_id("name", text_version, kind, written)


def chains_of(reading: Reading) -> Iterator[tuple[MentionKind, tuple[NameMention, ...]]]:
    """The persons and groups of a text, each with all places where it is named, in order of the first."""
    chains: dict[int, list[NameMention]] = {}
    for at, row in enumerate(reading.names):
        if row.kind != "work":
            chains.setdefault(at if row.same_as is None else row.same_as, []).append(row)
    for rows in list(chains.values())[:MOST_NAMED]:
        yield "group" if rows[0].kind == "group" else "person", tuple(rows)


def fullest(rows: Sequence[NameMention]) -> NameMention:
    """Where a chain is named in full: the most words, then the longest, then the first."""
    return max(rows, key=lambda row: (len(row.text.split()), len(row.text), -row.start))


def mentions_of(item: str, text_version: str, reading: Reading) -> tuple[Mention, ...]:
    """Everybody named in one text version of an item, each once."""
    chains = [(kind, fullest(rows).text, rows) for kind, rows in chains_of(reading)]
    beside = [(written, companion_keys(kind, written)) for kind, written, _ in chains]
    places = Counter(row.id for row in reading.places if row.id and row.role != "actor")
    found: dict[str, Mention] = {}
    for kind, written, rows in chains:
        name = name_id(text_version, kind, written)
        found.setdefault(
            name,
            Mention(
                name,
                kind,
                written,
                item,
                text_version,
                tuple(dict.fromkeys(row.text for row in rows if row.text != written))[:_MOST_FORMS],
                next((row.role for row in rows if row.role), None) or _role_as_speaker(reading, written),
                made_id("account", text_version),
                tuple(place for place, _ in places.most_common(_MOST_PLACES)),
                reading.document.published,
                _plain(reading.document.outlet.text) if reading.document.outlet else None,
                tuple(_companions(beside, written)),
                _speaks(reading, rows),
                lookup_keys(kind, written),
            ),
        )
    return tuple(found.values())


def places_told(reading: Reading) -> tuple[str, ...]:
    """The ids of the places that a text speaks of, each once, but for those that stand for who acts there."""
    told = (row.id for row in reading.places if row.id and row.role != "actor")
    return tuple(dict.fromkeys(told))[:MOST_NAMED]


def _companions(beside: Sequence[tuple[str, tuple[str, ...]]], written: str) -> Iterator[str]:
    others = [keys for name, keys in beside if keys and name != written]
    for keys in others[:_MOST_BESIDE]:
        yield from keys


def _role_as_speaker(reading: Reading, written: str) -> str | None:
    """What a text says of who speaks where it quotes them."""
    said = (one for one in reading.statements if one.speaker_name == written)
    return next((one.role for one in said if one.role), None)


def _speaks(reading: Reading, rows: Sequence[NameMention]) -> bool:
    names = {row.text.casefold() for row in rows}
    return any(said.speaker_name and said.speaker_name.casefold() in names for said in reading.statements)


def _plain(text: str) -> str:
    return " ".join(text.split())

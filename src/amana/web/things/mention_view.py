"""Where texts name somebody, with the words around; and whose names may be of the same one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amana.actions.reviewing import queue_values
from amana.errors import AmanaError
from amana.phrases import ground_words
from amana.web.house.visits import Visit
from amana.web.things.known_view import words_address

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.catalogue import Mention
    from amana.compare.people import Ground, MentionPair

MOST_ALIKE: Final = 10
_ASKED_FOR = 4  # of many texts that name one person, those by which others are looked for
_AROUND = 120  # code points before and after a name


@dataclass(frozen=True, slots=True)
class Named:
    """One text's name for somebody: its other forms, their role, the words around, and where that is."""

    id: str
    written: str
    forms: tuple[str, ...]
    role: str | None
    title: str
    published: str | None
    address: str
    passage: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """A name of the one whom the page is about, beside one in another text, with what speaks for and against."""

    one: Named
    other: Named
    for_it: tuple[str, ...]
    against: tuple[str, ...]


def named(archive: OpenArchive, mention: Mention) -> Named:
    """The name and the words around it, where it stands first."""
    title = archive.knowing().label(mention.item) or mention.item
    try:
        text = archive.text(mention.text_version)
    except AmanaError:  # erased, or not to be had: the name is known all the same
        text = ""
    start = text.find(mention.written)
    found = start >= 0
    end = start + len(mention.written)
    passage, span = _around(text, start, end) if found else ("", (0, 0))
    where = words_address(mention.item, *((mention.text_version, start, end) if found else (None, None, None)))
    return Named(
        mention.id,
        mention.written,
        mention.forms,
        mention.role,
        title,
        mention.published,
        where,
        passage,
        span,
    )


def _around(text: str, start: int, end: int) -> tuple[str, tuple[int, int]]:
    """The words from `start` to `end` with whole words around them, on one line; and where they stand in it."""
    begin, stop = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before, after = text[begin:start], text[end:stop]
    if begin:
        before = "…" + before.partition(" ")[2]
    if stop < len(text):
        after = after.rpartition(" ")[0] + "…"
    told = f"{before}{text[start:end]}{after}".replace("\n", " ")
    return told, (len(before), len(before) + end - start)


def alike(visit: Visit, archive: OpenArchive, mentions: Sequence[Mention], ids: Sequence[str]) -> list[Pair]:
    """Names in other texts that may be of the same one: what speaks most for it first, each once."""
    found: dict[str, tuple[Mention, Mention, MentionPair]] = {}
    for one in mentions[:_ASKED_FOR]:
        for other, pair in archive.names_like(one.id, MOST_ALIKE):
            kept = found.get(other.id)
            if other.id not in ids and (kept is None or kept[2].score < pair.score):
                found[other.id] = one, other, pair
    best = sorted(found.values(), key=lambda row: (-row[2].score, row[1].id))[:MOST_ALIKE]
    return [_pair(visit, archive, *row) for row in best]


def _pair(visit: Visit, archive: OpenArchive, one: Mention, other: Mention, pair: MentionPair) -> Pair:
    for_it, against = _grounds(visit, pair.grounds_for), _grounds(visit, pair.grounds_against)
    return Pair(named(archive, one), named(archive, other), for_it, against)


def _grounds(visit: Visit, grounds: Iterable[Ground]) -> tuple[str, ...]:
    reasons = (queue_values.Reason(one.kind, one.one, one.other) for one in grounds)
    return tuple(ground_words(visit.speaker, one) for one in reasons)

"""Movements that are told without a figure: `families fled from A to B`, `نزحت العائلات من … إلى …`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from amana.reading.claims.drafts import Draft
from amana.reading.claims.items import Item, Sentence, sentences_of
from amana.reading.claims.layers import Layers
from amana.reading.claims.lists import categories, words
from amana.reading.claims.modality import modality_of
from amana.reading.claims.near import rows_within
from amana.reading.claims.when import time_of
from amana.reading.nouns import Modality, Reading, Span
from amana.reading.view import View

_ROLES: Final = frozenset(["from", "to"])
_BEFORE, _AFTER = 8, 6  # words between who moved and the word that says so
_DESCRIBED: Final = re.compile(r"[ \u00a0](?:(?!and\b)\w+[ \u00a0]){0,2}")  # 300 poor families
_FAR: Final = 160  # code points from that word to where they went
# Words that say it only where both ends are told: whoever moved may have moved in many ways.
_MOVED: Final = re.compile(
    r"\b(?:moved|moving|move|relocated|relocating|travell?ed|headed)\b"
    r"|(?<!\w)[وف]?(?:انتقل|انتقلت|انتقلوا|تنتقل|ينتقل|انتقال|توجه|توجهت|توجهوا)(?!\w)",
    re.IGNORECASE,
)
_PLAIN: Final = "displaced"
_TOLD: Final = frozenset(["act", "done", "be", "weak", "noun"])


@dataclass(frozen=True, slots=True)
class Move(Span):
    """Who moved, from where to where; the span is who and the word that says so.

    `source`, `destination` and `statement` are indexes among the rows of the reading; one of the ends is known.
    `number` is the one of whom they were, where there is one that no claim has; mostly there is none.
    """

    category: str
    counted: Span
    number: int | None
    source: int | None
    destination: int | None
    first: str | None
    last: str | None
    modality: Modality
    statement: int | None


def moves_of(text: str, reading: Reading) -> list[Move]:
    """The movements of a text that has been read, in order. Where a figure says how many moved, the claim does."""
    view = View.of(text, reading.language)
    layers = _layers(view, reading)
    offsets = [row.start for row in reading.places if row.role in _ROLES]
    wanted = {view.sentence_index(offset) for offset in offsets}
    told = {
        view.sentence_index(row.start)
        for row in reading.claims
        if row.category is not None and categories()[row.category].moves != "-" and row.status != "not-a-claim"
    }
    sentences = (found for at, found in sentences_of(view, offsets) if at in wanted - told)
    return [move for sentence in sentences for move in _joined(_of_sentence(layers, sentence))]


def _layers(view: View, reading: Reading) -> Layers:
    published = reading.document.published
    return Layers(
        view,
        reading.numbers,
        reading.times,
        reading.places,
        reading.names,
        reading.statements,
        reading.document,
        date.fromisoformat(published[:10]) if published else None,
    )


def _of_sentence(layers: Layers, sentence: Sentence) -> Iterator[Move]:
    deeds = sorted(_deeds(layers.view, sentence), key=lambda deed: deed[0].start)
    for at, (item, category) in enumerate(deeds):
        end = deeds[at + 1][0].start if at + 1 < len(deeds) else sentence.end
        source, destination = _ends(layers, item, min(end, item.end + _FAR))
        ends = [one for one in (source, destination) if one is not None]
        who = _who(sentence, item)
        if who is None or not ends or (category is None and len(ends) == 1):
            continue
        if sentence.starts[who[0]] < min(layers.places[one].start for one in ends):
            yield _move(layers, sentence, item, who, category or _PLAIN, (source, destination))


def _joined(moves: Iterable[Move]) -> Iterator[Move]:
    """`Families displaced from A arrived in B` is one movement."""
    last: Move | None = None
    for move in moves:
        if last is not None and last.counted == move.counted and last.destination is None and move.source is None:
            move = replace(move, source=last.source)
        elif last is not None:
            yield last
        last = move
    if last is not None:
        yield last


def _deeds(view: View, sentence: Sentence) -> Iterator[tuple[Item, str | None]]:
    """The words of a sentence that say that people moved, each with its category; None: it says no more."""
    known: set[int] = set()
    for item in sentence.triggers:
        found = (one for one in item.entries if one.kind == "trigger" and one.how in _TOLD)
        category = next((one.category for one in found if categories()[one.category].moves != "-"), None)
        if category is not None:
            known.update(range(item.at, item.last + 1))
            yield item, category
    for match in _MOVED.finditer(view.text, sentence.start, sentence.end):
        at = sentence.word_at(match.start())
        if at not in known:
            yield Item(match.start(), match.end(), at, at, (), frozenset()), None


def _who(sentence: Sentence, deed: Item) -> tuple[int, int] | None:
    """The first and the last word of the persons beside the word: the nearest ones."""
    first, last = deed.at - _BEFORE, deed.last + 1 + _AFTER
    found = [(one.at, one.last) for one in sentence.between(first, last) if _are_people(one)]
    near = range(max(0, first), min(last, len(sentence.words)))
    found += [
        (at, at) for at in near if sentence.words[at].removeprefix("و").removeprefix("ال") in words("movers")
    ]
    return min(found, key=lambda one: max(one[0] - deed.last, deed.at - one[1]), default=None)


def _are_people(item: Item) -> bool:
    return item.of("persons") and all(entry.how != "armed" for entry in item.entries)


def _number(layers: Layers, sentence: Sentence, who: int) -> int | None:
    """The number right before the persons, which is theirs."""
    starts = [row.start for row in layers.numbers]
    at = bisect_left(starts, sentence.starts[who]) - 1
    if at < 0 or layers.numbers[at].role != "quantity":
        return None
    return at if _DESCRIBED.fullmatch(layers.view.text, layers.numbers[at].end, sentence.starts[who]) else None


def _ends(layers: Layers, deed: Item, end: int) -> tuple[int | None, int | None]:
    """From where and to where: the first places in those roles after the word."""
    inside = rows_within(layers.place_starts, deed.end, end)
    source, destination = (
        next((at for at in inside if layers.places[at].role == role), None) for role in ("from", "to")
    )
    return source, destination


def _move(
    layers: Layers,
    sentence: Sentence,
    deed: Item,
    who: tuple[int, int],
    category: str,
    ends: tuple[int | None, int | None],
) -> Move:
    view = layers.view
    counted = view.span(sentence.starts[who[0]], sentence.ends[who[1]])
    span = view.span(min(counted.start, deed.start), max(counted.end, deed.end))
    draft = Draft(span, sentence, None, None, "vague", category=category, counted=counted, trigger=deed)
    draft.modality = modality_of(draft)
    first, last = time_of(layers, draft)
    return Move(
        span.start,
        span.end,
        span.text,
        category,
        counted,
        _number(layers, sentence, who[0]),
        *ends,
        first,
        last,
        draft.modality,
        _statement(layers, span),
    )


def _statement(layers: Layers, span: Span) -> int | None:
    last = bisect_left(layers.statement_starts, span.start + 1) - 1
    return last if last >= 0 and layers.statements[last].end >= span.end else None

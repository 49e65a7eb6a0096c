"""Showing a hit: which text version, where it matches and why, and the snippet around the densest matches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from amana.catalogue.database import Database
from amana.catalogue.fields import FieldReader, FieldWords
from amana.catalogue.rows import unpacked_text
from amana.catalogue.snippets import snippet_of
from amana.catalogue.sought import Sought
from amana.catalogue.tokenstream import stream_of
from amana.catalogue.values import Hit, Match, Why
from amana.catalogue.widening import WEIGHTS

MOST_MATCHES = 200

_PAGE = 20
_FACES = "SELECT no, lower(hex(id)), title, path, media_type FROM item WHERE no"
_TEXTS = """SELECT i.item, lower(hex(t.sha256)), t.body, t.words FROM item_text i JOIN text t ON t.no = i.text
    WHERE i.item"""

Ranked = tuple[int, int, float]  # rank, item, score


class _Mark(NamedTuple):
    """A match before it is shown: code points [start, end), and why."""

    start: int
    end: int
    why: Why


@dataclass(frozen=True, slots=True)
class _Shown:
    """One text or field with its marks, in order and apart."""

    text_version: str | None
    field: str
    value: str
    marks: list[_Mark]

    @property
    def weight(self) -> int:
        """How much its marks weigh together."""
        return sum(WEIGHTS[mark.why] for mark in self.marks)

    def match(self, mark: _Mark) -> Match:
        """A mark as it is shown."""
        return Match(mark.start, mark.end, self.value[mark.start : mark.end], mark.why, self.field)


class Shower:
    """Makes hits of items."""

    def __init__(self, database: Database, fields: FieldReader) -> None:
        self._db = database
        self._fields = fields

    def hits(self, ranked: Sequence[Ranked], sought: Sought) -> list[Hit]:
        """The hits of ranked items."""
        pages = (ranked[at : at + _PAGE] for at in range(0, len(ranked), _PAGE))
        return [hit for page in pages for hit in self._page(page, sought)]

    def _page(self, ranked: Sequence[Ranked], sought: Sought) -> Iterator[Hit]:
        items = [item for _, item, _ in ranked]
        faces = {row[0]: row[1:] for row in self._db.rows_among(_FACES, items)}
        texts: dict[int, list[_Shown]] = {}
        for item, sha256, body, words in self._db.rows_among(_TEXTS, items):
            texts.setdefault(item, []).append(_in_text(sha256, unpacked_text(body), words, sought))
        fields, fallen = self._fields.fields(items), self._fields.fallen(items)
        for rank, item, score in ranked:
            item_id, title, path, media_type = faces[item]
            in_fields = [_in_field(one, sought) for one in fields[item]]
            shown = _chosen(texts.get(item, []), in_fields)
            if item in fallen and not any(one.marks for one in (*texts.get(item, []), *in_fields)):
                continue  # found by words that do not stand any more
            start, end = snippet_of(shown.value, [mark[:2] for mark in shown.marks])
            yield Hit(
                rank=rank,
                score=score,
                item=item_id,
                title=title,
                name=path.rsplit("/", 1)[-1],
                media_type=media_type,
                text_version=shown.text_version,
                snippet=shown.value[start:end],
                snippet_start=start,
                matches=tuple(_kept(shown, start, end, in_fields)),
            )


def _chosen(texts: list[_Shown], fields: list[_Shown]) -> _Shown:
    """The text version with the weightiest marks, or else the field; of several alike, the first in order."""
    texts.sort(key=lambda one: one.text_version or "")
    best_field = max(fields, key=lambda one: one.weight)
    best_text = max(texts, key=lambda one: one.weight, default=best_field)
    return best_text if best_text.marks or not best_field.marks else best_field


def _in_text(sha256: str, text: str, words: bytes, sought: Sought) -> _Shown:
    stream = stream_of(words)
    marked = sought.marks(stream.words, stream.plain_at())
    edges = stream.edges()
    return _Shown(
        sha256, "text", text, _apart([_Mark(edges[2 * at], edges[2 * at + 1], why) for at, why in marked])
    )


def _in_field(one: FieldWords, sought: Sought) -> _Shown:
    marked = sought.marks(one.words, one.plain_at())
    marks = [_Mark(one.tokens[at].start, one.tokens[at].end, why) for at, why in marked]
    return _Shown(None, one.field, one.value, _apart(marks))


def _apart(marks: list[_Mark]) -> list[_Mark]:
    """Without the marks that others lie in or over: the weightier stays, of equals the longer."""
    kept: list[_Mark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
        elif _rank(mark) > _rank(kept[-1]):
            kept[-1] = mark
    return kept


def _rank(mark: _Mark) -> tuple[int, int]:
    return WEIGHTS[mark.why], mark.end - mark.start


def _kept(shown: _Shown, start: int, end: int, fields: Sequence[_Shown]) -> Iterator[Match]:
    """At most MOST_MATCHES: all that the snippet of a text shows, the first of its others, then the fields'."""
    left = MOST_MATCHES
    if shown.text_version is not None:
        others = left - sum(start <= mark.start < end for mark in shown.marks)
        for mark in shown.marks:
            seen = start <= mark.start < end
            if left and (seen or others > 0):
                left -= 1
                others -= not seen
                yield shown.match(mark)
    # The field that is shown comes first.
    for field in sorted(fields, key=lambda one: one is not shown):
        for mark in field.marks[:left]:
            left -= 1
            yield field.match(mark)

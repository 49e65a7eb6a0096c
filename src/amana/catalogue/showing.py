"""Showing a hit: which text version, where it matches and why, and the snippet around the densest matches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from amana.catalogue.database import Database
from amana.catalogue.fields import FieldReader, FieldWords
from amana.catalogue.rows import unpacked_text
from amana.catalogue.snippets import snippet_of
from amana.catalogue.tokenstream import stream_of
from amana.catalogue.values import Hit, Match, Why
from amana.catalogue.widening import WEIGHTS

MOST_MATCHES = 200
_PAGE = 50
_FACES = "SELECT no, lower(hex(id)), title, path, media_type FROM item WHERE no"
_TEXTS = """SELECT i.item, lower(hex(t.sha256)), t.body, t.words FROM item_text i JOIN text t ON t.no = i.text
    WHERE i.item"""

Whys = Mapping[int, Why]
Ranked = tuple[int, int, float]  # rank, item, score


@dataclass(frozen=True, slots=True)
class _Shown:
    """One text or field with its matches."""

    text_version: str | None
    value: str
    matches: list[Match]


class Shower:
    """Makes hits of items."""

    def __init__(self, database: Database, fields: FieldReader) -> None:
        self._db = database
        self._fields = fields

    def hits(self, ranked: Sequence[Ranked], whys: Whys) -> list[Hit]:
        """The hits of ranked items; `whys` says which words match, and why."""
        pages = (ranked[at : at + _PAGE] for at in range(0, len(ranked), _PAGE))
        return [hit for page in pages for hit in self._page(page, whys)]

    def _page(self, ranked: Sequence[Ranked], whys: Whys) -> Iterator[Hit]:
        items = [item for _, item, _ in ranked]
        faces = {row[0]: row[1:] for row in self._db.rows_among(_FACES, items)}
        texts: dict[int, list[_Shown]] = {}
        for item, sha256, body, words in self._db.rows_among(_TEXTS, items):
            texts.setdefault(item, []).append(_in_text(sha256, unpacked_text(body), words, whys))
        fields = self._fields.fields(items)
        for rank, item, score in ranked:
            item_id, title, path, media_type = faces[item]
            shown, in_fields = _chosen(texts.get(item, []), fields[item], whys)
            start, end = snippet_of(shown.value, [(match.start, match.end) for match in shown.matches])
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
                matches=_kept(shown, start, end, in_fields),
            )


def _chosen(texts: list[_Shown], fields: Sequence[FieldWords], whys: Whys) -> tuple[_Shown, list[Match]]:
    """What to show: the text version that matches best, or else the field; and all matches in fields."""
    in_fields = [_Shown(None, one.value, _field_matches(one, whys)) for one in fields]
    matches = [match for one in in_fields for match in one.matches]
    # Of several alike, the first: texts by their hash, fields by their name.
    texts.sort(key=lambda one: one.text_version or "")
    shown = max(texts, key=lambda one: _weight(one.matches), default=None)
    if shown is None or (not shown.matches and matches):
        shown = max(in_fields, key=lambda one: _weight(one.matches))
    return shown, matches


def _in_text(sha256: str, text: str, words: bytes, whys: Whys) -> _Shown:
    stream = stream_of(words)
    places = [at for at, word in enumerate(stream.words) if word in whys]
    spans = stream.spans() if places else []
    matches = [_match(text, *spans[at], whys[stream.words[at]], "text") for at in places]
    return _Shown(sha256, text, _apart(matches))


def _match(text: str, start: int, end: int, why: Why, field: str) -> Match:
    return Match(start, end, text[start:end], why, field)


def _apart(matches: list[Match]) -> list[Match]:
    """Without the matches that others lie in or over: the weightier stays, of equals the longer."""
    kept: list[Match] = []
    for match in matches:
        if kept and match.start < kept[-1].end:
            if _rank(match) > _rank(kept[-1]):
                kept[-1] = match
        else:
            kept.append(match)
    return kept


def _rank(match: Match) -> tuple[int, int]:
    return WEIGHTS[match.why], match.end - match.start


def _field_matches(one: FieldWords, whys: Whys) -> list[Match]:
    found = [(token, whys[no]) for token, no in zip(one.tokens, one.words, strict=True) if no in whys]
    return _apart([_match(one.value, token.start, token.end, why, one.field) for token, why in found])


def _weight(matches: Sequence[Match]) -> int:
    return sum(WEIGHTS[match.why] for match in matches)


def _kept(shown: _Shown, start: int, end: int, in_fields: list[Match]) -> tuple[Match, ...]:
    """At most MOST_MATCHES: all that the snippet shows first, then the rest of the text's, then the fields'."""
    own = [match for match in shown.matches if match.field == "text"]
    seen = [match for match in own if start <= match.start and match.end <= end]
    rest = [match for match in own if not (start <= match.start and match.end <= end)]
    kept = (seen + rest + in_fields)[:MOST_MATCHES]
    return tuple(sorted(kept, key=lambda match: (match.field != "text", match.field, match.start)))

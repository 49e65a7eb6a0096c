"""Showing a hit: which text version, where it matches and why, and the snippet around the densest matches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from amana.catalogue.database import Database
from amana.catalogue.fields import FieldReader, FieldWords
from amana.catalogue.rows import unpacked_text
from amana.catalogue.snippets import snippet_of
from amana.catalogue.tokenstream import stream_of
from amana.catalogue.values import Hit, Match, Why
from amana.catalogue.widening import WEIGHTS

MOST_MATCHES = 200

Whys = Mapping[int, Why]


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

    def hit(self, rank: int, item: int, score: float, whys: Whys) -> Hit:
        """The hit of one item; `whys` says which words match, and why."""
        row = self._db.row("SELECT hex(id), title, path, media_type FROM item WHERE no = ?", (item,))
        item_id, title, path, media_type = row or ("", None, "", "")
        shown = self._best_text(item, whys)
        fields = self._fields.fields(item)
        in_fields = [match for one in fields for match in _field_matches(one, whys)]
        if shown is None or not shown.matches:
            shown = _best_field(fields, whys) or shown or _Shown(None, title or path.rsplit("/", 1)[-1], [])
        start, end = snippet_of(shown.value, [(match.start, match.end) for match in shown.matches])
        return Hit(
            rank=rank,
            score=score,
            item=item_id.lower(),
            title=title,
            name=path.rsplit("/", 1)[-1],
            media_type=media_type,
            text_version=shown.text_version,
            snippet=shown.value[start:end],
            snippet_start=start,
            matches=_kept(shown, start, end, in_fields),
        )

    def _best_text(self, item: int, whys: Whys) -> _Shown | None:
        """The text version with the weightiest matches; of several alike, the one with the smallest hash."""
        rows = self._db.rows(
            """SELECT lower(hex(t.sha256)), t.body, t.words FROM item_text i JOIN text t ON t.no = i.text
            WHERE i.item = ?""",
            (item,),
        )
        shown = [_in_text(sha256, unpacked_text(body), words, whys) for sha256, body, words in sorted(rows)]
        return max(shown, key=lambda one: _weight(one.matches), default=None)


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


def _best_field(fields: Sequence[FieldWords], whys: Whys) -> _Shown | None:
    shown = [_Shown(None, one.value, _field_matches(one, whys)) for one in fields]
    best = max(shown, key=lambda one: _weight(one.matches), default=None)
    return best if best and best.matches else None


def _weight(matches: Sequence[Match]) -> int:
    return sum(WEIGHTS[match.why] for match in matches)


def _kept(shown: _Shown, start: int, end: int, in_fields: list[Match]) -> tuple[Match, ...]:
    """At most MOST_MATCHES: all that the snippet shows first, then the rest of the text's, then the fields'."""
    own = [match for match in shown.matches if match.field == "text"]
    seen = [match for match in own if start <= match.start and match.end <= end]
    rest = [match for match in own if not (start <= match.start and match.end <= end)]
    kept = (seen + rest + in_fields)[:MOST_MATCHES]
    return tuple(sorted(kept, key=lambda match: (match.field != "text", match.field, match.start)))

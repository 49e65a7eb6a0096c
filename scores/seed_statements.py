"""The seeds' statements: each quotation and indirect statement with its speaker, as annotated by hand."""

from __future__ import annotations

import json
from typing import Any

from rapidfuzz.fuzz import partial_ratio

from amana.reading.layout import read_document
from amana.reading.nouns import NameMention, Statement
from amana.reading.statements import find_statements
from amana.reading.view import View
from scores.data import shared
from scores.measure import Tally, pairs

_LEAST = 0.75
_SAME_NAME = 85
_STOPS = " .,!?"


def _seeds() -> list[tuple[str, dict[str, Any]]]:
    folder = shared() / "seeds"
    found: list[tuple[str, dict[str, Any]]] = []
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        with (folder / f"{path.stem}.txt").open(encoding="utf-8", newline="") as text:
            found.append((text.read(), gold))
    return found


def read(text: str, names: list[NameMention] | None = None) -> list[Statement]:
    """The statements of a seed, its captions known."""
    view = View.of(text)
    return find_statements(view, names or [], read_document(view, None))


def score() -> list[Tally]:
    """Statements found, those with the right speaker, and quotations alone; the seeds have no part set aside."""
    spans = Tally("seeds", "statement span", "en", "work")
    speakers = Tally("seeds", "statement speaker", "en", "work")
    quotes = Tally("seeds", "direct or written, speaker", "en", "work")
    nested = Tally("seeds", "nested in its parent", "en", "work")
    for text, gold in _seeds():
        found = [row for row in read(text) if row.status == "linked"]
        there = gold["statements"]
        matched = pairs([_core(row.start, row.text) for row in found], [_gold_core(one) for one in there], _LEAST)
        spans.add(len(matched), len(found), len(there))
        right = [at for at, to in matched if _speaker_right(found[at], there[to])]
        speakers.add(len(right), len(found), len(there))
        _count(found, there, matched, spans, speakers)
        spoken = [to for to, one in enumerate(there) if one["mode"] == "direct"]
        kept = [at for at, to in matched if to in spoken and at in right]
        quotes.add(len(kept), sum(row.mode in ("direct", "written") for row in found), len(spoken))
        inside = [to for to, one in enumerate(there) if "nested_in" in one]
        nested.add(
            sum(found[at].parent is not None for at, to in matched if to in inside), len(inside), len(inside)
        )
    return [spans, speakers, quotes, nested]


def _count(
    found: list[Statement],
    there: list[dict[str, Any]],
    matched: list[tuple[int, int]],
    spans: Tally,
    speakers: Tally,
) -> None:
    hit, used = {to for _, to in matched}, {at for at, _ in matched}
    for to, one in enumerate(there):
        if to not in hit:
            spans.miss("not found: " + one["mode"])
    for at, row in enumerate(found):
        spans.rule(row.rule, at in used)
        if at not in used:
            spans.miss("not there: " + row.rule)
    for at, to in matched:
        right = _speaker_right(found[at], there[to])
        speakers.rule(found[at].rule, right)
        if not right:
            speakers.miss(found[at].rule)


def _core(start: int, text: str) -> tuple[int, int]:
    """The stretch without stops and blanks at either end."""
    left = len(text) - len(text.lstrip(_STOPS))
    return start + left, start + max(len(text.rstrip(_STOPS)), left + 1)


def _gold_core(one: dict[str, Any]) -> tuple[int, int]:
    return _core(one["content"]["start"], one["content"]["text"])


def _speaker_right(row: Statement, gold: dict[str, Any]) -> bool:
    """The mention where there is one; a person's name too: as resolved, it must be the annotated one."""
    mention = gold["speaker_mention"]
    if mention and (
        row.speaker is None or row.speaker.start >= mention["end"] or row.speaker.end <= mention["start"]
    ):
        return False
    if gold["speaker"].startswith("("):
        return True
    return partial_ratio(row.speaker_name or "", gold["speaker"]) >= _SAME_NAME


def main() -> None:
    """Print the scores."""
    for tally in score():
        print(tally, *(f"{kind}: {count};" for kind, count in tally.failures.most_common(10)))


if __name__ == "__main__":
    main()

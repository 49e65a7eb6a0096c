"""PolNeAR: who said what, direct and indirect; contents by overlap, and the speakers of those that match.

An attribution of PolNeAR may be in pieces (“A,” she said. “B”): statements that go on with one another, or share
a cue, are taken together. Contents are compared as sets of characters, marks of quotation left out on both sides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from amana.reading.nouns import Document, Statement
from amana.reading.statements import find_statements
from amana.reading.view import View
from scores.data import part_of, rows
from scores.measure import Tally

_FILES = ("polnear/dev/dev.jsonl", "polnear/dev/annotator-training.jsonl")
_MARKS = frozenset("“”\"‘’'«»`")
_LEAST = 0.5
Find = Callable[[str], list[Statement]]


@dataclass(frozen=True)
class Said:
    """One attribution: the characters of its content and of its source; whether a quotation mark comes first."""

    content: frozenset[int]
    source: frozenset[int]
    direct: bool
    rule: str
    kind: str


def texts() -> Iterator[dict[str, Any]]:
    """Each article once, by its first annotator."""
    seen: set[str] = set()
    for path in _FILES:
        for row in rows(path):
            if row["id"] not in seen:
                seen.add(row["id"])
                yield row


def _characters(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(at for first, last in spans for at in range(first, last) if text[at] not in _MARKS)


def _spans(parts: list[dict[str, Any]]) -> list[tuple[int, int]]:
    return sorted((first, last) for part in parts for first, last in part["spans"])


def gold(row: dict[str, Any]) -> list[Said]:
    """The attributions of an article."""
    found: list[Said] = []
    for one in row["attributions"]:
        content = _spans(one["content"])
        characters = _characters(row["text"], content)
        if characters:
            source = _characters(row["text"], _spans(one["source"]))
            direct = row["text"][content[0][0]] in _MARKS
            found.append(Said(characters, source, direct, "", _kind(one, content, direct)))
    return found


def _kind(one: dict[str, Any], content: list[tuple[int, int]], direct: bool) -> str:
    cue = min((first for first, _ in _spans(one["cue"])), default=-1)
    order = "no cue" if cue < 0 else "cue first" if cue < content[0][0] else "cue later"
    return f"{'direct' if direct else 'indirect'}, {order}" + ("" if one["source"] else ", no source")


def predicted(text: str, statements: list[Statement]) -> list[Said]:
    """The outermost statements of a reading, those that belong together taken together."""
    groups: list[list[Statement]] = []
    by_cue: dict[int, list[Statement]] = {}
    for one in statements:
        if one.parent is not None or one.status != "linked":
            continue
        known = by_cue.get(one.cue.start) if one.cue else None
        if one.cue is None and groups and one.rule in ("quote/carry-over", "quote/reopened", "quote/goes-on"):
            known = groups[-1]
        if known is not None:
            known.append(one)
            continue
        groups.append([one])
        if one.cue:
            by_cue[one.cue.start] = groups[-1]
    return [_together(text, group) for group in groups]


def _together(text: str, group: list[Statement]) -> Said:
    first = group[0]
    direct = text[first.start - 1 : first.start] in tuple(_MARKS)
    speaker = first.speaker
    source = _characters(text, [(speaker.start, speaker.end)] if speaker else [])
    content = _characters(text, [(one.start, one.end) for one in group])
    return Said(content, source, direct, first.rule, "")


def matched(found: list[Said], there: list[Said]) -> list[tuple[int, int]]:
    """Indexes (found, there) whose contents share half of their union at least, best first, each used once."""
    scored = [
        (shared / len(one.content | other.content), at, to)
        for at, one in enumerate(found)
        for to, other in enumerate(there)
        if (shared := len(one.content & other.content))
    ]
    pairs: list[tuple[int, int]] = []
    for score, at, to in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if score >= _LEAST and all(at != one and to != other for one, other in pairs):
            pairs.append((at, to))
    return pairs


def _find(text: str) -> list[Statement]:
    return find_statements(View.of(text, "en"), [], Document())


def score(find: Find = _find) -> list[Tally]:
    """Contents and speakers, of all attributions and of direct ones, for both parts."""
    tallies = {
        (what, part): Tally("polnear", what, "en", part)
        for what in ("direct content", "direct speaker", "all content", "all speaker")
        for part in ("work", "aside")
    }
    for row in texts():
        part = part_of(row["id"])
        found, there = predicted(row["text"], find(row["text"])), gold(row)
        pairs = matched(found, there)
        _count(found, there, pairs, tallies["all content", part], tallies["all speaker", part])
        some = (
            [at for at, one in enumerate(found) if one.direct],
            [at for at, one in enumerate(there) if one.direct],
        )
        kept = [(at, to) for at, to in pairs if there[to].direct]
        _count_direct(found, there, kept, some, tallies["direct content", part], tallies["direct speaker", part])
    return list(tallies.values())


def _count(
    found: list[Said], there: list[Said], pairs: list[tuple[int, int]], content: Tally, speaker: Tally
) -> None:
    content.add(len(pairs), len(found), len(there))
    right = {at for at, _ in pairs}
    for at, one in enumerate(found):
        content.rule(one.rule, at in right)
    hit = {to for _, to in pairs}
    for to, one in enumerate(there):
        if to not in hit:
            content.miss(one.kind)
    for at, to in pairs:
        _count_speaker(found[at], there[to], speaker)


def _count_speaker(found: Said, there: Said, speaker: Tally) -> None:
    """Right where they overlap, or where neither has one."""
    right = bool(found.source & there.source) or not (found.source or there.source)
    speaker.add(right, 1, 1)
    speaker.rule(found.rule, right)
    if not right:
        speaker.miss(("no" if not found.source else "another") + " speaker, " + there.kind)


def _count_direct(
    found: list[Said],
    there: list[Said],
    pairs: list[tuple[int, int]],
    some: tuple[list[int], list[int]],
    content: Tally,
    speaker: Tally,
) -> None:
    """A direct attribution is found by any statement that matches it; that one counts as found too."""
    ours, theirs = some
    right = {at for at, _ in pairs}
    wrong = [at for at in ours if at not in right]
    content.add(len(pairs), len(right | set(ours)), len(theirs))
    for at in wrong:
        content.rule(found[at].rule, False)
    for at, to in pairs:
        content.rule(found[at].rule, True)
        _count_speaker(found[at], there[to], speaker)
    for to in set(theirs) - {to for _, to in pairs}:
        content.miss(there[to].kind)


def main() -> None:
    """Print the scores."""
    for tally in score():
        print(tally)
        if tally.part == "work":
            print("    failures:", *(f"{kind}: {count};" for kind, count in tally.failures.most_common(10)))
            print("    rules:", *(f"{name} {a}/{b};" for name, (a, b) in sorted(tally.rules.items())))


if __name__ == "__main__":
    main()

"""The page of scores: what is to be reached, what was, what fails, and how right each rule is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from scores.measure import Tally
from scores.targets import Target

_MOST = 10
_FEW = 5  # findings by which a rule's precision says little
_INTRODUCTION = """# Scores

How well Amana reads texts that are no part of it: real, publicly published, labelled sets. `make scores` measures
and writes this page; nothing of the sets stands in it. A third of each set (`aside`, by the hash of a row's id) is
never looked at, only scored; work goes on from the failures of the rest (`work`). Where the two differ much, rules
were fitted to what was seen. Measured with **{reader}**.

P: of what was found, how much is right. R: of what is there, how much was found. F1: both in one.
"""


def page(tallies: Sequence[Tally], targets: Sequence[Target], reader: str) -> str:
    """The page as Markdown, the same for the same scores."""
    parts = [
        _INTRODUCTION.format(reader=reader),
        _targets(tallies, targets),
        _everything(tallies),
        _failures(tallies),
        _rules(tallies),
    ]
    return "\n".join(parts)


def _targets(tallies: Sequence[Tally], targets: Sequence[Target]) -> str:
    head = ("set", "what", "language", "by", "target", "aside", "work", "both", "", "anchor")
    told = (
        "Met or missed by what `aside` comes to, however small it is; by `work` where a set has no other part.\n\n"
    )
    return "## Targets\n\n" + told + _table(head, (_target(one, tallies) for one in targets), right=(4, 5, 6, 7))


def _target(one: Target, tallies: Sequence[Tally]) -> list[str]:
    """Judged by the part that nobody looked at; by the other where a set has one part alone."""
    parts = {tally.part: tally for tally in tallies if _key(tally) == (one.set, one.what, one.language)}
    both = Tally(one.set, one.what, one.language, "both")
    for tally in parts.values():
        both.add(tally.right, tally.found, tally.there)
    shown = [_share(one.reached(parts[part])) if part in parts else "" for part in ("aside", "work")]
    shown.append(_share(one.reached(both)) if len(parts) > 1 else "")
    judged = parts.get("aside") or parts.get("work")
    verdict = "not measured" if judged is None else "met" if one.reached(judged) >= one.least else "**missed**"
    return [one.set, one.what, one.language, one.measure, _share(one.least), *shown, verdict, one.anchor]


def _everything(tallies: Iterable[Tally]) -> str:
    head = ("set", "what", "language", "part", "P", "R", "F1", "right", "found", "there")
    rows = (
        [
            tally.set,
            tally.what,
            tally.language,
            tally.part,
            *map(_share, (tally.precision, tally.recall, tally.f1)),
            *(f"{count:,}" for count in (tally.right, tally.found, tally.there)),
        ]
        for tally in sorted(tallies, key=lambda one: (*_key(one), one.part))
    )
    return "## Everything that is measured\n\n" + _table(head, rows, right=range(4, 10))


def _failures(tallies: Iterable[Tally]) -> str:
    """Of the part that is looked at."""
    lines = ["## The most frequent failures", "", "Of `work`; how often each came.", ""]
    for tally in sorted(tallies, key=_key):
        if tally.part == "work" and tally.failures:
            kinds = sorted(tally.failures.items(), key=lambda one: (-one[1], one[0]))[:_MOST]
            told = "; ".join(f"{_plain(kind)} {count}" for kind, count in kinds)
            lines.append(f"- **{tally.set}**, {tally.what}, {tally.language}: {told}")
    return "\n".join([*lines, ""])


def _rules(tallies: Sequence[Tally]) -> str:
    """Both parts together: right of all, for each rule that found more than a few."""
    right: Counter[tuple[str, str, str, str]] = Counter()
    found: Counter[tuple[str, str, str, str]] = Counter()
    for tally in tallies:
        for rule, (rights, all_of_it) in tally.rules.items():
            right[(*_key(tally), rule)] += rights
            found[(*_key(tally), rule)] += all_of_it
    rows = (
        [_plain(key[3]), f"{key[0]}, {key[1]}", key[2], _share(right[key] / found[key]), f"{found[key]:,}"]
        for key in sorted(found, key=lambda one: (one[3], one[:3]))
        if found[key] >= _FEW
    )
    head = ("rule", "measured on", "language", "right", "of")
    told = f"How often what a rule found was right, where it found {_FEW} or more.\n\n"
    return "## Rules\n\n" + told + _table(head, rows, right=(3, 4))


def _key(tally: Tally) -> tuple[str, str, str]:
    return tally.set, tally.what, tally.language


def _share(share: float) -> str:
    """Three places, as published scores have them: .876."""
    return f"{share:.3f}".removeprefix("0")


def _plain(word: str) -> str:
    return word.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ").strip()


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> str:
    sides = set(right)
    return "\n".join(_lines(head, rows, sides)) + "\n"


def _lines(head: Sequence[str], rows: Iterable[Sequence[str]], sides: set[int]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'|'.join('---:' if at in sides else '---' for at in range(len(head)))}|"
    for row in rows:
        yield f"| {' | '.join(row)} |"

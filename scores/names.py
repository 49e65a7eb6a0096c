"""Names across scripts: finding the Arabic spelling of a Latin one, telling romanisations of one name from others.

`python -m scores.names [--all-pairs]`: with it names are compared that share no key either.
"""

from __future__ import annotations

import random
import sys
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from rapidfuzz.distance import Indel

from amana.language.names import keys, similarity
from scores.data import Part, part_of, rows, shared
from scores.measure import Tally

_PARTS: tuple[Part, ...] = ("work", "aside")
# The official test has 3,014 rows; as many are drawn of the 75,907 to train with, which are noisier.
_DRAWN = 3000
_SEED = 20161222
_NEAR = 0.7
_FALSE = 0.05
# At this score the catalogue of failures calls two names alike.
_ALIKE = 0.85

Pair = tuple[str, str]


def score(all_pairs: bool = False) -> list[Tally]:
    """Every set, both parts."""
    sets = {
        "names_anetac dev": _anetac_dev(),
        "names_anetac": _anetac_drawn(),
        "names_google_ar2en": _google(),
    }
    ranked = [tally for name, pairs in sets.items() for tally in _ranked(name, pairs, all_pairs)]
    return ranked + _groups()


def _anetac_dev() -> list[Pair]:
    return [(row["en"], row["ar"]) for row in rows("names_anetac/dev/translit_dev.jsonl")]


def _anetac_drawn() -> list[Pair]:
    pairs = [(row["en"], row["ar"]) for row in rows("names_anetac/dev/translit_train.jsonl")]
    return random.Random(_SEED).sample(pairs, _DRAWN)


def _google() -> list[Pair]:
    lines = (shared() / "data/names_google_ar2en/dev/eval.tsv").read_text("utf-8").splitlines()
    return [(latin, arabic) for arabic, latin in (line.split("\t") for line in lines)]


def _ranked(name: str, pairs: list[Pair], all_pairs: bool) -> list[Tally]:
    """For each Latin spelling, where its Arabic one comes among all; others of the same score come first."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for latin, arabic in pairs:
        wanted[latin].add(arabic)
    pool = _Pool({arabic for _, arabic in pairs}, all_pairs)
    tallies = {
        (what, part): Tally(name, what, "ar", part)
        for what in ("R@1", "R@10", "key shared", "MRR/1000")
        for part in _PARTS
    }
    for latin, right in wanted.items():
        place, kind = pool.place(latin, right)
        part = part_of(latin)
        tallies["R@1", part].add(place == 1, 1, 1)
        tallies["R@10", part].add(0 < place <= 10, 1, 1)
        tallies["key shared", part].add(place > 0, 1, 1)
        tallies["MRR/1000", part].add(round(1000 / place) if place else 0, 1000, 1000)
        if kind:
            tallies["R@1", part].miss(kind)
    return list(tallies.values())


class _Pool:
    """The Arabic names of a set, by key."""

    def __init__(self, names: set[str], all_pairs: bool) -> None:
        self._all = names if all_pairs else None
        self._by_key: dict[str, set[str]] = defaultdict(set)
        for name in names:
            for key in keys(name):
                self._by_key[key].add(name)

    def place(self, latin: str, right: set[str]) -> tuple[int, str]:
        """The place of the right name, 0 where it shares no key; and the kind of failure."""
        near = self._all or set().union(*(self._by_key.get(key, ()) for key in keys(latin)))
        if not right & near:
            return 0, "no key shared"
        found = {name: similarity(latin, name) for name in near}
        best = max(found[name] for name in right & near)
        before = [value for name, value in found.items() if name not in right and value >= best]
        return 1 + len(before), _kind(best, before)


def _kind(best: float, before: list[float]) -> str:
    if not before:
        return ""
    if best < _ALIKE:
        return "the right name is far"
    return "another as near" if max(before) == best else "another nearer"


def _groups() -> list[Tally]:
    """Latin spellings of one Arabic name, against spellings of different ones that share most letters."""
    found = []
    names = defaultdict(set)
    groups = list(rows("names_wd_arabic/dev/romanisation_groups_min3.jsonl"))
    for group in groups:
        for spelling in group["latin"]:
            names[spelling["form"]].add(group["ar"])
    for part in _PARTS:
        same = [pair for group in groups if part_of(group["ar"]) == part for pair in _within(group)]
        other = [pair for pair in _between(names) if part_of(min(names[pair[0]])) == part]
        found += _told_apart(
            part, [similarity(*pair) for pair in same], sorted(similarity(*pair) for pair in other)
        )
    return found


def _within(group: dict[str, list[dict[str, str]]]) -> Iterator[Pair]:
    return combinations([spelling["form"] for spelling in group["latin"]], 2)


def _between(names: dict[str, set[str]]) -> Iterator[Pair]:
    for one, other in combinations(sorted(names), 2):
        if Indel.normalized_similarity(one, other, score_cutoff=_NEAR) > _NEAR and not names[one] & names[other]:
            yield one, other


def _told_apart(part: Part, same: list[float], other: list[float]) -> list[Tally]:
    """How often a pair of one name scores above a pair of two, and how many such pairs do at 5 % false."""
    auc = Tally("names_wd_arabic", "AUC", "la", part)
    won = sum(bisect_left(other, value) + bisect_right(other, value) for value in same)
    auc.add(won, 2 * len(same) * len(other), 2 * len(same) * len(other))
    least = other[-1 - int(_FALSE * len(other))]
    recall = Tally("names_wd_arabic", "recall at 5% false", "la", part)
    recall.add(sum(value > least for value in same), len(same), len(same))
    recall.failures = Counter(_band(value) for value in same if value <= least)
    return [auc, recall]


def _band(value: float) -> str:
    return f"one name, scored {int(value * 10) / 10:.1f}"


def _printed(tallies: Iterable[Tally]) -> Iterator[str]:
    for tally in tallies:
        yield f"{tally}  {dict(tally.failures.most_common(4)) or ''}"


if __name__ == "__main__":
    print("\n".join(_printed(score("--all-pairs" in sys.argv))))

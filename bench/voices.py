"""How well reprints are found, beside plain counting of shared runs of words.

    python -m bench.voices --articles FILE.jsonl --pairs FILE.jsonl [--least 0.5]

The articles are JSON lines with `unit_id`, `text` and `date`; the pairs name two of them (`a`, `b`) and how
much of the shorter one's runs of five words the longer one has (`containment5`), found by somebody else's
program. A pair is a reprint where that is at least `--least`. Ours is `amana.compare.voices` on folded words;
the plain way splits at blanks, compares every two texts, and takes those that share so much. Pairs of a unit
with itself are left out: they are the same line twice.

The third way is the one for translations: numbers, days and places in the same order, and no words. It is tried on
the same texts as if every two were in different languages. What it takes for a translation should be a text used
again: any pair of the list counts as right, and the reprints are what it should find.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator, Mapping, Set
from itertools import combinations
from pathlib import Path

from amana.actions.comparing.telling import marks_of
from amana.compare.voices import Telling, near_texts, translations
from amana.reading import read_text
from bench.targets import Judged

Pairs = Set[tuple[str, str]]
Way = Callable[[Mapping[str, str]], Pairs]
_RUN = 5
_PLAIN = 0.5


def read_texts(path: Path) -> dict[str, str]:
    """The texts by unit; of several with one id the first."""
    found: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["unit_id"], row["text"])
    return found


def read_days(path: Path) -> dict[str, str]:
    """The day of each unit."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {row["unit_id"]: row["date"] for row in rows}


def read_pairs(path: Path, least: float) -> Pairs:
    """The pairs that are reprints."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {_pair(row["a"], row["b"]) for row in rows if row["a"] != row["b"] and row["containment5"] >= least}


def _pair(one: str, other: str) -> tuple[str, str]:
    return min(one, other), max(one, other)


def ours(texts: Mapping[str, str]) -> Pairs:
    """As the table of accounts finds them."""
    return {_pair(near.one, near.other) for near in near_texts(texts)}


def plain(texts: Mapping[str, str]) -> Pairs:
    """Every two texts, split at blanks."""
    runs = {name: _runs(text.lower().split()) for name, text in texts.items()}
    return {
        _pair(one, other)
        for one, other in combinations(runs, 2)
        if len(runs[one] & runs[other]) >= _PLAIN * max(1, min(len(runs[one]), len(runs[other])))
    }


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return set(zip(*(words[at:] for at in range(_RUN)), strict=False))


def by_marks(days: Mapping[str, str]) -> Way:
    """By what a translation leaves as it is, every text in a language of its own."""

    def found(texts: Mapping[str, str]) -> Pairs:
        tellings = [
            Telling(name, language=name, marks=marks_of(read_text(text, days[name])))
            for name, text in texts.items()
        ]
        return {_pair(edge.one, edge.other) for edge in translations(tellings)}

    return found


def measure(
    name: str, way: Way, texts: Mapping[str, str], true: Pairs, right_too: Pairs = frozenset(), bound: float = 0.9
) -> Judged:
    """Find the pairs in one way; its F is the figure, and precision, recall and time are printed.

    Pairs of `right_too` are right where they are found, and not missed where they are not.
    """
    started = time.perf_counter()
    found = way(texts)
    took = time.perf_counter() - started
    precision = len(found & (true | right_too)) / max(1, len(found))
    recall = len(found & true) / max(1, len(true))
    score = 2 * precision * recall / max(precision + recall, 1e-9)
    print(
        f"{name}: {len(found)} pairs, precision {precision:.3f}, recall {recall:.3f}, F {score:.3f}, {took:.2f} s"
    )
    return Judged(f"reprints, F: {name}", score, bound, at_least=True, unit="")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--least", type=float, default=0.5)
    asked = parser.parse_args()
    texts, true = read_texts(asked.articles), read_pairs(asked.pairs, asked.least)
    print(f"{len(texts)} texts, {len(true)} reprints")
    used_again = read_pairs(asked.pairs, 0)
    for judged in _all(texts, true, by_marks(read_days(asked.articles)), used_again):
        print(judged.line())


def _all(texts: Mapping[str, str], true: Pairs, marks: Way, used_again: Pairs) -> Iterator[Judged]:
    yield measure("ours", ours, texts, true)
    yield measure("plain", plain, texts, true)
    yield measure("as translations, by marks alone", marks, texts, true, used_again, 0.8)


if __name__ == "__main__":
    main()

"""How well reprints are found, beside plain counting of shared runs of words.

    python -m bench.voices --articles FILE.jsonl --pairs FILE.jsonl [--least 0.5]

The articles are JSON lines with `unit_id` and `text`; the pairs name two of them (`a`, `b`) and how much of the
shorter one's runs of five words the longer one has (`containment5`), found by somebody else's program. A pair is a
reprint where that is at least `--least`. Ours is `amana.compare.voices` on folded words; the plain way splits at
blanks, compares every two texts, and takes those that share so much. Pairs of a unit with itself are left out:
they are the same line twice.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from pathlib import Path

from amana.compare.voices import near_texts
from bench.targets import Judged

Pairs = set[tuple[str, str]]
_RUN = 5
_PLAIN = 0.5


def read_texts(path: Path) -> dict[str, str]:
    """The texts by unit; of several with one id the first."""
    found: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["unit_id"], row["text"])
    return found


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


def measure(name: str, way: Callable[[Mapping[str, str]], Pairs], texts: Mapping[str, str], true: Pairs) -> Judged:
    """Find the pairs in one way; its F is the figure, and precision, recall and time are printed."""
    started = time.perf_counter()
    found = way(texts)
    took = time.perf_counter() - started
    right = len(found & true)
    precision, recall = right / max(1, len(found)), right / max(1, len(true))
    score = 2 * right / max(1, len(found) + len(true))
    print(
        f"{name}: {len(found)} pairs, precision {precision:.3f}, recall {recall:.3f}, F {score:.3f}, {took:.2f} s"
    )
    return Judged(f"reprints, F: {name}", score, 0.9, at_least=True, unit="")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--least", type=float, default=0.5)
    asked = parser.parse_args()
    texts, true = read_texts(asked.articles), read_pairs(asked.pairs, asked.least)
    print(f"{len(texts)} texts, {len(true)} reprints")
    for judged in _both(texts, true):
        print(judged.line())


def _both(texts: Mapping[str, str], true: Pairs) -> Iterator[Judged]:
    yield measure("ours", ours, texts, true)
    yield measure("plain", plain, texts, true)


if __name__ == "__main__":
    main()

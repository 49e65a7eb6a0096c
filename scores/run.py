"""Score everything on the labelled sets, and write `docs/scores.md`: `make scores`.

    python -m scores.run [NAME…] [--out docs/scores.md]

Each module beside this one that defines `score()` is run in a process of its own. Nothing of the sets enters the
page: numbers, rules, and kinds of failure in general words. The same reader and sets give the same page.
"""

from __future__ import annotations

import argparse
import ast
import os
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path

from amana.reading import reader_version
from scores.data import shared
from scores.measure import Tally
from scores.page import page
from scores.targets import TARGETS

_HERE = Path(__file__).resolve().parent
_OUT = _HERE.parent / "docs" / "scores.md"
_NO_DATA = 2


def modules() -> list[str]:
    """The scoring modules by name, in order: those that define `score`."""
    return [path.stem for path in sorted(_HERE.glob("*.py")) if path.stem != "run" and _scores(path)]


def _scores(path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == "score" for node in tree.body)


def score(module: str) -> list[Tally]:
    """What one module scores."""
    found: list[Tally] = import_module(module).score()
    return found


def scored(names: Iterable[str]) -> list[Tally]:
    """The scores of all these modules, in their order, each module in a process of its own."""
    context = get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count() or 1, mp_context=context, max_tasks_per_child=1) as pool:
        return [tally for tallies in pool.map(score, names) for tally in tallies]


def main(given: Sequence[str]) -> int:
    """Score, print, write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="some modules only, and print them; the page is left alone")
    parser.add_argument("--out", type=Path, default=_OUT)
    asked = parser.parse_args(given)
    if not shared().is_dir():
        print(f"no labelled sets in {shared()}; AMANA_SHARED names the folder", file=sys.stderr)
        return _NO_DATA
    tallies = scored(f"scores.{name}" for name in asked.names or modules())
    for tally in tallies:
        print(tally)
    if not asked.names:
        asked.out.write_text(page(tallies, TARGETS, reader_version()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

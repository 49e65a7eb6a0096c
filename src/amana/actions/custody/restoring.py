"""Giving back, and entering in the log that it was done: also where it was broken off half way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from amana.archive import Archive, suspect_items
from amana.errors import AmanaError
from amana.records import Restored, RestoredFile, Watch

Outcome = Literal["success", "failure", "part"]

_MOST_ITEMS = 10_000
"""The most items one act names; more make more acts."""


def restore(
    archive: Archive,
    dest: Path,
    items: Sequence[str],
    tell: Callable[[RestoredFile], None],
    watch: Watch | None,
) -> Restored:
    """See `OpenArchive.restore`. What cannot be entered does not undo what was given back: `entered` says so."""
    run = _Run(archive, tell)
    try:
        restored = archive.restore(dest, items, run.tell, watch)
    except BaseException:  # Ctrl-C too: what has left the archive has left it
        run.enter(named=bool(items), whole=False)
        raise
    restored.entered = run.enter(named=bool(items), whole=restored.fault is None)
    return restored


class _Run:
    """What one `restore` gave back, item by item."""

    def __init__(self, archive: Archive, tell: Callable[[RestoredFile], None]) -> None:
        self._archive, self._tell = archive, tell
        self._suspects = suspect_items(archive)
        self._given: Counter[str] = Counter()
        self._failed: Counter[str] = Counter()

    def tell(self, file: RestoredFile) -> None:
        """Count it, and pass it on. What lay there already, or was erased, is not given back."""
        if file.outcome == "failed":
            self._failed[file.item] += 1
        elif file.outcome in ("restored", "renamed"):
            self._given[file.item] += 1
        self._tell(replace(file, suspect=self._suspects.get(file.item)))

    def enter(self, *, named: bool, whole: bool) -> bool:
        """Enter what was done; False where it could not be. Nothing given back and nothing failed: no act."""
        if not (self._given or self._failed):
            return True
        if not self._archive.writable:
            return False
        acts = self._of_items(whole) if named else [(self._outcome(self._given, self._failed, whole), ())]
        count = str(self._given.total())
        try:
            ended = [self._archive.enter("restored", items=ids, outcome=one, detail=count) for one, ids in acts]
        except AmanaError:
            return False  # a damaged log, or an archive.json that no log vouches for: giving back goes on
        return all(ended)

    def _of_items(self, whole: bool) -> Iterator[tuple[Outcome, tuple[str, ...]]]:
        """An act for each way of ending: who reads of one item must not have to guess which it was."""
        by_outcome: dict[Outcome, list[str]] = {}
        for item in dict.fromkeys([*self._given, *self._failed]):
            outcome = self._outcome(Counter({item: self._given[item]}), Counter({item: self._failed[item]}), whole)
            by_outcome.setdefault(outcome, []).append(item)
        for outcome, items in by_outcome.items():
            for at in range(0, len(items), _MOST_ITEMS):
                yield outcome, tuple(items[at : at + _MOST_ITEMS])

    @staticmethod
    def _outcome(given: Counter[str], failed: Counter[str], whole: bool) -> Outcome:
        if not given.total():
            return "failure"
        return "success" if whole and not failed.total() else "part"

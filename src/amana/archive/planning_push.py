"""Where each of our logs goes on a copy: onto the one there that is its beginning, or beside those that fork."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from amana.archive.copies import CopyState
from amana.archive.logs import fork_name, is_fork, owner
from amana.archive.medium_logs import Branch
from amana.archive.merging import Held, Ours
from amana.archive.pulling import known_size


@dataclass(frozen=True)
class Target:
    """One of our logs, the folder it has on the copy, how much of it stands there, and from which entry on the
    copy is to be asked for the objects."""

    held: Held
    name: str
    there: int
    asked_from: int

    @property
    def grows(self) -> bool:
        """Whether the copy has less of it than we have."""
        return self.there < self.held.size


class Planning:
    """Plans for one copy. `shut` are folders there that must be left alone, unless ours is all that they were."""

    def __init__(self, ours: Ours, theirs: Mapping[str, Branch], shut: Iterable[str], state: CopyState) -> None:
        self._ours, self._theirs, self._state = ours, theirs, state
        self._shut = set(shut)
        self._claimed: set[str] = set()

    def targets(self, last: str | None, only: str | None = None) -> list[Target]:
        """Every log of ours that has a place there, or `only` this device's; the device `last` comes last: it
        vouches for archive.json, which follows it."""
        held = [one for one in self._ours.held.values() if only is None or owner(one.name) == only]
        held.sort(key=lambda one: (owner(one.name) == last, owner(one.name), is_fork(one.name), -one.size))
        found = (self._target(one) for one in held)
        return [one for one in found if one is not None]

    def _target(self, held: Held) -> Target | None:
        for branch in self._longest_first(owner(held.name)):
            if branch.name in self._claimed or not held.begins_with(branch.size, branch.head.root):
                continue
            return self._onto(held, branch)
        if any(self._is_within(held, branch) for branch in self._longest_first(owner(held.name))):
            return None  # a log there has all of it, and more
        name = held.name
        if name in self._theirs or name in self._shut or name in self._claimed:
            name = fork_name(owner(held.name), held.branch.head)
        if name in self._theirs or name in self._shut or name in self._claimed:
            return None
        return self._claim(Target(held, name, 0, 0))

    def _onto(self, held: Held, branch: Branch) -> Target:
        # What could not be read there is written again from its beginning.
        there = 0 if branch.name in self._shut else branch.size
        known = self._state.logs.get(branch.name)
        sound = known is not None and known.size <= there
        return self._claim(Target(held, branch.name, there, known_size(known, held) if sound else 0))

    def _claim(self, target: Target) -> Target:
        self._claimed.add(target.name)
        return target

    def _longest_first(self, device: str) -> list[Branch]:
        found = [branch for branch in self._theirs.values() if branch.device == device]
        return sorted(found, key=lambda branch: -branch.size)

    def _is_within(self, held: Held, branch: Branch) -> bool:
        """Whether their log begins with all of ours: then one of ours, which has all of theirs, tells."""
        whole = self._ours.holding(branch)
        if whole is None:
            return branch.size >= held.size  # damaged there, and longer: it must not be rolled back
        return branch.size >= held.size and whole.begins_with(held.size, held.branch.head.root)

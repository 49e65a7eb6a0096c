"""Two sides' logs compared: which are one log at two lengths, and which have forked (docs/format/log.md).

A log is its signed root: of two heads of one device, the longer log either has the shorter one's root at the
shorter one's size, or they have forked. Ours is asked from our own tiles. Theirs is brought in and hashed: what
is brought in belongs to us only if, put behind what we have, it comes to the root that they signed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from amana.archive.description import Description
from amana.archive.entries import Named
from amana.archive.fetching import Fetched, Fetching, Staging
from amana.archive.layout import Layout
from amana.archive.logs import LogFolder, fork_name, is_fork, list_logs, owner, seen_checkpoint
from amana.archive.medium_logs import Branch
from amana.errors import AmanaError, LogDamaged
from amana.tlog import CHECKPOINT, Checkpoint, LogFiles, TileLog, VerifierKey, verify_log


class Held:
    """One log as it lies here."""

    def __init__(self, branch: Branch, files: LogFiles) -> None:
        self.branch, self.files = branch, files

    @property
    def name(self) -> str:
        """Its folder's name here."""
        return self.branch.name

    @property
    def size(self) -> int:
        """How many entries it has."""
        return self.branch.size

    @cached_property
    def log(self) -> TileLog:
        """The log, its right edge checked. LogDamaged."""
        return TileLog.open(self.files, self.branch.verifier.name, self.branch.verifier)

    def begins_with(self, size: int, root: bytes) -> bool:
        """Whether this log, when it was `size` entries long, had this root. LogDamaged."""
        if size > self.size:
            return False
        return (self.branch.head.root if size == self.size else self.log.root(size)) == root

    def entries(self, start: int, end: int) -> Iterator[bytes]:
        """The entries with these indexes, streaming. LogDamaged."""
        return self.log.entries(start, end)


@dataclass
class Ours:
    """The logs here, and what this machine last saw of each: what was seen signed must stay the beginning."""

    held: dict[str, Held] = field(default_factory=dict)
    seen: dict[str, Checkpoint] = field(default_factory=dict)
    broken: dict[str, Checkpoint | None] = field(default_factory=dict)
    faults: list[AmanaError] = field(default_factory=list)

    @classmethod
    def read(cls, layout: Layout, described: Description) -> Ours:
        """As they lie here now. `broken` are those that are not what their device signed, with their head if that
        can be read."""
        ours = cls()
        for name in list_logs(layout):
            ours._read(LogFolder(layout, name, described))
        verifiers = {device.id: device.vkey for device in described.devices}
        verifiers |= {held.name: held.branch.verifier.text for held in ours.held.values()}
        for name, vkey in verifiers.items():
            seen = seen_checkpoint(layout, name, VerifierKey.from_text(vkey))
            if seen is not None:
                ours.seen[name] = seen
        return ours

    def _read(self, log: LogFolder) -> None:
        self.broken[log.device] = None
        try:
            verifier = log.verifier
            head = self.broken[log.device] = log.checkpoint()
            held = Held(Branch(log.device, verifier, log.files.read(CHECKPOINT) or b"", head), log.files)
            held.log  # noqa: B018 - opening it checks its right edge
        except AmanaError as fault:
            self.faults.append(fault)
            return
        del self.broken[log.device]
        self.held[log.device] = held

    def of(self, device: str) -> list[Held]:
        """The logs of one device: the one that was here first, then its forks, longest first."""
        found = [held for held in self.held.values() if owner(held.name) == device]
        return sorted(found, key=lambda held: (is_fork(held.name), -held.size, held.name))

    def holding(self, branch: Branch) -> Held | None:
        """The log here that begins with all of this one; None where there is none."""
        for held in self.of(branch.device):
            if held.begins_with(branch.size, branch.head.root):
                return held
        return None


Kind = Literal["held", "new", "grown", "forked"]


@dataclass(frozen=True)
class Merged:
    """What one of their logs is to us, and under which name it is, or will be, here.

    `held`: we have all of it. `new`: of a device that has no log here. `grown`: ours is its beginning. `forked`:
    neither is the other's beginning. What was brought in for the last three is in `fetched`; `base` is the log
    here that it goes on from, `over` the head of a damaged log of ours that it mends.
    """

    kind: Kind
    theirs: Branch
    name: str
    fetched: Fetched | None = None
    base: Held | None = None
    over: Checkpoint | None = None

    @property
    def named(self) -> Named:
        """What the entries that were brought in name."""
        return self.fetched.named if self.fetched else Named()


class Merging:
    """Merges the logs of one copy into ours. Nothing of ours is touched: what comes is put into `staging`."""

    def __init__(self, ours: Ours, staging: Staging) -> None:
        self._ours, self._staging = ours, staging

    def merge(self, theirs: Branch, files: LogFiles) -> Merged | None:
        """What this log is to us, with what it has beyond ours. LogDamaged where it is not what was signed.

        None for one that tells nothing: it is empty, or shorter than what a damaged log of ours was.
        """
        held = self._ours.holding(theirs)
        if held is not None:
            return Merged("held", theirs, held.name)
        if theirs.size == 0 or self._is_beginning_of_broken(theirs):
            return None
        shorter = [held for held in self._ours.of(theirs.device) if held.size < theirs.size]
        for base in shorter[:1]:
            fetched = self._fetch(theirs, files, base)
            if fetched.root == theirs.head.root and self._keeps_seen(base.name, theirs, fetched):
                return Merged("grown", theirs, base.name, fetched, base)
        return self._whole(theirs, files, shorter)

    def _is_beginning_of_broken(self, theirs: Branch) -> bool:
        head = self._ours.broken.get(theirs.device)
        return head is not None and head.size > theirs.size

    def _whole(self, theirs: Branch, files: LogFiles, shorter: Iterable[Held]) -> Merged:
        """Theirs from its beginning: damaged, or a log that goes on from another one of ours, or from none."""
        fetched = self._fetch(theirs, files, None)
        if fetched.root != theirs.head.root:
            raise _blamed(theirs, files)
        for base in shorter:
            if fetched.log.root(base.size) == base.branch.head.root and self._keeps_seen(
                base.name, theirs, fetched
            ):
                return Merged("grown", theirs, base.name, fetched, base)
        if theirs.device not in self._ours.held and self._mends(theirs, fetched):
            over = self._ours.broken.get(theirs.device)
            return Merged("new", theirs, theirs.device, fetched, over=over)
        name = fork_name(theirs.device, theirs.head)
        return Merged("forked", theirs, name, fetched, over=self._ours.broken.get(name))

    def _mends(self, theirs: Branch, fetched: Fetched) -> bool:
        """Whether theirs may lie where ours does not, or where ours is damaged: it must be all that ours was."""
        head = self._ours.broken.get(theirs.device)
        if head is not None and (head.size > theirs.size or fetched.log.root(head.size) != head.root):
            return False
        return self._keeps_seen(theirs.device, theirs, fetched)

    def _keeps_seen(self, name: str, theirs: Branch, fetched: Fetched) -> bool:
        """Whether theirs still begins with what this machine last saw signed under this name."""
        seen = self._ours.seen.get(name)
        return seen is None or seen.size > theirs.size or fetched.log.root(seen.size) == seen.root

    def _fetch(self, theirs: Branch, files: LogFiles, base: Held | None) -> Fetched:
        return Fetching(theirs, files, self._staging.fresh(base.files if base else None)).run(
            base.log if base else None
        )


def _blamed(theirs: Branch, files: LogFiles) -> LogDamaged:
    """Which of their files is not what was signed."""
    path = f"logs/{theirs.name}"
    try:
        verify_log(files, theirs.verifier, theirs.verifier.name)
    except LogDamaged as fault:
        fault.facts.update(device=theirs.device, path=f"{path}/{fault.facts.get('path', '')}")
        return fault
    return LogDamaged(device=theirs.device, reason="root-differs", path=path)

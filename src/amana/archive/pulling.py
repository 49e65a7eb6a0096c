"""Taking from a copy what it has and we have not: logs that grew, or forked, and the objects they name.

What a copy sends is hostile until it is checked: a log by its device's signature and by hashing all of it, an
object by its name. What it does not give is asked of the next copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, cast

from amana.archive.carrying import Carried, Carrying, Meter, Metered
from amana.archive.copies import CopyState, KnownLog
from amana.archive.description import Description
from amana.archive.entries import Named
from amana.archive.erased import Erased, judge, notes_in
from amana.archive.incoming import Incoming
from amana.archive.layout import Layout
from amana.archive.logs import owner
from amana.archive.medium_logs import MAX_LOGS, Branch, MediumLog
from amana.archive.merging import Held, Merged, Merging, Ours
from amana.archive.places import Place, read_branches
from amana.archive.standing import suspects
from amana.errors import Damage, DiskFault, LogDamaged, LogForked


@dataclass
class Pulled:
    """What a copy was found to have, and what was taken from it.

    `branches` are its logs by their folders' names there. `lacking` are objects that its logs name, that we have
    not either, and that it did not give.
    """

    branches: dict[str, Branch] = field(default_factory=dict)
    carried: Carried = field(default_factory=Carried)
    lacking: set[str] = field(default_factory=set)
    entries: int = 0
    logs: list[str] = field(default_factory=list)
    forks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Wanted:
    """What one log's news needs: the log itself, where it is new, and the objects that are to come with it."""

    merged: Merged | None
    objects: set[bytes]


class Pulling:
    """One copy, taken from. `result` stands whatever happens."""

    def __init__(
        self,
        layout: Layout,
        described: Description,
        place: Place,
        state: CopyState,
        incoming: Incoming,
        meter: Meter,
    ) -> None:
        self._layout, self._described, self._place = layout, described, place
        self._state, self._incoming, self._meter = state, incoming, meter
        self._files = place.medium.files
        self.result = Pulled()

    def look(self) -> None:
        """Read which logs the copy has, before anything is taken or given."""
        self.result.branches = read_branches(self._place, self._described)
        self._compare_with_known()

    def run(self) -> Pulled:
        """Take what there is. What is wrong there is named in the place's faults; raises what ends it: the place
        gone or refusing, our own disk (also where our folder cannot be written to at all), ArchiveBusy."""
        lacking = {bytes.fromhex(name) for name in self._state.lacking}
        left = {} if self._described.capture else dict(self.result.branches)
        if self._layout.elsewhere is not None:
            self._refuse_news(left)
            return self.result
        while left or lacking:
            ours = Ours.read(self._layout, self._described)
            for wanted in self._wanted(ours, self._merge(ours, left), lacking):
                self._take(wanted)
            self._incoming.staging.clear()
            lacking = set()
        return self.result

    def _refuse_news(self, branches: dict[str, Branch]) -> None:
        """Our own folder cannot be written to: then it is said that there would be something to take."""
        ours = Ours.read(self._layout, self._described)
        if any(branch.size and ours.holding(branch) is None for branch in branches.values()):
            raise DiskFault(path=str(self._layout.root), reason="EROFS")

    def _compare_with_known(self) -> None:
        """A copy does not lose what it had: where it did, that is said, and what we have mends it."""
        for name, known in self._state.logs.items():
            branch = self.result.branches.get(name)
            there = name in self._place.unsigned | self._place.shut
            if branch is None and not there:
                self._fault(LogDamaged(device=owner(name), reason="missing", path=f"logs/{name}"))
            elif branch is not None and branch.size < known.size:
                self._fault(
                    LogDamaged(
                        device=owner(name),
                        reason="rolled-back",
                        path=f"logs/{name}",
                        found=branch.size,
                        expected=known.size,
                    )
                )

    def _fault(self, fault: Damage) -> None:
        self._place.faults.append(fault)

    def _merge(self, ours: Ours, left: dict[str, Branch]) -> list[Merged]:
        """Logs of theirs against ours, and out of `left`. Of one device, one that is news at a time: the next is
        then compared with what that one has made of ours."""
        merging = Merging(ours, self._incoming.staging)
        found: list[Merged] = []
        for name, branch in list(left.items()):
            if any(one.theirs.device == branch.device for one in found if one.kind != "held"):
                continue
            del left[name]
            merged = self._merged(merging, branch)
            if merged is None:
                continue
            found.append(merged)
            if merged.kind in ("new", "forked") and not self._has_room(ours, found):
                self._fault(LogDamaged(device=branch.device, reason="too-many-logs", path=f"logs/{name}"))
                found.pop()
        return found

    def _has_room(self, ours: Ours, found: Sequence[Merged]) -> bool:
        """Whether there may be the last of these too: strangers must not crowd out whom a custodian admitted."""
        news = [one for one in found if one.kind in ("new", "forked")]
        if len(ours.held) + len(news) <= MAX_LOGS:
            return True
        admitted = {device.id for device in suspects(self._layout, self._described).admitted}
        return news[-1].kind == "new" and news[-1].theirs.device in admitted

    def _merged(self, merging: Merging, branch: Branch) -> Merged | None:
        try:
            return merging.merge(branch, MediumLog(self._files, branch.name))
        except Damage as fault:
            self._fault(fault)
            self._place.shut.add(branch.name)
            return None

    def _wanted(self, ours: Ours, merged: Iterable[Merged], lacking: set[bytes]) -> list[_Wanted]:
        """What is to be taken, log by log; first what was lacking here or there, and what is only to be asked."""
        needs: list[tuple[Merged | None, Named]] = []
        old = Named(items=lacking)
        for one in merged:
            if one.fetched is None:
                old.add(self._since_known(one.theirs, ours.held.get(one.name)))
                continue
            named = one.named
            if one.base is not None:
                named.add(self._since_known(one.theirs, one.base))
            needs.append((one, named))
        needs.insert(0, (None, old))
        wanted = [_Wanted(one, self._not_here(named)) for one, named in needs]
        if any(want.objects for want in wanted):
            gone = {bytes.fromhex(name) for name in self._erased(named for _, named in needs).old}
            for want in wanted:
                want.objects.difference_update(gone)
        return wanted

    def _since_known(self, theirs: Branch, held: Held | None) -> Named:
        """What the entries name that both have, and that this copy was not yet found to have the objects of."""
        named = Named()
        if held is not None:
            start = known_size(self._state.logs.get(theirs.name), held)
            named.read(held.entries(start, min(theirs.size, held.size)))
        return named

    def _erased(self, news: Iterable[Named]) -> Erased:
        """What was erased, as the logs here and those that come say."""
        notes = [note for named in news for note in named.notes]
        return judge([*notes_in(self._layout, self._described), *notes], self._described)

    def _not_here(self, named: Named) -> set[bytes]:
        return {digest for digest in named.objects if not self._incoming.has_here(digest.hex())}

    def _take(self, wanted: _Wanted) -> None:
        """The objects, then the log under the archive's lock."""
        absent = sorted(name for digest in wanted.objects if not self._incoming.has(name := digest.hex()))
        if absent:
            self._meter.expect(len(absent), None)
            carrying = Carrying(self._meter, refusals=True)
            try:
                carrying.run(absent, self._fetch)
            finally:
                self._count(carrying.result)
        if not (wanted.merged or any(self._incoming.has(digest.hex()) for digest in wanted.objects)):
            return
        taken = self._incoming.adopt([wanted.merged] if wanted.merged else [], wanted.objects)
        for one in taken:
            self._count_log(one)

    def _fetch(self, name: str) -> int:
        with Metered(self._place.medium.objects.open(name), self._meter) as source:
            self._incoming.put(name, cast(BinaryIO, source), source.size)
            return source.size

    def _count(self, carried: Carried) -> None:
        self.result.carried.add(carried)
        self.result.lacking |= carried.lacking

    def _count_log(self, merged: Merged) -> None:
        before = merged.base.size if merged.base else 0
        self.result.entries += merged.theirs.size - before
        self.result.logs.append(merged.name)
        if merged.kind == "forked":
            self.result.forks.append(merged.name)
            self._fault(LogForked(device=merged.theirs.device, path=f"logs/{merged.name}"))


def known_size(known: KnownLog | None, held: Held) -> int:
    """Up to which entry a copy was found whole, if what was known of it is how our log begins; else 0."""
    if known is None or not held.begins_with(known.size, bytes.fromhex(known.root)):
        return 0
    return known.size

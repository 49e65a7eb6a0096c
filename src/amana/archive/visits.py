"""One copy during a sync: what it gave, what it was given, and what is known of it afterwards."""

from __future__ import annotations

from collections.abc import Callable, Container
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Literal

from amana.archive.carrying import Meter
from amana.archive.copies import Copy, CopyState, KnownLog, mark_kit, read_state, write_state
from amana.archive.description import Description
from amana.archive.erased import read_erased
from amana.archive.following import follow
from amana.archive.incoming import Incoming
from amana.archive.layout import Layout
from amana.archive.merging import Ours
from amana.archive.merging_acts import PulledActs, pull_acts, pull_envelopes, push_acts, push_envelopes
from amana.archive.merging_attested import AttestedThere, look_at_attested, pull_attested, push_attested
from amana.archive.places import Place, holding
from amana.archive.pulling import Pulled, Pulling
from amana.archive.pushing import Pushed, Pushing
from amana.archive.pushing_plain import push_plain
from amana.archive.source import now
from amana.errors import AmanaError, CopyUnusable, Damage, DiskFault, ObjectMissing, StoreUnreachable
from amana.records import Gained, SyncedCopy
from amana.stores import Disk, Store

Opening = Callable[[Copy, Description], Place]


@dataclass
class Visit:
    """One copy's turn. What ends it is kept in `fault`; damage that was found there in the place's faults."""

    layout: Layout
    disk: Disk
    copy: Copy
    state: CopyState
    place: Place | None = None
    fault: AmanaError | None = None
    pulled: Pulled = field(default_factory=Pulled)
    pushed: Pushed = field(default_factory=Pushed)
    acts: PulledActs = field(default_factory=PulledActs)
    attested: AttestedThere = field(default_factory=AttestedThere)
    pulled_files: int = 0
    pushed_files: int = 0
    pushed_acts: int = 0
    kept: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, layout: Layout, disk: Disk, copy: Copy) -> Visit:
        """A visit to this copy, with what was last known of it."""
        return cls(layout, disk, copy, read_state(layout, copy.name))

    def reach(self, described: Description, opening: Opening) -> None:
        """Open its place."""
        try:
            self.place = opening(self.copy, described)
        except AmanaError as fault:
            self.fault = fault
            return
        if self.place.is_kit and not self.copy.kit:
            self.copy = mark_kit(self.layout, self.disk, self.copy)

    @property
    def is_open(self) -> bool:
        """Whether it is there, as far as is known."""
        return self.place is not None and not isinstance(self.fault, StoreUnreachable)

    def pull(self, described: Description, incoming: Incoming, meter: Meter) -> None:
        """Take what it has."""
        if self.place is None:
            return
        pulling = Pulling(self.layout, described, self.place, self.state, incoming, meter)
        self.pulled = pulling.result
        try:
            pulling.look()
            self.acts = pull_acts(self.layout, described, self.place, self.disk)
            self.pulled_files += pull_envelopes(self.layout, described, self.place, self.disk)
            self.attested = look_at_attested(self.layout, described, self.place)
            pulling.run()
            self.pulled_files += pull_attested(self.layout, described, self.place, self.disk, self.attested)
        except AmanaError as fault:
            self._ended(fault)

    def push(self, described: Description, own: str | None, meter: Meter) -> None:
        """Give it what it has not; then what is known of it is written down."""
        if self.place is None or not self.is_open:
            return
        pushing = Pushing(self.layout, described, self.place, self.pulled.branches, meter)
        whole = False
        try:
            with holding(self.place, self.disk):
                if not self.place.kit:
                    pushing.run(self.state, own, self.pulled.carried.sent)
                self._push_small(described)
                self._follow_erasures(described)
            whole = self.fault is None
        except AmanaError as fault:
            self._ended(fault)
        finally:
            self._learn(pushing.result, described, whole=whole)

    def _push_small(self, described: Description) -> None:
        assert self.place is not None
        self.pushed_acts += push_acts(self.layout, described, self.place, self.acts.there)
        self.acts.there |= {path.stem for path in self.layout.acts.glob("*.note")}
        self.pushed_files += push_envelopes(self.layout, described, self.place)
        self.pushed_files += push_attested(self.layout, described, self.place, self.attested)
        self.pushed_files += push_plain(self.layout, described, self.place)

    def _follow_erasures(self, described: Description) -> None:
        """What was erased goes there too, once what stands in its place is there."""
        assert self.place is not None
        riding = set(described.acts) - {path.stem for path in self.layout.acts.glob("*.note")}
        if self.place.kit or not riding:  # acts that lie in no file of their own are erasures, in the logs
            return
        erased = read_erased(self.layout, described)
        if erased.old <= self.state.erased:
            return
        objects = self.place.medium.objects
        self.kept = [name for name, _ in follow(objects, erased, _There(objects, self.state.erased)).kept]
        self.state = replace(self.state, erased=erased.old - set(self.kept))

    def _ended(self, fault: AmanaError) -> None:
        """Damage is told among what was found there, anything else is why the visit ended."""
        if isinstance(fault, Damage) and self.place is not None:
            self.place.faults.append(fault)
        if self.fault is None or isinstance(fault, StoreUnreachable):
            self.fault = fault

    def _learn(self, pushed: Pushed, described: Description, *, whole: bool) -> None:
        """Write down what is wholly there. Of what was broken off, only what had come to its end."""
        self.pushed.carried.add(pushed.carried)
        self.pushed.entries += pushed.entries
        self.pushed.faults += pushed.faults
        self.pushed.lacking = pushed.lacking
        logs = dict(pushed.logs) if whole else {**self.state.logs, **pushed.logs}
        lacking = frozenset(pushed.lacking) if whole else self.state.lacking | pushed.lacking
        if self.place is not None and self.place.kit:
            logs, lacking = self._whole_here(described), frozenset(self.pulled.lacking)
        self.state = replace(
            self.state,
            logs=logs,
            lacking=lacking,
            synced=now() if whole else self.state.synced,
            untold=self.state.untold or pushed.things,
        )
        self._write_state()

    def _write_state(self) -> None:
        with suppress(DiskFault):  # nothing can be written here: the next sync asks for everything once more
            write_state(self.layout, self.disk, self.copy.name, self.state)

    def _whole_here(self, described: Description) -> dict[str, KnownLog]:
        """Of a kit, which is only taken from: its logs that are here."""
        ours = Ours.read(self.layout, described)
        return {
            name: KnownLog(branch.size, branch.head.root.hex())
            for name, branch in self.pulled.branches.items()
            if ours.holding(branch) is not None
        }

    def told(self) -> None:
        """An act in our log says now what it was given."""
        self.state = replace(self.state, untold=False)
        self._write_state()

    def close(self) -> None:
        """Let go of the place."""
        if self.place is not None:
            self.place.close()

    @property
    def faults(self) -> list[AmanaError]:
        """What was found damaged or tampered with there."""
        found = [*self.place.faults] if self.place else []
        return found + ([self.fault] if isinstance(self.fault, Damage) and self.fault not in found else [])

    def outcome(self) -> SyncedCopy:
        """How it went."""
        pulled, pushed = self.pulled, self.pushed
        lacking: frozenset[str] = self.state.lacking if self.place else frozenset()
        return SyncedCopy(
            name=self.copy.name,
            url=self.copy.url,
            outcome=self._word(lacking),
            reason=str(self.fault) if self.fault else None,
            kit=self.copy.kit,
            here=Gained(
                len(pulled.carried.sent), pulled.carried.bytes, pulled.entries, self.acts.acts, self.pulled_files
            ),
            there=Gained(
                len(pushed.carried.sent), pushed.carried.bytes, pushed.entries, self.pushed_acts, self.pushed_files
            ),
            lacking=tuple(sorted(lacking)),
            damaged=tuple(sorted(pulled.carried.damaged | pushed.carried.lied)),
            kept=tuple(self.kept),
            forks=tuple(pulled.forks),
            faults=tuple(dict.fromkeys(str(fault) for fault in self.faults)),
        )

    def _word(self, lacking: frozenset[str]) -> Literal["synced", "part", "absent", "refused"]:
        if self.place is None:
            gone = isinstance(self.fault, StoreUnreachable | CopyUnusable)
            return "absent" if gone else "refused"
        return "part" if self.fault or self.kept or lacking or self.pushed.carried.lied else "synced"


class _There(Container[str]):
    """Which objects are on a copy, asked one by one; those that are known to be gone are not asked for."""

    def __init__(self, objects: Store, gone: Container[str]) -> None:
        self._objects, self._gone = objects, gone

    def __contains__(self, digest: object) -> bool:
        if digest in self._gone:
            return False
        try:
            self._objects.open(str(digest)).close()
        except ObjectMissing:
            return False
        return True

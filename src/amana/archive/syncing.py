"""One sync: this archive and its copies become the union of each other.

First everything is taken from every copy, then what is new is accepted, then every copy is given what it has not;
at last the giving is entered in the log, and that is given too. Broken off anywhere, the next sync goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from amana.archive.archive import Archive
from amana.archive.carrying import Meter
from amana.archive.copies import Copy
from amana.archive.description import Description, read_description
from amana.archive.following import follow_here
from amana.archive.incoming import Incoming
from amana.archive.lock import writing
from amana.archive.logs import vouches
from amana.archive.merging import Ours
from amana.archive.places import Place, open_place
from amana.archive.source import now
from amana.archive.visits import Opening, Visit
from amana.errors import AmanaError, Damage
from amana.records import KeyAct, Synced, Watch
from amana.stores import Disk

_LOCK: Final = "sync.lock"


class Syncing:
    """One run over some copies of an archive. It needs no key that opens."""

    def __init__(
        self,
        archive: Archive,
        disk: Disk | None = None,
        watch: Watch | None = None,
        opening: Opening | None = None,
    ) -> None:
        """`archive` is best opened without a key: the catalogue then catches up when somebody asks it something.

        `opening` opens a copy's place, where not `open_place` does.
        """
        self._archive, self._disk = archive, disk or Disk()
        self._layout = archive.layout
        self._meter = Meter(watch)
        self._opening = opening or self._open
        self._incoming = Incoming(archive.layout, self._disk, self._vouch)
        self._faults: list[AmanaError] = []
        self._not_entered: AmanaError | str | None = None

    def _open(self, copy: Copy, described: Description) -> Place:
        return open_place(copy, described, self._disk)

    def run(self, copies: Sequence[Copy]) -> Synced:
        """Sync with these, in this order. ArchiveBusy where another sync of this archive is under way."""
        self._disk.make_folder(self._layout.local)
        with writing(self._layout.local / _LOCK):
            visits = [Visit.of(self._layout, self._disk, copy) for copy in copies]
            try:
                self._visit(visits)
            finally:
                for visit in visits:
                    visit.close()
            return self._told(visits)

    def _visit(self, visits: Sequence[Visit]) -> None:
        self._faults += Ours.read(self._layout, self._described).faults
        for visit in visits:
            visit.reach(self._described, self._opening)
        for visit in visits:
            visit.pull(self._described, self._incoming, self._meter)
        if any(visit.pulled.entries or visit.acts.acts for visit in visits):
            self._accept()
        self._push(visits)
        if self._enter(visits):
            self._push(visit for visit in visits if visit.fault is None)
        if all(visit.fault is None for visit in visits):
            self._incoming.clear()

    @property
    def _described(self) -> Description:
        """archive.json as it is now: accepting changes it."""
        return read_description(self._layout.description)

    def _vouch(self) -> None:
        """Before logs come: our own must vouch for our archive.json. Another's that does now may grow, and then
        vouches for that machine's."""
        if self._is_vouched():
            return
        try:
            with self._archive.writing() as writer:
                if not self._is_vouched():
                    described = self._archive.described
                    noun = KeyAct("acts-accepted", described.id, now(), writer.device, self._archive.software)
                    writer.record(replace(noun, person=self._archive.person), described=described)
                    writer.commit()
        except Damage as fault:
            self._faults.append(fault)  # what is wrong with ours is no reason not to take what others have

    def _is_vouched(self) -> bool:
        own = self._own()
        return own is not None and vouches(self._layout, own, self._described)

    def _accept(self) -> None:
        """Enter what came in archive.json: devices, acts, erasures, which are followed here first."""
        try:
            with self._archive.writing() as writer:
                follow_here(self._archive, writer, self._disk)
        except AmanaError as fault:
            # What came is here all the same; whoever writes next accepts it.
            self._not_entered = fault

    def _push(self, visits: Iterable[Visit]) -> None:
        for visit in visits:
            visit.push(self._described, self._own(), self._meter)

    def _own(self) -> str | None:
        try:
            return self._archive.own_device
        except AmanaError:
            return None  # its key cannot be read: then no log is this machine's own; `writing` says why

    def _enter(self, visits: Iterable[Visit]) -> bool:
        """Enter in our log what each copy was given; whether anything was."""
        entered = False
        for visit in visits:
            if visit.fault is not None or not visit.state.untold:
                continue  # what was broken off is told of when it has come to its end
            try:
                done = self._archive.enter(
                    "copied", copy=visit.copy.name, outcome="part" if visit.state.lacking else "success"
                )
            except AmanaError as fault:
                self._not_entered = fault
                return entered
            if not done:
                self._not_entered = self._not_entered or "not-writable-or-busy"
                return entered
            visit.told()
            entered = True
        return entered

    def _told(self, visits: Sequence[Visit]) -> Synced:
        copies = tuple(visit.outcome() for visit in visits)
        faults = [*self._faults, *(fault for visit in visits for fault in visit.pushed.faults)]
        damaged = {name for visit in visits for name in visit.pushed.damaged}
        lacking = {
            name
            for visit in visits
            for name in visit.pulled.lacking | visit.pushed.lacking
            if not self._incoming.has_here(name)
        }
        tampered = bool(faults or damaged) or any(one.faults or one.damaged for one in copies)
        well = all(one.outcome == "synced" for one in copies) and self._not_entered is None
        return Synced(
            ok=well and not (tampered or lacking),
            tampered=tampered,
            copies=copies,
            lacking=tuple(sorted(lacking)),
            damaged=tuple(sorted(damaged)),
            faults=tuple(dict.fromkeys(map(str, faults))),
            entered=self._not_entered is None,
            not_entered=None if self._not_entered is None else str(self._not_entered),
        )

"""Giving a copy what we have and it has not: objects, then tiles, then checkpoints.

An object of ours is hashed while it is sent, so that a damaged one is never given on. What arrived in a folder is
read back from there; elsewhere the size that is reported must do, and an audit tells the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import BinaryIO, Final, cast

from amana.archive.carrying import Carried, Carrying, Meter, Metered
from amana.archive.copies import CopyState, KnownLog
from amana.archive.description import Description
from amana.archive.entries import Named
from amana.archive.erased import read_erased
from amana.archive.layout import Layout
from amana.archive.logs import VKEY
from amana.archive.medium_logs import Branch, MediumLog, read_branch
from amana.archive.merging import Ours
from amana.archive.places import Place
from amana.archive.planning_push import Planning, Target
from amana.archive.reading_back import reads_back
from amana.errors import AmanaError, Damage, LogDamaged, ObjectDamaged, StoreLied, StoreRefused
from amana.stores import FolderStore, Removing
from amana.tlog import CHECKPOINT, TileLog, grown_files, stale_folders

_TILES_AT_ONCE: Final = 4
_TILES_TOGETHER: Final = 16
_LARGEST_VKEY: Final = 1024


@dataclass
class Pushed:
    """What a copy was given. `things` says whether that was more than acts: then the copying is an act itself.

    `logs` are those that are wholly there now but for the objects in `lacking`; `damaged` are objects of ours that
    were not sent, `faults` what else of ours is damaged.
    """

    carried: Carried = field(default_factory=Carried)
    entries: int = 0
    things: bool = False
    logs: dict[str, KnownLog] = field(default_factory=dict)
    lacking: set[str] = field(default_factory=set)
    faults: list[AmanaError] = field(default_factory=list)

    @property
    def damaged(self) -> set[str]:
        """Objects of ours that are not what their name says."""
        return self.carried.damaged


class Pushing:
    """One copy, given to. `result` stands whatever happens."""

    def __init__(
        self, layout: Layout, described: Description, place: Place, branches: dict[str, Branch], meter: Meter
    ) -> None:
        self._layout, self._described, self._place = layout, described, place
        self._branches, self._meter = branches, meter
        self._objects = FolderStore(layout.objects)
        self._bringing: set[str] = set()
        self.result = Pushed()

    def run(self, state: CopyState, own: str | None, there: Iterable[str] = ()) -> Pushed:
        """Give what is lacking there. `own` is this machine's device, `there` are objects that came from there.

        A capture kit gives its own log alone. Raises what ends it: the place gone or refusing, ArchiveBusy.
        """
        ours = Ours.read(self._layout, self._described)
        planning = Planning(ours, self._branches, self._place.shut, state)
        targets = planning.targets(own, self._described.capture)
        named = Named()
        targets = [target for target in targets if self._reads(target, named)]
        self._push_objects(named, state, set(there))
        for target in targets:
            if not target.grows or self._push_log(target):
                self.result.logs[target.name] = KnownLog(target.held.size, target.held.branch.head.root.hex())
        return self.result

    def _reads(self, target: Target, named: Named) -> bool:
        """Take in what the copy is to be asked for, and whether the log's growth brings more than acts; False
        where our own log is damaged."""
        asked, there, size = target.asked_from, target.there, target.held.size
        try:
            named.read(target.held.entries(asked, max(asked, min(there, size))))
            before = named.things
            named.read(target.held.entries(max(asked, there), size))
        except LogDamaged as fault:
            self.result.faults.append(fault)
            return False
        if named.things > before:
            self._bringing.add(target.name)
        return True

    def _push_objects(self, named: Named, state: CopyState, there: set[str]) -> None:
        wanted = {digest.hex() for digest in named.objects} | state.lacking
        if not wanted:
            return
        wanted -= read_erased(self._layout, self._described).old | there
        sizes = {name: size for name in wanted if (size := self._objects.size(name)) is not None}
        self.result.lacking = wanted - sizes.keys()
        here = sorted(sizes.keys() - self._are_there(sizes))
        self._meter.expect(len(here), sum(sizes[name] for name in here))
        del wanted, sizes  # of many objects each name costs
        carrying = Carrying(self._meter, refusals=False)
        try:
            carrying.run(here, self._send)
        finally:
            self.result.carried.add(carrying.result)
            self.result.lacking |= carrying.result.lacking
            sent = carrying.result.sent
            self.result.things |= any(name in state.lacking or bytes.fromhex(name) in named.items for name in sent)

    def _are_there(self, sizes: Mapping[str, int]) -> set[str]:
        """Which of these a copy in a folder has already: quickly told, where a server is asked one by one."""
        local = self._place.medium.local
        if local is None:
            return set()
        objects = FolderStore(Layout(local).objects)
        return {name for name, size in sizes.items() if objects.size(name) == size}

    def _send(self, name: str) -> int | None:
        """Send one object; None where it was there already."""
        with Metered(self._objects.open(name), self._meter) as source:
            try:
                self._place.medium.objects.put(name, cast(BinaryIO, source))
            except OSError as fault:  # what the copy refuses has other names: it is ours that cannot be read
                raise ObjectDamaged(object=name, found=fault.strerror or "unreadable") from fault
            if not source.read_bytes:
                self._meter.moved(source.size)
                return None
        if self._place.medium.local is not None and not reads_back(
            self._place.medium.objects, name, self._objects
        ):
            raise StoreLied(url=self._place.medium.url, object=name)
        return source.size

    def _push_log(self, target: Target) -> bool:
        """Tiles, then the checkpoint; unless somebody else has brought as much of it meanwhile. False where ours
        does not stand there then."""
        target, ours = self._looked_again(target)
        if not ours:
            return False
        held, log = target.held, MediumLog(self._place.medium.files, target.name)
        if self._place.medium.files.read(f"logs/{target.name}/{VKEY}", _LARGEST_VKEY) != held.branch.vkey:
            log.write(VKEY, held.branch.vkey)
        try:
            self._push_tiles(target, log)
        except LogDamaged as fault:
            self.result.faults.append(fault)
            return False
        log.write(CHECKPOINT, held.branch.note)
        self._check_kept(target, log)
        self.result.entries += held.size - target.there
        self.result.things |= target.name in self._bringing
        self._branches[target.name] = replace(held.branch, name=target.name)
        self._place.shut.discard(target.name)
        self._place.unsigned.discard(target.name)
        self._tidy(target)
        return True

    def _push_tiles(self, target: Target, log: MediumLog) -> None:
        """A few at a time: each may be a journey. LogDamaged where ours is damaged."""
        held = target.held
        files = grown_files(held.files, held.branch.verifier.name, target.there, held.size)
        with ThreadPoolExecutor(_TILES_AT_ONCE, thread_name_prefix="amana-tiles") as pool:
            while some := list(islice(files, _TILES_TOGETHER)):
                for done in [pool.submit(log.write, path, data) for path, data in some]:
                    done.result()

    def _looked_again(self, target: Target) -> tuple[Target, bool]:
        """The target as it is there now, and whether ours is more than that."""
        held, files = target.held, self._place.medium.files
        try:
            now = read_branch(files, target.name, self._described.id, held.branch.verifier)
        except Damage:
            return replace(target, there=0), True
        if not held.begins_with(now.size, now.head.root):
            return target, False
        if target.name in self._place.shut:
            return target, True
        return replace(target, there=now.size), now.size < held.size

    def _check_kept(self, target: Target, log: MediumLog) -> None:
        """What was written is there: its right edge, as it is signed. StoreLied."""
        verifier = target.held.branch.verifier
        try:
            kept = TileLog.open(log, verifier.name, verifier).size
        except Damage:
            kept = -1
        if kept < target.held.size:
            raise StoreLied(url=self._place.medium.url, object=f"logs/{target.name}/{CHECKPOINT}")

    def _tidy(self, target: Target) -> None:
        """Partial files whose whole one is there now. They do no harm: what cannot be removed stays."""
        files = self._place.medium.files
        if not isinstance(files, Removing):
            return
        for folder in stale_folders(target.there, target.held.size):
            for path in list(files.names(f"logs/{target.name}/{folder}")):
                with suppress(StoreRefused):
                    files.remove(path)

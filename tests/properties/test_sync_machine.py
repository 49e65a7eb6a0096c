"""Three devices and two copies in random order: adding, syncing, dying, links that break, disks that are lost.

Whatever happened, when everybody has synced again all hold the same, nothing that was acknowledged and had a
place left is lost, and every place verifies.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from amana.archive import Archive, Layout, Provenance, read_description
from amana.archive.copies import add_copy, read_copies, remove_copy
from amana.archive.kits import Devices
from amana.archive.places import prepare
from amana.records import Synced
from amana.stores import Disk
from tests.archive.archives import SOFTWARE, checked, in_child, make, opened, sniffed
from tests.archive.syncs import holding, sync
from tests.faults.faulty_disk import FaultyDisk, kill
from tests.faults.faulty_medium import Faults, faulty

KEYED = ("anna", "basil")
COPIES = ("usb", "shelf")
keyed = st.sampled_from(KEYED)
devices = st.sampled_from((*KEYED, "kit"))
copies = st.sampled_from(COPIES)
sizes = st.sampled_from((0, 10, 70_000, 1_100_000))
steps = st.integers(0, 260)


class Machine(RuleBasedStateMachine):
    """`kept` is what each place must hold: the SHA-256 of what was acknowledged there."""

    def __init__(self) -> None:
        super().__init__()
        self.top = Path(tempfile.mkdtemp(prefix="amana-machine-", dir=os.environ.get("AMANA_TEST_RAM")))
        self.kept: dict[str, set[str]] = {name: set() for name in (*KEYED, *COPIES, "kit")}
        self.added: set[str] = set()
        self.count = 0
        self.lost = False

    def at(self, name: str) -> Path:
        return self.top / name

    @initialize()
    def begin(self) -> None:
        """One archive, two empty copies that were synced once, a second device from one of them, and a kit."""
        make(self.at("anna"))
        for name in COPIES:
            self.make_copy("anna", name)
        assert sync(self.at("anna")).ok
        self.restore("basil", "usb")
        self.new_kit()

    def make_copy(self, device: str, name: str) -> None:
        layout = Layout(self.at(device))
        prepare(str(self.at(name)), layout, read_description(layout.description))
        if name not in {copy.name for copy in read_copies(layout)}:
            add_copy(layout, Disk(), name, str(self.at(name)))

    def new_kit(self) -> None:
        with opened(self.at("anna")) as archive:
            Devices(archive).new_kit(self.at("kit"), f"kit {self.count}")
        self.count += 1
        for device in KEYED:
            layout = Layout(self.at(device))
            if "kit" in {copy.name for copy in read_copies(layout)}:
                remove_copy(layout, Disk(), "kit")
            add_copy(layout, Disk(), "kit", str(self.at("kit")), kit=True)
        for name in COPIES:
            add_copy(Layout(self.at("kit")), Disk(), name, str(self.at(name)))

    def restore(self, device: str, source: str) -> None:
        shutil.copytree(self.at(source), self.at(device), ignore=shutil.ignore_patterns("local"))
        layout = Layout(self.at(device))
        for name in COPIES:
            add_copy(layout, Disk(), name, str(self.at(name)))
        if self.at("kit").exists():
            add_copy(layout, Disk(), "kit", str(self.at("kit")), kit=True)

    # --- what people do

    def source(self, size: int) -> Path:
        self.count += 1
        data = (b"%08d" % self.count) + os.urandom(size) if size else b"%08d" % self.count
        file = self.top / "cards" / f"{self.count}.bin"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)
        return file

    def open(self, device: str, disk: Disk | None = None) -> Archive:
        if device == "kit":
            return Archive(self.at("kit"), [], SOFTWARE, disk=disk)
        return opened(self.at(device), disk)

    @rule(device=devices, size=sizes)
    def add(self, device: str, size: int) -> None:
        file = self.source(size)
        with self.open(device) as archive:
            added = archive.add([file], Provenance(), sniffed, lambda _: None)
        assert (added.kept, added.failed) == (1, 0)
        self.kept[device].add(self.remember(file))

    def remember(self, file: Path) -> str:
        sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
        self.added.add(sha256)
        return sha256

    @rule(device=devices, size=sizes, step=st.integers(0, 40))
    def die_while_adding(self, device: str, size: int, step: int) -> None:
        file = self.source(size)
        self.remember(file)

        def run() -> None:
            with self.open(device, FaultyDisk(step, kill)) as archive:
                archive.add([file], Provenance(), sniffed, lambda _: None)

        if in_child(run) == 0:
            self.kept[device].add(self.remember(file))

    @rule(device=devices, names=st.lists(copies, min_size=1, max_size=2, unique=True), kit=st.booleans())
    def sync_well(self, device: str, names: list[str], kit: bool) -> None:
        wanted = [*names, "kit"] if kit and device != "kit" else names
        self.learn(device, sync(self.at(device), *wanted))

    def learn(self, device: str, synced: Synced) -> None:
        """What was said to be synced holds the union of both."""
        done = [copy for copy in synced.copies if copy.outcome == "synced"]
        note(f"{device}: {[(copy.name, copy.outcome, copy.reason) for copy in synced.copies]}")
        assert len(done) == len(synced.copies)
        assert synced.lacking == synced.damaged == ()
        union = set(self.kept[device]).union(*(self.kept[copy.name] for copy in done))
        if device == "kit":
            for copy in done:
                self.kept[copy.name] |= self.kept["kit"]
            return
        for name in (device, *(copy.name for copy in done if not copy.kit)):
            self.kept[name] = set(union)

    @rule(device=devices, name=copies, step=steps)
    def die_while_syncing(self, device: str, name: str, step: int) -> None:
        in_child(lambda: sync(self.at(device), name, disk=FaultyDisk(step, kill)))

    @rule(device=devices, name=copies, step=st.integers(0, 60), how=st.sampled_from(("vanish", "stumble")))
    def lose_the_link(self, device: str, name: str, step: int, how: str) -> None:
        faults = Faults(vanish_at=step) if how == "vanish" else Faults(stumble_at=step)
        sync(self.at(device), name, wrap=lambda medium: faulty(medium, faults))

    @rule(device=devices, name=copies, sent=st.integers(0, 1_500_000), comes=st.booleans())
    def cut_the_link(self, device: str, name: str, sent: int, comes: bool) -> None:
        faults = Faults(cut_received=sent) if comes else Faults(cut_sent=sent)
        sync(self.at(device), name, wrap=lambda medium: faulty(medium, faults))

    @rule(device=keyed, source=copies)
    def lose_a_device(self, device: str, source: str) -> None:
        """The machine is gone; another takes its place, with what a copy has."""
        if not list((self.at(source) / "logs").glob("*/checkpoint")):
            return
        shutil.rmtree(self.at(device))
        self.lost = True
        self.restore(device, source)
        self.kept[device] = set(self.kept[source])

    @rule(name=copies)
    def lose_a_copy(self, name: str) -> None:
        shutil.rmtree(self.at(name))
        self.make_copy("anna", name)
        self.kept[name] = set()

    @precondition(lambda self: self.kept["kit"])
    @rule()
    def lose_the_kit(self) -> None:
        shutil.rmtree(self.at("kit"))
        self.lost = True
        self.kept["kit"] = set()
        self.new_kit()

    # --- what must hold

    def teardown(self) -> None:
        try:
            if self.at("basil").exists():
                self.all_is_well()
        finally:
            shutil.rmtree(self.top)

    def all_is_well(self) -> None:
        must = set().union(*self.kept.values())
        for device in (*KEYED, "kit"):
            with self.open(device) as archive, archive.writing():
                pass  # whoever writes next clears away what an adding that died has left
        for device in (*KEYED, *KEYED, *KEYED):
            synced = sync(self.at(device))
            assert [copy.outcome for copy in synced.copies] == ["synced"] * 3, synced
            assert (synced.lacking, synced.damaged, synced.faults) == ((), (), ()), synced
        for device in KEYED:
            assert sync(self.at(device)).ok  # nothing is left to do, or to say
        unlogged = {name: self.verified(name) for name in (*KEYED, *COPIES, "kit")}
        held = [
            replace(held, objects=held.objects - unlogged[name])
            for name in (*KEYED, *COPIES)
            for held in [holding(self.at(name))]
        ]
        assert held[0] == held[1] == held[2] == held[3]
        for name in (*KEYED, *COPIES):
            with self.open(name) as archive:
                found = {one.sha256 for one in archive.catalogue.items()}
                assert archive.faults == ()
            assert must <= found <= self.added, name

    def verified(self, name: str) -> frozenset[str]:
        """That this place is whole. What a lost device was sending when it died may lie there, unlogged."""
        found = checked(self.at(name), self.top / "state")
        assert (found.missing, found.damaged, found.extra, found.faults) == ((), (), (), ()), (name, found)
        assert all(log.ok for log in found.logs), (name, found)
        assert found.ok or (found.unlogged and self.lost), (name, found)
        return frozenset(found.unlogged)


TestSync = Machine.TestCase
TestSync.settings = settings(
    max_examples=int(os.environ.get("AMANA_SYNC_EXAMPLES", "10")),
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

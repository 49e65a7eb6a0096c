"""One key on several machines, each of which goes on by itself, and syncs in any order.

Every entry that was ever signed ends on every machine and every copy; all hold the same versions of the log, and
each machine's own keeps its place.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from amana.archive import Layout, read_description
from amana.archive.copies import add_copy
from amana.archive.device import DeviceLog
from amana.archive.logs import LogFolder, list_logs
from amana.records import Gained, LogEntry, entry_bytes
from amana.stores import Disk
from tests.archive.archives import make
from tests.archive.syncs import holding, log_of, new_copy, sync, twin

MACHINES = ("one", "two", "three")
COPIES = ("usb", "shelf")
acts = st.one_of(
    st.tuples(st.just("add"), st.sampled_from(MACHINES), st.sampled_from((1, 2, 300))),
    st.tuples(st.just("sync"), st.sampled_from(MACHINES), st.sampled_from(COPIES)),
)


def begin(top: Path) -> None:
    make(top / "one")
    for name in COPIES:
        new_copy(top / "one", top / name)
    for name in MACHINES[1:]:
        twin(top / "one", top / name)


def add(root: Path, count: int, signed: set[bytes]) -> None:
    layout = Layout(root)
    log = DeviceLog.join(layout, Disk(), read_description(layout.description))
    entries = [entry_bytes(LogEntry(os.urandom(32).hex())) for _ in range(count)]
    log.append(entries)
    signed.update(entries)


def entries_of(root: Path) -> set[bytes]:
    layout = Layout(root)
    logs = [LogFolder(layout, name, None) for name in list_logs(layout)]
    return {entry for log in logs for entry in log.entries(0, log.checkpoint().size)}


@settings(max_examples=int(os.environ.get("AMANA_FORK_EXAMPLES", "12")), deadline=None)
@given(st.lists(acts, max_size=14))
def test_whatever_the_order_all_versions_end_everywhere(given_acts: list[tuple[str, str, int | str]]) -> None:
    top = Path(tempfile.mkdtemp(prefix="amana-forks-", dir=os.environ.get("AMANA_TEST_RAM")))
    try:
        begin(top)
        signed: set[bytes] = set()
        for kind, name, what in given_acts:
            if kind == "add":
                add(top / name, int(what), signed)
            else:
                sync(top / name, str(what))
        own = {name: entries_of_own(top / name) for name in MACHINES}
        for _ in range(3):
            for name in MACHINES:
                sync(top / name)
        places = [top / name for name in (*MACHINES, *COPIES)]
        branches = [holding(place).branches for place in places]
        assert all(one == branches[0] for one in branches), branches
        for place in places:
            assert signed <= entries_of(place), place
        for name in MACHINES:
            kept = entries_of_own(top / name)
            assert kept[: len(own[name])] == own[name]
            for copy in sync(top / name).copies:  # nothing is left to do
                assert (copy.here, copy.there, copy.forks) == (Gained(), Gained(), ())
    finally:
        shutil.rmtree(top)


def entries_of_own(root: Path) -> list[bytes]:
    log = LogFolder(Layout(root), log_of(root).name, None)
    return list(log.entries(0, log.checkpoint().size))


def test_a_machine_whose_key_was_doubled_is_told_of_it(tmp_path: Path) -> None:
    begin(tmp_path)
    add_copy(Layout(tmp_path / "one"), Disk(), "third", str(tmp_path / "third"))
    for name in MACHINES[:2]:
        add(tmp_path / name, 1, set())
        told = sync(tmp_path / name, "usb")
    assert told.tampered
    assert len(told.copies[0].forks) == 1

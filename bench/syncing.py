"""What a sync costs: beside `cp` and a verify of the copy, with nothing to do, and with two long logs to merge.

    python -m bench.syncing [--folder DIR] [--scale 1] [--rounds 3] [--objects 100000]

Everything runs in processes of its own, on one file system; before each all that is dirty is written back.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median

import amana
from amana.actions.copies import copying
from amana.archive import Archive, Layout, read_description
from amana.archive.carrying import Meter
from amana.archive.copies import find_copy, forget_state, read_state
from amana.archive.device import DeviceLog
from amana.archive.incoming import Incoming
from amana.archive.places import open_place
from amana.archive.pulling import Pulling
from amana.records import LogEntry, entry_bytes
from amana.stores import Disk
from bench.corpora import make_media
from bench.measuring import Measured, measured
from bench.targets import Judged

_SHM = Path("/dev/shm")
_OBJECT = 300  # bytes: what counts is how many there are
_AT_ONCE = 2_000


@dataclass
class Found:
    """Seconds and memory by what was done, one for each round."""

    runs: dict[str, list[Measured]] = field(default_factory=dict)
    bytes: int = 0

    def keep(self, what: str, one: Measured) -> None:
        """One more round of this."""
        self.runs.setdefault(what, []).append(one)
        print(f"  {what}: {one.seconds:.2f} s, {one.peak / 1e6:.0f} MB", flush=True)

    def seconds(self, what: str) -> float:
        """The median."""
        return median(one.seconds for one in self.runs[what])

    def peak(self) -> int:
        """The largest of all."""
        return max(one.peak for name, runs in self.runs.items() if name.startswith("amana") for one in runs)


def ours(*arguments: str) -> list[str]:
    """One of this module's own verbs, in a process of its own."""
    return [sys.executable, "-m", "bench.syncing", "--run", *arguments]


def run(verb: str, *arguments: str) -> None:
    """What `ours` runs."""
    begin = time.perf_counter()
    if verb == "merge":
        begin = _merge(Path(arguments[0]), arguments[1])
    elif verb == "sync":
        done = amana.sync(arguments[0])
        if not done.ok:
            raise SystemExit(f"sync: {done}")
    elif not amana.verify(arguments[0]).ok:
        raise SystemExit("verify: not well")
    print(json.dumps({"seconds": time.perf_counter() - begin}))


def _merge(root: Path, name: str) -> float:
    """Take a copy's logs over, and nothing else; when that began."""
    layout = Layout(root)
    described = read_description(layout.description)
    copy = find_copy(layout, name)
    begin = time.perf_counter()
    place = open_place(copy, described)
    incoming = Incoming(layout, Disk())
    pulling = Pulling(layout, described, place, read_state(layout, name), incoming, Meter(None))
    pulling.look()
    pulled = pulling.run()
    if not pulled.entries or place.faults:
        raise SystemExit(f"merge: {pulled} {place.faults}")
    return begin


def media(work: Path, scale: float, rounds: int, found: Found) -> None:
    """A first sync of media to an empty copy; beside it cp, and a verify of what it made."""
    root = work / "archive"
    made = amana.init(root, identity_out=work / "me.key", no_passphrase=True)
    make_media(work / "media", scale)
    with amana.open_archive(root, identity=made.identity_file) as archive:
        archive.add(work / "media", read=False, tell=lambda _: None)
    shutil.rmtree(work / "media")
    found.bytes = sum(path.stat().st_size for path in (root / "objects").rglob("*.age"))
    print(f"{found.bytes / 1e6:,.0f} MB of sealed media", flush=True)
    rsync = shutil.which("rsync")
    for no in range(rounds):
        steps: list[Callable[[], None]] = [
            lambda: _ours(root, work / "copy", found),
            lambda: _cp(root, work / "cp", found),
        ]
        if rsync:
            steps.append(lambda: _rsync(root, work / "rsync", found))
        for step in steps[:: -1 if no % 2 else 1]:
            step()
    shutil.rmtree(root)


def _ours(root: Path, copy: Path, found: Found) -> None:
    copying.add(root, "copy", str(copy))
    found.keep("amana sync", measured(ours("sync", str(root))))
    found.keep("amana sync, nothing new", measured(ours("sync", str(root))))
    copying.remove(root, "copy")
    shutil.rmtree(copy)


def _cp(root: Path, copy: Path, found: Found) -> None:
    copy.mkdir()
    parts = [str(path) for path in root.iterdir() if path.name != "local"]
    found.keep("cp", measured(["cp", "-r", *parts, str(copy)]))
    found.keep("amana verify, of what cp made", measured(ours("verify", str(copy))))
    shutil.rmtree(copy)
    copy.mkdir()
    found.keep("cp and sync", measured(["sh", "-c", 'cp -r "$@" && sync', "sh", *parts, str(copy)]))
    shutil.rmtree(copy)


def _rsync(root: Path, copy: Path, found: Found) -> None:
    found.keep("rsync", measured(["rsync", "-a", "--exclude=local", f"{root}/", str(copy)]))
    shutil.rmtree(copy)


def many(work: Path, count: int, found: Found) -> None:
    """An archive of so many small objects, and another device that has as many entries of its own."""
    root, other = work / "many", work / "other"
    made = amana.init(root, identity_out=work / "two.key", no_passphrase=True)
    assert made.identity_file is not None
    copying.add(root, "copy", str(work / "copy"))
    amana.sync(root)
    shutil.copytree(work / "copy", other, ignore=shutil.ignore_patterns("local"))
    with Archive(other, [], "bench") as archive, archive.writing():
        pass
    copying.add(other, "copy", str(work / "copy"))
    grow(root, count, b"ours")
    found.keep(f"amana sync, {count:,} new objects", measured(ours("sync", str(root))))
    found.keep(f"amana sync, nothing new in {count:,}", measured(ours("sync", str(root))))
    forget_state(Layout(root), Disk(), "copy")
    found.keep(f"amana sync, {count:,} asked for once", measured(ours("sync", str(root))))
    # The objects are there already: what is measured is the merging of the logs.
    grow(other, count, b"theirs")
    _share_objects(other, root)
    _share_objects(root, other)
    copying.add(root, "other", str(other))
    merge = measured(ours("merge", str(root), "other"))
    found.keep("merging alone", replace(merge, seconds=json.loads(merge.output)["seconds"]))
    copying.remove(root, "other")
    found.keep("amana sync, after it", measured(ours("sync", str(root))))
    found.keep("amana sync, the other device", measured(ours("sync", str(other))))
    for path in (root, other, work / "copy"):
        shutil.rmtree(path)


def grow(root: Path, count: int, seed: bytes) -> None:
    """So many objects, each named by an entry of this machine's log."""
    layout, disk = Layout(root), Disk()
    log = DeviceLog.join(layout, disk, read_description(layout.description))
    for start in range(0, count, _AT_ONCE):
        entries = []
        for no in range(start, min(count, start + _AT_ONCE)):
            data = hashlib.sha256(seed + no.to_bytes(4, "big")).digest() * (_OBJECT // 32)
            name = hashlib.sha256(data).hexdigest()
            place = layout.objects / name[:2] / name[2:4] / f"{name}.age"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
            entries.append(entry_bytes(LogEntry(hashlib.sha256(name.encode()).hexdigest(), (name,))))
        log.append(entries)


def _share_objects(source: Path, to: Path) -> None:
    for path in (source / "objects").rglob("*.age"):
        place = to / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.exists():
            place.hardlink_to(path)


def judged(found: Found, count: int) -> list[Judged]:
    """Beside the targets."""
    alone = [
        cp.seconds + verify.seconds
        for cp, verify in zip(found.runs["cp"], found.runs["amana verify, of what cp made"], strict=True)
    ]
    ratios = tuple(a / b.seconds for a, b in zip(alone, found.runs["amana sync"], strict=True))
    return [
        Judged("sync, beside cp + verify", median(ratios), 0.7, True, rounds=ratios),
        Judged(
            f"sync with nothing new over {count:,} objects",
            found.seconds(f"amana sync, nothing new in {count:,}"),
            2.0,
            False,
            "s",
        ),
        Judged(f"merging a log of {count:,} entries", found.seconds("merging alone"), 1.0, False, "s"),
        Judged("peak memory, any sync", found.peak() / 1e6, 250, False, "MB"),
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=_SHM if _SHM.is_dir() else None)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--objects", type=int, default=100_000)
    parser.add_argument("--run", nargs="+", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.run:
        run(*given.run)
        return
    found = Found()
    with tempfile.TemporaryDirectory(prefix="amana-bench-", dir=given.folder) as work:
        media(Path(work), given.scale, given.rounds, found)
        many(Path(work), given.objects, found)
    print("\n| | found | target | |\n|---|---:|---:|---|")
    for one in judged(found, given.objects):
        print(one.line())


if __name__ == "__main__":
    main()

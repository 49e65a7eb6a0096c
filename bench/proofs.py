"""What a proof of one item costs in a large archive: time to make, time to check, bytes.

    python -m bench.proofs [--entries 1000000] [--items 5000] [--rounds 40] [--folder DIR]

First a log of so many entries, built by `amana.tlog` in plain files: proofs of entries drawn from a seed, the log
opened anew for each, as a command does. Then a whole archive of so many small files: `OpenArchive.prove`, from an
item's id to a durable file, and what it takes to enter in the log that this was done. Wall-clock milliseconds;
targets are for the median.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import amana
from amana.proofs import ACCESSION_FIELDS, Attested, LogProver, Trusted, check_file, script
from amana.records import Accession, LogEntry, entry_bytes, write_record
from amana.tlog import CHECKPOINT, CosignerKey, SigningKey, TileLog, cosign_checkpoint
from amana.tlog.tiles import MAX_FILE

MAX_MS, MAX_BYTES = 50.0, 4096
_AT_ONCE = 20_000
_ARCHIVE = "5eed" * 8
_ACCESSION = Accession(
    path="card/DCIM/100MEDIA/IMG_0041.jpg",
    found_at="/media/card",
    size=3_141_592,
    sha256="",
    media_type="image/jpeg",
    received="2030-01-02T03:04:05Z",
    device="",
    software="amana 0.1.0",
    modified="2029-12-31T08:00:00.000000001Z",
    source="Samira Taleb",
    collected_by="Idris al-Karam",
    collected_at="2029-12-30",
    place="وادي النور",
    note="handed over on a card",
    language="ar",
    tags=("bridge", "winter"),
)


class Files:
    """A log's files in a plain folder, without flushing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, path: str) -> bytes | None:
        """As `LogFiles.read`."""
        try:
            with (self._folder / path).open("rb") as file:
                return file.read(MAX_FILE)
        except FileNotFoundError:
            return None

    def write(self, path: str, data: bytes) -> None:
        """As `LogFiles.write`."""
        place = self._folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


class BigLog:
    """A log of `size` entries; the records of `chosen` are known."""

    def __init__(self, folder: Path, size: int, chosen: Sequence[int]) -> None:
        plain = SigningKey("x", _seed("device"))
        self.device = hashlib.sha256(plain.verifier.public).hexdigest()[:16]
        self.key = plain.named(f"amana/{_ARCHIVE}/{self.device}")
        self.files, self.records = Files(folder), {at: self._record(at) for at in chosen}
        log = TileLog.create(self.files, self.key.name)
        for start in range(0, size, _AT_ONCE):
            log.append([self._entry(at) for at in range(start, min(start + _AT_ONCE, size))])
        self.note = log.checkpoint(self.key)

    def _record(self, at: int) -> tuple[bytes, bytes]:
        told = replace(_ACCESSION, device=self.device, sha256=_seed(f"content {at}").hex())
        return write_record(told.fields(), _seed(f"seed {at}"))

    def _entry(self, at: int) -> bytes:
        committed = self.records[at][1] if at in self.records else _seed(f"record {at}")
        objects = (_seed(f"pack {at}").hex(), _seed(f"object {at}").hex())
        return entry_bytes(LogEntry(committed.hex(), objects))

    def prove(self, at: int, witness: Attested, cosigners: Sequence[CosignerKey]) -> bytes:
        """The proof of one entry, from nothing but the files."""
        note = self.files.read(CHECKPOINT) or b""
        log = TileLog.open(self.files, self.key.name, self.key.verifier)
        prover = LogProver(note, log, self.key.verifier, [one.verifier for one in cosigners])
        (chosen,) = prover.witnessed(at, [witness] if witness.note != note else [])
        return prover.prove(at, self.records[at][0], ACCESSION_FIELDS, chosen).proof


def _seed(word: str) -> bytes:
    return hashlib.sha256(word.encode()).digest()


def _timed(calls: Sequence[Callable[[], object]]) -> Iterator[float]:
    for call in calls:
        start = time.perf_counter()
        call()
        yield (time.perf_counter() - start) * 1000


def _say(what: str, values: Sequence[float], unit: str = "ms", bound: float | None = None) -> bool:
    met = bound is None or statistics.median(values) < bound
    word = "" if bound is None else f", at most {bound:g}: {'met' if met else 'MISSED'}"
    middle, most = statistics.median(values), max(values)
    sys.stdout.write(f"{what}: median {middle:,.1f}, most {most:,.1f} {unit} of {len(values)}{word}\n")
    return met


def measure_log(folder: Path, size: int, rounds: int) -> bool:
    """Proofs from one large log; whether the targets are met."""
    chosen = random.Random(5).sample(range(size), rounds)
    log = BigLog(folder / "log", size, chosen)
    lamps = [CosignerKey(f"{name}.example/cosigner", _seed(name)) for name in ("lamp", "bell")]
    lines = "".join(cosign_checkpoint(log.note, lamp, 1_893_553_445) for lamp in lamps)
    cosigned = Attested(log.note + lines.encode())
    sys.stdout.write(f"a log of {size:,} entries\n")
    met = True
    for what, witness, cosigners in (("plain", Attested(log.note), ()), ("two cosigners", cosigned, lamps)):
        made: list[bytes] = []
        times = list(_timed([partial(_keep, made, log, at, witness, cosigners) for at in chosen]))
        met &= _say(f"  {what}: made", times, bound=MAX_MS)
        met &= _say(f"  {what}: length", [len(one) for one in made], "bytes", MAX_BYTES)
        _say(f"  {what}: checked", list(_timed([partial(check_file, one, Trusted()) for one in made])))
        assert all(check_file(one)[0].ok for one in made)
    (folder / "check_proof.py").write_bytes(script())
    (folder / "p").write_bytes(made[0])
    command = [sys.executable, "-I", str(folder / "check_proof.py"), str(folder / "p")]
    run = [partial(subprocess.run, command, check=True, capture_output=True)] * 5
    _say("  two cosigners: the stand-alone program, from start to end", list(_timed(run)))
    return met


def _keep(made: list[bytes], log: BigLog, at: int, witness: Attested, cosigners: Sequence[CosignerKey]) -> None:
    made.append(log.prove(at, witness, cosigners))


def measure_archive(folder: Path, items: int, rounds: int) -> bool:
    """`OpenArchive.prove` in a whole archive; whether the targets are met."""
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        os.environ[variable] = str(folder / variable)
    amana.init(folder / "archive", no_passphrase=True)
    for at in range(items):
        path = folder / "card" / f"{at // 500:03}" / f"{at:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"letter {at}\n" * (1 + at % 200))
    with amana.open_archive(folder / "archive") as archive:
        archive.add(folder / "card", source="Samira Taleb", place="Wadi al-Noor", read=False)
        found = [one.item for one in archive.list()]
        chosen = random.Random(6).sample(found, min(rounds, len(found)))
        sys.stdout.write(f"an archive of {len(found):,} small files\n")
        whole = [partial(archive.prove, folder / f"a{no}", at) for no, at in enumerate(chosen)]
        alone = [partial(archive.prove, folder / f"b{no}", at) for no, at in enumerate(chosen)]
        entered = list(_timed(whole))
        # What remains is the proof alone.
        archive.archive.enter = lambda *_, **__: True  # type: ignore[method-assign]
        met = _say("  proven, without entering it", list(_timed(alone)), bound=MAX_MS)
    _say("  proven and entered", entered)
    sizes = [(folder / f"a{no}").stat().st_size for no in range(len(chosen))]
    return met & _say("  length", sizes, "bytes", MAX_BYTES)


def main() -> int:
    """Both, and whether the targets are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--items", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--folder", type=Path, help="measure on this file system")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="amana-bench-", dir=given.folder) as work:
        met = measure_log(Path(work), given.entries, given.rounds) if given.entries else True
        met &= measure_archive(Path(work), given.items, given.rounds) if given.items else True
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())

"""Logs with records in them, for tests of proofs: in memory, with keys that are made from a word."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from amana.proofs import ACCESSION_FIELDS, Attested, LogProver, StampToken
from amana.records import Accession, CustodyAct, Json, LogEntry, entry_bytes, write_record
from amana.tlog import CHECKPOINT, CosignerKey, SigningKey, TileLog, cosign_checkpoint
from tests.tlog.log_files import MemoryFiles

ARCHIVE = "5eed" * 8
SCRIPT = Path(__file__).parents[2] / "src" / "amana" / "proofs" / "check_proof.py"
PHOTO = b"a photo of the bridge"
ACCESSION = Accession(
    path="card/IMG_0041.jpg",
    found_at="/media/card",
    size=len(PHOTO),
    sha256=sha256(PHOTO).hexdigest(),
    media_type="image/jpeg",
    received="2030-01-02T03:04:05Z",
    device="",
    software="amana 0.1.0",
    modified="2029-12-31T08:00:00Z",
    source="Samira Taleb",
    collected_by="Idris al-Karam",
    place="وادي النور",
    tags=("bridge", "جسر"),
)
ACT = CustodyAct("exported", "2030-02-03T04:05:06Z", "", "amana 0.1.0", items=("ab" * 16,), person="Samira Taleb")


def seed_of(word: str) -> bytes:
    """32 bytes, the same for the same word."""
    return sha256(word.encode()).digest()


@dataclass
class Log:
    """One device's log in memory: its records by their index."""

    word: str = "one"
    archive: str = ARCHIVE
    records: dict[int, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        plain = SigningKey("x", seed_of(self.word))
        self.device = sha256(plain.verifier.public).hexdigest()[:16]
        self.key = plain.named(f"amana/{self.archive}/{self.device}")
        self.files = MemoryFiles()
        self.log = TileLog.create(self.files, self.key.name)

    def add(self, *fields: dict[str, Json]) -> list[int]:
        """Enter records of these fields; their indexes. They stand after `sign`."""
        entries, indexes = [], range(self.log.size, self.log.size + len(fields))
        for index, one in zip(indexes, fields, strict=True):
            self.records[index], committed = write_record(one, seed_of(f"{self.word} {index}"))
            entries.append(entry_bytes(LogEntry(committed.hex(), (seed_of(f"object {index}").hex(),))))
        self.log.append(entries)
        return list(indexes)

    def photo(self, **changed: Json) -> dict[str, Json]:
        """The fields of an accession by this device."""
        return {**replace(ACCESSION, device=self.device).fields(), **changed}

    def act(self, **changed: Json) -> dict[str, Json]:
        """The fields of an act of custody by this device."""
        return {**replace(ACT, device=self.device).fields(), **changed}

    def fill(self, count: int) -> None:
        """So many entries whose records nobody has."""
        committed = (seed_of(f"{self.word} filler {self.log.size + number}").hex() for number in range(count))
        self.log.append([entry_bytes(LogEntry(one)) for one in committed])

    def sign(self) -> bytes:
        """The checkpoint of the log as it stands."""
        return self.log.checkpoint(self.key)

    def prover(self, cosigners: Sequence[CosignerKey] = ()) -> LogProver:
        """What makes proofs of it, where these cosigners are known."""
        log = TileLog.open(self.files, self.key.name, self.key.verifier)
        return LogProver(self.note(), log, self.key.verifier, [one.verifier for one in cosigners])

    def note(self) -> bytes:
        """The checkpoint as it was signed last."""
        return self.files.kept[CHECKPOINT]

    def prove(
        self,
        index: int,
        *names: str,
        witness: Attested | None = None,
        cosigners: Sequence[CosignerKey] = (),
        suspect: str | None = None,
    ) -> bytes:
        """The proof of one entry, showing these fields (or those shown by default)."""
        told, given = names or ACCESSION_FIELDS, witness or Attested(self.note())
        return self.prover(cosigners).prove(index, self.records[index], told, given, suspect).proof


def sample(word: str = "one", entries: int = 10) -> Log:
    """A signed log whose entry 4 is the photo and whose entry 5 is an act of custody."""
    log = Log(word)
    log.fill(4)
    log.add(log.photo(), log.act())
    log.fill(entries - 6)
    log.sign()
    return log


def cosigner(word: str = "lamp") -> CosignerKey:
    """A cosigner."""
    return CosignerKey(f"{word}.example/cosigner", seed_of(f"cosigner {word}"))


def cosigned(note: bytes, *keys: CosignerKey, time: int = 1_893_553_445) -> bytes:
    """The note with these cosigners' lines."""
    return note + "".join(cosign_checkpoint(note, key, time) for key in keys).encode()


TOKENS = (StampToken("clock", b"\x30\x03token", "-----BEGIN CERTIFICATE-----\n"), StampToken("bell", b"\x30"))


@dataclass(frozen=True)
class Ended:
    """How the stand-alone program ended, and what it said."""

    status: int
    out: str
    err: str


def run_script(proof: Path, *more: str | Path, python: Sequence[str] = (sys.executable,)) -> Ended:
    """Run the stand-alone program where Amana cannot be imported."""
    command = [*python, "-I", "-S", "-X", "utf8", "-W", "error", str(SCRIPT), str(proof), *map(str, more)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    return Ended(done.returncode, done.stdout, done.stderr)

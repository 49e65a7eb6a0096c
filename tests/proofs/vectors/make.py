"""Makes the vectors beside this file anew: `python -m tests.proofs.vectors.make`. The same bytes every time."""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from amana.proofs import Attested, write_file
from amana.records import Json, LogEntry, entry_bytes, write_record
from amana.tlog import read_proof, write_proof
from tests.proofs.makers import ARCHIVE, Log, cosigned, cosigner, sample, seed_of

HERE = Path(__file__).parent

NOTE: dict[str, Json] = {
    "kind": "accession",
    "path": "صندوق/note.txt",
    "sha256": "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03",
    "size": 6,
}
"""The record of the page `record.md`; its file is the six bytes `hello` and a newline."""


@dataclass(frozen=True)
class Vector:
    """One file: its name, its bytes, the exit status that a checker gives, and why."""

    name: str
    data: bytes
    status: int
    why: str


def page() -> bytes:
    """The example of the page `proof.md`: the second of three entries, two of four fields."""
    log = Log("page")
    record, committed = write_record(NOTE, bytes(range(32)))
    log.fill(1)
    log.log.append([entry_bytes(LogEntry(committed.hex(), (seed_of("pack").hex(),)))])
    log.fill(1)
    log.sign()
    log.records[1] = record
    return log.prove(1, "sha256", "size")


def _changed(part: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    proof = read_proof(part)
    extra = json.loads(proof.extra or b"")
    change(extra)
    data = json.dumps(extra, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    return write_proof(replace(proof, extra=data))


def vectors() -> Iterator[Vector]:
    """All of them."""
    log, lamp, bell = sample(), cosigner(), cosigner("bell")
    photo, act = log.prove(4), log.prove(5, "act", "at", "items")
    witness = Attested(cosigned(log.note(), lamp, bell))
    yield Vector("page", page(), 0, "the example of docs/format/proof.md")
    yield Vector("one", photo, 0, "one entry, six of its fourteen fields")
    yield Vector("all-fields", log.prove(4, *log.photo()), 0, "every field is shown, so nothing is hidden")
    yield Vector("several", write_file([photo, act]), 0, "two proofs in one file")
    yield Vector("cosigned", log.prove(4, witness=witness, cosigners=[lamp]), 0, "one cosigner's key came with it")
    yield Vector("suspect", log.prove(4, suspect="lost"), 0, "its maker says that the device was lost before")
    other = sample("two").prove(4)
    yield Vector(
        "salt", _changed(photo, lambda told: told["fields"][0].__setitem__(2, "00" * 16)), 4, "another salt"
    )
    yield Vector("value", _changed(photo, lambda told: told["fields"][-1].__setitem__(3, 22)), 4, "another value")
    yield Vector("order", _changed(photo, lambda told: told["fields"].reverse()), 4, "fields out of order")
    yield Vector("hidden", _changed(photo, lambda told: told["hidden"].append("00" * 32)), 4, "one hash too many")
    swap = json.loads(read_proof(other).extra or b"")
    yield Vector("key", _changed(photo, lambda told: told.update(key=swap["key"])), 4, "another device's key")
    entry = _changed(photo, lambda told: told.update(entry=swap["entry"]))
    yield Vector("entry", entry, 4, "another log's entry")
    note = read_proof(other).checkpoint
    yield Vector(
        "checkpoint", write_proof(replace(read_proof(photo), checkpoint=note)), 4, "another log's checkpoint"
    )
    yield Vector("place", photo.replace(b"\nindex 4\n", b"\nindex 5\n"), 4, "another place in the log")
    spoiled = log.prove(4, witness=witness, cosigners=[lamp]).replace(b"lamp.example", b"Lamp.example")
    yield Vector("cosigner-unknown", spoiled, 0, "a line of a signer whose key did not come with it")
    lines = read_proof(log.prove(4, witness=witness, cosigners=[lamp]))
    text, line = lines.checkpoint.split(b"lamp.example/cosigner ")
    made = bytearray(base64.b64decode(line.split(b"\n")[0]))
    made[11] ^= 1  # its time
    wrong = text + b"lamp.example/cosigner " + base64.b64encode(made) + b"\n" + line.partition(b"\n")[2]
    yield Vector(
        "cosigner-wrong", write_proof(replace(lines, checkpoint=wrong)), 4, "a cosigner's time was changed"
    )
    yield Vector("later-version", _changed(photo, lambda told: told.update(v=2)), 2, "of a later version")
    foreign = replace(read_proof(photo), extra=None)
    yield Vector("foreign", write_proof(foreign), 2, "a C2SP proof of another program, without extra data")


def main() -> None:
    """Write them, and the list of what is to come of each."""
    told = {one.name: {"status": one.status, "why": one.why} for one in vectors()}
    for one in vectors():
        (HERE / f"{one.name}.tlog-proof").write_bytes(one.data)
    (HERE / "index.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    sys.stdout.write(f"{len(told)} vectors of the archive {ARCHIVE}\n")


if __name__ == "__main__":
    main()

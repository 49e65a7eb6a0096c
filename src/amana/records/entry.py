"""What stands in a device's log: a record's commitment and the objects it rests in; nothing readable."""

from __future__ import annotations

from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import Final

from amana.errors import RecordMalformed
from amana.records.canonical import parse_canonical
from amana.records.hexes import is_hex

MAX_OBJECTS: Final = 64
MAX_NOTE: Final = 32 * 1024
"""The longest signed act an entry may carry, in bytes."""
VERSION: Final = 1
_HASH: Final = 32


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One log entry. All hashes are SHA-256 in lower-case hex.

    `objects` names the objects the record and its bytes rest in, in the order given. `archive` is the
    SHA-256 of archive.json as this entry left it, on key acts only. `act` says that the record is an act (of
    custody, or on keys) and brings no item: so that telling of a copying does not call for the next copying.
    `note` is a custodian's signed act that whoever holds no key must be able to check (an erasure).
    """

    commitment: str
    objects: tuple[str, ...] = ()
    archive: str | None = None
    act: bool = False
    note: str | None = None

    def __post_init__(self) -> None:
        """Raises RecordMalformed for a field that is not hex, or for more than MAX_OBJECTS objects."""
        _check("commitment", self.commitment)
        for name in self.objects:
            _check("objects", name)
        if len(self.objects) > MAX_OBJECTS:
            raise RecordMalformed(field="objects", reason="count")
        if self.archive is not None:
            _check("archive", self.archive)
        if self.note is not None and not 0 < len(self.note.encode()) <= MAX_NOTE:
            raise RecordMalformed(field="note", reason="length")


def _check(field: str, value: object) -> None:
    if not is_hex(value, _HASH):
        raise RecordMalformed(field=field, reason="not-hex")


def entry_bytes(entry: LogEntry) -> bytes:
    """The entry as the log holds it: canonical JSON.

    `{"act"?:true,"archive"?:…,"commitment":…,"note"?:…,"objects":[…],"v":1}`
    """
    # Written out: every field is hex, checked when the entry was made, so these are the canonical bytes.
    act = '"act":true,' if entry.act else ""
    vouched = f'"archive":"{entry.archive}",' if entry.archive is not None else ""
    note = f'"note":{encode_basestring(entry.note)},' if entry.note is not None else ""
    objects = ",".join([f'"{name}"' for name in entry.objects])
    told = f'{{{act}{vouched}"commitment":"{entry.commitment}",{note}"objects":[{objects}],"v":{VERSION}}}'
    return told.encode()


def read_entry(data: bytes) -> LogEntry:
    """The entry again. Raises RecordMalformed for anything but the exact form, or for a later version."""
    given = parse_canonical(data)
    if not isinstance(given, dict):
        raise RecordMalformed(field="entry", reason="shape")
    version = given.get("v")
    if type(version) is not int or version != VERSION:
        raise RecordMalformed(field="v", reason="version")
    if given.keys() - {"act", "archive", "note"} != {"commitment", "objects", "v"}:
        raise RecordMalformed(field="entry", reason="shape")
    objects = given["objects"]
    if not isinstance(objects, list):
        raise RecordMalformed(field="objects", reason="shape")
    if "archive" in given:
        _check("archive", given["archive"])
    if given.get("act", True) is not True:
        raise RecordMalformed(field="act", reason="shape")
    note = given.get("note")
    if "note" in given and not isinstance(note, str):
        raise RecordMalformed(field="note", reason="shape")
    # LogEntry checks that each of these is hex text.
    return LogEntry(given["commitment"], tuple(objects), given.get("archive"), "act" in given, note)  # type: ignore[arg-type]

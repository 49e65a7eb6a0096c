"""What stands in a device's log: a record's commitment and the objects it rests in; nothing readable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from amana.errors import RecordMalformed
from amana.records.canonical import parse_canonical
from amana.records.hexes import is_hex

MAX_OBJECTS: Final = 64
VERSION: Final = 1
_HASH: Final = 32


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One log entry. All hashes are SHA-256 in lower-case hex.

    `objects` names the objects the record and its bytes rest in, in the order given. `archive` is the
    SHA-256 of archive.json as this entry left it, on key acts only.
    """

    commitment: str
    objects: tuple[str, ...] = ()
    archive: str | None = None

    def __post_init__(self) -> None:
        """Raises RecordMalformed for a field that is not hex, or for more than MAX_OBJECTS objects."""
        _check("commitment", self.commitment)
        for name in self.objects:
            _check("objects", name)
        if len(self.objects) > MAX_OBJECTS:
            raise RecordMalformed(field="objects", reason="count")
        if self.archive is not None:
            _check("archive", self.archive)


def _check(field: str, value: object) -> None:
    if not is_hex(value, _HASH):
        raise RecordMalformed(field=field, reason="not-hex")


def entry_bytes(entry: LogEntry) -> bytes:
    """The entry as the log holds it: canonical JSON `{"archive"?:…,"commitment":…,"objects":[…],"v":1}`."""
    # Written out: every field is hex, checked when the entry was made, so these are the canonical bytes.
    vouched = f'"archive":"{entry.archive}",' if entry.archive is not None else ""
    objects = ",".join([f'"{name}"' for name in entry.objects])
    return f'{{{vouched}"commitment":"{entry.commitment}","objects":[{objects}],"v":{VERSION}}}'.encode()


def read_entry(data: bytes) -> LogEntry:
    """The entry again. Raises RecordMalformed for anything but the exact form, or for a later version."""
    given = parse_canonical(data)
    if not isinstance(given, dict):
        raise RecordMalformed(field="entry", reason="shape")
    version = given.get("v")
    if type(version) is not int or version != VERSION:
        raise RecordMalformed(field="v", reason="version")
    if given.keys() - {"archive"} != {"commitment", "objects", "v"}:
        raise RecordMalformed(field="entry", reason="shape")
    objects = given["objects"]
    if not isinstance(objects, list):
        raise RecordMalformed(field="objects", reason="shape")
    if "archive" in given:
        _check("archive", given["archive"])
    # LogEntry checks that each of these is hex text.
    return LogEntry(given["commitment"], tuple(objects), given.get("archive"))  # type: ignore[arg-type]

"""What a device's own clock said when it made an entry. A claim, sealed in the record; no outsider ever saw it."""

from __future__ import annotations

from amana.archive.archive import Archive
from amana.archive.contents import Contents
from amana.archive.logs import LogFolder
from amana.errors import AmanaError
from amana.records import MAX_BYTES, ContentPlace, Json, LogEntry, noun_of, read_entry, read_record

_LOOKED_AT = 64
"""Entries that tell no time (what was read from an item) are passed over, at most so many of them."""


def device_clock(archive: Archive, device: str, size: int) -> str | None:
    """The time (RFC 3339, UTC) that the device claims in the last entry below `size` that tells one.

    None where none of the last tells one, or cannot be opened with the keys at hand.
    """
    log = LogFolder(archive.layout, device, archive.described)
    with archive.contents() as contents:
        try:
            entries = list(log.entries(max(0, size - _LOOKED_AT), size))
        except AmanaError:
            return None  # `verify` says what is wrong with the log
        said = (_said(contents, data) for data in reversed(entries))
        return next((one for one in said if one is not None), None)


def _said(contents: Contents, data: bytes) -> str | None:
    try:
        entry = read_entry(data)
        noun = noun_of(_fields(contents, entry)) if entry.objects else None
    except AmanaError:
        return None  # an entry that cannot be read claims nothing; whoever reads items is told of it
    said = getattr(noun, "received", None) or getattr(noun, "at", None)
    return str(said) if said else None


def _fields(contents: Contents, entry: LogEntry) -> dict[str, Json]:
    """The record's fields, if they are those that the log names; else none."""
    pack = entry.objects[0]
    member = contents.members(pack).get(f"record/{entry.commitment}.json")
    if member is None or member.size > MAX_BYTES:
        return {}
    fields, _, commitment = read_record(contents.read(ContentPlace(pack, member.offset, member.size)))
    return fields if commitment.hex() == entry.commitment else {}

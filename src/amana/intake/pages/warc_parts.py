"""A record of a WARC or ARC file as a part: what it tells of itself, how its digests compare, and its file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amana.intake.pages.http_message import Message, read_message
from amana.intake.pages.warc_digests import Check, check
from amana.intake.pages.warc_records import Fault, Record
from amana.intake.reading import Part, Reason, sound
from amana.records import EmbeddedFact

_MAX_FIELD = 4_000
_MOST_FIELDS = 60
_TOLD = {
    "warc-type": "record-type",
    "warc-target-uri": "address",
    "warc-date": "captured-at",
    "warc-record-id": "record-id",
    "warc-refers-to-target-uri": "refers-to-address",
    "warc-refers-to-date": "refers-to-captured-at",
    "warc-refers-to": "refers-to-record",
    "warc-profile": "profile",
    "warc-truncated": "truncated",
    "warc-ip-address": "ip-address",
    "warc-block-digest": "block-digest",
    "warc-payload-digest": "payload-digest",
    "warc-page-id": "page-id",
    "url": "address",
    "archive-date": "captured-at",
    "ip-address": "ip-address",
    "checksum": "checksum",
}
_FAULTS: dict[Fault, tuple[str, Reason]] = {
    "header": ("no record begins where one should", "malformed"),
    "length": ("no length of the record", "malformed"),
    "cut": ("ends before its length", "cut-short"),
    "packing": ("cannot be unpacked to its end", "malformed"),
}
_NO_FILE = frozenset({"warcinfo", "request", "revisit", "filedesc", "continuation"})
_ARC_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\d*")
_FIELD_LINE = re.compile(r"([\w.-]{1,60}):[ \t]*([^\r\n]+)")


class NoRoom(Exception):
    """The record's file is more than fits beside what this instalment holds already."""


@dataclass(frozen=True, slots=True)
class Payload:
    """A record's file, and what was found on the way to it."""

    data: bytes | None
    media_type: str | None
    facts: tuple[tuple[str, str], ...] = ()
    reason: Reason | None = None
    cut_short: bool = False


def part_of(record: Record, number: int, room: int) -> tuple[Part, bool]:
    """The part `record/N`, and whether its file is cut short.

    NoRoom where that unpacks to more than `room` bytes.
    """
    fault = _FAULTS.get(record.fault) if record.fault else None
    payload = _payload(record, room)
    facts = [*_header_facts(record), *payload.facts]
    if fault:
        facts.append(("fault", fault[0]))
    size = record.length if payload.data is None else len(payload.data)
    part = Part(
        f"record/{number}",
        "resource",
        name=_file_name(record.address),
        facts=tuple(_fact(name, value) for name, value in facts if value.strip()),
        data=payload.data or None,
        size=size if payload.data or record.length else None,
        media_type=payload.media_type,
        reason=payload.reason or (fault[1] if fault and not payload.data else None),
    )
    return part, payload.cut_short


def _fact(name: str, value: str) -> EmbeddedFact:
    """A fact; an address that a program put in angle brackets (Wget 1.19) is read without them."""
    value = sound(value)[:_MAX_FIELD]
    if name == "address" and value.startswith("<") and value.endswith(">") and len(value) > 2:
        return EmbeddedFact(name, value[1:-1], value)
    return EmbeddedFact(name, value)


def _header_facts(record: Record) -> Iterator[tuple[str, str]]:
    if record.format == "arc":
        yield "record-type", record.type
    for name, value in record.headers[:_MOST_FIELDS]:
        known = _TOLD.get(name.lower())
        if known:
            yield known, value
        if known == "captured-at" and (found := _ARC_DATE.fullmatch(value)):
            yield "captured-at-read", "{}-{}-{}T{}:{}:{}Z".format(*found.groups())


def _payload(record: Record, room: int) -> Payload:
    stated = _bare_type(record.header("content-type"))
    checks = _checks(record, "block", record.digests.block_check())
    if record.block is None:
        return Payload(None, stated, checks, "too-large")
    if record.type in _NO_FILE:
        return Payload(None, stated, (*checks, *_told_in(record)))
    message = read_message(record.block, room) if _is_http(record, stated) else None
    if message is None:
        whole = check(record.header("WARC-Payload-Digest"), record.block)
        return Payload(record.block, stated, (*checks, *_checks(record, "payload", whole)))
    return _of_message(record, message, checks)


def _is_http(record: Record, stated: str | None) -> bool:
    if record.block is None or not record.block.startswith(b"HTTP/"):
        return False
    return record.format == "arc" or stated == "application/http" or record.type == "response"


def _of_message(record: Record, message: Message, checks: tuple[tuple[str, str], ...]) -> Payload:
    if message.body is None:
        raise NoRoom
    stated = record.header("WARC-Payload-Digest")
    facts = [("status", message.status or ""), ("content-type", message.header("content-type") or "")]
    facts += [("location", message.header("location") or ""), *checks]
    facts += _checks(record, "payload", _any_valid(stated, (message.stored, message.joined, message.body)))
    if message.chunks != "none":
        facts.append(("chunks", message.chunks))
    if message.coding:
        facts += [("content-encoding", message.header("content-encoding") or ""), ("decoding", message.coding)]
    return Payload(message.body, _bare_type(message.header("content-type")), tuple(facts), None, message.cut_short)


def _any_valid(stated: str | None, bodies: Sequence[bytes]) -> Check:
    """Programs differ in what they take for the payload: the body as recorded, its chunks joined, or decoded."""
    first = check(stated, bodies[0])
    if first != "invalid":
        return first
    return "valid" if any(check(stated, body) == "valid" for body in bodies[1:]) else "invalid"


def _checks(record: Record, what: str, found: Check) -> tuple[tuple[str, str], ...]:
    """How a digest compares: nothing for a record that is not whole, and for an ARC, which states none."""
    return () if record.fault or record.format == "arc" else ((f"{what}-digest-check", found),)


def _told_in(record: Record) -> Iterator[tuple[str, str]]:
    """The fields of a `warcinfo`, the first line of a request."""
    text = (record.block or b"")[:64_000].decode("utf-8", "replace")
    if record.type == "warcinfo":
        for found in list(_FIELD_LINE.finditer(text))[:_MOST_FIELDS]:
            yield f"warcinfo:{found[1]}", found[2]
    elif record.type in ("request", "filedesc"):
        yield "first-line", text.partition("\n")[0].strip()


def _bare_type(told: str | None) -> str | None:
    bare = (told or "").partition(";")[0].strip().lower()
    return sound(bare)[:200] if "/" in bare else None


def _file_name(address: str | None) -> str | None:
    """The last step of an address's path, as written; None where it ends in none."""
    if not address:
        return None
    path = address.strip("<>").partition("#")[0].partition("?")[0]
    scheme, colon, rest = path.partition("://")
    steps = (rest if colon else scheme).split("/")
    return sound(steps[-1])[:500] or None if len(steps) > 1 or not colon else None

"""One message or call of a telephone's backup: a tag and its attributes, and the tags in it."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from amana.intake.char_references import unescaped
from amana.intake.chat.made_text import MadeText
from amana.intake.reading import Reason
from amana.records import EmbeddedFact

_TAG = re.compile(r"<(sms|mms|call|part|addr)((?:\s+[\w:.-]{1,100}\s*=\s*(?:\"[^\"]*+\"|'[^']*+'))*+)\s*/?>")
_ATTRIBUTE = re.compile(r"([\w:.-]{1,100})\s*=\s*(?:\"([^\"]*+)\"|'([^']*+)')")
_HALVES = re.compile(r"&#(5[56]\d{3});&#(5[67]\d{3});")
_NOTHING = ("null", "")
_UNKNOWN = ("(Unknown)", *_NOTHING)
_BOXES: Final = {"1": "received", "2": "sent", "3": "draft", "4": "outbox", "5": "failed", "6": "queued"}
_CALLS: Final = {"1": "received", "2": "made", "3": "missed", "4": "voicemail", "5": "rejected", "6": "refused"}
_ADDRESSED: Final = {
    "137": "from-number",
    "151": "to-number",
    "130": "copy-to-number",
    "129": "hidden-copy-to-number",
}
_SPACED = re.compile(r"\s+")
_APART = frozenset({"date", "type", "msg_box", "body", "contact_name", "address", "number", "data", "text"})
_MANY = 100  # files, and addresses, of one message
_LONGEST_NAME = 400

Fields = dict[str, str]


@dataclass(frozen=True, slots=True)
class File:
    """What was sent along: its bytes, or why there are none."""

    name: str | None
    media_type: str | None
    data: bytes | None
    reason: Reason | None = None


@dataclass(slots=True)
class Record:
    """What is to be written down of one message or call."""

    who: str
    when: str
    words: str
    facts: list[EmbeddedFact]
    files: list[File] = field(default_factory=list)


def record_in(block: str, made: MadeText) -> Record | None:
    """The message or call whose tag begins a piece of a file. None where it is none."""
    tags = _TAG.finditer(block)
    first = next(tags, None)
    if first is None or first.start():
        return None
    kind, fields = first[1], _fields(first[2])
    told = Record(*_who_and_when(kind, fields, made), fields.get("body", ""), [])
    told.facts = _facts(kind, fields, told, made)
    for tag in tags:
        if tag[1] == "part":
            _part(_fields(tag[2]), told, made)
        elif tag[1] == "addr" and len(told.facts) < _MANY:
            told.facts += _address(_fields(tag[2]), made)
    told.words = told.words.strip("\n")
    return told


def _fields(attributes: str) -> Fields:
    """Attributes that say something."""
    found = {}
    for name, double, single in _ATTRIBUTE.findall(attributes):
        value = _decoded(double or single)
        if value not in _NOTHING:
            found[name] = value
    return found


def _decoded(value: str) -> str:
    """References decoded, characters beyond U+FFFF put together again."""
    if "&" not in value:
        return value
    whole = _HALVES.sub(lambda two: _joined(int(two[1]), int(two[2])), value)
    return unescaped(whole)


def _joined(high: int, low: int) -> str:
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):
        return "\ufffd\ufffd"
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _who_and_when(kind: str, fields: Fields, made: MadeText) -> tuple[str, str]:
    name = next((one for one in (_name(fields), _number(fields)) if one), "")
    way = "" if _direction(kind, fields) in ("received", "missed", "voicemail", "rejected", "refused") else "→ "
    when = _moment(fields.get("date", "")) or fields.get("readable_date", "")
    return made.clean(" ".join((way + name).split()) if name else ""), made.clean(when)


def _name(fields: Fields) -> str:
    name = fields.get("contact_name", "")
    return "" if name in _UNKNOWN else name


def _number(fields: Fields) -> str:
    return fields.get("address") or fields.get("number") or ""


def _direction(kind: str, fields: Fields) -> str:
    if kind == "call":
        return _CALLS.get(fields.get("type", ""), "")
    return _BOXES.get(fields.get("msg_box" if kind == "mms" else "type", ""), "")


def _moment(milliseconds: str) -> str | None:
    """ISO 8601 in UTC; None where this is no such number."""
    if not (milliseconds.isascii() and milliseconds.isdecimal() and len(milliseconds) < 17):
        return None
    try:
        seconds, rest = divmod(int(milliseconds), 1000)
        when = datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest * 1000)
    except (ValueError, OverflowError, OSError):
        return None
    return when.isoformat(timespec="milliseconds" if rest else "seconds")


def _facts(kind: str, fields: Fields, told: Record, made: MadeText) -> list[EmbeddedFact]:
    direction, name, number = _direction(kind, fields), _name(fields), _number(fields)
    facts = [made.known("kind", {"sms": "SMS", "mms": "MMS"}.get(kind, kind))]
    written = fields.get("date", "")
    if written:
        read = _moment(written)
        facts.append(made.fact("time" if read else "time-as-written", read or written, written if read else None))
    if direction:
        facts.append(made.known("direction", direction))
    if name or number:
        facts.append(made.known("recipient" if told.who.startswith("→") else "sender", name or number))
    if number:
        facts.append(made.known("number", number))
    more = ((key, value) for key, value in fields.items() if key not in _APART)
    return facts + [made.known(made.named(key), value) for key, value in list(more)[:_MANY]]


def _part(fields: Fields, told: Record, made: MadeText) -> None:
    """A stretch of text belongs to the words; what only lays the others out is left; the rest are files."""
    kind = fields.get("ct", "").lower()
    if kind == "text/plain" and "text" in fields:
        told.words += ("\n" if told.words else "") + fields["text"]
    elif kind != "application/smil" and len(told.files) < _MANY:
        name = next((fields[key] for key in ("cl", "name", "fn") if key in fields), None)
        told.files.append(_file(fields, None if name is None else made.clean(name)[:_LONGEST_NAME], kind or None))


def _file(fields: Fields, name: str | None, kind: str | None) -> File:
    media_type = kind if kind and kind.isascii() and len(kind) < 100 else None
    if "data" not in fields:
        return File(name, media_type, None, "left-out")
    try:
        return File(name, media_type, binascii.a2b_base64(_SPACED.sub("", fields["data"]), strict_mode=True))
    except (binascii.Error, ValueError):
        return File(name, media_type, None, "malformed")


def _address(fields: Fields, made: MadeText) -> list[EmbeddedFact]:
    """Who else a message went to. `insert-address-token` stands for the telephone itself."""
    who, role = fields.get("address"), _ADDRESSED.get(fields.get("type", ""))
    return [made.known(role, who)] if who and role else []

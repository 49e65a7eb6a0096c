"""One packed file (.gz, .bz2, .xz): the file in it is its only member."""

from __future__ import annotations

from dataclasses import replace
from typing import BinaryIO

from amana.errors import ReadingFailed
from amana.intake.archives.members import fact, split_facts
from amana.intake.archives.streams import GZIP, Unpacked
from amana.intake.archives.zip_members import since_1970
from amana.intake.reading import MIB, Limits, Part, Reading, Reason, sound
from amana.intake.tokens import token
from amana.records import EmbeddedFact

_COUNTED = 2048 * MIB  # so far a file that is too large is unpacked, to tell its size
_SYSTEMS = {0: "dos", 3: "unix", 7: "macintosh", 11: "ntfs"}
_ENDINGS = (".gz", ".bz2", ".xz", ".lzma")


def packed_file(source: BinaryIO, kind: str, head: bytes, name: str, limits: Limits) -> Reading:
    """The file packed in a stream of this `kind`, whose first bytes are `head`. ReadingFailed: malformed, bomb."""
    source.seek(0)
    stream = Unpacked(source, kind)
    data = stream.read(limits.unpacked_bytes + 1)
    told, facts = _header(head) if kind == GZIP else (None, ())
    inside = told or _without_ending(name)
    too_large = len(data) > limits.unpacked_bytes
    if too_large:
        part = _too_large(Part(f"member/{inside}", "member", inside, facts, size=_counted(stream)), limits)
    elif stream.damaged and not data:
        raise ReadingFailed(reason="malformed")
    else:
        part = Part(f"member/{inside}", "member", inside, facts, data=data, size=len(data))
    note: Reason | None = "cut-short" if stream.damaged else "parts-unread" if part.reason else None
    return Reading(facts=split_facts(name), parts=(part,), note=note)


def _too_large(part: Part, limits: Limits) -> Part:
    """The file as one that is given apart, where it can be."""
    if part.size is None or part.size > limits.apart_bytes:
        return replace(part, reason="too-large")
    return replace(part, apart=token(at=0, size=part.size))


def _counted(stream: Unpacked) -> int | None:
    """How large it is altogether; None where that would take too long to find out."""
    while stream.tell() <= _COUNTED:
        try:
            stream.skip(MIB)
        except EOFError:
            return stream.tell()
    return None


def _without_ending(name: str) -> str:
    base = sound(name).replace("\\", "/").rpartition("/")[2][:1000] or "packed"
    for ending in _ENDINGS:
        if base.lower().endswith(ending) and len(base) > len(ending):
            return base[: -len(ending)]
    return f"{base}.tar" if base.lower().endswith((".tgz", ".tbz", ".txz")) else f"{base}.unpacked"


def _header(head: bytes) -> tuple[str | None, tuple[EmbeddedFact, ...]]:
    """The file's name and facts as gzip's header tells them (RFC 1952, 2.3); the name is Latin-1 by the rule."""
    if len(head) < 10:
        return None, ()
    flags, seconds, system = head[3], int.from_bytes(head[4:8], "little"), head[9]
    facts = [fact("modified-utc", since_1970(seconds), str(seconds))] if seconds else []
    if system in _SYSTEMS:
        facts.append(fact("made-on", _SYSTEMS[system], str(system)))
    at = 10
    if flags & 4:
        at += 2 + int.from_bytes(head[10:12], "little")
    name = None
    if flags & 8 and b"\x00" in head[at:]:
        raw = head[at : head.index(b"\x00", at)]
        name = _latin_or_utf8(raw)
        at += len(raw) + 1
        if not raw.isascii():
            facts.append(fact("name", name, raw.hex()))
    if flags & 16 and b"\x00" in head[at:]:
        facts.append(fact("comment", _latin_or_utf8(head[at : head.index(b"\x00", at)])))
    return name or None, tuple(facts)


def _latin_or_utf8(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")

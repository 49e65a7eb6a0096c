"""How the two sides of the pipe speak: length-prefixed frames, JSON for what is told, raw bytes for the rest.

A frame is a 4-byte big-endian length and as many bytes. A request is one JSON frame (a list of tasks), then
the bytes of each task that carries its own as frames of at most 1 MiB ended by an empty one. While a task is
read that does not (its `size` is told), the child may ask `{"want": [offset, length]}`, and the parent answers
with one frame. A reply to each task, in order, is one JSON frame, then frames of parts (JSON), then one frame for
each text (UTF-8), picture and part's file that it names. No pickle: what the child says is foreign, and is
checked field by field.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, get_args

from amana.intake.reading import (
    MIB,
    Fingerprint,
    FingerprintKind,
    Part,
    PartKind,
    Picture,
    PictureKind,
    Reading,
    Reason,
    TextMethod,
    TextVersion,
)
from amana.records import EmbeddedFact

PIECE = MIB
MAX_JSON = 4 * MIB
MAX_BLOB = 64 * MIB  # the longest text there can be, each character at its longest
MAX_BLOBS = 1_000
MAX_FACTS = 1_000
MAX_PARTS = 200_000
MAX_TOGETHER = 256 * MIB  # all that one reading gives back
MAX_FIELD = 64 * 1024
_PARTS_IN_FRAME = 500
_HALVES = re.compile(rb"\\u[dD][89a-fA-F]")
_SUGGESTIONS = ("title", "byline", "site", "published", "taken", "language", "resume")
_REASONS: frozenset[str] = frozenset(get_args(Reason))
_PART_KINDS: frozenset[str] = frozenset(get_args(PartKind))
_PICTURE_KINDS: frozenset[str] = frozenset(get_args(PictureKind))
_FINGERPRINT_KINDS: frozenset[str] = frozenset(get_args(FingerprintKind))
_METHODS: frozenset[str] = frozenset(get_args(TextMethod))

Reply = tuple[Reading | None, Reason | None]


class Garbled(ValueError):
    """What came over the pipe is not what was agreed on. It never leaves this package."""


def write_frame(sink: BinaryIO, data: bytes | memoryview) -> None:
    """One frame. OSError where the other side is gone."""
    sink.write(len(data).to_bytes(4, "big"))
    sink.write(data)


def read_frame(source: BinaryIO, limit: int) -> bytes:
    """One frame of at most `limit` bytes. EOFError where the other side is gone, Garbled beyond the limit."""
    size = int.from_bytes(_exactly(source, 4), "big")
    if size > limit:
        raise Garbled(f"a frame of {size} bytes")
    return _exactly(source, size)


def _exactly(source: BinaryIO, size: int) -> bytes:
    data = source.read(size)
    if len(data) != size:
        raise EOFError
    return data


def write_json(sink: BinaryIO, told: object) -> None:
    """One frame of JSON."""
    write_frame(sink, json.dumps(told).encode("ascii"))


def read_json(source: BinaryIO) -> Any:
    """One frame of JSON. Garbled where it is none, or where it holds half a character."""
    data = read_frame(source, MAX_JSON)
    try:
        told = json.loads(data)
        if _HALVES.search(data):  # asked once for all that is told, and not of each field
            json.dumps(told, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as fault:  # a lone surrogate is a ValueError of encoding
        raise Garbled("not JSON") from fault
    return told


def write_bytes(sink: BinaryIO, source: BinaryIO | bytes, limit: int) -> bool:
    """A task's bytes in pieces. False, having ended it early, where there are more than `limit`."""
    sent = 0
    for piece in _pieces(source):
        sent += len(piece)
        if sent > limit:
            break
        write_frame(sink, piece)
    write_frame(sink, b"")
    return sent <= limit


def _pieces(source: BinaryIO | bytes) -> Iterator[bytes | memoryview]:
    if isinstance(source, bytes):
        view = memoryview(source)
        yield from (view[at : at + PIECE] for at in range(0, len(view), PIECE))
    else:
        yield from iter(lambda: source.read(PIECE), b"")


def read_bytes(source: BinaryIO, take: Callable[[bytes], object]) -> None:
    """A task's bytes, each piece handed to `take`."""
    while piece := read_frame(source, PIECE):
        take(piece)


def write_reply(sink: BinaryIO, reading: Reading | None, failed: Reason | None) -> None:
    """The reply to one task: a reading, or the reason why there is none."""
    if reading is None:
        write_json(sink, {"failed": failed})
        return
    told: dict[str, object] = {name: getattr(reading, name) for name in (*_SUGGESTIONS, "note")}
    told["facts"] = _told_facts(reading.facts)
    told["texts"] = [[text.part, text.encoding, text.method] for text in reading.texts]
    told["pictures"] = [[one.media_type, one.made, one.part] for one in reading.pictures]
    told["fingerprints"] = [[one.kind, one.value, one.quality, one.part] for one in reading.fingerprints]
    told["parts"] = len(reading.parts)
    write_json(sink, told)
    for at in range(0, len(reading.parts), _PARTS_IN_FRAME):
        write_json(sink, [_told_part(part) for part in reading.parts[at : at + _PARTS_IN_FRAME]])
    for text in reading.texts:
        write_frame(sink, text.text.encode())
    for picture in reading.pictures:
        write_frame(sink, picture.data)
    for part in reading.parts:
        if part.data is not None:
            write_frame(sink, part.data)


def _told_facts(facts: tuple[EmbeddedFact, ...]) -> list[list[str | None]]:
    return [[fact.name, fact.value, fact.raw] for fact in facts]


def _told_part(part: Part) -> list[object]:
    span = (part.text, part.start, part.end)
    has_file = part.data is not None
    told = (part.place, part.kind, part.name, part.of, part.media_type, part.size, part.reason)
    return [*told, *span, has_file, _told_facts(part.facts)]


def read_reply(source: BinaryIO, told: object) -> Reply:
    """The reply that begins with what was `told`, every field checked.

    Garbled where one is not as agreed; EOFError at the end.
    """
    if not isinstance(told, dict):
        raise Garbled("a reply that is no object")
    if "failed" in told:
        return None, _reason(told["failed"])
    facts = tuple(_fact(row) for row in _list(told.get("facts"), MAX_FACTS))
    prints = tuple(_fingerprint(row) for row in _list(told.get("fingerprints"), MAX_FACTS))
    rows = _part_rows(source, told.get("parts"))
    blobs = _Blobs(source)
    texts = tuple(_text(row, blobs) for row in _list(told.get("texts"), MAX_BLOBS))
    pictures = tuple(_picture(row, blobs) for row in _list(told.get("pictures"), MAX_BLOBS))
    parts = tuple(_part(row, texts, blobs) for row in rows)
    note = None if told.get("note") is None else _reason(told["note"])
    suggestions = {name: _maybe(told.get(name)) for name in _SUGGESTIONS}
    return Reading(texts, facts, pictures, parts, prints, **suggestions, note=note), None


class _Blobs:
    """The frames that follow what is told, and how much they may be together."""

    def __init__(self, source: BinaryIO) -> None:
        self._source, self._left = source, MAX_TOGETHER

    def next(self) -> bytes:
        data = read_frame(self._source, min(MAX_BLOB, self._left))
        self._left -= len(data)
        return data


def _part_rows(source: BinaryIO, told: Any) -> list[list[Any]]:
    count = _number(told)
    if count > MAX_PARTS:
        raise Garbled("too many parts")
    rows: list[list[Any]] = []
    while len(rows) < count:
        some = _list(read_json(source), _PARTS_IN_FRAME)
        if not some:
            raise Garbled("fewer parts than told")
        rows += (_row(one, 12) for one in some)
    return rows


def _part(row: list[Any], texts: tuple[TextVersion, ...], blobs: _Blobs) -> Part:
    place, kind, name, of, media_type, size, reason, text, start, end, has_file, facts = row
    index = None if text is None else _number(text)
    if index is not None and not (index < len(texts) and start <= end <= len(texts[index].text)):
        raise Garbled("a part of no text")
    return Part(
        place=_word(place),
        kind=_among(kind, _PART_KINDS),
        name=_maybe(name),
        facts=tuple(_fact(one) for one in _list(facts, MAX_FACTS)),
        text=index,
        start=_number(start),
        end=_number(end),
        of=_maybe(of),
        data=blobs.next() if has_file else None,
        size=None if size is None else _number(size),
        media_type=_maybe(media_type),
        reason=None if reason is None else _reason(reason),
    )


def _picture(row: Any, blobs: _Blobs) -> Picture:
    media_type, made, part = _row(row, 3)
    return Picture(blobs.next(), _word(media_type), _among(made, _PICTURE_KINDS), _maybe(part))


def _fingerprint(row: Any) -> Fingerprint:
    kind, value, quality, part = _row(row, 4)
    word = _word(value)
    if not word or len(word) % 2 or set(word) - set("0123456789abcdef"):
        raise Garbled("a fingerprint that is not hex")
    return Fingerprint(_among(kind, _FINGERPRINT_KINDS), word, _number(quality), _maybe(part))


def _number(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise Garbled("a number that is none")
    return value


def _among(value: Any, words: frozenset[str]) -> Any:
    if not isinstance(value, str) or value not in words:
        raise Garbled("a word that is none of ours")
    return value


def _fact(row: Any) -> EmbeddedFact:
    name, value, raw = _row(row, 3)
    return EmbeddedFact(_word(name), _word(value), _maybe(raw))


def _text(row: Any, blobs: _Blobs) -> TextVersion:
    part, encoding, method = _row(row, 3)
    try:
        text = blobs.next().decode()
    except UnicodeDecodeError as fault:
        raise Garbled("a text that is not UTF-8") from fault
    told = None if method is None else _among(method, _METHODS)
    return TextVersion(text, _maybe(part), _maybe(encoding), told)


def _row(value: Any, width: int) -> list[Any]:
    if not isinstance(value, list) or len(value) != width:
        raise Garbled("a row of the wrong shape")
    return value


def _list(value: Any, limit: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > limit:
        raise Garbled("a list of the wrong shape")
    return value


def _word(value: Any) -> str:
    if not isinstance(value, str) or len(value) > MAX_FIELD:
        raise Garbled("a field that is no text, or too long")
    return value


def _maybe(value: Any) -> str | None:
    return None if value is None else _word(value)


def _reason(value: Any) -> Reason:
    if not isinstance(value, str) or value not in _REASONS:
        raise Garbled("a reason that is none of ours")
    return value  # type: ignore[return-value]  # just checked against the Literal's own values

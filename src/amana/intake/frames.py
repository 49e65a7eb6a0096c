"""How the two sides of the pipe speak: length-prefixed frames, JSON for what is told, raw bytes for the rest.

A frame is a 4-byte big-endian length and as many bytes. A request is one JSON frame (a list of tasks), then
the bytes of each task that carries its own as frames of at most 1 MiB ended by an empty one. While a task is
read that does not (its `size` is told), the child may ask `{"want": [offset, length]}`, and the parent answers
with one frame. Where a file inside is asked for, the child first gives it, stretch by stretch:
`{"gives": length}`, then one frame of so many bytes. A reply to each task, in order, is one JSON frame, then
frames of parts (JSON), then one frame for each text (UTF-8), picture and part's file that it names. No pickle:
what the child says is foreign, and is checked field by field.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any, BinaryIO, get_args

from amana.intake.checked import Garbled, among, listed, maybe, number, reason, row, word
from amana.intake.collecting import not_collecting
from amana.intake.part_columns import MAX_FACTS, MAX_PARTS, PartRows, frames_of, within
from amana.intake.reading import (
    MIB,
    Fingerprint,
    FingerprintKind,
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
MAX_TOLD = 128 * MIB  # what the frames of one reading's parts are together
MAX_TOGETHER = 256 * MIB  # all texts, pictures and files that one reading gives back
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
_HALVES = re.compile(rb"\\u[dD][89a-fA-F]")
_SUGGESTIONS = ("title", "byline", "site", "published", "taken", "language", "resume")
_TOLD_OF_ALL = (*_SUGGESTIONS, "note")
_told_of_all = attrgetter(*_TOLD_OF_ALL)
_PICTURE_KINDS: frozenset[str] = frozenset(get_args(PictureKind))
_FINGERPRINT_KINDS: frozenset[str] = frozenset(get_args(FingerprintKind))
_METHODS: frozenset[str] = frozenset(get_args(TextMethod))

Reply = tuple[Reading | None, Reason | None]


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
    """One frame of JSON. Half a character goes out as it is: the other side refuses it."""
    write_frame(sink, _json(told))


def _json(told: object) -> bytes:
    return _encode(told).encode("utf-8", "surrogatepass")


def read_json(source: BinaryIO) -> Any:
    """One frame of JSON. Garbled where it is none, or where it holds half a character."""
    return _parsed(read_frame(source, MAX_JSON))


def _parsed(data: bytes) -> Any:
    try:
        told = json.loads(str(data, "utf-8"))
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
    """The reply to one task: a reading, or the reason why there is none.

    Facts beyond what a frame holds are left out, which a fact says: see `part_columns`.
    """
    if reading is None:
        write_json(sink, {"failed": failed})
        return
    said = zip(_TOLD_OF_ALL, _told_of_all(reading), strict=True)
    told: dict[str, object] = {name: value for name, value in said if value is not None}
    told["facts"] = [[fact.name, fact.value, fact.raw] for fact in within(reading.facts)]
    told["texts"] = [[text.part, text.encoding, text.method] for text in reading.texts]
    told["pictures"] = [[one.media_type, one.made, one.part] for one in reading.pictures]
    told["fingerprints"] = [[one.kind, one.value, one.quality, one.part] for one in reading.fingerprints]
    told["parts"] = len(reading.parts)
    write_json(sink, told)
    for frame in frames_of(reading.parts):
        write_json(sink, frame)
    for text in reading.texts:
        write_frame(sink, text.text.encode())
    for picture in reading.pictures:
        write_frame(sink, picture.data)
    for part in reading.parts:
        if part.data is not None:
            write_frame(sink, part.data)


def read_reply(source: BinaryIO, told: object) -> Reply:
    """The reply that begins with what was `told`, every field checked.

    Garbled where one is not as agreed; EOFError at the end.
    """
    if not isinstance(told, dict):
        raise Garbled("a reply that is no object")
    if "failed" in told:
        return None, reason(told["failed"])
    facts = tuple(_fact(one) for one in listed(told.get("facts"), MAX_FACTS))
    prints = tuple(_fingerprint(one) for one in listed(told.get("fingerprints"), MAX_FACTS))
    count = number(told.get("parts"))
    if not count:  # most files: nothing is put off for them
        return _reading(source, told, facts, prints, None), None
    with not_collecting():
        return _reading(source, told, facts, prints, _part_rows(source, count)), None


def _reading(
    source: BinaryIO,
    told: dict[str, Any],
    facts: tuple[EmbeddedFact, ...],
    prints: tuple[Fingerprint, ...],
    rows: PartRows | None,
) -> Reading:
    blobs = _Blobs(source)
    texts = tuple([_text(one, blobs) for one in listed(told.get("texts"), MAX_BLOBS)])
    pictures = tuple([_picture(one, blobs) for one in listed(told.get("pictures"), MAX_BLOBS)])
    parts = () if rows is None else rows.parts(texts, blobs.next)
    note = None if told.get("note") is None else reason(told["note"])
    suggestions = {name: maybe(told[name]) for name in _SUGGESTIONS if name in told}
    return Reading(texts, facts, pictures, parts, prints, **suggestions, note=note)


class _Blobs:
    """The frames that follow what is told, and how much they may be together."""

    def __init__(self, source: BinaryIO) -> None:
        self._source, self._left = source, MAX_TOGETHER

    def next(self) -> bytes:
        data = read_frame(self._source, min(MAX_BLOB, self._left))
        self._left -= len(data)
        return data


def _part_rows(source: BinaryIO, count: int) -> PartRows:
    if count > MAX_PARTS:
        raise Garbled("too many parts")
    rows, left = PartRows(), MAX_TOLD
    while rows.count < count:
        data = read_frame(source, min(MAX_JSON, left))
        left -= len(data)
        rows.take(_parsed(data))
    if rows.count != count:
        raise Garbled("more parts than told")
    return rows


def _picture(told: Any, blobs: _Blobs) -> Picture:
    media_type, made, part = row(told, 3)
    return Picture(blobs.next(), word(media_type), among(made, _PICTURE_KINDS), maybe(part))


def _fingerprint(told: Any) -> Fingerprint:
    kind, value, quality, part = row(told, 4)
    digits = word(value)
    if not digits or len(digits) % 2 or set(digits) - set("0123456789abcdef"):
        raise Garbled("a fingerprint that is not hex")
    return Fingerprint(among(kind, _FINGERPRINT_KINDS), digits, number(quality), maybe(part))


def _fact(told: Any) -> EmbeddedFact:
    name, value, raw = row(told, 3)
    return EmbeddedFact(word(name), word(value), maybe(raw))


def _text(told: Any, blobs: _Blobs) -> TextVersion:
    part, encoding, method = row(told, 3)
    how = None if method is None else among(method, _METHODS)
    try:
        text = blobs.next().decode()
    except UnicodeDecodeError as fault:
        raise Garbled("a text that is not UTF-8") from fault
    return TextVersion(text, maybe(part), maybe(encoding), how)

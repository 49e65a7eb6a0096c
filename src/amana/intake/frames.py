"""How the two sides of the pipe speak: length-prefixed frames, JSON for what is told, raw bytes for the rest.

A frame is a 4-byte big-endian length and as many bytes. A request is one JSON frame (a list of tasks), then
each task's bytes as frames of at most 1 MiB ended by an empty one. A reply to each task, in order, is one
JSON frame, then one frame for each text (UTF-8) and thumbnail that it names. No pickle: what the child says
is foreign, and is checked field by field.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, get_args

from amana.intake.reading import MIB, Reading, Reason, TextVersion, Thumbnail
from amana.records import EmbeddedFact

PIECE = MIB
MAX_JSON = 4 * MIB
MAX_BLOB = 64 * MIB  # the longest text there can be, each character at its longest
MAX_BLOBS = 1_000
MAX_FACTS = 1_000
MAX_FIELD = 64 * 1024
_SUGGESTIONS = ("title", "byline", "site", "published", "language")
_REASONS: frozenset[str] = frozenset(get_args(Reason))

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
    """One frame of JSON. Garbled where it is none."""
    try:
        return json.loads(read_frame(source, MAX_JSON))
    except (ValueError, RecursionError) as fault:
        raise Garbled("not JSON") from fault


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
    told["facts"] = [[fact.name, fact.value, fact.raw] for fact in reading.facts]
    told["texts"] = [[text.part, text.encoding] for text in reading.texts]
    told["thumbnails"] = [picture.media_type for picture in reading.thumbnails]
    write_json(sink, told)
    for text in reading.texts:
        write_frame(sink, text.text.encode())
    for picture in reading.thumbnails:
        write_frame(sink, picture.data)


def read_reply(source: BinaryIO) -> Reply:
    """The reply to one task, every field checked. Garbled where one is not as agreed; EOFError at the end."""
    told = read_json(source)
    if not isinstance(told, dict):
        raise Garbled("a reply that is no object")
    if "failed" in told:
        return None, _reason(told["failed"])
    facts = tuple(_fact(row) for row in _list(told.get("facts"), MAX_FACTS))
    texts = tuple(_text(row, source) for row in _list(told.get("texts"), MAX_BLOBS))
    pictures = tuple(
        Thumbnail(read_frame(source, MAX_BLOB), _word(media)) for media in _list(told.get("thumbnails"), MAX_BLOBS)
    )
    note = None if told.get("note") is None else _reason(told["note"])
    suggestions = {name: _maybe(told.get(name)) for name in _SUGGESTIONS}
    return Reading(texts, facts, pictures, **suggestions, note=note), None


def _fact(row: Any) -> EmbeddedFact:
    name, value, raw = _row(row, 3)
    return EmbeddedFact(_word(name), _word(value), _maybe(raw))


def _text(row: Any, source: BinaryIO) -> TextVersion:
    part, encoding = _row(row, 2)
    try:
        text = read_frame(source, MAX_BLOB).decode()
    except UnicodeDecodeError as fault:
        raise Garbled("a text that is not UTF-8") from fault
    return TextVersion(text, _maybe(part), _maybe(encoding))


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
    try:
        value.encode()
    except UnicodeEncodeError as fault:
        raise Garbled("a lone surrogate") from fault
    return value


def _maybe(value: Any) -> str | None:
    return None if value is None else _word(value)


def _reason(value: Any) -> Reason:
    if not isinstance(value, str) or value not in _REASONS:
        raise Garbled("a reason that is none of ours")
    return value  # type: ignore[return-value]  # just checked against the Literal's own values

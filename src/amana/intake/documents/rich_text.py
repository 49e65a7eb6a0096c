"""Rich Text (RTF 1.9.1): words in the encodings of their fonts, changes and comments, properties, pictures."""

from __future__ import annotations

import binascii
from collections.abc import Iterator
from typing import BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.documents.packages import MAX_EMBEDDED, MAX_FIELD, within_bounds
from amana.intake.documents.remarks import Remark, gathered, insertions
from amana.intake.documents.rtf_codes import INFORMATION, TIME_PARTS, TIMES, time_of
from amana.intake.documents.rtf_parser import Blob, Change, RtfParser, Told
from amana.intake.reading import MIB, Limits, Part, Reading, Reason, TextVersion, sound
from amana.intake.sources import whole
from amana.records import EmbeddedFact

_MARK = b"{\\rtf"
_PICTURES = {
    "pngblip": "image/png",
    "jpegblip": "image/jpeg",
    "emfblip": "image/emf",
    "wmetafile": "image/wmf",
    "pict": "image/wmf",
}
_NOT_HEX = bytes(byte for byte in range(256) if byte not in b"0123456789abcdefABCDEF")
_MAX_LINKS = 200


class RichText:
    """Rich Text files."""

    name: ClassVar[str] = "rich-text"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("application/rtf", "text/rtf")
    libraries: ClassVar[tuple[str, ...]] = ()
    limits: ClassVar[Limits] = Limits(input_bytes=64 * MIB)
    reads: ClassVar[str] = (
        "Text, each run in the code page of its font; headers, footers and notes; comments, insertions and "
        "deletions; pictures within; properties and links. Objects within are named and left out."
    )

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The text as one version; headers, footers, notes, comments and deletions as one each."""
        data = whole(source, limits)
        start = data.find(_MARK, 0, 1024)
        if start < 0:
            raise ReadingFailed(reason="malformed")
        told = RtfParser(data[start:], limits.unpacked_bytes // 2).told()
        texts, parts = _texts_and_parts(told)
        if sum(len(text.text) for text in texts) > limits.text_characters:
            raise ReadingFailed(reason="too-large")
        files = tuple(_files(told.blobs))
        facts = within_bounds(_facts(told))
        known = {fact.name: fact.value for fact in reversed(facts)}
        return Reading(
            texts=tuple(texts),
            facts=facts,
            parts=(*parts, *files),
            title=known.get("title"),
            byline=known.get("creator"),
            note=_note(told, texts, files),
        )


def _note(told: Told, texts: list[TextVersion], files: tuple[Part, ...]) -> Reason | None:
    if not told.closed:
        return "cut-short"
    if any(file.reason for file in files):
        return "parts-unread"
    if not texts:
        return "no-text"
    return "lossy-decoding" if told.lossy else None


def _texts_and_parts(told: Told) -> tuple[list[TextVersion], list[Part]]:
    text = _joined(told.words["text"])
    texts = [TextVersion(text)] if text.strip() else []
    authors = [name.strip() for name in _joined(told.words.get("author", ())).split(";")]
    changes = [_remark(change, authors) for change in told.changes]
    parts = insertions(one for one in changes if one.kind == "insertion") if texts else []
    comments = [
        Remark("comment", _joined(one.words).strip(), one.author, one.when, (one.at, one.at))
        for one in told.comments
    ]
    deletions = [one for one in changes if one.kind == "deletion"]
    for remarks, part in ((comments, "comments"), (deletions, "deletions")):
        version, more = gathered(remarks, part, len(texts))
        texts += [version] if version else []
        parts += more
    for part in ("headers", "footers", "footnotes"):
        words = _joined(told.words.get(part, ())).strip("\n")
        texts += [TextVersion(words, part)] if words.strip() else []
    return texts, parts


def _joined(pieces: list[str] | tuple[()]) -> str:
    return sound("".join(pieces)).replace("\x00", "\ufffd")


def _remark(change: Change, authors: list[str]) -> Remark:
    author = authors[change.author] if 0 <= change.author < len(authors) else ""
    date = time_of(change.when) or ""
    kind = "deletion" if change.kind == "deletion" else "insertion"
    return Remark(kind, _joined(change.words), author, date, (change.start, change.end))  # type: ignore[arg-type]


def _files(blobs: list[Blob]) -> Iterator[Part]:
    """Pictures as files of their own; objects by their size alone."""
    for number, blob in enumerate(blobs[:MAX_EMBEDDED], 1):
        place, media_type = f"embedded/{number}", _PICTURES.get(blob.kind)
        data = _bytes_of(blob)
        if blob.kind == "objdata":
            yield Part(place, "embedded", size=blob.size // 2, reason="left-out")
        elif data is None:
            yield Part(place, "embedded", size=blob.size // 2, media_type=media_type, reason="malformed")
        elif data:
            yield Part(place, "embedded", data=data, size=len(data), media_type=media_type)


def _bytes_of(blob: Blob) -> bytes | None:
    data = b"".join(blob.pieces)
    if not blob.is_hex:
        return data
    try:
        return binascii.unhexlify(data.translate(None, _NOT_HEX))
    except binascii.Error:  # half a byte too many
        return None


def _facts(told: Told) -> Iterator[EmbeddedFact]:
    for name in dict.fromkeys(INFORMATION.values()):
        value = _joined(told.words.get(f"info:{name}", ())).strip(" ;\n")[:MAX_FIELD]
        if value:
            yield EmbeddedFact(name, value)
    for name in TIMES.values():
        parts = told.times.get(name)
        if parts:
            yield EmbeddedFact(name, *_time(parts))
    fields = _joined(told.words.get("fields", ()))
    for address in list(dict.fromkeys(_addresses(fields)))[:_MAX_LINKS]:
        yield EmbeddedFact("link", address)


def _time(parts: dict[str, int]) -> tuple[str, str]:
    """As ISO 8601 as far as it is written, without a zone, and as it is written."""
    year, month, day, hour, minute, second = (parts.get(part) for part in TIME_PARTS)
    value = "-".join(f"{one:0{size}}" for one, size in ((year, 4), (month, 2), (day, 2)) if one is not None)
    if day is not None and hour is not None:
        value += f"T{hour:02}:{minute or 0:02}:{second or 0:02}"
    return value, " ".join(f"\\{part}{parts[part]}" for part in TIME_PARTS if part in parts)


def _addresses(fields: str) -> Iterator[str]:
    for piece in fields.split("HYPERLINK")[1:]:
        address = piece.partition('"')[2].partition('"')[0].strip()
        if "://" in address or address.startswith("mailto:"):
            yield address[:MAX_FIELD]

"""Word documents of before 2007 (MS-DOC): the text by its piece table, comments and notes beside it."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.documents.ole_file import Ole, macro_facts, opened_ole, property_facts, stream_of, streams
from amana.intake.documents.packages import MAX_EMBEDDED, within_bounds
from amana.intake.documents.remarks import MAX_REMARKS, Remark, gathered
from amana.intake.reading import MIB, Limits, Part, Reading, TextVersion, sound
from amana.intake.sources import whole
from amana.records import EmbeddedFact

_WORD_97, _FIB = 0xC1, 0x9A
_IDENTS = frozenset((0xA5EC, 0xA5DC))
_COMPLEX, _ENCRYPTED, _OTHER_TABLE = 0x0004, 0x0100, 0x0200
_COMPRESSED = 0x40000000
_CLX, _COMMENTS, _COMMENT_TEXTS, _OWNERS = 33, 4, 5, 36  # places in FibRgFcLcb97, 2.5.6
# The parts of the text one after the other, by their lengths in FibRgLw97 (2.5.4).
_PARTS = ("", "footnotes", "headers", "macros", "comments", "endnotes", "text-boxes", "header-text-boxes")
_LENGTHS = 0x4C
_LOCKED = (".docx", ".docm", ".dotx", ".pptx", ".pptm", ".ppsx", ".xlsx", ".xlsm")
_POOL = "ObjectPool/"
_MARK = re.compile("[\x13\x14\x15]")
_CHARACTERS = {
    0x0D: "\n",
    0x0B: "\n",
    0x0C: "\n",
    0x07: "\t",
    0x1E: "\u2011",
    0x1F: "\u00ad",
    0x09: "\t",
    0x0A: "\n",
}
_PLAIN = {code: _CHARACTERS.get(code) for code in range(32)}
# The code page of a language where each text was 8 bits (Word 6 and 95), by the primary language of its id.
_PAGES = {
    0x01: "cp1256",
    0x0D: "cp1255",
    0x08: "cp1253",
    0x19: "cp1251",
    0x1F: "cp1254",
    0x29: "cp1256",
    0x05: "cp1250",
    0x15: "cp1250",
    0x0E: "cp1250",
}


class OldWord:
    """Word's format before 2007."""

    name: ClassVar[str] = "old-word"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("application/msword",)
    libraries: ClassVar[tuple[str, ...]] = ("olefile",)
    limits: ClassVar[Limits] = Limits(input_bytes=64 * MIB)
    reads: ClassVar[str] = (
        "Text with its tables; headers, notes, text boxes; comments with their author; properties, links, whether "
        "there are macros (never run). Words that tracked changes deleted stand in the text, not told apart."
    )

    def recognises(self, media_type: str, head: bytes, name: str, /) -> bool:
        """By its type, or by the names of its streams where the directory is near the beginning.

        Also what is locked of Office since 2007, of whatever kind: a compound file around an encrypted package.
        """
        if media_type != "application/x-ole-storage":
            return media_type in self.kinds
        marked = any(mark.encode("utf-16-le") in head for mark in ("WordDocument", "EncryptedPackage"))
        return marked or name.lower().endswith(_LOCKED)

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The text as one version; notes, headers, comments and text boxes as one each."""
        ole = opened_ole(whole(source, limits))
        names = streams(ole)
        document = stream_of(ole, "WordDocument", limits)
        if document is None:
            raise ReadingFailed(reason="encrypted" if ole.exists("EncryptedPackage") else "malformed")
        facts = [*property_facts(ole, limits), *macro_facts(names)]
        fib = _fib(document)
        told = _told(ole, document, fib, limits)
        if told is None:
            return Reading(facts=tuple(facts), note="left-out")
        texts, parts = _texts_and_parts(told)
        objects = list(_objects(names))
        facts += [EmbeddedFact("link", address) for address in list(dict.fromkeys(told.links))[:200]]
        known = {fact.name: fact.value for fact in reversed(facts)}
        return Reading(
            texts=tuple(texts),
            facts=within_bounds(facts),
            parts=(*parts, *objects),
            title=known.get("title"),
            byline=known.get("creator"),
            note="parts-unread" if objects else None if texts else "no-text",
        )


@dataclass(frozen=True, slots=True)
class _Fib:
    """The head of the document stream (2.5.1): which version, what flags, which language."""

    version: int
    flags: int
    language: int


@dataclass(slots=True)
class _Told:
    words: dict[str, str]
    comments: Sequence[Remark]
    links: list[str]


def _objects(names: Sequence[str]) -> Iterator[Part]:
    """Objects within are named and not taken out: what they are is known to the program alone that made them."""
    pool = dict.fromkeys(name.split("/")[1] for name in names if name.startswith(_POOL))
    for number, name in enumerate(list(pool)[:MAX_EMBEDDED], 1):
        yield Part(f"embedded/{number}", "embedded", sound(name), reason="left-out")


def _fib(document: bytes) -> _Fib:
    if len(document) < _FIB:
        raise ReadingFailed(reason="malformed")
    ident, version, _, language, _, flags = struct.unpack_from("<6H", document)
    if ident not in _IDENTS:
        raise ReadingFailed(reason="malformed")
    if flags & _ENCRYPTED:
        raise ReadingFailed(reason="encrypted")
    return _Fib(version, flags, language)


def _told(ole: Ole, document: bytes, fib: _Fib, limits: Limits) -> _Told | None:
    """The document's words; None where they stand in a form that is not followed (fast saves of Word 6)."""
    links: list[str] = []
    if fib.version < _WORD_97:
        if fib.flags & _COMPLEX:
            return None
        start, end = struct.unpack_from("<2I", document, 0x18)
        page = _PAGES.get(fib.language & 0xFF, "cp1252")
        text = document[start : min(end, start + limits.text_characters)].decode(page, "replace")
        return _Told({"": _clean(text, links)}, (), links)
    table = stream_of(ole, "1Table" if fib.flags & _OTHER_TABLE else "0Table", limits)
    if table is None:
        raise ReadingFailed(reason="malformed")
    text = _pieces(document, _piece_table(_field(document, table, _CLX)), limits)
    lengths = struct.unpack_from("<8i", document, _LENGTHS)
    words: dict[str, str] = {}
    comments: list[Remark] = []
    at = 0
    for part, length in zip(_PARTS, lengths, strict=True):
        stretch = text[at : at + max(length, 0)]
        at += max(length, 0)
        if part == "comments":
            comments = list(_remarks(document, table, stretch, links))
        elif part != "macros":
            words[part] = _clean(stretch, links)
    return _Told(words, comments, links)


def _field(document: bytes, table: bytes, number: int) -> bytes:
    """What the head points to in the table stream, by its number; b"" where it points nowhere."""
    place = _FIB + 8 * number
    if place + 8 > len(document):
        return b""
    start, size = struct.unpack_from("<2I", document, place)
    return table[start : start + size]


def _piece_table(clx: bytes) -> bytes:
    """The PlcPcd: what stands before it are properties (2.9.38)."""
    at = 0
    while at + 3 <= len(clx) and clx[at] == 1:
        at += 3 + int.from_bytes(clx[at + 1 : at + 3], "little")
    if at + 5 > len(clx) or clx[at] != 2:
        raise ReadingFailed(reason="malformed")
    size = int.from_bytes(clx[at + 1 : at + 5], "little")
    return clx[at + 5 : at + 5 + size]


def _pieces(document: bytes, pieces: bytes, limits: Limits) -> str:
    """All the text, piece by piece: each is 8 bits a character (Windows-1252), or UTF-16."""
    count = (len(pieces) - 4) // 12
    told: list[str] = []
    left = limits.text_characters
    for number in range(max(count, 0)):
        start, end = struct.unpack_from("<2I", pieces, 4 * number)
        (place,) = struct.unpack_from("<I", pieces, 4 * (count + 1) + 8 * number + 2)
        length = end - start
        if length < 0 or length > left:
            raise ReadingFailed(reason="malformed" if length < 0 else "too-large")
        left -= length
        if place & _COMPRESSED:
            first = (place & ~_COMPRESSED) // 2
            told.append(document[first : first + length].decode("cp1252", "replace"))
        else:
            told.append(document[place : place + 2 * length].decode("utf-16-le", "replace"))
    return "".join(told)


def _clean(text: str, links: list[str]) -> str:
    """Marks as the characters they stand for; of a field what it shows, and of what it does the address."""
    told: list[str] = []
    showing = [True]
    instruction: list[str] = []
    at = 0
    for found in (*_MARK.finditer(text), None):
        end = found.start() if found else len(text)
        (told if showing[-1] else instruction).append(text[at:end])
        at = end + 1
        if found is None or found[0] == "\x13":
            showing.append(False)
            continue
        links += _addresses("".join(instruction))
        instruction = []
        if found[0] == "\x14" and len(showing) > 1:
            showing[-1] = showing[-2]
        elif found[0] == "\x15" and len(showing) > 1:
            showing.pop()
    return sound("".join(told).replace("\x07\x07", "\n").translate(_PLAIN)).rstrip("\n")


def _addresses(instruction: str) -> Iterator[str]:
    if "HYPERLINK" in instruction:
        address = instruction.partition('"')[2].partition('"')[0].strip()
        if "://" in address or address.startswith("mailto:"):
            yield sound(address)[:4_000]


def _remarks(document: bytes, table: bytes, text: str, links: list[str]) -> Iterator[Remark]:
    """Each comment's words (2.8.8) and who wrote them (2.8.7, 2.9.7)."""
    bounds = _numbers(_field(document, table, _COMMENT_TEXTS))
    references = _field(document, table, _COMMENTS)
    owners = list(_names(_field(document, table, _OWNERS)))
    count = max((len(references) - 4) // 34, 0)
    for number in range(min(count, len(bounds) - 1, MAX_REMARKS)):
        (owner,) = struct.unpack_from("<h", references, 4 * (count + 1) + 30 * number + 20)
        author = owners[owner] if 0 <= owner < len(owners) else ""
        words = _clean(text[bounds[number] : max(bounds[number + 1], 0)], links).strip()
        yield Remark("comment", words, author)


def _numbers(data: bytes) -> list[int]:
    return [max(number, 0) for (number,) in struct.iter_unpack("<i", data[: len(data) // 4 * 4])]


def _names(data: bytes) -> Iterator[str]:
    """Strings one after the other, each with its length before it."""
    at = 0
    while at + 2 <= len(data):
        size = 2 * int.from_bytes(data[at : at + 2], "little")
        yield sound(data[at + 2 : at + 2 + size].decode("utf-16-le", "replace")).replace("\x00", "")
        at += 2 + size


def _texts_and_parts(told: _Told) -> tuple[list[TextVersion], list[Part]]:
    body = told.words.get("", "")
    texts = [TextVersion(body)] if body.strip() else []
    comments, parts = gathered(list(told.comments), "comments", len(texts))
    texts += [comments] if comments else []
    for part, words in told.words.items():
        if part and words.strip():
            texts.append(TextVersion(words.strip("\n"), part))
    return texts, parts

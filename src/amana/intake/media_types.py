"""What kind of thing a file is: by its first bytes, and by its name only where they leave it open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

UNKNOWN = "application/octet-stream"
HEAD_SIZE = 4096

# C0 controls that no text holds, whatever its encoding (tab, line feed, form feed, return and escape it does).
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\x0c\r\x1b\x1a") + b"\x7f"
_TEXTUAL = re.compile(r"text/|message/|multipart/|.*[+/](?:xml|json|yaml|toml|jsonl|sql|x-sh|x-subrip|mbox|warc)$")
_MAIL = re.compile(
    rb"(?:From [^\r\n]+\r?\n)?(?:(?:[A-Za-z-]+:[^\r\n]*|[ \t]+[^\r\n]+)\r?\n)*?"
    rb"(?:Received|Message-ID|MIME-Version|Return-Path|Delivered-To):",
    re.IGNORECASE,
)
_HEADER_LINE = re.compile(rb"(?:From |[A-Za-z-]{2,40}:)")
_MAILBOX = re.compile(rb"From [^\r\n]{0,300}\b\d{4}\b[^\r\n]{0,40}\r?\n[!-9;-~]{1,80}:")
_LETTER_LINE = re.compile(rb"([!-9;-~]{1,80}):|[ \t]+\S")
_LETTER = frozenset({b"from", b"to", b"cc", b"subject", b"date", b"sender", b"reply-to"})
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|div|p|h1|table)[\s>]", re.IGNORECASE)
_ROOT = re.compile(rb"<([A-Za-z][\w.-]*:)?(html|svg|rss|feed|kml|gpx)[\s>]", re.IGNORECASE)
_ROOTS = {
    b"html": "application/xhtml+xml",
    b"svg": "image/svg+xml",
    b"rss": "application/rss+xml",
    b"feed": "application/atom+xml",
    b"kml": "application/vnd.google-earth.kml+xml",
    b"gpx": "application/gpx+xml",
}
_OFFICE = (
    (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_PACKAGE = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"customXml/", *(mark for mark, _ in _OFFICE))
_ZIP_NAMES = re.compile(
    r"application/(?:vnd\.(?:openxml|oasis|ms-|google-earth\.kmz|android)|epub|wacz|java-archive).*"
)
_RAW_NAMES = frozenset({"image/x-adobe-dng", "image/x-nikon-nef", "image/x-sony-arw"})  # TIFF by their marks
_OLE_NAMES = re.compile(r"application/(?:msword|vnd\.ms-(?:excel|powerpoint|outlook))$")

PLAIN_KINDS = (
    "text/*",
    "message/rfc822",
    "application/json",
    "application/jsonl",
    "application/geo+json",
    "application/xml",
    "application/*+xml",
    "application/yaml",
    "application/toml",
    "application/sql",
    "application/x-sh",
    "application/x-subrip",
    "application/mbox",
)
"""Kinds of file that are text all through."""

_Mark = tuple[tuple[tuple[int, bytes], ...], str]


def _rows(file: str) -> Iterator[tuple[str, str]]:
    for line in Path(__file__).with_name(file).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            key, _, value = line.partition("\t")
            yield key, value


def _marks() -> dict[int, dict[int, list[_Mark]]]:
    """Marks by the place and value of their first byte, so that most are never tried."""
    found: dict[int, dict[int, list[_Mark]]] = {}
    for places, media in _rows("magic.tsv"):
        pairs = (place.split(":") for place in places.split("+"))
        tests = tuple((int(offset), bytes.fromhex(mark)) for offset, mark in pairs)
        found.setdefault(tests[0][0], {}).setdefault(tests[0][1][0], []).append((tests, media))
    return found


_MARKS = _marks()
_NAMES = dict(_rows("names.tsv"))


def media_type(head: bytes, name: str) -> str:
    """The media type of a file whose first 4 KiB are `head`; `application/octet-stream` where nothing tells.

    Content decides; the name is asked only to tell apart what shares one form (kinds of text, of ZIP, of
    the old Office file), or where the content has no mark at all.
    """
    named = _NAMES.get(name.rpartition(".")[2].lower(), UNKNOWN)
    if not head:
        return named
    marked = _by_mark(head)
    if marked is not None:
        return _refined(marked, head, named)
    kind = _text_kind(head, named)
    if kind is not None:
        return kind
    if b"%PDF-" in head[:1024]:  # readers have always allowed noise before it (ISO 32000, annex H)
        return "application/pdf"
    return UNKNOWN if _TEXTUAL.match(named) else named


def _by_mark(head: bytes) -> str | None:
    for offset, by_byte in _MARKS.items():
        if len(head) <= offset:
            continue
        for tests, media in by_byte.get(head[offset], ()):
            if all(head.startswith(mark, at) for at, mark in tests):
                return media
    return None


def _refined(marked: str, head: bytes, named: str) -> str:
    """A marked type told more exactly, where the mark is shared by a family."""
    if marked == "application/zip":
        return _zip_kind(head, named)
    if marked == "application/x-ole-storage" and _OLE_NAMES.match(named):
        return named
    if marked == "video/x-matroska" and b"webm" in head[:64]:
        return "video/webm"
    if marked == "application/ogg" and named.endswith("/ogg"):
        return named
    return named if marked == "image/tiff" and named in _RAW_NAMES else marked


def _zip_kind(head: bytes, named: str) -> str:
    """OpenDocument and EPUB say it in their first member (`mimetype`, stored); Office by its member names."""
    if head[30:38] == b"mimetype":
        size = int.from_bytes(head[22:26], "little")
        told = head[38 : 38 + size]
        if size < 100 and told.isascii() and b"/" in told:
            return told.decode("ascii").strip()
    if _ZIP_NAMES.match(named) and ("openxml" not in named or any(mark in head for mark in _PACKAGE)):
        return named
    if b"[Content_Types].xml" in head or b"_rels/.rels" in head:
        return next((media for mark, media in _OFFICE if mark in head), "application/zip")
    return "application/zip"


def _text_kind(head: bytes, named: str) -> str | None:
    """The kind of text this is; None where it is no text."""
    textual = named != UNKNOWN and _TEXTUAL.match(named) is not None
    if head.translate(None, _CONTROL) != head and not _still_text(head, textual):
        return None
    start = head[:64].lstrip(b"\xef\xbb\xbf \t\r\n\x00\xff\xfe")[:1]
    if start == b"<":
        return _markup_kind(head, named)
    if _HEADER_LINE.match(head) and (_MAIL.match(head) or _letter(head)):
        if named.startswith(("message/", "multipart/", "application/mbox")):
            return named
        return "application/mbox" if _MAILBOX.match(head) else "message/rfc822"
    if head.startswith(b"WARC/"):
        return "application/warc"
    return named if textual else "text/plain"


def _letter(head: bytes) -> bool:
    """Whether it begins with a header that says who wrote, and to whom, when or on what; then an empty line."""
    names: set[bytes] = set()
    for number, line in enumerate(head.splitlines()):
        if not line.strip():
            return b"from" in names and len(names & _LETTER) >= 2
        found = _LETTER_LINE.match(line)
        if found is None and not (number == 0 and line.startswith(b"From ")):
            return False
        if found is not None and found[1]:
            names.add(found[1].lower())
    return False


def _still_text(head: bytes, textual: bool) -> bool:
    """UTF-16 and UTF-32 are full of NUL; and a file that is named as a text may hold a few stray controls."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return True
    stray = len(head) - len(head.translate(None, _CONTROL))
    if textual and stray * 10 <= len(head):
        return True
    return looks_utf16(head) is not None and len(head) >= 8


def looks_utf16(head: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` where one half of the bytes is nearly all 00 (Latin) or 06 (Arabic)."""
    pairs = len(head) // 2
    for codec, high, low in (("utf-16-le", head[1::2], head[0::2]), ("utf-16-be", head[0::2], head[1::2])):
        told = high.count(0) + high.count(6)
        if pairs and told >= 0.8 * pairs and low.count(0) + low.count(6) < 0.2 * pairs:
            return codec
    return None


def _markup_kind(head: bytes, named: str) -> str:
    plain = head.replace(b"\x00", b"")[:HEAD_SIZE]
    if b"<?xml" not in plain[:64]:
        if _HTML.search(plain):
            return "text/html"
        root = _ROOT.search(plain)
        return _ROOTS[root[2].lower()] if root else (named if _TEXTUAL.match(named) else "text/plain")
    root = _ROOT.search(plain)
    if root:
        return _ROOTS[root[2].lower()]
    return named if named.endswith("xml") else "application/xml"


def is_plain_text(kind: str) -> bool:
    """Whether a file of this media type is its own text: every kind of text but HTML."""
    if kind in {"text/html", "application/xhtml+xml"}:
        return False
    if kind.startswith("text/") or kind in PLAIN_KINDS:
        return True
    return kind.startswith("application/") and kind.endswith("+xml")

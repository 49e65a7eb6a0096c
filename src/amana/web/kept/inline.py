"""What may be shown by a browser as it is: pictures and recordings by their own first bytes, and nothing else.

A record may call anything a picture. Text, HTML, SVG, PDF and all that is not told here is given to be saved.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import quote

HEAD: Final = 64
"""Bytes at the beginning that tell."""

ANYTHING: Final = "application/octet-stream"
_LONGEST_NAME = 200
# Controls, line ends, what turns the direction of a name round, and what no file system likes.
_HARMFUL: Final = re.compile('[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\\\\/:*?"<>|]')


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(marks)


def _riff(form: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(b"RIFF") and head[8:12] == form


def _is_mp4(head: bytes) -> bool:
    return head[4:8] == b"ftyp"


def _is_avif(head: bytes) -> bool:
    return _is_mp4(head) and head[8:12] in (b"avif", b"avis", b"mif1", b"miaf")


def _is_movie(head: bytes) -> bool:
    return head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip")


def _is_mpeg_sound(head: bytes) -> bool:
    return head.startswith(b"ID3") or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0)


_PICTURES: Final = {
    "image/png": _begins(b"\x89PNG\r\n\x1a\n"),
    "image/jpeg": _begins(b"\xff\xd8\xff"),
    "image/gif": _begins(b"GIF87a", b"GIF89a"),
    "image/webp": _riff(b"WEBP"),
    "image/avif": _is_avif,
}
_PLAYED: Final = {
    "video/mp4": _is_mp4,
    "video/3gpp": _is_mp4,
    "video/quicktime": _is_movie,
    "video/webm": _begins(b"\x1a\x45\xdf\xa3"),
    "video/x-matroska": _begins(b"\x1a\x45\xdf\xa3"),
    "video/ogg": _begins(b"OggS"),
    "audio/ogg": _begins(b"OggS"),
    "audio/mp4": _is_mp4,
    "audio/mpeg": _is_mpeg_sound,
    "audio/aac": lambda head: _is_mpeg_sound(head) or head.startswith(b"ADIF"),
    "audio/flac": _begins(b"fLaC"),
    "audio/wav": _riff(b"WAVE"),
}
PICTURES: Final = frozenset(_PICTURES)
PLAYED: Final = frozenset(_PLAYED)
_SHOWN: Final = {**_PICTURES, **_PLAYED}


def shown_as(media_type: str, head: bytes) -> str:
    """The type that a browser is told: the file's own where it is one that may be shown, and begins as such."""
    kind = media_type.partition(";")[0].strip().lower()
    fits = _SHOWN.get(kind)
    return kind if fits is not None and fits(head) else ANYTHING


def to_save(name: str) -> str:
    """The header that has a browser save it under this name (RFC 6266, RFC 8187), made harmless."""
    plain = _HARMFUL.sub("_", name)[-_LONGEST_NAME:].strip(". ") or "file"
    return "attachment; filename*=UTF-8''" + quote(plain.encode("utf-8", "replace"), safe="")

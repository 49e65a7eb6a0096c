"""Compound files (MS-CFB), the form of Office files before 2007: streams, and the properties beside them."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO, Protocol

from amana.errors import ReadingFailed
from amana.intake.documents.packages import MAX_FIELD
from amana.intake.documents.rtf_codes import codec_of_page
from amana.intake.reading import Limits, sound
from amana.records import EmbeddedFact


class Ole(Protocol):
    """What is used of olefile's OleFileIO, which has no types of its own."""

    def exists(self, filename: str, /) -> bool: ...

    def get_size(self, filename: str, /) -> int: ...

    def openstream(self, filename: str, /) -> BinaryIO: ...

    def listdir(self) -> list[list[str]]: ...

    def get_metadata(self) -> Any: ...


# What olefile raises over broken bytes: its own errors are OSError; the rest comes from fields that cannot be.
_BROKEN = (
    OSError,
    struct.error,
    IndexError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    OverflowError,
    AssertionError,
)
_TEXTS = {
    "title": "title",
    "subject": "subject",
    "author": "creator",
    "keywords": "keywords",
    "comments": "description",
    "template": "template",
    "last_saved_by": "last-modified-by",
    "revision_number": "revision",
    "creating_application": "application",
    "category": "category",
    "manager": "manager",
    "company": "company",
}
_TIMES = {"create_time": "created", "last_saved_time": "modified", "last_printed": "last-printed"}


def opened_ole(data: bytes) -> Ole:
    """The file, its directory read. ReadingFailed(reason="malformed")."""
    from olefile import OleFileIO  # type: ignore[import-untyped]

    try:
        opened: Ole = OleFileIO(io.BytesIO(data))
        return opened
    except _BROKEN as fault:
        raise ReadingFailed(reason="malformed") from fault


def stream_of(ole: Ole, name: str, limits: Limits) -> bytes | None:
    """A stream's bytes; None where there is none. ReadingFailed: malformed, bomb."""
    try:
        if not ole.exists(name):
            return None
        if ole.get_size(name) > limits.unpacked_bytes:
            raise ReadingFailed(reason="bomb")
        with ole.openstream(name) as stream:
            return bytes(stream.read())
    except _BROKEN as fault:
        raise ReadingFailed(reason="malformed") from fault


def streams(ole: Ole) -> list[str]:
    """The names of all streams, their folders before them."""
    try:
        return ["/".join(path) for path in ole.listdir()]
    except _BROKEN:
        return []


def property_facts(ole: Ole) -> Iterator[EmbeddedFact]:
    """The summary that stands beside the document (MS-OLEPS), in its own code page. Times are UTC."""
    try:
        summary = ole.get_metadata()
    except _BROKEN:
        return
    codec = codec_of_page((summary.codepage or 0) & 0xFFFF) or "cp1252"
    for key, name in _TEXTS.items():
        value = _text(getattr(summary, key, None), codec)
        if value:
            yield EmbeddedFact(name, value)
    for key, name in _TIMES.items():
        moment = getattr(summary, key, None)
        if isinstance(moment, datetime) and moment.year > 1601:
            yield EmbeddedFact(name, f"{moment.isoformat(timespec='seconds')}Z")


def _text(value: object, codec: str) -> str:
    if isinstance(value, bytes):
        value = value.decode(codec, "replace")
    return sound(value).replace("\x00", "").strip()[:MAX_FIELD] if isinstance(value, str) else ""


def macro_facts(names: list[str]) -> Iterator[EmbeddedFact]:
    """Whether there are macros; they are never run."""
    if any("VBA" in name.split("/") or "_VBA_PROJECT_CUR" in name for name in names):
        yield EmbeddedFact("macros", "present")

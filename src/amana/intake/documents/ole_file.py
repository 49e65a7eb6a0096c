"""Compound files (MS-CFB), the form of Office files before 2007: streams, and the properties beside them."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import BinaryIO, Protocol

from amana.errors import ReadingFailed
from amana.intake.documents.ole_properties import MORE, SUMMARY, summary_facts
from amana.intake.reading import Limits
from amana.records import EmbeddedFact


class Ole(Protocol):
    """What is used of olefile's OleFileIO, which has no types of its own."""

    def exists(self, filename: str, /) -> bool: ...

    def get_size(self, filename: str, /) -> int: ...

    def openstream(self, filename: str, /) -> BinaryIO: ...

    def listdir(self) -> list[list[str]]: ...


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


def property_facts(ole: Ole, limits: Limits) -> Iterator[EmbeddedFact]:
    """The summary that stands beside the document; one that is broken says nothing."""
    for name in (SUMMARY, MORE):
        try:
            data = stream_of(ole, name, limits)
        except ReadingFailed:
            continue
        yield from summary_facts(name, data or b"")


def macro_facts(names: list[str]) -> Iterator[EmbeddedFact]:
    """Whether there are macros; they are never run."""
    if any("VBA" in name.split("/") or "_VBA_PROJECT_CUR" in name for name in names):
        yield EmbeddedFact("macros", "present")

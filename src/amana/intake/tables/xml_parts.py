"""XML within a spreadsheet's package: read element by element, without entities, a network or a DTD."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from amana.errors import ReadingFailed
from amana.intake.reading import MIB
from amana.intake.zip_guard import _BROKEN as BROKEN_ZIP

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST = 1024 * MIB  # of one part, unpacked and read forward
_MOST_SWOLLEN = 200  # what `zip_guard` lets pass of any large member


class Forward(io.RawIOBase):
    """A member of a ZIP read forward, never more than `LARGEST` bytes of it. ReadingFailed: bomb, malformed."""

    def __init__(self, zipped: ZipFile, name: str) -> None:
        try:
            self._member = zipped.open(name)
        except BROKEN_ZIP as fault:
            raise ReadingFailed(reason="malformed") from fault
        self._left = LARGEST

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """At most a mebibyte at a time."""
        try:
            data = self._member.read(min(size, MIB) if size > 0 else MIB)
        except BROKEN_ZIP as fault:
            raise ReadingFailed(reason="malformed") from fault
        self._left -= len(data)
        if self._left < 0:
            raise ReadingFailed(reason="bomb")
        return data


def elements(
    zipped: ZipFile, name: str, *tags: str, events: tuple[str, ...] = ("end",)
) -> Iterator[tuple[str, Any]]:
    """Each element with one of these tags as it is met, emptied once it was given. ReadingFailed: malformed."""
    from lxml.etree import XMLSyntaxError, iterparse

    source = Forward(zipped, name)
    safe = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    try:
        for event, element in iterparse(source, events=events, tag=tags, **safe):
            yield event, element
            if event == "end":
                _empty(element)
    except XMLSyntaxError as fault:
        raise ReadingFailed(reason="too-deep" if "depth" in str(fault) else "malformed") from fault
    except ValueError as fault:
        raise ReadingFailed(reason="malformed") from fault


def _empty(element: _Element) -> None:
    """Give back the memory of an element, and of those before it that it stands among."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def unpacked_size(zipped: ZipFile, packed: int) -> int:
    """How many bytes a package of so many is, unpacked; what its directory says is believed within reason."""
    return min(sum(member.file_size for member in zipped.infolist()), _MOST_SWOLLEN * packed)


def tree(zipped: ZipFile, name: str, largest: int = 16 * MIB) -> _Element | None:
    """A small part as a whole; None where there is none, it is too large, or it is no XML."""
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    if name not in zipped.NameToInfo:
        return None
    source = Forward(zipped, name)
    data = bytearray()
    while piece := source.read():
        data += piece
        if len(data) > largest:
            return None
    try:
        return fromstring(bytes(data), XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (XMLSyntaxError, ValueError):
        return None

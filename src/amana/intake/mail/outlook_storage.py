"""The storages of an Outlook message file ([MS-OXMSG]) and the properties in them.

olefile finds the streams; what it breaks over in a damaged file costs the property that it was looking for.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from amana.errors import ReadingFailed
from amana.intake.mail import outlook_names as tags
from amana.intake.mail.charsets import text_of

if TYPE_CHECKING:
    from olefile import OleFileIO  # type: ignore[import-untyped]

PROPERTIES = "__properties_version1.0"
_STREAM = "__substg1.0_"
_UNICODE, _STRING8, _BINARY = "001F", "001E", "0102"
_LONGEST_PROPERTIES = 1 << 20
# What olefile lets through of a broken file. It checks little and knows no error of its own for most.
BROKEN = (OSError, ValueError, LookupError, TypeError, AttributeError, struct.error, OverflowError)


@contextmanager
def guarded() -> Iterator[None]:
    """What olefile breaks over, as a refusal of ours."""
    try:
        yield
    except RecursionError as fault:
        raise ReadingFailed(reason="too-deep") from fault
    except BROKEN as fault:
        raise ReadingFailed(reason="malformed") from fault


class Tree:
    """All streams and storages of a file, by the path of what holds them: listed once."""

    def __init__(self, ole: OleFileIO) -> None:
        self.ole = ole
        self.streams: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {}
        self.storages: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for entry in sorted(map(tuple, ole.listdir(streams=True, storages=False))):
            self.streams.setdefault(entry[:-1], {}).setdefault(entry[-1].upper(), entry)
        for entry in sorted(map(tuple, ole.listdir(streams=False, storages=True))):
            self.storages.setdefault(entry[:-1], []).append(entry)


class Storage:
    """One storage: a message, a recipient or an attachment, at a path in the file.

    `skipped` is the length of what stands before its property entries: 32 bytes at the top, 24 in a message
    within, 8 elsewhere ([MS-OXMSG] section 2.4.1).
    """

    def __init__(self, tree: Tree, path: tuple[str, ...], skipped: int, codepage: int | None = None) -> None:
        self.tree, self.path = tree, path
        self._ole, self._streams = tree.ole, tree.streams.get(path, {})
        self._fixed = self._entries(skipped)
        self.codepage = self._codepage() or codepage

    def _entries(self, skipped: int) -> dict[int, tuple[int, bytes]]:
        """The fixed values by property number: their type and 8 bytes."""
        data = self._stream(PROPERTIES.upper(), _LONGEST_PROPERTIES) or b""
        found: dict[int, tuple[int, bytes]] = {}
        for at in range(skipped, len(data) - 15, 16):
            kind, number = struct.unpack_from("<HH", data, at)
            found.setdefault(number, (kind, data[at + 8 : at + 16]))
        return found

    def _codepage(self) -> int | None:
        return self.number(tags.INTERNET_CODEPAGE) or self.number(tags.MESSAGE_CODEPAGE)

    def number(self, property_number: int) -> int | None:
        """A whole number (PtypInteger32)."""
        kind, value = self._fixed.get(property_number, (0, b""))
        return int(struct.unpack_from("<i", value)[0]) if kind == 0x0003 else None

    def moment(self, property_number: int) -> str | None:
        """A time in ISO 8601 (PtypTime)."""
        kind, value = self._fixed.get(property_number, (0, b""))
        return tags.filetime(int(struct.unpack_from("<Q", value)[0])) if kind == 0x0040 else None

    def moments(self) -> Iterator[tuple[int, str]]:
        """Every time there is, by its property."""
        for number in self._fixed:
            told = self.moment(number)
            if told:
                yield number, told

    def text(self, property_number: int, most: int) -> str | None:
        """A text of at most `most` bytes, in Unicode or in the message's code page."""
        wide = self._stream(f"{_STREAM}{property_number:04X}{_UNICODE}", most)
        if wide is not None:
            return wide.decode("utf-16-le", "replace").rstrip("\x00") or None
        narrow = self._stream(f"{_STREAM}{property_number:04X}{_STRING8}", most)
        if narrow is None:
            return None
        return text_of(narrow.rstrip(b"\x00"), tags.charset_of(self.codepage))[0] or None

    def texts(self, most: int) -> Iterator[tuple[int, str]]:
        """Every short text there is, by its property and in the order of their numbers."""
        for name in sorted(self._streams):
            if name.startswith(_STREAM.upper()) and name.endswith((_UNICODE, _STRING8)) and len(name) == 20:
                number = _hex(name[12:16])
                told = self.text(number, most) if number is not None else None
                if number is not None and told:
                    yield number, told

    def binary(self, property_number: int, most: int) -> bytes | None:
        """Bytes, where there are at most `most`."""
        return self._stream(f"{_STREAM}{property_number:04X}{_BINARY}", most)

    def size(self, property_number: int) -> int | None:
        """The length of a property that is bytes."""
        entry = self._streams.get(f"{_STREAM}{property_number:04X}{_BINARY}".upper())
        return int(self._ole.get_size(entry)) if entry else None

    def recipients(self) -> Iterator[Storage]:
        """Whom the message was for."""
        return (Storage(self.tree, path, 8, self.codepage) for path in self.inner("__recip_version1.0_"))

    def inner(self, start: str) -> list[tuple[str, ...]]:
        """The paths of the storages here whose name begins so, in their order."""
        return [path for path in self.tree.storages.get(self.path, ()) if path[-1].startswith(start)]

    def _stream(self, name: str, most: int) -> bytes | None:
        entry = self._streams.get(name.upper())
        if entry is None:
            return None
        try:
            if self._ole.get_size(entry) > most:
                return None
            return bytes(self._ole.openstream(entry).read(most))
        except BROKEN:  # a stream whose chain of sectors leads nowhere
            return None


def _hex(told: str) -> int | None:
    try:
        return int(told, 16)
    except ValueError:
        return None

"""Opened bytes again: members of objects, read through their places without what comes before."""

from __future__ import annotations

import io
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Self, cast

from amana.archive.tar import Member, filler, members
from amana.errors import ContentErased, ObjectDamaged
from amana.records import ERASED, ContentPlace
from amana.seal import Identity, OpenedReader, open_sealed
from amana.stores import Store, disk_faults

_OPEN_AT_ONCE = 8


class Contents:
    """Opens objects with the archive's keys; keeps the last few open. Used by one thread."""

    def __init__(self, objects: Store, keys: Sequence[Identity]) -> None:
        self._objects, self._keys = objects, keys
        self._opened: OrderedDict[str, OpenedReader] = OrderedDict()

    def opened(self, digest: str) -> OpenedReader:
        """The object's opened bytes, seekable. ObjectMissing, SealedDamaged, NoIdentityMatches, ContentErased."""
        if digest == ERASED.object:
            raise ContentErased
        reader = self._opened.pop(digest, None)
        if reader is None:
            reader = self._open(digest)
        self._opened[digest] = reader
        if len(self._opened) > _OPEN_AT_ONCE:
            self._opened.popitem(last=False)[1].close()
        return reader

    def _open(self, digest: str) -> OpenedReader:
        sealed = self._objects.open(digest)
        try:
            with disk_faults(Path(digest)):
                return open_sealed(sealed, self._keys)
        except BaseException:
            sealed.close()
            raise

    def members(self, digest: str) -> dict[str, Member]:
        """The object's members by name."""
        opened = self.opened(digest)
        with disk_faults(Path(digest)):
            return {member.name: member for member in members(cast(BinaryIO, opened))}

    def member(self, digest: str, name: str, after: ContentPlace | None = None) -> ContentPlace | None:
        """Where the object's member of this name lies; None where it has none. It is looked for `after` a content
        first: what is said of a content stands near it, and a pack has thousands of members."""
        starts = (
            [0]
            if after is None or after.object != digest
            else [after.offset + after.size + len(filler(after.size)), 0]
        )
        opened = self.opened(digest)
        with disk_faults(Path(digest)):
            for start in starts:
                for one in members(cast(BinaryIO, opened), start):
                    if one.name == name:
                        return ContentPlace(digest, one.offset, one.size)
        return None

    def open(self, place: ContentPlace) -> BinaryIO:
        """The content at this place, seekable, reading on demand; good until eight other objects are opened."""
        return io.BufferedReader(_Part(self.opened(place.object), place), 1 << 16)

    def read(self, place: ContentPlace) -> bytes:
        """All of the content at this place: for what is small. ObjectDamaged if the object ends too soon."""
        reader = self.opened(place.object)
        with disk_faults(Path(place.object)):
            reader.seek(place.offset)
            data = reader.read(place.size)
        if len(data) != place.size:
            raise ObjectDamaged(object=place.object, found="too short")
        return data

    def close(self) -> None:
        """Let go of every open object."""
        for reader in self._opened.values():
            reader.close()
        self._opened.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Part(io.RawIOBase):
    """A stretch of an opened object as a file of its own."""

    def __init__(self, reader: OpenedReader, place: ContentPlace) -> None:
        self._reader, self._place, self._at = reader, place, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._place.size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, room: memoryview) -> int:  # type: ignore[override]
        wanted = min(len(room), self._place.size - self._at)
        if wanted <= 0:
            return 0
        with disk_faults(Path(self._place.object)):
            self._reader.seek(self._place.offset + self._at)
            data = self._reader.read(wanted)
        if not data:
            raise ObjectDamaged(object=self._place.object, found="too short")
        room[: len(data)] = data
        self._at += len(data)
        return len(data)

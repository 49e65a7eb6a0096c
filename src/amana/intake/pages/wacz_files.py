"""The files of a WACZ: where each lies in the ZIP, its bytes, and its digest."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import BinaryIO, cast

from amana.errors import ReadingFailed
from amana.intake.archives.members import Places
from amana.intake.archives.zip_directory import Entry, directory
from amana.intake.archives.zip_members import refused, unpacked
from amana.intake.pages.stretch import Stretch
from amana.intake.reading import MIB, Limits, Reason, sound
from amana.intake.sources import size_of

_STORED = 0
_MOST_HASHED = 4 << 30  # bytes of one package


@dataclass(frozen=True, slots=True)
class File:
    """A file of the package: its path, its place among the parts and its entry. `stored` where it lies there as it
    is."""

    path: str
    place: str
    entry: Entry

    @property
    def stored(self) -> bool:
        return self.entry.method == _STORED and self.entry.packed == self.entry.size


class Files:
    """The files of a package, in the order of its directory. ReadingFailed: malformed where it is no ZIP."""

    def __init__(self, source: BinaryIO, limits: Limits) -> None:
        size = size_of(source, limits)
        found = directory(source, size) if size else None
        if found is None:
            raise ReadingFailed(reason="malformed")
        self._source, self._limits, self._left = source, limits, _MOST_HASHED
        named = ((entry.raw.decode("utf-8", "replace"), entry) for entry in found.entries)
        by_path: dict[str, File] = {}
        places = Places()  # long paths may be the same as far as a place tells them
        for path, entry in named:
            if not path.endswith("/") and path not in by_path:
                by_path[path] = File(path, places.next(sound(path)), entry)
        self.all = list(by_path.values())
        self._by_path = by_path

    def named(self, path: str) -> File | None:
        """The file at a path."""
        return self._by_path.get(path)

    def refused(self, file: File) -> Reason | None:
        """Why a file's bytes cannot be had, whatever its size; None where they can."""
        small = replace(file.entry, size=min(file.entry.size, self._limits.unpacked_bytes))
        return refused(small if file.stored else file.entry, self._limits)

    def data(self, file: File) -> tuple[bytes | None, Reason | None]:
        """A file's bytes, or why not: too-large beyond what one reading may unpack."""
        reason = refused(file.entry, self._limits)
        if reason is not None:
            return None, reason
        try:
            return unpacked(self._source, file.entry), None
        except ReadingFailed as fault:
            return None, cast(Reason, fault.facts["reason"])

    def stretch(self, file: File) -> BinaryIO:
        """A stored file where it lies. ReadingFailed: malformed where it does not lie there."""
        self._source.seek(file.entry.offset)
        local = self._source.read(30)
        if len(local) < 30 or not local.startswith(b"PK\x03\x04"):
            raise ReadingFailed(reason="malformed")
        begin = file.entry.offset + 30 + sum(int.from_bytes(local[at : at + 2], "little") for at in (26, 28))
        return io.BufferedReader(Stretch(self._source, begin, file.entry.size), 256 * 1024)

    def digest_of(self, file: File) -> Callable[[str], str | None]:
        """Gives a file's digest for an algorithm's name, in hex; None where it is too much or cannot be had."""
        return lambda algorithm: self._digest(file, algorithm)

    def _digest(self, file: File, algorithm: str) -> str | None:
        hashed = hashlib.new(algorithm, usedforsecurity=False)
        if file.entry.size > self._left or self.refused(file) is not None:
            return None
        self._left -= file.entry.size
        if not file.stored:
            data, _ = self.data(file)
            return None if data is None else hashlib.new(algorithm, data, usedforsecurity=False).hexdigest()
        try:
            lying = self.stretch(file)
        except ReadingFailed:
            return None
        while piece := lying.read(MIB):
            hashed.update(piece)
        return hashed.hexdigest()

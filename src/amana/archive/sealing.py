"""Making objects: a pack or one large file, sealed to the archive's recipient, hashed on the way out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from amana.archive.source import OpenedSource
from amana.archive.tar import BLOCK, WHOLE, Member, ending, filler, header
from amana.errors import ObjectDamaged
from amana.seal import Recipient, Sealer
from amana.stores import Disk, DiskFile

PACK_LIMIT = 16 << 20
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class SealedObject:
    """A finished object, still in the work folder: its file, its name-to-be, its sealed size."""

    file: Path
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class SealedWhole:
    """A large file sealed as an object of its own, and what was learnt of its content on the way."""

    object: SealedObject
    sha256: str
    offset: int
    size: int


@dataclass(eq=False, slots=True)
class Pack:
    """Members gathered in memory, up to PACK_LIMIT, until they are sealed; then `object` names them."""

    tar: bytearray = field(default_factory=bytearray)
    object: str | None = None

    def add(self, name: str, data: bytes) -> int:
        """Add a member; where its bytes begin."""
        self.tar += header(name, len(data))
        offset = len(self.tar)
        self.tar += data
        self.tar += filler(len(data))
        return offset

    def room_for(self, size: int) -> bool:
        """Whether a member of this size still fits. An empty pack takes anything."""
        return not self.tar or len(self.tar) + size + 2 * BLOCK <= PACK_LIMIT


class _Hashed:
    """A sink that hashes what passes through it."""

    def __init__(self, file: DiskFile) -> None:
        self._file = file
        self.sha256 = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes | bytearray | memoryview) -> int:
        self.sha256.update(data)
        self.size += len(data)
        return self._file.write(data)

    def object(self) -> SealedObject:
        return SealedObject(self._file.path, self.sha256.hexdigest(), self.size)


def seal_pack(pack: Pack, to: Recipient, disk: Disk, file: Path) -> SealedObject:
    """Seal the pack into this new file, and let go of its members."""
    with disk.create(file) as made:
        sink = _Hashed(made)
        sealer = Sealer(sink, [to])
        sealer.write(memoryview(pack.tar))
        _write_zeros(sealer, ending(len(pack.tar)))
        sealer.close()
    pack.tar = bytearray()
    sealed = sink.object()
    pack.object = sealed.digest
    return sealed


def seal_whole(source: OpenedSource, to: Recipient, disk: Disk, file: Path) -> SealedWhole:
    """Seal one large file into this new file, hashing it on the way in.

    NotTakenIn if it changes or cannot be read meanwhile. Memory: one buffer, whatever its size.
    """
    start = header(WHOLE, source.size)
    content = hashlib.sha256()
    buffer = memoryview(bytearray(_PIECE))
    with disk.create(file) as made:
        sink = _Hashed(made)
        sealer = Sealer(sink, [to])
        # The header shares the first buffer, so that every write falls on the cipher's chunk limits.
        buffer[: len(start)] = start
        filled, read = len(start), 0
        while got := _fill(source, buffer[filled:]):
            content.update(buffer[filled : filled + got])
            read += got
            sealer.write(buffer[: filled + got])
            filled = 0
            if read > source.size:
                break
        source.check_unchanged(read)
        if filled:
            sealer.write(start)
        sealer.write(filler(read))
        _write_zeros(sealer, ending(len(start) + read + (-read % BLOCK)))
        sealer.close()
    return SealedWhole(sink.object(), content.hexdigest(), len(start), read)


def seal_again(opened: BinaryIO, kept: Iterable[Member], to: Recipient, disk: Disk, file: Path) -> SealedObject:
    """Seal these members of an opened object into this new file, as a pack of their own.

    SealedDamaged, ObjectDamaged where a member cannot be read to its end. Memory: one buffer.
    """
    with disk.create(file) as made:
        sink = _Hashed(made)
        sealer = Sealer(sink, [to])
        length = 0
        for member in kept:
            start = header(member.name, member.size)
            sealer.write(start)
            _copy_member(opened, member, sealer)
            sealer.write(filler(member.size))
            length += len(start) + member.size + (-member.size % BLOCK)
        _write_zeros(sealer, ending(length))
        sealer.close()
    return sink.object()


def _copy_member(opened: BinaryIO, member: Member, sealer: Sealer) -> None:
    opened.seek(member.offset)
    left = member.size
    while left:
        piece = opened.read(min(left, _PIECE))
        if not piece:
            raise ObjectDamaged(object=member.name, found="too short")
        sealer.write(piece)
        left -= len(piece)


def _fill(source: OpenedSource, room: memoryview) -> int:
    """Fill the room as far as the file goes: reads may be short."""
    filled = 0
    while filled < len(room) and (got := source.readinto(room[filled:])):
        filled += got
    return filled


def _write_zeros(sealer: Sealer, count: int) -> None:
    """In pieces: the padding of a very large file is large itself."""
    zeros = memoryview(bytes(min(count, _PIECE)))
    while count > 0:
        sealer.write(zeros[:count])
        count -= min(count, _PIECE)

"""OLE storages ([MS-CFB], version 3) made from a tree of streams, as small as they can be."""

from __future__ import annotations

import struct
from typing import Union

Tree = dict[str, Union[bytes, "Tree"]]

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def ole(tree: Tree) -> bytes:
    """The file that holds this tree. Small enough for one sector of sectors' sectors: below 6 MB."""
    return _Writer().written(tree)


class _Writer:
    def __init__(self) -> None:
        self.sectors: list[bytes] = []
        self.fat: list[int] = []
        self.mini = bytearray()
        self.mini_fat: list[int] = []
        self.entries: list[list[object]] = []

    def written(self, tree: Tree) -> bytes:
        self.entries.append(["Root Entry", 5, _NONE, _NONE, 0, 0])
        self.entries[0][3] = self._children(tree)
        mini_start = self._chain(bytes(self.mini)) if self.mini else _END
        self.entries[0][4], self.entries[0][5] = mini_start, len(self.mini)
        mini_fat = struct.pack(f"<{len(self.mini_fat)}I", *self.mini_fat)
        mini_fat_start = self._chain(mini_fat, b"\xff") if mini_fat else _END
        mini_fat_count = -(-len(mini_fat) // _SECTOR)
        directory = self._chain(b"".join(map(_entry, self.entries)))
        fat_sectors = 1
        while len(self.fat) + fat_sectors > fat_sectors * 128:
            fat_sectors += 1
        first = len(self.fat)
        table = [*self.fat, *[_FAT] * fat_sectors]
        table += [_FREE] * (fat_sectors * 128 - len(table))
        header = struct.pack("<8s16sHHHHH6x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6)
        header += struct.pack("<IIIII", 0, fat_sectors, directory, 0, _CUTOFF)
        header += struct.pack("<IIII", mini_fat_start, mini_fat_count, _END, 0)
        header += struct.pack("<109I", *range(first, first + fat_sectors), *[_FREE] * (109 - fat_sectors))
        return header + b"".join(self.sectors) + struct.pack(f"<{len(table)}I", *table)

    def _children(self, tree: Tree) -> int:
        """The first child's number: each next one hangs to the right of the one before, in the order of names."""
        before = first = _NONE
        for name in sorted(tree, key=lambda name: (len(name), name.upper())):
            number, content = len(self.entries), tree[name]
            first = number if first == _NONE else first
            if before != _NONE:
                self.entries[before][2] = number
            self.entries.append([name, 2 if isinstance(content, bytes) else 1, _NONE, _NONE, _END, 0])
            if isinstance(content, bytes):
                self.entries[number][4:] = [self._stream(content), len(content)]
            else:
                self.entries[number][3] = self._children(content)
            before = number
        return first

    def _stream(self, data: bytes) -> int:
        if len(data) >= _CUTOFF:
            return self._chain(data)
        if not data:
            return _END
        start, count = len(self.mini_fat), -(-len(data) // _MINI)
        self.mini += data.ljust(count * _MINI, b"\x00")
        self.mini_fat += [*range(start + 1, start + count), _END]
        return start

    def _chain(self, data: bytes, filler: bytes = b"\x00") -> int:
        start, count = len(self.fat), -(-len(data) // _SECTOR)
        padded = data.ljust(count * _SECTOR, filler)
        self.sectors += [padded[at : at + _SECTOR] for at in range(0, len(padded), _SECTOR)]
        self.fat += [*range(start + 1, start + count), _END]
        return start


def _entry(told: list[object]) -> bytes:
    name, kind, right, child, start, size = told
    wide = str(name).encode("utf-16-le") + b"\x00\x00"
    head = struct.pack("<64sHBB", wide, len(wide), kind, 1)
    return head + struct.pack("<III16xI8x8xIQ", _NONE, right, child, 0, start, size)

"""Hashes of 256 bits, and which of them are near another one: all are compared, millions of them in milliseconds.

They stand in rows of up to `_ROW` hashes, in the order they came, so that adding one costs the same however many
there are. They are read when something is first asked, and stay in memory: 40 bytes a hash.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from amana.catalogue.arrays import numpy, ones
from amana.catalogue.database import Database

HASH_SIZE = 32
WHOLES: Final = 0
"""Hashes of whole pictures, and of a film's frames."""
CROPS: Final = 1
"""Hashes of pictures with a part cut off."""
TEXTS: Final = 2
"""Sketches of texts."""

_ROW = 1024
_WORDS = HASH_SIZE // 8
_OWN = HASH_SIZE + 8  # bytes of a hash and the number of what has it
_KIND_BITS = 40
_AT_ONCE = 1 << 15  # hashes compared at a time: they fit into the processor's cache
_MOST = 20_000  # near ones of one hash


class Near(NamedTuple):
    """A hash within the distance: the number of what has it, which of those asked for it is near, and itself."""

    owner: int
    asked: int
    distance: int
    value: bytes


class Nearness:
    """Adds hashes during one write, and finds the near ones."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._gathered: dict[int, list[bytes]] = {}
        self._held = {kind: _Held(database, kind) for kind in (WHOLES, CROPS, TEXTS)}

    def add(self, kind: int, owner: int, value: bytes) -> None:
        """A hash of `HASH_SIZE` bytes; it is put down by `flush`."""
        self._gathered.setdefault(kind, []).append(value + owner.to_bytes(8, "little"))

    def forget(self) -> None:
        """Drops what was gathered: the transaction was undone."""
        self._gathered = {}

    def flush(self) -> None:
        """Puts down what was gathered: fills the last row, then begins others."""
        for kind, hashes in self._gathered.items():
            low, high = _keys(kind)
            last = self._db.row(
                "SELECT key, hashes FROM near WHERE key BETWEEN ? AND ? ORDER BY key DESC LIMIT 1", (low, high)
            )
            key, begun = last or (low, b"")
            data = begun + b"".join(hashes)
            for at in range(0, len(data), _ROW * _OWN):
                row = (key + at // (_ROW * _OWN), data[at : at + _ROW * _OWN])
                self._db.run("INSERT OR REPLACE INTO near VALUES(?,?)", row)
        self._gathered = {}

    def near(self, kind: int, asked: Sequence[bytes], within: int) -> Iterator[Near]:
        """The hashes at most `within` bits from one of those asked for, in no order."""
        held = self._held[kind]
        held.refresh()
        for number, value in enumerate(asked):
            yield from held.near(number, value, within)


class _Held:
    """The hashes of one kind in memory: brought up to the table before each question."""

    def __init__(self, database: Database, kind: int) -> None:
        self._db = database
        self._next, self._last = _keys(kind)
        self._taken = 0  # bytes already taken of the row `_next`
        self._columns: list[Any] = []

    def refresh(self) -> None:
        """Takes what has come since."""
        rows = self._db.rows(
            "SELECT key, hashes FROM near WHERE key BETWEEN ? AND ? ORDER BY key", (self._next, self._last)
        )
        if not rows:
            return
        pieces = [memoryview(hashes)[self._taken if key == self._next else 0 :] for key, hashes in rows]
        self._next, self._taken = rows[-1][0], len(rows[-1][1])
        if any(pieces):
            self._columns.append(_columns(pieces))
        # The newest are joined while they are no fewer than those before them: each is moved a few times in all.
        while len(self._columns) > 1 and self._columns[-1].shape[1] >= self._columns[-2].shape[1]:
            self._columns[-2:] = [numpy().concatenate(self._columns[-2:], axis=1)]

    def near(self, number: int, value: bytes, within: int) -> Iterator[Near]:
        """The hashes near one; of more than `_MOST`, the nearest."""
        wanted = numpy().frombuffer(value, dtype="<u8")
        found = [
            (distance, columns, at + begin)
            for columns in self._columns
            for begin in range(0, columns.shape[1], _AT_ONCE)
            for at, distance in _close(columns[:, begin : begin + _AT_ONCE], wanted, within)
        ]
        found.sort(key=lambda one: one[0])
        for distance, columns, at in found[:_MOST]:
            yield Near(int(columns[_WORDS, at]), number, distance, columns[:_WORDS, at].tobytes())


def _columns(pieces: Sequence[memoryview]) -> Any:
    """The stored hashes by column: four words of each, then the number of what has it.

    Turned piece by piece, within the processor's cache.
    """
    columns = numpy().empty((_WORDS + 1, sum(map(len, pieces)) // _OWN), dtype="<u8")
    at = 0
    for piece in pieces:
        table = numpy().frombuffer(piece, dtype="<u8").reshape(-1, _WORDS + 1)
        columns[:, at : at + len(table)] = table.T
        at += len(table)
    return columns


def _close(columns: Any, wanted: Any, within: int) -> Iterator[tuple[int, int]]:
    """Which of some hashes are near, and how far off they are."""
    count = ones()
    apart = count(columns[0] ^ wanted[0]).astype("uint16")  # all of 256 bits do not fit into 8
    for word in range(1, _WORDS):
        apart += count(columns[word] ^ wanted[word])
    at = (apart <= within).nonzero()[0]
    return zip(at.tolist(), apart[at].tolist(), strict=True)


def _keys(kind: int) -> tuple[int, int]:
    """The keys of a kind's rows: from, and up to and including."""
    low = kind << _KIND_BITS
    return low, low | ((1 << _KIND_BITS) - 1)

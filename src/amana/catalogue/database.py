"""One SQLite connection: encrypted, in WAL mode, with its faults turned into ours."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from amana.errors import AmanaError, ArchiveBusy, CatalogueUnusable, DiskFault

Row = tuple[Any, ...]

_KEY_SIZE = 32
_BUSY_MS = 10_000
# Pages held in memory: the small indexes fit, the texts do not have to.
_CACHE_KIB = 24 * 1024
# The same pages change batch after batch: a longer -wal writes each of them back once and not often.
_CHECKPOINT_PAGES = 8_000
_BUSY = (apsw.BusyError, apsw.LockedError)
_DAMAGE = (apsw.CorruptError, apsw.NotADBError)
_DISK = (apsw.FullError, apsw.IOError, apsw.CantOpenError, apsw.ReadOnlyError, apsw.PermissionsError)
# Anything else that SQLite raises is a slip of ours, and is not hidden.
_FAULTS = (*_BUSY, *_DISK, *_DAMAGE)


@contextmanager
def faults_of(path: Path) -> Iterator[None]:
    """Turns what SQLite raises inside into ArchiveBusy, DiskFault or CatalogueUnusable."""
    try:
        yield
    except _FAULTS as fault:
        raise _ours(fault, path) from fault


def _ours(fault: apsw.Error, path: Path) -> AmanaError:
    if isinstance(fault, _BUSY):
        return ArchiveBusy(path=str(path))
    if isinstance(fault, _DISK):
        return DiskFault(path=str(path), reason=type(fault).__name__)
    return CatalogueUnusable(path=str(path), reason=type(fault).__name__)


class Database:
    """A connection with a raw 32-byte key (no passphrase, so no key derivation), and what is asked of it."""

    def __init__(self, path: Path, key: bytes, *, read_only: bool) -> None:
        """Opens or makes the file. The key is first tried by the first statement that reads."""
        if len(key) != _KEY_SIZE:
            raise CatalogueUnusable(path=str(path), reason="key-size")
        self.path = path
        flags = apsw.SQLITE_OPEN_READONLY if read_only else apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
        with faults_of(path):
            self._connection = apsw.Connection(str(path), flags=flags)
            self._connection.set_busy_timeout(_BUSY_MS)
            self._set_up(key, read_only)

    def _set_up(self, key: bytes, read_only: bool) -> None:
        ask = self._connection.pragma
        ask("cipher", "chacha20")
        # "raw:" before the bytes: SQLite3 Multiple Ciphers takes them as the key itself.
        ask("hexkey", (b"raw:" + key).hex())
        ask("cache_size", -_CACHE_KIB)
        ask("mmap_size", 0)
        ask("temp_store", 2)  # memory: nothing is ever spilled in the clear
        if not read_only:
            ask("journal_mode", "wal")
            ask("wal_autocheckpoint", _CHECKPOINT_PAGES)
            ask("synchronous", 1)  # a crash may lose the last rows, never the file; they are taken in again

    def rows(self, sql: str, given: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""
        try:  # not faults_of: this is asked for every file, and a context manager costs as much as the query
            return self._connection.execute(sql, given).fetchall()
        except _FAULTS as fault:
            raise _ours(fault, self.path) from fault

    def row(self, sql: str, given: Sequence[Any] = ()) -> Row | None:
        """The first row of a query, or None."""
        found = self.rows(sql, given)
        return found[0] if found else None

    def rows_among(self, sql_and_column: str, wanted: Collection[int]) -> list[Row]:
        """The rows of a query that ends with a column's name, where that column is one of many numbers."""
        if not wanted:
            return []
        numbers = apsw.carray(array("q", wanted), flags=apsw.SQLITE_CARRAY_INT64)
        return self.rows(f"{sql_and_column} IN carray(?)", (numbers,))

    def rows_named(self, sql_and_column: str, wanted: Sequence[str]) -> list[Row]:
        """The same where the column is one of many texts."""
        if not wanted:
            return []
        return self.rows(f"{sql_and_column} IN carray(?)", (apsw.carray(tuple(wanted)),))

    def run(self, sql: str, given: Sequence[Any] = ()) -> None:
        """A statement that gives no rows."""
        with faults_of(self.path):
            self._connection.execute(sql, given)

    def run_many(self, sql: str, given: Sequence[Sequence[Any]]) -> None:
        """The same statement for each of many rows."""
        with faults_of(self.path):
            self._connection.executemany(sql, given)

    def insert(self, sql: str, given: Sequence[Any]) -> int:
        """Inserts one row; gives its row number."""
        with faults_of(self.path):
            self._connection.execute(sql, given)
            return self._connection.last_insert_rowid()

    def changed(self) -> int:
        """How many rows the last statement changed."""
        return self._connection.changes()

    def state(self) -> tuple[int, int]:
        """What tells one state of the file from another, as long as this connection stands."""
        row = self.row("PRAGMA data_version")
        return (row[0] if row else 0), self._connection.total_changes()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Takes the write lock at once, so that it cannot fail half way for another's sake."""
        with faults_of(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """One unchanging view for several queries, whatever is written meanwhile."""
        with faults_of(self.path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("COMMIT")

    def close(self) -> None:
        """Closes the connection; twice is fine."""
        with faults_of(self.path):
            self._connection.close()

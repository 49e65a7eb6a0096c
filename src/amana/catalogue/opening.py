"""Opening the catalogue, or saying that it has to be rebuilt."""

from __future__ import annotations

import zlib
from pathlib import Path

from amana.catalogue.database import Database
from amana.catalogue.roles import Catalogue
from amana.catalogue.schema import TABLES, VERSION
from amana.catalogue.sqlite import SqliteCatalogue
from amana.errors import AmanaError, CatalogueUnusable
from amana.language import analysis_version


def open_catalogue(path: Path, key: bytes, *, read_only: bool = False) -> Catalogue:
    """The catalogue at `path`, encrypted under `key` (32 raw bytes); made empty where there is none.

    `read_only` never writes, and needs the file to be there. Readers are not blocked by a writer, nor it by
    them. Raises CatalogueUnusable (wrong key, damaged, another version): remove the file with its `-wal` and
    `-shm`, and rebuild. Raises DiskFault where the place itself fails.
    """
    if read_only and not path.exists():
        raise CatalogueUnusable(path=str(path), reason="absent")
    database = Database(path, key, read_only=read_only)
    try:
        _check(database, read_only)
    except AmanaError:
        database.close()
        raise
    return SqliteCatalogue(database)


def _check(database: Database, read_only: bool) -> None:
    """The version, with a first use of the key; makes the tables in a new file."""
    expected = _expected()
    if _version(database) == 0 and not read_only:
        with database.transaction():
            if _version(database) == 0:  # another process may have been faster
                database.run(TABLES)
                database.run(f"PRAGMA user_version = {expected}")
    found = _version(database)
    if found != expected:
        raise CatalogueUnusable(path=str(database.path), reason="version", found=found, expected=expected)


def _expected() -> int:
    """One number for the tables and for what texts are taken apart into: either changed, it is made anew."""
    return zlib.crc32(f"{VERSION} {analysis_version()}".encode()) >> 1 or 1


def _version(database: Database) -> int:
    row = database.row("PRAGMA user_version")
    return int(row[0]) if row else 0

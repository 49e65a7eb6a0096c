"""The places an archive adds of its own: neighbourhoods, villages, checkpoints, with their positions.

A UTF-8 file, a place a line, eight cells with tabs between them: id, English name, Arabic name, further spellings
(parted by |), kind, latitude, longitude, and the id of what it lies within (of this list, or of the gazetteer's).
Cells may be empty, save the id and one name; lines that begin with # and empty ones are left out.
"""

from __future__ import annotations

import errno
import math
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from amana.errors import PlacesUnreadable
from amana.language import fold
from amana.reading.places.entries import Entry, Gazetteer, Naming, admin_of, shipped

LONGEST_FILE = 32 * 1024 * 1024
MOST_PLACES = 100_000
LONGEST_NAME = 200
_CELLS = 8
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_WORD = re.compile(r"(?:St|Mt|Ft)\.|[^\W_](?:[^\W_]|[\u0300-\u036f\u064b-\u065f\u0670\u02b0-\u02ff'’‘`])*")
# Who lists a place means it: its name counts like that of a large city.
_PEOPLE = 1000


class _Row(NamedTuple):
    """A line as it stands, and which line it is."""

    line: int
    cells: list[str]


def read_gazetteer(path: str | Path) -> Gazetteer:
    """The gazetteer of a file. PlacesUnreadable, with the line and the reason, where it is not one."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(LONGEST_FILE + 1)
    except OSError as fault:
        raise PlacesUnreadable(path=str(path), reason=errno.errorcode.get(fault.errno or 0, "EIO")) from fault
    return gazetteer_of(data, path)


def gazetteer_of(data: bytes, path: str | Path) -> Gazetteer:
    """The gazetteer that the bytes of a file make; `path` is what the file is called where it is not one."""
    if len(data) > LONGEST_FILE:
        raise PlacesUnreadable(path=str(path), reason="too-large")
    rows = list(_rows(data, path))
    ids: dict[str, _Row] = {}
    for row in rows:
        if row.cells[0] in ids:
            raise _wrong(path, row.line, "place-twice")
        ids[row.cells[0]] = row
    found = Gazetteer(source=data, sum=f"{zlib.crc32(data):08x}")
    for key, row in enumerate(rows):
        found.entries[key] = _entry(path, row, ids)
        for spelling in _spellings(path, row):
            _add(found, spelling, key)
    return found


def _wrong(path: str | Path, line: int, reason: str) -> PlacesUnreadable:
    return PlacesUnreadable(path=str(path), line=line, reason=reason)


def _rows(data: bytes, path: str | Path) -> Iterator[_Row]:
    count = 0
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        try:
            line = raw.removesuffix(b"\r").decode("utf-8")
        except UnicodeDecodeError:
            raise _wrong(path, number, "not-utf-8") from None
        if not line.strip() or line.startswith("#"):
            continue
        count += 1
        if count > MOST_PLACES:
            raise _wrong(path, number, "place-too-many")
        yield _checked(path, number, [cell.strip() for cell in line.split("\t")])


def _checked(path: str | Path, number: int, cells: list[str]) -> _Row:
    if len(cells) != _CELLS:
        raise _wrong(path, number, "place-cells")
    if not _ID.fullmatch(cells[0]):
        raise _wrong(path, number, "place-id")
    if not (cells[1] or cells[2]):
        raise _wrong(path, number, "place-nameless")
    return _Row(number, cells)


def _entry(path: str | Path, row: _Row, ids: dict[str, _Row]) -> Entry:
    name, english, arabic, _variants, kind, lat, lon, within = row.cells
    held = _within(path, row, ids) if within else None
    position = _position(path, row, lat, lon) if lat or lon else None
    return Entry(
        name,
        kind or "place",
        held[1] if held else "",
        "",
        position[0] if position else None,
        position[1] if position else None,
        _PEOPLE,
        english or arabic,
        arabic,
        held[0] if held else "",
    )


def _within(path: str | Path, row: _Row, ids: dict[str, _Row]) -> tuple[str, str]:
    """What holds a place, as it is shown, and its country."""
    names: list[str] = []
    seen = {row.cells[0]}
    within = row.cells[7]
    while within in ids and within not in seen:
        seen.add(within)
        outer = ids[within].cells
        names.append(outer[1] or outer[2])
        within = outer[7]
    entry = shipped().by_id(within) if within and within not in ids else None
    if within and entry is None and within not in ids:
        raise _wrong(path, row.line, "place-within")
    if entry:
        names += [entry.english, *filter(None, [admin_of(entry)])]
    return ", ".join(names), entry.country if entry else ""


def _position(path: str | Path, row: _Row, lat: str, lon: str) -> tuple[float, float]:
    try:
        found = (float(lat), float(lon))
    except ValueError:
        raise _wrong(path, row.line, "place-position") from None
    if not (all(map(math.isfinite, found)) and abs(found[0]) <= 90 and abs(found[1]) <= 180):
        raise _wrong(path, row.line, "place-position")
    return found


def _spellings(path: str | Path, row: _Row) -> list[list[str]]:
    found = []
    for name in filter(None, [row.cells[1], row.cells[2], *row.cells[3].split("|")]):
        words = [norm for word in _WORD.findall(name) if (norm := fold(word))]
        if len(name) > LONGEST_NAME or not words:
            raise _wrong(path, row.line, "place-name")
        found.append(words)
    return found


def _add(gazetteer: Gazetteer, words: list[str], key: int) -> None:
    namings = gazetteer.parsed.setdefault(words[0], {})
    rest = " ".join(words[1:])
    known = namings.get(rest)
    if known is None or key not in known.keys:
        namings[rest] = Naming("", (*(known.keys if known else ()), key))

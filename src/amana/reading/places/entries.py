"""The gazetteer: places with their position and spellings. The shipped one is read when first needed.

`gazetteer.tsv` has a place a line, `spellings.tsv` for the first word of every spelling what follows it and which
lines it may be. Lines are kept as they stand and taken apart when asked for: reading costs little time and memory.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

_HERE = Path(__file__).parent
_KINDS = {
    "nat": "country",
    "cty": "county",
    "sts": "strait",
    "con": "continent",
    "cap": "capital",
    "cit": "city",
    "tow": "town",
    "pro": "province",
    "gov": "governorate",
    "reg": "region",
    "nei": "neighbourhood",
    "sea": "sea",
    "riv": "river",
    "lak": "lake",
    "mou": "mountain",
    "str": "street",
    "can": "canal",
    "des": "desert",
    "isl": "island",
    "air": "airport",
    "cro": "crossing",
    "bui": "building",
}
_LARGE = 1000
# How much of the lines is kept taken apart; an archive's own list has no lines, and is kept whole.
_KEPT = 1 << 13


class Entry(NamedTuple):
    """One place. `admin` is the code of its province within its country, `people` thousands.

    `within` is what holds it, in words, where an archive's own list says so.
    """

    id: str
    kind: str
    country: str
    admin: str
    lat: float | None
    lon: float | None
    people: int
    english: str
    arabic: str
    within: str = ""

    @property
    def strong(self) -> bool:
        """Whether its name stands for it wherever it stands: a country, a part of the world, a large city."""
        return self.kind in _STRONG or self.people >= _LARGE


_STRONG = frozenset(["country", "continent", "capital", "region", "sea", "river"])


class Naming(NamedTuple):
    """What one spelling may name: keys of places, likeliest first; `flag` is `w` (also a word), `p` (a person)."""

    flag: str
    keys: tuple[int, ...]


@dataclass
class Gazetteer:
    """Spellings and their places. `opening(word)` gives, for a first word, what may follow it."""

    lines: list[str] = field(default_factory=list)
    openings: dict[str, str] = field(default_factory=dict)
    entries: dict[int, Entry] = field(default_factory=dict)
    parsed: dict[str, dict[str, Naming]] = field(default_factory=dict)
    readings: dict[str, Any] = field(default_factory=dict)
    runs: dict[str, Any] = field(default_factory=dict)
    source: bytes = b""  # of an archive's own list: the file as it was read, and a sum of it
    sum: str = ""

    def opening(self, word: str) -> dict[str, Naming] | None:
        """For a folded first word: the rests of the spellings (empty for the word alone) and what they name."""
        found = self.parsed.get(word)
        if found is None:
            line = self.openings.get(word)
            if line is None:
                return None
            if len(self.parsed) >= _KEPT:
                self.parsed = {}
            found = self.parsed[word] = _namings(line)
        return found

    def entry(self, key: int) -> Entry:
        """The place of a key."""
        found = self.entries.get(key)
        if found is None:
            if len(self.entries) >= _KEPT:
                self.entries = {}
            found = self.entries[key] = _entry(self.lines[key])
        return found

    def places(self, naming: Naming) -> tuple[Entry, ...]:
        """The places that a spelling may name, likeliest first."""
        return tuple([self.entry(key) for key in naming.keys])

    def by_id(self, name: str) -> Entry | None:
        """The place of an id, of those that stand in `lines`."""
        at = bisect_left(self.lines, f"{name}\t")
        found = at < len(self.lines) and self.lines[at].startswith(f"{name}\t")
        return self.entry(at) if found else None

    def named(self, spelling: str) -> list[Entry]:
        """The places that a folded spelling may name, likeliest first."""
        first, _, rest = spelling.partition(" ")
        naming = (self.opening(first) or {}).get(rest)
        return list(self.places(naming)) if naming else []


def _namings(line: str) -> dict[str, Naming]:
    found = {}
    for one in line.split("|"):
        rest, _, value = one.partition("=")
        flag = value[0] if value[0] in "wp" else ""
        found[rest] = Naming(flag, tuple(int(key) for key in value[len(flag) :].split(",")))
    return found


def _entry(line: str) -> Entry:
    name, kind, country, admin, lat, lon, people, english, *arabic = line.split("\t")
    return Entry(
        name,
        _KINDS[kind],
        country,
        admin,
        float(lat) if lat else None,
        float(lon) if lon else None,
        int(people),
        english,
        arabic[0] if arabic else "",
    )


def _text(name: str) -> str:
    """A whole file; far sooner than with line ends told one by one."""
    return (_HERE / name).read_bytes().decode("utf-8").replace("\r\n", "\n")


@cache
def shipped() -> Gazetteer:
    """The shipped gazetteer."""
    lines = _text("gazetteer.tsv").removesuffix("\n").split("\n")
    cells = iter(_text("spellings.tsv").replace("\n", "\t").split("\t"))
    return Gazetteer(lines, dict(zip(cells, cells, strict=False)))


@cache
def provinces() -> dict[tuple[str, str], str]:
    """Names of provinces by country and code."""
    found = {}
    for line in (_HERE / "provinces.tsv").read_text(encoding="utf-8").splitlines():
        country, code, name = line.split("\t")
        found[country, code] = name
    return found


@cache
def _countries() -> dict[str, str]:
    rows = [line.split("\t") for line in shipped().lines if "\tnat\t" in line]
    return {row[2]: row[7] for row in rows if row[1] == "nat"}


def admin_of(entry: Entry) -> str | None:
    """The province and country that hold a place, in English, as far as they are known; None for a country."""
    if entry.within:
        return entry.within
    if entry.kind in ("country", "continent"):
        return None
    return _held(entry.country, None if entry.kind == "province" else entry.admin)


@lru_cache(_KEPT)
def _held(country: str, code: str | None) -> str | None:
    province = None if code is None else provinces().get((country, code))
    return ", ".join(filter(None, (province, _countries().get(country)))) or None

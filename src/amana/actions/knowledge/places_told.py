"""Places on a map: those that texts and people tell of, and where items say of themselves that they were made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from amana.actions.comparing.accounts import Account, accounts_of
from amana.actions.comparing.corrections import Corrections
from amana.actions.comparing.event_accounts import items_meant
from amana.actions.comparing.figures import spot_named, spot_of
from amana.actions.comparing.grouping import account_places
from amana.actions.comparing.timelines import spots_between
from amana.actions.comparing.wanting import Wanted
from amana.actions.knowledge.knowing import Knowing
from amana.actions.knowledge.things import place_names
from amana.actions.taking_in.watched import watched
from amana.archive import Archive
from amana.catalogue import ItemSummary
from amana.compare.figures import Spot
from amana.knowledge import Known
from amana.language import fold
from amana.reading import View
from amana.records import Watch

MOST_ITEMS: Final = 1_000
"""So many items are shown where they were made."""
_PICTURES = ("image", "video")
_LATITUDE, _LONGITUDE = 90.0, 180.0
_DEGREES = re.compile(r"(-?\d{1,3}(?:\.\d{1,15})?)(?: ([NSEW]))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PlaceTold:
    """A place: its id (of the gazetteer, or a person's; a name where it is on no list) and what it is called.

    `lat`, `lon` in degrees, None where nobody knows. `texts` is how many accounts tell of it, `known` whether a
    person spoke of it.
    """

    id: str
    names: tuple[str, ...]
    lat: float | None
    lon: float | None
    texts: int = 0
    known: bool = False


@dataclass(frozen=True, slots=True)
class MadeAt:
    """Where an item was made. `asserted`: a person says so; else what is embedded in it does."""

    item: str
    name: str
    lat: float
    lon: float
    asserted: bool = False


@dataclass(frozen=True, slots=True)
class PlacesTold:
    """Places, the most often told first; and items by where they were made, MOST_ITEMS at most."""

    places: tuple[PlaceTold, ...]
    items: tuple[MadeAt, ...]


@dataclass
class _Counted:
    spot: Spot
    accounts: set[str] = field(default_factory=set)


def places_told(archive: Archive, wanted: Sequence[str], asked: Wanted, watch: Watch | None = None) -> PlacesTold:
    """What of these places is asked for. Of all texts, without a period, no text is read. ItemUnknown,
    ItemAmbiguous."""
    period = asked.since is not None or asked.until is not None
    counted = _told(archive, wanted, asked, watch) if wanted or period else _traits(archive, asked)
    known = [] if wanted or period else list(_known(archive, asked))
    places = [*known, *(_place(name, one) for name, one in counted.items())]
    items = () if period else tuple(_made(archive, wanted, watch))
    return PlacesTold(tuple(sorted(places, key=lambda one: (-one.texts, one.names, one.id))), items)


def _traits(archive: Archive, asked: Wanted) -> dict[str, _Counted]:
    """What all accounts are about, as it was kept when they were read."""
    found: dict[str, _Counted] = {}
    for account, _, told_of in account_places(archive):
        for place in told_of:
            one = found.get(place.id) or _Counted(spot_named(place.id))
            if place.id in found or asked.at(one.spot):
                found[place.id] = one
                one.accounts.add(account)
    return found


def _told(archive: Archive, wanted: Sequence[str], asked: Wanted, watch: Watch | None) -> dict[str, _Counted]:
    found: dict[str, _Counted] = {}
    for account in accounts_of(archive, watched(items_meant(archive, wanted), watch)):
        for spot in _spots(account, asked):
            if asked.at(spot):
                one = found.setdefault(spot.id or _unlisted(spot.name), _Counted(spot))
                one.accounts.add(account.id)
    return found


def _unlisted(name: str) -> str:
    """What stands for the id of a place on no list, as in what accounts are about."""
    return "?" + " ".join(filter(None, map(fold, name.split())))


def _spots(account: Account, asked: Wanted) -> Iterator[Spot]:
    """The places an account tells of: all, or those of sentences that tell of the period."""
    if asked.since is None and asked.until is None:
        yield from (spot_of(row) for row in account.reading.places if row.role != "actor")
        return
    view = View.of(account.text, account.reading.language)
    for row in account.reading.times:
        if (row.first or row.last) and asked.during(row.first, row.last):
            yield from spots_between(account.reading, *view.sentence_at(row.start))


def _place(name: str, counted: _Counted) -> PlaceTold:
    spot = counted.spot
    names = place_names(spot.id) if spot.id else (spot.name.removeprefix("?"),)
    return PlaceTold(spot.id or name, names, spot.lat, spot.lon, len(counted.accounts))


def _known(archive: Archive, asked: Wanted) -> Iterator[PlaceTold]:
    """The places that people spoke of, where they say they lie."""
    for one in Knowing(archive).all("place"):
        names = (*one.values("name"), *one.values("title")) or (one.id[:12],)
        lat, lon = _asserted(one)
        spot = Spot(None, names[0], None, lat, lon)
        if asked.place in one.ids or asked.at(spot):
            yield PlaceTold(one.id, names, lat, lon, 0, known=True)


def _asserted(known: Known) -> tuple[float | None, float | None]:
    lat = _degrees(known.value("latitude"), _LATITUDE)
    lon = _degrees(known.value("longitude"), _LONGITUDE)
    return (None, None) if lat is None or lon is None else (lat, lon)


def _made(archive: Archive, wanted: Sequence[str], watch: Watch | None) -> Iterator[MadeAt]:
    """Items that say where they were made, or of which somebody does."""
    corrections = Corrections(archive)
    made = (_made_at(archive, corrections, one) for one in _pictures(archive, wanted, watch))
    yield from islice((one for one in made if one is not None), MOST_ITEMS)


def _pictures(archive: Archive, wanted: Sequence[str], watch: Watch | None) -> Iterator[ItemSummary]:
    """Photos and films: of all items, these alone have a place of their own."""
    every = map(archive.catalogue.summary, items_meant(archive, wanted)) if wanted else archive.catalogue.items()
    summaries = {one.item: one for one in every if one.media_type.partition("/")[0] in _PICTURES}
    yield from (summaries[item] for item in watched(summaries, watch))


def _made_at(archive: Archive, corrections: Corrections, summary: ItemSummary) -> MadeAt | None:
    known = corrections.of([summary.item]).get(summary.item)
    lat, lon = _asserted(known) if known else (None, None)
    asserted = lat is not None
    if lat is None or lon is None:
        lat, lon = _embedded(archive, summary.item)
    if lat is None or lon is None:
        return None
    return MadeAt(summary.item, summary.title or summary.name, lat, lon, asserted)


def _embedded(archive: Archive, item: str) -> tuple[float | None, float | None]:
    facts = {one.name: one.value for row in archive.catalogue.intakes(item) for one in row.intake.facts}
    lat = _degrees(facts.get("latitude") or facts.get("gps-latitude"), _LATITUDE)
    lon = _degrees(facts.get("longitude") or facts.get("gps-longitude"), _LONGITUDE)
    return lat, lon


def _degrees(text: str | None, most: float) -> float | None:
    """`36.2`, `36.202100 N`: decimal degrees, signed; None for what is none."""
    found = _DEGREES.fullmatch((text or "").strip())
    if found is None:
        return None
    value = float(found[1]) * (-1 if found[2] in ("S", "W") else 1)
    return value if abs(value) <= most else None

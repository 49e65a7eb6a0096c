"""What an account offers for finding others of the same event, taken from a text and its reading."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from heapq import nlargest
from typing import Final, TypeVar

from amana.compare.events import (
    MOST_WEIGHT,
    DayTrait,
    FigureTrait,
    NameKind,
    NameTrait,
    PlaceTrait,
    Traits,
    WordTrait,
)
from amana.errors import DateUnreadable
from amana.language import analyse, fold, is_stop, name_key
from amana.reading import Claim, NameMention, PlaceMention, Reading
from amana.records import made_id

_MOST_DAYS, _MOST_PLACES, _MOST_PERSONS, _MOST_GROUPS, _MOST_FIGURES, _MOST_WORDS = 12, 12, 12, 6, 12, 96
_LONGEST = 12_000
_FAR = 1 << 30
_LONGEST_STRETCH = 7  # days: what took longer has no day of its own
_DAY = len("2016-12-22")

# What is told of first is what it is about: after so many code points, half as much.
_HALF = 900
_HALF_OF_WORDS = 1500
_NEAR = 200
_HALF_NEAR = 150
_DAY_ALONE, _PLACE_ALONE = 0.4, 0.6
_ROLES: Final = {"at": 1.0, "of": 0.6, "from": 0.7, "to": 0.7, "actor": 0.15}
_LEAST_LETTERS = 3
_Key = TypeVar("_Key", int, str)


def traits_of(
    reading: Reading, text: str, item: str, published: str | None = None, language: str | None = None
) -> Traits:
    """The traits of what one text says. `text` is the text that was read, `item` where it stands (SHA-256, hex).

    `published` (text that begins with an ISO day) and `language` go before what the reading says. Long texts are
    taken from their beginning: what a text is about stands there. Raises DateUnreadable.
    """
    happened = _happened(reading)
    return Traits(
        made_id("account", reading.text_sha256),
        item,
        reading.text_sha256,
        language or reading.language,
        _published(published or reading.document.published),
        tuple(DayTrait(one, weight) for one, weight in _most(_days(reading, happened), _MOST_DAYS)),
        tuple(_places(reading, happened)),
        tuple(_names(reading)),
        tuple(_figures(reading)),
        tuple(WordTrait(word, weight) for word, weight in _most(_words(reading, text), _MOST_WORDS)),
    )


def _published(day: str | None) -> int | None:
    if not day:
        return None
    try:
        return date.fromisoformat(day[:_DAY]).toordinal()
    except ValueError as fault:
        raise DateUnreadable(option="published", date=day) from fault


def _first(at: int) -> float:
    return 1.0 / (1.0 + at / _HALF)


def _happened(reading: Reading) -> Callable[[int], bool]:
    """Whether something happens near this place in the text: a word for an act, or a weapon."""
    acts = sorted(one.start for one in reading.terms if one.kind != "infrastructure")

    def near(at: int) -> bool:
        after = bisect(acts, at)
        return any(abs(act - at) < _NEAR for act in acts[max(0, after - 1) : after + 1])

    return near


def _facts(reading: Reading) -> Iterator[Claim]:
    return (one for one in reading.claims if one.status == "linked" and one.modality == "fact")


def _days(reading: Reading, happened: Callable[[int], bool]) -> Mapping[int, float]:
    found: defaultdict[int, float] = defaultdict(float)
    for time in reading.times:
        if time.type in ("DATE", "TIME"):
            weight = _first(time.start) * (1.0 if happened(time.start) else _DAY_ALONE)
            _add_days(found, time.first, time.last, weight)
    for claim in _facts(reading):
        _add_days(found, claim.first, claim.last, _first(claim.start))
    return found


def _add_days(found: defaultdict[int, float], first: str | None, last: str | None, weight: float) -> None:
    if first is None or last is None:
        return
    start, end = (date.fromisoformat(day[:_DAY]).toordinal() for day in (first, last))
    if start <= end <= start + _LONGEST_STRETCH:
        for day in range(start, end + 1):
            found[day] += weight / (end - start + 1)


def _places(reading: Reading, happened: Callable[[int], bool]) -> Iterator[PlaceTrait]:
    found: defaultdict[str, float] = defaultdict(float)
    known: dict[str, PlaceMention] = {}
    told = [(one, _ROLES[one.role] * (1.0 if happened(one.start) else _PLACE_ALONE)) for one in reading.places]
    told += [(reading.places[one.place], 1.0) for one in _facts(reading) if one.place is not None]
    for place, weight in told:
        name = place.id or "?" + " ".join(map(fold, place.text.split()))
        found[name] += weight * _first(place.start)
        known.setdefault(name, place)
    for name, share in _most(found, _MOST_PLACES):
        yield PlaceTrait(name, share, *_within(known[name], name))


def _within(place: PlaceMention, name: str) -> tuple[str | None, str | None]:
    """Province and country. A province lies in itself; so does a country, which has no province."""
    if place.admin is None:
        return None, place.name if place.id else None
    parts = [part.strip() for part in place.admin.split(",")]
    return (", ".join(parts[-2:]), parts[-1]) if len(parts) > 1 else (name, parts[0])


def _names(reading: Reading) -> Iterator[NameTrait]:
    kinds: tuple[tuple[NameKind, int], ...] = (("person", _MOST_PERSONS), ("group", _MOST_GROUPS))
    for kind, most in kinds:
        weights: defaultdict[int, float] = defaultdict(float)
        for at, name in enumerate(reading.names):
            if name.kind == kind:
                weights[at if name.same_as is None else name.same_as] += _first(name.start)
        for at, weight in _most(weights, most):
            one = reading.names[at]
            if keys := _keys(one):
                yield NameTrait(" ".join(one.text.split()), kind, weight, keys)


def _keys(name: NameMention) -> tuple[str, ...]:
    words = (word for word in name.text.split() if len(word) >= _LEAST_LETTERS and not is_stop(fold(word)))
    return tuple(sorted({key for word in words for key in name_key(word) if len(key) > 1}))


def _figures(reading: Reading) -> Iterator[FigureTrait]:
    told = (
        FigureTrait(one.category, one.lower, one.upper)
        for one in _facts(reading)
        if one.category is not None and one.hedge != "vague"
    )
    yield from list(dict.fromkeys(told))[:_MOST_FIGURES]


def _words(reading: Reading, text: str) -> Mapping[str, float]:
    """Stems, the more the nearer they stand to what happened and to the beginning."""
    acts = (one.start for one in reading.terms if one.kind in ("act", "violation"))
    happened = sorted({*acts, *(one.start for one in reading.claims if one.status == "linked")})
    before, found = 0, defaultdict[str, float](float)
    happened = [-_FAR, *happened, _LONGEST + _FAR]
    for token in analyse(text[:_LONGEST]):
        norm, start = token.norm, token.start
        if len(norm) < _LEAST_LETTERS or norm.isdigit() or is_stop(norm):
            continue
        while happened[before + 1] <= start:
            before += 1
        away = min(start - happened[before], happened[before + 1] - start)
        word = token.stems[0] if token.stems else norm
        found[word] += 1.0 / ((1.0 + away / _HALF_NEAR) * (1.0 + start / _HALF_OF_WORDS))
    return found


def _most(weights: Mapping[_Key, float], most: int) -> Iterator[tuple[_Key, int]]:
    """The heaviest, in whole numbers, the first of them MOST_WEIGHT. Of equals, those that came first."""
    heaviest = nlargest(most, weights.items(), key=lambda one: one[1])
    for key, weight in heaviest:
        share = round(MOST_WEIGHT * weight / heaviest[0][1])
        if share:
            yield key, share

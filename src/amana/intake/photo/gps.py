"""Where a picture was taken, as its GPS directory says: where, how high, which way, how sure, by what clock.

Exif 3.0 (CIPA DC-008), 4.6.7. A coordinate has a hemisphere only if the file gives one. What cannot be a place
(91 degrees, a division by zero) is told as written, and as unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from math import isfinite

from amana.intake.photo.exif import text_of, written
from amana.intake.photo.facts import fact
from amana.intake.photo.tiff import Directory, Field, named
from amana.records import EmbeddedFact

_SIDES = (("latitude", 1, 2, 90.0, "NS"), ("longitude", 3, 4, 180.0, "EW"))
_REFERENCES = {"T": "true", "M": "magnetic"}
_SPEEDS = {"K": "km/h", "M": "mph", "N": "knots"}
_DAY = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)")
_QUARTER = 15  # minutes: zones differ by whole quarters of an hour
_LOOSE = 5  # minutes by which a camera's clock may be off and still tell its zone
_FURTHEST = 14 * 60 + _LOOSE

Fields = Mapping[int, Field]


def place_facts(found: Sequence[Directory]) -> Iterator[EmbeddedFact]:
    """What can be understood of the place; what cannot stands as written beside the word unreadable."""
    fields = named(list(found), "gps").fields
    for name, letter_tag, tag, most, letters in _SIDES:
        if tag in fields:
            yield from _coordinate(name, text_of(fields.get(letter_tag)).upper(), fields[tag], most, letters)
    yield from _measure(fields, "altitude", 6, " m", 1e6)
    yield from _measure(fields, "direction", 17, "", 360.0)
    reference = text_of(fields.get(16)).upper()
    if 17 in fields and reference:
        yield fact("direction-reference", _REFERENCES.get(reference, reference))
    yield from _measure(fields, "accuracy", 31, " m", 1e7)
    yield from _measure(fields, "speed", 13, " " + _SPEEDS.get(text_of(fields.get(12)).upper(), ""), 1e5)
    if 27 in fields:
        yield fact("position-by", written(fields[27]).removeprefix("ASCII").strip("\x00 ") or "?")
    moment = gps_time(found)
    if moment:
        yield fact("gps-time", moment, f"{text_of(fields.get(29))} {written(fields[7])}".strip())
    elif 7 in fields:
        yield fact("gps-time-unreadable", f"{text_of(fields.get(29))} {written(fields[7])}".strip())


def _coordinate(name: str, letter: str, field: Field, most: float, letters: str) -> Iterator[EmbeddedFact]:
    """Twice where the hemisphere is known: with its letter as written, and signed."""
    raw = f"{written(field)} {letter}".strip()
    parts = field.numbers
    if not 0 < len(parts) <= 3 or not all(isfinite(part) for part in parts):
        yield fact(f"{name}-unreadable", raw)
        return
    degrees = sum(part / 60**place for place, part in enumerate(parts))
    if abs(degrees) > most or any(abs(part) >= 60 for part in parts[1:]) or any(part < 0 for part in parts[1:]):
        yield fact(f"{name}-unreadable", raw)
        return
    yield fact(f"gps-{name}", f"{degrees:.6f} {letter}".strip(), raw)
    if len(letter) == 1 and letter in letters and degrees >= 0:
        signed = -degrees if letter == letters[1] else degrees
        yield fact(name, f"{signed:.7f}", raw)


def _measure(fields: Fields, name: str, tag: int, unit: str, most: float) -> Iterator[EmbeddedFact]:
    field = fields.get(tag)
    if field is None:
        return
    number = field.numbers[0] if field.numbers else float("nan")
    if not isfinite(number) or abs(number) > most:
        yield fact(f"{name}-unreadable", written(field) or "(empty)")
        return
    below = name == "altitude" and 5 in fields and fields[5].number in {1, 3}
    yield fact(name, f"{-number if below else number:.7g}{unit}".strip(), written(field))


def gps_time(found: Sequence[Directory]) -> str | None:
    """The satellites' time, which is UTC; without its day where the file gives none."""
    fields = named(list(found), "gps").fields
    clock = fields[7].numbers if 7 in fields else ()
    if len(clock) != 3 or not all(isfinite(part) for part in clock):
        return None
    hour, minute, second = (int(part) for part in clock)
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second <= 60):
        return None
    told = f"{hour:02d}:{minute:02d}:{second:02d}Z"
    day = _DAY.fullmatch(text_of(fields.get(29)))
    return f"{day[1]}-{day[2]}-{day[3]}T{told}" if day else told


def clocks(taken: str | None, moment: str | None) -> Iterator[EmbeddedFact]:
    """Whether the camera's time and the satellites' agree; and which zone their difference tells.

    The zone is told as a fact of its own and never joined to the time: a clock may also be wrong by whole hours.
    """
    own, theirs = _moment(taken), _moment(moment)
    if own is None or theirs is None:
        return
    if own.tzinfo is not None:
        apart = round((own - theirs).total_seconds())
        yield fact("clock-against-gps", "agrees" if abs(apart) <= 60 * _LOOSE else f"differs by {apart} s")
        return
    minutes = (own - theirs.replace(tzinfo=None)) / timedelta(minutes=1)
    zone = round(minutes / _QUARTER) * _QUARTER
    if abs(minutes) <= _FURTHEST and abs(minutes - zone) <= _LOOSE:
        sign = "-" if zone < 0 else "+"
        yield fact("zone-by-gps", f"{sign}{abs(zone) // 60:02d}:{abs(zone) % 60:02d}", f"{taken} / {moment}")
    else:
        yield fact("clock-against-gps", f"differs by {round(minutes * 60)} s", f"{taken} / {moment}")


def _moment(told: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(told) if told and "T" in told else None
    except ValueError:
        return None

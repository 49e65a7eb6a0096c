"""Places given by their coordinates: 36°12′N 37°10′E, 36.201°N 37.161°E, 36.2012, 37.1612."""

from __future__ import annotations

import re

from amana.reading.places.entries import Entry
from amana.reading.places.found import Candidate

_PART = "[ \u00a0]?"
_SEXAGESIMAL = (
    rf"(\d{{1,3}}(?:\.\d{{1,8}})?)[°º]{_PART}(?:(\d{{1,2}}(?:\.\d{{1,4}})?)['’′]{_PART})?"
    rf"(?:(\d{{1,2}}(?:\.\d{{1,4}})?)[\"”″]{_PART})?([{{}}])"
)
_GEO = _SEXAGESIMAL.replace("{}", "NSns") + "[,;]?[ \u00a0/]{0,3}" + _SEXAGESIMAL.replace("{}", "EWew")
# Bare decimals are coordinates only with four decimals and more: nobody gives another pair of figures so.
_GATE = re.compile(r"\.\d{4,10}[,;][ \u00a0]?-?\d{1,3}\.\d{4}")
_DECIMAL = re.compile(r"(?<![\d.,])(-?\d{1,2}\.\d{4,10})[,;][ \u00a0]?(-?\d{1,3}\.\d{4,10})(?![\d.])")


def find(text: str) -> list[Candidate]:
    """Candidates with one place each: the point itself, without an id."""
    found = []
    if "°" in text or "º" in text:
        for match in re.finditer(_GEO, text):
            found += _candidate(match, _degrees(*match.groups()[:4]), _degrees(*match.groups()[4:]))
    if _GATE.search(text):
        for match in _DECIMAL.finditer(text):
            found += _candidate(match, float(match[1]), float(match[2]))
    return found


def _degrees(whole: str, minutes: str | None, seconds: str | None, side: str) -> float:
    value = float(whole) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    return -value if side in "SsWw" else value


def _candidate(match: re.Match[str], lat: float, lon: float) -> list[Candidate]:
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return []
    point = Entry("", "point", "", "", round(lat, 6), round(lon, 6), 0, "", "")
    return [Candidate.of(match.span(), (point,), "", 0.0, "coordinates")]

"""Make `src/amana/web/drawing/outlines.json.gz`: the coasts and borders of the map, from Natural Earth 1:10m.

Not part of the installed package. Natural Earth is in the public domain; it comes by way of the npm package
world-atlas (ISC). numpy and Babel (which country a number means) are needed, and Amana for the names of countries:

    (cd /tmp && npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz)
    python -m tools.write_outlines /tmp/package/countries-10m.json

The same input gives the same bytes. What is written: the points of all arcs after one another, `east` and `north`
of the point before in thousandths of a degree (the first: of nothing); `lengths`, how many of them each arc has;
`countries`, each with its code, names in English and Arabic (empty: none known), and polygons of rings of arcs
(~n: arc n backwards), as in TopoJSON.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from babel.core import get_global
from numpy.typing import NDArray

from amana.reading import shipped

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src" / "amana" / "web" / "drawing" / "outlines.json.gz"
SCALE = 1000
# How far a line may stray, in degrees: the source itself is good to 0.004. Least where most archives' places are.
NEAR, ELSEWHERE, ICE = 0.004, 0.009, 0.06
NEAR_BOX = (-18.0, 8.0, 66.0, 43.0)
ICE_FROM = 68.0
Line = NDArray[np.float64]


def main(source: Path) -> None:
    """Read the topology at `source`, write ours."""
    atlas = json.loads(source.read_text(encoding="utf-8"))
    arcs = [_thinned(line, _tolerance(line)) for line in _lines(atlas)]
    east, north = _steps(np.concatenate(arcs))
    body = {
        "source": "Natural Earth 1:10m admin 0 countries, public domain, by way of world-atlas (ISC)",
        "scale": SCALE,
        "lengths": [len(arc) for arc in arcs],
        "east": east,
        "north": north,
        "countries": sorted(_countries(atlas), key=lambda one: json.dumps(one, sort_keys=True)),
    }
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    TARGET.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{TARGET}: {TARGET.stat().st_size:,} bytes, {sum(map(len, arcs)):,} points")


def _lines(atlas: dict[str, Any]) -> Iterator[Line]:
    scale, translate = (np.array(atlas["transform"][name]) for name in ("scale", "translate"))
    for arc in atlas["arcs"]:
        yield np.cumsum(np.array(arc), axis=0) * scale + translate


def _tolerance(line: Line) -> float:
    west, south, east, north = NEAR_BOX
    (low_x, low_y), (high_x, high_y) = line.min(axis=0), line.max(axis=0)
    if low_x < east and high_x > west and low_y < north and high_y > south:
        return NEAR
    return ICE if low_y > ICE_FROM or high_y < -60 else ELSEWHERE


def _thinned(line: Line, tolerance: float) -> Line:
    """Douglas and Peucker: the ends, and what strays further than `tolerance` from the chord."""
    keep = np.zeros(len(line), dtype=bool)
    keep[[0, -1]] = True
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        away = _distances(line[first], line[last], line[first + 1 : last])
        if away.max() > tolerance:
            at = first + 1 + int(away.argmax())
            keep[at] = True
            waiting += [(first, at), (at, last)]
    return line[keep]


def _distances(one: Line, other: Line, points: Line) -> Line:
    chord, rest = other - one, points - one
    length = float(np.hypot(*chord))
    if length == 0:
        return np.asarray(np.hypot(rest[:, 0], rest[:, 1]))
    return np.asarray(np.abs(rest[:, 0] * chord[1] - rest[:, 1] * chord[0]) / length)


def _steps(points: Line) -> list[list[int]]:
    whole = np.round(points * SCALE).astype(int)
    found: list[list[int]] = np.diff(whole, axis=0, prepend=[[0, 0]]).T.tolist()
    return found


def _countries(atlas: dict[str, Any]) -> Iterator[dict[str, Any]]:
    names = _names()
    for shape in atlas["objects"]["countries"]["geometries"]:
        code = _code(shape.get("id"))
        english, arabic = names.get(code, (shape["properties"]["name"], ""))
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        yield {"code": code, "en": english, "ar": arabic, "polygons": polygons}


def _code(number: str | None) -> str:
    found = get_global("territory_aliases").get(number or "", ())
    return str(found[0]) if found else ""


def _names() -> dict[str, tuple[str, str]]:
    """ISO code -> the names that our own gazetteer has."""
    gazetteer = shipped()
    found = {}
    for at in range(len(gazetteer.lines)):
        entry = gazetteer.entry(at)
        if entry.kind == "country":
            found[entry.country] = (entry.english, entry.arabic)
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))

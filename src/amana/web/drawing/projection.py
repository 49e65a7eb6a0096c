"""Where a place lies on a map: the web's Mercator projection, which map tiles have too. North is up, west is left.

A map does not go round: what lies beyond 180° is not shown a second time, and the poles not at all (85° at most).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

POLE: Final = 85.0511
_AROUND_KM: Final = 40_075.017
_NUMBER: Final = r"(-?\d{1,3}(?:\.\d{1,8})?)"
_BOX: Final = re.compile(",".join([_NUMBER] * 4), re.ASCII)
_NARROWEST: Final = 0.002  # degrees: about 200 m


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the earth, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def read(cls, text: str) -> Box | None:
        """What `text` of an address (`west,south,east,north`) says; None where that is no part of the earth."""
        match = _BOX.fullmatch(text[:64].strip())
        if not match:
            return None
        west, south, east, north = map(float, match.groups())
        right = -180 <= west < east <= 180 and -90 <= south < north <= 90
        return cls(west, south, east, north) if right else None

    def text(self) -> str:
        """For an address: `36.6,35.9,37.4,36.6`."""
        return ",".join(f"{one:.4f}".rstrip("0").rstrip(".") for one in self._all())

    def _all(self) -> tuple[float, float, float, float]:
        return self.west, self.south, self.east, self.north

    def zoomed(self, factor: float) -> Box:
        """The box around the same middle, `factor` times as wide: 0.5 is nearer, 2 further away."""
        wide, high = (self.east - self.west) * factor / 2, (self.north - self.south) * factor / 2
        return _lawful((self.west + self.east) / 2, (self.south + self.north) / 2, wide, high)

    def moved(self, across: float, up: float) -> Box:
        """The box as far to the east (`across`) and north (`up`) as so many times its own width and height."""
        wide, high = self.east - self.west, self.north - self.south
        middle = ((self.west + self.east) / 2 + wide * across, (self.south + self.north) / 2 + high * up)
        return _lawful(*middle, wide / 2, high / 2)


def _lawful(lon: float, lat: float, wide: float, high: float) -> Box:
    """The box around a middle, moved to where it lies on the earth whole, and made smaller where it must be."""
    wide = min(max(wide, _NARROWEST / 2), 180.0)
    high = min(max(high, _NARROWEST / 2), POLE)
    lon = min(max(lon, wide - 180), 180 - wide)
    lat = min(max(lat, high - POLE), POLE - high)
    return Box(lon - wide, lat - high, lon + wide, lat + high)


def box_around(places: Sequence[tuple[float, float]], margin: float = 0.12, least: float = 0.6) -> Box:
    """The box that holds all (longitude, latitude), with a margin, `least` degrees wide; of none, the earth."""
    if not places:
        return Box(-180, -58, 180, 78)
    lons, lats = [one[0] for one in places], [one[1] for one in places]
    wide = max((max(lons) - min(lons)) * (1 + 2 * margin), least) / 2
    high = max((max(lats) - min(lats)) * (1 + 2 * margin), least * 0.6) / 2
    return _lawful((max(lons) + min(lons)) / 2, (max(lats) + min(lats)) / 2, wide, high)


def mercator(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rows of longitude and latitude on the square of the projection: 0 to 1 from the north-west."""
    clear = np.radians(np.clip(places[:, 1], -POLE, POLE))
    y = 0.5 - np.log(np.tan(np.pi / 4 + clear / 2)) / (2 * np.pi)
    return np.stack([places[:, 0] / 360 + 0.5, y], axis=1)


def _square(lon: float, lat: float) -> tuple[float, float]:
    clear = math.radians(min(max(lat, -POLE), POLE))
    return lon / 360 + 0.5, 0.5 - math.log(math.tan(math.pi / 4 + clear / 2)) / (2 * math.pi)


@dataclass(frozen=True, slots=True)
class View:
    """A picture of `width` by `height` pixels: `left`, `top` on the square, `scale` pixels for the whole of it."""

    left: float
    top: float
    scale: float
    width: float
    height: float

    @classmethod
    def of(cls, box: Box, width: float, height: float) -> View:
        """The view that holds a box whole, in the middle."""
        west, north = _square(box.west, box.north)
        east, south = _square(box.east, box.south)
        scale = min(width / max(east - west, 1e-9), height / max(south - north, 1e-9))
        left, top = (west + east) / 2 - width / scale / 2, (north + south) / 2 - height / scale / 2
        return cls(left, top, scale, width, height)

    @property
    def square(self) -> tuple[float, float, float, float]:
        """West, north, east and south on the square."""
        return self.left, self.top, self.left + self.width / self.scale, self.top + self.height / self.scale

    def pixel(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a place lies in the picture."""
        x, y = _square(lon, lat)
        return (x - self.left) * self.scale, (y - self.top) * self.scale

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a place is seen."""
        x, y = self.pixel(lon, lat)
        return 0 <= x <= self.width and 0 <= y <= self.height

    def pixels(self, ring: NDArray[np.float64]) -> NDArray[np.float64]:
        """Rows on the square, in the picture."""
        return np.asarray((ring - (self.left, self.top)) * self.scale)

    @property
    def km(self) -> float:
        """Kilometres of a pixel, in the middle of the picture."""
        y = self.top + self.height / self.scale / 2
        lat = 2 * math.atan(math.exp((0.5 - y) * 2 * math.pi)) - math.pi / 2
        return _AROUND_KM * math.cos(lat) / self.scale


def height_for(box: Box, width: float) -> float:
    """The height in which a box fills `width`; half of it at least, and no more than a screen shows."""
    least, most = 0.5, 0.7 if width > 600 else 1.2
    west, north = _square(box.west, box.north)
    east, south = _square(box.east, box.south)
    return min(max((south - north) / max(east - west, 1e-9), least), most) * width

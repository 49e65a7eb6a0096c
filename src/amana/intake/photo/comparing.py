"""The small picture that a camera put into its file, against the picture: where they differ, somebody edited one.

Two measures: the distance of their perceptual hashes (another picture, another crop), and the largest difference
in any one place once brightness and contrast are made alike (something was covered or painted in).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amana.intake import arrays
from amana.intake.pdq import distance, pdq

if TYPE_CHECKING:
    from PIL.Image import Image

_FAR = 60  # bits: beyond it the hashes are of different pictures
_SPOT = 48  # levels of grey of 255, in one place, after both are brought to one brightness and contrast
_GRID = 24
_FLAT = 10  # a picture of a lower quality is so flat that its hash says nothing
_ASPECT = 0.02


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far apart: bits of 256 between the hashes, levels of 255 in the place where they differ most."""

    bits: int
    spot: int

    @property
    def same(self) -> bool:
        """Whether both show the same."""
        return self.bits <= _FAR and self.spot <= _SPOT

    def told(self) -> str:
        """In words, with both figures."""
        word = "same" if self.same else "differs"
        return f"{word} ({self.bits} of 256 bits, {self.spot} of 255 levels at most)"


def likeness(picture: Image, small: Image, told: str | None = None) -> Likeness:
    """The nearest of the ways in which a camera may have made the small one: whole, or cut to its shape.

    `told` is the picture's hash, where it is known.
    """
    found = [_apart(one, other, told if one is picture else None) for one, other in _pairs(picture, small)]
    return min(found, key=lambda one: (not one.same, one.bits, one.spot))


def _pairs(picture: Image, small: Image) -> Iterator[tuple[Image, Image]]:
    """Both whole where their shapes agree; else one cut to the other's shape, around its middle."""
    yield picture, small
    wide, narrow = picture.width / picture.height, small.width / small.height
    if abs(wide / narrow - 1) > _ASPECT:
        yield picture, _cut(small, wide)  # black bars were added
        yield _cut(picture, narrow), small


def _cut(image: Image, shape: float) -> Image:
    width, height = image.size
    if width / height > shape:
        kept = max(round(height * shape), 1)
        left = (width - kept) // 2
        return image.crop((left, 0, left + kept, height))
    kept = max(round(width / shape), 1)
    top = (height - kept) // 2
    return image.crop((0, top, width, top + kept))


def _apart(one: Image, other: Image, told: str | None = None) -> Likeness:
    right, quality = pdq(other)
    bits = distance(told or pdq(one)[0], right) if quality > _FLAT else 0
    return Likeness(bits, _spot(one, other))


def _spot(one: Image, other: Image) -> int:
    """The largest difference between cells of a coarse grid, their brightness and contrast made alike."""
    first, second = _cells(one), _cells(other)
    spread = max(float(first.std()), 1.0) / max(float(second.std()), 1.0)
    alike = (second - second.mean()) * min(max(spread, 0.5), 2.0) + first.mean()
    return round(float(abs(first - alike).max()))


def _cells(image: Image) -> Any:
    from PIL.Image import Resampling

    return arrays.numpy().asarray(image.convert("L").resize((_GRID, _GRID), Resampling.BOX), dtype="float32")

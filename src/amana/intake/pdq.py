"""PDQ, a perceptual hash: 256 bits that stay near each other while a picture is resized or compressed again.

The algorithm as Facebook's ThreatExchange publishes it (`pdq/README.md` and the paper "The TMK+PDQF
Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm", 2019): luminance, two passes of a box filter each
way, one sample for each of 64 x 64 cells, the 16 x 16 lowest frequencies but the constant, each above their
median or not. Filter and sampling are linear, so each way they are one matrix, kept for sizes that come again.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from amana.intake import arrays

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray
    from PIL.Image import Image

    Floats = NDArray[float32]

BITS = 256
LONGEST = 640
"""A longer side is first made shorter, by a whole number: what the filter would smooth away in any case."""
_CELLS, _WAVES = 64, 16
_PASSES = 2
_WINDOWS = 128  # a filter's window is the side by this, rounded up
_STEEP = 90  # this much gradient is a hundredth of the quality
_FOR_CROPS = 256  # each side, so that what is cut out has the same few sizes for every picture
# Shares cut off left, top, right and bottom: what takes a tenth of a picture away at a side, around, in a corner
# or from both sides is within about 64 bits of one of these.
CROPS = (
    (0.05, 0.05, 0.05, 0.05),
    (0.026, 0.026, 0.026, 0.026),
    (0.1, 0, 0, 0),
    (0, 0.1, 0, 0),
    (0, 0, 0.1, 0),
    (0, 0, 0, 0.1),
    (0.05, 0.05, 0, 0),
    (0.05, 0, 0, 0.05),
    (0, 0.05, 0.05, 0),
    (0, 0, 0.05, 0.05),
    (0.05, 0, 0.05, 0),
    (0, 0.05, 0, 0.05),
)


def pdq(image: Image) -> tuple[str, int]:
    """The hash as 64 hex digits (bit 255 first, as the reference prints it), and its quality from 0 to 100.

    `image` is upright; its mode does not matter, transparency counts as white. Below a quality of about 50
    the picture is nearly flat, and its hash says little.
    """
    return pdq_of(luminance(image))


def pdq_of_crops(image: Image) -> list[tuple[str, int]]:
    """The hashes of the picture with each of `CROPS` cut off, in their order.

    A copy from which a part was cut is found by its whole being near one of these of the original; and an
    original, asked for by its cut copy, likewise.
    """
    from PIL.Image import Resampling

    small = _grey(image).resize((_FOR_CROPS, _FOR_CROPS), Resampling.BOX)
    luma: Any = arrays.numpy().asarray(small, dtype="float32")
    rows, columns = luma.shape
    bands: dict[tuple[int, int], Any] = {}  # several crops keep the same rows
    cut = []
    for left, top, right, bottom in CROPS:
        first, last = round(rows * top), round(rows * (1 - bottom))
        if (first, last) not in bands:
            bands[first, last] = _sampler(last - first) @ luma[first:last]
        across = bands[first, last][:, round(columns * left) : round(columns * (1 - right))]
        cut.append(across @ _sampler(across.shape[1]).T)
    return _hashes(arrays.numpy().stack(cut))


def luminance(image: Image) -> Floats:
    """The picture's luminance from 0 to 255, rows by columns, its longer side at most `LONGEST`."""
    luma: Floats = arrays.numpy().asarray(made_for_hash(image), dtype="float32")
    return luma


def made_for_hash(image: Image) -> Image:
    """A copy in grey, its longer side at most `LONGEST`: the same hash but for a few bits, and less to turn."""
    factor = -(-max(image.size) // LONGEST)
    if factor > 1 and image.mode in {"L", "RGB"}:
        return image.reduce(factor).convert("L")
    grey = _grey(image)
    return grey.reduce(factor) if factor > 1 else grey


def _grey(image: Image) -> Image:
    from PIL import Image as images

    if "A" in image.mode or "transparency" in image.info:
        seen = image.convert("RGBA")
        image = images.new("RGB", seen.size, "white")
        image.paste(seen, mask=seen)
    return image.convert("L")


def pdq_of(luma: Floats) -> tuple[str, int]:
    """The hash and quality of a luminance, rows by columns, neither of them 0."""
    rows, columns = luma.shape
    small: Any = (_sampler(rows) @ luma) @ _sampler(columns).T
    return _hashes(small[None])[0]


def distance(one: str, other: str) -> int:
    """In how many of their 256 bits two hashes differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def _hashes(small: Any) -> list[tuple[str, int]]:
    """The hash and quality of each of several 64 x 64 samplings."""
    numpy, waves = arrays.numpy(), _cosines()
    told = (waves @ small @ waves.T).reshape(len(small), BITS)
    medians = numpy.partition(told, BITS // 2 - 1, axis=1)[:, BITS // 2 - 1 : BITS // 2]
    bits = numpy.packbits(told > medians, axis=1, bitorder="little")
    hashes = (f"{int.from_bytes(row.tobytes(), 'little'):064x}" for row in bits)
    return list(zip(hashes, _qualities(small), strict=True))


def _qualities(small: Any) -> list[int]:
    """How much there is to see: the steps between neighbouring cells, in whole hundredths of the range."""
    numpy = arrays.numpy()
    level = small * (100 / 255)
    across, down = level[:, :, 1:] - level[:, :, :-1], level[:, 1:] - level[:, :-1]
    steps = sum(numpy.abs(numpy.trunc(one)).sum(axis=(1, 2)) for one in (across, down))
    return [min(int(step) // _STEEP, 100) for step in steps]


@lru_cache(maxsize=64)
def _sampler(size: int) -> Floats:
    """64 x size: both passes of the box filter along one side, then the sample of each cell."""
    numpy = arrays.numpy()
    window = -(-size // _WINDOWS)
    ahead = (window + 2) // 2
    kept: Any = numpy.zeros((_CELLS, size), dtype="float32")
    kept[range(_CELLS), [int((cell + 0.5) * size / _CELLS) for cell in range(_CELLS)]] = 1
    for _ in range(_PASSES):
        kept = _spread(kept, window - ahead, ahead)
    sampler: Floats = kept
    return sampler


def _spread(weights: Floats, behind: int, ahead: int) -> Floats:
    """Each weight of a row shared out over the window around its place, as far as the side goes.

    A window is summed as the difference of two running sums, as the filter's published form does.
    """
    numpy = arrays.numpy()
    size = weights.shape[1]
    first = numpy.maximum(numpy.arange(size) - behind, 0)
    last = numpy.minimum(numpy.arange(size) + ahead, size)
    shares: Any = weights / (last - first)
    edges = numpy.zeros((weights.shape[0], size + 1), dtype="float64")
    rows = numpy.arange(weights.shape[0])[:, None]
    numpy.add.at(edges, (rows, first[None, :]), shares)
    numpy.add.at(edges, (rows, last[None, :]), -shares)
    spread: Floats = edges.cumsum(axis=1)[:, :size].astype("float32")
    return spread


@lru_cache(maxsize=1)
def _cosines() -> Floats:
    numpy = arrays.numpy()
    wave, place = numpy.ogrid[1 : _WAVES + 1, 0:_CELLS]
    told = numpy.sqrt(2 / _CELLS) * numpy.cos(numpy.pi / 2 / _CELLS * wave * (2 * place + 1))
    waves: Floats = told.astype("float32")
    return waves

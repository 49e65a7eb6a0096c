"""Whether a picture is a scan or photograph of a page of text: a cheap look, before text is looked for in it.

Conservative: what is no page is hardly ever taken for one; a page among other things may be missed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amana.intake import arrays

if TYPE_CHECKING:
    from PIL.Image import Image

_SIDE = 640  # the longer side that is looked at
_AROUND = 24  # pixels on each side whose brightest tells the paper
_INK, _PAPER = 0.72, 0.88  # of the paper's brightness: below is ink, above is paper
_LIGHT = 100  # the paper's brightness, of 255
_INK_SHARE = (0.012, 0.35)
_BETWEEN = 0.22  # at most this share is neither ink nor paper
_CHANGES = 10  # in a line of text, from paper to ink and back
_LINES = 4
_SMALLEST, _GLANCE = 64, 64  # pixels
_DARK = 80  # the median of a page is lighter
_COLOUR = 45  # mean saturation of 255: paper is grey or nearly


def looks_like_text(image: Image) -> bool:
    """Whether light paper with lines of small dark strokes fills it. Upright or on its side."""
    if min(image.size) < _SMALLEST or not _like_paper(image):
        return False
    small = image.convert("L")
    small.thumbnail((_SIDE, _SIDE))
    ink, between, light = _ink(small)
    share = float(ink.mean())
    if light < _LIGHT or not _INK_SHARE[0] <= share <= _INK_SHARE[1] or between > _BETWEEN:
        return False
    return _written(ink) or _written(ink.T)


def _like_paper(image: Image) -> bool:
    """A glance that most photographs do not pass: light enough, and grey or nearly."""
    from PIL import ImageStat
    from PIL.Image import Resampling

    glance = image.resize((_GLANCE, _GLANCE), Resampling.NEAREST)  # averages would lose the colours
    if ImageStat.Stat(glance.convert("L")).median[0] < _DARK:
        return False
    return image.mode != "RGB" or float(ImageStat.Stat(glance.convert("HSV")).mean[1]) <= _COLOUR


def _ink(grey: Image) -> tuple[Any, float, float]:
    """Where ink is; the share that is neither ink nor paper; how light the paper is."""
    from PIL import ImageFilter

    numpy = arrays.numpy()

    coarse = grey.resize((max(grey.width // 4, 1), max(grey.height // 4, 1)))
    paper = coarse.filter(ImageFilter.MaxFilter(2 * (_AROUND // 8) + 1)).filter(ImageFilter.BoxBlur(_AROUND // 4))
    around = numpy.asarray(paper.resize(grey.size), dtype="float32")
    seen = numpy.asarray(grey, dtype="float32") / numpy.maximum(around, 1)
    between = float(((seen >= _INK) & (seen < _PAPER)).mean())
    return seen < _INK, between, float(numpy.median(around))


def _written(ink: Any) -> bool:
    """Whether there are several lines, and in them ink and paper change often, as letters make them."""
    numpy = arrays.numpy()

    rows = ink.mean(axis=1)
    full = rows > max(0.02, float(rows.mean()))
    lines = int((full[1:] & ~full[:-1]).sum())
    if lines < _LINES or not 0.03 < float(full.mean()) < 0.9:
        return False
    changes = (ink[full][:, 1:] != ink[full][:, :-1]).sum(axis=1)
    return float(numpy.median(changes)) >= 2 * _CHANGES

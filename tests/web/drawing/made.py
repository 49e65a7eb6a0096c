"""Words and readers of pictures for the tests of drawings. All people and figures are invented."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from amana.language.wording import say
from amana.web.drawing import Words
from amana.web.drawing.measure import width_of

EN = Words(partial(say, "en"))
AR = Words(partial(say, "ar"), backwards=True, digits="arabic")
BOTH = (EN, AR)
_NAME = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Text:
    """A drawn line of text, and what it covers."""

    text: str
    left: float
    right: float
    base: float
    size: float

    def meets(self, other: Text) -> bool:
        """Whether the two would be drawn over each other: their letters, without the air around them."""
        level = abs(self.base - other.base) < 0.8 * max(self.size, other.size)
        return level and self.left < other.right - 0.5 and other.left < self.right - 0.5


def read(svg: str) -> Element:
    """The picture, as a parser of XML reads it."""
    return fromstring(svg)


def of_kind(root: Element, tag: str) -> list[Element]:
    """All elements of a name."""
    return root.findall(f".//{_NAME}{tag}")


def texts(root: Element) -> list[Text]:
    """All lines of text, with the room they are reckoned to take."""
    return [_text(one) for one in of_kind(root, "text")]


def _text(one: Element) -> Text:
    said, size, x = one.text or "", float(one.attrib["font-size"]), float(one.attrib["x"])
    width = width_of(said, size)
    backwards = one.attrib["direction"] == "rtl"
    side = {"start": "right" if backwards else "left", "end": "left" if backwards else "right"}
    left = {"left": x, "right": x - width, "middle": x - width / 2}[side.get(one.attrib["text-anchor"], "middle")]
    return Text(said, left, left + width, float(one.attrib["y"]), size)


def overlapping(found: list[Text]) -> list[tuple[str, str]]:
    """Pairs of texts that cover each other."""
    return [
        (one.text, other.text) for at, one in enumerate(found) for other in found[at + 1 :] if one.meets(other)
    ]


def outside(root: Element) -> list[Text]:
    """Texts that run out of the picture."""
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    return [
        one
        for one in texts(root)
        if one.left < -1 or one.right > width + 1 or one.base > height or one.base < one.size * 0.6
    ]


def numbers(root: Element) -> list[float]:
    """Every number that stands in the place of a coordinate."""
    kinds = ("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height")
    return [float(one.attrib[kind]) for one in root.iter() for kind in kinds if _counts(one.attrib.get(kind))]


def _counts(value: Any) -> bool:
    return value is not None and not str(value).endswith("%")

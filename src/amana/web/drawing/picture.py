"""One picture on its way to SVG: shapes, texts and links, in a root that says in words what it shows.

A picture that somebody can step through is a `group` of links and named marks; one without any is an `img`, as an
`img` may hold nothing that takes the focus. Colours are attributes: no policy of a page forbids them.
Texts are set apart from what stands around them: each has the direction of its own first letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Literal
from xml.etree.ElementTree import Element, SubElement, tostring

from amana.web.drawing.measure import plain, right_to_left
from amana.web.drawing.paint import FONT, Colour, paint, style_alone

Side = Literal["left", "middle", "right"]
SIZE: Final = 13.0
"""The usual size of letters, in pixels."""
# Where a link may lead: into this site, or to a page of the web; never to a script.
_LINK: Final = re.compile(r"(?:https?://|/|[?#]|[\w.~%-]+(?:[/?#]|$))", re.IGNORECASE)
Value = str | float


class Picture:
    """A picture of `width` and `height` pixels (the height may be set until it is done)."""

    def __init__(
        self, width: float, *, title: str, desc: str = "", alone: bool = False, right_to_left: bool = False
    ) -> None:
        self.width, self.height = width, 0.0
        self.alone, self.mirrored = alone, right_to_left
        # In a page it takes the page's own font.
        self.root = Element(
            "svg", {"xmlns": "http://www.w3.org/2000/svg", **({"font-family": FONT} if alone else {})}
        )
        self._here = self.root
        self._stepped = False
        SubElement(self.root, "title").text = plain(title)
        if desc:
            SubElement(self.root, "desc").text = plain(desc, 2_000)
        if alone:
            SubElement(self.root, "style").text = style_alone()
            SubElement(self.root, "rect", {"width": "100%", "height": "100%", **self.paint("paper")})

    def paint(self, fill: Colour | None = None, stroke: Colour | None = None) -> dict[str, str]:
        """Attributes of colour, for this picture."""
        return paint(fill, stroke, alone=self.alone)

    def x(self, start: float) -> float:
        """Where something lies that is `start` pixels from where reading starts: the right, in Arabic."""
        return self.width - start if self.mirrored else start

    def shape(
        self, tag: str, fill: Colour | None = None, stroke: Colour | None = None, /, **values: Value | None
    ) -> Element:
        """Any shape; `_` in a name is `-`, a value that is None is left out."""
        told = {name.replace("_", "-"): _number(one) for name, one in values.items() if one is not None}
        return SubElement(self._here, tag, {**told, **self.paint(fill, stroke)})

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: Colour, **values: Value | None) -> None:
        """A straight line between two points, in pixels from the left and the top."""
        self.shape("line", None, colour, x1=x1, y1=y1, x2=x2, y2=y2, **values)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        side: Side = "left",
        size: float = SIZE,
        colour: Colour = "ink",
        halo: bool = False,
        bold: bool = False,
    ) -> None:
        """A line of text whose `side` is at `x`, whichever way its letters go; `y` is its base line.

        `halo`: with a rim in the colour of the ground, to be read over lines.
        """
        line = plain(text)
        backwards = right_to_left(line, self.mirrored)
        anchors = {"left": "end" if backwards else "start", "right": "start" if backwards else "end"}
        rim = {"stroke_width": "3", "stroke_linejoin": "round", "paint_order": "stroke"} if halo else {}
        made = self.shape(
            "text",
            colour,
            "paper" if halo else None,
            x=x,
            y=y,
            font_size=size,
            text_anchor=anchors.get(side, "middle"),
            direction="rtl" if backwards else "ltr",
            unicode_bidi="isolate",
            font_weight="600" if bold else None,
            **rim,
        )
        made.text = line

    def start_text(
        self,
        start: float,
        y: float,
        text: str,
        *,
        size: float = SIZE,
        colour: Colour = "ink",
        bold: bool = False,
        halo: bool = False,
    ) -> None:
        """A line of text that begins `start` pixels from where reading starts."""
        side: Side = "right" if self.mirrored else "left"
        self.text(self.x(start), y, text, side=side, size=size, colour=colour, bold=bold, halo=halo)

    def end_text(
        self,
        start: float,
        y: float,
        text: str,
        *,
        size: float = SIZE,
        colour: Colour = "ink",
        bold: bool = False,
        halo: bool = False,
    ) -> None:
        """A line of text that ends `start` pixels from where reading starts."""
        side: Side = "left" if self.mirrored else "right"
        self.text(self.x(start), y, text, side=side, size=size, colour=colour, bold=bold, halo=halo)

    @contextmanager
    def mark(self, title: str, href: str = "") -> Iterator[Element]:
        """What is drawn within is one mark, with a title of its own: a link, or something that takes the focus."""
        before, name = self._here, plain(title)
        if link := link_of(href):
            self._here = SubElement(before, "a", {"href": link, "aria-label": name})
        else:
            self._here = SubElement(before, "g", {"tabindex": "0", "role": "img", "aria-label": name})
        self._stepped = True
        SubElement(self._here, "title").text = name
        try:
            yield self._here
        finally:
            self._here = before

    @contextmanager
    def group(self, **values: Value | None) -> Iterator[Element]:
        """What is drawn within lies in one group, which says nothing of its own."""
        before = self._here
        self._here = self.shape("g", **values)
        try:
            yield self._here
        finally:
            self._here = before

    def done(self) -> str:
        """The SVG text, of one root element."""
        width, height = _number(self.width), _number(self.height)
        title = self.root[0].text or ""
        self.root.attrib |= {"width": width, "height": height, "viewBox": f"0 0 {width} {height}"}
        self.root.attrib |= {"role": "group" if self._stepped else "img", "aria-label": title}
        if self.mirrored:
            self.root.set("direction", "rtl")
        return tostring(self.root, encoding="unicode")


def link_of(href: str) -> str:
    """`href` if it leads to a page; else nothing: `javascript:` and its like are no places."""
    return href if _LINK.match(href) and not any(char <= " " for char in href) else ""


def _number(value: Value) -> str:
    if isinstance(value, str):
        return value
    text = f"{value:.1f}"
    return text.removesuffix(".0") if text != "-0.0" else "0"

"""HTML saved from the web, as one file: what a browser saves, or a tool such as SingleFile."""

from __future__ import annotations

from typing import BinaryIO, ClassVar

from amana.intake.pages.page import read_page
from amana.intake.reading import MIB, Limits, Reading
from amana.intake.sources import whole


class WebPage:
    """Pages saved from the web, as one HTML file, with or without a folder of its pictures beside it."""

    name: ClassVar[str] = "web-page"
    version: ClassVar[str] = "3"
    kinds: ClassVar[tuple[str, ...]] = ("text/html", "application/xhtml+xml")
    libraries: ClassVar[tuple[str, ...]] = ("trafilatura", "htmldate", "lxml")
    limits: ClassVar[Limits] = Limits(input_bytes=32 * MIB, seconds=60.0)
    reads: ClassVar[str] = (
        "The article's text (all visible text where there is no article, or where the page has more than 50,000 "
        "elements), title, byline, site, date of publication and where it was found, canonical address, links in "
        "the text. Each picture with its captions, told apart by language; files inside the page (data: "
        "addresses) are parts. Nothing is fetched."
    )

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The article where one is found, else all visible text; the page's own facts; its pictures."""
        return read_page(whole(source, limits), limits)

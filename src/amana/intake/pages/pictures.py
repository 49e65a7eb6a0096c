"""The pictures of a page as parts: each with its address as written, and its captions as spans of a text.

A caption that stands in the article's text is a span there; the others are the lines of a text of their own, so
that every caption is found by a search.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from amana.intake.pages.captions import Caption, Captions
from amana.intake.pages.inline_files import marked
from amana.intake.reading import Limits, Part, TextVersion, sound
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_PICTURES = 500
_MAX_FIELD = 500  # a longer one is whole in the text
_MAX_ADDRESS = 2_000
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:")
_ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_ADDRESSES = ("src", "data-src", "data-original", "data-lazy-src")

ResourceOf = Callable[[str], str | None]


class PictureParts:
    """Makes parts of a page's pictures. `article` is the text of index 0, or empty where there is none."""

    def __init__(self, article: str, language: str | None, resource_of: ResourceOf, limits: Limits) -> None:
        self._article, self._language, self._resource_of = article, language, resource_of
        self._captions = Captions()
        self._lines: dict[str, int] = {}
        self._length, self._room = 0, limits.text_characters
        self.left_out = False

    def of(self, pictures: list[HtmlElement]) -> list[Part]:
        """The parts, in the page's order: a picture, and `.../caption/2` and on for its further captions."""
        self.left_out = len(pictures) > MOST_PICTURES
        return [
            part for number, one in enumerate(pictures[:MOST_PICTURES], 1) for part in self._parts(number, one)
        ]

    def text(self) -> TextVersion | None:
        """The captions that do not stand in the article, one a line; None where all of them do."""
        return TextVersion("\n".join(self._lines), part="captions") if self._lines else None

    def _parts(self, number: int, picture: HtmlElement) -> Iterator[Part]:
        address = _address(picture)
        if address is None:
            return
        place = f"picture/{number}"
        captions, credit = self._captions.of(picture)
        shared = _facts(picture, address, self._resource_of(address), credit)
        name = None if marked(address) or address.startswith("data:") else sound(address[:_MAX_ADDRESS])
        placed = [one for one in map(self._placed, captions) if one is not None]
        if not placed:
            yield Part(place, "picture", name, tuple(shared))
        for at, (caption, text, start, end) in enumerate(placed):
            own = place if at == 0 else f"{place}/caption/{at + 1}"
            facts = (*shared, *_caption_facts(caption, self._language))
            yield Part(own, "picture", name, facts, text, start, end, of=None if at == 0 else place)

    def _placed(self, caption: Caption) -> tuple[Caption, int, int, int] | None:
        """Where a caption's words stand; None (and `left_out`) where there is no more room for captions."""
        words = sound(caption.text)
        at = self._article.find(words)
        while at >= 0:
            end = at + len(words)
            if not self._article[at - 1 : at].isalnum() and not self._article[end : end + 1].isalnum():
                return caption, 0, at, end
            at = self._article.find(words, end)
        if words not in self._lines:
            if self._length + len(words) > self._room:
                self.left_out = True
                return None
            self._lines[words] = self._length
            self._length += len(words) + 1
        start = self._lines[words]
        return caption, 1 if self._article else 0, start, start + len(words)


def _address(picture: HtmlElement) -> str | None:
    """Where the picture is, as written: `src`, or what a script would have put there once the page is scrolled."""
    written = [(picture.get(name) or "").strip() for name in _ADDRESSES]
    real = [one for one in written if one and not one.startswith("data:")]
    kept = [one for one in written if marked(one)]
    return next(iter(real[:1] + kept + [one for one in written if one]), None)


def _facts(picture: HtmlElement, address: str, resource: str | None, credit: str | None) -> list[EmbeddedFact]:
    told = [
        ("alt", picture.get("alt")),
        ("title", picture.get("title")),
        ("credit", credit),
        ("beside", beside(address)),
        ("resource", resource or marked(address)),
    ]
    return [
        EmbeddedFact(name, sound(value.strip()[:_MAX_FIELD])) for name, value in told if value and value.strip()
    ]


def _caption_facts(caption: Caption, page: str | None) -> Iterator[EmbeddedFact]:
    yield EmbeddedFact("caption-found-in", caption.found)
    if caption.found == "figcaption":
        yield EmbeddedFact("figcaption", sound(caption.text[:_MAX_FIELD]))
    language = caption.language(page)
    if language is not None:
        stated = caption.stated if language[1] == "lang attribute" else None
        yield EmbeddedFact("language", language[0], sound(stated[:100]) if stated else None)
        yield EmbeddedFact("language-by", language[1])


def beside(address: str) -> str | None:
    """The path of a file beside the page that an address names; None where it names none, or climbs out.

    Percent signs are resolved (browsers save `page_files/a%20b.jpg` beside a file `a b.jpg`); no file is opened.
    """
    if _SCHEME.match(address) or address.startswith(("/", "\\", "#", "?")):
        return None
    path = _ESCAPED.sub(_unescaped, address.partition("#")[0].partition("?")[0]).replace("\\", "/")
    steps: list[str] = []
    for step in path.split("/"):
        if step == "..":
            if not steps:
                return None
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    return None if "\x00" in path or path.startswith("/") else "/".join(steps) or None


def _unescaped(found: re.Match[str]) -> str:
    try:
        return bytes.fromhex(found[0].replace("%", "")).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]

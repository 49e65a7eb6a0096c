"""The words that stand with a picture: its captions, one for each language they are in, and its alternative text.

A photographed wall message keeps its words and their translation beside it only if they are told apart: a caption
in two scripts is two captions of one picture. Elements: HTML living standard 4.4.12-13 (figure, figcaption), 4.8.3
(img); and the classes that publishing programs use (`wp-caption`, `caption`, `credit`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from amana.language import direction, guess_language

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UP = 4  # steps from a picture to what holds it and its caption
_MOST = 40  # captions of one picture
_HOLDS = re.compile(
    r"(?:^|[\s_-])(?:captions?|legend|photo|figure|image|picture|media|gallery\w*)(?:$|[\s_-])", re.IGNORECASE
)
_CAPTION = re.compile(r"caption|legend|gallerytext", re.IGNORECASE)
_CREDIT = re.compile(r"credit|copyright|photographer|byline", re.IGNORECASE)
_FILE_NAME = re.compile(r"[\w%().~ -]{1,200}\.(?:jpe?g|png|gif|webp|bmp|tiff?|heic|svg)", re.IGNORECASE)
_STROKE = re.compile("[ \xa0][/|–—-][ \xa0]")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ARABIC_LETTER = re.compile(
    "[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc]"
)
_LATIN_LETTER = re.compile("[A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]")
_WORDS = 2
_MOST_LOOKED_AT = 2_000  # elements of one holder
_MOST_IN_ALL = 20_000  # and of all of them
_MAY_HOLD = ("figcaption", "p", "div", "span", "dd", "cite", "small", "a")
_BREAKS = frozenset({"p", "div", "br", "li", "ul", "ol", "dd", "dt", "blockquote", "h1", "h2", "h3", "h4", "tr"})
_UNSEEN = frozenset({"script", "style", "noscript", "template"})
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")


@dataclass(frozen=True, slots=True)
class Caption:
    """`found` is where: figcaption, caption (by its class), alt, title, data-caption; `stated` its lang."""

    text: str
    found: str
    stated: str | None = None

    def language(self, page: str | None) -> tuple[str, str] | None:
        """(tag, by what rule); `page` is the page's own language. None for a text without letters.

        What is stated is believed where the text's script can be its script.
        """
        arabic, latin = letters(self.text)
        if not arabic and not latin:
            return None
        if self.stated and _can_be(self.stated, arabic > latin):
            return self.stated.lower(), "lang attribute"
        guessed = guess_language(self.text)
        if guessed:
            return guessed, "script and words"
        if page and _can_be(page, arabic > latin):
            return page.lower(), "language of the page"
        return ("und-Arab" if arabic > latin else "und-Latn"), "script"


def _can_be(stated: str, from_the_right: bool) -> bool:
    if not _LANGUAGE.fullmatch(stated):
        return False
    return (direction(stated.lower().split("-")[0]) == "rtl") == from_the_right


@lru_cache(maxsize=4096)
def letters(text: str) -> tuple[int, int]:
    """How many letters of Arabic and of Latin script are in a text."""
    arabic = 0 if text.isascii() else len(_ARABIC_LETTER.findall(text))
    return arabic, len(_LATIN_LETTER.findall(text))


class Captions:
    """The captions of a page's pictures; what several pictures share is looked at once."""

    def __init__(self) -> None:
        self._left = _MOST_IN_ALL
        self._known: dict[HtmlElement, tuple[list[Caption], str | None]] = {}

    def of(self, picture: HtmlElement) -> tuple[list[Caption], str | None]:
        """A picture's captions, each once, and the credit beside them."""
        holder = _holder(picture)
        captions, credit = ([], None) if holder is None else self._held(holder)
        captions = list(captions)
        for name in ("data-caption", "alt", "title"):
            text = one_line(picture.get(name) or "")
            if _is_words(text):
                captions += _split(text, name, _stated(picture))
        seen: dict[str, Caption] = {}
        for one in captions:
            seen.setdefault(one.text, one)
        return list(seen.values())[:_MOST], credit

    def _held(self, holder: HtmlElement) -> tuple[list[Caption], str | None]:
        if holder not in self._known:
            among = list(islice(holder.iter(*_MAY_HOLD), min(self._left, _MOST_LOOKED_AT)))
            self._left -= len(among)
            self._known[holder] = (list(_captions_in(holder, among)), _credit_in(among))
        return self._known[holder]


def _holder(picture: HtmlElement) -> HtmlElement | None:
    """What holds a picture and its caption: the nearest figure, or else the nearest element classed as such."""
    classed = None
    for step, element in enumerate(picture.iterancestors()):
        if element.tag == "figure":
            return element
        if step >= _UP or element.tag in ("body", "html", "article", "main"):
            break
        if classed is None and _HOLDS.search(element.get("class") or ""):
            classed = element
    return classed


def _captions_in(holder: HtmlElement, among: list[HtmlElement]) -> Iterator[Caption]:
    figure = holder if holder.tag == "figure" else _nearest_figure(holder)
    for element in among:
        if element is holder or _nearest_figure(element) is not figure:
            continue
        if element.tag == "figcaption":
            yield from _captions_of(element, "figcaption")
        elif element.tag != "a" and _is_classed(element) and not _within_caption(element, holder):
            yield from _captions_of(element, "caption")


def _is_classed(element: HtmlElement) -> bool:
    """Whether an element's class says that it is a caption, and not the box of a picture with its caption."""
    return bool(_CAPTION.search(element.get("class") or "")) and element.find(".//img") is None


def _nearest_figure(element: HtmlElement) -> HtmlElement | None:
    return next((one for one in element.iterancestors("figure")), None)


def _within_caption(element: HtmlElement, holder: HtmlElement) -> bool:
    """Whether an element above, up to the holder, is a caption itself and was taken whole."""
    for above in element.iterancestors():
        if above is holder:
            return False
        if above.tag == "figcaption" or (
            _CAPTION.search(above.get("class") or "") and above.find(".//img") is None
        ):
            return True
    return False


def _captions_of(element: HtmlElement, found: str) -> Iterator[Caption]:
    for text, stated in _together(_lines(element)):
        yield from _split(text, found, stated)


def _lines(element: HtmlElement) -> list[tuple[str, str | None]]:
    """Its lines, each with its stated language: a new one at each block, and where the language changes."""
    from lxml.etree import iterwalk

    lines: list[tuple[list[str], str | None]] = [([], _stated(element))]
    for event, node in iterwalk(element, events=("start", "end")):
        begins = event == "start"
        if node.tag in _BREAKS or (node is not element and node.get("lang") is not None):
            lines.append(([], _stated(node if begins or node is element else node.getparent())))
        text = _text_at(node, begins, element)
        if text:
            lines[-1][0].append(text)
    return [("".join(pieces), stated) for pieces, stated in lines]


def _text_at(node: HtmlElement, begins: bool, whole: HtmlElement) -> str | None:
    """The text behind a node's start or end tag, within the whole; none of a script's."""
    if begins:
        return None if node.tag in _UNSEEN else node.text
    return None if node is whole else node.tail


def _together(lines: list[tuple[str, str | None]]) -> Iterator[tuple[str, str | None]]:
    """Lines that follow one another in one language are one caption; what has no letters goes with the last."""
    held: list[str] = []
    language, script = None, ""
    for text, stated in lines:
        line = one_line(text)
        if not line:
            continue
        now = _script(line)
        if held and now and script and (now != script or stated != language):
            yield " ".join(held), language
            held, script = [], ""
        held.append(line)
        language, script = (language if script else stated), script or now
    if held:
        yield " ".join(held), language


def _split(text: str, found: str, stated: str | None) -> Iterator[Caption]:
    """A caption of two scripts with a stroke between them is two; any other is itself."""
    if not _STROKE.search(text):
        if letters(text) != (0, 0):
            yield Caption(text, found, stated)
        return
    begin, piece_at, script = 0, 0, ""
    for cut in _STROKE.finditer(text):
        script = _script(text[piece_at : cut.start()]) or script
        piece_at = cut.end()
        following = _STROKE.search(text, piece_at)
        after = _script(text[piece_at : following.start() if following else len(text)])
        if script and after and script != after:
            yield Caption(text[begin : cut.start()].strip(), found, stated)
            begin = piece_at
    rest = text[begin:].strip()
    if letters(rest) != (0, 0):
        yield Caption(rest, found, stated)


def _script(text: str) -> str:
    arabic, latin = letters(text)
    return "" if arabic == latin else ("Arab" if arabic > latin else "Latn")


def _stated(element: HtmlElement | None) -> str | None:
    """The language that an element or one above it states, short of the page's own."""
    while element is not None and element.tag != "html":
        told = element.get("lang")
        if told:
            return str(told)
        element = element.getparent()
    return None


def _credit_in(among: list[HtmlElement]) -> str | None:
    for element in among:
        named = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        if _CREDIT.search(named):
            return one_line(element.text_content())[:1000] or None
    return None


def _is_words(text: str) -> bool:
    """Whether an alternative text says something: two words or more, and no file's name."""
    return " " in text and len(_WORD.findall(text)) >= _WORDS and not _FILE_NAME.fullmatch(text)


def one_line(text: str) -> str:
    """The text with HTML's white space as a browser shows it."""
    return _SPACES.sub(" ", text).strip(" ")

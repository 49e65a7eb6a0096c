"""One pass over HTML markup, without a tree: what the page says of itself, and the text a reader of it sees.

Python's own parser keeps no depth, so a page of ten thousand nested tags is as good as any other.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select"})
# fmt: off
_BLOCK = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead",
    "title", "tr", "ul",
))
# fmt: on
# fmt: off
_TOLD = frozenset((
    "author", "byl", "description", "keywords", "generator", "date", "pubdate", "dc.date", "dc.creator",
    "dc.title", "dc.publisher", "article:author", "article:published_time", "article:modified_time",
    "og:url", "og:title", "og:site_name", "og:type", "og:updated_time", "twitter:site", "twitter:creator",
    "last-modified",
))
# fmt: on
# How browsers sign what they save: Internet Explorer and Chrome, Firefox, SingleFile.
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)", re.IGNORECASE)
_SINGLE_FILE = re.compile(r"Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\r\n]+)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")  # HTML's own white space: a no-break space is none
_MAX_TOLD = 40
_MAX_LENGTH = 2_000


class Markup(HTMLParser):
    """Feed it a page once, then ask. `told` holds (name, value) as written, in the order of the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title: str | None = None
        self.language: str | None = None
        self.told: list[tuple[str, str]] = []
        self._lines: list[str] = [""]
        self._unseen: list[str] = []
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = given.get("lang") or given.get("xml:lang") or None
        elif tag == "title" and self.title is None:
            self._in_title, self.title = True, ""
        elif tag == "meta":
            self._tell(_name(given), given.get("content", ""))
        elif tag == "link" and given.get("rel") == "canonical":
            self._tell("canonical", given.get("href", ""))
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag == "body":  # a head that was never closed ends here
            self._unseen.clear()
        if tag in _BLOCK:
            self._lines.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        if tag in _BLOCK:
            self._lines.append("")

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title = ((self.title or "") + data)[:_MAX_LENGTH]
        elif not self._unseen:
            self._lines[-1] += data

    def handle_comment(self, data: str) -> None:
        single = _SINGLE_FILE.search(data)
        saved = _SAVED_FROM.search(data)
        if single:
            self._tell("saved-from", single[1])
            self._tell("saved-at", single[2])
        elif saved:
            self._tell("saved-from", saved[1])

    def _tell(self, name: str, value: str) -> None:
        if name and value.strip() and len(self.told) < _MAX_TOLD:
            self.told.append((name, value.strip()[:_MAX_LENGTH]))

    def visible(self) -> str:
        """The text outside scripts and styles, a line for each block, white space as a browser shows it."""
        lines = (_SPACE.sub(" ", line) for line in self._lines)
        return "\n".join(line.strip(" ") for line in lines if line.strip())


def _name(given: dict[str, str]) -> str:
    name = (given.get("name") or given.get("property") or given.get("itemprop") or "").lower()
    return name if name in _TOLD else ""

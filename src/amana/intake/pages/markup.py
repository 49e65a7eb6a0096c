"""All the text that a reader of a page sees, in one pass over its markup, without a tree.

Python's own parser keeps no depth, so a page of ten thousand nested tags is as good as any other.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from amana.intake.char_references import without_huge

_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select"})
_SEEN_IN_DRAWINGS = frozenset({"text", "foreignobject"})  # the words of a diagram; the rest is shapes
# fmt: off
_BLOCK = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "foreignobject", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "text",
    "tfoot", "th", "thead", "title", "tr", "ul",
))
# fmt: on
_SPACE = re.compile(r"[ \t\r\n\f]+")  # HTML's own white space: a no-break space is none


def visible_text(page: str) -> str:
    """The text outside scripts and styles, a line for each block, white space as a browser shows it."""
    markup = _Markup()
    markup.feed(_closed(without_huge(page)))
    markup.close()
    lines = (_SPACE.sub(" ", "".join(line)) for line in markup.lines)
    return "\n".join(line.strip(" ") for line in lines if line.strip())


def _closed(page: str) -> str:
    """The page without what is opened and never closed: the parser looks for the end of each, all the way."""
    page = page.replace("<![", "<!")
    comment = page.find("<!--", page.rfind("-->") + 1)
    if comment >= 0:
        page = page[:comment] + page[comment:].replace("<!--", " ")
    end = page.rfind(">") + 1
    return page[:end] + page[end:].replace("<", "&lt;")


class _Markup(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[list[str]] = [[]]
        self._open: list[str] = []  # what hides its words, and within a drawing what shows them
        self._in_title = False

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag == "title":
            self._in_title = True
        if tag in _UNSEEN or (tag in _SEEN_IN_DRAWINGS and self._open and self._open[-1] == "svg"):
            self._open.append(tag)
        elif tag == "body" and "foreignobject" not in self._open:  # a head that was never closed ends here
            self._open.clear()
        if tag in _BLOCK:
            self.lines.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        if tag in self._open:
            del self._open[self._open.index(tag) :]
        if tag in _BLOCK:
            self.lines.append([])

    def handle_data(self, data: str) -> None:
        if not self._in_title and (not self._open or self._open[-1] in _SEEN_IN_DRAWINGS):
            self.lines[-1].append(data)

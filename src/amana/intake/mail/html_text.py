"""The text of an HTML body: all of it that a reader would see, a line for each block, and where its links lead.

Mail is no web page: there is no article to find in it, and nothing may be lost. One pass, without a tree.
"""

from __future__ import annotations

import re

from amana.intake.char_references import unescaped

_UNSEEN = frozenset({"script", "style", "head", "title", "template"})
# fmt: off
_BLOCK = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt",
    "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li",
    "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul",
))
# fmt: on
_CLOSES = {
    name: re.compile(rf"</{name}\b[^>]{{0,200}}>" + (r"|(?=<body\b)" if name == "head" else ""), re.IGNORECASE)
    for name in _UNSEEN
}
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]{0,60})")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LINK = re.compile(
    r"""\bhref\s{0,9}=\s{0,9}(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s"'>]{1,2000}))""", re.IGNORECASE
)
_META_CHARSET = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,60})""", re.IGNORECASE)
_QUOTE_REACH = 2_000
MOST_LINKS = 200


class HtmlText:
    """Feed it a body once; then `text` and `links`, each link once and in order."""

    def __init__(self, body: str) -> None:
        self._lines: list[list[str]] = [[]]
        self._links: dict[str, None] = {}
        self._never: set[str] = set()  # what was looked for and does not come any more: looked for once
        self._read(body)

    @property
    def text(self) -> str:
        """White space as a browser shows it, no-break spaces kept."""
        lines = (_SPACE.sub(" ", "".join(line)).strip(" ") for line in self._lines)
        return "\n".join(line for line in lines if line)

    @property
    def links(self) -> tuple[str, ...]:
        return tuple(self._links)

    def _read(self, body: str) -> None:
        at, size = 0, len(body)
        while at < size:
            opened = body.find("<", at)
            if opened < 0:
                opened = size
            if opened > at:
                self._lines[-1].append(unescaped(body[at:opened]))
            at = self._markup(body, opened) if opened < size else size

    def _markup(self, body: str, at: int) -> int:
        """What stands at a `<`; where to go on. What is never closed is text."""
        for opens, closes in (("<!--", "-->"), ("<!", ">"), ("<?", ">")):
            if body.startswith(opens, at):
                end = self._past(body, closes, at + len(opens))
                return self._as_text(opens, at) if end < 0 else end
        found = _TAG.match(body, at)
        if found is None:
            return self._as_text("<", at)
        end = _tag_end(body, found.end())
        return self._tag(body, found[1].lower(), body[at:end], end)

    def _tag(self, body: str, name: str, told: str, end: int) -> int:
        if name in _UNSEEN and not told.startswith("</") and not told.endswith("/>"):
            return self._behind(body, name, end)
        if name in _BLOCK:
            self._lines.append([])
        elif name in {"td", "th"}:
            self._lines[-1].append("\t")
        elif name == "a" and len(self._links) < MOST_LINKS:
            hit = _LINK.search(told[: 2 * _QUOTE_REACH])
            if hit:
                self._links.setdefault(unescaped(hit[1] or hit[2] or hit[3]).strip())
        return end

    def _as_text(self, told: str, at: int) -> int:
        self._lines[-1].append(told)
        return at + len(told)

    def _past(self, body: str, mark: str, at: int) -> int:
        """Behind the next `mark`; -1 where there is none."""
        found = -1 if mark in self._never else body.find(mark, at)
        if found < 0:
            self._never.add(mark)
            return -1
        return found + len(mark)

    def _behind(self, body: str, name: str, at: int) -> int:
        """Behind the tag that closes `name`; `at` where nothing closes it. An open head ends with the body's
        beginning."""
        if name in self._never:
            return at
        found = _CLOSES[name].search(body, at)
        if found is None:
            self._never.add(name)
            return at
        return found.end()


def charset_in(body: bytes) -> str | None:
    """What the markup says of its own charset."""
    found = _META_CHARSET.search(body[:4096])
    return found[1].decode("latin-1") if found else None


def _tag_end(body: str, at: int) -> int:
    """Behind the `>` that ends a tag: one within a quoted value near by does not."""
    end = body.find(">", at)
    if end < 0:
        return len(body)
    for quote in ('"', "'"):
        if body.count(quote, at, end) % 2:
            closed = body.find(quote, end, end + _QUOTE_REACH)
            further = body.find(">", closed, closed + _QUOTE_REACH) if closed > 0 else -1
            return (further if further > 0 else end) + 1
    return end + 1

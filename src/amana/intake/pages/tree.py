"""A page as a tree, gone through once: what it says of itself, and where its links, pictures and dates stand.

The tree is made the way trafilatura makes it, and is then its own to read: a page is parsed once. Nothing that
the tree names is fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MAX_TOLD = 40
_MAX_LENGTH = 2_000
_MAX_ELEMENTS = 5_000  # of each sort that is kept
_MAX_JSON = 256 * 1024
# fmt: off
_TOLD = frozenset((
    "author", "byl", "description", "keywords", "generator", "date", "pubdate", "publishdate", "dc.date",
    "dc.date.issued", "dc.creator", "dc.title", "dc.publisher", "dcterms.date", "dcterms.created", "datepublished",
    "datemodified", "article:author", "article:published_time", "article:modified_time", "og:url", "og:title",
    "og:site_name", "og:type", "og:updated_time", "twitter:site", "twitter:creator", "last-modified",
    "parsely-pub-date", "sailthru.date", "citation_publication_date",
))
# fmt: on
# How browsers sign what they save: Internet Explorer and Chrome, Firefox, SingleFile. Near the page's beginning.
_SIGNED_WITHIN = 64 * 1024
_SAVED_FROM = re.compile(r"<!--\s?saved from url=\(\d{1,6}\)([^\s>]{1,2000})", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    r"Page saved with SingleFile\s{1,20}url:\s{1,20}(\S{1,2000})\s{1,20}saved date:\s{1,20}([^\r\n]{1,200})",
    re.IGNORECASE,
)
_SIGNING = ("saved from url", "Saved from url", "SingleFile")  # cheap to look for
_ROOTS = ("html", "body", "div")
_KEPT = ("html", "title", "meta", "link", "base", "a", "img", "time", "script")


@dataclass(slots=True)
class Walked:
    """What stands in a page, in its order. `told` holds (name, value) as written; `json` the JSON-LD scripts."""

    title: str | None = None
    language: str | None = None
    base: str | None = None
    canonical: str | None = None
    told: list[tuple[str, str]] = field(default_factory=list)
    json: list[str] = field(default_factory=list)
    links: list[HtmlElement] = field(default_factory=list)
    pictures: list[HtmlElement] = field(default_factory=list)
    times: list[HtmlElement] = field(default_factory=list)

    def tell(self, name: str, value: str | None) -> None:
        """One thing more that the page says of itself, up to a number and a length."""
        if name and value and value.strip() and len(self.told) < _MAX_TOLD:
            self.told.append((name, value.strip()[:_MAX_LENGTH]))


def tree_of(page: str) -> HtmlElement | None:
    """The page's tree; None where the parser makes none of it, or gave up because it is nested too deep."""
    from lxml.etree import LxmlError
    from trafilatura.utils import HTML_PARSER, load_html

    try:
        tree = load_html(page)
    except (LxmlError, ValueError, RecursionError):
        return None
    last = HTML_PARSER.error_log.last_error  # the parser goes no further after this one
    if tree is None or (last is not None and last.type_name == "ERR_RESOURCE_LIMIT"):
        return None
    return _within_a_page(tree)


def _within_a_page(tree: HtmlElement) -> HtmlElement:
    """The tree under a root that may stay: whoever looks for an article takes drawings and forms out of what
    holds them, and a page that is one drawing is held by nothing."""
    from lxml.html import Element

    if tree.tag in _ROOTS:
        return tree
    root = Element("html")
    body = Element("body")
    root.append(body)
    body.append(tree)
    return root


def walked(tree: HtmlElement) -> Walked:
    """Everything that is looked at later, found in one pass."""
    found = Walked()
    for element in tree.iter(*_KEPT):
        _SEEN[str(element.tag)](found, element)
    return found


def signed(page: str) -> list[tuple[str, str]]:
    """What the browser that saved the page wrote into it: (`saved-from`, address), (`saved-at`, time)."""
    beginning = page[:_SIGNED_WITHIN]
    if not any(word in beginning for word in _SIGNING):
        return []
    single = _SINGLE_FILE.search(beginning)
    if single:
        return [("saved-from", single[1]), ("saved-at", single[2].strip())]
    saved = _SAVED_FROM.search(beginning)
    return [("saved-from", saved[1])] if saved else []


def _html(found: Walked, element: HtmlElement) -> None:
    found.language = found.language or element.get("lang") or element.get("xml:lang")


def _title(found: Walked, element: HtmlElement) -> None:
    parent = element.getparent()
    if found.title is None and (parent is None or parent.tag != "svg"):
        found.title = element.text_content()[:_MAX_LENGTH]


def _meta(found: Walked, element: HtmlElement) -> None:
    """What trafilatura makes of a name takes it the square of the name's length: no name is so long."""
    content = element.get("content") or ""
    if len(content) > _MAX_LENGTH:
        element.set("content", content[:_MAX_LENGTH])
    name = (element.get("name") or element.get("property") or element.get("itemprop") or "").lower()
    if name in _TOLD:
        found.tell(name, element.get("content"))


def _link(found: Walked, element: HtmlElement) -> None:
    if found.canonical is None and "canonical" in (element.get("rel") or "").lower().split():
        found.canonical = element.get("href")
        found.tell("canonical", found.canonical)


def _base(found: Walked, element: HtmlElement) -> None:
    if found.base is None and element.get("href"):
        found.base = element.get("href")
        found.tell("base", found.base)


def _a(found: Walked, element: HtmlElement) -> None:
    if len(found.links) < _MAX_ELEMENTS and element.get("href"):
        found.links.append(element)


def _img(found: Walked, element: HtmlElement) -> None:
    if len(found.pictures) < _MAX_ELEMENTS:
        found.pictures.append(element)


def _time(found: Walked, element: HtmlElement) -> None:
    if len(found.times) < _MAX_TOLD:
        found.times.append(element)


def _script(found: Walked, element: HtmlElement) -> None:
    text = element.text or ""
    json_ld = "ld+json" in (element.get("type") or "").lower()
    if json_ld and len(text) <= _MAX_JSON and len(found.json) < _MAX_TOLD:
        found.json.append(text)
    if json_ld and (len(text) > _MAX_JSON or "<!--" in text):  # each that is never closed is sought to the end
        element.text = text.replace("<!--", "") if len(text) <= _MAX_JSON else None


_SEEN = {
    "html": _html,
    "title": _title,
    "meta": _meta,
    "link": _link,
    "base": _base,
    "a": _a,
    "img": _img,
    "time": _time,
    "script": _script,
}

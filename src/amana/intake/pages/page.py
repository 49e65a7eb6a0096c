"""One HTML page, wherever it comes from (a file, an MHTML): its article, what it says of itself, its pictures.

The text is an extraction and a text version of its own: white space and no-break spaces are cleaned, so offsets
point into it and never into the page. The page's bytes remain the item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from amana.errors import ReadingFailed
from amana.intake.decoding import decoded
from amana.intake.pages.article import MOST_ELEMENTS, article_in, is_endless, told_at_the_beginning
from amana.intake.pages.dates import dates_told, found_in
from amana.intake.pages.inline_files import Taken, restored, taken_out
from amana.intake.pages.markup import visible_text
from amana.intake.pages.pictures import PictureParts, ResourceOf
from amana.intake.pages.tree import Walked, signed, tree_of, walked
from amana.intake.part_budget import Budget, width_of
from amana.intake.reading import Limits, Part, Reading, Reason, TextVersion, sound
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"""(?:charset|encoding)\s{0,20}=\s{0,20}["']?\s{0,20}([\w.:-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# Below this an extraction is held against all that can be seen, and left if it is a tenth of it or less.
_SHORT = 250
_TENTH = 10
_MOST_LINKS = 200
_MOST_OF_LINKS = 100_000  # characters of all of them
_BLOCK_BEGINNING = 60
_MAX_ADDRESS = 2_000
_FEW_PARTS = 20  # these go through the pipe however long their fields are
_BLOCKS = ("p", "li", "td", "th", "blockquote", "h1", "h2", "h3", "h4", "dd", "div")
_LINKS_WITHIN = 500_000  # characters of the article


def _no_resource(_address: str) -> None:
    return None


def read_page(
    data: bytes, limits: Limits, declared: str | None = None, resource_of: ResourceOf = _no_resource
) -> Reading:
    """A page's reading. `declared` is the charset that its envelope states; `resource_of` the place of the part
    that an address in the page names, where the page came with its resources.

    ReadingFailed: encoding-unknown, too-large (more text than `limits.text_characters`).
    """
    told_charset = declared or _declared(data)
    found = decoded(data, told_charset)
    taken = taken_out(_DECLARATION.sub("", found.text).replace("\x00", " "), limits)
    tree = tree_of(taken.page)
    page = Walked() if tree is None else walked(tree)
    told = [("declared-charset", told_charset or ""), ("decoded-as", found.encoding)]
    article = _article(tree, taken.page, told)
    text = restored(sound(_chosen(article.get("text") or "", taken.page)), taken)
    if len(text) > limits.text_characters:
        raise ReadingFailed(reason="too-large")
    pictures = PictureParts(text, _language(page.language), resource_of, limits)
    parts, left_out = _that_fit([*taken.parts, *pictures.of(page.pictures)], limits)
    return Reading(
        texts=tuple(one for one in (TextVersion(text) if text else None, pictures.text()) if one),
        facts=tuple(_facts(page, taken, tree, article, text, told)),
        parts=tuple(parts),
        title=_field(article.get("title")) or _field(page.title),
        byline=_field(article.get("author")),
        site=_field(article.get("sitename")) or _field(article.get("hostname")),
        published=_field(article.get("date")),
        language=_language(page.language),
        note=_note(text, found.lossy, parts, left_out or pictures.left_out),
    )


def _that_fit(parts: list[Part], limits: Limits) -> tuple[list[Part], bool]:
    """As many parts as go through the pipe in one answer, and whether that leaves some out."""
    if len(parts) <= _FEW_PARTS:
        return parts, False
    budget = Budget(limits.parts, limits.unpacked_bytes)
    for number, part in enumerate(parts):
        width, size = width_of(part), len(part.data or b"")
        if not budget.has_room(width, size):
            return parts[:number], True
        budget.take(width, size)
    return parts, False


def _note(text: str, lossy: bool, parts: Sequence[Part], left_out: bool) -> Reason | None:
    if not text:
        return "no-text"
    if lossy:
        return "lossy-decoding"
    if left_out:
        return "left-out"
    return "parts-unread" if any(part.reason for part in parts) else None


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_DECLARED_WITHIN])
    return found[1].decode("ascii", "replace")[:64] if found else None


def _article(tree: HtmlElement | None, page: str, told: list[tuple[str, str]]) -> dict[str, Any]:
    if tree is None:
        return {}
    if is_endless(tree, page):
        told.append(("article-not-sought", f"more than {MOST_ELEMENTS} elements"))
        return told_at_the_beginning(page)
    return article_in(tree)


def _chosen(article: str, page: str) -> str:
    """The article, or all that is seen where the article is next to nothing of it."""
    article = article.strip()
    if len(article) >= _SHORT:
        return article
    visible = visible_text(page)
    return visible if len(article) * _TENTH <= len(visible) else article


def _facts(
    page: Walked,
    taken: Taken,
    tree: HtmlElement | None,
    article: dict[str, Any],
    text: str,
    told: list[tuple[str, str]],
) -> Iterator[EmbeddedFact]:
    dates = dates_told(page)
    for name, value in (*signed(taken.page), *page.told, *dates, *told):
        if value:
            yield EmbeddedFact(name, sound(value))
    published = str(article.get("date") or "")
    if tree is not None and _ISO_DATE.fullmatch(published):
        where = found_in(published, page, dates, tree)
        yield EmbeddedFact(where.name, where.value, sound(where.raw) if where.raw else None)
    yield from (EmbeddedFact("link", sound(address)) for address in _links(page, text))


def _links(page: Walked, text: str) -> list[str]:
    """Where the links in the article's own words lead, as written, each once, up to a number."""
    found: dict[str, None] = {}
    length = 0
    article = _Article(text[:_LINKS_WITHIN])
    for link in page.links:
        address = (link.get("href") or "").strip()
        outward = (
            address and not address.startswith(("#", "javascript:", "data:")) and len(address) <= _MAX_ADDRESS
        )
        if outward and address not in found and article.holds(link):
            found[address] = None
            length += len(address)
            if len(found) == _MOST_LINKS or length > _MOST_OF_LINKS:
                break
    return list(found)


class _Article:
    """Which links stand in an article: their words are in it, and their paragraph begins as one of its does."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._seen: dict[str, bool] = {}
        self._blocks: dict[HtmlElement, bool] = {}

    def holds(self, link: HtmlElement) -> bool:
        first = link.text
        if first:  # most links are of a menu, and end here
            if first not in self._seen:
                self._seen[first] = " ".join(first.split()) in self._text
            if not self._seen[first]:
                return False
        words = " ".join(link.text_content().split())
        if not words or words not in self._text:
            return False
        block = next(link.iterancestors(*_BLOCKS), link)
        if block not in self._blocks:
            self._blocks[block] = _beginning(block) in self._text
        return self._blocks[block]


def _beginning(block: HtmlElement) -> str:
    """How the words of a paragraph begin."""
    beginning = ""
    for piece in block.itertext():
        beginning += piece
        if len(beginning) >= 2 * _BLOCK_BEGINNING:
            break
    return " ".join(beginning.split())[:_BLOCK_BEGINNING].strip()


def _field(value: object) -> str | None:
    """A suggestion on one line, of a length a title can have."""
    line = " ".join(str(value or "").split())
    return sound(line[:500]) or None


def _language(told: str | None) -> str | None:
    found = _LANGUAGE.fullmatch((told or "").strip())
    return found[0].lower() if found else None

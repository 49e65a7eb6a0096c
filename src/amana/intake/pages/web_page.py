"""HTML saved from the web: the article's text without what stands round it, and what the page says of itself.

The text is an extraction and a text version of its own: white space and no-break spaces are cleaned, so
offsets point into it and never into the page. The page's bytes remain the item.
"""

from __future__ import annotations

import re
from typing import Any, BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.decoding import decoded
from amana.intake.pages.markup import Markup
from amana.intake.plain_text import whole
from amana.intake.reading import MIB, Limits, Reading, TextVersion, sound
from amana.records import EmbeddedFact

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
# Below this an extraction is held against all that can be seen, and left if it is a tenth of it or less.
_SHORT = 250
_TENTH = 10


class WebPage:
    """Pages saved from the web, as one HTML file."""

    name: ClassVar[str] = "web-page"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("text/html", "application/xhtml+xml")
    libraries: ClassVar[tuple[str, ...]] = ("trafilatura", "htmldate", "lxml")
    limits: ClassVar[Limits] = Limits(input_bytes=32 * MIB, seconds=60.0)

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The article where one is found, else all visible text; and the page's own metadata as facts."""
        data = whole(source, limits)
        found = decoded(data, _declared(data))
        page = _DECLARATION.sub("", found.text).replace("\x00", " ")
        markup = Markup()
        markup.feed(page)
        markup.close()
        article = _article(page)
        text = sound(_chosen(article.get("text") or "", markup.visible()))
        if len(text) > limits.text_characters:
            raise ReadingFailed(reason="too-large")
        facts = (*markup.told, ("declared-charset", _declared(data) or ""), ("decoded-as", found.encoding))
        return Reading(
            texts=(TextVersion(text),) if text else (),
            facts=tuple(EmbeddedFact(name, sound(value)) for name, value in facts if value),
            title=_field(article.get("title")) or _field(markup.title),
            byline=_field(article.get("author")),
            site=_field(article.get("sitename")) or _field(article.get("hostname")),
            published=_field(article.get("date")),
            language=_language(markup.language),
            note=None if text and not found.lossy else ("lossy-decoding" if text else "no-text"),
        )


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_DECLARED_WITHIN])
    return found[1].decode("ascii", "replace")[:64] if found else None


def _article(page: str) -> dict[str, Any]:
    """What trafilatura finds; empty where it finds nothing or cannot follow the page.

    The date is sought in the markup and the address only: a date in the words is no date of publication.
    """
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            page,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (LxmlError, ValueError, RecursionError):
        return {}
    if found is None:
        return {}
    return found if isinstance(found, dict) else dict(found.as_dict())


def _chosen(article: str, visible: str) -> str:
    article = article.strip()
    if len(article) < _SHORT and len(article) * _TENTH <= len(visible):
        return visible
    return article


def _field(value: object) -> str | None:
    """A suggestion on one line, of a length a title can have."""
    line = " ".join(str(value or "").split())
    return sound(line[:500]) or None


def _language(told: str | None) -> str | None:
    found = _LANGUAGE.fullmatch((told or "").strip())
    return found[0].lower() if found else None

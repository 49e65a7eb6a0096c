"""Saved pages made inert: `safe/ITEM[/PLACE]`, and the style sheets that they lead to: `style/ITEM[/PLACE]`.

What a page shows of what is kept here gets an address that is good for this session alone.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final
from urllib.parse import unquote_to_bytes

from starlette.responses import Response

from amana.errors import PageUnknown
from amana.web.house.content import Answer
from amana.web.house.visits import Visit
from amana.web.kept.paths import item_of, kept_path, place_of

_TAG: Final = re.compile("<[^<>]*>")
_ATTRIBUTE: Final = re.compile(r' (src|href|poster|background)="(part|item):([^"<>]{1,10000})"')
_IN_STYLE: Final = re.compile(r'url\((&quot;|")(part|item):([^"&<>()]{1,10000})(?:&quot;|")\)')


def page(visit: Visit, words: list[str]) -> Response:
    """The page. PageUnknown where there is none in it; what `safe_page` raises."""
    item, rest = item_of(words)
    place = place_of(rest)
    with visit.archive() as archive:
        found = archive.safe_page(item, place)
    if found is None:
        raise PageUnknown(path="/".join(words)[:200])
    return Response(_led(visit, item, found), media_type="text/html; charset=utf-8")


def style(visit: Visit, words: list[str]) -> Response:
    """A style sheet. What `safe_style` raises."""
    item, rest = item_of(words)
    place = place_of(rest)
    with visit.archive() as archive:
        found = archive.safe_style(item, place)
    return Response(_led_in_style(visit, item, found), media_type="text/css; charset=utf-8")


def _led(visit: Visit, item: str, page: str) -> bytes:
    def of_tag(tag: re.Match[str]) -> str:
        kind = "style" if tag[0].startswith("<link") else "file"

        def of_attribute(found: re.Match[str]) -> str:
            return f' {found[1]}="{_address(visit, kind, item, found[2], unescape(found[3]))}"'

        return _ATTRIBUTE.sub(of_attribute, tag[0])

    return _led_in_style(visit, item, _TAG.sub(of_tag, page))


def _led_in_style(visit: Visit, item: str, text: str) -> bytes:
    def of_url(found: re.Match[str]) -> str:
        return f"url({found[1]}{_address(visit, 'file', item, found[2], found[3])}{found[1]})"

    return _IN_STYLE.sub(of_url, text).encode("utf-8", "replace")


def _address(visit: Visit, kind: str, item: str, led: str, where: str) -> str:
    """The address of an item, or of a part of this one (its place percent-encoded)."""
    if led == "item":
        return visit.content(kept_path(kind, where))
    place = unquote_to_bytes(where).decode("utf-8", "replace")
    return visit.content(kept_path(kind, item, part=place))


CONTENT: dict[str, Answer] = {"safe": page, "style": style}

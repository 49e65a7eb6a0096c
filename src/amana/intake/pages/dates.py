"""When a page says it was published, and where it says so: meta names, JSON-LD, time elements, address, words.

Which date it is comes from htmldate (through trafilatura); here each place that tells one is kept as written, and
the first that tells that date is named. Places: HTML living standard 4.2.5 and 4.5.14; schema.org `datePublished`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from amana.intake.pages.tree import Walked
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NUMBER = re.compile(r"\d{1,8}")
_IN_ADDRESS = re.compile(r"[/_-](\d{4})[/_-]?(\d{1,2})[/_-]?(\d{1,2})(?=\D|$)")
_OF_DATES = ("date", "pubdate", "publish", "published", "time", "timestamp", "posted", "post-date", "entry-date")
_MODIFIED = ("modified", "updated")
_MAX_RAW = 300
_MAX_TIMES = 5
_MAX_NODES = 2_000
_MAX_DEPTH = 12
_LD = ("datePublished", "dateCreated", "uploadDate", "dateModified")

Told = list[tuple[str, str]]


def dates_told(page: Walked) -> Told:
    """(where, as written) for each date in JSON-LD and time elements: what meta names say is in `Walked.told`."""
    told = [(f"json-ld:{name}", value) for text in page.json for name, value in _in_json(text)]
    for element in page.times[:_MAX_TIMES]:
        raw = element.get("datetime") or element.text_content()
        if raw.strip():
            told.append(("time", raw.strip()[:_MAX_RAW]))
    return list(dict.fromkeys(told))[: 4 * _MAX_TIMES]


def found_in(published: str, page: Walked, told: Told, tree: HtmlElement) -> EmbeddedFact:
    """Where `published` (ISO date) is told, as the fact `published-found-in`; raw is how it is written there."""
    first = [(f"meta {name}", value) for name, value in page.told if _may_date(name)]
    later = [pair for pair in (*first, *told) if any(word in pair[0].lower() for word in _MODIFIED)]
    sure = [pair for pair in (*first, *told) if pair not in later]
    for where, raw in (*sure, *_in_addresses(page), *_in_elements(tree), *later):
        if _tells(raw, published):
            return EmbeddedFact("published-found-in", where, raw)
    return EmbeddedFact("published-found-in", "words of the page")


def _may_date(name: str) -> bool:
    return "date" in name or "time" in name or name == "last-modified"


def _tells(raw: str, published: str) -> bool:
    """Whether a date as written can be this one: its year, day and (in figures) month all stand in it."""
    year, month, day = (int(part) for part in published[:10].split("-"))
    compact = f"{year:04}{month:02}{day:02}"
    numbers = [found[0] for found in _NUMBER.finditer(raw[:_MAX_RAW])]
    if any(number == compact or number.startswith(compact) for number in numbers):
        return True
    values = [int(number) for number in numbers]
    if year not in values or day not in values:
        return False
    return month in values or any(char.isalpha() and char not in "TZ" for char in raw)


def _in_json(text: str) -> Iterator[tuple[str, str]]:
    try:
        nodes: list[tuple[Any, int]] = [(json.loads(text), 0)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MAX_NODES):
        if not nodes:
            return
        node, depth = nodes.pop(0)
        if isinstance(node, dict):
            yield from ((name, node[name].strip()[:_MAX_RAW]) for name in _LD if _is_text(node.get(name)))
        inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        if depth < _MAX_DEPTH:
            nodes += [(one, depth + 1) for one in inner if isinstance(one, dict | list)]


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _in_addresses(page: Walked) -> Iterator[tuple[str, str]]:
    addresses = [page.canonical or ""] + [value for name, value in page.told if name == "og:url"]
    for address in addresses:
        found = _IN_ADDRESS.search(address)
        if found:
            yield "address", address


def _in_elements(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Elements whose class, id or property says that they hold a date."""
    for element in tree.iter("span", "p", "div", "abbr", "li", "td", "small", "em", "b", "strong"):
        named = " ".join(filter(None, (element.get("class"), element.get("id"), element.get("itemprop")))).lower()
        if named and any(word in named for word in _OF_DATES):
            raw = " ".join((element.get("title") or element.get("content") or element.text_content()).split())
            if raw and len(raw) <= _MAX_RAW:
                yield f"element {element.tag}", raw

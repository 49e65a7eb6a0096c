"""Which lines are the site's and not the article's: search boxes, counters, share buttons, comment forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from amana.reading.layout.lines import SHORT, Line
from amana.reading.layout.tables import forms, rows, words_key

_HERE = Path(__file__).parent
_FEW = 5
_COMMENT = 12
# Figures in brackets and nothing else: votes, shares.
_COUNTS = re.compile(r"(?:[\[(]\s{0,3}\d[\d,.]{0,9}\s{0,3}[\])]\s*)+")
_NO_LETTER = re.compile(r"[^\W\d_]")
_LINKS = re.compile(r"(?:(?:https?://|www\.)\S+|[#@]\w\S*|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,32}|[|•·,،\s])+")
_MENU = re.compile(r"\s*[|•»›·]\s*")
_RIGHTS = re.compile(r"©|\(c\)\s*(?:19|20)\d\d|all rights reserved|حقوق\s+(?:\S+\s+)?محفوظ[ةه]", re.IGNORECASE)
_RIGHTS_WORDS = ("©", "(c)", "all right", "حقوق")
_FEWEST_ITEMS = 3


@cache
def site_forms() -> dict[str, dict[str, str]]:
    """For each way of matching (`whole`, `start`, `form`): key → row id."""
    found: dict[str, dict[str, str]] = {"whole": {}, "start": {}, "form": {}}
    for row, how, english, arabic, *_ in rows(_HERE / "site.tsv"):
        for form in forms(english) + forms(arabic):
            found[how][words_key(form)] = row
    return found


@cache
def _starts() -> dict[str, list[str]]:
    """The `start` and `form` keys by their first word."""
    found: dict[str, list[str]] = {}
    for how in ("start", "form"):
        for key in site_forms()[how]:
            found.setdefault(key.split(" ")[0], []).append(key)
    return found


def site_lines(lines: Sequence[Line]) -> set[int]:
    """The indexes of lines that are site text."""
    found: set[int] = set()
    in_form = False
    for at, line in enumerate(lines):
        opens = _opens_form(line)
        if opens or _is_site(line) or (in_form and _is_of_form(line)):
            found.add(at)
        in_form = in_form or (opens and at > len(lines) // 3)
    return found


def _is_site(line: Line) -> bool:
    if line.words > SHORT:
        return line.words <= 2 * SHORT and _has_rights(line)
    return (
        (bool(line.key) and (line.key in site_forms()["whole"] or _starts_site(line)))
        or _is_shaped(line.text)
        or _is_menu(line)
        or _has_rights(line)
    )


def _has_rights(line: Line) -> bool:
    return any(map(line.small.__contains__, _RIGHTS_WORDS)) and _RIGHTS.search(line.text) is not None


def _starts_site(line: Line) -> bool:
    """Whether it begins as site text does; a sentence that happens to begin so is longer."""
    if line.words > _FEW and line.text.endswith((".", "۔")):
        return False
    return any(_begins(line.key, key) for key in _starts().get(line.key.split(" ", 1)[0], ()))


def _begins(key: str, start: str) -> bool:
    return key == start or key.startswith(start + " ")


def _is_shaped(text: str) -> bool:
    linked = text[0] in "hw#@|•·" or "@" in text
    return _COUNTS.fullmatch(text) is not None or (linked and _LINKS.fullmatch(text) is not None)


def _is_menu(line: Line) -> bool:
    """Short items between bars, as navigation has them."""
    if not any(map(line.text.__contains__, "|•»›·")):
        return False
    items = [item for item in _MENU.split(line.text) if item.strip()]
    return len(items) >= _FEWEST_ITEMS and all(len(item.split()) <= 3 for item in items)


def _opens_form(line: Line) -> bool:
    if not line.key:
        return False
    keys = site_forms()["form"]
    return line.key in keys or any(
        key in keys and _begins(line.key, key) for key in _starts().get(line.key.split(" ", 1)[0], ())
    )


def _is_of_form(line: Line) -> bool:
    """Labels and buttons of a form; what a reader wrote in it is longer, or ends as a sentence."""
    return line.words <= _COMMENT and not line.is_closed

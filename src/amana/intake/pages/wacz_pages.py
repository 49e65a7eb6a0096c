"""The list of pages in a WACZ: each a part with its address and time, its title and words in one text.

WACZ 1.1.1, section 5.2.3 (pages.jsonl): a line of JSON for each page, after one that describes the list.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from amana.intake.credentials.results import fact
from amana.intake.part_budget import Budget, width_of
from amana.intake.reading import Limits, Part, TextVersion, sound

_MOST_PAGES = 10_000
_TOLD = (("url", "address"), ("ts", "captured-at"), ("title", "title"), ("id", "page-id"))
_MOST_TEXT = 8 << 20


class Pages:
    """Gathers pages; `parts` point into `text`, which is the reading's first."""

    def __init__(self, limits: Limits) -> None:
        self._budget = Budget(min(limits.parts, _MOST_PAGES), 0)
        self._room = min(limits.text_characters, _MOST_TEXT)
        self._words: list[str] = []
        self._length = 0
        self.parts: list[Part] = []
        self.left_out = self.broken = False

    def take(self, data: bytes) -> None:
        """All pages of one list. A line that is no page costs itself alone."""
        for line in data.split(b"\n"):
            if not line.strip():
                continue
            page = _page(line)
            if page is None:
                self.broken = True
            elif "format" not in page or "url" in page:
                self._add(page)

    def _add(self, page: dict[str, Any]) -> None:
        words = "\n".join(_words(page))
        start, end = self._length, self._length + len(words)
        part = Part(
            f"page/{len(self.parts) + 1}",
            "page",
            facts=tuple(
                fact(name, told) for key, name in _TOLD if isinstance(told := page.get(key), str) and told.strip()
            ),
            text=0 if words else None,
            start=start if words else 0,
            end=end if words else 0,
        )
        if not self._budget.has_room(width_of(part)) or end > self._room:
            self.left_out = True
            return
        self._budget.take(width_of(part))
        self.parts.append(part)
        if words:
            self._words.append(words)
            self._length = end + 1

    def text(self) -> TextVersion | None:
        """The titles and words of all pages; None where there are none."""
        return TextVersion("\n".join(self._words), part="pages") if self._words else None


def _page(line: bytes) -> dict[str, Any] | None:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def _words(page: dict[str, Any]) -> Iterator[str]:
    for name in ("title", "text"):
        told = page.get(name)
        if isinstance(told, str) and told.strip():
            yield sound(told)

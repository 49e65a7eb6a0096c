"""What the address of an item's page asks for: which part, which text, which words, which mark, which view."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from amana.web.house.visits import Visit

_AT: Final = re.compile(r"(\d{1,9})-(\d{1,9})")
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_MARK: Final = re.compile(r"[a-z]{2,10}-\d{1,9}-\d{1,9}")
_LONGEST_PLACE = 4_000


@dataclass(frozen=True, slots=True)
class Asked:
    """`at` are code points of the text version `text`, half-open; `mark` the id of one of its marks."""

    item: str
    part: str | None = None
    text: str | None = None
    at: tuple[int, int] | None = None
    mark: str | None = None
    view: str = ""

    @property
    def span(self) -> tuple[int, int] | None:
        """The code points that it lands on: those asked for, or those of the mark."""
        return self.at or (span_of_mark(self.mark) if self.mark else None)

    def address(self, anchor: str = "", **changed: Any) -> str:
        """The page with other questions: those of this one that say what it is about stay."""
        told = {"part": self.part, "text": self.text, "view": self.view or None, **changed}
        query = urlencode({name: value for name, value in told.items() if value is not None}, errors="replace")
        return f"/items/{self.item}" + (f"?{query}" if query else "") + (f"#{anchor}" if anchor else "")


def asked(visit: Visit) -> Asked:
    """What this address asks for; what is malformed counts as not asked."""
    at, text, mark = _AT.fullmatch(visit.asked("at")), visit.asked("text"), visit.asked("mark")
    span = (int(at[1]), int(at[2])) if at and int(at[1]) < int(at[2]) else None
    return Asked(
        visit.request.path_params["id"],
        visit.asked("part")[:_LONGEST_PLACE] or None,
        text if _HASH.fullmatch(text) else None,
        span,
        mark if _MARK.fullmatch(mark) else None,
        visit.asked("view")[:20],
    )


def span_of_mark(mark: str) -> tuple[int, int]:
    """Where the mark with this id stands."""
    _, start, end = mark.split("-")
    return int(start), int(end)

"""The lines of a text as its layout sees them."""

from __future__ import annotations

import re
from typing import NamedTuple

from amana.reading.layout.tables import words_key
from amana.reading.view import View

SHORT = 14
"""A line of more words than this is no label, byline or site text."""

_CLOSED = re.compile(r"[.!?؟۔…:][\"'”’»)\]]*$")


class Line(NamedTuple):
    """A line without blanks at its ends. `key`: its words folded (empty for a long line); `after_gap`: a blank
    line, or the start of the text, stands before it; `arabic`: its text has Arabic letters somewhere; `small`: in
    small letters."""

    start: int
    end: int
    text: str
    words: int
    key: str
    after_gap: bool
    arabic: bool
    small: str

    @property
    def is_closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return _CLOSED.search(self.text, max(0, len(self.text) - 8)) is not None


def lines_of(view: View) -> list[Line]:
    """The lines, in order."""
    found: list[Line] = []
    before = 0
    for start, end in view.lines:
        whole = view.text[start:end]
        text = whole.strip()
        if not text:
            continue
        gap = not found or view.text.count("\n", before, start) > 1
        before = end
        words = text.count(" ") + 1 if len(text) > 200 else len(text.split())
        begin = start + len(whole) - len(whole.lstrip())
        key = words_key(text) if words <= SHORT else ""
        small = view.small[begin : begin + len(text)]
        found.append(Line(begin, begin + len(text), text, words, key, gap, view.has_arabic, small))
    return found

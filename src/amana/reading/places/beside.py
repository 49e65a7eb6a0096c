"""The words just before and behind an offset, by hand: far cheaper than a pattern that looks for its end."""

from __future__ import annotations

from typing import NamedTuple

_BLANKS = " \u00a0\u200e\u200f"
_LONGEST = 30


class Beside(NamedTuple):
    """A word beside an offset: where it stands, in lower case; `mark` is what stands between, blanks left out."""

    start: int
    end: int
    word: str
    mark: str = ""


NONE = Beside(0, 0, "")
"""No word stands there."""


def before(text: str, offset: int, marks: str = ".,", blank: bool = True) -> Beside:
    """The word that ends just before an offset, hyphens within; empty where something else stands there.

    One of `marks` may stand behind the word, and `blank` says that a blank or hyphen must.
    """
    if text[offset - 1 : offset] == " ":
        first = text.rfind(" ", max(0, offset - _LONGEST), offset - 1) + 1
        word = text[first : offset - 1]
        if first and word.isalpha():
            return Beside(first, offset - 1, word.lower())
    end = offset
    while end and text[end - 1] in _BLANKS:
        end -= 1
    if end == offset and blank:
        if not (end and text[end - 1] == "-"):
            return NONE
        end -= 1
    mark = text[end - 1] if end and text[end - 1] in marks else ""
    if mark:
        end -= 1
    start = end
    least = max(0, end - _LONGEST)
    while start > least and (text[start - 1].isalpha() or text[start - 1] == "-"):
        start -= 1
    return Beside(start, end, text[start:end].lower(), mark) if start < end else NONE


def before_article(text: str, offset: int, marks: str = ".,") -> Beside:
    """The same, an English article between passed over."""
    found = before(text, offset, marks)
    return before(text, found.start, marks) if found.word == "the" and not found.mark else found


def behind(text: str, offset: int) -> Beside:
    """The word that begins just behind an offset and a blank; its case as written."""
    if text[offset : offset + 1] == " ":
        end = text.find(" ", offset + 1, offset + _LONGEST)
        word = text[offset + 1 : end]
        if end > 0 and word.isalpha():
            return Beside(offset + 1, end, word)
    start = offset
    while start < len(text) and start - offset < 3 and text[start] in _BLANKS:
        start += 1
    if start == offset:
        return NONE
    end = start
    most = min(len(text), start + _LONGEST)
    while end < most and text[end].isalpha():
        end += 1
    return Beside(start, end, text[start:end])

"""From the order in which glyphs stand on a line to the order in which they are read.

A PDF places glyphs; it does not say in which order they are read, and a library that guesses from the order
in the file turns some Arabic round. Where glyphs stand is certain, so this undoes the last step of the
Unicode bidirectional algorithm (UAX 9, rule L2): what reads right to left is reversed, and within it words
in left-to-right letters and numbers are turned back. Numbers follow W4: a single separator between digits
belongs to them; a percent or minus sign does not, since beside Arabic it was moved to the other side.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Literal

Kind = Literal["R", "L", "N", "S", "O"]  # right-to-left letter, left-to-right letter, digit, separator, other

_RIGHT = frozenset({"R", "AL"})
_DIGIT = frozenset({"EN", "AN"})
_SEPARATORS = frozenset(".,:/٫٬")
_PAIRS = ("()", "[]", "{}", "«»", "‹›")
_FORMS = re.compile("[ﭐ-\ufdf9\ufdfb\ufdfcﹰ-ﻼ]")
_LAM_ALEF = re.compile("^[اأإآٱ]ل$")


def kind_of(text: str) -> Kind:
    """What a glyph's characters are to the algorithm; the first that says anything decides."""
    for char in text:
        told = unicodedata.bidirectional(char)
        if told in _RIGHT:
            return "R"
        if told == "L":
            return "L"
        if told in _DIGIT:
            return "N"
        if char in _SEPARATORS:
            return "S"
    return "O"


def plain_letters(text: str) -> str:
    """Arabic presentation forms as the letters they are forms of (NFKC for these alone)."""
    return _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]).strip(" "), text)


def read_line(glyphs: Sequence[str], page_is_rtl: bool) -> list[str]:
    """A line's glyphs, given from left to right, in reading order."""
    kinds = [kind_of(glyph) for glyph in glyphs]
    if "R" not in kinds:
        return list(glyphs)
    if _reads_from_the_right(kinds, page_is_rtl):
        return _turned(glyphs, kinds)
    told: list[str] = []
    at = 0
    while at < len(glyphs):
        end = _right_run(kinds, at) if kinds[at] == "R" else at + 1
        told += _turned(glyphs[at:end], kinds[at:end]) if kinds[at] == "R" else glyphs[at:end]
        at = end
    return told


def _reads_from_the_right(kinds: Sequence[Kind], page_is_rtl: bool) -> bool:
    """The page's direction, unless the line's letters lead the other way at both ends and in number."""
    letters = [kind for kind in kinds if kind in "RL"]
    against: Kind = "L" if page_is_rtl else "R"
    most = letters.count(against) * 2 > len(letters)
    turned = most and letters[0] == against and letters[-1] == against
    return page_is_rtl is not turned


def _right_run(kinds: Sequence[Kind], at: int) -> int:
    """The end of a right-to-left run: up to its last such letter before a left-to-right one."""
    end = at + 1
    for place in range(at, len(kinds)):
        if kinds[place] == "L":
            break
        if kinds[place] == "R":
            end = place + 1
    return end


def _turned(glyphs: Sequence[str], kinds: Sequence[Kind]) -> list[str]:
    """Reversed, but for what reads left to right inside."""
    told = list(reversed(glyphs))
    classes = "".join(reversed(kinds))
    for found in re.finditer(r"[^R]+", classes):
        for start, end in _left_runs(found[0]):
            one, other = found.start() + start, found.start() + end
            told[one:other] = reversed(told[one:other])
    return told


def _left_runs(classes: str) -> Iterable[tuple[int, int]]:
    """The parts of a stretch without right-to-left letters that read left to right."""
    if "L" not in classes:
        return [found.span() for found in re.finditer(r"N+(?:SN+)*", classes)]
    found = re.search(r"[LN].*[LN]|L", classes)
    return [found.span()] if found else []


def in_letter_order(parts: Sequence[str], reversed_page: bool) -> str:
    """The characters of one glyph (a ligature). Lam-alef can only be that; the rest goes by the page."""
    joined = "".join(parts)
    letters = [char for char in joined if not unicodedata.combining(char)]
    if len(letters) < 2:
        # a base and its marks, or marks alone: shadda before the vowel it carries, as they are typed
        return "".join(sorted(joined, key=_mark_rank))
    turn = is_turned_lam_alef(joined) or (reversed_page and len(letters) > 2)
    return joined[::-1] if turn else joined


def _mark_rank(char: str) -> int:
    if not unicodedata.combining(char):
        return 0
    return 1 if char == "\u0651" else 2


def is_turned_lam_alef(text: str) -> bool:
    """No glyph means alef-lam; a ligature that says so was turned round on the way."""
    return _LAM_ALEF.match(text) is not None


def upright_brackets(lines: Sequence[Sequence[str]]) -> list[str]:
    """Lines in reading order, with brackets the way they open and close.

    Some producers write the shape that is seen, some the character that is meant, and pdfium mirrors some
    of both. So in a right-to-left line brackets that do not close are swapped if that helps, else taken in
    turn; one that is alone in its line goes by what the others of the page needed.
    """
    told = ["".join(line) for line in lines]
    for pair in _PAIRS:
        swap = str.maketrans(pair, pair[::-1])
        alone: list[int] = []
        votes = 0
        for number, line in enumerate(told):
            if not (pair[0] in line or pair[1] in line) or kind_of_line(line) != "R":
                continue
            told[number] = _repaired(line, pair)
            votes += 1 if told[number] != line else -1
            if not _closes(told[number], pair):
                alone.append(number)
                votes += 1  # it kept its brackets for want of anything better
        for number in alone if votes > 0 else ():
            told[number] = told[number].translate(swap)
    return told


def _repaired(line: str, pair: str) -> str:
    swapped = line.translate(str.maketrans(pair, pair[::-1]))
    if _closes(line, pair):
        return line
    if _closes(swapped, pair):
        return swapped
    places = [place for place, char in enumerate(line) if char in pair]
    if len(places) % 2:
        return line
    chars = list(line)
    for turn, place in enumerate(places):
        chars[place] = pair[turn % 2]
    return "".join(chars)


def kind_of_line(line: str) -> Kind:
    """R where right-to-left letters lead, else L."""
    kinds = [kind_of(char) for char in line]
    return "R" if kinds.count("R") > kinds.count("L") else "L"


def _closes(line: str, pair: str) -> bool:
    """Whether each bracket of the pair opens before it closes, and closes."""
    waiting = 0
    for char in line:
        waiting += (char == pair[0]) - (char == pair[1])
        if waiting < 0:
            return False
    return waiting == 0

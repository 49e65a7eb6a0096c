"""Where words stand in quotation marks: a state machine over the marks of each line.

Marks are used wrongly all the time: an opening mark closes, a closing one opens, one is missing, an apostrophe
looks like either. So what a mark does is judged by what stands around it and by what is open; its shape comes
second.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from amana.reading.statements.tables import cue_forms, elisions
from amana.reading.view import View

# A single mark with letters on both its sides is an apostrophe: the most of them, and never taken up.
_MARKS = re.compile(
    r"[“”\"„‟＂«»‹›‘’‚‛'`](?:(?<=\")\"|(?<=')'|(?<=`)`)?"
    r"(?<![^\W_][‘’‚‛'`](?=[^\W_]))"
)
_FAMILY = {
    **dict.fromkeys("“”„‟", "double"),
    **dict.fromkeys(['"', "＂", '""', "''", "``"], "straight"),
    **dict.fromkeys("«»", "angle"),
    **dict.fromkeys("‹›", "small-angle"),
    **dict.fromkeys("‘’‚‛'`", "single"),
}
_OPENERS = frozenset("“„‟«‹‘‚‛")
_DEEPEST = 8
_BEFORE_OPENING = frozenset('([{—–-/"“”«»‘:,،؛;…')
_NEXT_WORD = re.compile(r"\s{0,2}([^\W\d_]{1,20})")
_BRIDGE = re.compile(r"[^\S\n]{0,20}\r?\n[^\S\n]{0,20}")


class Quote(NamedTuple):
    """Words in marks. `start`, `end`: the words; `outer`: the marks too. `parent`: index of the quote around it.

    `closed` is False where no mark closes it before its line ends; `follows` is the index of the quote of the
    paragraph before that this one goes on with (its mark was left open, and this paragraph opens anew).
    """

    start: int
    end: int
    outer: tuple[int, int]
    parent: int | None
    closed: bool
    follows: int | None = None


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    text: str
    family: str
    opens: bool  # by what stands around it
    closes: bool


@dataclass(slots=True)
class _Open:
    at: int  # index among the found
    mark: _Mark


@dataclass(slots=True)
class _Found:
    start: int
    outer_start: int
    parent: int | None
    end: int = -1
    outer_end: int = -1
    closed: bool = False


def find_quotes(view: View) -> list[Quote]:
    """Every stretch in quotation marks, in order of its start; one inside another has it for its parent."""
    found: list[_Found] = []
    marks = (_mark(view.text, match) for match in _MARKS.finditer(view.text))
    kept = [mark for mark in marks if mark is not None]
    waiting: _Open | None = None
    for (_, line_end), of_line in groupby(kept, key=lambda mark: view.line_at(mark.start)):
        line = list(of_line)
        if waiting and not _goes_on(view, found[waiting.at].end, line[0]):
            waiting = None
        waiting = _read_line(view.text, line, line_end, found, waiting)
    return _finished(view, found)


def _mark(text: str, match: re.Match[str]) -> _Mark | None:
    start, end = match.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    family = _FAMILY[match[0]]
    opens = (not before or before.isspace() or before in _BEFORE_OPENING) and bool(after) and not after.isspace()
    closes = bool(before) and not before.isspace() and not after.isalnum()
    if family == "single" and _apostrophe(text, end, before, after, opens):
        return None
    if match[0] == '"' and before.isdigit() and not after.isspace() and after.isalnum():
        return None
    return _Mark(start, end, match[0], family, opens, closes)


def _apostrophe(text: str, end: int, before: str, after: str, opens: bool) -> bool:
    if before.isalnum() and after.isalnum():
        return True
    if opens:
        word = _NEXT_WORD.match(text, end)
        return after.isdigit() or (word is not None and word[1].lower() in elisions())
    return not before or before.isspace()


def _goes_on(view: View, end: int, mark: _Mark) -> bool:
    """Whether an open quote of the line before may close here: a hard-wrapped line, no paragraph between."""
    start = view.line_at(mark.start)[0]
    return bool(_BRIDGE.fullmatch(view.text, end, start)) and mark.closes and not mark.opens


def _read_line(
    text: str, marks: list[_Mark], line_end: int, found: list[_Found], waiting: _Open | None
) -> _Open | None:
    """Read the marks of one line; what stays open ends with the line and is given back, if it is outermost."""
    stack: list[_Open] = [waiting] if waiting else []
    later = _counts_after(marks)
    for mark, (opening, closing) in zip(marks, later, strict=True):
        at = _what_it_closes(text, mark, stack, opening, closing)
        if at is not None:
            _close(found, stack, at, mark)
        elif len(stack) < _DEEPEST and _may_open(mark, stack, closing):
            parent = stack[-1].at if stack else None
            found.append(_Found(mark.end, mark.start, parent))
            stack.append(_Open(len(found) - 1, mark))
    for left in stack:
        found[left.at].end = found[left.at].outer_end = line_end
    return stack[0] if stack else None


def _counts_after(marks: list[_Mark]) -> list[tuple[dict[str, int], dict[str, int]]]:
    """For each mark how many later ones of the line open and close, by family."""
    opening: dict[str, int] = {}
    closing: dict[str, int] = {}
    counts: list[tuple[dict[str, int], dict[str, int]]] = []
    for mark in reversed(marks):
        counts.append((dict(opening), dict(closing)))
        side = opening if mark.opens and not mark.closes else closing
        side[mark.family] = side.get(mark.family, 0) + 1
    return counts[::-1]


def _what_it_closes(
    text: str, mark: _Mark, stack: list[_Open], opening: dict[str, int], closing: dict[str, int]
) -> int | None:
    depth = next((n for n in range(len(stack) - 1, -1, -1) if stack[n].mark.family == mark.family), None)
    if depth is None:
        return _closed_by_another(mark, stack, closing)
    if mark.family == "single":
        return depth if _single_closes(text, mark, closing) else None
    if depth < len(stack) - 1 and stack[-1].mark.family != "single" and mark.opens:
        return None
    nested = mark.text in _OPENERS and mark.opens and not _cue_follows(text, mark.end)
    spare = closing.get(mark.family, 0) - opening.get(mark.family, 0)
    return None if nested and spare >= len(stack) + 1 else depth


def _closed_by_another(mark: _Mark, stack: list[_Open], closing: dict[str, int]) -> int | None:
    """“ closed by ", and the reverse, where no mark of its own kind is left to close it."""
    top = stack[-1].mark.family if stack else ""
    if {top, mark.family} != {"double", "straight"} or not mark.closes or mark.opens or closing.get(top, 0):
        return None
    return len(stack) - 1


def _single_closes(text: str, mark: _Mark, closing: dict[str, int]) -> bool:
    if not mark.closes:
        return False
    # activists’ homes: a plural's apostrophe, as long as another mark is left to close with.
    plural = text[mark.start - 1] in "sS" and text[mark.end : mark.end + 1] == " " and closing.get("single", 0) > 0
    return not (plural and text[mark.end + 1 : mark.end + 2].islower())


def _cue_follows(text: str, end: int) -> bool:
    word = _NEXT_WORD.match(text, end)
    return word is not None and word[1].lower() in cue_forms()


def _may_open(mark: _Mark, stack: list[_Open], closing: dict[str, int]) -> bool:
    if mark.family == "single":
        return mark.opens and closing.get("single", 0) > 0
    return mark.opens or (not stack and (not mark.closes or closing.get(mark.family, 0) > 0))


def _close(found: list[_Found], stack: list[_Open], depth: int, mark: _Mark) -> None:
    for left in stack[depth:]:
        one = found[left.at]
        one.end = one.outer_end = mark.start
    one = found[stack[depth].at]
    one.outer_end, one.closed = mark.end, True
    del stack[depth:]


def _finished(view: View, found: list[_Found]) -> list[Quote]:
    """Without the empty ones, whose children go to the grandparent; reopened paragraphs know what they follow."""
    quotes: list[Quote] = []
    place: dict[int, int | None] = {}
    for at, one in enumerate(found):
        parent = None if one.parent is None else place[one.parent]
        start, end = _trimmed(view.text, one.start, one.end)
        if start >= end:
            place[at] = parent
            continue
        place[at] = len(quotes)
        outer = (one.outer_start, one.outer_end)
        quotes.append(Quote(start, end, outer, parent, one.closed, _followed(view, quotes, one, parent)))
    return quotes


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _followed(view: View, quotes: list[Quote], one: _Found, parent: int | None) -> int | None:
    """The quote before, if it was left open and this one opens the very next line."""
    if parent is not None or not quotes:
        return None
    at = len(quotes) - 1
    while quotes[at].parent is not None:
        at -= 1
    last = quotes[at]
    opens_line = view.line_at(one.outer_start)[0] == one.outer_start
    between = view.text[last.outer[1] : one.outer_start]
    return at if not last.closed and opens_line and not between.strip() else None

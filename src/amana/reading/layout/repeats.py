"""Lines that stand in the text twice: word for word, or but for a small edit."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from amana.reading.layout.lines import Line

_LEAST_WORDS = 3
_LIKE = 85.0
_LONGEST = 600
_LOOKED_AT = 6
_SEATS = (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ى", "ي"), ("ة", "ه"))


def repeated(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Pairs (copy, original) of line indexes; the original stands first. Each line is the copy of one at most.

    Long lines are copies only word for word.
    """
    seen: dict[str, int] = {}
    alike: dict[str, list[tuple[int, str]]] = {}
    found: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        if line.words < _LEAST_WORDS:
            continue
        text = _plain(line) if len(line.text) <= _LONGEST else line.text
        original = seen.setdefault(text, at)
        if original == at and len(text) <= _LONGEST:
            original = _like(text, alike, at)
        if original != at:
            found.append((at, original))
    return found


def _like(text: str, alike: dict[str, list[tuple[int, str]]], at: int) -> int:
    """The earlier line that this one copies with a small edit; itself where there is none.

    Only lines that begin or end with the same three words are compared, so that the work grows with the lines.
    """
    best = (_LIKE, at)
    for ends in (" ".join(text.split(None, 3)[:3]), "…" + " ".join(text.rsplit(None, 3)[-3:])):
        others = alike.setdefault(ends, [])
        for other, said in others[-_LOOKED_AT:]:
            like = ratio(text, said, score_cutoff=best[0])
            if like and other != at:
                best = (like, other)
        others.append((at, text))
    return best[1]


def _plain(line: Line) -> str:
    """The text in one case, and the Arabic letters alike that are often written one for the other."""
    plain = line.small.replace("’", "'")
    if line.arabic:
        for seat, letter in _SEATS:
            plain = plain.replace(seat, letter)
    return plain

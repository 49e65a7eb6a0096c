"""Lines that stand in the text twice: word for word, or but for a small edit."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from amana.reading.layout.lines import Line

_LEAST_WORDS = 3
_LIKE = 85.0
_LONGEST = 2_000
_LOOKED_AT = 6
_SEATS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "’": "'"})


def repeated(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Pairs (copy, original) of line indexes; the original stands first. Each line is the copy of one at most."""
    seen: dict[str, int] = {}
    alike: dict[str, list[int]] = {}
    found: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        if line.words < _LEAST_WORDS:
            continue
        text = _plain(line.text)
        original = seen.setdefault(text, at)
        if original == at:
            original = _like(lines, text, alike, at)
        if original != at:
            found.append((at, original))
    return found


def _like(lines: Sequence[Line], text: str, alike: dict[str, list[int]], at: int) -> int:
    """The earlier line that this one copies with a small edit; itself where there is none.

    Only lines that begin or end with the same three words are compared, so that the work grows with the lines.
    """
    if len(text) > _LONGEST:
        return at
    words = text.split()
    best = (_LIKE, at)
    for ends in ("^".join(words[:3]), "$".join(words[-3:])):
        others = alike.setdefault(ends, [])
        for other in others[-_LOOKED_AT:]:
            like = ratio(text, _plain(lines[other].text), score_cutoff=best[0])
            if like and other != at:
                best = (like, other)
        others.append(at)
    return best[1]


def _plain(text: str) -> str:
    """The text in one case, and the Arabic letters alike that are often written one for the other."""
    plain = text.casefold()
    return plain if plain.isascii() else plain.translate(_SEATS)

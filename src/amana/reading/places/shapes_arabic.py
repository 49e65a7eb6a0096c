"""What Arabic says is a place by the word in front: حي الزهور, بلدة X, نهر X; known to the gazetteer or not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache, lru_cache

from amana.language import BaseWords, given_names, is_stop
from amana.reading.places import lists
from amana.reading.places.entries import Entry
from amana.reading.places.found import Candidate
from amana.reading.places.words_arabic import JOINT, Words, fold_word

# These belong to the name (نهر الفرات), those before a town do not (بلدة X).
_NAMED = "named"
_FITTING = {
    "حي": frozenset(["neighbourhood", "town"]),
    "مخيم": frozenset(["neighbourhood", "town"]),
    "نهر": frozenset(["river"]),
    "جبل": frozenset(["mountain"]),
    "بحيره": frozenset(["lake"]),
    "خليج": frozenset(["sea"]),
    "مضيق": frozenset(["strait"]),
    "مطار": frozenset(["airport"]),
    "معبر": frozenset(["crossing"]),
}
_CLITICS = "وفبل"
_SHORTEST = 3


@cache
def _kinds() -> dict[str, str]:
    found = dict.fromkeys(lists.arabic("arabic-shape"), "before")
    return found | dict.fromkeys(lists.arabic("arabic-named"), _NAMED)


def with_shapes(text: str, words: Words, named: list[Candidate]) -> list[Candidate]:
    """The gazetteer's candidates, grown by a kind that belongs to the name, and names that a kind alone tells."""
    starts = [candidate.start for candidate in named]
    told = {word: one for word in words.different if (one := _kind(word))[0]}
    found: list[Candidate] = []
    for at in [at for at, word in enumerate(words.raw[:-1]) if word in told]:
        kind, cut = told[words.raw[at]]
        if kind and JOINT.fullmatch(text, words[at].end, words[at + 1].start):
            near = named[
                max(bisect_left(starts, words[at].start) - 1, 0) : bisect_right(starts, words[at + 1].start)
            ]
            shape = _shape(text, words, at, cut, kind, near)
            if shape:
                found.append(shape)
    return _merged(named, found) if found else named


def _merged(named: list[Candidate], shapes: list[Candidate]) -> list[Candidate]:
    """A shape goes before the names that begin within it."""
    starts = [shape.start for shape in shapes]
    kept = []
    for one in named:
        at = bisect_right(starts, one.start) - 1
        if at < 0 or one.start >= shapes[at].end:
            kept.append(one)
    return kept + shapes


@lru_cache(1 << 14)
def _kind(word: str) -> tuple[str | None, int]:
    """Whether a word is a kind of place, and how many clitic letters stand before it."""
    kinds, norm = _kinds(), fold_word(word)
    for cut in range(3):
        if norm[cut:] in kinds:
            return kinds[norm[cut:]], cut
        if norm[cut : cut + 1] not in _CLITICS:
            break
    return None, 0


def _shape(text: str, words: Words, at: int, cut: int, kind: str, near: list[Candidate]) -> Candidate | None:
    inner = next((one for one in near if one.start == words[at + 1].start), None)
    if inner and kind != _NAMED:
        return None
    end = inner.end if inner else _name_end(text, words, at + 1, kind)
    if end is None:
        return None
    start = words[at].start + cut if kind == _NAMED else words[at + 1].start
    # A name of the gazetteer that is longer than the kind (مطار حلب) is left alone.
    if any(one.start <= start and one.end > words[at].end and start < one.end for one in near):
        return None
    entries = _of_kind(words.norm(at)[cut:], inner) if inner else ()
    shape = Candidate.of((start, end), entries, "", 0.0, "gazetteer/ar" if entries else "shape/ar")
    shape.arabic = True
    clitics = words[at].norm[:cut].lstrip("وف")
    shape.before = clitics[:1] or (words[at - 1].norm if at else "")
    return shape


def _of_kind(kind: str, inner: Candidate) -> tuple[Entry, ...]:
    """Those places of a name that are what the word in front says: حي بستان القصر, and not Aleppo for مطار حلب."""
    fitting = _FITTING.get(kind, frozenset())
    return tuple(entry for entry in inner.entries if entry.kind in fitting)


def _name_end(text: str, words: Words, at: int, kind: str) -> int | None:
    """Where a name that the gazetteer does not have ends: one word, or two where the first asks for a second."""
    first = words[at].norm
    if len(first) < _SHORTEST or is_stop(first) or first in lists.arabic("direction") or _kind(first)[0]:
        return None
    double = first in lists.arabic("arabic-double")
    if BaseWords().known(first) and not double and not (first.startswith("ال") and kind == _NAMED):
        return None
    if at + 1 < len(words) and JOINT.fullmatch(text, words[at].end, words[at + 1].start):
        second = words[at + 1].norm
        asks = double or (kind == _NAMED and bool(given_names(first)))
        if asks and not is_stop(second) and second not in lists.arabic("direction"):
            return words[at + 1].end
    return words[at].end

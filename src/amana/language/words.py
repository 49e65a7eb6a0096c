"""One word's terms: spelling, stems, numbers, places.

How index and query agree on Arabic clitics. `بحلب` may be `ب` + `حلب`, and `برد` is not `ب` + `رد`; only a
list of words can tell, and an archive's list grows with every text. So the terms of an indexed text never
depend on the archive's list: whatever may be left after a clitic is given as a *maybe* stem (`~_حلب`),
unless the whole word is on the shipped list. The list is asked when a query is read: a query word takes the
maybe stem of its own (`~_حلب` from `حلب`) when it is known or long enough that chance is no matter, and takes
off its own clitic when what is left is known.
"""

from __future__ import annotations

from typing import NamedTuple

from amana.language import ar, en, places
from amana.language.folding import fold, surface_of
from amana.language.known import BaseWords, KnownWords
from amana.language.numbers import number_terms
from amana.language.stopping import is_stop

_BASE = BaseWords()
_LONG_ENOUGH = 4
# Beyond this it is no word (an encoded attachment may have a million letters in a row): no stem is looked for.
_LONGEST = 64
_NONE: tuple[str, ...] = ()


class Word(NamedTuple):
    """What a `Token` has besides its offsets, and `opens`: what names of several words may begin here."""

    surface: str
    norm: str
    stems: tuple[str, ...] = _NONE
    numbers: tuple[str, ...] = _NONE
    places: tuple[str, ...] = _NONE
    opens: places.Opening | None = None


def read_word(text: str, known: KnownWords | None = None) -> Word:
    """The terms of one word or number as it stands in a text. `known` None: to be indexed; else: a query."""
    norm, surface = fold(text), surface_of(text)
    if not norm:
        return Word(surface, norm)
    if norm[0].isdigit():
        return Word(surface, norm, numbers=number_terms(text))
    if norm.isascii():
        return Word(surface, norm, _latin_stems(norm), _NONE, places.of_word(norm), places.opened_by(norm))
    if not "\u0620" <= norm[0] <= "\u06ff":
        return Word(surface, norm, ("~" + norm,), _NONE, places.of_word(norm), places.opened_by(norm))
    return _arabic(surface, norm, known)


def _latin_stems(norm: str) -> tuple[str, ...]:
    if is_stop(norm) or len(norm) > _LONGEST:
        return _NONE
    return ("~" + en.english_stem(norm),)


def _arabic(surface: str, norm: str, known: KnownWords | None) -> Word:
    here, opens = places.of_word(norm), places.opened_by(norm)
    rests = [] if here or _is_whole(norm) else ar.clitic_rests(norm)
    for rest in rests:
        here = here or places.of_word(rest)
        opens = opens or places.opened_by(rest)
    stems = _NONE if is_stop(norm) else _arabic_stems(norm, rests, known)
    return Word(surface, norm, stems, _NONE, here, opens)


def _is_whole(norm: str) -> bool:
    """Whether the first letter is the word's own: it stands on the shipped list, be it in the accusative."""
    return norm in ar.base_words() or norm.removesuffix("ا") in ar.base_words()


def _arabic_stems(norm: str, rests: list[str], known: KnownWords | None) -> tuple[str, ...]:
    own = _stem(norm)
    stems = [own] if known is None or not _sure(norm, known) else [own, _maybe(own)]
    for rest in rests:
        stem = _stem(rest)
        if _BASE.known(rest) or places.of_word(rest):
            stems.append(stem)
        elif known is None:
            stems.append(_maybe(stem))
        elif known.known(rest):
            stems += (stem, _maybe(stem))
    return tuple(dict.fromkeys(stems))


def _sure(norm: str, known: KnownWords) -> bool:
    return len(norm) >= _LONG_ENOUGH or known.known(norm) or _BASE.known(norm)


def _stem(word: str) -> str:
    if places.of_word(word) and word not in ar.base_words():
        return "~" + ar.arabic_stem(word, whole=True)
    stem = ar.arabic_stem(word)
    # Whoever is named after a place is not the place: الحلبي keeps its end.
    return "~" + (stem + "ي" if stem != ar.unarticled(word) and places.of_word(stem) else stem)


def _maybe(stem: str) -> str:
    return "~_" + stem[1:]

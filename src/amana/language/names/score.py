"""How alike two names of one word are, whatever their scripts."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from amana.language import ar
from amana.language.names.alignment import Row, costs
from amana.language.names.forms import bodies
from amana.language.names.given import given_names
from amana.language.names.sounds import sounds

# At and above this, two words may be asked about as one name. Measured: see the page on the quality of search.
SAME_NAME = 0.88

_DIFFERENT_GIVEN = 0.5
_SAME_GIVEN = 0.985
_SAME_GIVEN_SPELT = 0.01
_UNLISTED = 0.98
# Two Arabic spellings that sound alike but differ in a consonant (صباح, سباح) are seldom one name.
_OTHER_LETTERS = 0.08
_WEAK_LETTERS = str.maketrans("", "", "اويه")
_KEPT = 1 << 15


class _Word(NamedTuple):
    """A name of one word, ready to be compared: with words of the other script (`across`) or of its own."""

    body: str
    latin: bool
    letters: str
    given: frozenset[str]
    across: tuple[Row, ...]
    own: tuple[Row, ...]


@lru_cache(_KEPT)
def _word(name: str) -> _Word:
    forms = bodies(name)
    rows = [row for row in map(sounds, forms) if row]
    across, own = (tuple(map(costs(written).row, rows)) for written in (False, True))
    letters = ar.unarticled(forms[0]).translate(_WEAK_LETTERS)
    return _Word(forms[0], forms[0].isascii(), letters, given_names(name), across, own)


@lru_cache(_KEPT)
def name_score(a: str, b: str) -> float:
    """From 0 (nothing in common) to 1 (equal once folded): may two words, in Arabic or Latin script, be one name?

    An article makes no difference. Two given names that are known to differ (محمد, Mahmoud) never score above
    0.5. Spelling alone cannot tell some names apart (عمر/Amr): the score says what may be, never what is.
    """
    if b < a:
        return name_score(b, a)
    one, other = _word(a), _word(b)
    if one.body and one.body == other.body:
        return 1.0
    alike = _alike(one, other)
    if not one.given or not other.given:
        return _UNLISTED * alike
    if one.given.isdisjoint(other.given):
        return min(_DIFFERENT_GIVEN, _UNLISTED * alike)
    return _SAME_GIVEN + _SAME_GIVEN_SPELT * alike


def _alike(one: _Word, other: _Word) -> float:
    written = one.latin == other.latin
    likeness = costs(written).likeness
    left, right = (one.own, other.own) if written else (one.across, other.across)
    best = max([likeness(row, to) for row in left for to in right], default=0.0)
    if written and not one.latin and one.letters != other.letters:
        return max(0.0, best - _OTHER_LETTERS)
    return best

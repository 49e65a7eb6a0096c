"""Where words and numbers stand in a text: one pass, offsets into the text as given."""

from __future__ import annotations

import re

from amana.language.marks import JOINERS, MARKS
from amana.language.numbers import NUMBER

_LETTER = r"[^\W\d_]"
_INSIDE = rf"{_LETTER}++|[{MARKS}]++"
# Sha'ar, Qur’an and doesn't are one word; a possessive 's is no part of the word before it.
_APOSTROPHE = rf"['’‘`](?![sS](?![^\W_]))(?={_LETTER})"
# An atomic group, and no possessive one: Python before 3.11.5 (Debian 12 has 3.11.2) matches those wrongly
# where something inside backtracks (python/cpython#106052).
_WORD = rf"(?>{_LETTER}++(?:{_INSIDE}|(?:[{JOINERS}]++|{_APOSTROPHE})(?:{_INSIDE}))*)"
# Latin letters and digits that touch are one word (22nd, H1N1); elsewhere a number stands for itself (و40).
_CODE = r"[A-Za-z]++\d[\dA-Za-z]*+|\d++[A-Za-z][\dA-Za-z]*+"

# Most words are plain letters before a blank: tried first, this halves the time of the whole search.
_PLAIN = r"[A-Za-z\u0621-\u063a\u0641-\u064a]++(?=[ .,\n،])"

WORDS = re.compile(rf"{_PLAIN}|(?=[^\W_])(?:{_WORD}(?!\d)|{_CODE}|{NUMBER}|{_WORD})")

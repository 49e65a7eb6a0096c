"""Which language a text is in, by its script and its commonest words; and which way a language is written."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from amana.language.folding import fold
from amana.language.stopping import stop_words
from amana.language.tables import rows

_LOOKED_AT = 20_000
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06fc\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_WORD = re.compile(r"[a-z'’]+")
# Letters that one language of Arabic script has and the others lack, and the share that speaks for it.
_TELLING = (
    ("ckb", re.compile("[ێۆڵڕە]"), 0.04),
    ("ur", re.compile("[ٹڈڑےںہ]"), 0.03),
    ("fa", re.compile("[پچژگیک]"), 0.03),
)
_LATIN_WORD = re.compile(r"[a-z\u00df-\u024f]+")
_ENGLISH_SHARE = 0.2
_LATIN_SHARE = 0.25  # of words that are common ones, and of letters of its own, each of which weighs as much as
_LETTERS = 4  # this many words
_FEWEST_WORDS = 5
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"})


def guess_language(text: str) -> str | None:
    """The language of most of a text: `ar`, `fa`, `ur`, `ckb`, `en`, or one of `latin.tsv` (`tr`, `ku`, `fr` …);
    None where script and words do not tell.

    Looks at the first 20,000 characters. Latin script is English where one word in five is an English stop
    word; a name or a few words give None.
    """
    sample = text[:_LOOKED_AT]
    letters = sum(map(str.isalpha, sample))
    arabic = 0 if sample.isascii() else len(_ARABIC.findall(sample))
    if not letters:
        return None
    if 2 * arabic >= letters:
        return _of_arabic_script(sample, arabic)
    return _english(sample, letters) or _of_latin_script(sample, letters)


def _of_arabic_script(sample: str, arabic: int) -> str:
    return next((code for code, signs, share in _TELLING if len(signs.findall(sample)) >= share * arabic), "ar")


def _english(sample: str, letters: int) -> str | None:
    stop, words = stop_words("en"), _WORD.findall(sample.lower())
    stops = sum(map(stop.__contains__, words))
    if "'" in sample or "’" in sample:
        stops += sum(fold(word) in stop for word in words if not word.isalpha() and word not in stop)
    latin = sum(map(len, words))
    return "en" if words and 2 * latin >= letters and stops >= _ENGLISH_SHARE * len(words) else None


def _of_latin_script(sample: str, letters: int) -> str | None:
    """By commonest words and by letters of its own: both weigh, and either may be enough."""
    words = _LATIN_WORD.findall(sample.lower())
    if sum(map(len, words)) * 2 < letters or len(words) < _FEWEST_WORDS:
        return None
    weighed = [
        (
            sum(word in common for word in words) / len(words)
            + _LETTERS * sum(map(sample.count, signs)) / letters,
            code,
        )
        for code, signs, common in _latin()
    ]
    share, code = max(weighed)
    return code if share >= _LATIN_SHARE else None


@cache
def _latin() -> list[tuple[str, str, frozenset[str]]]:
    return [(code, signs, frozenset(words.split("|"))) for code, signs, words, *_ in rows("latin.tsv")]


def direction(code: str) -> Literal["ltr", "rtl"]:
    """Which way a language is written, by its code (`ar`, `ar-SY`)."""
    return "rtl" if code.replace("_", "-").split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"

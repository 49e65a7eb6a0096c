"""Human languages: analysis for search, numbers, places, names, wording; a folder for each language."""

from __future__ import annotations

from amana.language.analysis import analyse
from amana.language.folding import fold
from amana.language.guess import direction, guess_language
from amana.language.known import BaseWords, KnownWords
from amana.language.names import SAME_NAME, given_names, name_key, name_like, name_score
from amana.language.numbers import number_value
from amana.language.places import Place, place
from amana.language.stopping import is_stop, stop_words
from amana.language.tokens import Token
from amana.language.version import analysis_version, lists_sum

__all__ = [
    "SAME_NAME",
    "BaseWords",
    "KnownWords",
    "Place",
    "Token",
    "analyse",
    "analysis_version",
    "direction",
    "fold",
    "given_names",
    "guess_language",
    "is_stop",
    "lists_sum",
    "name_key",
    "name_like",
    "name_score",
    "number_value",
    "place",
    "stop_words",
]

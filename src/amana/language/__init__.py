"""Human languages: analysis for search, numbers, places, names, wording; a folder for each language."""

from __future__ import annotations

from amana.language.analysis import analyse
from amana.language.folding import fold
from amana.language.guess import direction, guess_language
from amana.language.known import BaseWords, KnownWords
from amana.language.names import (
    SAME_NAME,
    given_names,
    name_key,
    name_like,
    name_score,
    part_reason,
    score_of_parts,
)
from amana.language.names import Comparison as NameComparison
from amana.language.names import Part as NamePart
from amana.language.names import Reason as NameReason
from amana.language.names import compare as compare_names
from amana.language.names import keys as name_keys
from amana.language.names import parts as name_parts
from amana.language.numbers import number_value
from amana.language.places import Place, place, places_named
from amana.language.stopping import is_stop, stop_words
from amana.language.tokens import Token
from amana.language.version import analysis_version, lists_sum

__all__ = [
    "SAME_NAME",
    "BaseWords",
    "KnownWords",
    "NameComparison",
    "NamePart",
    "NameReason",
    "Place",
    "Token",
    "analyse",
    "analysis_version",
    "compare_names",
    "direction",
    "fold",
    "given_names",
    "guess_language",
    "is_stop",
    "lists_sum",
    "name_key",
    "name_keys",
    "name_like",
    "name_parts",
    "name_score",
    "number_value",
    "part_reason",
    "place",
    "places_named",
    "score_of_parts",
    "stop_words",
]

"""Names of people across scripts and spellings: may two words, or two whole names, be the same name?"""

from __future__ import annotations

from amana.language.names.compare import Comparison, Reason, compare, keys, part_reason, score_of_parts, similarity
from amana.language.names.given import given_names
from amana.language.names.key import name_key
from amana.language.names.likely import name_like
from amana.language.names.parts import Part, parts
from amana.language.names.score import SAME_NAME, name_score

__all__ = [
    "SAME_NAME",
    "Comparison",
    "Part",
    "Reason",
    "compare",
    "given_names",
    "keys",
    "name_key",
    "name_like",
    "name_score",
    "part_reason",
    "parts",
    "score_of_parts",
    "similarity",
]

"""Human languages: analysis for search, numbers, places, names, wording. One folder each, shared machinery here."""

from __future__ import annotations

from amana.language.analysis import analyse
from amana.language.folding import fold
from amana.language.known import BaseWords, KnownWords
from amana.language.stopping import is_stop, stop_words
from amana.language.tokens import Token

__all__ = ["BaseWords", "KnownWords", "Token", "analyse", "fold", "is_stop", "stop_words"]

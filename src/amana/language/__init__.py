"""Human languages: analysis for search, numbers, places, names, wording; a folder for each language."""

from __future__ import annotations

from amana.language.analysis import analyse
from amana.language.folding import fold
from amana.language.known import BaseWords, KnownWords
from amana.language.places import Place, place
from amana.language.stopping import is_stop, stop_words
from amana.language.tokens import Token

__all__ = ["BaseWords", "KnownWords", "Place", "Token", "analyse", "fold", "is_stop", "place", "stop_words"]

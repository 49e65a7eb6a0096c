"""Arabic: how its words are taken apart, and its word lists."""

from __future__ import annotations

from amana.language.ar.clitics import clitic_rests
from amana.language.ar.stems import arabic_stem, base_words, months, stop_words, unarticled

__all__ = ["arabic_stem", "base_words", "clitic_rests", "months", "stop_words", "unarticled"]

"""English: stems and word lists."""

from __future__ import annotations

from amana.language.en.stems import english_stem, stop_words

__all__ = ["english_stem", "stop_words"]

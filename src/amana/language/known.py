"""Which words are known: what keeps `ورد` (roses) from being read as `و` + `رد`."""

from __future__ import annotations

from typing import Protocol

from amana.language import ar


class KnownWords(Protocol):
    """The words somebody knows, e.g. those that stand in an archive. Words are folded (`Token.norm`)."""

    def known(self, word: str) -> bool:
        """Whether this is a word of its own."""
        ...


class BaseWords:
    """The shipped list alone."""

    def known(self, word: str) -> bool:
        """Whether the shipped list has the word, with or without its article."""
        return word in ar.base_words() or ar.unarticled(word) in ar.base_words()

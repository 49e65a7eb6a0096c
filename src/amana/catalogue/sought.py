"""What to mark in a hit: the words a query looks for, and the phrases, which are marked only as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from amana.catalogue.phrases import Phrase, occurrences
from amana.catalogue.values import Why
from amana.catalogue.widening import WEIGHTS, Wanted


@dataclass
class Sought:
    """Words of the vocabulary with the reason each matches; and for each phrase, its words with theirs."""

    whys: dict[int, Why] = field(default_factory=dict)
    phrases: list[tuple[Phrase, dict[int, Why]]] = field(default_factory=list)

    def add_word(self, wanted: Wanted) -> None:
        """A word to mark wherever it stands; one that matches in several ways keeps the weightiest."""
        for word, why in wanted.whys.items():
            known = self.whys.get(word)
            if known is None or WEIGHTS[known] < WEIGHTS[why]:
                self.whys[word] = why

    def add_phrase(self, words: Sequence[Wanted]) -> None:
        """A phrase to mark where it stands whole."""
        whys = {word: why for wanted in reversed(words) for word, why in wanted.whys.items()}
        self.phrases.append(([frozenset(wanted.whys) for wanted in words], whys))

    def marks(self, words: Sequence[int], plain_at: Sequence[int]) -> Iterable[tuple[int, Why]]:
        """Which of these words to mark, in order, and why. `plain_at`: those that a phrase runs over."""
        found = {at: self.whys[word] for at, word in enumerate(words) if word in self.whys}
        plain = [words[at] for at in plain_at] if self.phrases else ()
        for phrase, whys in self.phrases:
            for first in occurrences(plain, phrase):
                for at in plain_at[first : first + len(phrase)]:
                    found.setdefault(at, whys[words[at]])
        return sorted(found.items())

"""Names across scripts and spellings: which words of the archive may be the name a query asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from amana.catalogue.vocabulary import NAME_MARK, Entry, Vocabulary
from amana.language import SAME_NAME, Token, name_key, name_like, name_score

# Compared one by one with the name asked for; a key seldom has so many words.
_MOST_COMPARED = 200

Count = Callable[[int], int]


class Namesakes:
    """Looks names up in one vocabulary. `count` gives the items a word stands in."""

    def __init__(self, vocabulary: Vocabulary, count: Count) -> None:
        self._vocabulary = vocabulary
        self._count = count

    def of(self, token: Token, written: str) -> list[int]:
        """The words that may be the same name as a query's word; none where that is no name."""
        # People ask without capitals; a word that the archive mostly writes without one is no name here.
        if not name_like(token.surface, written[:1].upper() + written[1:]) or self._is_common(token.surface):
            return []
        keyed = (self._vocabulary.by_term(NAME_MARK + key, _MOST_COMPARED) for key in name_key(token.surface))
        numbers = dict.fromkeys(no for found in keyed for no in found)
        near = [one for one in self._vocabulary.entries(numbers) if self._same(token.surface, one)]
        return self._with_twins(near)

    @staticmethod
    def _same(surface: str, entry: Entry) -> bool:
        return entry.surface != surface and name_score(surface, entry.surface) >= SAME_NAME

    def _with_twins(self, entries: Iterable[Entry]) -> list[int]:
        """The names' words with and without a capital, but for those that are mostly written without."""
        surfaces = dict.fromkeys(entry.surface for entry in entries)
        return [no for one in surfaces if not self._is_common(one) for no in self._vocabulary.by_surface(one)]

    def _is_common(self, surface: str) -> bool:
        """Whether the archive writes a word of a script with capitals mostly without one."""
        if surface[0].upper() == surface[0]:
            return False
        ways = self._vocabulary.entries(self._vocabulary.by_surface(surface))
        counts = {entry.capital: self._count(entry.no) for entry in ways}
        return counts.get(False, 0) > counts.get(True, 0)

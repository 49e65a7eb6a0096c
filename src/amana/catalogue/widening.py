"""From a part of a query to the words of the vocabulary that answer it, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from amana.catalogue.namesakes import Namesakes
from amana.catalogue.query import Part
from amana.catalogue.values import Why
from amana.catalogue.vocabulary import Vocabulary
from amana.language import Token, analyse, is_stop

# How much a match weighs by its reason, in eighths of an exact one.
WEIGHTS: dict[Why, int] = {"exact": 8, "spelling": 7, "number": 7, "stem": 6, "name": 5, "place": 5}
_MOST_WORDS = 400
_MOST_BEGINNINGS = 500
# The Arabic article before a name in Latin letters, as it sounds before each letter: no word to search by.
_ARTICLES = {
    "al",
    "el",
    "ul",
    "ad",
    "ed",
    "an",
    "en",
    "ar",
    "er",
    "as",
    "es",
    "ash",
    "esh",
    "at",
    "et",
    "az",
    "ez",
}
_HYPHENS = "-‐‑"


@dataclass
class Wanted:
    """One word of a query: the vocabulary's words that answer it, and why each does."""

    whys: dict[int, Why] = field(default_factory=dict)
    stop: bool = False

    def take(self, numbers: Iterable[int], why: Why) -> None:
        """Adds words; a word that is there already keeps its weightier reason."""
        for no in numbers:
            known = self.whys.get(no)
            if known is None or WEIGHTS[known] < WEIGHTS[why]:
                self.whys[no] = why


class Widener:
    """Reads the parts of queries against one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, namesakes: Namesakes) -> None:
        self._vocabulary = vocabulary
        self._namesakes = namesakes

    def words(self, part: Part, *, exact: bool, narrow: bool = False) -> list[Wanted]:
        """The words of a part that is no phrase. `exact`: as written but for case; `narrow`: no names, places."""
        tokens = analyse(part.text, self._vocabulary)
        single = [token for token in tokens if token.norm]
        wanted = [self._word(token, exact=exact) for token in single]
        for one, token in zip(wanted, single, strict=True):
            one.stop = one.stop or _is_article(token, part.text)
        if not exact and not narrow:
            for one, token in zip(wanted, single, strict=True):
                self._add_names(one, token, part.text[token.start : token.end])
        if part.prefix and wanted:
            begun = single[-1]
            found = self._vocabulary.by_prefix(begun.surface if exact else begun.norm, _MOST_BEGINNINGS)
            wanted[-1].take(found, "spelling")
            wanted[-1].stop = False
        if not exact and not narrow:
            self._add_long_places(tokens, wanted)
        return wanted

    def phrase(self, part: Part, *, exact: bool) -> list[Wanted]:
        """The words of a phrase: as spelt, whatever the marks and capitals; `exact`: as written."""
        tokens = [token for token in analyse(part.text, self._vocabulary) if token.norm]
        return [self._spelt(token, exact=exact) for token in tokens]

    def _spelt(self, token: Token, *, exact: bool) -> Wanted:
        wanted = Wanted(stop=is_stop(token.norm))
        wanted.take(self._vocabulary.by_surface(token.surface), "exact")
        if not exact:
            spelt = self._vocabulary.by_term(token.norm, _MOST_WORDS)
            wanted.take(spelt, "number" if token.numbers else "spelling")
        return wanted

    def _word(self, token: Token, *, exact: bool) -> Wanted:
        wanted = self._spelt(token, exact=exact)
        if not exact:
            self._take(wanted, token.numbers, "number")
            self._take(wanted, token.stems, "stem")
        return wanted

    def _add_names(self, wanted: Wanted, token: Token, written: str) -> None:
        """What answers it in another script: places it names, and words that may be the same name."""
        self._take(wanted, token.places, "place")
        if not token.places:
            wanted.take(self._namesakes.of(token, written), "name")

    def _take(self, wanted: Wanted, terms: Iterable[str], why: Why) -> None:
        for term in terms:
            wanted.take(self._vocabulary.by_term(term, _MOST_WORDS), why)

    def _add_long_places(self, tokens: list[Token], wanted: list[Wanted]) -> None:
        """A place of several words answers each of its words."""
        at = 0
        for index, token in enumerate(tokens):
            if token.norm:
                at += 1
                continue
            found = [no for term in token.places for no in self._vocabulary.by_term(term, _MOST_WORDS)]
            covered = sum(1 for other in tokens[index + 1 :] if other.norm and other.end <= token.end)
            for one in wanted[at : at + covered]:
                one.take(found, "place")
                one.stop = False


def _is_article(token: Token, text: str) -> bool:
    return token.norm in _ARTICLES and text[token.end : token.end + 1] in _HYPHENS and token.end < len(text)

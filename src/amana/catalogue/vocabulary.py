"""Every word of the archive, each once, with a number; and the terms it is found by.

A text is indexed by its words as they are written. Whatever widens a search (spelling, stems, numbers,
names, places) goes through the terms of the words at query time; so a posting is kept once for each word,
and how a match came about is always known. A word with a capital is another word: how often a word is
written with one tells names from other words, without counters that would depend on the order of arrival.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from amana.catalogue.database import Database
from amana.language import Token, name_key, name_like

NAME_MARK = "!"
_NUMBER_MARK = "#"

# A term that says no more than the word itself (its spelling, or a number's value) is not kept again.
_BY_TERM = """SELECT word FROM term WHERE term = ?1
    UNION SELECT no FROM word WHERE surface = ?2 AND NOT flags & 2 ORDER BY 1 LIMIT ?3"""
_BY_PREFIX = """SELECT word, spelling FROM (
        SELECT word, term AS spelling FROM term WHERE term >= ?1 AND term < ?2
        UNION SELECT no, surface FROM word WHERE surface >= ?1 AND surface < ?2 AND NOT flags & 2)
    ORDER BY length(spelling), spelling LIMIT ?3"""

_CAPITAL, _LONG = 1, 2
_KEPT = 1 << 16
_LAST = "\U0010ffff"


class Entry(NamedTuple):
    """One word of the vocabulary."""

    no: int
    surface: str
    capital: bool
    long: bool


class Vocabulary:
    """The words of one catalogue. The numbers of words met lately are remembered."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._young: dict[str, int] = {}
        self._older: dict[str, int] = {}

    def forget(self) -> None:
        """Drops what is remembered: a transaction that gave numbers was undone."""
        self._young, self._older = {}, {}

    def numbers(self, tokens: Sequence[Token], written: Sequence[str]) -> list[int]:
        """The tokens' word numbers, new words being added. `written` is each token as it stands in its text."""
        found = list(map(self._young.get, written))
        if None in found:
            new = zip(written, tokens, found, strict=True)
            learned = self._learn({word: token for word, token, no in new if no is None})
            return [learned[word] if no is None else no for word, no in zip(written, found, strict=True)]
        return [no for no in found if no is not None]

    def known_numbers(self, tokens: Sequence[Token], written: Sequence[str]) -> list[int]:
        """The same without adding: 0 for a word that is not there."""
        keys = [_key(word, token) for word, token in zip(written, tokens, strict=True)]
        known = self._known(keys)
        return [known.get(key, 0) for key in keys]

    def entries(self, numbers: Iterable[int]) -> list[Entry]:
        """The words with these numbers."""
        rows = self._db.rows_among("SELECT no, surface, flags FROM word WHERE no", list(numbers))
        return [Entry(no, surface, bool(flags & _CAPITAL), bool(flags & _LONG)) for no, surface, flags in rows]

    def by_surface(self, surface: str) -> list[int]:
        """The words written so, but for capitals."""
        rows = self._db.rows("SELECT no FROM word WHERE surface = ? AND NOT flags & 2", (surface,))
        return [no for (no,) in rows]

    def by_term(self, term: str, most: int) -> list[int]:
        """The words with this term (a folded spelling, or a stem, number, place or name key with its mark)."""
        rows = self._db.rows(_BY_TERM, (term, term.removeprefix(_NUMBER_MARK), most))
        return [no for (no,) in rows]

    def by_prefix(self, prefix: str, most: int) -> list[int]:
        """The words whose folded spelling begins so; of too many, the shortest."""
        return [no for no, _ in self._db.rows(_BY_PREFIX, (prefix, prefix + _LAST, most))]

    def known(self, word: str) -> bool:
        """Whether a folded spelling stands in the archive (see `language.KnownWords`)."""
        return bool(self.by_term(word, 1))

    def last(self) -> int:
        """The highest number given."""
        row = self._db.row("SELECT coalesce(max(no), 0) FROM word")
        return int(row[0]) if row else 0

    def _learn(self, new: Mapping[str, Token]) -> dict[str, int]:
        """Numbers for words not met lately: remembered longer ago, from the table, or given now."""
        learned = {word: self._older[word] for word in new if word in self._older}
        keys = {word: _key(word, token) for word, token in new.items() if word not in learned}
        known = self._known(keys.values())
        fresh = {key: new[word] for word, key in keys.items() if key not in known}
        known.update(self._add(fresh))
        learned.update((word, known[key]) for word, key in keys.items())
        if len(self._young) + len(learned) > _KEPT:
            self._older, self._young = self._young, {}
        self._young.update(learned)
        return learned

    def _known(self, keys: Iterable[tuple[str, int]]) -> dict[tuple[str, int], int]:
        surfaces = list(dict.fromkeys(surface for surface, _ in keys))
        rows = self._db.rows_named("SELECT surface, flags, no FROM word WHERE surface", surfaces)
        return {(surface, flags): no for surface, flags, no in rows}

    def _add(self, fresh: Mapping[tuple[str, int], Token]) -> dict[tuple[str, int], int]:
        if not fresh:
            return {}
        first = self.last() + 1
        given = {key: first + at for at, key in enumerate(fresh)}
        self._db.run_many("INSERT INTO word VALUES(?,?,?)", [(no, *key) for key, no in given.items()])
        terms = [(term, given[key]) for key, token in fresh.items() for term in _terms(token, *key)]
        self._db.run_many("INSERT INTO term VALUES(?,?)", sorted(terms))
        return given


def _key(written: str, token: Token) -> tuple[str, int]:
    """What makes a word the same word: its surface, with or without a capital, one word or several."""
    return token.surface, (_CAPITAL if written[0].isupper() else 0) | (0 if token.norm else _LONG)


def _terms(token: Token, surface: str, flags: int) -> list[str]:
    """What else a word is found by: each term once, without those that say no more than the word itself."""
    if flags & _LONG:
        return list(token.places)
    terms = dict.fromkeys((token.norm, *token.stems, *token.numbers, *token.places))
    if token.norm.isalpha():
        written = surface[0].upper() + surface[1:] if flags & _CAPITAL else surface
        if name_like(surface, written):
            terms.update(dict.fromkeys(NAME_MARK + key for key in name_key(surface)))
    return [term for term in terms if term not in (surface, _NUMBER_MARK + surface)]

"""A name made ready to be grouped: its parts, the classes that spellings of one name share, its keys."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from itertools import combinations, islice, product, repeat
from typing import NamedTuple

from amana.catalogue import MentionKind
from amana.language import NamePart, fold, given_names, is_stop, name_key, name_parts

_KEPT = 1 << 16
_MOST_KEYS = 6
_MOST_OF_PART = 3
_MOST_LOOKED_UP = 2
_MOST_BLOCKS = 128
_TELLING = 2
_LEAST_ACRONYM = 2
_ODD = 0x9E3779B97F4A7C15
_63_BITS = (1 << 63) - 1
_PARTS_PAIRED = 4
# An article makes a given name a family's: Ahmad, al-Ahmad.
_ARTICLE = re.compile(r"(?:^|\s)(?:ال\S|(?:a[lrsdtzn]|el|ash|esh|ath|adh|ul)[-‑])", re.IGNORECASE)
_WORD = re.compile(r"\S+")


class Name(NamedTuple):
    """A name as it is compared. `firm`: it says by itself who is meant, as far as a name can: two parts or more,
    one of them no mere given name. `classes` are the same for most spellings of one name.
    """

    kind: MentionKind
    written: str
    classes: tuple[str, ...]
    firm: bool

    @property
    def single(self) -> bool:
        """Whether it is of one part: a surname, a kunya, a given name alone."""
        return len(self.classes) < 2


def compared(kind: MentionKind, written: str) -> str:
    """What of a name is compared: of a group's, the words that say something."""
    if kind == "person":
        return written
    telling = [word for word in _WORD.findall(written) if not is_stop(fold(word))]
    return " ".join(telling) or written


@lru_cache(_KEPT)
def name_of(kind: MentionKind, written: str) -> Name:
    """The name made ready; a text without letters has no classes."""
    row = name_parts(compared(kind, written))
    classes = tuple(map(_class, row))
    return Name(kind, written, classes, len(row) > 1 and (kind == "group" or _tells(written, row)))


def _tells(written: str, row: tuple[NamePart, ...]) -> bool:
    marked = any(part.mark or not (given_names(part.word) or part.initial) for part in row)
    return marked or len(row) > 2 or _ARTICLE.search(written) is not None


def _class(part: NamePart) -> str:
    given = given_names(part.word)
    return part.mark + ("=" + next(iter(given)) if len(given) == 1 else fold(part.whole))


def is_acronym(kind: MentionKind, written: str) -> bool:
    """Whether it is a group's name in initials."""
    return kind == "group" and len(written) >= _LEAST_ACRONYM and written.isupper() and written.isalpha()


def folded(written: str) -> str:
    """A whole name folded, word by word."""
    return " ".join(filter(None, map(fold, written.replace("-", " ").split())))


@lru_cache(_KEPT)
def part_keys(word: str, mark: str) -> tuple[str, ...]:
    """The keys of one part, the same for every way to spell it; few: known names first, then the short ones."""
    found = sorted(name_key(word), key=lambda key: (not key.startswith("="), len(key) < _TELLING, len(key), key))
    return tuple(mark + key for key in found[:_MOST_KEYS])


def keys_of_parts(name: Name) -> list[tuple[str, ...]]:
    """The keys of each part."""
    return [part_keys(part.word, part.mark) for part in name_parts(compared(name.kind, name.written))]


def blocks(name: Name) -> frozenset[int]:
    """The blocks in which it is compared with others: each two of its parts, by a key of each, in any order."""
    rows = [tuple(map(_key_number, repeat(name.kind), keys)) for keys in keys_of_parts(name)[:_PARTS_PAIRED]]
    if len(rows) == 1:
        return frozenset(rows[0])
    pairs = (pair for one, other in combinations(rows, 2) for pair in product(one, other))
    return frozenset(islice((_block(*pair) for pair in pairs), _MOST_BLOCKS))


def part_numbers(name: Name) -> frozenset[int]:
    """The first keys of all parts, as numbers."""
    return frozenset(_key_number(name.kind, key) for keys in keys_of_parts(name) for key in keys[:_MOST_OF_PART])


def _block(one: int, other: int) -> int:
    return (min(one, other) * _ODD ^ max(one, other)) & _63_BITS


@lru_cache(_KEPT)
def _key_number(kind: str, key: str) -> int:
    return number_of(f"{kind}/{key}")


@lru_cache(_KEPT)
def lookup_keys(kind: MentionKind, written: str) -> tuple[int, ...]:
    """The numbers by which a mention is looked up in a catalogue: those of its first part with its last, and those
    of the last (or only) part alone, by which a surname finds whole names.
    """
    rows = [keys[:_MOST_LOOKED_UP] for keys in keys_of_parts(name_of(kind, written))]
    ends = [[_key_number(kind, key) for key in row] for row in (rows[0], rows[-1])] if rows else [[], []]
    pairs = {_block(*pair) for pair in product(*ends)} if len(rows) > 1 else set()
    return tuple(sorted(pairs.union(ends[1])))


@lru_cache(_KEPT)
def companion_keys(kind: MentionKind, written: str) -> tuple[str, ...]:
    """The keys by which somebody named beside others is known again, in either script; none for part of a name."""
    name = name_of(kind, written)
    if name.single:
        return ()
    if kind == "group":
        return (f"group/{folded(written)}",)
    first, *_, last = keys_of_parts(name)
    return tuple(sorted(f"{min(pair)}/{max(pair)}" for pair in product(first[:1], last[:2])))


def number_of(text: str) -> int:
    """A whole number for a text, 63 bits, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest()) >> 1

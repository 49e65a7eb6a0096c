"""A whole name taken apart: what is a name in it, what marks one (kunya, nasab), what says nothing (a title)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from amana.language.folding import fold
from amana.language.names.forms import is_article
from amana.language.tables import rows

_WORDS = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640'’`ʼʿʾ´])*")
_COMMA = re.compile("[,،]")
_LONGEST = 200
_WITHOUT_ARTICLE = ("zade",)
_MOST_PARTS = 8
_KEPT = 1 << 14


class Part(NamedTuple):
    """One part of a name; `mark` is the word of a kunya (`abu`, `umm`), `link` of a nasab (`ibn`), or empty."""

    word: str
    mark: str = ""
    link: str = ""

    @property
    def whole(self) -> str:
        """The part with its mark, as it may be written in one word (`Abouzeid`, `Benali`)."""
        return (
            _GLUE[fold(self.word).isascii()][self.mark or self.link] if self.mark or self.link else ""
        ) + self.word

    @property
    def initial(self) -> bool:
        """Whether only the first letter is given."""
        return len(fold(self.word)) == 1


_GLUE = {True: {"abu": "abu", "umm": "um", "ibn": "ben"}, False: {"abu": "ابو", "umm": "ام", "ibn": "بن"}}


@cache
def _listed() -> dict[str, dict[str, str]]:
    """For each kind of word, its folded spellings and what they are."""
    found: dict[str, dict[str, str]] = {}
    for kind, name, *spellings in rows("names/parts.tsv"):
        found.setdefault(kind, {}).update((fold(spelling), name) for spelling in spellings)
    return found


@lru_cache(_KEPT)
def parts(name: str) -> tuple[Part, ...]:
    """The parts of a name as it is written, at most eight; none for a text without letters."""
    words = [word for word in _WORDS.findall(_surname_last(name[:_LONGEST])) if fold(word)]
    return tuple(_parted(_joined(_untitled(words))))[:_MOST_PARTS]


def _surname_last(name: str) -> str:
    """`Haddad, Samira` as Samira Haddad."""
    pieces = _COMMA.split(name)
    return f"{pieces[1]} {pieces[0]}" if len(pieces) == 2 and all(map(str.strip, pieces)) else name


def _untitled(words: list[str]) -> list[str]:
    """Without titles at the beginning, so long as a name is left."""
    titles = _listed()["title"]
    while len(words) > 1 and fold(words[0]) in titles:
        words = words[1:]
    return words


def _joined(words: list[str]) -> list[str]:
    """Compounds of several words made one (`Abd al-Rahman`, نور الدين), articles between and before dropped."""
    front, back = _listed()["front"], _listed()["back"]
    found: list[str] = []
    open_front = False
    for at, word in enumerate(words):
        folded = fold(word)
        last = at + 1 == len(words)
        if is_article(folded) and not last:
            continue
        if found and (open_front or folded in back):
            found[-1] += folded if back.get(folded) in _WITHOUT_ARTICLE else _with_article(folded)
            open_front = False
        else:
            open_front = folded in front and not last
            found.append("عبد" if open_front and not folded.isascii() else "abd" if open_front else word)
    return found


def _with_article(folded: str) -> str:
    """The second word of a compound, with the article that `bodies` takes out again."""
    if folded.isascii():
        return "al" + folded.removeprefix("al").removeprefix("el").removeprefix("ud").removeprefix("ed")
    return folded if folded.startswith("ال") else "ال" + folded


def _parted(words: list[str]) -> list[Part]:
    marks, links = _listed()["mark"], _listed()["link"]
    found: list[Part] = []
    mark = link = ""
    for at, word in enumerate(words):
        folded = fold(word)
        last = at + 1 == len(words)
        if folded in marks and not last:
            mark = marks[folded]
        elif folded in links and not last:
            link = links[folded]
        else:
            found.append(Part(word, mark, link))
            mark = link = ""
    return found

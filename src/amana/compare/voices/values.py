"""Accounts as comparing sees who repeats whom, and what it finds. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

How = Literal["reprint", "translation", "quoted"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Somebody whose words an account gives: `name` as resolved, `statement` the words' id.

    `figures` are the ids of the figures that stand in them.
    """

    name: str
    statement: str
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """One account: what is needed to tell whether it repeats another.

    `sources` are names of who published it (an outlet, the source it was received from). `published` is an ISO
    day. `marks` are what a translation leaves as it is, in the order of the text: places (`p:aleppo`), days
    (`d:2016-12-22`), numbers (`n:1500`). `figures` are the ids of all its figures.
    """

    account: str
    language: str | None = None
    published: str | None = None
    sources: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    quoted: tuple[Quoted, ...] = ()
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """One account repeats another. `later` is the one that does; None where nobody knows which was first.

    `share` is how much of it, from 0 to 1: of the shorter one's runs of words (reprint), of the marks in order
    (translation), of the figures (quoted). `facts` say more, by name.
    """

    one: str
    other: str
    how: How
    share: float
    later: str | None = None
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """Accounts that rest on one source: a single one, or several that repeat each other.

    `first` is the one that was published first; None where that is not known of all of them, or several came out
    on the same day. `id` is the first of the accounts' ids in order.
    """

    id: str
    accounts: tuple[str, ...]
    first: str | None
    edges: tuple[Edge, ...] = ()

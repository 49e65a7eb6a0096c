"""What comparing the names of texts gives: values only. What is known of a name is a `catalogue.Mention`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from amana.catalogue import MentionKind

Verdict = Literal["same", "ask", "different"]
GROUNDS: Final = (
    *("spelling", "name", "script", "initial", "order", "role", "place", "with", "outlet", "account", "days"),
    *("given", "other", "kunya", "missing", "ambiguous", "alone", "apart", "person"),
)
"""The kinds of `Ground`."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that speaks for two mentions being of one person, or against it.

    `kind` for: `spelling` (the same once folded), `name` (one name, spelt otherwise), `script` (in two scripts),
    `initial`, `order` (parts in another order), `role`, `place`, `with` (others told beside both), `outlet`,
    `account` (one event), `days` (published within a week), `person` (a person said so).
    Against: `given` (another given name), `other` (another name), `kunya` (a father's name and a mother's, or
    another), `missing` (a part that only one has), `ambiguous` (spelt like several names), `alone` (too little of
    a name), `apart` (told in one text as two), `person`. `one` and `other` are the words that it rests on.
    """

    kind: str
    one: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class MentionPair:
    """Two mentions weighed. `verdict` is `same` or `different` by a person's word, `different` too where names are
    known to differ, and else `ask`: spelling makes no two mentions one. `score` orders what is asked, 0 to 1.
    """

    verdict: Verdict
    score: float
    grounds_for: tuple[Ground, ...]
    grounds_against: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Judgements:
    """What people said: pairs of ids (of mentions, or of persons known) that are one, and that are not."""

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class CandidateGroup:
    """Mentions that may be of one person or group, two or more: a question, never an answer.

    `id` is that of its first mention in the order of ids. `links` are the pairs, of names not written alike, by
    which it was put together; ask `weighed` for the grounds. `judged` says that people's words alone joined it.
    """

    id: str
    kind: MentionKind
    mentions: tuple[str, ...]
    names: tuple[str, ...]
    links: tuple[tuple[str, str], ...] = ()
    judged: bool = False


@dataclass(frozen=True, slots=True)
class Grouped:
    """The candidate groups, the largest first. `conflicts`: pairs said to be one that other words hold apart."""

    groups: tuple[CandidateGroup, ...]
    conflicts: tuple[tuple[str, str], ...] = ()

"""Which mentions in one text are of the same person or group: chains, each link with its evidence.

A surname alone goes back to the full name before it, also where it is spelt otherwise (al-Hajj, Al-Hage); never to
somebody with another first name, and never to the writer of the text where another may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from amana.language import SAME_NAME, fold, name_key, name_score
from amana.reading.names.lists import parts
from amana.reading.names.offices import RULE as OFFICE_ALONE
from amana.reading.names.offices import holder
from amana.reading.nouns import NameMention

_PARTS = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u064b-\u0652\u0670'’ʿʼ.-])*")
_LOOK_BACK = 16
_KEPT = 1 << 12
# How many persons a mention is compared with: those named last.
_MOST_LIKE = 8
_LEAST_ACRONYM = 2


@cache
def _byline() -> re.Pattern[str]:
    words = "|".join(map(re.escape, [*parts("byline", 1), *parts("byline", 2)]))
    return re.compile(rf"(?:^|\n)[ \u00a0\t]*(?:{words})[ \u00a0:]{{1,3}}\Z", re.IGNORECASE)


@cache
def _particles() -> frozenset[str]:
    return frozenset([*parts("particle", 1), "the"])


Parts = tuple[str, ...]


# A head word by itself: the Council, the regime.
_HEAD_ALONE = frozenset(["group/definite", "group/small"])
_MOST_BACK = 40


class _Chain:
    """One person so far: the first mention, and the parts of the fullest name."""

    def __init__(self, first: int, parts: Parts, byline: bool) -> None:
        self.first = first
        self.parts = parts
        self.byline = byline


class _Chains:
    """The persons of a text, by what may link a later mention to them; of many alike, those named last."""

    def __init__(self) -> None:
        self._by_part: dict[str, list[_Chain]] = {}
        self._by_sound: dict[str, list[_Chain]] = {}

    def add(self, chain: _Chain) -> None:
        """A person named for the first time, or by a fuller name."""
        for part in {bare(part) for part in chain.parts[:1] + chain.parts[-1:]}:
            self._by_part.setdefault(part, []).append(chain)
        for key in _keys(chain.parts):
            self._by_sound.setdefault(key, []).append(chain)

    def like(self, parts: Parts) -> list[_Chain]:
        """Those that share a first or last part with this name, the last first."""
        return _last([self._by_part.get(bare(part), []) for part in parts])

    def sounding_like(self, parts: Parts) -> list[_Chain]:
        """Those whose last part may be this one's, spelt otherwise, the last first."""
        return _last([self._by_sound.get(key, []) for key in _keys(parts)])


def _keys(parts: Parts) -> frozenset[str]:
    return name_key(bare(parts[-1])) if parts else frozenset()


def _last(several: list[list[_Chain]]) -> list[_Chain]:
    found = {chain for chains in several for chain in chains[-_MOST_LIKE:]}
    return sorted(found, key=lambda chain: -chain.first)


def linked(text: str, mentions: Sequence[NameMention]) -> list[NameMention]:
    """The mentions, each with `same_as` where another is the first of its chain; `rule` gains the evidence."""
    found: list[NameMention] = []
    persons = _Chains()
    groups: dict[str, int] = {}
    for one in mentions:
        if one.rule == OFFICE_ALONE:
            found.extend(_office(one, found))
        elif one.kind == "person":
            found.append(_person(text, len(found), one, persons))
        else:
            found.append(_group(text, len(found), one, groups, found))
    return found


def _office(one: NameMention, found: Sequence[NameMention]) -> Iterator[NameMention]:
    """An office alone is somebody's name only where the text has said whose."""
    at = holder(one, found)
    if at is not None:
        same = found[at].same_as
        yield _linked_to(one, at if same is None else same, "office")


def _linked_to(one: NameMention, first: int, evidence: str) -> NameMention:
    rule = f"{one.rule}+same/{evidence}"
    return NameMention(one.start, one.end, one.text, one.kind, first, one.role, rule)


def _person(text: str, at: int, one: NameMention, chains: _Chains) -> NameMention:
    own = parts_of(one.text)
    linked = _linked(own, chains)
    if linked is None:
        before = text[max(0, one.start - _LOOK_BACK) : one.start]
        chains.add(_Chain(at, own, _byline().search(before) is not None))
        return one
    chain, evidence = linked
    if len(own) > len(chain.parts):
        chain.parts = own
        chains.add(chain)
    return _linked_to(one, chain.first, evidence)


def _linked(own: Parts, chains: _Chains) -> tuple[_Chain, str] | None:
    """The person this name is of, if one is named before, and by what evidence."""
    like = chains.like(own)
    for evidence in (_same, _ending, _surname, _first_name):
        for chain in like:
            if evidence(own, chain):
                return chain, evidence.__name__.strip("_")
    spelt = (chain for chain in chains.sounding_like(own) if _spelling(own, chain))
    return next(((chain, "spelling") for chain in spelt), None)


@lru_cache(_KEPT)
def parts_of(name: str) -> Parts:
    """The parts of a name, folded, articles and particles joined to what follows: [yusuf, alhajj]."""
    found: list[str] = []
    particles = _particles()
    held = ""
    for word in _PARTS.findall(name.replace("-", " ").replace("‑", " ")):
        part = fold(word)
        if part in particles:
            held += part
        elif part:
            found.append(held + part)
            held = ""
    return (*found, held) if held else tuple(found)


@lru_cache(_KEPT)
def bare(part: str) -> str:
    for article in ("al", "el", "ال"):
        if part.startswith(article) and len(part) > len(article) + 2:
            return part[len(article) :]
    return part


def _same(parts: Parts, chain: _Chain) -> bool:
    return parts == chain.parts


def _ending(parts: Parts, chain: _Chain) -> bool:
    """Abu al-Joud of Mujahid Abu al-Joud; or Ash Carter where only Carter stood before."""
    longer, shorter = (parts, chain.parts) if len(parts) > len(chain.parts) else (chain.parts, parts)
    if chain.byline or not shorter or len(longer) == len(shorter):
        return False
    return longer[-len(shorter) :] == shorter and (len(parts) < len(chain.parts) or len(shorter) == 1)


def _surname(parts: Parts, chain: _Chain) -> bool:
    """A surname alone, its article dropped or added."""
    if len(parts) != 1 or chain.byline:
        return _initials(parts, chain)
    return bare(parts[0]) == bare(chain.parts[-1])


def _initials(parts: Parts, chain: _Chain) -> bool:
    """Both have first names, and they are the same, or one is an initial; so are the last."""
    if len(parts) < 2 or len(chain.parts) < 2 or bare(parts[-1]) != bare(chain.parts[-1]):
        return False
    one, other = parts[0], chain.parts[0]
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return name_score(one, other) >= SAME_NAME


def _first_name(parts: Parts, chain: _Chain) -> bool:
    return len(parts) == 1 and not chain.byline and len(chain.parts) > 1 and parts[0] == chain.parts[0]


def _spelling(parts: Parts, chain: _Chain) -> bool:
    """One surname spelt in two ways; where both have first names these must agree."""
    if chain.byline or not parts or not chain.parts:
        return False
    if len(parts) > 1 and (len(chain.parts) < 2 or name_score(parts[0], chain.parts[0]) < SAME_NAME):
        return False
    if len(parts) == 1 and len(chain.parts) == 1 and parts[0][:2] != chain.parts[0][:2]:
        return False
    return name_score(bare(parts[-1]), bare(chain.parts[-1])) >= SAME_NAME


def _group(
    text: str, at: int, one: NameMention, groups: dict[str, int], found: Sequence[NameMention]
) -> NameMention:
    key = _group_key(one.text)
    first = groups.setdefault(f"{one.kind} {key}", at)
    if first != at:
        return _linked_to(one, first, "name")
    earlier, evidence = _long_form(text, one, found), "brackets"
    if earlier is None and one.rule in _HEAD_ALONE:
        earlier, evidence = _named_by_head(one, found), "head"
    if earlier is None:
        return one
    same = found[earlier].same_as
    first = earlier if same is None else same
    if evidence == "brackets":
        groups[f"{one.kind} {key}"] = first
    else:
        del groups[f"{one.kind} {key}"]
    return _linked_to(one, first, evidence)


def _named_by_head(one: NameMention, found: Sequence[NameMention]) -> int | None:
    """The last group before that this head is part of: the Observatory, of the Wadi Observatory for Water."""
    head = parts_of(one.text)
    for at in range(len(found) - 1, max(len(found) - _MOST_BACK, -1), -1):
        if (
            found[at].kind == "group"
            and found[at].rule not in _HEAD_ALONE
            and head[-1] in parts_of(found[at].text)
        ):
            return at
    return None


def _group_key(name: str) -> str:
    return "".join(parts_of(name))


def _long_form(text: str, one: NameMention, found: Sequence[NameMention]) -> int | None:
    """The group before an acronym in brackets: the Samiri Relief Office (SRO)."""
    if not found or one.kind != "group" or len(one.text) < _LEAST_ACRONYM:
        return None
    before = found[-1]
    between = text[before.end : one.start]
    after = text[one.end : one.end + 1]
    return len(found) - 1 if before.kind == "group" and between.strip() == "(" and after == ")" else None

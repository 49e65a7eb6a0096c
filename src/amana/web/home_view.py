"""What Home shows: how much there is of what, each a way into search; what was done last, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amana.actions.browsing import query_strings
from amana.web.house.visits import Visit
from amana.web.searching.search_words import FILTER_KEYS, value_words

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.actions.browsing import facets, last_acts, overview

MOST_BARS: Final = 12
_WIDTH: Final = 100

ACT_KEYS: Final = {
    "taken-in": "web-home-act-taken-in",
    "said": "web-home-act-said",
    "copied": "web-home-act-copied",
    "audited": "web-home-act-audited",
    "repaired": "web-home-act-repaired",
    "exported": "web-home-act-exported",
    "restored": "web-home-act-restored",
    "erased": "web-home-act-erased",
    "archive-made": "web-home-act-archive-made",
    "device-joined": "web-home-act-device-joined",
    "device-admitted": "web-home-act-device-admitted",
    "device-lost": "web-home-act-device-lost",
    "custodian-added": "web-home-act-custodian-added",
    "custodian-removed": "web-home-act-custodian-removed",
    "epoch-started": "web-home-act-epoch-started",
    "acts-accepted": "web-home-act-acts-accepted",
}
_COUNTED: Final = frozenset({"taken-in", "said", "exported", "restored"})
_WENT: Final = {"failure": "web-home-act-failure", "part": "web-home-act-part"}


@dataclass(frozen=True, slots=True)
class Bar:
    """A value, how many items have it, how wide it is drawn (of 100), and the search for it."""

    words: str
    count: int
    width: float
    address: str


@dataclass(frozen=True, slots=True)
class Bars:
    """The values of one kind, most first (years in their order), and how many more there are."""

    heading: str
    bars: tuple[Bar, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of what was done: when, by whom and on which device; what, and how it went; about which thing."""

    at: str
    who: str | None
    device: str
    what: str
    went: str | None
    name: str | None
    address: str | None


def counts(visit: Visit, archive: OpenArchive, told: overview.Overview) -> list[Bars]:
    """How much there is of what."""
    years = sorted(told.year, key=lambda one: one.value)[-MOST_BARS:]
    given = (("family", told.family), ("year", tuple(years)), ("place", told.place), ("language", told.language))
    return [
        Bars(
            visit.say(FILTER_KEYS[name]), tuple(_bars(visit, archive, name, found)), max(0, len(found) - MOST_BARS)
        )
        for name, found in given
        if found
    ]


def _bars(visit: Visit, archive: OpenArchive, name: str, found: tuple[facets.FacetCount, ...]) -> Iterator[Bar]:
    most = max(one.count for one in found)
    for one in found[:MOST_BARS]:
        narrowed = [("since", one.value), ("until", one.value)] if name == "year" else [(name, one.value)]
        words = value_words(visit, archive, name, one.value)
        width = max(1.0, round(_WIDTH * one.count / most, 1))
        yield Bar(words, one.count, width, f"/search?{query_strings.query_string(narrowed)}")


def deeds(visit: Visit, acts: tuple[last_acts.LastAct, ...]) -> list[Deed]:
    """What was done last, in words."""
    return [_deed(visit, one) for one in acts]


def _deed(visit: Visit, act: last_acts.LastAct) -> Deed:
    went = _WENT.get(act.outcome)
    return Deed(
        visit.digits(act.at[:16].replace("T", " ")),
        act.person,
        act.device_name or act.device[:8],
        _sentence(visit, act),
        visit.say(went) if went else None,
        act.name,
        _about(act),
    )


def _sentence(visit: Visit, act: last_acts.LastAct) -> str:
    """What was done, so that what it was about can follow."""
    if act.kind == "said" and act.name:
        return visit.say("web-home-act-said-of", count=act.count)
    if act.kind not in _COUNTED:
        return visit.say(ACT_KEYS[act.kind]) if act.kind in ACT_KEYS else act.kind
    told = visit.say(ACT_KEYS[act.kind], count=act.count)
    return f"{told}:" if act.name else told


def _about(act: last_acts.LastAct) -> str | None:
    """Where what it was about is shown: items have their page."""
    return f"/items/{act.item}" if act.item else None

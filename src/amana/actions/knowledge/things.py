"""People, groups, places and events: what people spoke of, and what texts tell of that nobody spoke of yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from amana.actions.comparing.account_ids import OF_EVENT
from amana.actions.comparing.accounts import titles_of
from amana.actions.comparing.grouping import ProposedEvent, account_places, events_proposed
from amana.actions.knowledge.knowing import Knowing
from amana.actions.knowledge.people import Names
from amana.archive import Archive
from amana.catalogue import Mention, MentionKind
from amana.knowledge import Known
from amana.reading import shipped
from amana.records import Watch

MOST_ITEMS: Final = 100
"""Items of one place that are told: those kept first."""

_MOST_TITLES = 4


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list: a person, a group, a place, an event.

    `known`: somebody spoke of it, and `show` tells what they said; else texts tell of it, and whether several of
    them mean one and the same is a suggestion. `names` come the most usual first, `roles` as texts or people give
    them. `texts` is how many text versions tell of it. Of an event `items` are those (ids) whose texts do, `days`
    and `places` (ids, or names) when and where it was, as people say, or as is most often told.
    """

    id: str
    type: str
    names: tuple[str, ...]
    roles: tuple[str, ...] = ()
    known: bool = False
    texts: int = 0
    ids: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def named(archive: Archive, kind: MentionKind) -> list[Listed]:
    """People, or groups: those whom most texts name first, then by name."""
    names = Names(archive)
    knowing = names.knowing
    known = {one.id: one for one in knowing.all(kind)}
    grouped = [group for group in names.groups if group.kind == kind]
    inside: dict[str, Mention | None] = {one: None for group in grouped for one in group.mentions}
    alone = []
    for one in _once(mention for mention in archive.catalogue.mentions() if mention.kind == kind):
        if one.id in inside:
            inside[one.id] = one
        else:
            alone.append(_listed(kind, [one], knowing, known))
    members = ([mention for name in group.mentions if (mention := inside[name])] for group in grouped)
    several = [_listed(kind, mentions, knowing, known) for mentions in members if mentions]
    spoken = {name for one in (*several, *alone) for name in one.ids}
    rest = (one for one in known.values() if spoken.isdisjoint(one.ids))
    unnamed = [_of_known(kind, one) for one in rest]
    return sorted([*several, *alone, *unnamed], key=lambda one: (-one.texts, not one.known, one.names, one.id))


def events(archive: Archive, watch: Watch | None = None) -> list[Listed]:
    """Events: those that somebody spoke of, and those that several texts seem to tell of; most texts first."""
    knowing = Knowing(archive)
    known = {one.id: one for one in knowing.all("event")}
    said = knowing.telling(OF_EVENT)
    told = {one.row.assertion.subject: knowing.identities.first(one.value or "") for one in said}
    proposed = [_event(archive, one, knowing, known, told) for one in events_proposed(archive, watch=watch)]
    spoken = {one.id for one in proposed if one.known}
    rest = [_of_known("event", one) for one in known.values() if one.id not in spoken]
    return sorted([*proposed, *rest], key=lambda one: (-one.texts, not one.known, one.names, one.id))


def _event(
    archive: Archive, event: ProposedEvent, knowing: Knowing, known: dict[str, Known], told: dict[str, str]
) -> Listed:
    """A proposed event; where people said of one of its accounts which event it tells of, that one."""
    subjects = [subject for one in event.accounts for subject in (one.account, one.item)]
    meant = (told.get(subject) or knowing.identities.first(subject) for subject in subjects)
    said = next((known[one] for one in meant if one in known), None)
    items = tuple(dict.fromkeys(one.item for one in event.accounts))
    titles = titles_of(archive, items[:_MOST_TITLES])
    return Listed(
        said.id if said else event.id,
        "event",
        (*(said.values("title") if said else ()), *titles),
        (),
        said is not None,
        len(event.accounts),
        tuple(dict.fromkeys((*(said.ids if said else ()), *(one.account for one in event.accounts)))),
        items,
        said.values("date") if said and said.values("date") else event.days,
        said.values("place") if said and said.values("place") else event.places,
    )


def places(archive: Archive) -> list[Listed]:
    """Places: those that somebody spoke of, and those that texts tell of; most texts first."""
    count: Counter[str] = Counter()
    items: dict[str, set[str]] = {}
    for _, item, told_of in account_places(archive):
        for place in told_of:
            count[place.id] += 1
            items.setdefault(place.id, set()).add(item)
    told = [
        Listed(
            name, "place", place_names(name), (), False, texts, (name,), tuple(sorted(items[name])[:MOST_ITEMS])
        )
        for name, texts in count.items()
    ]
    known = [_of_known("place", one) for one in Knowing(archive).all("place")]
    return sorted([*known, *told], key=lambda one: (not one.known, -one.texts, one.names, one.id))


def place_names(name: str) -> tuple[str, ...]:
    """What a place of the gazetteer is called, in English and Arabic; of one that is on no list, as it is told."""
    entry = shipped().by_id(name)
    if entry is None:
        return (name.removeprefix("?"),)
    return tuple(dict.fromkeys(filter(None, (entry.english, entry.arabic))))


def _once(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """A text that several items have names somebody once."""
    seen: set[str] = set()
    for one in mentions:
        if one.id not in seen:
            seen.add(one.id)
            yield one


def _listed(kind: str, mentions: list[Mention], knowing: Knowing, known: dict[str, Known]) -> Listed:
    ids = dict.fromkeys(other for one in mentions for other in knowing.identities.of(one.id))
    firsts = (knowing.identities.first(one) for one in ids)
    said = next((known[one] for one in firsts if one in known), None)
    written = [one.written for one in mentions]
    usual = sorted(dict.fromkeys(written), key=lambda name: -written.count(name))
    forms = (form for one in mentions for form in one.forms)
    names = dict.fromkeys((*(said.values("name") if said else ()), *usual, *forms))
    roles = dict.fromkeys((*(said.values("role") if said else ()), *(one.role for one in mentions if one.role)))
    return Listed(
        said.id if said else mentions[0].id,
        kind,
        tuple(names),
        tuple(roles),
        said is not None,
        len({one.text_version for one in mentions}),
        tuple(dict.fromkeys((*(said.ids if said else ()), *ids))),
    )


def _of_known(kind: str, known: Known) -> Listed:
    names = (*known.values("name"), *known.values("title"))
    when, where = known.values("date"), known.values("place")
    return Listed(known.id, kind, names, known.values("role"), True, 0, known.ids, (), when, where)

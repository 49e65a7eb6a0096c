"""People, groups, places and events: what people spoke of, and what texts tell of that nobody spoke of yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from amana.actions.knowing import Knowing
from amana.actions.people import Names
from amana.archive import Archive
from amana.catalogue import Mention, MentionKind
from amana.knowledge import Known


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list: a person, a group, a place, an event.

    `known`: somebody spoke of it, and `show` tells what they said; else texts tell of it, and whether several of
    them mean one and the same is a suggestion. `names` come the most usual first, `roles` as texts or people give
    them. `texts` is how many text versions tell of it.
    """

    id: str
    type: str
    names: tuple[str, ...]
    roles: tuple[str, ...] = ()
    known: bool = False
    texts: int = 0
    ids: tuple[str, ...] = ()


def named(archive: Archive, kind: MentionKind) -> list[Listed]:
    """People, or groups: those whom most texts name first, then by name."""
    names = Names(archive)
    knowing = Knowing(archive)
    known = {one.id: one for one in knowing.all(kind)}
    grouped = [group for group in names.groups if group.kind == kind]
    several = [_listed(kind, [names.mention(one) for one in group.mentions], knowing, known) for group in grouped]
    covered = {one for group in grouped for one in group.mentions}
    single = (one for one in archive.catalogue.mentions() if one.kind == kind and one.id not in covered)
    alone = [_listed(kind, [one], knowing, known) for one in _once(single)]
    spoken = {name for one in (*several, *alone) for name in one.ids}
    rest = (one for one in known.values() if spoken.isdisjoint(one.ids))
    unnamed = [_of_known(kind, one) for one in rest]
    return sorted([*several, *alone, *unnamed], key=lambda one: (-one.texts, not one.known, one.names, one.id))


def known_things(archive: Archive, kind: str) -> list[Listed]:
    """What people spoke of that has this type."""
    return [_of_known(kind, one) for one in Knowing(archive).all(kind)]


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
    return Listed(known.id, kind, names, known.values("role"), True, 0, known.ids)

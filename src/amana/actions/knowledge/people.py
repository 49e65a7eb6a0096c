"""People and groups of an archive: those that somebody asserts, and names in texts that may be of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from amana.actions.knowledge.knowing import Knowing
from amana.archive import Archive
from amana.catalogue import Mention, MentionKind
from amana.compare.people import CandidateGroup, Judgements, MentionPair, grouped, lookup_keys, weighed
from amana.errors import SubjectUnknown
from amana.knowledge import DIFFERENT, Known

_MOST_LOOKED_UP = 256
KINDS: Final[tuple[MentionKind, ...]] = ("person", "group")


@dataclass(frozen=True, slots=True)
class Named:
    """One person or group: the mentions that people said, or that may be, of one; or one whom somebody described.

    `id` is that of the first mention. `known` are ids under which people spoke of it, where they did. `sure` says
    that people's words alone put the mentions together; else `links` are the pairs by which names that are not
    written alike came together, with what speaks for and against each.
    """

    id: str
    kind: MentionKind
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]
    known: tuple[str, ...] = ()
    links: tuple[tuple[Mention, Mention, MentionPair], ...] = ()
    sure: bool = False


class Names:
    """The names of an archive as they stand now: read once, grouped once."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.knowing = Knowing(archive)
        self.judgements = judgements_of(self.knowing)
        self.groups = grouped(archive.catalogue.mentions(), self.judgements).groups

    def mention(self, name: str) -> Mention:
        """One of the mentions of a group."""
        found = self._archive.catalogue.mention(name)
        if found is None:
            raise LookupError(name)
        return found

    def named(self, kind: MentionKind | None = None) -> Iterator[Named]:
        """Everybody whom more than one text names, the most often named first; then those known besides."""
        for one in KINDS if kind is None else (kind,):
            known = {name: found for found in self.knowing.all(one) for name in found.ids}
            for group in self.groups:
                if group.kind == one:
                    yield self._named(group, known)
            inside = {name for group in self.groups for name in group.mentions}
            yield from (_known(self._archive, one, found) for found in _besides(known, inside))

    def _named(self, group: CandidateGroup, known: Mapping[str, Known]) -> Named:
        mentions = {one: self.mention(one) for one in group.mentions}
        ids = dict.fromkeys(other for one in group.mentions for other in self.knowing.identities.of(one))
        links = ((mentions[one], mentions[other]) for one, other in group.links)
        return Named(
            group.id,
            group.kind,
            group.names,
            tuple(mentions.values()),
            tuple(one for one in ids if one in known),
            tuple((one, other, weighed(one, other, self.judgements)) for one, other in links),
            group.judged,
        )


def names_like(archive: Archive, name: str, limit: int) -> tuple[tuple[Mention, MentionPair], ...]:
    """The names that may be of the same one as this name in a text (an id), looked up by their keys: what it costs
    does not grow with the archive. What speaks most for it comes first. SubjectUnknown.
    """
    one = archive.catalogue.mention(name)
    if one is None:
        raise SubjectUnknown(id=name)
    judged = judgements_of(Knowing(archive))
    found = archive.catalogue.mentions_with(lookup_keys(one.kind, one.written), _MOST_LOOKED_UP)
    others = {other.id: other for other in found if other.id != one.id and other.kind == one.kind}
    pairs = ((other, weighed(one, other, judged)) for other in others.values())
    kept = [pair for pair in pairs if pair[1].verdict != "different"]
    return tuple(sorted(kept, key=lambda pair: (-pair[1].score, pair[0].id))[:limit])


def called(archive: Archive, kind: MentionKind, name: str) -> tuple[str, ...]:
    """The names in texts (ids) that may be of whom somebody calls so, in either script: looked up by their keys,
    and weighed by nobody. Of very common names the first 256.
    """
    found = archive.catalogue.mentions_with(lookup_keys(kind, name), _MOST_LOOKED_UP)
    return tuple(one.id for one in found if one.kind == kind)


def _besides(known: Mapping[str, Known], inside: set[str]) -> Iterator[Known]:
    """Those whom no group has, each once."""
    told = {found.id: found for found in known.values() if inside.isdisjoint(found.ids)}
    yield from (told[name] for name in sorted(told))


def _known(archive: Archive, kind: MentionKind, found: Known) -> Named:
    mentions = (archive.catalogue.mention(name) for name in found.ids)
    return Named(
        found.id,
        kind,
        found.values("name"),
        tuple(one for one in mentions if one is not None),
        found.ids,
        sure=True,
    )


def judgements_of(knowing: Knowing) -> Judgements:
    """What people said of who is who. Clashes are settled in `Identities`: what is different is never joined."""
    same = frozenset((ids[0], other) for ids in knowing.identities.joined() for other in ids[1:])
    apart = ((one.row.assertion.subject, one.value or "") for one in knowing.telling(DIFFERENT))
    return Judgements(same, frozenset((min(pair), max(pair)) for pair in apart))

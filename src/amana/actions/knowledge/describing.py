"""Describe: what a person says of an item, a person, an event, …, enters the log; nothing is overwritten."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from amana.actions.knowledge.knowing import Knowing, is_mine
from amana.actions.knowledge.made_here import is_made_here
from amana.archive import Archive, keep_assertions
from amana.errors import SubjectUnknown, ValueAbsent, ValueUnreadable
from amana.knowledge import DIFFERENT, SAME, Known, Property, Said, Schema, understood
from amana.records import Assertion, Basis, Confidence, made_id

_SHORT_ID = re.compile(r"[0-9a-f]{6,32}")
ITEM = "item"
OWN_ID = "own-id"


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing to be said: a property, a value as the person writes it (empty: withdrawn), its language."""

    prop: str
    value: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What a saying comes to. `change` is `said`, `replaced`, `withdrawn` or `unchanged`; `before` are the values
    that fall by it; `assertion` is its id (None: unchanged, or a dry run)."""

    prop: str
    change: str
    value: str | None
    before: tuple[str, ...] = ()
    language: str | None = None
    assertion: str | None = None


@dataclass(frozen=True, slots=True)
class Described:
    """What was said of which thing. `new`: nothing was said of it before."""

    subject: str
    type: str | None
    changes: tuple[Change, ...]
    new: bool = False


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why it is said: what it rests on, how sure the person is. `replace`: others' words fall by it too."""

    basis: tuple[Basis, ...] = ()
    confidence: Confidence | None = None
    note: str | None = None
    replace: bool = False


class Describing:
    """Says things of one subject: planned first, so that a wrong value keeps all of them out."""

    def __init__(self, archive: Archive, schema: Schema) -> None:
        self._archive, self._schema = archive, schema
        self._knowing = Knowing(archive)

    def subject(
        self, wanted: str | None, new: str | None, own_id: str | None, near: Sequence[str] = ()
    ) -> tuple[str, str | None]:
        """The id and type of what is spoken of. `own_id` is `LIST:ID`, a group's own name for it.

        What nobody spoke of yet is to be of what is kept; the items `near` (ids) are looked at first.
        Raises SubjectUnknown, SubjectAmbiguous, TypeUnknown.
        """
        if new is not None:
            kind = self._schema.type(new).name
            return (own_subject(own_id) if own_id else uuid.uuid4().hex), kind
        found = own_subject(own_id) if own_id else self._knowing.find(wanted or "")
        if not own_id and not self._is_here(found, near):
            raise SubjectUnknown(id=found)
        return found, self._knowing.type_of(found)

    def _is_here(self, subject: str, near: Sequence[str]) -> bool:
        """Whether there is such a thing: somebody spoke of it, or linked to it, or it is of what is kept."""
        if self._knowing.is_told(subject):
            return True
        links = (one.name for one in self._schema.properties.values() if one.value == "link")
        if any(next(self._archive.catalogue.telling(name, subject), None) for name in (*links, SAME, DIFFERENT)):
            return True
        return is_made_here(self._archive, subject, near)

    def plan(self, subject: str, kind: str | None, sayings: Sequence[Saying], why: Grounds) -> list[_Planned]:
        """What it comes to. PropertyUnknown, PropertyMisplaced, ValueUnreadable, ValueAbsent."""
        known = self._knowing.of(subject)
        return [one for said in sayings for one in self._planned(known, subject, kind, said, why)]

    def _planned(
        self, known: Known, subject: str, kind: str | None, said: Saying, why: Grounds
    ) -> Iterator[_Planned]:
        prop = self._schema.property(said.prop, kind)
        ever = self._replaceable(known, subject, prop, why)
        ever = [one for one in ever if said.language is None or one.row.assertion.language == said.language]
        mine = [one for one in ever if one.stands]
        if not said.value.strip():
            if not mine:
                raise ValueAbsent(property=prop.name, subject=subject)
            # Those before too: else what the withdrawn one had replaced would stand again, as after `undo`.
            draft = _draft(subject, kind, prop.name, None, None, ever, why)
            yield _Planned(Change(prop.name, "withdrawn", None, _values(mine)), draft)
            return
        value = understood(prop, self._meant(prop, said.value))
        if any(one.value == value and one.row.assertion.language == said.language for one in mine):
            yield _Planned(Change(prop.name, "unchanged", value, (), said.language), None)
            return
        over = [] if prop.many and not why.replace else mine
        draft = _draft(subject, kind, prop.name, value, said.language, over, why)
        change = "replaced" if over else "said"
        yield _Planned(Change(prop.name, change, value, _values(over), said.language), draft)

    def _meant(self, prop: Property, value: str) -> str:
        """The whole id of what a link or a place leads to, where the beginning of one is given."""
        if prop.value not in ("link", "place") or not _SHORT_ID.fullmatch(value):
            return value
        return self._knowing.find(value)

    def _replaceable(self, known: Known, subject: str, prop: Property, why: Grounds) -> list[Said]:
        """What the person ever said of it themselves; with `replace`, what anybody said."""
        told = [one for one in known.said if one.prop == prop.name and one.value is not None]
        told = [one for one in told if one.row.assertion.subject == subject]
        return [one for one in told if one.suspect is None and (why.replace or is_mine(self._archive, one.row))]


@dataclass(frozen=True, slots=True)
class _Planned:
    change: Change
    draft: Assertion | None


def describe(
    archive: Archive,
    schema: Schema,
    wanted: str | None,
    sayings: Sequence[Saying],
    why: Grounds,
    *,
    new: str | None = None,
    own_id: str | None = None,
    within: str | None = None,
    dry_run: bool = False,
) -> Described:
    """See `OpenArchive.describe`."""
    describing = Describing(archive, schema)
    near = (*filter(None, (one.item for one in why.basis)), *([within] if within else ()))
    subject, kind = describing.subject(wanted, new, own_id, near)
    known = bool(archive.catalogue.about([subject]))
    if own_id and not known:
        sayings = [*sayings, Saying(OWN_ID, own_id)]
    planned = describing.plan(subject, kind, sayings, why)
    drafts = [one.draft for one in planned if one.draft is not None]
    ids = iter(()) if dry_run else iter(keep_assertions(archive, drafts) if drafts else ())
    return Described(subject, kind, tuple(_kept(planned, ids)), new=not known and kind != ITEM)


def own_subject(own_id: str) -> str:
    """The id of what a list calls so: `LIST:ID`."""
    name, mark, own = own_id.partition(":")
    if not (name and mark and own):
        raise ValueUnreadable(property=OWN_ID, value=own_id, reason="own-id-form", example="people:P-17")
    return made_id("own", name, own)


def _kept(planned: Iterable[_Planned], ids: Iterator[str]) -> Iterator[Change]:
    for one in planned:
        told = one.change
        name = next(ids, None) if one.draft is not None else None
        yield Change(told.prop, told.change, told.value, told.before, told.language, name)


def _values(said: Iterable[Said]) -> tuple[str, ...]:
    return tuple(one.value for one in said if one.value is not None)


def _draft(
    subject: str,
    kind: str | None,
    prop: str,
    value: str | None,
    language: str | None,
    over: Sequence[Said],
    why: Grounds,
) -> Assertion:
    return Assertion(
        subject,
        prop,
        "",
        "",
        "",
        value,
        language,
        why.basis,
        why.confidence,
        why.note,
        supersedes=tuple(one.id for one in over),
        subject_type=None if kind == ITEM else kind,
    )

"""What people know, as methods of an opened archive: describe, join, part, undo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from amana.actions.knowledge import schemas
from amana.actions.knowledge.bases import read_basis
from amana.actions.knowledge.describing import Described, Grounds, Saying, describe
from amana.actions.knowledge.identifying import Judged, Undone, judge, undo
from amana.actions.knowledge.knowing import Knowing
from amana.actions.opened import AnyPath, Opened
from amana.knowledge import DIFFERENT, SAME, Known, Schema
from amana.records import Basis, Confidence, Watch

if TYPE_CHECKING:
    from amana.actions.knowledge.things import Listed
    from amana.catalogue import MentionKind


class OpenKnowledge(Opened):
    """See `OpenArchive`."""

    _known_at: tuple[object, Knowing] | None = None

    @property
    def texts_wait(self) -> bool:
        """Whether some items or texts were not read yet: what is drawn from texts then lacks theirs."""
        catalogue = self._opened("show").catalogue
        return any(next(iter(one), None) is not None for one in (catalogue.unread(), catalogue.to_read()))

    def knowing(self) -> Knowing:
        """The views of what is known now: find an id, look at one thing, go through all of a type.

        Made once, until a log or an act says something new.
        """
        archive = self._opened("show")
        state = archive.catalogue, archive.described.acts, archive.catalogue.positions()
        if self._known_at is None or self._known_at[0] != state:
            self._known_at = state, Knowing(archive)
        return self._known_at[1]

    def is_item(self, subject: str) -> bool:
        """Whether what has this id, or a unique beginning of it, is an item. SubjectUnknown, SubjectAmbiguous."""
        knowing = self.knowing()
        return knowing.is_item(knowing.find(subject))

    def known(self, subject: str) -> Known:
        """All that is asserted of an item, a person, an event, …, by any of its ids or a unique beginning of one.

        SubjectUnknown, SubjectAmbiguous.
        """
        knowing = self.knowing()
        return knowing.of(knowing.find(subject))

    def schema(self) -> Schema:
        """What can be said of what: Amana's types, properties and lists, and this archive's. SchemaUnreadable."""
        return schemas.schema_of(self._opened("schema"))

    def add_schema(self, path: AnyPath) -> str:
        """Keep a file of properties and lists of your own, and use it from now on; the item's id.

        SchemaUnreadable, and nothing is kept.
        """
        self._opened("schema")
        return schemas.add_schema(self, Path(path))

    def describe(
        self,
        subject: str | None,
        sayings: Iterable[Saying | tuple[str, str]],
        *,
        new: str | None = None,
        own_id: str | None = None,
        basis: Sequence[Basis] = (),
        confidence: Confidence | None = None,
        note: str | None = None,
        replace: bool = False,
        within: str | None = None,
        dry_run: bool = False,
    ) -> Described:
        """Say things of an item, a person, an event, …: all of them, or none where one cannot be said so.

        `subject` is an id; else `new` is the type of what is spoken of for the first time, and `own_id`
        (`LIST:ID`) what a list of yours calls it. A value is as a person writes it; an empty one withdraws. Of a
        property that a thing has one of, your own earlier word falls by the new one; with `replace`,
        everybody's. `basis`: see the function. Of a row of a reading, an account or a proposed event nobody may
        have spoken yet: then its id is looked for among what is kept, first in the items of `basis` and in
        `within` (an item's id), which is not said. With `dry_run` nothing is said. Raises SubjectUnknown,
        SubjectAmbiguous, TypeUnknown, PropertyUnknown, PropertyMisplaced, ValueUnreadable, ValueAbsent.
        """
        archive = self._opened("describe")
        told = [one if isinstance(one, Saying) else Saying(*one) for one in sayings]
        why = Grounds(tuple(basis), confidence, note, replace)
        how = {"new": new, "own_id": own_id, "within": within}
        done = describe(archive, self.schema(), subject, told, why, **how, dry_run=dry_run)
        if next(archive.catalogue.to_read(), None) is not None:  # it was said when, or in what language
            from amana.actions.taking_in import reading

            reading.read_waiting(archive)
        return done

    def basis(self, place: str, quote: str | None = None) -> Basis:
        """A place in an item, as `describe` takes it: `ID`, `ID:12-40` (code points of its text), `ID@3.5-8`
        (seconds), `ID[10,20,300,200]` (pixels); or the place of `quote` in its text. BasisUnreadable, ItemUnknown,
        ItemAmbiguous.
        """
        return read_basis(self._opened("describe"), place, quote)

    def people(self, name: str | None = None) -> list[Listed]:
        """People: those that somebody spoke of, and those whom texts name; the most often named first.

        Of several texts that may mean the same person, one line: whether they do is a suggestion. With `name`
        those alone who may be called so, in either script.
        """
        return self._called("person", name)

    def groups(self, name: str | None = None) -> list[Listed]:
        """Groups, as `people`."""
        return self._called("group", name)

    def events(self, *, watch: Watch | None = None) -> list[Listed]:
        """Events: those that somebody spoke of, and those that several texts seem to tell of; the most told first.

        That texts tell of one event is a suggestion, until somebody says so (`review`, or `of-event` of an item).
        `watch` hears how many texts were set beside others, where that is done for the first time.
        """
        from amana.actions.knowledge import things

        return things.events(self._opened("events"), watch)

    def places(self) -> list[Listed]:
        """Places: those that somebody spoke of, and those that texts tell of."""
        from amana.actions.knowledge import things

        return things.places(self._opened("places"))

    def _called(self, kind: MentionKind, name: str | None) -> list[Listed]:
        from amana.actions.knowledge.things import named
        from amana.actions.reviewing.asked_names import any_may_be

        return [one for one in named(self._opened("people"), kind) if any_may_be(name, one.names)]

    def same(self, one: str, other: str, *, note: str | None = None) -> Judged:
        """Say that two are one. What was asserted of each stays, and `undo` parts them again.

        SubjectUnknown, SubjectAmbiguous, JudgementRefused, JudgementClash.
        """
        return judge(self._opened("same"), one, other, SAME, note)

    def different(self, one: str, other: str, *, note: str | None = None) -> Judged:
        """Say that two are not one: nothing joins them from then on. Raises as `same`."""
        return judge(self._opened("different"), one, other, DIFFERENT, note)

    def undo(self, assertion: str, *, note: str | None = None) -> Undone:
        """Take an assertion back: it is kept, and no longer stands.

        AssertionUnknown, AssertionAmbiguous, AssertionFallen.
        """
        return undo(self._opened("undo"), assertion, note)

"""What is known: every assertion about something, with people's word on who is the same as whom laid over it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from amana.archive import Archive
from amana.catalogue import Mention
from amana.errors import ItemAmbiguous, ItemUnknown, SubjectAmbiguous, SubjectUnknown
from amana.knowledge import DIFFERENT, SAME, Clash, Identities, Known, Said, Suspicion, known_of, said_by
from amana.records import ID_LENGTH, AssertionRow

Label = Callable[[str], str | None]
"""Gives an id the name that a person would call it by; None where there is none."""

_MOST_NAMED = 1_000
NAME = "name"
"""The type under which what is said of a name in a text is kept."""


class Knowing:
    """The views of one archive at one time: what it knows when this is made."""

    def __init__(self, archive: Archive) -> None:
        self._archive, self._catalogue = archive, archive.catalogue
        self.suspicion = suspicion_of(archive)
        self._identities: Identities | None = None

    @property
    def identities(self) -> Identities:
        """Who is the same as whom, and what clashes."""
        if self._identities is None:
            self._identities = Identities([*self.telling(SAME), *self.telling(DIFFERENT)])
        return self._identities

    def telling(self, prop: str, value: str | None = None) -> tuple[Said, ...]:
        """What stands of this property (and this very value) of whatever it is said, and is not suspect."""
        subjects = {row.assertion.subject for row in self._catalogue.telling(prop, value)}
        return tuple(one for one in self.told_of(subjects, prop) if value in (None, one.value))

    def told_of(self, subjects: Collection[str], prop: str) -> tuple[Said, ...]:
        """What stands of this property of these ids, each by itself, and is not suspect."""
        said = said_by(self._catalogue.about(subjects), self.suspicion)
        sound = (one for one in said if one.stands and one.suspect is None and one.value is not None)
        return tuple(one for one in sound if one.prop == prop)

    def of(self, subject: str) -> Known:
        """What is known of what has this id, under any of its ids. An item's ids are those of its accessions."""
        ids = dict.fromkeys(other for one in self._own_ids(subject) for other in self.identities.of(one))
        return known_of(ids, self._catalogue.about(list(ids)), self.suspicion)

    def all(self, subject_type: str) -> Iterator[Known]:
        """All that have this type, each once, in the order of their ids, streaming."""
        for subject, _ in self._catalogue.subjects(subject_type):
            others = self.identities.of(subject)
            if others == (subject,) or self._first_typed(others, subject_type) == subject:
                known = self.of(subject)
                if known.type == subject_type:
                    yield known

    def _first_typed(self, ids: Sequence[str], subject_type: str) -> str | None:
        """The first of these ids that this type was given to: the very first may be a row of a reading."""
        rows = (row.assertion for row in self._catalogue.about(ids))
        return min((one.subject for one in rows if one.subject_type == subject_type), default=None)

    def about_item(self, item: str) -> tuple[Said, ...]:
        """What stands of other things and rests on this item."""
        rows = self._catalogue.resting_on(item)
        told = said_by(self._catalogue.about({row.assertion.subject for row in rows}), self.suspicion)
        wanted = {row.id for row in rows}
        return tuple(one for one in told if one.id in wanted and one.stands)

    def label(self, subject: str) -> str | None:
        """What a person would call it: a name or title that stands, an item's title or file name."""
        known = self.of(subject)
        told = known.value("name") or known.value("title")
        if told is not None:
            return told
        for name in known.ids:
            mention = self._catalogue.mention(name)
            if mention is not None:
                return mention.written
        try:
            record = self._catalogue.item(subject)
        except (ItemUnknown, ItemAmbiguous):
            return None
        titles = (row.intake.title for row in record.intakes if row.intake.title and row.intake.part is None)
        return next(titles, record.accessions[0].accession.path.rpartition("/")[2])

    def type_of(self, subject: str) -> str | None:
        """What kind of thing it is: as people say, or a person or group that a text names, or an item.

        Whoever says of two names in texts that they are one says nothing of a type: they stay whom the texts name.
        """
        known = self.of(subject)
        if known.type not in (None, NAME):
            return known.type
        mention = next(iter(self.mentions_of(known)), None)
        return mention.kind if mention else known.type or ("item" if self.is_item(subject) else None)

    def clashes_of(self, known: Known) -> tuple[Clash, ...]:
        """The words on its identity that clash with one another."""
        ids = set(known.ids)
        return tuple(
            one
            for one in self.identities.clashes
            if not ids.isdisjoint((one.same.row.assertion.subject, one.same.value))
        )

    def mentions_of(self, known: Known) -> tuple[Mention, ...]:
        """Where texts name it: those of its ids that stand for a name in a text."""
        found = (self._catalogue.mention(name) for name in known.ids)
        return tuple(one for one in found if one is not None)

    def find(self, wanted: str) -> str:
        """The id of what is meant: an item, or what is spoken of, by its id or as much of it as is unique.

        Raises SubjectUnknown, SubjectAmbiguous; never one of items alone.
        """
        digits = wanted.strip().lower()
        found = {one: None for one, _ in _some(self._catalogue.subjects(prefix=digits))} if digits else {}
        if len(found) != 1 or len(digits) < ID_LENGTH:
            found |= dict.fromkeys((*self._items(digits), *self._catalogue.mention_ids(digits)))
        firsts = {self.identities.first(one) for one in found}
        if not found and len(digits) == ID_LENGTH and not set(digits) - set("0123456789abcdef"):
            return digits  # a row of a reading: anything may be said of it
        if not found:
            raise SubjectUnknown(id=wanted)
        if len(firsts) > 1:
            raise SubjectAmbiguous(id=wanted, count=len(firsts))
        return next(iter(found))

    def is_told(self, subject: str) -> bool:
        """Whether the whole id is that of an item, of a name in a text, or of what somebody spoke of."""
        spoken = any(one == subject for one, _ in self._catalogue.subjects(prefix=subject))
        return spoken or self._catalogue.mention(subject) is not None or self.is_item(subject)

    def is_item(self, subject: str) -> bool:
        """Whether this id is an item's."""
        return bool(self._items(subject))

    def _items(self, digits: str) -> list[str]:
        try:
            return [self._catalogue.item(digits).item]
        except ItemUnknown:
            return []
        except ItemAmbiguous as fault:
            raise SubjectAmbiguous(id=digits, **fault.facts) from fault

    def _own_ids(self, subject: str) -> Sequence[str]:
        try:
            record = self._catalogue.item(subject)
        except (ItemUnknown, ItemAmbiguous):
            return [subject]
        return [row.entry.commitment[:ID_LENGTH] for row in record.accessions]


def _some(found: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for _, one in zip(range(_MOST_NAMED), found, strict=False):
        yield one


def is_mine(archive: Archive, row: AssertionRow) -> bool:
    """Whether the person who works with the archive said it; where nobody gives a name, whether this device
    did."""
    if row.assertion.person or archive.person:
        return row.assertion.person == archive.person
    return row.entry.device.partition(".")[0] == archive.own_device


def suspicion_of(archive: Archive) -> Suspicion:
    """Why an assertion of this archive is to be doubted, if it is."""
    suspects = archive.suspects

    def why(row: AssertionRow) -> str | None:
        return suspects.reason(row.entry.device, row.entry.index)

    return why

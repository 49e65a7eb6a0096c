"""A person's judgement on who is the same as whom, and taking back what somebody said: nothing is overwritten."""

from __future__ import annotations

from dataclasses import dataclass

from amana.actions.knowledge.knowing import Knowing, suspicion_of
from amana.archive import Archive, keep_assertions
from amana.errors import AssertionFallen, JudgementClash, JudgementRefused
from amana.knowledge import SAME, Said, said_by
from amana.records import Assertion


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement as it stands in the log: its id, and the ids it is about. `made`: it did not stand before."""

    assertion: str
    ids: tuple[str, str]
    made: bool = True


@dataclass(frozen=True, slots=True)
class Undone:
    """An assertion that was taken back: its id, that of the one that takes it back, what it was about and said."""

    undone: str
    assertion: str
    subject: str
    prop: str
    value: str | None


def judge(archive: Archive, one: str, other: str, prop: str, note: str | None) -> Judged:
    """Say that two are the same (SAME) or different (DIFFERENT).

    Raises SubjectUnknown, SubjectAmbiguous; JudgementRefused where they are one id or of two types; JudgementClash
    where somebody said the opposite: that is to be undone first.
    """
    knowing = Knowing(archive)
    ids = (knowing.find(one), knowing.find(other))
    _check(knowing, ids)
    stands = _standing(knowing, ids, prop)
    if stands is not None:
        return Judged(stands.id, ids, made=False)
    against = _opposite(knowing, ids, prop)
    if against is not None:
        raise JudgementClash(one=ids[0], other=ids[1], assertion=against.id)
    kind = knowing.type_of(ids[0])
    said = Assertion(ids[0], prop, "", "", "", ids[1], note=note, subject_type=None if kind == "item" else kind)
    return Judged(keep_assertions(archive, [said])[0], ids)


def _check(knowing: Knowing, ids: tuple[str, str]) -> None:
    if ids[0] == ids[1]:
        raise JudgementRefused(one=ids[0], other=ids[1], reason="one-id")
    types = [knowing.type_of(one) for one in ids]
    if None not in types and types[0] != types[1]:
        raise JudgementRefused(one=ids[0], other=ids[1], reason="two-types", types=tuple(map(str, types)))


def _standing(knowing: Knowing, ids: tuple[str, str], prop: str) -> Said | None:
    """The same judgement, made before, whichever way round."""
    for one, other in (ids, ids[::-1]):
        for said in knowing.of(one).standing(prop):
            if (said.row.assertion.subject, said.value) == (one, other) and said.suspect is None:
                return said
    return None


def _opposite(knowing: Knowing, ids: tuple[str, str], prop: str) -> Said | None:
    if prop == SAME:
        return knowing.identities.differ(*ids)
    if ids[1] not in knowing.identities.of(ids[0]):
        return None
    # Joined through others, maybe: the latest of those that join them is the one to ask about.
    told = [one for name in knowing.identities.of(ids[0]) for one in knowing.of(name).standing(SAME)]
    return max(told, key=lambda one: one.row.assertion.at, default=None)


def undo(archive: Archive, assertion: str, note: str | None) -> Undone:
    """Take an assertion back: it is kept, and no longer stands. Undoing what took it back brings it back.

    Raises AssertionUnknown, AssertionAmbiguous; AssertionFallen where it does not stand any more.
    """
    row = archive.catalogue.assertion(assertion)
    said = row.assertion
    told = said_by(archive.catalogue.about([said.subject]), suspicion_of(archive))
    was = next(one for one in told if one.id == row.id)
    if not was.stands:
        raise AssertionFallen(assertion=row.id, by=was.superseded_by)
    back = Assertion(
        said.subject, said.property, "", "", "", supersedes=(row.id,), note=note, subject_type=said.subject_type
    )
    (made,) = keep_assertions(archive, [back])
    return Undone(row.id, made, said.subject, said.property, said.value)

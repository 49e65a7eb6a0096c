"""Open claims as their page shows them: people of whom nobody has said what became of them, by place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from amana.phrases import Speaker, account_named, figure_parts, where, without_isolates
from amana.records import Watch
from amana.web.comparing.table_view import Passage, joined, passage_of
from amana.web.house.visits import Visit
from amana.web.working.jobs import Job
from amana.web.working.workings import Asked, Worked, Workings, worked

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.actions.comparing import open_claims
    from amana.knowledge import Schema

MOST_CLAIMS: Final = 5_000
LONGEST: Final = 200
OUTCOME: Final = "outcome"
Claims = tuple["open_claims.OpenClaim", ...]


@dataclass(frozen=True)
class ClaimsAsked:
    """Of which events and items, and where; all where nothing is said."""

    wanted: tuple[str, ...]
    place: str

    @classmethod
    def of(cls, visit: Visit) -> ClaimsAsked:
        """What this address asks for."""
        told = (*visit.asked_all("event"), *visit.asked_all("item"))
        wanted = tuple(dict.fromkeys(one[:LONGEST] for one in told))[:100]
        return cls(wanted, visit.asked("place").strip()[:LONGEST])

    @property
    def key(self) -> tuple[object, ...]:
        return ("claims", self)

    def claims(self, visit: Visit) -> Worked[Claims] | Job:
        """The open claims, or the job that looks for them. ItemUnknown, ItemAmbiguous."""
        return worked(visit, Asked(self.key, visit.say("web-claims-job"), self._made, self.wanted))

    def _made(self, archive: OpenArchive, watch: Watch | None) -> Claims:
        found = archive.open_claims(*self.wanted, place=self.place or None, watch=watch)
        return tuple(replace(one, account=one.account.light) for one in islice(found, MOST_CLAIMS))


def item_listed(visit: Visit, claim: str) -> str | None:
    """The item of a claim that is in a list that somebody was shown; of others nothing can be said here."""
    kept = (found.value for _, found in Workings.of(visit.room).all("claims"))
    found = (one.told.figure for claims in kept for one in claims if one.told.figure.id == claim)
    return next((figure.item for figure in found), None)


def settled(visit: Visit, claim: str, before: object, after: object) -> None:
    """Take a claim out of the lists that were good before its outcome was said: none is looked for anew."""
    workings = Workings.of(visit.room)
    for key, kept in workings.all("claims"):
        if kept.stamp == before:
            left = tuple(one for one in kept.value if one.told.figure.id != claim)
            workings.keep(key, left, after, by_job=kept.by_job, waits=kept.waits)


@dataclass(frozen=True)
class ClaimShown:
    """One open claim: where, what is said, its sentence, and what it was told in."""

    id: str
    place: str
    said: str
    passage: Passage
    account: str


def by_place(speaker: Speaker, claims: Sequence[open_claims.OpenClaim]) -> list[open_claims.OpenClaim]:
    """By place: those of which most are open first, those of no known place last."""
    places = {one.told.figure.id: _place(speaker, one) for one in claims}
    count = Counter(places.values())

    def order(one: open_claims.OpenClaim) -> tuple[bool, int, str]:
        place = places[one.told.figure.id]
        return not place, -count[place], place

    return sorted(claims, key=order)


def claim_row(speaker: Speaker, one: open_claims.OpenClaim) -> ClaimShown:
    """One of them in words."""
    return ClaimShown(
        one.told.figure.id,
        _place(speaker, one),
        joined(figure_parts(speaker, one.told)),
        passage_of(one.told),
        account_named(speaker, one.account),
    )


def _place(speaker: Speaker, one: open_claims.OpenClaim) -> str:
    return without_isolates(where(speaker, one.told.figure.spot))


def outcomes(schema: Schema, language: str) -> list[tuple[str, str]]:
    """What may have become of somebody: values, and their words."""
    choices = schema.property(OUTCOME, "claim").choices
    return [(one.key, one.label.told(language)) for one in choices.choices] if choices else []

"""What is here, told at once: how much of what, what waits, and what was done lately."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from amana.actions.browsing.facets import FacetCount, Facets
from amana.actions.browsing.last_acts import LastAct
from amana.archive import Archive
from amana.errors import ArchiveBusy, DiskFault

QUESTIONS = "questions"
"""Under this name the number of open questions is kept when the queue was made."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What an archive holds: `items`, their `size` in bytes, and counts by what they are, their language, year and
    place (the 20 that most are of).

    `waiting` is how many items no module has read yet, `failures` how many of which a reading gave a reason
    (`OpenArchive.failures`), `suspect` how many nobody but a suspect device brought. `questions` is how many a
    person is asked, as of the last time the queue was made; None where that is not so any more, or was never
    worked out. `last_acts` come the latest first.
    """

    items: int
    size: int
    family: tuple[FacetCount, ...]
    language: tuple[FacetCount, ...]
    year: tuple[FacetCount, ...]
    place: tuple[FacetCount, ...]
    waiting: int
    failures: int
    suspect: int
    questions: int | None
    last_acts: tuple[LastAct, ...]


def questions_known(archive: Archive) -> int | None:
    """How many questions were open when the queue was last made, if nothing was said or read since."""
    kept = archive.catalogue.worked_out(QUESTIONS, _state(archive))
    return int(kept) if kept else None


def keep_questions(archive: Archive, count: int) -> None:
    """Remember it, where the catalogue can be written to just now: it is a help, no more."""
    with suppress(ArchiveBusy, DiskFault):
        archive.catalogue.keep_worked_out(QUESTIONS, _state(archive), str(count).encode())


def _state(archive: Archive) -> str:
    logs = sorted(archive.catalogue.positions().items())
    return repr((archive.catalogue.accounts_state(), logs, archive.described.acts))


def overview_of(facets: Facets, questions: int | None, acts: tuple[LastAct, ...]) -> Overview:
    """Put together."""
    status = {one.value: one.count for one in facets.status}
    return Overview(
        facets.total,
        facets.size,
        facets.family,
        facets.language,
        facets.year,
        facets.place,
        status.get("unread", 0),
        status.get("failed", 0),
        status.get("suspect", 0),
        questions,
        acts,
    )

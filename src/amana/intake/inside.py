"""One file from inside another, by its place: what holds it is read again, and nothing else of what is inside."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from amana.intake.nested import DEEPEST, task_of
from amana.intake.pool import Task
from amana.intake.reading import Outcome, Part

ReadOne = Callable[[Task], Outcome]
ReadOn = Callable[[str], Outcome]


def file_inside(outcome: Outcome, read_on: ReadOn, read: ReadOne, place: str, depth: int = 0) -> bytes | None:
    """The bytes of the file at this place (as in the list of parts); None where there is none.

    `outcome` is the first reading of what it is looked for in, `read_on` gives the others, `read` reads a file at
    hand.
    """
    seen: set[str] = set()
    while outcome.reading is not None and depth <= DEEPEST:
        for part in outcome.reading.parts:
            if part.data is None or not (place + "/").startswith(part.place + "/"):
                continue
            if place == part.place:
                return part.data
            rest = place[len(part.place) + 1 :]
            more = partial(_read_on, read, part)
            found = file_inside(read(task_of(part)), more, read, rest, depth + 1)
            if found is not None:
                return found
        resume = outcome.reading.resume
        if resume is None or resume in seen:
            return None
        seen.add(resume)
        outcome = read_on(resume)
    return None


def _read_on(read: ReadOne, part: Part, token: str) -> Outcome:
    return read(task_of(part, token))

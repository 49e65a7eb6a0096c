"""One file from inside another, by its place: what holds it is read again, and nothing else of what is inside."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from amana.intake.nested import DEEPEST, task_of
from amana.intake.pool import Task
from amana.intake.reading import Outcome, Part, Reason


class Processes(Protocol):
    """Who reads files at hand; see `ReaderPool`."""

    def read_many(self, tasks: Iterable[Task], /) -> list[Outcome]: ...

    def file_apart(self, task: Task, apart: str, /) -> bytes | Reason: ...


@dataclass(frozen=True, slots=True)
class Holder:
    """What a file is looked for in: how it is read on from a token, and how what comes apart from it is had."""

    read_on: Callable[[str], Outcome]
    take_out: Callable[[str], bytes | Reason]


def file_inside(
    outcome: Outcome, holder: Holder, processes: Processes, place: str, depth: int = 0
) -> bytes | Reason | None:
    """The bytes of the file at this place (as in the list of parts); None where there is none, and the reason
    where there is one whose bytes cannot be had.

    `outcome` is the first reading of what it is looked for in.
    """
    seen: set[str] = set()
    while outcome.reading is not None and depth <= DEEPEST:
        for part in outcome.reading.parts:
            if not (place + "/").startswith(part.place + "/"):
                continue
            found = _found(part, holder, processes, place, depth)
            if found is not None:
                return found
        resume = outcome.reading.resume
        if resume is None or resume in seen:
            return None
        seen.add(resume)
        outcome = holder.read_on(resume)
    return None


def _found(part: Part, holder: Holder, processes: Processes, place: str, depth: int) -> bytes | Reason | None:
    """The file, where it is this part, or inside it."""
    data = part.data
    if data is None and part.apart is not None:
        taken = holder.take_out(part.apart)
        if not isinstance(taken, bytes):
            return taken
        data = taken
    if place == part.place:
        return part.reason if data is None else data
    if data is None:
        return None
    within, rest = replace(part, data=data), place[len(part.place) + 1 :]
    (first,) = processes.read_many([task_of(within)])
    return file_inside(first, _holder(processes, within), processes, rest, depth + 1)


def _holder(processes: Processes, part: Part) -> Holder:
    return Holder(
        lambda token: processes.read_many([task_of(part, token)])[0],
        lambda apart: processes.file_apart(task_of(part), apart),
    )

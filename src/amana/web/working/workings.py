"""What pages work out of many texts: at once where it is little, else as a job; kept until something new comes.

What a job made is shown even when something came meanwhile, and says so: an archive that is added to all day would
else never be done. All of it is forgotten when the room locks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from starlette.responses import Response

from amana.records import Watch
from amana.web.working.jobs import Job

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.web.house.room import Room
    from amana.web.house.visits import Visit

T = TypeVar("T")
MOST_INLINE: Final = 40
"""Items that are looked at while somebody waits: about 10 ms each."""
MOST_KEPT: Final = 8
_NAME: Final = "workings"


@dataclass(frozen=True)
class Asked(Generic[T]):
    """What is to be worked out. `key` says all that it depends on; `title` what its job is called.

    `wanted` are the items and events that it looks at, all items where it names none; up to `inline` of them are
    looked at at once. `make` gives it.
    """

    key: tuple[Any, ...]
    title: str
    make: Callable[[OpenArchive, Watch | None], T]
    wanted: tuple[str, ...] = ()
    inline: int = MOST_INLINE


@dataclass(frozen=True)
class Worked(Generic[T]):
    """What came of it, of an archive in the state `stamp`. `stale`: something came since. `waits`: some texts were
    not read then."""

    value: T
    stamp: object
    at: datetime
    by_job: bool = False
    stale: bool = False
    waits: bool = False


@dataclass
class Workings:
    """What was worked out lately, and the jobs that are at it."""

    _found: dict[tuple[Any, ...], Worked[Any]] = field(default_factory=dict)
    _jobs: dict[tuple[Any, ...], Job] = field(default_factory=dict)
    _guard: Lock = field(default_factory=Lock)

    @classmethod
    def of(cls, room: Room) -> Workings:
        """Those of a room: they go when it locks."""
        if not isinstance(found := room.kept.get(_NAME), cls):
            found = room.kept[_NAME] = cls()
        return found

    def get(self, key: tuple[Any, ...], stamp: object) -> Worked[Any] | None:
        """What was worked out of this state; of an older one, if a job made it."""
        with self._guard:
            found = self._found.get(key)
        if found is None or found.stamp == stamp:
            return found
        return replace(found, stale=True) if found.by_job else None

    def keep(
        self, key: tuple[Any, ...], value: Any, stamp: object, *, by_job: bool = False, waits: bool = False
    ) -> Worked[Any]:
        """Keep it, in the place of what was kept first."""
        made = Worked(value, stamp, datetime.now(UTC), by_job, waits=waits)
        with self._guard:
            self._found.pop(key, None)
            self._found[key] = made
            while len(self._found) > MOST_KEPT:
                del self._found[next(iter(self._found))]
        return made

    def all(self, kind: str) -> list[tuple[tuple[Any, ...], Worked[Any]]]:
        """What is kept of this kind: the first word of a key."""
        with self._guard:
            return [(key, found) for key, found in self._found.items() if key[0] == kind]

    def job(self, key: tuple[Any, ...]) -> Job | None:
        """The job that is at it. That one failed (its error is raised) or was stopped is told once; then it may be
        begun again."""
        with self._guard:
            job = self._jobs.get(key)
            if job is not None and job.state != "running":
                del self._jobs[key]
        if job is not None and job.error is not None:
            raise job.error
        return job if job is not None and job.state in ("running", "stopped") else None

    def begin(self, key: tuple[Any, ...], start: Callable[[], Job]) -> Job:
        """The job that is at it, or a new one."""
        with self._guard:
            held = self._jobs.get(key)
            if held is None or held.state != "running":
                held = self._jobs[key] = start()
            return held


def worked(visit: Visit, asked: Asked[T]) -> Worked[T] | Job:
    """What is asked for; the job that works it out, while it does. Raises what `make` does."""
    workings = Workings.of(visit.room)
    anew = visit.asked("anew") == "1"
    with visit.archive() as archive:
        stamp = archive.stamp()
        if (found := workings.get(asked.key, stamp)) is not None and not (anew and found.stale):
            return found
        if (running := workings.job(asked.key)) is not None:
            return running
        if len(archive.items_meant(*asked.wanted, limit=asked.inline + 1)) <= asked.inline:
            return workings.keep(asked.key, asked.make(archive, None), stamp, waits=archive.texts_wait)
    return workings.begin(asked.key, lambda: _start(visit, workings, asked))


def _start(visit: Visit, workings: Workings, asked: Asked[T]) -> Job:
    person = visit.inside.account or visit.room.wishes.person
    lending = visit.room.lending

    def work(_: Job, watch: Watch) -> None:
        opened = lending.own(person)
        try:
            stamp = opened.stamp()
            made = asked.make(opened, watch)
            workings.keep(asked.key, made, stamp, by_job=True, waits=opened.texts_wait)
        finally:
            opened.close()

    return visit.room.jobs.start(str(asked.key[0]), asked.title, work, person)


def waiting(visit: Visit, job: Job) -> Response:
    """The page of what is still being worked out: it comes to this address again when that is done."""
    return visit.page("working.html", 202, job=job, back=visit.here(anew=None))

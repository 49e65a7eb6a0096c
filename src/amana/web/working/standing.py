"""What pages work out of the whole archive: kept until something is written; if slow, made anew out of sight.

Who opens a page waits a moment for what is not there; what takes longer goes on as a job, and the page says so.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, cast

from amana.errors import AmanaError
from amana.phrases import Speaker
from amana.records import Watch
from amana.web.house.room import Room
from amana.web.working.jobs import Job, Titled

if TYPE_CHECKING:
    from amana.actions import OpenArchive

SLOW: Final = 2.0
"""Seconds that somebody waits for it; what took longer is shown as it was while the next is made."""

Made = TypeVar("Made")
_making = Lock()
_behind: set[tuple[int, str]] = set()
Make = Callable[["OpenArchive", "Watch | None"], Made]


class StillWorking(Exception):
    """Raised out of a page that needs what is still being worked out: `job` is at it."""

    def __init__(self, job: Job) -> None:
        self.job = job


@dataclass(frozen=True)
class Standing(Generic[Made]):
    """What was worked out, of the archive as it stood at `stamp`. `old`: something was written since, and a new
    one is being made."""

    stamp: object
    value: Made
    seconds: float
    old: bool = False


def standing(
    room: Room, archive: OpenArchive, name: str, make: Make[Made], titled: Titled | None = None
) -> Standing[Made]:
    """What `make` gives of the archive as it stands, made once for all who ask under this name.

    With `titled`, what takes more than a moment is a job called so: StillWorking. Without, it is waited for.
    """
    stamp = archive.stamp()
    found = cast("Standing[Made] | None", room.kept.get(name))
    if found is not None and found.stamp == stamp:
        return found
    if found is not None and found.seconds > SLOW:
        _make_behind(room, name, make)
        return replace(found, old=True)
    if titled is not None:
        return _awaited(room, stamp, name, make, titled)
    with _making:
        found = cast("Standing[Made] | None", room.kept.get(name))
        return found if found is not None and found.stamp == stamp else _made(room, archive, name, make)


def _awaited(room: Room, stamp: object, name: str, make: Make[Made], titled: Titled) -> Standing[Made]:
    """What the job made, if it ends soon: then it was none. StillWorking, and what `make` raises."""
    with _making:
        job = cast("Job | None", room.kept.get(_job_of(name)))
        if job is None or job.state != "running":
            job = room.kept[_job_of(name)] = _begun(room, name, make, titled)
    if not job.ended_within(SLOW) or job.state == "stopped":
        raise StillWorking(job)
    room.jobs.forget(job)
    if job.error is not None:
        raise job.error
    found = cast("Standing[Made]", job.result)
    return found if found.stamp == stamp else replace(found, old=True)


def _begun(room: Room, name: str, make: Make[Made], titled: Titled) -> Job:
    def work(_: Job, watch: Watch) -> Standing[Made]:
        with room.lending.own() as archive:
            return _made(room, archive, name, make, watch)

    return room.jobs.start("list", titled(Speaker(room.wishes.language).say), work, titled=titled)


def _job_of(name: str) -> str:
    return f"job:{name}"


def _made(
    room: Room, archive: OpenArchive, name: str, make: Make[Made], watch: Watch | None = None
) -> Standing[Made]:
    stamp, begun = archive.stamp(), time.monotonic()
    told = Standing(stamp, make(archive, watch), time.monotonic() - begun)
    if not room.lending.locked:
        room.kept[name] = told
    return told


def _make_behind(room: Room, name: str, make: Make[Any]) -> None:
    """In a thread of its own, once at a time."""
    mark = (id(room), name)
    if mark in _behind:
        return
    _behind.add(mark)

    def work() -> None:
        try:
            with suppress(AmanaError), room.lending.own() as archive:
                _made(room, archive, name, make)
        finally:
            _behind.discard(mark)

    Thread(target=work, name=f"amana-{name}", daemon=True).start()

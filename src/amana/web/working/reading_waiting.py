"""Reading what waits to be read, as a job: what was kept where no key was at hand, or while reading broke off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amana.actions.taking_in import reading
from amana.records import Watch
from amana.web.working.jobs import Job

if TYPE_CHECKING:
    from amana.web.house.visits import Visit


def start_reading(visit: Visit) -> Job:
    """Begin it, or go on with the one that is at it. RoomLocked."""
    title = visit.say("web-home-read-job")
    for one in visit.room.jobs.all():
        if one.state == "running" and one.title == title:
            return one
    opened = visit.room.lending.own(visit.inside.account or visit.room.wishes.person)

    def work(_: Job, watch: Watch) -> Any:
        try:
            return reading.read_unread(opened.archive, watch)
        finally:
            opened.close()

    # Its outcome is that of reading again: how much was read, and how much could not be.
    return visit.room.jobs.start("read-again", title, work, visit.inside.account)

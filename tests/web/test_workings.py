"""What pages work out of many texts: kept by the state of the archive, bounded, and what became of its job."""

from __future__ import annotations

from typing import Any

import pytest

from amana.errors import DiskFault
from amana.web.working.jobs import Job, Jobs
from amana.web.working.workings import MOST_KEPT, Workings

KEY = ("compare", 1)


def ended(work: Any) -> Job:
    """A job that has done this."""
    job = Jobs().start("compare", "a title", work)
    while job.state == "running":
        job.wait(job.version, 1)
    return job


def fails(_: Job, __: Any) -> None:
    raise DiskFault(path="x")


def test_what_was_worked_out_is_good_for_the_state_it_was_made_of() -> None:
    workings = Workings()
    workings.keep(KEY, "found", "one")
    kept = workings.get(KEY, "one")
    assert kept is not None
    assert (kept.value, kept.stale) == ("found", False)
    assert workings.get(KEY, "two") is None


def test_what_a_job_made_is_shown_though_something_came_and_says_so() -> None:
    workings = Workings()
    workings.keep(KEY, "found", "one", by_job=True, waits=True)
    kept = workings.get(KEY, "two")
    assert kept is not None
    assert (kept.value, kept.stale, kept.waits) == ("found", True, True)


def test_what_was_kept_first_goes_first() -> None:
    workings = Workings()
    for at in range(MOST_KEPT + 2):
        workings.keep(("compare", at), at, "one")
    assert [key[1] for key, _ in workings.all("compare")] == [*range(2, MOST_KEPT + 2)]
    assert workings.all("map") == []


def test_that_a_job_failed_is_told_once_and_it_may_be_begun_again() -> None:
    workings = Workings()
    workings.begin(KEY, lambda: ended(fails))
    with pytest.raises(DiskFault):
        workings.job(KEY)
    assert workings.job(KEY) is None


def test_that_a_job_was_stopped_is_told_once() -> None:
    workings = Workings()

    def stopped(job: Job, watch: Any) -> None:
        job.stop()
        watch(job.progress)

    begun = workings.begin(KEY, lambda: ended(stopped))
    assert workings.job(KEY) is begun
    assert workings.job(KEY) is None


def test_one_job_is_at_it_for_all_who_ask() -> None:
    workings = Workings()
    running = Job("an-id", "compare", "a title", None)
    assert workings.begin(KEY, lambda: running) is running
    assert workings.begin(KEY, lambda: pytest.fail("begun twice")) is running
    assert workings.job(KEY) is running

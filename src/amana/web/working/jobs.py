"""Long work in the background: it goes on when its page is closed, tells how far it is, and can be stopped."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Condition, Thread
from typing import Any, Final, Literal

from amana.errors import AmanaError
from amana.records import Progress, Watch
from amana.web.house.tokens import new_token

Titled = Callable[[Callable[..., str]], str]
"""Says the title of a job by what says sentences: `visit.say`."""
State = Literal["running", "done", "stopped", "failed"]
MOST_KEPT: Final = 50
_MOST_LINES = 200
_ID_LENGTH = 10


class Stopped(Exception):
    """Raised out of the work when it is asked to stop."""


@dataclass
class Job:
    """One piece of long work. `result` is what it gave; `error` why it failed.

    `about` is what its work keeps there for its page while it goes on, `step` the word of the part that it is in.
    """

    id: str
    kind: str
    title: str
    by: str | None
    state: State = "running"
    progress: Progress = field(default_factory=lambda: Progress(0, 0))
    files: list[Any] = field(default_factory=list)
    about: Any = None
    titled: Titled | None = None
    step: str = ""
    result: Any = None
    error: AmanaError | None = None
    started: float = field(default_factory=time.time)
    ended: float | None = None
    version: int = 0
    _stop: bool = False
    _changed: Condition = field(default_factory=Condition, repr=False)

    def watch(self, progress: Progress) -> None:
        """What the work calls as it goes on. Raises Stopped once somebody asked for that."""
        if self._stop:
            raise Stopped
        self.progress = progress
        self._tell()

    def tell(self, file: Any) -> None:
        """One line of what was done: the last few hundred are kept."""
        self.files.append(file)
        del self.files[:-_MOST_LINES]
        self._tell()

    def named(self, say: Callable[..., str]) -> str:
        """What it is called by whoever looks at it, in their own language where its work told how."""
        return self.titled(say) if self.titled else self.title

    def touch(self) -> None:
        """Something that its page shows has changed."""
        self._tell()

    def stop(self) -> None:
        """Ask it to end; what was done stays done."""
        self._stop = True

    @property
    def stopping(self) -> bool:
        """Whether it was asked to end and has not yet."""
        return self._stop and self.state == "running"

    def wait(self, version: int, seconds: float) -> bool:
        """Until there is something newer than `version`, or so many seconds; whether there is."""
        with self._changed:
            return self._changed.wait_for(lambda: self.version != version, seconds)

    def ended_within(self, seconds: float) -> bool:
        """Whether it has ended, or does within so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self.state != "running", seconds)

    def end(self, state: State) -> None:
        """It ended so."""
        self.state, self.ended = state, time.time()
        self._tell()

    def _tell(self) -> None:
        with self._changed:
            self.version += 1
            self._changed.notify_all()


Work = Callable[[Job, Watch], Any]


class Jobs:
    """What is being done, and what was lately. Fifty are remembered, and none of it is written down."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}

    def start(
        self, kind: str, title: str, work: Work, by: str | None = None, *, titled: Titled | None = None
    ) -> Job:
        """Begin `work(job, watch)` in a thread of its own; what it returns is the job's result."""
        job = Job(new_token()[:_ID_LENGTH], kind, title, by, titled=titled)
        self._jobs[job.id] = job
        self._forget()
        Thread(target=_run, args=(job, work), name=f"amana-job-{kind}", daemon=True).start()
        return job

    def get(self, job: str) -> Job | None:
        """The job with this id."""
        return self._jobs.get(job)

    def all(self) -> list[Job]:
        """The newest first."""
        return sorted(self._jobs.values(), key=lambda one: -one.started)

    def forget(self, job: Job) -> None:
        """One that ended so soon that nobody needs to know of it."""
        self._jobs.pop(job.id, None)

    def running(self) -> bool:
        """Whether anything is being done: a room does not lock itself under its own work."""
        return any(one.state == "running" for one in self._jobs.values())

    def stop_all(self) -> None:
        """Ask everything to end."""
        for one in self._jobs.values():
            one.stop()

    def wait_all(self, seconds: float) -> None:
        """Until everything has ended, or so many seconds."""
        deadline = time.monotonic() + seconds
        for one in self.all():
            while one.state == "running" and time.monotonic() < deadline:
                one.wait(one.version, 0.1)

    def _forget(self) -> None:
        ended = [one for one in self.all() if one.state != "running"]
        for one in ended[MOST_KEPT:]:
            del self._jobs[one.id]


def _run(job: Job, work: Work) -> None:
    try:
        job.result = work(job, job.watch)
    except Stopped:
        job.end("stopped")
    except AmanaError as fault:
        job.error = fault
        job.end("failed")
    except Exception as fault:  # noqa: BLE001 - the edge of a thread: whatever it was, the page says that it failed
        job.error = AmanaError(kind=type(fault).__name__)
        job.end("failed")
    else:
        job.end("stopped" if job.stopping else "done")

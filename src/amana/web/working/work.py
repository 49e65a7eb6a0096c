"""Long work that pages begin: each a job with an archive of its own, and what its page shows of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import amana.actions
from amana.actions.copies import copying, sync_reading
from amana.actions.taking_in import consenting
from amana.errors import DiskFault, WrongUsage
from amana.records import Watch
from amana.web.working.jobs import Job, Titled

if TYPE_CHECKING:
    from amana.actions import Added, AddedFile, OpenArchive
    from amana.actions.taking_in import spooling
    from amana.web.house.visits import Visit

MOST_LINES: Final = 200
MOST_FAILURES: Final = 500


@dataclass
class Taken:
    """What taking in came to so far: how many files ended how, the last of them, those that failed."""

    total: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    lines: list[AddedFile] = field(default_factory=list)
    failed: list[AddedFile] = field(default_factory=list)
    items: dict[str, None] = field(default_factory=dict)
    added: Added | None = None
    consent: str | None = None
    batch: str | None = None
    left: int = 0

    def tell(self, file: AddedFile) -> None:
        """One ended."""
        self.counts[file.outcome] += 1
        if file.item:
            self.items[file.item] = None
        kept, most = (self.failed, MOST_FAILURES) if file.outcome == "failed" else (self.lines, MOST_LINES)
        kept.append(file)
        del kept[:-most]


def start_add(visit: Visit, batch: spooling.Batch, said: dict[str, Any], consent: consenting.Consent) -> Job:
    """Take in a batch that was uploaded. What was kept leaves the spool at once; what was not stays in it."""
    spool = visit.room.spool

    def run(opened: OpenArchive, job: Job) -> Taken:
        taken = Taken(len(batch.files), batch=batch.id)
        ending = _Ending(batch, lambda key: spool.forget(batch, key))

        def tell(file: AddedFile) -> None:
            taken.tell(file)
            ending.tell(file)

        try:
            _take_in(opened, job, taken, tell, consent, handed=spool.found(batch), **said)
        finally:
            batch.taking = False
            taken.left = len(batch.files)
            if not batch.files:
                spool.remove(batch)
        return taken

    batch.taking, total = True, len(batch.files)
    return _start(visit, "add", lambda say: say("web-add-job", count=total), run)


def start_add_folder(visit: Visit, folder: Path, said: dict[str, Any], consent: consenting.Consent) -> Job:
    """Take in a file or folder of this machine."""

    def run(opened: OpenArchive, job: Job) -> Taken:
        taken = Taken()
        _take_in(opened, job, taken, taken.tell, consent, folder, **said)
        return taken

    return _start(visit, "add", lambda say: say("web-add-job-folder", name=folder.name or str(folder)), run)


def _take_in(
    opened: OpenArchive,
    job: Job,
    taken: Taken,
    tell: Callable[[AddedFile], None],
    consent: consenting.Consent,
    *paths: Path,
    **said: Any,
) -> None:
    job.about, job.step = taken, "taking"

    def told(file: AddedFile) -> None:
        tell(file)
        job.touch()

    taken.added = opened.add(*paths, tell=told, watch=job.watch, read=False, **said)
    if taken.added.fault:
        raise DiskFault(path=str(opened.path), reason=taken.added.fault)
    if consent:
        job.step = "consent"
        job.touch()
        taken.consent = consenting.say_consent(opened, consent, list(taken.items))
    job.step = "reading"
    done = opened.add(watch=job.watch)  # of nothing more: what was taken in is read
    for name in ("read", "unreadable", "inside", "inside_unreadable", "families"):
        setattr(taken.added, name, getattr(done, name))


@dataclass
class _Ending:
    """Lets go of uploads once they are kept. Several may be of one path: of those all have to be."""

    batch: spooling.Batch
    forget: Callable[[spooling.Key], None]
    waiting: dict[str, list[spooling.Key]] = field(default_factory=dict)
    ended: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        for key in self.batch.files:
            self.waiting.setdefault(key[0], []).append(key)

    def tell(self, file: AddedFile) -> None:
        """One ended."""
        if file.outcome == "failed":
            return
        self.ended[file.path] += 1
        keys = self.waiting.get(file.path, [])
        if self.ended[file.path] == len(keys):
            for key in keys:
                self.forget(key)


def start_verify(visit: Visit) -> Job:
    """Check this archive without any key."""
    path = visit.room.path
    return _start_sealed(
        visit,
        "verify",
        lambda say: say("web-work-verify"),
        lambda job: amana.actions.verify(path, watch=job.watch),
    )


def start_audit(visit: Visit, copy: str, sample: str | None = None) -> Job:
    """Whether a copy that is configured is whole. CopyUnknown."""
    path, person = visit.room.path, _person(visit)
    name = _configured(path, [copy])[0]

    def run(job: Job) -> Any:
        return amana.actions.audit(path, name, sample=sample, person=person, watch=job.watch)

    return _start_sealed(visit, "audit", lambda say: say("web-work-audit", name=name), run)


def start_sync(visit: Visit, names: Sequence[str] = ()) -> Job:
    """Sync with the copies that are configured, or those of these names. CopyUnknown; WrongUsage where there is
    none."""
    chosen = _configured(visit.room.path, names)
    if not chosen:
        raise WrongUsage(problem="no-copies")

    def run(opened: OpenArchive, job: Job) -> Any:
        return sync_reading.sync_and_read(opened, *chosen, watch=job.watch)

    return _start(visit, "sync", lambda say: say("web-work-sync", names=tuple(chosen)), run)


def start_read_again(visit: Visit, *, failed: bool = True) -> Job:
    """Read again what another version of a reader read; with `failed` also what could not be read."""

    def run(opened: OpenArchive, job: Job) -> Any:
        return opened.read_again(failed=failed, watch=job.watch)

    return _start(visit, "read-again", lambda say: say("web-work-read-again"), run)


def _configured(path: Path, names: Sequence[str]) -> list[str]:
    """The copies of these names, or all: never a place that somebody types. CopyUnknown."""
    from amana.errors import CopyUnknown

    known = [one.name for one in copying.list(path)]
    for name in names:
        if name not in known:
            raise CopyUnknown(name=name, known=tuple(known))
    return list(dict.fromkeys(names)) or known


def _person(visit: Visit) -> str | None:
    return visit.inside.account or visit.room.wishes.person


def _start(visit: Visit, kind: str, titled: Titled, run: Callable[[OpenArchive, Job], Any]) -> Job:
    """A job with an archive of its own, opened now so that a locked room says so here."""
    opened = visit.room.lending.own(_person(visit))

    def work(job: Job, _: Watch) -> Any:
        with _closing(opened):
            return run(opened, job)

    return _begun(visit, kind, titled, work)


def _start_sealed(visit: Visit, kind: str, titled: Titled, run: Callable[[Job], Any]) -> Job:
    def work(job: Job, _: Watch) -> Any:
        return run(job)

    return _begun(visit, kind, titled, work)


def _begun(visit: Visit, kind: str, titled: Titled, work: Callable[[Job, Watch], Any]) -> Job:
    job = visit.room.jobs.start(kind, titled(visit.say), work, visit.inside.account)
    job.titled = titled
    return job


@contextmanager
def _closing(opened: OpenArchive) -> Iterator[None]:
    try:
        yield
    finally:
        opened.close()

"""What the page of a job shows of its work, by kind: lines in plain words, and for taking in each file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from amana.phrases import (
    added_lines,
    audited_lines,
    reason_in_words,
    synced_lines,
    verified_lines,
    verify_advice,
)
from amana.web.working.work import MOST_LINES, Taken

if TYPE_CHECKING:
    from amana.web.house.visits import Visit
    from amana.web.working.jobs import Job


def shown(visit: Visit, job: Job) -> dict[str, Any]:
    """`well` (None where it is neither well nor wrong) and `lines` of what came of it; `taken` with its files."""
    told = _KINDS.get(job.kind)
    well, lines = told(visit, job.result) if told and job.result is not None else (None, [])
    taken = job.about if isinstance(job.about, Taken) else None
    return {"well": well, "lines": lines, "taken": taken, **(_files(visit, taken) if taken else {})}


def _files(visit: Visit, taken: Taken) -> dict[str, Any]:
    def reason(word: str | None) -> str:
        return reason_in_words(visit.speaker, word or "")

    more = taken.counts["kept"] + taken.counts["duplicate"] - len(taken.lines)
    return {"reason": reason, "more": max(0, more), "most": MOST_LINES}


def _added(visit: Visit, taken: Taken) -> tuple[bool | None, list[str]]:
    if taken.added is None:
        return None, []
    lines = list(added_lines(visit.speaker, taken.added))
    if taken.consent:
        lines.append(visit.say("web-add-consent-said", count=len(taken.items)))
    return not (taken.added.failed or taken.added.fault), lines


def _verified(visit: Visit, found: Any) -> tuple[bool | None, list[str]]:
    speaker = visit.speaker
    lines = [
        speaker.say("verify-well" if found.ok else "verify-wrong", path=str(visit.room.path)),
        speaker.say("verify-counted", objects=found.objects, size=speaker.size(found.bytes)),
        *verified_lines(speaker, found),
    ]
    return found.ok, lines + [speaker.say(key) for key in verify_advice(found)]


def _audited(visit: Visit, told: Any) -> tuple[bool | None, list[str]]:
    return told.ok, list(audited_lines(visit.speaker, told))


def _synced(visit: Visit, told: Any) -> tuple[bool | None, list[str]]:
    done, read = told
    lines: Iterator[str] = synced_lines(visit.speaker, done)
    more = [visit.speaker.say("sync-read", count=read[0])] if read else []
    return done.ok and not done.tampered, [*lines, *more]


def _read_again(visit: Visit, done: Any) -> tuple[bool | None, list[str]]:
    speaker = visit.speaker
    lines = [speaker.say("read-again-done", count=done.read)]
    if done.inside:
        lines.append(speaker.say("add-inside", count=done.inside))
    if failed := done.failed + done.inside_failed:
        lines.append(speaker.say("add-unreadable", count=failed))
    return not failed, lines


_KINDS: dict[str, Callable[[Visit, Any], tuple[bool | None, list[str]]]] = {
    "add": _added,
    "verify": _verified,
    "audit": _audited,
    "sync": _synced,
    "read-again": _read_again,
}

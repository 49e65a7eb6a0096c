"""How the archive does, in words: what to do next with its button or command, copies, logs, custodians."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from amana.web.house.visits import Visit

if TYPE_CHECKING:
    from amana.actions.browsing import health
    from amana.actions.custody import outside_word

STEP_KEYS: Final = {
    "faults": "web-health-step-faults",
    "copy-unsound": "web-health-step-copy-unsound",
    "suspect-devices": "web-health-step-suspect-devices",
    "no-copy": "web-health-step-no-copy",
    "copy-never": "web-health-step-copy-never",
    "copy-lacking": "web-health-step-copy-lacking",
    "copy-old": "web-health-step-copy-old",
    "never-audited": "web-health-step-never-audited",
    "audit-old": "web-health-step-audit-old",
    "one-custodian": "web-health-step-one-custodian",
    "unnamed-custodians": "web-health-step-unnamed-custodians",
    "timestamp-wrong": "web-health-step-timestamp-wrong",
    "no-timestamp": "web-health-step-no-timestamp",
    "timestamp-old": "web-health-step-timestamp-old",
    "unread": "web-health-step-unread",
    "failures": "web-health-step-failures",
}
GRAVE: Final = frozenset({"faults", "copy-unsound", "suspect-devices", "no-copy", "copy-never", "timestamp-wrong"})
"""Steps that something is wrong behind, or that everything hangs on."""

_COMMANDS: Final = {
    "faults": "amana rebuild",
    "copy-unsound": "amana repair {copy}",
    "suspect-devices": "amana device list",
    "no-copy": "amana copy add NAME PLACE",
    "one-custodian": "amana keys split --threshold 3 --shares 5",
    "unnamed-custodians": "amana keys list",
    "timestamp-wrong": "amana timestamp --list",
    "no-timestamp": "amana timestamp",
    "timestamp-old": "amana timestamp",
}
_JOBS: Final = {
    "copy-never": "sync",
    "copy-lacking": "sync",
    "copy-old": "sync",
    "never-audited": "audit",
    "audit-old": "audit",
    "failures": "read-again",
}
_KIND_KEYS: Final = {
    "rfc3161": "web-health-outside-rfc3161",
    "opentimestamps": "web-health-outside-opentimestamps",
    "cosignature": "web-health-outside-cosignature",
}
_DAY: Final = 10


@dataclass(frozen=True, slots=True)
class Button:
    """What is sent where when it is pressed, and what it says; `about` for those who only hear it."""

    action: str
    words: str
    about: str
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StepShown:
    """One thing to do: what is so and why it matters; a button, else the command that does it."""

    word: str
    words: str
    grave: bool
    command: str | None
    button: Button | None


@dataclass(frozen=True, slots=True)
class CopyShown:
    """A copy: when it was last given something and last audited, how that ended, and what can be done with it."""

    copy: health.CopyHealth
    given: str | None
    audited: str | None
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class LogShown:
    """A device's log, and what outsiders say of it."""

    log: health.LogHealth
    name: str
    last: str | None
    outside: str
    doubt: str | None


def steps(visit: Visit, found: health.Health) -> list[StepShown]:
    """What to do next, the most urgent first."""
    known = {one.name for one in found.copies if one.known}
    return [_step(visit, one, known) for one in found.next]


def _step(visit: Visit, step: health.Step, known: set[str]) -> StepShown:
    told = {name: day(value) if name in ("synced", "audited") else value for name, value in step.facts.items()}
    words = visit.say(STEP_KEYS[step.word], **told) if step.word in STEP_KEYS else step.word
    button = _button(visit, step, known, words)
    command = None if button else _command(step)
    return StepShown(step.word, words, step.word in GRAVE, command, button)


def _button(visit: Visit, step: health.Step, known: set[str], words: str) -> Button | None:
    """None where there is none, or not for this person, or not on this machine."""
    copy = str(step.facts.get("copy", ""))
    if step.word == "unread":
        return Button("/read", visit.say("web-health-do-read"), words) if visit.inside.may("describe") else None
    kind = _JOBS.get(step.word)
    if kind is None or (copy and copy not in known):
        return None
    return job_button(visit, kind, words, copy)


def job_button(visit: Visit, kind: str, about: str, copy: str = "") -> Button | None:
    """A button that begins long work; None for those who may not."""
    if not visit.inside.may("custodian" if kind in ("audit", "sync") else "describe"):
        return None
    words = {
        "sync": "web-health-do-sync",
        "audit": "web-health-do-audit",
        "read-again": "web-health-do-read-again",
        "verify": "web-health-do-verify",
    }[kind]
    fields = {"kind": kind, **({"copy": copy} if copy else {})}
    return Button("/jobs", visit.say(words), about, fields)


def _command(step: health.Step) -> str | None:
    told = _COMMANDS.get(step.word)
    if told is None:
        kind = _JOBS.get(step.word)
        told = (
            f"amana {kind} {{copy}}" if kind in ("sync", "audit") else f"amana {kind} --failed" if kind else None
        )
    return told.format(copy=shlex.quote(str(step.facts.get("copy", "")))) if told else None


def copies(visit: Visit, found: health.Health) -> list[CopyShown]:
    """The copies, each with what can be done with it from here."""
    return [_copy(visit, one) for one in found.copies]


def _copy(visit: Visit, one: health.CopyHealth) -> CopyShown:
    kinds = ("sync",) if one.kit else ("sync", "audit")
    buttons = (job_button(visit, kind, one.name, one.name) for kind in (kinds if one.known else ()))
    given = max((at for at in (one.synced, one.copied) if at), default=None)
    return CopyShown(one, day(given), day(one.audited), tuple(filter(None, buttons)))


def copies_line(visit: Visit, found: health.Health) -> str:
    """How the copies do, in one line."""
    whole = [one for one in found.copies if not one.kit]
    given = [at for one in whole for at in (one.synced, one.copied) if at]
    if not whole:
        return visit.say("web-health-copies-none")
    if not given:
        return visit.say("web-health-copies-empty", count=len(whole))
    return visit.say("web-health-copies-line", count=len(whole), day=day(max(given)) or "")


def logs(visit: Visit, found: health.Health) -> Iterator[LogShown]:
    """The devices' logs."""
    for one in found.logs:
        name = one.name or visit.say("web-health-device", device=one.device[:8])
        yield LogShown(one, name, day(one.last), _outside(visit, one.outside), _doubt(visit, one))


def _outside(visit: Visit, told: outside_word.OutsideWord) -> str:
    if told.not_later_than:
        kinds = tuple(visit.say(_KIND_KEYS[one]) for one in told.kinds if one in _KIND_KEYS)
        facts = {"size": told.size, "day": day(told.not_later_than) or "", "by": told.by or ""}
        return visit.say("web-health-outside", **facts, kinds=kinds)
    return visit.say("web-health-outside-waits" if told.pending else "web-health-outside-none")


def _doubt(visit: Visit, log: health.LogHealth) -> str | None:
    if log.forked:
        return visit.say("web-health-doubt-forked")
    if log.lost_from is not None:
        return visit.say("web-health-doubt-lost", entries=log.lost_from)
    return None if log.admitted else visit.say("web-health-doubt-not-admitted")


def day(time: object) -> str | None:
    """The day of a time."""
    return str(time)[:_DAY] if time else None

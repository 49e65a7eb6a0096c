"""How a sync or an audit of copies went, in words: what each side gained, what is lacking, what a sample shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from amana.phrases.reasons import reason_in_words
from amana.phrases.speaker import Speaker
from amana.phrases.verifying import name_lines, verified_lines, verify_advice

if TYPE_CHECKING:
    from amana.records import Audited, Gained, Synced, SyncedCopy


def synced_lines(speaker: Speaker, done: Synced) -> Iterator[str]:
    """Each copy, then what is lacking or damaged here, then what to do."""
    if not done.copies:
        yield speaker.say("copy-none")
    for copy in done.copies:
        yield from _copy(speaker, copy)
    yield from _names(speaker, "sync-ours-lacking", done.lacking)
    yield from _names(speaker, "sync-ours-damaged", done.damaged)
    for fault in done.faults:
        yield speaker.say("sync-ours-found", what=_words(speaker, fault))
    if done.not_entered:
        yield speaker.say("sync-not-entered", reason=_words(speaker, done.not_entered))
    if done.tampered:
        yield speaker.say("sync-advice-tampered")
    if done.lacking:
        yield speaker.say("sync-advice-lacking")


def _copy(speaker: Speaker, copy: SyncedCopy) -> Iterator[str]:
    here, there = _gained(speaker, copy.here), _gained(speaker, copy.there)
    if here:
        yield speaker.say("sync-here", name=copy.name, what=here)
    if there:
        yield speaker.say("sync-there", name=copy.name, what=there)
    if not here and not there and copy.outcome == "synced":
        yield speaker.say("sync-same", name=copy.name)
    if copy.reason and copy.outcome != "synced":
        yield speaker.say(f"sync-{copy.outcome}", name=copy.name, reason=_words(speaker, copy.reason))
    for key in ("lacking", "damaged", "kept"):
        yield from _names(speaker, f"sync-{key}", getattr(copy, key), copy.name)
    for fault in copy.faults:
        if fault != copy.reason:
            yield speaker.say("sync-found", name=copy.name, what=_words(speaker, fault))


def _gained(speaker: Speaker, side: Gained) -> tuple[str, ...]:
    parts = []
    if side.objects:
        parts.append(speaker.say("sync-objects", count=side.objects, size=speaker.size(side.bytes)))
    for key, count in (("entries", side.entries), ("acts", side.acts), ("files", side.files)):
        parts += [speaker.say(f"sync-{key}", count=count)] if count else []
    return tuple(parts)


def _words(speaker: Speaker, reason: str) -> str:
    return reason_in_words(speaker, reason).removesuffix(".")


def _names(speaker: Speaker, key: str, names: tuple[str, ...], copy: str = "") -> Iterator[str]:
    if names:
        yield speaker.say(key, count=len(names), name=copy)
        yield from name_lines(speaker, None, names)


def audited_lines(speaker: Speaker, told: Audited) -> Iterator[str]:
    """Whether the copy is whole, how that was found out, what is wrong, what a sample shows, what to do."""
    yield speaker.say("audit-well" if told.ok else "audit-wrong", copy=told.copy)
    if told.refused:
        yield "  " + speaker.say("audit-refused", reason=reason_in_words(speaker, told.refused))
    else:
        size = speaker.size(told.bytes)
        yield speaker.say(f"audit-{told.method}", read=told.read, objects=told.objects, size=size)
    if told.verified is not None:
        yield from verified_lines(speaker, told.verified)
    yield from _wrong(speaker, told)
    for one in told.shown:
        yield speaker.say("audit-shown", bad=one.bad, objects=told.objects, percent=one.percent)
    if told.shown:
        yield speaker.say("audit-shown-weight")
    if told.behind:
        yield speaker.say("audit-behind", count=told.behind)
    yield from name_lines(speaker, "audit-unjudged", told.unjudged)
    for line in verify_advice(told.verified) if told.verified else ():
        yield speaker.say(line)
    if not told.ok and told.refused is None:
        yield speaker.say("audit-advice", copy=told.copy)


def _wrong(speaker: Speaker, told: Audited) -> Iterator[str]:
    by_reason: dict[str, list[str]] = {}
    for one in told.wrong:
        by_reason.setdefault(one.reason, []).append(one.name)
    for reason, names in by_reason.items():
        yield speaker.say("audit-misanswered", count=len(names), reason=reason_in_words(speaker, reason))
        yield from name_lines(speaker, None, tuple(names))

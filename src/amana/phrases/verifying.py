"""What was found wrong with an archive or a copy, in words: its logs, its objects, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from amana.phrases.reasons import reason_in_words
from amana.phrases.speaker import Speaker
from amana.phrases.suspicion import suspect_words

if TYPE_CHECKING:
    from amana.actions import Verified, VerifiedLog

NAMES_SHOWN = 20
_KINDS = ("missing", "damaged", "extra", "unlogged", "erased", "suspect")


def verified_lines(speaker: Speaker, found: Verified) -> Iterator[str]:
    """Its logs, the names of what is wrong, and faults."""
    for log in found.logs:
        yield from _log(speaker, log)
    for kind in _KINDS:
        yield from name_lines(speaker, f"verify-{kind}", getattr(found, kind))
    for fault in found.faults:
        yield "  " + speaker.name(reason_in_words(speaker, fault))


def _log(speaker: Speaker, log: VerifiedLog) -> Iterator[str]:
    key = "verify-log-holds" if log.ok else "verify-log-broken"
    key = "verify-log-behind" if log.ok and log.reason else key
    key = "verify-log-forked" if _forked(log) else key
    reason = reason_in_words(speaker, log.reason or "")
    yield speaker.say(key, device=log.device, entries=log.size, reason=reason)
    if log.suspect:
        words = suspect_words(speaker, log.suspect)
        yield "  " + speaker.say("verify-log-suspect", start=log.suspect_from or 0, reason=words)


def name_lines(speaker: Speaker, key: str | None, names: Sequence[str]) -> Iterator[str]:
    """The first of some names, under a sentence that counts them."""
    if not names:
        return
    if key is not None:
        yield speaker.say(key, count=len(names))
    for name in names[:NAMES_SHOWN]:
        yield "  " + speaker.name(name)
    if len(names) > NAMES_SHOWN:
        yield "  " + speaker.say("verify-names-more", count=len(names) - NAMES_SHOWN)


def verify_advice(found: Verified) -> list[str]:
    """The keys of what to do, by what is wrong: only what was lost or changed calls for another copy."""
    logs_hold = all(log.ok or _forked(log) for log in found.logs)
    told = []
    if not found.ok and (found.missing or found.damaged or found.faults or not logs_hold):
        told.append("verify-advice-damage")
    if found.unlogged and logs_hold:
        told.append("verify-advice-unlogged")
    if found.extra:
        told.append("verify-advice-extra")
    if found.erased:
        told.append("verify-advice-erased")
    if any(map(_forked, found.logs)):
        told.append("verify-advice-forked")
    return told


def _forked(log: VerifiedLog) -> bool:
    """Whether this log holds, and is kept beside another that it does not agree with."""
    return (log.reason or "").startswith("log-forked")

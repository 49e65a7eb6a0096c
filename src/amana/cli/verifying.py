"""What was found wrong with an archive or a copy, in a person's words: for `verify` and `audit`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from amana.cli.reasons import reason_in_words
from amana.cli.suspicion import suspect_words
from amana.cli.voice import Voice

if TYPE_CHECKING:
    from amana.actions import Verified, VerifiedLog

NAMES_SHOWN = 20


def tell_verified(voice: Voice, found: Verified) -> None:
    """Its logs, and the names of what is wrong."""
    for log in found.logs:
        key = "verify-log-holds" if log.ok else "verify-log-broken"
        key = "verify-log-behind" if log.ok and log.reason else key
        key = "verify-log-forked" if _forked(log) else key
        reason = reason_in_words(voice, log.reason or "")
        voice.print(voice.say(key, device=log.device, entries=log.size, reason=reason))
        if log.suspect:
            words = suspect_words(voice, log.suspect)
            voice.print("  " + voice.say("verify-log-suspect", start=log.suspect_from or 0, reason=words))
    for kind in ("missing", "damaged", "extra", "unlogged", "erased", "suspect"):
        tell_names(voice, f"verify-{kind}", getattr(found, kind))
    for fault in found.faults:
        voice.print("  " + voice.name(reason_in_words(voice, fault)))


def advice(found: Verified) -> list[str]:
    """What to do, by what is wrong: only what was lost or changed calls for another copy."""
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


def tell_names(voice: Voice, key: str | None, names: Sequence[str]) -> None:
    """The first of some names, under a sentence that counts them."""
    if not names:
        return
    if key is not None:
        voice.print(voice.say(key, count=len(names)))
    for name in names[:NAMES_SHOWN]:
        voice.print("  " + voice.name(name))
    if len(names) > NAMES_SHOWN:
        voice.print("  " + voice.say("verify-names-more", count=len(names) - NAMES_SHOWN))

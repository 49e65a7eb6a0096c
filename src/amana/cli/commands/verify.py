"""`amana verify`: without any key, whether all that was kept is there and unchanged."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

import amana
from amana.cli.opening import archive_path
from amana.cli.progress import watching
from amana.cli.reasons import reason_in_words
from amana.cli.spoken import command
from amana.cli.suspicion import suspect_words
from amana.cli.voice import Voice
from amana.errors import NotAnArchive

if TYPE_CHECKING:
    from amana.actions import Verified, VerifiedLog

DAMAGE = 4
_NAMES_SHOWN = 20


@command("verify")
@click.argument("copy", type=click.Path(path_type=Path), metavar="COPY", required=False)
def verify(voice: Voice, copy: Path | None) -> int:
    """Says in plain words that all is well, or what is wrong and what to do."""
    path = copy or archive_path(voice)
    own = _own(voice, copy) if copy else path
    with watching(voice, "progress-verify") as watch:
        found = amana.verify(own, copy=copy, watch=watch) if own else amana.verify(path, watch=watch)
    if voice.settings.json:
        voice.emit(asdict(found))
    else:
        _report(voice, path, found)
    return 0 if found.ok else DAMAGE


def _own(voice: Voice, copy: Path) -> Path | None:
    """The archive at hand, if there is one: a copy is then also held against what this machine saw of it."""
    try:
        own = archive_path(voice)
    except NotAnArchive:
        return None
    return None if own.resolve() == copy.resolve() else own


def _report(voice: Voice, path: Path, found: Verified) -> None:
    key = "verify-well" if found.ok else "verify-wrong"
    voice.print(voice.strong(voice.say(key, path=str(path))))
    voice.print(voice.say("verify-counted", objects=found.objects, size=voice.size(found.bytes)))
    for log in found.logs:
        key = "verify-log-holds" if log.ok else "verify-log-broken"
        key = "verify-log-behind" if log.ok and log.reason else key
        key = "verify-log-forked" if _forked(log) else key
        reason = reason_in_words(voice, log.reason or "")
        voice.print(voice.say(key, device=log.device, entries=log.size, reason=reason))
        if log.suspect:
            words = suspect_words(voice, log.suspect)
            voice.print("  " + voice.say("verify-log-suspect", start=log.suspect_from or 0, reason=words))
    for kind in ("missing", "damaged", "extra", "unlogged"):
        _names(voice, kind, getattr(found, kind))
    for fault in found.faults:
        voice.print("  " + voice.name(reason_in_words(voice, fault)))
    for key in _advice(found):
        voice.print(voice.say(key))


def _advice(found: Verified) -> list[str]:
    """What to do, by what is wrong: only what was lost or changed calls for another copy."""
    logs_hold = all(log.ok or _forked(log) for log in found.logs)
    advice = []
    if not found.ok and (found.missing or found.damaged or found.faults or not logs_hold):
        advice.append("verify-advice-damage")
    if found.unlogged and logs_hold:
        advice.append("verify-advice-unlogged")
    if found.extra:
        advice.append("verify-advice-extra")
    if any(map(_forked, found.logs)):
        advice.append("verify-advice-forked")
    return advice


def _forked(log: VerifiedLog) -> bool:
    """Whether this log holds, and is kept beside another that it does not agree with."""
    return (log.reason or "").startswith("log-forked")


def _names(voice: Voice, kind: str, names: tuple[str, ...]) -> None:
    if not names:
        return
    voice.print(voice.say(f"verify-{kind}", count=len(names)))
    for name in names[:_NAMES_SHOWN]:
        voice.print("  " + voice.name(name))
    if len(names) > _NAMES_SHOWN:
        voice.print("  " + voice.say("verify-names-more", count=len(names) - _NAMES_SHOWN))

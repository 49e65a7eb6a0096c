"""`amana sync`: the archive and its copies become the union of each other, and each side's gain is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from amana.actions import sync_reading
from amana.cli.opening import opened
from amana.cli.progress import watching
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.phrases import reason_in_words

if TYPE_CHECKING:
    from amana.records import Gained, Synced, SyncedCopy

PART = 3
DAMAGE = 4
_NAMES_SHOWN = 20


@command("sync")
@click.argument("names", metavar="NAME…", nargs=-1)
def sync(voice: Voice, names: Sequence[str]) -> int:
    """Exit 0: all is well; 3: a copy was absent, or not all could be done; 4: something was found changed."""
    with opened(voice) as archive, watching(voice, "progress-sync") as watch:
        done, read = sync_reading.sync_and_read(archive, *names, watch=watch)
    if voice.settings.json:
        voice.emit(asdict(done))
    else:
        _report(voice, done)
        if read:
            voice.print(voice.say("sync-read", count=read[0]))
    return DAMAGE if done.tampered else 0 if done.ok else PART


def _report(voice: Voice, done: Synced) -> None:
    if not done.copies:
        voice.print(voice.say("copy-none"))
    for copy in done.copies:
        _copy(voice, copy)
    _names(voice, "sync-ours-lacking", done.lacking)
    _names(voice, "sync-ours-damaged", done.damaged)
    for fault in done.faults:
        voice.print(voice.say("sync-ours-found", what=_words(voice, fault)))
    if done.not_entered:
        voice.print(voice.say("sync-not-entered", reason=_words(voice, done.not_entered)))
    if done.tampered:
        voice.print(voice.say("sync-advice-tampered"))
    if done.lacking:
        voice.print(voice.say("sync-advice-lacking"))


def _copy(voice: Voice, copy: SyncedCopy) -> None:
    """What each side gained, then what was skipped, is lacking, or was found changed."""
    here, there = _gained(voice, copy.here), _gained(voice, copy.there)
    if here:
        voice.print(voice.say("sync-here", name=copy.name, what=here))
    if there:
        voice.print(voice.say("sync-there", name=copy.name, what=there))
    if not here and not there and copy.outcome == "synced":
        voice.print(voice.say("sync-same", name=copy.name))
    if copy.reason and copy.outcome != "synced":
        voice.print(voice.say(f"sync-{copy.outcome}", name=copy.name, reason=_words(voice, copy.reason)))
    for key in ("lacking", "damaged", "kept"):
        _names(voice, f"sync-{key}", getattr(copy, key), copy.name)
    for fault in copy.faults:
        if fault != copy.reason:
            voice.print(voice.say("sync-found", name=copy.name, what=_words(voice, fault)))


def _gained(voice: Voice, side: Gained) -> tuple[str, ...]:
    parts = [voice.say("sync-objects", count=side.objects, size=voice.size(side.bytes))] if side.objects else []
    for key, count in (("entries", side.entries), ("acts", side.acts), ("files", side.files)):
        parts += [voice.say(f"sync-{key}", count=count)] if count else []
    return tuple(parts)


def _words(voice: Voice, reason: str) -> str:
    return reason_in_words(voice, reason).removesuffix(".")


def _names(voice: Voice, key: str, names: tuple[str, ...], copy: str = "") -> None:
    if not names:
        return
    voice.print(voice.say(key, count=len(names), name=copy))
    for name in names[:_NAMES_SHOWN]:
        voice.print("  " + voice.name(name))
    if len(names) > _NAMES_SHOWN:
        voice.print("  " + voice.say("verify-names-more", count=len(names) - _NAMES_SHOWN))

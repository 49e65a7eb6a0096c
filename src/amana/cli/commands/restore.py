"""`amana restore`: original bytes, under original paths, in another folder."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from amana.cli.faults import tell_error
from amana.cli.opening import opened
from amana.cli.progress import watching
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.errors import DiskFault
from amana.phrases import reason_in_words

if TYPE_CHECKING:
    from amana.actions import Restored, RestoredFile

DONE_IN_PART = 3


@command("restore")
@click.argument("dest", type=click.Path(path_type=Path), metavar="DEST")
@click.argument("items", metavar="ITEM…", nargs=-1)
def restore(voice: Voice, dest: Path, items: tuple[str, ...]) -> int:
    """All items, or those named. What is already there stays as it is."""
    ended: Counter[str] = Counter()
    failed: list[RestoredFile] = []
    suspect: set[str] = set()

    def tell(file: RestoredFile) -> None:
        ended[file.outcome] += 1
        if voice.settings.json:
            voice.emit(asdict(file), now=True)
        if file.outcome == "failed":
            failed.append(file)
        if file.suspect:
            suspect.add(file.item)

    with opened(voice) as archive, watching(voice, "progress-restore") as watch:
        restored = archive.restore(dest, *items, watch=watch, tell=tell)
    _summary(voice, dest, restored, ended["renamed"])
    if suspect:
        voice.tell(voice.say("restore-suspect", count=len(suspect), terminal=voice.err_is_terminal))
    if not restored.entered:
        voice.tell(voice.say("restore-not-entered", terminal=voice.err_is_terminal))
    if restored.erased:
        voice.tell(voice.say("restore-erased", count=restored.erased, terminal=voice.err_is_terminal))
    _failures(voice, failed)
    if restored.fault:
        tell_error(voice, DiskFault(path=str(dest), reason=restored.fault))
    # What was asked for by name and is erased was not given; without names, it is no part of all that there is.
    return DONE_IN_PART if failed or restored.fault or (items and restored.erased) else 0


def _summary(voice: Voice, dest: Path, restored: Restored, renamed: int) -> None:
    size = voice.size(restored.bytes)
    parts = [voice.say("restore-done", count=restored.restored, size=size, dest=str(dest))]
    if renamed:
        parts.append(voice.say("restore-renamed", count=renamed))
    if restored.present:
        parts.append(voice.say("restore-present", count=restored.present))
    for line in parts:
        (voice.tell if voice.settings.json else voice.print)(line)


def _failures(voice: Voice, failed: list[RestoredFile]) -> None:
    """Each file that was not given back and why, then what to do; on stderr."""
    if not failed:
        return
    terminal = voice.err_is_terminal
    voice.tell(voice.say("restore-failed", count=len(failed), terminal=terminal))
    for file in failed:
        reason = reason_in_words(voice, file.reason or "")
        voice.tell("  " + voice.say("failed-line", terminal=terminal, path=file.path, reason=reason))
    voice.tell(voice.say("not-restored.hint", terminal=terminal))

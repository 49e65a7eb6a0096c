"""`amana add`: take in files and folders."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from amana.cli.families import families_in_words
from amana.cli.faults import tell_error
from amana.cli.opening import archive_path, opened
from amana.cli.own_places import own_places
from amana.cli.progress import watching
from amana.cli.reasons import reason_in_words
from amana.cli.receipts import tell_receipts
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.errors import DiskFault, WrongUsage

if TYPE_CHECKING:
    from amana.actions import Added, AddedFile

DONE_IN_PART = 3


@command("add")
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@click.option("--source", metavar="TEXT")
@click.option("--collected-by", metavar="TEXT")
@click.option("--collected-at", metavar="DATE")
@click.option("--place", metavar="TEXT")
@click.option("--note", metavar="TEXT")
@click.option("--language", "text_language", metavar="CODE")
@click.option("--published", metavar="DATE")
@click.option("--tag", "tags", multiple=True, metavar="TEXT")
@click.option("--places", metavar="FILE")
@click.option("--thorough", is_flag=True)
def add(
    voice: Voice,
    paths: tuple[str, ...],
    text_language: str | None,
    places: str | None,
    **said: Any,
) -> int:
    """Every file ends as kept, duplicate or failed; the failed ones are listed, with what to do."""
    failed: list[AddedFile] = []
    said["language"] = text_language
    if any(not str(given) for given in paths):
        raise WrongUsage(problem="missing", expected="PATH")  # `""` would be the folder one stands in

    said["gazetteer"] = own_places(places)

    def tell(file: AddedFile) -> None:
        if voice.settings.json:
            voice.emit(_json(file), now=True)
        if file.outcome == "failed":
            failed.append(file)

    with opened(voice) as archive, watching(voice, "progress-add") as watch:
        added = archive.add(*map(Path, paths), watch=watch, tell=tell, **said)
        kit = archive.is_kit
    _summary(voice, added, kit=kit)
    _failures(voice, failed)
    if added.fault:
        tell_error(voice, DiskFault(path=str(archive_path(voice)), reason=added.fault))
    return DONE_IN_PART if failed or added.fault else 0


def _json(file: AddedFile) -> dict[str, Any]:
    """The file as it ended; the time it was acknowledged stands there on a capture kit alone."""
    told = asdict(file)
    return told if file.time else {name: value for name, value in told.items() if name != "time"}


def _summary(voice: Voice, added: Added, *, kit: bool) -> None:
    parts = [voice.say("add-done", kept=added.kept, size=voice.size(added.bytes))]
    if added.duplicate:
        parts.append(voice.say("add-duplicate", count=added.duplicate))
    if added.families:
        parts.append(voice.say("add-families", families=families_in_words(voice, added.families)))
    if added.unreadable:
        parts.append(voice.say("add-unreadable", count=added.unreadable))
    if added.inside:
        parts.append(voice.say("add-inside", count=added.inside))
    if added.inside_unreadable:
        parts.append(voice.say("add-inside-unreadable", count=added.inside_unreadable))
    if added.unreadable or added.inside_unreadable:
        parts.append(voice.say("add-see-failures"))
    if not (added.opened or kit):
        parts.append(voice.say("add-sealed"))
    for line in parts:
        (voice.tell if voice.settings.json else voice.print)(line)
    if kit:
        tell_receipts(voice, added.receipts)


def _failures(voice: Voice, failed: list[AddedFile]) -> None:
    """Each file that was not taken in and why, then what to do; on stderr."""
    if not failed:
        return
    terminal = voice.err_is_terminal
    voice.tell(voice.say("add-failed", count=len(failed), terminal=terminal))
    for file in failed:
        reason = reason_in_words(voice, file.reason or "")
        voice.tell("  " + voice.say("failed-line", terminal=terminal, path=file.path, reason=reason))
    voice.tell(voice.say("not-taken-in.hint", terminal=terminal))

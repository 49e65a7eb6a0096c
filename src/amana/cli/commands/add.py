"""`amana add`: take in files and folders."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from amana.cli.faults import tell_error
from amana.cli.opening import archive_path, opened
from amana.cli.own_places import own_places
from amana.cli.progress import watching
from amana.cli.receipts import tell_receipts
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.errors import DiskFault, WrongUsage
from amana.phrases import added_file_json, added_lines, not_taken_in_lines

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
            voice.emit(added_file_json(file), now=True)
        if file.outcome == "failed":
            failed.append(file)

    with opened(voice) as archive, watching(voice, "progress-add") as watch:
        added = archive.add(*map(Path, paths), watch=watch, tell=tell, **said)
        kit = archive.is_kit
    _summary(voice, added, kit=kit)
    for line in not_taken_in_lines(voice, failed, terminal=voice.err_is_terminal):
        voice.tell(line)
    if added.fault:
        tell_error(voice, DiskFault(path=str(archive_path(voice)), reason=added.fault))
    return DONE_IN_PART if failed or added.fault else 0


def _summary(voice: Voice, added: Added, *, kit: bool) -> None:
    for line in added_lines(voice, added, kit=kit):
        (voice.tell if voice.settings.json else voice.print)(line)
    if kit:
        tell_receipts(voice, added.receipts)

"""`amana describe`: what a person says of an item, a person, an event, …."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from amana.cli.list_lines import row_teller, tell_list
from amana.cli.opening import opened
from amana.cli.progress import watching
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.errors import WrongUsage
from amana.phrases import SHORT_ID
from amana.records import CONFIDENCES

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.actions.knowledge import describing
    from amana.records import Basis, Confidence

_PATH = click.Path(path_type=Path)
_SAYING = re.compile(r"(?P<prop>[a-z0-9][a-z0-9-]*)(?:@(?P<language>[a-z]{2,3}))?=(?P<value>.*)", re.DOTALL)


@command("describe")
@click.argument("said", metavar="[ID] PROPERTY=VALUE", nargs=-1)
@click.option("--new", metavar="TYPE")
@click.option("--own-id", metavar="LIST:ID")
@click.option("--basis", metavar="PLACE", multiple=True)
@click.option("--quote", metavar="TEXT")
@click.option("--confidence", type=click.Choice(CONFIDENCES))
@click.option("--note", metavar="TEXT")
@click.option("--replace", is_flag=True)
@click.option("--dry-run", is_flag=True)
@click.option("--csv", type=_PATH, metavar="FILE")
@click.option("--map", "table_map", type=_PATH, metavar="MAP")
@click.option("--ftm", type=_PATH, metavar="FILE")
@click.option("--list", "list_name", metavar="NAME")
def describe(voice: Voice, said: Sequence[str], **how: Any) -> int:
    """The id first, unless `--new` or `--own-id` says what is spoken of; or a whole list."""
    lists = {name: how.pop(name) for name in ("csv", "table_map", "ftm", "list_name")}
    if any(lists.values()):
        return _lists(voice, said, how, **lists)
    named = how["new"] is not None or how["own_id"] is not None
    if not said:
        raise WrongUsage(problem="missing", expected="[ID] PROPERTY=VALUE")
    subject = None if named else said[0]
    sayings = [_saying(one) for one in (said if named else said[1:])]
    if not sayings:
        raise WrongUsage(problem="nothing-said")
    with opened(voice) as archive:
        basis = _bases(archive, how.pop("basis"), how.pop("quote"))
        confidence = cast("Confidence | None", how.pop("confidence"))
        done = archive.describe(subject, sayings, basis=basis, confidence=confidence, **how)
    if voice.settings.json:
        told = asdict(done)
        told["changes"] = [{"property": one.pop("prop"), **one} for one in told["changes"]]
        voice.emit({**told, "dry_run": how["dry_run"]})
    else:
        _tell(voice, done, dry_run=how["dry_run"])
    return 0


def _lists(
    voice: Voice,
    said: Sequence[str],
    how: dict[str, Any],
    csv: Path | None,
    table_map: Path | None,
    ftm: Path | None,
    list_name: str | None,
) -> int:
    """A table with its map, or a file of entities; nothing else is said beside it."""
    dry_run = how.pop("dry_run")
    if said or any(how.values()) or (csv and ftm):
        raise WrongUsage(problem="list-and-saying")
    if (csv is None) != (table_map is None):
        raise WrongUsage(problem="table-and-map")
    if list_name and ftm is None:
        raise WrongUsage(problem="list-without-ftm")
    tell = row_teller(voice, dry_run=dry_run)
    with opened(voice) as archive, watching(voice, "progress-describing") as watch:
        if csv is not None and table_map is not None:
            done = archive.describe_table(csv, table_map, tell, dry_run=dry_run, watch=watch)
        elif ftm is not None:
            done = archive.describe_entities(ftm, tell, name=list_name or "ftm", dry_run=dry_run, watch=watch)
    return tell_list(voice, done)


def _saying(written: str) -> describing.Saying:
    from amana.actions.knowledge import describing

    form = _SAYING.fullmatch(written)
    if form is None:
        raise WrongUsage(problem="not-a-saying", given=written)
    return describing.Saying(form["prop"], form["value"], form["language"])


def _bases(archive: OpenArchive, places: Sequence[str], quote: str | None) -> tuple[Basis, ...]:
    """A quotation is looked for in the item that is named; without one, what is written is no file's word."""
    if quote is not None and len(places) != 1:
        raise WrongUsage(problem="quote-without-basis")
    return tuple(archive.basis(place, quote) for place in places)


def _tell(voice: Voice, done: describing.Described, *, dry_run: bool) -> None:
    voice.print(voice.say("described-new" if done.new else "described", id=done.subject))
    for one in done.changes:
        voice.print("  " + _line(voice, one))
    if dry_run:
        voice.tell(voice.say("described-dry"))


def _line(voice: Voice, one: describing.Change) -> str:
    value, before = one.value or "", one.before
    if one.change == "withdrawn":
        line = voice.say("change-withdrawn", prop=one.prop, before=before)
    elif one.change == "replaced":
        line = voice.say("change-replaced", prop=one.prop, value=value, before=before)
    elif one.change == "unchanged":
        line = voice.say("change-unchanged", prop=one.prop, value=value)
    else:
        line = voice.say("change-said", prop=one.prop, value=value)
    return f"{line}  {voice.faint(one.assertion[:SHORT_ID])}" if one.assertion else line

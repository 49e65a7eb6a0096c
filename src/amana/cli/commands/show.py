"""`amana show`: one item's facts, text versions and custody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from amana.actions.browsing import part_lookup
from amana.actions.custody import erasing
from amana.cli.intake_lines import tell_intakes, tell_parts
from amana.cli.known_lines import show_thing, tell_said_of_item
from amana.cli.opening import opened
from amana.cli.rows import Row, tell_rows
from amana.cli.spoken import command
from amana.cli.suggested import readings_json
from amana.cli.voice import Voice
from amana.phrases import SHORT_ID, known_json, record_json, suspect_words
from amana.records import ERASED, CustodyAct

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.catalogue import ItemRecord

# What is told of an accession, in this order; a field that is absent says nothing.
_ACCESSION_FIELDS = (
    "path",
    "found_at",
    "modified",
    "received",
    "source",
    "collected_by",
    "collected_at",
    "place",
    "published",
    "language",
    "note",
    "device",
    "software",
    "person",
)


@command("show")
@click.argument("item", metavar="ITEM")
@click.option("--all", "everything", is_flag=True)
def show(voice: Voice, item: str, *, everything: bool) -> int:
    """By its id, or as much of its beginning as is unique: an item, or what people said something of."""
    with opened(voice) as archive:
        if archive.is_item(item):
            _show_item(voice, archive, item, everything=everything)
        else:
            show_thing(voice, archive, archive.known(item), everything=everything)
    return 0


def _show_item(voice: Voice, archive: OpenArchive, item: str, *, everything: bool) -> None:
    record = archive.show(item)
    known = archive.known(record.item)
    erased = erasing.erasures(archive, record) if _is_erased(record) else ()
    found = archive.readings(record.item)
    parts = part_lookup.part_counts(archive, record)
    if voice.settings.json:
        told = {**record_json(record), "erased": [asdict(act) for act in erased], "parts": parts}
        voice.emit({**told, "readings": readings_json(found), "assertions": known_json(known)["assertions"]})
        return
    first = record.accessions[0].accession
    voice.print(voice.strong(voice.name(first.path.rpartition("/")[2])))
    size = voice.size(first.size)
    suspect = suspect_words(voice, record.suspect) if record.suspect else None
    rows: list[Row] = [("item", record.item), ("sha256", record.sha256), ("size", size)]
    tell_rows(voice, [*rows, ("media-type", first.media_type), ("suspect", suspect)])
    _erased(voice, erased)
    tell_said_of_item(voice, archive, known, everything=everything)
    _accessions(voice, record)
    tell_parts(voice, record.item[:SHORT_ID], parts)
    tell_intakes(voice, record, {one.text_version: one for one in found}, everything=everything)


def _is_erased(record: ItemRecord) -> bool:
    return any(row.content == ERASED for row in record.accessions)


def _erased(voice: Voice, acts: Sequence[CustodyAct]) -> None:
    """When, by whom and why it was erased, by the word of the device that did it."""
    for act in acts:
        voice.print()
        voice.print(voice.say("show-erased"))
        rows: list[Row] = [("erased-at", act.at), ("erased-by", act.person)]
        rows += [("reason", act.reason), ("device", act.device)]
        tell_rows(voice, rows)


def _accessions(voice: Voice, record: ItemRecord) -> None:
    reasons = record.suspects or (None,) * len(record.accessions)
    for row, reason in zip(record.accessions, reasons, strict=True):
        suspect = suspect_words(voice, reason) if reason else None
        told = {**asdict(row.accession), "tags": ", ".join(row.accession.tags)}
        voice.print()
        voice.print(voice.say("show-accession"))
        rows: list[Row] = [(name.replace("_", "-"), told[name]) for name in (*_ACCESSION_FIELDS, "tags")]
        entry = f"{row.entry.index} {row.entry.commitment}"
        tell_rows(voice, [*rows, ("log-entry", entry), ("suspect", suspect)])

"""`amana show`: one item's facts, text versions and custody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from amana.actions import erasing
from amana.cli.opening import opened
from amana.cli.reasons import reason_in_words
from amana.cli.spoken import command
from amana.cli.suggested import readings_json, tell_suggestions
from amana.cli.suspicion import suspect_words
from amana.cli.voice import Voice
from amana.records import ERASED, CustodyAct

if TYPE_CHECKING:
    from amana.actions import TextSuggestions
    from amana.catalogue import ItemRecord

Row = tuple[str, str | int | None]

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
def show(voice: Voice, item: str) -> int:
    """By its id, or as much of its beginning as is unique."""
    with opened(voice) as archive:
        record = archive.show(item)
        erased = erasing.erasures(archive, record) if _is_erased(record) else ()
        found = archive.readings(record.item)
    if voice.settings.json:
        voice.emit({**_json(record), "erased": [asdict(act) for act in erased], "readings": readings_json(found)})
        return 0
    first = record.accessions[0].accession
    voice.print(voice.strong(voice.name(first.path.rpartition("/")[2])))
    size = voice.size(first.size)
    suspect = suspect_words(voice, record.suspect) if record.suspect else None
    rows: list[Row] = [("item", record.item), ("sha256", record.sha256), ("size", size)]
    _rows(voice, [*rows, ("media-type", first.media_type), ("suspect", suspect)])
    _erased(voice, erased)
    _accessions(voice, record)
    _intakes(voice, record, {one.text_version: one for one in found})
    return 0


def _is_erased(record: ItemRecord) -> bool:
    return any(row.content == ERASED for row in record.accessions)


def _erased(voice: Voice, acts: Sequence[CustodyAct]) -> None:
    """When, by whom and why it was erased, by the word of the device that did it."""
    for act in acts:
        voice.print()
        voice.print(voice.say("show-erased"))
        rows: list[Row] = [("erased-at", act.at), ("erased-by", act.person)]
        rows += [("reason", act.reason), ("device", act.device)]
        _rows(voice, rows)


def _json(record: ItemRecord) -> dict[str, Any]:
    """The record, with `suspect` in it and in each accession."""
    told = asdict(record)
    reasons = told.pop("suspects") or [None] * len(record.accessions)
    for accession, reason in zip(told["accessions"], reasons, strict=True):
        accession["suspect"] = reason
    return {**told, "suspect": record.suspect}


def _accessions(voice: Voice, record: ItemRecord) -> None:
    reasons = record.suspects or (None,) * len(record.accessions)
    for row, reason in zip(record.accessions, reasons, strict=True):
        suspect = suspect_words(voice, reason) if reason else None
        told = {**asdict(row.accession), "tags": ", ".join(row.accession.tags)}
        voice.print()
        voice.print(voice.say("show-accession"))
        rows: list[Row] = [(name.replace("_", "-"), told[name]) for name in (*_ACCESSION_FIELDS, "tags")]
        entry = f"{row.entry.index} {row.entry.commitment}"
        _rows(voice, [*rows, ("log-entry", entry), ("suspect", suspect)])


def _intakes(voice: Voice, record: ItemRecord, found: Mapping[str, TextSuggestions]) -> None:
    for row in record.intakes:
        intake = row.intake
        voice.print()
        outcome = voice.say(f"intake-{intake.outcome}", terminal=False)
        voice.print(voice.say("show-intake", module=f"{intake.module} {intake.version}", outcome=outcome))
        reason = reason_in_words(voice, intake.reason) if intake.reason else None
        suggested = [
            (name, getattr(intake, name)) for name in ("title", "byline", "site", "published", "language")
        ]
        facts: list[Row] = [(fact.name, fact.value) for fact in intake.facts]
        _rows(voice, [("reason", reason), *suggested, *facts])
    for text in record.text_versions:
        voice.print()
        voice.print(voice.say("show-text-version", length=text.length))
        _rows(voice, [("sha256", text.sha256), ("part", text.part), ("encoding", text.encoding)])
        tell_suggestions(voice, found.get(text.sha256))


def _rows(voice: Voice, rows: list[Row]) -> None:
    """Labels and values; a label that the language has no word for (a metadata field) stands as it is."""
    told = [(_label(voice, name), value) for name, value in rows if value not in (None, "")]
    width = max((len(label) for label, _ in told), default=0)
    for label, value in told:
        voice.print(f"  {label:<{width}}  {voice.name(str(value))}")


def _label(voice: Voice, name: str) -> str:
    key = f"field-{name}"
    return voice.say(key, terminal=False) if voice.worded(key) else voice.name(name)

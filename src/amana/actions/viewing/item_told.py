"""One item, or one file inside it, as a page tells it: what it is, how it came, what was read of it, its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from amana.actions.custody import erasing
from amana.actions.opening import OpenArchive
from amana.actions.taking_in.suggesting import suggestions
from amana.actions.viewing.part_numbers import numbered, part_told, parts_between
from amana.archive import latest, told_suspect
from amana.catalogue import ItemRecord, ItemSummary
from amana.intake import family_named
from amana.records import AccessionRow, CustodyAct, IntakeRow, ItemPart

_LONGEST_WORDS = 2_000  # code points of a part's own words
_TRANSCRIPTS = (".vtt", ".srt", ".ass", ".ttml", ".txt.vtt")
_FILMS = (".mp4", ".mov", ".webm", ".mkv", ".mp3", ".m4a", ".ogg", ".opus", ".wav", ".3gp", ".avi")
_ROWS: Final = {
    "quote": "statements",
    "figure": "claims",
    "number": "numbers",
    "time": "times",
    "place": "places",
    "person": "names",
    "group": "names",
    "work": "names",
    "term": "terms",
}


@dataclass(frozen=True, slots=True)
class ItemTold:
    """An item, or the file inside it at `place`: `part` is what its list tells of that file.

    `family` is what a person would call it (`picture`, `chat`, …). `intakes` are those of it alone, not of what is
    inside it. `suspects` run with `accessions`.
    """

    summary: ItemSummary
    place: str | None
    part: ItemPart | None
    family: str
    accessions: tuple[AccessionRow, ...]
    suspects: tuple[str | None, ...]
    intakes: tuple[IntakeRow, ...]
    erasures: tuple[CustodyAct, ...]

    @property
    def last_read(self) -> tuple[IntakeRow, ...]:
        """What was read of it last: an older reading stays in the record beside a newer one."""
        return tuple(latest(self.intakes))


@dataclass(frozen=True, slots=True)
class PartWords:
    """A part, and its own words where it is text."""

    part: ItemPart
    words: str | None


def item_told(opened: OpenArchive, item: str, place: str | None = None) -> ItemTold:
    """The item, or the file inside it at this place. ItemUnknown, ItemAmbiguous."""
    catalogue = opened.archive.catalogue
    summary = catalogue.summary(item)
    rows = catalogue.intakes(summary.sha256, () if place is None else (place,))
    own = tuple(row for row in rows if row.intake.part == place)
    record = ItemRecord(summary.item, summary.sha256, tuple(catalogue.accessions_of(summary.sha256)))
    record = told_suspect(opened.archive.suspects, record)
    part = part_told(opened._viewing, summary.sha256, place) if place is not None else None
    media = (part.media_type if part else None) or (summary.media_type if place is None else "")
    family = family_named(media or "", *(row.intake.module for row in own))
    erased = erasing.erasures(opened, record)
    told = replace(summary, suspect=record.suspect)
    return ItemTold(told, place, part, family, record.accessions, record.suspects, own, erased)


def some_parts(
    opened: OpenArchive, item: str, kind: str, offset: int, limit: int, place: str | None = None
) -> tuple[list[PartWords], int]:
    """Parts of one kind from number `offset` (from 0) on, and how many there are. ItemUnknown, RecordMalformed."""
    viewing = opened._viewing
    sha256 = viewing.archive.catalogue.summary(item).sha256
    known = numbered(viewing, sha256, kind, place)
    found = parts_between(viewing, known, known.stretches, offset, limit)
    return [PartWords(one, _words(opened, one)) for one in found], known.count()


def _words(opened: OpenArchive, part: ItemPart) -> str | None:
    if part.text is None:
        return None
    return opened._viewing.text(part.text)[part.start : min(part.end, part.start + _LONGEST_WORDS)]


def file_of_text(opened: OpenArchive, item: str, text_version: str) -> str | None:
    """The place of the file inside the item whose text this is; None for the item's own. It looks through all."""
    for row in opened.archive.catalogue.item(item).intakes:
        if any(made.made == "text" and made.sha256 == text_version for made in row.intake.made):
            return row.intake.part
    return None


def played_beside(opened: OpenArchive, told: ItemTold) -> tuple[ItemSummary, ...]:
    """Of a film or recording the transcripts that lie beside it under its name; of a transcript what it is of."""
    ends = {"recording": _TRANSCRIPTS, "transcript": _FILMS}.get(told.family, ())
    if told.place is not None or not ends:
        return ()
    stems = {row.accession.path.rpartition(".")[0] for row in told.accessions}
    wanted = [stem + end for stem in stems if stem for end in (*ends, *map(str.upper, ends))]
    found = opened.archive.catalogue.at_paths(wanted).values()
    return tuple({one.item: one for one in found if not one.erased}.values())


@dataclass(frozen=True, slots=True)
class RuleTold:
    """Who read something in a text: the reader with its version, and the rule; None where it is not known."""

    reader: str | None
    rule: str | None = None
    alternatives: tuple[str, ...] = ()


def rule_of(opened: OpenArchive, item: str, text_version: str, kind: str, start: int, end: int) -> RuleTold:
    """Whose rule made a mark of this kind from `start` to `end`."""
    found = suggestions(opened.archive, item, text_version)
    if not found or found[0].reading is None:
        return RuleTold(found[0].reader if found else None)
    if kind == "tagged":
        spans = ((tag.reader, one) for tag in found[0].tagged for one in tag.spans)
        return RuleTold(next((reader for reader, one in spans if (one.start, one.end) == (start, end)), None))
    rows: Sequence[object] = getattr(found[0].reading, _ROWS.get(kind, "terms"))
    row = next((one for one in rows if (one.start, one.end) == (start, end)), None)  # type: ignore[attr-defined]
    others = tuple(getattr(one, "value", one) for one in getattr(row, "alternatives", ()))
    return RuleTold(found[0].reader, getattr(row, "rule", None), others)

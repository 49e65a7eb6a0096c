"""What a list comes to, told row by row: what would be said or was said, and which rows were left out."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from amana.cli.voice import Voice
from amana.exports import PlannedThing, RefusedRow
from amana.phrases import SHORT_ID, reason_in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from amana.actions import ListDescribed
    from amana.exports import Planned, PlannedChange, RefusedCell


def row_teller(voice: Voice, *, dry_run: bool) -> Callable[[Planned], None]:
    """Tells each row: in JSON all of them; else those left out and, in a dry run, those that say something new."""

    def tell(one: Planned) -> None:
        if voice.settings.json:
            voice.emit(_json(one))
        elif isinstance(one, RefusedRow):
            _tell_refused(voice, one)
        elif dry_run and one.changes:
            _tell_thing(voice, one)

    return tell


def tell_list(voice: Voice, done: ListDescribed) -> int:
    """The sum; the exit status, which says whether rows were left out."""
    if voice.settings.json:
        voice.emit(asdict(done) | {"left_out": dict(done.left_out)})
    else:
        for place, count in done.left_out:
            voice.tell(voice.say("rows-no-property", place=place, count=count))
        counts = {
            name: getattr(done, name) for name in ("created", "updated", "unchanged", "refused", "assertions")
        }
        voice.print(voice.say("rows-done", **counts))
        if done.dry_run:
            voice.tell(voice.say("described-dry"))
    return 3 if done.refused else 0


def _tell_refused(voice: Voice, row: RefusedRow) -> None:
    voice.tell(voice.say("rows-refused", row=row.number))
    for cell in row.cells:
        reason = reason_in_words(voice, cell.reason)
        line = voice.say("rows-refused-cell", column=cell.column, value=cell.value, reason=reason)
        voice.tell(f"  {line}  {voice.faint(cell.example)}".rstrip())


def _tell_thing(voice: Voice, one: PlannedThing) -> None:
    key = "rows-created" if one.change == "created" else "rows-updated"
    voice.print(voice.say(key, row=one.row, type=one.type, id=one.own_id or one.subject[:SHORT_ID]))
    for change in one.changes:
        voice.print("  " + _line(voice, change))


def _line(voice: Voice, change: PlannedChange) -> str:
    said = change.draft
    prop = said.property if said.language is None else f"{said.property}@{said.language}"
    if said.value is None:
        return voice.say("change-withdrawn", prop=prop, before=change.replaced)
    if change.replaced:
        return voice.say("change-replaced", prop=prop, value=said.value, before=change.replaced)
    return voice.say("change-said", prop=prop, value=said.value)


def _json(one: Planned) -> dict[str, Any]:
    if isinstance(one, RefusedRow):
        return {"row": one.number, "refused": [_cell(cell) for cell in one.cells]}
    told = {"row": one.row, "subject": one.subject, "type": one.type, "own_id": one.own_id, "change": one.change}
    return told | {"changes": [_change(change) for change in one.changes]}


def _cell(cell: RefusedCell) -> dict[str, str]:
    return asdict(cell)


def _change(change: PlannedChange) -> dict[str, Any]:
    said = change.draft
    return {
        "property": said.property,
        "value": said.value,
        "language": said.language,
        "before": list(change.replaced),
    }

"""Gathers what the page of one item shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import Response

from amana.actions.viewing import item_told
from amana.errors import AmanaError, PageUnknown
from amana.phrases import likeness_lines, reason_in_words, suspect_words
from amana.records import CONFIDENCES
from amana.web.house.visits import Visit
from amana.web.items import facts_view
from amana.web.items.asked import Asked, asked, span_of_mark
from amana.web.items.inside import inside
from amana.web.items.looks import Look, bytes_of, look_of
from amana.web.items.mark_facts import mark_facts
from amana.web.items.text_view import text_facts
from amana.web.kept.paths import kept_path
from amana.web.things.known_view import KnownView, clash_lines
from amana.web.things.value_forms import Field, field_of, properties

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.actions.viewing import around
    from amana.records import IntakeRow

_DONE: Final = re.compile(r"[0-9a-f]{32}(?:,[0-9a-f]{32}){0,19}")
_QUICK: Final = ("tag", "title", "date", "of-event", "shows", "shows-place")
_MOST_TEXTS = 50
_MOST_OTHERS = 50
_NEAR = 20


def shown(visit: Visit, status: int = 200, **told: Any) -> Response:
    """The page. `told` is what a form that could not be done brings back: `wrong`, and its field."""
    wanted = asked(visit)
    with visit.archive() as archive:
        facts = _facts(visit, archive, wanted, told.pop("field", None))
    return visit.page("item.html", status, **{"wrong": None, **facts, **told})


def one_mark(visit: Visit) -> Response:
    """The facts of one mark as a piece of a page."""
    wanted = asked(visit)
    if wanted.text is None or wanted.mark is None:
        raise PageUnknown(path=visit.request.url.path[:200])
    with visit.archive() as archive:
        facts = mark_facts(visit, archive, wanted, wanted.text)
    return visit.page("item_mark.html", chosen=facts)


def near(visit: Visit) -> Response:
    """The near-copies as a piece of a page."""
    wanted = asked(visit)
    with visit.archive() as archive:
        rows = near_copies(visit, archive, wanted.item)
    return visit.page("item_alike.html", near=rows)


def near_copies(visit: Visit, archive: OpenArchive, item: str) -> list[dict[str, Any]]:
    """Items nearly the same as this one, and what differs."""
    return [
        {
            "item": one.item.item,
            "title": one.item.title or one.item.name,
            "lines": [(depth, visit.digits(line)) for depth, line in likeness_lines(visit.speaker, one)],
            "suspect": suspect_words(visit.speaker, one.item.suspect) if one.item.suspect else None,
        }
        for one in archive.alike(item, limit=_NEAR)
    ]


def _facts(visit: Visit, archive: OpenArchive, wanted: Asked, field: Field | None) -> dict[str, Any]:
    told = item_told.item_told(archive, wanted.item, wanted.part)
    wanted = Asked(told.summary.item, wanted.part, wanted.text, wanted.at, wanted.mark, wanted.view)
    wanted = _in_its_file(archive, wanted)
    if wanted.part != told.place:
        told = item_told.item_told(archive, wanted.item, wanted.part)
    stands = archive.around(wanted.item, wanted.part)
    data = bytes_of(visit, archive, wanted)
    look = _look(visit, archive, wanted, told, stands, data)
    text = _text(visit, archive, wanted, stands, look)
    rows = told.last_read
    taken_at, title = facts_view.where_taken(rows), _title(told, rows)
    return {
        "asked": wanted,
        "told": told,
        "stands": stands,
        "data": data,
        "look": look,
        "notes": list(_notes(visit, told, rows)),
        "title": title,
        "day": facts_view.plain_time(told.summary.date),
        "save": visit.content(kept_path("file", wanted.item, part=wanted.part)) + "?download",
        "text": text,
        "texts": _texts(wanted, stands),
        "chosen": _chosen(visit, archive, wanted, text, look),
        "inside": inside(visit, archive, wanted, stands.parts),
        "came": facts_view.came(visit, told),
        "readers": facts_view.readers(visit, rows),
        "understood": facts_view.understood(visit, rows),
        "written": facts_view.as_written(rows),
        "taken_at": taken_at,
        "map": facts_view.small_map(visit, wanted.item, taken_at, title) if taken_at else None,
        "custody": facts_view.custody(visit, archive, wanted.item) if wanted.part is None else None,
        "sidecars": list(facts_view.sidecars(visit, stands.sidecars)),
        "near": near_copies(visit, archive, wanted.item) if visit.asked("alike") else None,
        **_people(visit, archive, wanted, field),
    }


def _in_its_file(archive: OpenArchive, wanted: Asked) -> Asked:
    """Words may be asked for by the text that they stand in alone: the file inside that it is of is found."""
    if wanted.text is None or wanted.part is not None:
        return wanted
    if any(one.text_version == wanted.text for one in archive.around(wanted.item).texts):
        return wanted
    part = item_told.file_of_text(archive, wanted.item, wanted.text)
    return Asked(wanted.item, part, wanted.text, wanted.at, wanted.mark, wanted.view)


def _look(
    visit: Visit, archive: OpenArchive, wanted: Asked, told: item_told.ItemTold, stands: around.Around, data: Any
) -> Look:
    """The viewer; where what it needs is damaged or cannot be read, none, and the page shows the rest."""
    try:
        return look_of(visit, archive, wanted, told, stands, data)
    except AmanaError as fault:
        return Look("fault", {"fault": visit.fault_words(fault)})


def _text(
    visit: Visit, archive: OpenArchive, wanted: Asked, stands: around.Around, look: Look
) -> dict[str, Any] | None:
    """The text that is asked for, the first unless one is; None where there is none, or the viewer shows it."""
    as_view = wanted.view == "text" or (wanted.mark is not None and not (look.with_text or look.marked))
    if not stands.texts and wanted.text is None:
        return None
    if not (look.with_text or as_view):
        return None
    version = wanted.text or stands.texts[0].text_version
    start = visit.number("offset", 0, 0, 1_000_000_000)
    if wanted.at:
        start = wanted.at[0]
    elif wanted.mark:
        start = span_of_mark(wanted.mark)[0]
    elif look.kind == "pdf" and wanted.text is None and not visit.asked("offset"):
        start = _page_start(archive, wanted, look)
    return text_facts(visit, archive, wanted, version, start)


def _page_start(archive: OpenArchive, wanted: Asked, look: Look) -> int:
    """Where the text of the page that is shown begins."""
    shown = look.facts.get("shown")
    if shown is None or shown.first < 2:
        return 0
    found, _ = item_told.some_parts(archive, wanted.item, "page", shown.first - 1, 1, wanted.part)
    return found[0].part.start if found else 0


def _chosen(visit: Visit, archive: OpenArchive, wanted: Asked, text: dict[str, Any] | None, look: Look) -> Any:
    version = text["version"] if text else wanted.text if look.marked else None
    if wanted.mark is None or version is None:
        return None
    facts = mark_facts(visit, archive, wanted, version)
    if text is None:
        number = look.facts["lands"]
        facts["away"] = wanted.address(f"n-{number}", text=None, message=number)
    return facts


def _texts(wanted: Asked, stands: around.Around) -> list[dict[str, Any]]:
    """The texts that it has: what made each, and where it is shown."""
    return [
        {"told": one, "address": wanted.address("text", text=one.text_version, view="text")}
        for one in stands.texts[:_MOST_TEXTS]
    ]


def _notes(visit: Visit, told: item_told.ItemTold, rows: tuple[IntakeRow, ...]) -> Any:
    """What everybody who looks at it must know first: erased, suspect, not read, read in part."""
    for act in told.erasures:
        reason = reason_in_words(visit.speaker, act.reason) if act.reason else visit.say("web-item-no-reason")
        who = act.person or visit.say("known-nobody")
        yield "wrong", visit.say("web-item-erased", at=act.at, person=who, reason=reason)
    if told.summary.suspect:
        yield "wrong", suspect_words(visit.speaker, told.summary.suspect)
    if not rows and not told.summary.erased:
        yield "note", visit.say("web-item-unread")
    for row in rows:
        if row.intake.outcome == "failed" or row.intake.reason:
            key = "web-item-failed" if row.intake.outcome == "failed" else "web-item-in-part"
            yield "note", visit.say(key, reason=reason_in_words(visit.speaker, row.intake.reason or ""))


def _title(told: item_told.ItemTold, rows: tuple[IntakeRow, ...]) -> str:
    """What it is called: as its own words call it, else by its file's name."""
    if told.place is None:
        return told.summary.title or told.summary.name
    title = next((row.intake.title for row in rows if row.intake.title), None)
    name = (told.part.name if told.part else None) or told.place
    return title or name.replace("\\", "/").rstrip("/").rpartition("/")[2] or name


def _people(visit: Visit, archive: OpenArchive, wanted: Asked, field: Field | None) -> dict[str, Any]:
    """What people said of it, and the form to say more: of the item, whichever part of it is looked at."""
    known, view, knowing = archive.known(wanted.item), KnownView(visit, archive), archive.knowing()
    resting = [one for name in known.ids[:_MOST_OTHERS] for one in knowing.about_item(name)]
    may, schema = visit.inside.may("describe"), archive.schema()
    props = properties(visit, schema, "item") if may else []
    chosen = visit.asked("say")
    if may and field is None and chosen in dict(props):
        field = field_of(visit, schema, chosen, "item")
    done = visit.asked("done")
    return {
        "standing": view.standing(known),
        "fallen": view.fallen(known),
        "clashes": list(clash_lines(visit, archive, known)),
        "resting": list(_resting(visit, archive, resting)),
        "more_resting": max(0, len(resting) - _MOST_OTHERS),
        "may": may,
        "properties": props,
        "quick": [one for one in props if one[0] in _QUICK],
        "field": field,
        "confidences": CONFIDENCES,
        "done": done.split(",") if _DONE.fullmatch(done) else [],
    }


def _resting(visit: Visit, archive: OpenArchive, said: Any) -> Any:
    """What people said of other things on the word of this item."""
    from amana.web.things.thing_kinds import address

    view, knowing = KnownView(visit, archive), archive.knowing()
    for one, value in zip(said[:_MOST_OTHERS], view.values(said[:_MOST_OTHERS]), strict=True):
        subject = one.row.assertion.subject
        name = knowing.label(subject) or visit.say("known-nameless")
        yield {"name": name, "address": address(one.row.assertion.subject_type, subject), "value": value}

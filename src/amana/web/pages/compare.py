"""Compare: what several accounts say, side by side, with every figure's words; and all of it to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from starlette.responses import Response

from amana.errors import PageUnknown
from amana.phrases import SHORT_ID, category_words, table_json
from amana.web.comparing.table_asked import TableAsked
from amana.web.comparing.table_chart import WIDE, chart, charts
from amana.web.comparing.table_sheet import sheet
from amana.web.comparing.table_view import CategoryShown, categories_of, sources_of, voice_names
from amana.web.house.routes import Page
from amana.web.house.visits import Visit
from amana.web.things.thing_kinds import lines_of
from amana.web.working.jobs import Job
from amana.web.working.workings import Worked, Workings, waiting

if TYPE_CHECKING:
    from amana.actions.comparing import comparing
    from amana.actions.knowledge import things

_MOST_EVENTS = 50


def compare(visit: Visit) -> Response:
    """The accounts of an event, or of what else is asked for; without that, what there is to ask for."""
    asked = TableAsked.of(visit)
    if asked.empty:
        return _nothing_asked(visit)
    told = asked.table(visit)
    if isinstance(told, Job):
        return waiting(visit, told)
    return _table_page(visit, asked, told)


def _table_page(visit: Visit, asked: TableAsked, told: Worked[comparing.Table]) -> Response:
    table = told.value
    return visit.page(
        "compare.html",
        worked=told,
        waits=False,
        asked=asked,
        event=_event(visit, asked),
        table=table,
        sources=sources_of(visit.speaker, table),
        categories=_drawn(visit, asked, told),
        choices=_categories(visit),
    )


def _event(visit: Visit, asked: TableAsked) -> things.Listed | None:
    """The line of the list of events that is asked for."""
    if not asked.event:
        return None
    with visit.archive() as archive:
        return lines_of(visit, archive, "events").value.line(asked.event)


def _drawn(visit: Visit, asked: TableAsked, told: Worked[comparing.Table]) -> list[tuple[CategoryShown, str, str]]:
    """Each category with its pictures: made once for those who read it in this language."""
    workings = Workings.of(visit.room)
    key = ("compare-drawn", asked, visit.language, visit.arabic_digits)
    if (kept := workings.get(key, told.stamp)) is not None:
        return cast("list[tuple[CategoryShown, str, str]]", kept.value)
    names = voice_names(visit.speaker, told.value)
    shown = categories_of(visit.speaker, told.value)
    made = [(one, *charts(visit, one, names)) for one in shown]
    workings.keep(key, made, told.stamp)
    return made


def _nothing_asked(visit: Visit) -> Response:
    with visit.archive() as archive:
        events, waits = lines_of(visit, archive, "events").value.all, archive.texts_wait
    told = [one for one in events if one.texts > 1]
    more: dict[str, Any] = {"worked": None, "waits": waits, "said": {}}
    return visit.page("compare_which.html", events=told[:_MOST_EVENTS], choices=_categories(visit), **more)


def _categories(visit: Visit) -> list[tuple[str, str]]:
    """The categories of figures, and what they are called, in the order of the alphabet."""
    with visit.archive() as archive:
        found = archive.schema().lists["figure-category"].choices
    named = [(choice.key, category_words(visit.speaker, choice.key)) for choice in found]
    return sorted(named, key=lambda one: one[1].casefold())


def table_file(visit: Visit) -> Response:
    """The table as a sheet (CSV), or for programs (JSON)."""
    asked = TableAsked.of(visit)
    told = _told(visit, asked)
    if isinstance(told, Job):
        return waiting(visit, told)
    if visit.request.url.path.endswith(".csv"):
        return _file(asked, sheet(told.value), "csv", "text/csv; charset=utf-8")
    response = visit.json(table_json(told.value))
    response.headers["content-disposition"] = f'attachment; filename="{_stem(asked)}.json"'
    return response


def picture(visit: Visit) -> Response:
    """The chart as a picture that stands alone: of the category asked for, or of all."""
    asked = TableAsked.of(visit)
    told = _told(visit, asked)
    if isinstance(told, Job):
        return waiting(visit, told)
    wanted = visit.asked("show", "all")
    shown = [one for one in categories_of(visit.speaker, told.value) if wanted in ("all", one.key or "unknown")]
    if not shown:
        raise PageUnknown(path=visit.request.url.path[:200])
    names = voice_names(visit.speaker, told.value)
    return _file(asked, chart(visit, shown, names, WIDE, alone=True), "svg", "image/svg+xml")


def _told(visit: Visit, asked: TableAsked) -> Worked[comparing.Table] | Job:
    if asked.empty:
        raise PageUnknown(path=visit.request.url.path[:200])
    return asked.table(visit)


def _file(asked: TableAsked, text: str, ending: str, media_type: str) -> Response:
    headers: dict[str, Any] = {"content-disposition": f'attachment; filename="{_stem(asked)}.{ending}"'}
    return Response(text, media_type=media_type, headers=headers)


def _stem(asked: TableAsked) -> str:
    """The name of a file: nothing of what it tells stands in it."""
    digits = "".join(one for one in asked.event if one.isascii() and one.isalnum())[:SHORT_ID]
    return f"compare-{digits}" if digits else "compare"


PAGES = (
    Page("/compare", compare),
    Page("/compare/table.csv", table_file),
    Page("/compare/table.json", table_file),
    Page("/compare/picture.svg", picture),
    Page("/compare/{event}", compare),
    Page("/compare/{event}/table.csv", table_file),
    Page("/compare/{event}/table.json", table_file),
    Page("/compare/{event}/picture.svg", picture),
)

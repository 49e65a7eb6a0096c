"""Review: one question at a time, what settles most first; nothing enters the record but by a person's press."""

from __future__ import annotations

from typing import Any, Final, cast
from urllib.parse import urlencode

from starlette.responses import Response

from amana.actions.reviewing import queue_values
from amana.errors import AmanaError, AnswerLacking, FormUnreadable, QuestionUnknown
from amana.web.house.routes import Page
from amana.web.house.visits import Visit
from amana.web.reviewing.question_view import SEVERAL, viewed
from amana.web.reviewing.sitting import Sitter, Sittings, sittings

ANSWERS: Final = ("accept", "correct", "reject")
TOLD: Final = (*ANSWERS, "skip", "undo", "nothing", "gone", "again")
"""What a page says of the press before."""


def review(visit: Visit) -> Response:
    """The question that comes next, or the one that the address names (`ask`)."""
    return _page(visit, _kind(visit.asked("kind")), visit.asked("told"), visit.asked("ask"), visit.asked("of"))


def press(visit: Visit) -> Response:
    """One press: an answer, later, or undo; and on to the next question."""
    form, held = visit.form, sittings(visit.room)
    kind, pressed, question = _kind(form.get("kind", "")), form.get("press", ""), form.get("question", "")
    sitter = held.sitter(visit.inside.id)
    if pressed == "skip":
        sitter.passed.add(question[:64])
        return _next(visit, kind, "skip")
    if pressed == "again":
        sitter.passed.clear()
        return _next(visit, kind, "again")
    if pressed == "undo":
        return _taken_back(visit, held, sitter, kind)
    if pressed not in ANSWERS:
        raise FormUnreadable(reason="malformed")
    return _answered(visit, held, sitter, kind, question, cast("queue_values.Answer", pressed))


def _answered(
    visit: Visit,
    held: Sittings,
    sitter: Sitter,
    kind: queue_values.QuestionKind | None,
    question: str,
    said: queue_values.Answer,
) -> Response:
    try:
        with visit.archive() as archive:
            values = _values(visit, held, question) if said == "correct" else {}
            held.answer(archive, question, said, values, sitter)
    except QuestionUnknown:
        return _next(visit, kind, "gone", of=question)
    except AnswerLacking:
        lacking = (visit.say("web-review-lacking"), "")
        return _page(visit, kind, "", question, wrong=lacking)
    except AmanaError as fault:
        return _page(visit, kind, "", question, wrong=visit.fault_words(fault))
    return _next(visit, kind, said)


def _values(visit: Visit, held: Sittings, question: str) -> dict[str, str]:
    """What the form says in place of the proposal: which are one with the first, or a value. AnswerLacking."""
    waiting = held.list.get(question)
    if waiting is None:
        raise QuestionUnknown(question=question)
    if waiting.kind in SEVERAL:
        prop, value = "same", " ".join(value for name, value in visit.form_fields if name == "same")
    else:
        prop, value = waiting.prop, visit.form.get("value", "").strip() or visit.form.get("choice", "")
    if not value:
        raise AnswerLacking(question=question, property=prop)
    return {prop: value}


def _taken_back(visit: Visit, held: Sittings, sitter: Sitter, kind: queue_values.QuestionKind | None) -> Response:
    with visit.archive() as archive:
        last = held.take_back(archive, sitter)
    if last is None:
        return _next(visit, kind, "nothing")
    return _next(visit, kind, "undo", ask=last.question.id)


def _next(
    visit: Visit, kind: queue_values.QuestionKind | None, told: str, ask: str = "", of: str = ""
) -> Response:
    """At once as a piece of the page, where the browser can; else the page again, by its address."""
    if visit.request.headers.get("hx-request") == "true":
        return _page(visit, kind, told, ask, of)
    asked = {"kind": kind or "", "told": told, "ask": ask, "of": of}
    return visit.go("/review?" + urlencode({name: value for name, value in asked.items() if value}))


def _page(
    visit: Visit,
    kind: queue_values.QuestionKind | None,
    told: str,
    ask: str,
    of: str = "",
    wrong: tuple[str, str] | None = None,
) -> Response:
    held = sittings(visit.room)
    sitter = held.sitter(visit.inside.id)
    with visit.archive() as archive:
        ready = held.list.ready(kind, archive.stamp(), sitter.passed)
        question = held.list.about(visit.asked("about"), kind) or held.next(kind, sitter, ask)
        shown = viewed(visit, archive, question) if question is not None else None
        wait = archive.texts_wait
    counts, whole = held.list.counts(kind)
    facts: dict[str, Any] = {
        "kind": kind,
        "kinds": [
            (one, counts.get(one, 0) if whole or one == kind else None)
            for one in queue_values.KINDS
            if counts.get(one) or one == kind or not whole
        ],
        "total": sum(counts.values()) if whole else None,
        "waits": counts.get(kind, 0) if kind else sum(counts.values()),
        "answered": len(sitter.done),
        "passed": len(sitter.passed),
        "question": shown,
        "ready": ready or shown is not None,
        "told": told if told in TOLD else "",
        "taken": held.taken(of) if told == "gone" else None,
        "wrong": wrong,
        "wait": wait,
    }
    part = visit.request.headers.get("hx-request") == "true"
    return visit.page("review_part.html" if part else "review.html", 400 if wrong and not part else 200, **facts)


def _kind(told: str) -> queue_values.QuestionKind | None:
    return next((one for one in queue_values.KINDS if one == told), None)


PAGES = (Page("/review", review), Page("/review", press, method="POST", role="describe"))

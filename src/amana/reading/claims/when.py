"""The time of a claim: of its clause, its sentence, or what was spoken of before; since … until … are one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from amana.reading.claims.drafts import Draft
from amana.reading.claims.layers import Layers
from amana.reading.claims.near import before_in_paragraphs, in_sentence
from amana.reading.nouns import Time
from amana.reading.view import View

_OF = r"(?:(?:the|يوم|شهر|عام)\s{1,3})?"
_SINCE = re.compile(
    rf"\b(?:from|since|between)\s{{1,3}}{_OF}$|(?<!\w)(?:منذ|من|بين)\s{{1,3}}{_OF}$", re.IGNORECASE
)
_OPEN_SINCE = re.compile(rf"\bsince\s{{1,3}}{_OF}$|(?<!\w)منذ\s{{1,3}}{_OF}$", re.IGNORECASE)
_UNTIL = re.compile(
    rf"\s{{0,3}},?\s{{0,3}}(?:until|till|up to|to|through|and|حتى|إلى|وحتى|ولغاية|و)\s{{0,3}}{_OF}", re.IGNORECASE
)
_LOOK_BACK = 24
_PARAGRAPHS = 1
Interval = tuple[str | None, str | None]


def time_of(layers: Layers, draft: Draft) -> Interval:
    """First and last day (or instant) of what is claimed; None where nothing tells."""
    times = layers.times
    found = in_sentence(draft, times, lambda at: _cost(times[at]))
    if found is None and draft.modality != "fact":
        return None, None
    if found is None:
        found = before_in_paragraphs(layers.view, draft, times, lambda at: _is_scene(times[at]), _PARAGRAPHS)
    if found is None:
        return None, None
    return _capped(_interval(layers.view, times, found, layers.published), draft, layers.published)


def _cost(time: Time) -> float | None:
    if time.type == "SET" or not (time.first or time.last):
        return None
    return 2.0 if time.type == "DURATION" else 1.0


def _is_scene(time: Time) -> bool:
    """Whether a time said before still holds for what is told next: days, not years or decades."""
    return _cost(time) is not None and bool(time.first)


def _interval(view: View, times: Sequence[Time], at: int, published: date | None) -> Interval:
    """The time itself, or from this one to the next where the text says since … until …"""
    time = times[at]
    before = view.text[max(0, time.start - _LOOK_BACK) : time.start]
    if _SINCE.search(before) and at + 1 < len(times):
        other = times[at + 1]
        between = view.text[time.end : other.start] if other.start - time.end <= _LOOK_BACK else "-"
        if _UNTIL.fullmatch(between) and (other.last or other.first):
            return time.first, other.last or other.first
    if at and _UNTIL.fullmatch(view.text[times[at - 1].end : time.start] or "-"):
        earlier = times[at - 1]
        if _SINCE.search(view.text[max(0, earlier.start - _LOOK_BACK) : earlier.start]):
            return earlier.first, time.last
    if _OPEN_SINCE.search(before) and published and time.first and time.first[:10] <= published.isoformat():
        return time.first, published.isoformat()
    return time.first, time.last


def _capped(interval: Interval, draft: Draft, published: date | None) -> Interval:
    """What is told as a fact did not happen after the day it was published."""
    first, last = interval
    if published and last and draft.modality == "fact" and (first or "") <= published.isoformat() < last[:10]:
        return first, published.isoformat()
    return first, last

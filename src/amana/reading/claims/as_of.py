"""As of when a figure is told: `as of Tuesday`, `by 15 December`, `so far`; `حتى يوم`, `لغاية`, `حتى الآن`."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from amana.reading.claims.drafts import Draft
from amana.reading.claims.joined import ends_interval
from amana.reading.claims.layers import Layers
from amana.reading.claims.near import in_sentence
from amana.reading.nouns import Time
from amana.reading.view import View

_OF: Final = (
    r"(?:(?:the|end|early|late|noon|midnight|morning|evening|of|on"
    r"|يوم|مساء|صباح|ظهر|فجر|نهاية|تاريخ)\s{1,3}){0,3}"
)
_UNTIL: Final = r"(?:up\s{1,3}(?:to|until|till)|until|till)"
_UP_TO: Final = re.compile(
    rf"\b(?:as\s{{1,3}}(?:of|at)|by|{_UNTIL})\s{{1,3}}{_OF}$"
    rf"|(?<!\w)و?(?:حتى|حتّى|لغاية|إلى\s{{1,3}}غاية|بحلول)\s{{1,3}}{_OF}$",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(
    rf"\b{_UNTIL}\s{{1,3}}{_OF}$|(?<!\w)و?(?:حتى|حتّى|لغاية|إلى\s{{1,3}}غاية)\s{{1,3}}{_OF}$", re.IGNORECASE
)
_NOW: Final = re.compile(
    r"\b(?:so\s{1,3}far|thus\s{1,3}far|to\s{1,3}date|(?:until|till|up\s{1,3}to|up\s{1,3}until|as\s{1,3}of)\s{1,3}now)\b"
    r"|(?<!\w)(?:حتى|حتّى|لغاية|إلى)\s{1,3}(?:الآن|الان|هذه\s{1,3}اللحظة|اللحظة|الساعة|هذه\s{1,3}الساعة|تاريخه)(?!\w)",
    re.IGNORECASE,
)
_DAY: Final = len("2016-12-22")
_LOOK_BACK: Final = 40
_LOOKED_AT: Final = 200
_LASTING: Final = frozenset(["besieged", "trapped", "detained", "kidnapped", "missing", "starved"])
"""What goes on: `besieged until Tuesday` says when it ended."""


def as_of(layers: Layers, draft: Draft) -> str | None:
    """The day (or instant) up to which a figure is told, ISO; None where the text does not say.

    Of `so far` that is the day the text was published. A plan's deadline is none.
    """
    if draft.modality not in ("fact", "denied"):
        return None
    times = layers.times
    found = in_sentence(draft, times, layers.time_starts, lambda at: 1.0 if _is_as_of(layers, draft, at) else None)
    if found is not None:
        return day_told(times[found], layers.published)
    start, end = draft.sentence.start, draft.sentence.end
    near = max(start, draft.span.start - _LOOKED_AT), min(end, draft.span.end + _LOOKED_AT)
    said = _NOW.search(layers.view.text, *near)
    return layers.published.isoformat() if said and layers.published else None


def _is_as_of(layers: Layers, draft: Draft, at: int) -> bool:
    view, times = layers.view, layers.times
    return tells_as_of(view, draft, times[at]) and not ends_interval(view, times, at)


def day_told(time: Time, published: date | None) -> str | None:
    """The day of a time up to which something is told as a fact: none after the day of publication."""
    last = time.last or time.first
    if published is None or last is None or last[:_DAY] <= published.isoformat():
        return last
    past = (one.last for one in time.alternatives if one.last and one.last[:_DAY] <= published.isoformat())
    return max(past, default=published.isoformat())


def tells_as_of(view: View, draft: Draft, time: Time) -> bool:
    """Whether a time says up to when the figure is told, and not when it happened."""
    if time.type not in ("DATE", "TIME") or not (time.first or time.last):
        return False
    before = view.text[max(draft.sentence.start, time.start - _LOOK_BACK) : time.start]
    if draft.modality not in ("fact", "denied") or not _UP_TO.search(before):
        return False
    return draft.category not in _LASTING or not _ENDS.search(before)

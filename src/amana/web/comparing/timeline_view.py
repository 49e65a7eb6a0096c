"""The timeline as its page shows it: what people know, what texts tell, and when those were published."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from amana.phrases import (
    SHORT_ID,
    Speaker,
    account_named,
    days_heading,
    entry_about,
    known_about,
    known_title,
    published_mark,
    without_isolates,
)
from amana.web.comparing.table_view import Passage, item_at, joined, passage
from amana.web.drawing import Entry

if TYPE_CHECKING:
    from amana.actions.comparing import accounts, timelines
    from amana.actions.knowledge import known_times, things
    from amana.compare.timeline import Entry as ToldEntry

_LATEST: Final = "9999"
_LABEL: Final = 70
_CLOCK: Final = re.compile(r"(?<=\d)T(?=\d)")
_KINDS: Final = ("known", "fact", "report")
_DAY: Final = len("2016-12-22")
_PRECISIONS: Final = {len("2016"): "year", len("2016-12"): "month"}


@dataclass(frozen=True)
class RowShown:
    """One row of the list. `kind`: `known` (a person says so), `fact` (a text tells it), `report` (published).

    `passage` is the sentence of what a text tells, `title` what anything else is called; `about` says what it
    rests on and whose word it is.
    """

    kind: str
    first: str
    last: str
    heading: str
    precision: str
    href: str
    title: str
    about: str
    passage: Passage | None = None

    @property
    def entry(self) -> Entry:
        """As the picture shows it."""
        label = _label(self.passage) if self.passage else without_isolates(self.title)
        return Entry(
            self.first or None,
            self.last or None,
            label,
            self.kind,  # type: ignore[arg-type]
            self.precision,  # type: ignore[arg-type]
            self.href,
            without_isolates(self.about),
            without_isolates(self.heading),
        )


@dataclass(frozen=True, slots=True)
class Dated:
    """One row that is not in words yet: its days, its kind, and what makes it."""

    first: str
    last: str
    kind: str
    row: Callable[[Speaker], RowShown]

    @property
    def order(self) -> tuple[str, str, int]:
        return self.first or self.last, self.last or _LATEST, _KINDS.index(self.kind)

    @property
    def bare(self) -> Entry:
        """As a picture counts it."""
        return Entry(self.first or None, self.last or None, "", self.kind)  # type: ignore[arg-type]


def dated(told: timelines.Timeline) -> list[Dated]:
    """All rows, in order of time."""
    found = [Dated(one.first or "", one.last or "", "known", partial(_known, one=one)) for one in told.known]
    for entry in told.entries:
        row = partial(_told, entry=entry, account=told.accounts[entry.account])
        found.append(Dated(entry.first, entry.last, "fact", row))
    for account in told.accounts.values():
        if account.published:
            day = account.published[:_DAY]
            found.append(Dated(day, day, "report", partial(_report, one=account, day=day)))
    return sorted(found, key=lambda one: one.order)


def _known(speaker: Speaker, one: known_times.KnownTime) -> RowShown:
    first, last = one.first or "", one.last or ""
    heading = days_heading(speaker, one.precision, first, last)
    href = f"/events/{quote(one.id, safe='')}" if one.type == "event" else ""
    about = joined(known_about(speaker, one))
    return RowShown("known", first, last, heading, one.precision, href, known_title(speaker, one), about)


def _told(speaker: Speaker, entry: ToldEntry, account: accounts.Account) -> RowShown:
    heading = days_heading(speaker, entry.precision, entry.first, entry.last)
    if entry.precision == "instant":
        heading = _CLOCK.sub(" ", heading)
    at = entry.start - entry.sentence_start
    href = item_at(entry.item, entry.start, entry.end, entry.text_version)
    sentence = passage(entry.sentence, at, at + len(entry.text), href)
    about = joined(entry_about(speaker, entry, account))
    return RowShown("fact", entry.first, entry.last, heading, entry.precision, href, "", about, sentence)


def _report(speaker: Speaker, one: accounts.Account, day: str) -> RowShown:
    """When an account was published, where that is known or proposed."""
    source = speaker.name(one.sources[0]) if one.sources else ""
    about = joined(iter((source, published_mark(speaker, one))))
    heading = days_heading(speaker, "day", day, day)
    return RowShown("report", day, day, heading, "day", f"/items/{one.item}", account_named(speaker, one), about)


def dated_events(events: Sequence[things.Listed]) -> list[Dated]:
    """Events by their first day; those that texts alone tell of are facts of texts, and suggestions."""
    told = (one for one in events if one.days and (one.texts > 1 or one.known))
    found = [
        Dated(one.days[0], one.days[0], "known" if one.known else "fact", partial(_event, one=one)) for one in told
    ]
    return sorted(found, key=lambda one: one.order)


def _event(speaker: Speaker, one: things.Listed) -> RowShown:
    day = one.days[0]
    about = speaker.say("web-compare-known") if one.known else speaker.say("web-compare-told")
    texts = speaker.say("web-compare-texts", count=one.texts) if one.texts else ""
    return RowShown(
        "known" if one.known else "fact",
        day,
        day,
        speaker.name(day, terminal=False),
        _PRECISIONS.get(len(day), "day"),
        f"/timeline?event={quote(one.id, safe='')}",
        speaker.name(one.names[0]) if one.names else one.id[:SHORT_ID],
        joined(iter((texts, about))),
    )


def _label(told: Passage) -> str:
    """So much of a sentence as stands beside a mark."""
    text = " ".join(told.text.split())
    return text if len(text) <= _LABEL else text[:_LABEL] + "…"

"""Days, movements and words of one person, as a person is shown them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from amana.cli.voice import Voice
from amana.phrases import (
    account_named,
    days_heading,
    entry_about,
    entry_sentence,
    flow_about,
    flow_sentence,
    known_about,
    known_title,
    published_mark,
    road_words,
    witness_words,
    witnessed_about,
)

if TYPE_CHECKING:
    from amana.actions.comparing import flows, timelines, witnessing
    from amana.actions.knowledge import known_times


def show_timeline(voice: Voice, told: timelines.Timeline) -> None:
    """A heading for each day or stretch of days, beneath it what people know of it, and what texts tell."""
    known: dict[tuple[str, str], list[known_times.KnownTime]] = {}
    for one in told.known:
        known.setdefault((one.first or "", one.last or ""), []).append(one)
    entries = {days: list(found) for days, found in groupby(told.entries, key=lambda one: (one.first, one.last))}
    for days in sorted({*known, *entries}, key=lambda one: (one[0] or one[1], one[1] or "9999")):
        both = [*known.get(days, ()), *entries.get(days, ())]
        voice.print(voice.strong(days_heading(voice, both[0].precision, *days)))
        for one in known.get(days, ()):
            _known(voice, one)
        for entry in entries.get(days, ()):
            voice.print("  " + entry_sentence(voice, entry))
            about = entry_about(voice, entry, told.accounts[entry.account])
            voice.print("    " + voice.faint(" · ".join(filter(None, about))))
        voice.print()


def _known(voice: Voice, one: known_times.KnownTime) -> None:
    voice.print("  " + voice.strong(known_title(voice, one)))
    voice.print("    " + voice.faint(" · ".join(filter(None, known_about(voice, one)))))


def show_flows(voice: Voice, told: flows.Flows) -> None:
    """Three lines for each movement: the road, the sentence, where it is told."""
    for flow in told.flows:
        voice.print(voice.strong(road_words(voice, flow)))
        voice.print("  " + " · ".join(filter(None, flow_about(voice, flow))))
        voice.print("  " + flow_sentence(voice, flow))
        voice.print("    " + voice.faint(account_named(voice, told.accounts[flow.figure.account])))
        voice.print()


def show_witnessed(voice: Voice, said: list[witnessing.Witnessed]) -> None:
    """By account, in order: who, then the words one after another with their times and places."""
    for _, found in groupby(said, key=lambda one: (one.account.id, one.name)):
        rows = list(found)
        account = rows[0].account
        head = (
            voice.strong(witness_words(voice, rows[0])),
            account_named(voice, account),
            published_mark(voice, account),
        )
        voice.print(" · ".join(filter(None, head)))
        for one in rows:
            voice.print("  " + voice.snippet(one.text, ()))
            voice.print("    " + voice.faint(" · ".join(filter(None, witnessed_about(voice, one)))))
        voice.print()

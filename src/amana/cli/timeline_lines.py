"""Days, movements and words of one person, as a person is shown them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from amana.cli.figure_lines import days_in_words, how_many, where
from amana.cli.hits import SHORT_ID
from amana.cli.readings import LONGEST
from amana.cli.voice import Voice

if TYPE_CHECKING:
    from amana.actions import accounts, flows, known_times, timelines, witnessing
    from amana.compare.timeline import Entry, Flow, Precision

_AROUND = 100
_MONTH, _YEAR = len("2016-12"), len("2016")


def show_timeline(voice: Voice, told: timelines.Timeline) -> None:
    """A heading for each day or stretch of days, beneath it what people know of it, and what texts tell."""
    known: dict[tuple[str, str], list[known_times.KnownTime]] = {}
    for one in told.known:
        known.setdefault((one.first or "", one.last or ""), []).append(one)
    entries = {days: list(found) for days, found in groupby(told.entries, key=lambda one: (one.first, one.last))}
    for days in sorted({*known, *entries}, key=lambda one: (one[0] or one[1], one[1] or "9999")):
        both = [*known.get(days, ()), *entries.get(days, ())]
        voice.print(voice.strong(_heading(voice, both[0].precision, *days)))
        for one in known.get(days, ()):
            _known(voice, one)
        for entry in entries.get(days, ()):
            voice.print("  " + passage(voice, entry.sentence, entry.start - entry.sentence_start, entry.text))
            about = _about(voice, entry, told.accounts[entry.account])
            voice.print("    " + voice.faint(" · ".join(filter(None, about))))
        voice.print()


def _known(voice: Voice, one: known_times.KnownTime) -> None:
    voice.print("  " + voice.strong(voice.snippet(one.title or one.id[:SHORT_ID], ())))
    who = voice.name(one.person) if one.person else ""
    places = ", ".join(map(voice.name, one.places))
    asserted = voice.say("compare-basis-asserted", terminal=False)
    voice.print("    " + voice.faint(" · ".join(filter(None, [places, asserted, who, one.id[:SHORT_ID]]))))


def _heading(voice: Voice, precision: Precision, first: str, last: str) -> str:
    """A whole month or year by its name; an open end as one."""
    if not first or not last:
        return f"{first or '..'}/{last or '..'}"
    if precision == "month":
        return first[:_MONTH]
    return first[:_YEAR] if precision == "year" else days_in_words(voice, first, last)


def _about(voice: Voice, entry: Entry, account: accounts.Account) -> Iterator[str]:
    if entry.figure is not None:
        from amana.reading import category_label

        yield f"{category_label(entry.figure.category or '', voice.language)}: {how_many(voice, entry.figure)}"
    if entry.speaker:
        yield voice.say("compare-said", speaker=entry.speaker)
    yield ", ".join(where(voice, spot) for spot in entry.spots)
    yield voice.say(f"compare-basis-{entry.basis}", terminal=False)
    if entry.proposed:
        yield voice.say("compare-basis-proposed", terminal=False)
    yield named(voice, account)


def named(voice: Voice, account: accounts.Account) -> str:
    """An account by its title and its item's id."""
    return f"{voice.name(account.title)} ({account.item[:SHORT_ID]})"


def passage(voice: Voice, sentence: str, at: int, words: str) -> str:
    """A sentence, cut around these words where it is long; they stand out."""
    begin = max(0, at - _AROUND) if len(sentence) > LONGEST else 0
    stop = min(len(sentence), begin + LONGEST)
    shown = ("…" if begin else "") + sentence[begin:stop] + ("…" if stop < len(sentence) else "")
    start = at - begin + (1 if begin else 0)
    return voice.snippet(shown, [(start, min(start + len(words), len(shown)))])


def show_flows(voice: Voice, told: flows.Flows) -> None:
    """Three lines for each movement: the road, the sentence, where it is told."""
    for flow in told.flows:
        voice.print(voice.strong(_road(voice, flow)))
        head = [how_many(voice, flow.figure)]
        head.append(days_in_words(voice, flow.figure.first, flow.figure.last, proposed=flow.proposed))
        if flow.figure.modality != "fact":
            head.append(voice.say(f"read-modality-{flow.figure.modality}", terminal=False))
        if flow.figure.speaker:
            head.append(voice.say("compare-said", speaker=flow.figure.speaker))
        voice.print("  " + " · ".join(filter(None, head)))
        voice.print(
            "  " + passage(voice, flow.sentence, flow.figure.start - flow.sentence_start, flow.figure.text)
        )
        voice.print("    " + voice.faint(named(voice, told.accounts[flow.figure.account])))
        voice.print()


def _road(voice: Voice, flow: Flow) -> str:
    """From where to where; an end that nobody tells is told so."""
    unsaid = voice.say("compare-flow-unsaid", terminal=False)
    source, destination = where(voice, flow.source) or unsaid, where(voice, flow.destination) or unsaid
    return voice.say("compare-flow", terminal=False, source=source, destination=destination)


def show_witnessed(voice: Voice, said: list[witnessing.Witnessed]) -> None:
    """By account, in order: who, then the words one after another with their times and places."""
    for _, found in groupby(said, key=lambda one: (one.account.id, one.name)):
        rows = list(found)
        who = voice.name(rows[0].name) + (f" ({voice.name(rows[0].role)})" if rows[0].role else "")
        voice.print(voice.strong(who) + " · " + named(voice, rows[0].account) + _published(voice, rows[0].account))
        for one in rows:
            voice.print("  " + voice.snippet(one.text, ()))
            voice.print("    " + voice.faint(" · ".join(filter(None, _of_words(voice, one)))))
        voice.print()


def _published(voice: Voice, account: accounts.Account) -> str:
    if account.published is None:
        return ""
    mark = " ?" if account.proposal else ""
    return " · " + voice.say("compare-published", terminal=False, day=account.published) + mark


def _of_words(voice: Voice, one: witnessing.Witnessed) -> Iterator[str]:
    yield voice.say(f"read-mode-{one.mode}", terminal=False)
    for time in one.times:
        days = days_in_words(voice, time.first, time.last, proposed=one.proposed and time.anchor != "absolute")
        yield f"{voice.snippet(time.text, ())}" + (f" = {days}" if days else "")
    yield ", ".join(where(voice, spot) for spot in one.spots)
    if one.people:
        yield ", ".join(map(voice.name, one.people))

"""A reading as a person is shown it: what was said and by whom, figures with their bounds in words, dates, places,
names; and at the end what waits for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from amana.cli.reasons import reason_in_words
from amana.cli.voice import Voice

if TYPE_CHECKING:
    from amana.actions import FileText
    from amana.reading import Claim, NameMention, Number, PlaceMention, Reading, Statement, Time

_AMOUNTS = frozenset({"quantity", "percent", "money", "measure", "age", "duration"})
LONGEST = 240  # code points of a statement that are shown


def show_reading(voice: Voice, name: str, text: FileText, reading: Reading) -> None:
    """All of it, in a few calm lines for each row."""
    told = [one for one in (name if name != "-" else None, text.part) if one]
    voice.print(voice.strong(" · ".join(voice.name(one) for one in told) or voice.say("read-stdin")))
    _about(voice, text, reading)
    _section(voice, "read-statements", [_statement(voice, row) for row in reading.statements])
    counted = [row for row in reading.claims if row.status != "not-a-claim"]
    _section(voice, "read-claims", [_claim(voice, row, reading) for row in counted])
    _section(voice, "read-numbers", _each_once(_number(voice, row) for row in _uncounted(reading)))
    _section(voice, "read-times", _each_once(_time(voice, row) for row in reading.times))
    _section(voice, "read-places", _each_once(_place(voice, row) for row in reading.places))
    _section(voice, "read-names", _each_once(_name(voice, row, reading.names) for row in reading.names))
    _section(voice, "read-terms", _each_once(voice.name(row.text) for row in reading.terms))
    _waiting(voice, reading)
    voice.print()


def _about(voice: Voice, text: FileText, reading: Reading) -> None:
    """What the document says of itself, and what is to be known of the reading."""
    said = reading.document
    rows = [
        ("title", said.title.text if said.title else None),
        ("byline", said.byline.text if said.byline else None),
        ("site", said.outlet.text if said.outlet else None),
        ("published", said.published),
        ("language", reading.language),
        ("encoding", text.encoding),
        ("reader", reading.reader),
    ]
    for name, value in rows:
        if value:
            label = voice.say(f"field-{name}", terminal=False)
            voice.print(voice.faint(f"  {label}: {_line(voice, value)}"))
    for note in reading.notes:
        voice.print(f"  {reason_in_words(voice, note)}")


def _section(voice: Voice, key: str, lines: Sequence[str]) -> None:
    if lines:
        voice.print()
        voice.print(voice.say(key, count=len(lines)))
        for line in lines:
            voice.print("  " + line)


def _statement(voice: Voice, row: Statement) -> str:
    """Who, in which way, and the words."""
    speaker = row.speaker_name or (row.speaker.text if row.speaker else None)
    who = _line(voice, speaker) if speaker else voice.say("read-nobody", terminal=False)
    if row.role and row.role != speaker:
        who += f" ({_line(voice, row.role)})"
    mode = voice.say(f"read-mode-{row.mode}", terminal=False)
    return f"{who} · {mode}: {_line(voice, row.text)}"


def _claim(voice: Voice, row: Claim, reading: Reading) -> str:
    """The figure in words, of what, where and when, and how sure the wording is; last as the text has it."""
    from amana.reading import category_label

    place = None if row.place is None else reading.places[row.place]
    sure = row.status == "linked" and row.category is not None
    parts = [
        bounds_in_words(voice, row.lower, row.upper, row.hedge),
        (category_label(row.category, voice.language) if row.category else "") + ("" if sure else "?"),
        _line(voice, row.counted.text) if row.counted else "",
        _where(voice, place) if place else "",
        _days(voice, row.first, row.last),
        voice.say(f"read-modality-{row.modality}", terminal=False) if row.modality != "fact" else "",
        voice.say(f"read-relation-{row.relation}", terminal=False) if row.relation else "",
        voice.faint(_line(voice, row.text)),
    ]
    return " · ".join(filter(None, parts))


def _uncounted(reading: Reading) -> Iterable[Number]:
    """The numbers that say how many or how much, and that no claim speaks of."""
    told = {row.number for row in reading.claims if row.status != "not-a-claim"}
    return (row for at, row in enumerate(reading.numbers) if at not in told and row.role in _AMOUNTS)


def _number(voice: Voice, row: Number) -> str:
    words = bounds_in_words(voice, row.lower, row.upper, row.hedge)
    unit = row.unit_span.text if row.unit_span else row.unit
    return " · ".join([words, *([_line(voice, unit)] if unit else []), voice.faint(_line(voice, row.text))])


def bounds_in_words(voice: Voice, lower: float | None, upper: float | None, hedge: str) -> str:
    """`at least 1,500`, `200 to 999`, `75`: what the wording of a figure leaves open stays open."""
    if lower is None and upper is None:
        return voice.say("read-figure-open", terminal=False)
    if upper is None:
        return voice.say("read-figure-least", terminal=False, lower=lower or 0)
    if lower is None:
        return voice.say("read-figure-most", terminal=False, upper=upper)
    if lower != upper:
        return voice.say("read-figure-range", terminal=False, lower=lower, upper=upper)
    key = "read-figure-about" if hedge == "about" else "read-figure"
    return voice.say(key, terminal=False, number=lower)


def _time(voice: Voice, row: Time) -> str:
    days = _days(voice, row.first, row.last)
    return f"{_line(voice, row.text)} → {days or row.value or '?'}"


def _days(voice: Voice, first: str | None, last: str | None) -> str:
    if first and last and first != last:
        return voice.say("read-days", terminal=False, first=first, last=last)
    return first or last or ""


def _place(voice: Voice, row: PlaceMention) -> str:
    where = f" ({row.lat:.2f}, {row.lon:.2f})" if row.lat is not None and row.lon is not None else ""
    return f"{_where(voice, row)}{where}"


def _where(voice: Voice, row: PlaceMention) -> str:
    """Names of the gazetteer are English: in another language a place is called what the text calls it."""
    return _line(voice, (row.name if voice.language == "en" else None) or row.text)


def _name(voice: Voice, row: NameMention, names: Sequence[NameMention]) -> str:
    """By the first mention of its chain."""
    first = names[row.same_as] if row.same_as is not None and row.same_as < len(names) else row
    kind = voice.say(f"read-kind-{row.kind}", terminal=False)
    return f"{_line(voice, first.text)} · {kind}"


def _each_once(lines: Iterable[str]) -> list[str]:
    """Each line once, with how often it came."""
    counted = Counter(lines)
    return [line if often == 1 else f"{line}  ×{often}" for line, often in counted.items()]


def _waiting(voice: Voice, reading: Reading) -> None:
    """What no rule could link: it is not dropped, and a person decides."""
    statements = sum(
        row.status != "not-a-claim" and (row.status == "candidate" or not (row.speaker or row.speaker_name))
        for row in reading.statements
    )
    claims = sum(row.status == "candidate" for row in reading.claims)
    if statements or claims:
        voice.print()
        voice.print(voice.say("read-waiting", statements=statements, claims=claims))


def _line(voice: Voice, text: str) -> str:
    """A passage on one line, not too long, its direction kept apart."""
    shown = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    return voice.snippet(shown, ())

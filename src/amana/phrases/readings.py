"""A reading in words: what was said and by whom, figures with their bounds, dates, places, names; what waits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from amana.phrases.amounts import bounds_in_words, days_in_words
from amana.phrases.cutting import one_line
from amana.phrases.speaker import Speaker

if TYPE_CHECKING:
    from amana.actions import FileText
    from amana.reading import Claim, NameMention, Number, PlaceMention, Reading, Statement, Time

_AMOUNTS = frozenset({"quantity", "percent", "money", "measure", "age", "duration"})


def document_rows(speaker: Speaker, text: FileText, reading: Reading) -> Iterator[tuple[str, str]]:
    """What the document says of itself, and what is to be known of the reading: labels and values."""
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
            yield speaker.say(f"field-{name}", terminal=False), one_line(speaker, value)


def statement_words(speaker: Speaker, row: Statement) -> str:
    """Who, in which way, and the words."""
    said_by = row.speaker_name or (row.speaker.text if row.speaker else None)
    who = one_line(speaker, said_by) if said_by else speaker.say("read-nobody", terminal=False)
    if row.role and row.role != said_by:
        who += f" ({one_line(speaker, row.role)})"
    mode = speaker.say(f"read-mode-{row.mode}", terminal=False)
    return speaker.made(f"{who} · {mode}: {one_line(speaker, row.text)}")


def claim_words(speaker: Speaker, row: Claim, reading: Reading) -> str:
    """The figure in words, of what, where and when, and how sure the wording is; last as the text has it."""
    from amana.reading import category_label

    place = None if row.place is None else reading.places[row.place]
    sure = row.status == "linked" and row.category is not None
    parts = [
        bounds_in_words(speaker, row.lower, row.upper, row.hedge),
        (category_label(row.category, speaker.language) if row.category else "") + ("" if sure else "?"),
        one_line(speaker, row.counted.text) if row.counted else "",
        _where(speaker, place) if place else "",
        days_in_words(speaker, row.first, row.last),
        speaker.say(f"read-modality-{row.modality}", terminal=False) if row.modality != "fact" else "",
        speaker.say(f"read-relation-{row.relation}", terminal=False) if row.relation else "",
        speaker.faint(one_line(speaker, row.text)),
    ]
    return speaker.made(" · ".join(filter(None, parts)))


def uncounted(reading: Reading) -> Iterable[Number]:
    """The numbers that say how many or how much, and that no claim speaks of."""
    told = {row.number for row in reading.claims if row.status != "not-a-claim"}
    return (row for at, row in enumerate(reading.numbers) if at not in told and row.role in _AMOUNTS)


def number_words(speaker: Speaker, row: Number) -> str:
    """How many or how much, of which unit; last as the text has it."""
    words = bounds_in_words(speaker, row.lower, row.upper, row.hedge)
    unit = row.unit_span.text if row.unit_span else row.unit
    told = [words, *([one_line(speaker, unit)] if unit else []), speaker.faint(one_line(speaker, row.text))]
    return speaker.made(" · ".join(told))


def time_words(speaker: Speaker, row: Time) -> str:
    """As the text has it, and which days that are."""
    days = days_in_words(speaker, row.first, row.last)
    return speaker.made(f"{one_line(speaker, row.text)} → {days or row.value or '?'}")


def place_words(speaker: Speaker, row: PlaceMention) -> str:
    """A place by its name, with its degrees north and east where they are known."""
    known = row.lat is not None and row.lon is not None
    where = f" ({speaker.name(f'{row.lat:.2f}, {row.lon:.2f}', terminal=False)})" if known else ""
    return speaker.made(f"{_where(speaker, row)}{where}")


def _where(speaker: Speaker, row: PlaceMention) -> str:
    """Names of the gazetteer are English: in another language a place is called what the text calls it."""
    return one_line(speaker, (row.name if speaker.language == "en" else None) or row.text)


def name_words(speaker: Speaker, row: NameMention, names: Sequence[NameMention]) -> str:
    """By the first mention of its chain among `names`, and what kind of name it is."""
    first = names[row.same_as] if row.same_as is not None and row.same_as < len(names) else row
    kind = speaker.say(f"read-kind-{row.kind}", terminal=False)
    return speaker.made(f"{one_line(speaker, first.text)} · {kind}")


def waiting_words(speaker: Speaker, reading: Reading) -> str | None:
    """What no rule could link: it is not dropped, and a person decides. None where nothing waits."""
    statements = sum(
        row.status != "not-a-claim" and (row.status == "candidate" or not (row.speaker or row.speaker_name))
        for row in reading.statements
    )
    claims = sum(row.status == "candidate" for row in reading.claims)
    return speaker.say("read-waiting", statements=statements, claims=claims) if statements or claims else None

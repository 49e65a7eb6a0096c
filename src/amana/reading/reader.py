"""Reading one text: every layer once, in order, each given what those before it found.

    reading = read_text("…", published=date(2016, 12, 22))

The same text and options give the same reading, whatever was read before. Nothing is looked up anywhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache, partial

from amana.errors import DateUnreadable
from amana.reading.claims import find_claims
from amana.reading.layout import read_document
from amana.reading.names import find_names
from amana.reading.nouns import Document, Reading, Tagged, Time
from amana.reading.numbers import find_numbers
from amana.reading.places import Gazetteer, find_places
from amana.reading.rows import Rows, joined, recut_rows
from amana.reading.statements import find_statements
from amana.reading.stretches import LONGEST_TEXT, dated_stretches
from amana.reading.taggers import Tagger, tagged_by
from amana.reading.terms import find_terms
from amana.reading.times import find_times, infer_published
from amana.reading.version import reader_version
from amana.reading.view import View

READ_LANGUAGES = frozenset({"en", "ar"})
"""The languages that are read in full. In any other, what is common to all is read: digits, dates, known names."""

_DAY = len("2016-12-22")

LANGUAGE_NOT_READ = "language-not-read"
LEFT_OUT = "left-out"


def read_text(
    text: str,
    published: date | str | None = None,
    language: str | None = None,
    gazetteer: Gazetteer | None = None,
    taggers: Sequence[Tagger] = (),
    days: Sequence[tuple[int, str]] = (),
) -> Reading:
    """Everything that can be read in a text; every row's offsets count code points of the text as given.

    `published` (a day, or text that begins with one) is what relative dates are counted from; without it the
    text's own words may tell. `language` is a code (`ar`, `en-GB`); without it it is guessed. A text longer than
    LONGEST_TEXT is read up to there, and `notes` says `left-out`. `gazetteer` are places of one's own, which go
    before those that are shipped; `taggers` are further readers, whose rows stand apart in `tagged`. Raises
    DateUnreadable; whatever the text holds, nothing else.

    `days` are for a text whose pieces were written on days of their own, as messages are: where each begins, in
    order, and the ISO day that its relative dates are counted from.
    """
    day = _day(published)
    view = View.of(text, _code(language))
    found = joined(
        (start, _read(View(text[start:end], view.language), day, gazetteer, own))
        for start, end, own in dated_stretches(text, days)
    )
    return Reading(
        language=view.language,
        text_sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        reader=reader_version(gazetteer.sum if gazetteer else ""),
        statements=tuple(found.statements),
        numbers=tuple(found.numbers),
        claims=tuple(found.claims),
        times=tuple(found.times),
        places=tuple(found.places),
        names=tuple(found.names),
        terms=tuple(found.terms),
        document=found.document,
        notes=tuple(_notes(text, view.language)),
        tagged=tuple(_tagged(text, taggers)),
    )


def _read(view: View, given: date | None, own: Gazetteer | None, written: str | None) -> Rows:
    """One stretch, read as if a machine had not broken its paragraphs into lines; rows hold its own words."""
    unbroken = view.unbroken
    found = _layers(unbroken, given, own, written)
    return found if unbroken is view else recut_rows(found, view.text)


def _layers(view: View, given: date | None, own: Gazetteer | None, written: str | None) -> Rows:
    """Detectors first, then what links their findings. `written` is the day of these words alone."""
    document, times = _dated(view, given, written)
    told = written or document.published
    published = date.fromisoformat(told) if told else None
    numbers = find_numbers(view)
    places = find_places(view, own)
    terms = find_terms(view)
    names = find_names(view, places)
    statements = find_statements(view, names, document)
    claims = find_claims(view, numbers, times, places, names, statements, terms, document, published)
    return Rows(document, statements, numbers, claims, times, places, names, terms)


def _dated(view: View, given: date | None, written: str | None) -> tuple[Document, list[Time]]:
    """What the text says of itself, and its times counted from there. Where nothing else tells when it was
    published, its own words may: mostly its first lines, and then its times are counted once."""
    document = read_document(view, given)
    undated = cache(partial(find_times, view, None)) if written is None else list[Time]
    if document.published is None and (inferred := infer_published(view, undated)):
        day, evidence = inferred
        document = replace(document, published=day, published_basis="inferred", published_evidence=evidence)
    if written:
        return document, list(map(_of_message, find_times(view, date.fromisoformat(written))))
    return document, find_times(view, date.fromisoformat(document.published)) if document.published else undated()


def _of_message(time: Time) -> Time:
    return replace(time, anchor="message") if time.anchor == "publication" else time


def _notes(text: str, language: str | None) -> Iterable[str]:
    if language is not None and language not in READ_LANGUAGES:
        yield LANGUAGE_NOT_READ
    if len(text) > LONGEST_TEXT:
        yield LEFT_OUT


def _tagged(text: str, taggers: Sequence[Tagger]) -> Iterable[Tagged]:
    return (tagged_by(tagger, text[:LONGEST_TEXT]) for tagger in taggers)


def _code(language: str | None) -> str | None:
    """`ar-SY` and `AR` are Arabic."""
    return language.replace("_", "-").split("-")[0].strip().lower() or None if language else None


def _day(published: date | str | None) -> date | None:
    """The day of publication; None where it is not known to the day: a year or a month is no day to count from."""
    if isinstance(published, datetime):
        return published.date()
    if published is None or isinstance(published, date):
        return published
    said = published.strip()
    try:
        day = date.fromisoformat((said + "-01-01"[len(said) - 4 :] if len(said) < _DAY else said)[:_DAY])
    except ValueError as fault:
        raise DateUnreadable(option="published", date=published) from fault
    return day if len(said) >= _DAY else None

"""Reading a text outside any archive: no key, nothing kept, nothing sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from amana.actions.browsing.dates import check_dates
from amana.reading import Gazetteer, Reading, Tagger, read_text


def read(
    text: str,
    published: date | str | None = None,
    language: str | None = None,
    *,
    gazetteer: Gazetteer | None = None,
    taggers: Sequence[Tagger] = (),
) -> Reading:
    """Everything that can be read in a text: statements, figures, claims, dates, places, names, terms.

    `published` is the day it was published, where that is known: relative dates are counted from it. `language` is
    a code such as `ar`; else it is guessed. `gazetteer` are places of your own, as `amana.reading.read_gazetteer`
    gives them: they go before those that are shipped. `taggers` are models of your own: what they find stands
    apart, under their names. Raises DateUnreadable.
    """
    if isinstance(published, str):
        check_dates(published=published)
    return read_text(text, published, language, gazetteer, taggers)

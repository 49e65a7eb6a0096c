"""What a text says of itself: title, author, outlet, day of publication; what is site and what is caption."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from amana.reading.layout.captions import caption_lines
from amana.reading.layout.heading import Told, told
from amana.reading.layout.lines import Line, lines_of
from amana.reading.layout.repeats import repeated
from amana.reading.layout.site import site_lines
from amana.reading.layout.titles import title_of
from amana.reading.nouns import Document, Span
from amana.reading.view import View


def read_document(view: View, published: date | None = None) -> Document:
    """The document that a text is. What it does not say stays None.

    The day of publication is the one `given`, else that of a `dateline`; the reader may infer one.
    """
    lines = lines_of(view)
    site = site_lines(lines)
    copies = repeated(lines)
    day_first = view.language == "ar"
    head = told(lines, site, day_first)
    copied = {at for pair in copies for at in pair}
    title = title_of(lines, site | head.lines, copied, day_first)
    captions = caption_lines(lines, site | head.lines, copies, title[1] if title else -1)
    day, basis, evidence = _published(published, head)
    return Document(
        title=title[0] if title else None,
        outlet=head.outlet,
        byline=head.byline,
        published=day,
        published_basis=basis,
        published_evidence=evidence,
        boilerplate=_spans(lines, sorted(site)),
        captions=_spans(lines, sorted(captions)),
        duplicates=tuple((_span(lines[copy]), _span(lines[original])) for copy, original in copies),
    )


def _published(given: date | None, head: Told) -> tuple[str | None, str | None, tuple[Span, ...]]:
    if given:
        return given.isoformat(), "given", ()
    if head.published:
        return head.published.isoformat(), "dateline", (head.evidence,) if head.evidence else ()
    return None, None, ()


def _spans(lines: Sequence[Line], indexes: Iterable[int]) -> tuple[Span, ...]:
    return tuple(_span(lines[at]) for at in indexes)


def _span(line: Line) -> Span:
    return Span(line.start, line.end, line.text)

"""Pages of a PDF as pictures: drawn in the box, when somebody looks at them."""

from __future__ import annotations

from dataclasses import dataclass

from amana.actions.viewing.contents_shown import Content, content
from amana.actions.viewing.viewing import Viewing
from amana.errors import ItemUnknown, ReadingFailed
from amana.intake import HEAD_SIZE, PAGE_PICTURE, TO_DRAW, WIDEST, Outcome, Task, page_wanted

_PDF = b"%PDF-"


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page as it looks, and how many pages there are."""

    data: bytes
    media_type: str
    page: int
    pages: int


def page_picture(viewing: Viewing, item: str, page: int, width: int, part: str | None = None) -> PagePicture:
    """See `OpenViewing.page_picture`."""
    asked = min(max(width, 1), WIDEST)
    if not 0 < page < 1_000_000:
        raise ItemUnknown(item=f"{item} page/{page}")
    outcome = _asked(viewing, item, part, page_wanted(page, asked))
    pictures = outcome.reading.pictures if outcome.reading else ()
    if not pictures:
        raise ItemUnknown(item=f"{item} page/{page}")
    return PagePicture(pictures[0].data, pictures[0].media_type, page, _pages(outcome))


def page_count(viewing: Viewing, item: str, part: str | None = None) -> int:
    """See `OpenViewing.page_count`."""
    return _pages(_asked(viewing, item, part, None))


def _asked(viewing: Viewing, item: str, part: str | None, wanted: str | None) -> Outcome:
    with content(viewing, item, part) as opened:
        task = _task(opened, wanted)
        outcome = viewing.box.pool.read_many((task,))[0]
    if outcome.reading is None:
        raise ReadingFailed(reason=outcome.reason or "malformed")
    return outcome


def _task(opened: Content, wanted: str | None) -> Task:
    """The PDF as the box takes it. ReadingFailed(reason="malformed") where it is none: nothing else is drawn."""
    head = next(opened.read_range(0, HEAD_SIZE), b"")
    if _PDF not in head[:1024]:
        raise ReadingFailed(reason="malformed")
    if opened.size > PAGE_PICTURE.limits.input_bytes:
        raise ReadingFailed(reason="too-large")
    return Task(opened.rewound(), opened.size, TO_DRAW, head, opened.name, wanted)


def _pages(outcome: Outcome) -> int:
    facts = outcome.reading.facts if outcome.reading else ()
    told = next((fact.value for fact in facts if fact.name == "pages"), "")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 8 else 0

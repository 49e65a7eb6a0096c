"""How an item is shown: by what it is, and by what a browser may show of its bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from amana.errors import AmanaError
from amana.web.house.paging import Shown, page_at
from amana.web.house.visits import Visit
from amana.web.items.asked import Asked
from amana.web.items.chat_look import chat_look
from amana.web.items.film_look import film_look
from amana.web.items.table_look import table_look
from amana.web.kept.inline import ANYTHING, HEAD, PICTURES, shown_as
from amana.web.kept.paths import kept_path

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.actions.viewing import around, item_told

_PDF: Final = "application/pdf"
_WIDTH: Final = 1_100  # pixels of a page of a PDF
_PAGES: Final = frozenset(("page", "mail"))


@dataclass(frozen=True, slots=True)
class Bytes:
    """What became of asking for its bytes: what a browser may show them as, and how they are called; `fault` where
    they are not to be had."""

    shown: str = ANYTHING
    media_type: str = ""
    name: str = ""
    size: int | None = None
    fault: tuple[str, str] | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """The viewer: which template shows it, and with what. `views` are other ways to look: their names."""

    kind: str = "none"
    facts: dict[str, Any] = field(default_factory=dict)
    views: tuple[str, ...] = ()
    with_text: bool = True
    """Whether its text stands beneath; where the viewer shows the words themselves it is a view of its own."""
    marked: bool = False
    """Whether the viewer shows the mark that is asked for where it stands."""


def bytes_of(visit: Visit, archive: OpenArchive, asked: Asked) -> Bytes:
    """Open it, and look at its beginning."""
    try:
        with archive.content(asked.item, asked.part) as opened:
            head = next(opened.read_range(0, HEAD), b"")
            shown = shown_as(opened.media_type, head)
            return Bytes(shown, opened.media_type, opened.name, opened.size)
    except AmanaError as fault:
        return Bytes(fault=visit.fault_words(fault), code=fault.code)


def look_of(
    visit: Visit, archive: OpenArchive, asked: Asked, told: item_told.ItemTold, stands: around.Around, data: Bytes
) -> Look:
    """The viewer that fits it."""
    if "message" in stands.parts:
        facts = chat_look(visit, archive, asked)
        return Look("chat", facts, ("text",), with_text=False, marked=facts["lands"] is not None)
    if "row" in stands.parts:
        return Look("table", table_look(visit, archive, asked), ("text",), with_text=False)
    if told.family in ("recording", "transcript"):
        facts = film_look(visit, archive, asked, told, stands, data)
        own = bool(facts["cues"]) and facts["cues_of"] is None
        return Look("film", facts, ("text",) if own and stands.texts else (), with_text=not own)
    if data.media_type == _PDF and data.fault is None:
        return Look("pdf", _pdf(visit, archive, asked, stands))
    if told.family == "picture":
        return Look("picture", _picture(visit, archive, asked, data))
    if told.family in _PAGES or "chapter" in stands.parts:
        return _page(visit, archive, asked, told, stands)
    return Look()


def _pdf(visit: Visit, archive: OpenArchive, asked: Asked, stands: around.Around) -> dict[str, Any]:
    """One page as a picture; the text beneath begins with that page."""
    try:
        count = stands.parts.get("page") or archive.page_count(asked.item, part=asked.part)
    except AmanaError as fault:
        return {"fault": visit.fault_words(fault), "picture": None, "shown": None}
    shown = page_at(visit, count, "page", 1)
    path = kept_path("page", asked.item, shown.first, _WIDTH, part=asked.part)
    return {"fault": None, "picture": visit.content(path), "shown": shown}


def _picture(visit: Visit, archive: OpenArchive, asked: Asked, data: Bytes) -> dict[str, Any]:
    """The original where browsers show it, else the copy that was made of it; of several leaves each."""
    made = {(one.made, one.part) for one in archive.derivatives(asked.item, asked.part)}
    leaves = sorted(
        {part for kind, part in made if kind == "access-copy" and part != asked.part and part},
        key=lambda part: [int(step) if step.isdecimal() else 0 for step in part.split("/")],
    )
    shown = page_at(visit, len(leaves), "page", 1) if len(leaves) > 1 else None
    leaf = leaves[shown.first - 1] if shown else None
    original = visit.content(kept_path("file", asked.item, part=asked.part)) if data.shown in PICTURES else None
    copy = next((kind for kind in ("access-copy", "thumbnail") if (kind, asked.part) in made), None)
    if leaf is not None:
        address: str | None = visit.content(kept_path("made", asked.item, "access-copy", part=leaf))
    elif original is None and copy is not None:
        address = visit.content(kept_path("made", asked.item, copy, part=asked.part))
    else:
        address = original
    zoom = visit.number("zoom", 1, 1, 4)
    return {"picture": address, "is_copy": original is None or leaf is not None, "zoom": zoom, "shown": shown}


def _page(
    visit: Visit, archive: OpenArchive, asked: Asked, told: item_told.ItemTold, stands: around.Around
) -> Look:
    """A saved page made inert, a chapter of a book, a mail: the mail as text, and as it looked when asked."""
    chapters = stands.parts.get("chapter", 0)
    shown = page_at(visit, chapters, "page", 1) if chapters else None
    place = asked.part
    if shown is not None:
        place = "/".join(filter(None, (asked.part, f"chapter/{shown.first}")))
    frame = visit.content(kept_path("safe", asked.item, part=place))
    if told.family == "mail":
        facts = {fact.name: fact for row in told.last_read for fact in row.intake.facts}
        headers = [(name, facts[key]) for name in _HEADERS if (key := f"header:{name}") in facts]
        looked = asked.view == "page"
        has_page = looked and archive.safe_page(asked.item, asked.part) is not None
        date, shows = facts.get("date"), frame if has_page else None
        mail = {"headers": headers, "frame": shows, "none": looked and not has_page, "date": date}
        return Look("mail", mail, ("page",))
    return Look("page", {"frame": frame, "shown": shown})


_HEADERS: Final = ("From", "To", "Cc", "Bcc", "Reply-To", "Subject", "Date")

__all__ = ["Bytes", "Look", "Shown", "bytes_of", "look_of"]

"""A chat as a chat: bubbles by sender and day, a hundred at a time, with their marks, landing on one message."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from amana.errors import AmanaError
from amana.web.house.paging import page_at
from amana.web.house.visits import Visit
from amana.web.items.asked import Asked
from amana.web.items.chat_words import ChatWords, chat_words
from amana.web.kept.paths import kept_path

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.actions.viewing import conversations

AT_ONCE: Final = 100
_COLOURS = 6


def chat_look(visit: Visit, archive: OpenArchive, asked: Asked) -> dict[str, Any]:
    """The messages of one page of it."""
    total = archive.messages(asked.item, 0, 0, part=asked.part).total
    lands = _lands(visit, archive, asked)
    shown = page_at(visit, total, "page", AT_ONCE, of=lands)
    told = archive.messages(asked.item, shown.first - 1, AT_ONCE, part=asked.part)
    words = chat_words(visit, archive, asked, told.messages)
    senders = list(dict.fromkeys(one.sender for one in told.messages if one.sender))
    return {
        "shown": shown,
        "days": list(_days(visit, archive, asked, told.messages, senders, words)),
        "words": words,
        "lands": lands,
        "two": len(senders) == 2,
        "open_dates": any(one.other_times for one in told.messages),
    }


def _lands(visit: Visit, archive: OpenArchive, asked: Asked) -> int | None:
    """The number of the message that the address asks for: by number, by place, or by words of the text."""
    number = visit.number("message", 0, 0, 10_000_000)
    if number:
        return number
    if place := visit.asked("place")[:1_000]:
        return archive.message_number(asked.item, place, part=asked.part)
    if asked.span and asked.text:
        with suppress(AmanaError):
            return archive.message_at(asked.item, asked.text, *asked.span, part=asked.part)
    return None


def _days(
    visit: Visit,
    archive: OpenArchive,
    asked: Asked,
    messages: tuple[conversations.Message, ...],
    senders: list[str],
    words: ChatWords,
) -> Iterator[dict[str, Any]]:
    """The messages by the day they were written on; who goes on speaking is named once."""
    day: str | None = None
    block: list[dict[str, Any]] = []
    before: tuple[str | None, str | None] = (None, None)
    for one in messages:
        own = (one.time or "")[:10]
        if day is not None and own != day:
            yield {"day": day, "messages": block}
            block, before = [], (None, None)
        day = own
        speaks = _speaks(one)
        block.append(_message(visit, archive, asked, one, senders, words, named=speaks != before))
        before = (None, None) if one.system else speaks
    if block:
        yield {"day": day, "messages": block}


def _speaks(one: conversations.Message) -> tuple[str | None, str | None]:
    """Who speaks; where that is not told, to whom."""
    return one.sender, None if one.sender else one.recipient


def _message(
    visit: Visit,
    archive: OpenArchive,
    asked: Asked,
    one: conversations.Message,
    senders: list[str],
    words: ChatWords,
    *,
    named: bool,
) -> dict[str, Any]:
    number = senders.index(one.sender) if one.sender in senders else 0
    version = one.text_version or ""
    return {
        "told": one,
        "side": number % 2,
        "colour": number % _COLOURS,
        "named": named and not one.system,
        "written": None if (one.written_time or "").isdecimal() else one.written_time,  # a count says nothing
        "words": words.words.get(one.number, []),
        "facts_at": words.facts_at.get(version) if version != words.version else None,
        "files": [_attached(visit, archive, asked, file) for file in one.attachments],
        "here": asked.address(f"n-{one.number}", text=None, message=one.number),
        "text": asked.address("at", text=one.text_version, at=f"{one.start}-{one.end}", view="text")
        if one.text_version and one.end > one.start
        else None,
    }


def _attached(visit: Visit, archive: OpenArchive, asked: Asked, file: conversations.Attached) -> dict[str, Any]:
    """A file of a message: where it is, and its thumbnail where it has one."""
    item = file.item or (asked.item if file.part else None)
    if item is None:
        return {"name": file.name, "omitted": file.omitted, "address": None, "picture": None, "told": file}
    address = f"/items/{item}" if file.item else asked.address(part=file.part, text=None, view=None)
    try:
        made = {one.made for one in archive.derivatives(item, file.part)}
    except AmanaError:
        made = set()
    picture = next((kind for kind in ("thumbnail", "poster") if kind in made), None)
    told = visit.content(kept_path("made", item, picture, part=file.part)) if picture else None
    return {"name": file.name, "omitted": False, "address": address, "picture": told, "told": file}

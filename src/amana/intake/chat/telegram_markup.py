"""One message of Telegram's HTML: who, when, words, and what else its markup tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from amana.intake.char_references import unescaped
from amana.intake.chat.made_text import MadeText
from amana.intake.chat.markup_text import of_class, root_of, text_of
from amana.records import EmbeddedFact

_TITLE = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d):(\d\d):(\d\d)(?: UTC([+-])(\d\d):(\d\d))?\s*$")
_TAG = re.compile(r"<[^<>]{0,500}>")
_REPLY = re.compile(r"#go_to_message(-?\d{1,18})")
_MEDIA_LINK = re.compile(r"\b(?:photo_wrap|video_file_wrap|animated_wrap|sticker_wrap|media)\b")
_PLACE = re.compile(r"(?:maps|openstreetmap)[^\s\"]{0,80}?[=/](-?\d{1,3}\.\d{1,15}),(-?\d{1,3}\.\d{1,15})")


@dataclass(frozen=True, slots=True)
class Message:
    """What one message says. `says_who` tells whether it names its sender, or follows one that did."""

    who: str
    when: str
    words: str
    facts: list[EmbeddedFact]
    says_who: bool


def name_in(markup: str) -> str:
    """The words of a small piece of markup."""
    return " ".join(unescaped(_TAG.sub(" ", markup)).split())


def message_in(block: str, made: MadeText, sender: str) -> Message | None:
    """The message whose markup begins a piece of a page. None where it cannot be parsed."""
    root = root_of(block)
    if root is None:
        return None
    found: Any = root.xpath('//div[starts-with(@class, "message ")]')
    return _message(found[0], made, sender) if found else None


def _message(node: Any, made: MadeText, sender: str) -> Message:
    facts = [made.fact("id", node.get("id", "").removeprefix("message") or "?")]
    classes = node.get("class", "").split()
    if "service" in classes:
        words = text_of(node)
        return Message("", "", words, [*facts, EmbeddedFact("system", "yes")], False)
    when = _time(node, made, facts)
    own = _own_name(node)
    joined = "joined" in classes
    who = own or (sender if joined else "")
    if who:
        facts.append(made.fact("sender", who))
        if not own:
            facts.append(EmbeddedFact("sender-from", "the message before"))
    words = "\n".join(text_of(one) for one in of_class(node, "text") if not _within(one, "media"))
    facts += _forwarded(node, made) + _reply(node, made) + _media(node, made) + _links(node, made)
    return Message(who, when, words.strip("\n"), facts, bool(own))


def _within(node: Any, name: str) -> bool:
    return any(name in (one.get("class") or "").split() for one in node.iterancestors("div"))


def _own_name(node: Any) -> str:
    for one in of_class(node, "from_name"):
        if not _within(one, "forwarded"):
            return " ".join((one.text or "").split())
    return ""


def _time(node: Any, made: MadeText, facts: list[EmbeddedFact]) -> str:
    for one in of_class(node, "date"):
        raw = one.get("title") or ""
        if _within(one, "forwarded") or not raw:
            continue
        read = _read_time(raw)
        facts.append(made.fact("time", read, raw) if read else made.fact("time-as-written", raw))
        return read or raw
    return ""


def _read_time(raw: str) -> str | None:
    """Day, month and year always stand in this order here, whatever the language."""
    found = _TITLE.match(raw.strip())
    if found is None:
        return None
    day, month, year, hour, minute, second = map(int, found.groups()[:6])
    try:
        there = datetime(year, month, day, hour, minute, second).isoformat()
    except ValueError:
        return None
    return there + (f"{found[7]}{found[8]}:{found[9]}" if found[7] else "")


def _forwarded(node: Any, made: MadeText) -> list[EmbeddedFact]:
    told = []
    for block in of_class(node, "forwarded"):
        for one in of_class(block, "from_name"):
            who = " ".join((one.text or "").split())
            told += [made.fact("forwarded-from", who)] if who else []
            for date in of_class(one, "date"):
                raw = date.get("title") or ""
                told += [made.fact("forwarded-time", _read_time(raw) or raw, raw)] if raw else []
    return told


def _reply(node: Any, made: MadeText) -> list[EmbeddedFact]:
    for one in of_class(node, "reply_to"):
        for link in one.iter("a"):
            found = _REPLY.search(link.get("href") or "")
            return [made.fact("reply-to", found[1] if found else link.get("href") or "?")]
    return []


def _media(node: Any, made: MadeText) -> list[EmbeddedFact]:
    """Files by their path as written; what was not included is told by the words that stand for it."""
    told = []
    for one in of_class(node, "media_wrap"):
        files = [
            link for link in one.iter("a") if _MEDIA_LINK.search(link.get("class") or "") and link.get("href")
        ]
        for link in files:
            place = _PLACE.search(link.get("href"))
            if place:
                told += [made.fact("latitude", place[1], link.get("href")), made.fact("longitude", place[2])]
            else:
                told.append(made.fact("attachment", link.get("href")))
        words = text_of(one)
        if words and not files:
            told.append(made.fact("media-omitted" if of_class(one, "media") else "media", " ".join(words.split())))
        elif words:
            told.append(made.fact("media", " ".join(words.split())))
    return told


def _links(node: Any, made: MadeText) -> list[EmbeddedFact]:
    told = []
    for block in of_class(node, "text"):
        for link in block.iter("a"):
            target = link.get("href") or ""
            if target and not _within(link, "media"):
                told.append(made.fact("link", target))
    return told

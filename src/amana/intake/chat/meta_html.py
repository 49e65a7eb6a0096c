"""Messages and posts of Instagram and Facebook, as their "download your information" gives them for people: HTML.

Nothing describes the form. Each page is made of boxes, one a message or a post: what stands over it, what it says,
when. In pages of messages (`message_1.html`) what stands over it is the sender, newest first.
"""

from __future__ import annotations

import re
from typing import BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.chat.made_text import MadeText
from amana.intake.chat.message_blocks import MessageBlocks, place_in
from amana.intake.chat.meta_markup import box_in
from amana.intake.chat.stretches import LongText
from amana.intake.chat.telegram_markup import name_in
from amana.intake.reading import MIB, Limits, Reading, sound
from amana.intake.sources import size_of
from amana.intake.tokens import token
from amana.records import EmbeddedFact

_BEGINS = re.compile(r'<div class="(?:[^"<>]{0,120}\s)?(?:_a6-g|_2lej)(?:\s[^"<>]{0,120})?">')
_MARK = 300  # characters that surely hold what begins a box
_OF_A_PAGE = re.compile(rb"_a70[56]|_a6-[gp]|_2lej|_2let|_3a_u|_4t5n|_7jp7|<base href=\"(?:\.\./)+\"")
_NAME_OF_MESSAGES = re.compile(r"(?i)message_\d{1,6}\.html?$")
_TITLES = (
    re.compile(r'<div class="(?:_a70e|_3b0d)">(.{0,2000}?)</div>', re.DOTALL),
    re.compile(r"<(?:title|h1)[^<>]{0,200}>(.{0,2000}?)</", re.DOTALL),
)
_ENOUGH_SIGNS = 2  # signs that only such a page has together, where the name does not tell


class MetaHtml:
    """Messages and posts of Instagram and Facebook, exported as HTML pages."""

    name: ClassVar[str] = "meta-html"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("text/html",)
    libraries: ClassVar[tuple[str, ...]] = ("lxml",)
    limits: ClassVar[Limits] = Limits(input_bytes=256 * MIB, seconds=120.0)
    reads: ClassVar[str] = (
        "A readable text of all messages or posts of a page, and each as a part: sender (or what stands over a "
        "post), time as written and, where its month is spelled in a known language, as read (the zone is not "
        "told), attachments by path, links, reactions."
    )

    def recognises(self, media_type: str, head: bytes, name: str, /) -> bool:
        """HTML whose first 4 KiB, and its name, have what only these exports have together."""
        if media_type != "text/html":
            return False
        signs = len(set(_OF_A_PAGE.findall(head)))
        return signs >= _ENOUGH_SIGNS or bool(signs and _NAME_OF_MESSAGES.search(name))

    def read(self, source: BinaryIO, name: str, limits: Limits, /) -> Reading:
        """The first instalment."""
        size = size_of(source, limits)
        if not size:
            return Reading(note="empty")
        text = LongText(source, size, "utf-8")
        beginning = text.stretch(0)[0]
        first = _BEGINS.search(beginning)
        if first is None:
            raise ReadingFailed(reason="malformed")
        head = beginning[: first.start()]
        return _instalment(text, text.bytes_of(head), 0, _is_of_messages(name), _title(head))

    def read_on(self, source: BinaryIO, name: str, limits: Limits, resume: str, /) -> Reading:
        """The next instalment."""
        size = size_of(source, limits)
        at, number = place_in(resume, size)
        return _instalment(LongText(source, size, "utf-8"), at, number, _is_of_messages(name), "")


def _is_of_messages(name: str) -> bool:
    return _NAME_OF_MESSAGES.search(name) is not None


def _title(head: str) -> str:
    found = next((told for form in _TITLES if (told := form.search(head))), None)
    return sound(name_in(found[1])) if found else ""


def _instalment(text: LongText, at: int, number: int, of_messages: bool, name: str) -> Reading:
    made = MadeText()
    facts: list[EmbeddedFact] = []
    if name.strip():
        facts.append(made.fact("chat-name" if of_messages else "page-name", name))
        made.line(name)
    blocks = MessageBlocks(text, at, _BEGINS, _MARK)
    while not made.full:
        block, size = blocks.next()
        if not size:
            break
        number += 1
        if block is None:
            made.failed(f"message/{number}", "too-large", size)
        else:
            _add(made, f"message/{number}", block, of_messages)
    at = blocks.at()
    resume = token(at=at, message=number) if at < text.size else None
    return made.reading(tuple(facts), name.strip() or None, resume)


def _add(made: MadeText, place: str, block: str, of_messages: bool) -> None:
    """Write one box down. One that has neither words nor a time is about the others: who takes part, say."""
    told = box_in(made.clean(block), made)
    if told is None:
        made.failed(place, "malformed", len(block))
    elif of_messages and (told.words or told.when):
        sender = [made.known("sender", told.heading)] if told.heading else []
        made.add(place, told.heading, told.when, told.words, [*sender, *told.facts])
    elif of_messages:
        made.add(place, "", "", told.heading, [*told.facts, EmbeddedFact("system", "yes")])
    else:
        words = "\n".join(one for one in (told.heading, told.words) if one)
        made.add(place, "", told.when, words, told.facts)

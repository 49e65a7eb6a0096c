"""A chat exported as lines of text, read in instalments: the exact text, and each message as a span of it.

The first instalment looks through the whole file once for the order of its dates; the decision travels in the
token. Only lines of the file's own form (brackets or dash, separator of dates) begin a message, so a message that
was pasted from another phone stays in the one it was pasted into.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import asdict, dataclass, replace
from typing import BinaryIO, get_args

from amana.errors import ReadingFailed
from amana.intake.chat.date_order import ORDERS, Dates, Order
from amana.intake.chat.line_form import AFTER_LINE, AT, MARKS, Kind, clock, written
from amana.intake.chat.line_messages import Messages
from amana.intake.chat.stretches import LongText, encoding_of, long_text, sounded
from amana.intake.collecting import not_collecting
from amana.intake.reading import Limits, Reading, TextVersion
from amana.intake.sources import size_of
from amana.records import EmbeddedFact

MESSAGES = 20_000  # in one instalment
_LINE_HEAD = 400  # characters that are enough to see whether a line begins a message
_SEPARATORS = "./-"
_MAY_BEGIN = re.compile(  # quick, for every text that is none: a bracket or a digit, in UTF-8 or UTF-16
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|[\x00\r\n \t]|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]|\xd8\x9c"
    rb"|[\x0e\x0f\x2a-\x2e]\x20|\x20[\x0e\x0f\x2a-\x2e])*(?:[\[0-9]|\xd9[\xa0-\xa9]|\xdb[\xb0-\xb9]|\x06?[\x60-\x69\xf0-\xf9])"
)
_SENT = re.compile(r"[^:\n]{1,60}: ")
_LOG = re.compile(
    rf"[{MARKS}]*(?:[\w.-]*\.)?(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|NOTICE|FATAL|CRITICAL)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Form:
    """How this file's messages begin."""

    kind: Kind
    separator: str


@dataclass(frozen=True, slots=True)
class Token:
    """Where an instalment begins: byte, message, and what the whole file was found to be.

    `piece` is not 0 where it begins in the middle of a message, whose so-manieth piece follows.
    """

    at: int
    message: int
    piece: int
    encoding: str
    kind: Kind
    separator: str
    order: Order

    def told(self) -> str:
        """The token as text."""
        return json.dumps(asdict(self))


def form_in(text: str) -> tuple[Form, int] | None:
    """The form of the messages in a piece of text, and how many there are. None where it begins with none.

    What only looks like a chat is none: the lines of a program's log.
    """
    start = text.lstrip("\ufeff\r\n \t")
    for kind in get_args(Kind):
        first = AT[kind].match(start)
        if first is None:
            continue
        found = [first, *AFTER_LINE[kind].finditer(start)]
        seen = Counter(_separator(one[2]) for one in found if clock(one[3]))
        if all(_LOG.match(start[one.end() : one.end() + 60]) for one in found):
            return None
        if kind == "colon" and not _told_old(found):
            return None
        separator = _separator(first[2])
        return (Form(kind, separator), seen[separator]) if separator and seen[separator] else None
    return None


def _told_old(found: list[re.Match[str]]) -> bool:
    """Whether lines with a colon after their time are an old chat's: with the year last, and mostly a sender.

    Else any list of dated lines would be one.
    """
    sent = sum(_SENT.match(one.string, one.end()) is not None for one in found)
    first = written(found[0][2])
    return first is not None and first.wide != 0 and sent * 2 > len(found)


def _separator(date: str) -> str:
    found = written(date)
    return found.separator if found else ""


def head_form(head: bytes) -> tuple[Form, int] | None:
    """The same for the first 4 KiB of a file."""
    if not _MAY_BEGIN.match(head):
        return None
    try:
        encoding = encoding_of(head, cut=True)
        text = head.decode(encoding, "replace")
    except ReadingFailed:
        return None
    return form_in(text)


_FORM_BYTES = 64 << 10


def _looked_through(text: LongText, form: Form) -> tuple[Dates, LongText]:
    """The dates of the whole file; and the text again, in another encoding where that was told too early."""
    dates, rest = Dates(form.separator), "\n"
    pattern, ascii_so_far = AFTER_LINE[form.kind], True
    for piece in text.stretches():
        if ascii_so_far and not piece.isascii():
            ascii_so_far = False
            better = _better(text, piece)
            if better is not None:
                return _looked_through(better, form)
        piece = rest + piece
        for _, date, _ in pattern.findall(piece):
            dates.see(date)
        line = piece.rfind("\n")
        rest = piece[line : line + _LINE_HEAD]
    return dates, text


def _better(text: LongText, piece: str) -> LongText | None:
    """Where a file began in ASCII and goes on as no UTF-8: the encoding of the first stretch that tells."""
    if text.encoding not in {"utf-8", "ascii"} or not sounded(piece)[1]:
        return None
    telling = "\n".join(line for line in piece.split("\n") if not line.isascii())
    encoding = encoding_of(telling.encode("utf-8", "surrogateescape"), cut=True)
    return None if encoding.startswith(("utf", "ascii")) else replace(text, encoding=encoding)


def token_from(given: str) -> Token:
    """The token again. Raises ReadingFailed(reason="malformed") for one that was not given here."""
    try:
        told = json.loads(given)
        token = Token(**told)
        numbers = (token.at, token.message, token.piece)
        sane = all(type(one) is int and 0 <= one < 1 << 60 for one in numbers)
        sane = sane and token.kind in get_args(Kind) and token.order in ORDERS
        sane = sane and isinstance(token.separator, str) and token.separator in _SEPARATORS
        "".encode(token.encoding)
    except (ValueError, TypeError, LookupError, RecursionError) as fault:
        raise ReadingFailed(reason="malformed") from fault
    if not sane or len(token.separator) != 1:
        raise ReadingFailed(reason="malformed")
    return token


def first_instalment(source: BinaryIO, limits: Limits) -> Reading:
    """The first, with what holds for the whole chat as facts."""
    text = long_text(source, size_of(source, limits))
    if not text.size:
        return Reading(note="empty")
    found = form_in(text.stretch(0, _FORM_BYTES)[0])
    if found is None:
        raise ReadingFailed(reason="malformed")
    form = found[0]
    dates, text = _looked_through(text, form)
    order, rule, shown = dates.decided()
    token = Token(0, 0, 0, text.encoding, form.kind, form.separator, order)
    told = instalment(source, limits, token)
    facts = (
        EmbeddedFact("date-order", order),
        EmbeddedFact("date-order-rule", rule, shown),
        EmbeddedFact("zone", "unknown"),
    )
    return replace(told, facts=facts + told.facts)


def instalment(source: BinaryIO, limits: Limits, token: Token) -> Reading:
    """About 1 MiB, or 20,000 messages; cut where a message begins, unless one is longer than that."""
    text = long_text(source, size_of(source, limits), token.encoding)
    if token.at > text.size:
        raise ReadingFailed(reason="malformed")
    piece, last = text.stretch(token.at)
    messages = Messages(token.kind, token.separator, token.order, token.message, token.piece)
    whole, lossy = sounded(piece)
    with not_collecting():
        end = messages.find(whole, last, MESSAGES)
        parts = messages.parts(whole, end)
    at = token.at + text.bytes_of(piece[:end])
    resume = None
    if end and (end < len(piece) or not last):
        resume = replace(token, at=at, message=messages.last, piece=messages.open_piece).told()
    if not end:
        return Reading(note="no-text")
    version = TextVersion(whole[:end], encoding=token.encoding)
    return Reading(
        (version,),
        parts=parts,
        note="lossy-decoding" if lossy else None,
        resume=resume,
    )

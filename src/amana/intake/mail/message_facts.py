"""What the header of a message says, as facts: every field as written, and those that are read beside them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amana.intake.mail.dates import Moment, moment
from amana.intake.mail.encoded_words import plain, words
from amana.intake.mail.header_fields import Field, Header
from amana.intake.mail.message import fact, facts_of
from amana.intake.part_columns import within
from amana.intake.reading import sound
from amana.records import EmbeddedFact

MOST_FACTS = 800
MOST_COST = 2_500_000  # bytes of JSON: what is told of one reading goes in one frame
_MOST_POINTS = 300_000  # code points of a header's fields: with what else a message tells they go in one frame
LONGEST_FIELD = 16_000
_ID = re.compile(r"<[^<>\s]{1,500}>")
_HEX = re.compile(rb"[0-9A-Fa-f]{1,8}")
_MOST_IDS = 100
_MOST_HOPS = 50
_LONGEST_TITLE = 500
# What a message in a mailbox tells of itself; its other fields are named and counted, and stand in the item.
CHOSEN = frozenset(
    [
        "from",
        "sender",
        "reply-to",
        "to",
        "cc",
        "bcc",
        "date",
        "subject",
        "message-id",
        "in-reply-to",
        "references",
        "delivered-to",
        "return-path",
        "x-originating-ip",
        "x-mailer",
        "user-agent",
        "x-gmail-labels",
        "x-gm-thrid",
        "status",
        "x-status",
        "list-id",
        "resent-from",
        "resent-to",
        "resent-date",
        "x-mozilla-status",
        "x-mozilla-status2",
        "x-mozilla-keys",
    ]
)


@dataclass(frozen=True, slots=True)
class Told:
    """The header's own suggestions. `facts` are bounded where they are all; `cut`: something was left out."""

    title: str | None
    byline: str | None
    date: Moment | None
    facts: tuple[EmbeddedFact, ...]
    cut: bool = False


def cost(facts: Sequence[EmbeddedFact]) -> int:
    """The bytes of JSON that these facts take in a frame."""
    return len(json.dumps([(one.name, one.value, one.raw) for one in facts]))


def bounded(facts: Sequence[EmbeddedFact], most: int, bytes_: int) -> tuple[Sequence[EmbeddedFact], int]:
    """As many facts as may be told, in their order, and what they cost. One that does not fit is left out."""
    spent = cost(facts)
    if len(facts) <= most and spent <= bytes_:
        return facts, spent
    kept: list[EmbeddedFact] = []
    spent = 0
    for one in facts:
        takes = cost((one,))
        if len(kept) < most and spent + takes <= bytes_:
            kept.append(one)
            spent += takes
    return kept, spent


def header_told(header: Header, charset: str | None, every_field: bool = True) -> Told:
    """What a header tells: all its fields where `every_field`, else the chosen ones and the names of the rest."""
    date = moment(plain(header.first("date") or b""))
    all_facts = [*_read_facts(header, charset, date), *_as_written(header, charset, every_field)]
    kept = tuple(all_facts)
    if every_field:
        kept = within(tuple(bounded(all_facts, MOST_FACTS, MOST_COST)[0]), _MOST_POINTS)
    long_fields = sum(len(one.body) > LONGEST_FIELD for one in header.fields)
    cut = kept != tuple(all_facts) or long_fields > 0
    return Told(
        title=one_line(words(header.first("subject") or b"", charset)),
        byline=one_line(words(header.first("from") or b"", charset)),
        date=date,
        facts=kept,
        cut=cut,
    )


def one_line(told: str) -> str | None:
    """A suggestion on one line, of a length that a title can have."""
    return " ".join(told.split())[:_LONGEST_TITLE].strip() or None


def _as_written(header: Header, charset: str | None, every_field: bool) -> Iterator[EmbeddedFact]:
    others: Counter[str] = Counter()
    empty: list[str] = []
    for one in header.fields:
        if not every_field and one.key not in CHOSEN:
            others[one.name] += 1
        elif not one.unfolded:
            empty.append(one.name)
        else:
            yield from facts_of(_field(one, charset))
    if empty:
        yield from facts_of(fact("empty-fields", ", ".join(empty)))
    if others:
        told = ", ".join(name if count == 1 else f"{name} ({count})" for name, count in others.items())
        yield from facts_of(fact("other-fields", told))
    if header.left_out:
        yield EmbeddedFact("fields-left-out", str(header.left_out))


def _field(one: Field, charset: str | None) -> EmbeddedFact | None:
    """One field: decoded, and as written. Bytes beyond ASCII stand in `raw` as Latin-1, which has each of them."""
    body = one.body[:LONGEST_FIELD].removesuffix(b"\n").removesuffix(b"\r").removeprefix(b" ")
    shown = body.replace(b"\r", b"").replace(b"\n", b"").strip(b" \t")
    value, raw = sound(words(shown, charset)), body.decode("latin-1")
    return EmbeddedFact(f"header:{one.name}", value, raw if raw != value else None) if value else None


def _read_facts(header: Header, charset: str | None, date: Moment | None) -> Iterator[EmbeddedFact]:
    written = plain(header.first("date") or b"", charset)
    if date is not None:
        yield from facts_of(fact("date", date.iso, written), fact("date-rule", date.rule or ""))
    own = _ids(header, "message-id")
    answers = _ids(header, "in-reply-to")
    thread = _ids(header, "references")
    for name, ids in (("message-id", own[:1]), ("in-reply-to", answers), ("reference", thread)):
        yield from (EmbeddedFact(name, one) for one in ids)
    root = (*thread, *answers, *own)[:1]
    yield from (EmbeddedFact("thread", one) for one in root)
    yield from _hops(header, charset)
    yield from _deleted(header)


def _deleted(header: Header) -> Iterator[EmbeddedFact]:
    """Whether its program had marked it as deleted: it stays in a mailbox until that is compacted.

    Thunderbird's flag 8 (nsMsgMessageFlags), and the `D` of Unix programs in Status and X-Status.
    """
    flags = header.first("x-mozilla-status") or b""
    if _HEX.fullmatch(flags) and int(flags, 16) & 8:
        yield EmbeddedFact("deleted", "X-Mozilla-Status", flags.decode("ascii"))
    for name in ("status", "x-status"):
        told = header.first(name) or b""
        if b"D" in told and len(told) <= 8:
            yield EmbeddedFact("deleted", name.title(), told.decode("latin-1"))


def _ids(header: Header, name: str) -> list[str]:
    told = " ".join(plain(one[:LONGEST_FIELD]) for one in header.every(name))
    return _ID.findall(told)[:_MOST_IDS] or ([told.strip()[:500]] if told.strip() else [])


def _hops(header: Header, charset: str | None) -> Iterator[EmbeddedFact]:
    """When each server on the way took the message, the last one first, as their fields stand."""
    for one in header.every("received")[:_MOST_HOPS]:
        told = plain(one[:LONGEST_FIELD], charset)
        when = moment(told.rpartition(";")[2].strip())
        if when:
            yield from facts_of(fact("received-at", when.iso, told))

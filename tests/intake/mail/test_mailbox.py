"""Mailboxes: where a message begins, in instalments, and without holding what is too large."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

import pytest

from amana.errors import ReadingFailed
from amana.intake import READERS, Part, Reader, Reading
from amana.intake.mail import mailbox
from amana.intake.mail.mailbox import Mailbox
from tests.contracts.reader_contract import ReaderContract
from tests.intake.mail.mail_maker import attached, in_parts, mail, part

LINE = b"From samira@example.org Thu Nov 26 14:05:00 2026\r\n"


def box(*messages: bytes, gap: bytes = b"\r\n") -> bytes:
    return b"".join(LINE + one + gap for one in messages)


def letter(number: int, body: bytes = b"The road is open.\r\n") -> bytes:
    return mail(body, b"Subject: Letter %d" % number)


def readings(data: bytes | BinaryIO) -> Iterator[Reading]:
    reader = Mailbox()
    source = io.BytesIO(data) if isinstance(data, bytes) else data
    reading = reader.read(source, "Inbox", reader.limits)
    yield reading
    while reading.resume is not None:
        reading = reader.read_on(source, "Inbox", reader.limits, reading.resume)
        yield reading


def parts(data: bytes) -> list[Part]:
    return [part for reading in readings(data) for part in reading.parts]


def text_of(reading: Reading, part: Part) -> str:
    assert part.text is not None
    return reading.texts[part.text].text[part.start : part.end]


def told(part: Part, name: str) -> list[str]:
    return [fact.value for fact in part.facts if fact.name == name]


class TestMailbox(ReaderContract):
    def reader(self) -> Reader:
        return next(reader for reader in READERS if reader.name == "mailbox")

    def sample(self) -> tuple[bytes, str]:
        return box(letter(1), in_parts(part(b"See this"), attached(b"1", b"filename=a.txt"))), "Inbox"


def test_each_message_is_a_part_with_its_text_and_its_attachments() -> None:
    (reading,) = readings(
        box(letter(1), in_parts(part(b"See this"), attached(b"1", b"filename=a.txt")), letter(3))
    )
    assert [(one.place, one.kind, one.of) for one in reading.parts] == [
        ("message/1", "message", None),
        ("message/2", "message", None),
        ("message/2/attachment/1", "attachment", "message/2"),
        ("message/3", "message", None),
    ]
    assert text_of(reading, reading.parts[0]) == "Letter 1\n\nThe road is open."
    assert text_of(reading, reading.parts[1]) == "See this"
    assert reading.parts[2].data == b"1"
    assert told(reading.parts[0], "date") == ["2026-11-26T14:05:00+02:00"]
    assert told(reading.parts[0], "envelope") == ["samira@example.org Thu Nov 26 14:05:00 2026"]
    assert told(reading.parts[0], "header:Subject") == ["Letter 1"]
    assert told(reading.parts[0], "other-fields") == ["MIME-Version"]


def test_what_was_deleted_and_never_compacted_says_so() -> None:
    found = parts(
        box(
            mail(b"a", b"X-Mozilla-Status: 0009"), mail(b"b", b"X-Mozilla-Status: 0001"), mail(b"c", b"Status: DO")
        )
    )
    assert [told(one, "deleted") for one in found] == [["X-Mozilla-Status"], [], ["Status"]]


def test_quoted_lines_are_unquoted_once_and_counted() -> None:
    body = b"She wrote:\r\n>From the town we went.\r\n>>From was here\r\n"
    (reading,) = readings(box(letter(1, body)))
    assert "\nFrom the town we went.\r\n>>From was here" in text_of(reading, reading.parts[0]).replace(
        "\r\n", "\r\n"
    )
    assert told(reading.parts[0], "unquoted-lines") == ["1"]


@pytest.mark.parametrize("gap", [b"\r\n", b"\n", b"", b"\n\n\n"])
def test_messages_are_found_with_and_without_an_empty_line_between(gap: bytes) -> None:
    assert [one.place for one in parts(box(letter(1), letter(2), letter(3), gap=gap))] == [
        "message/1",
        "message/2",
        "message/3",
    ]


def test_a_line_that_only_begins_like_one_is_text() -> None:
    body = b"\r\nFrom what we know, the road is open.\r\nAll is well.\r\n\r\nFrom: no\r\n"
    assert len(parts(box(letter(1, body), letter(2)))) == 2


def test_lines_without_a_date_begin_a_message_after_an_empty_line() -> None:
    data = b"From nobody\n" + letter(1) + b"\nFrom ???@??? \n" + letter(2)
    assert len(parts(data)) == 2
    assert len(parts(letter(1) + b"\r\n" + LINE + letter(2))) == 2


def test_what_a_content_length_claims_is_told_and_not_followed() -> None:
    inner = LINE + letter(2)
    body = b"Forwarded:\r\n\r\n" + inner
    data = box(mail(body, b"Content-Length: %d" % len(body)), letter(3))
    found = parts(data)
    assert [one.place for one in found] == ["message/1", "message/2", "message/3"]
    assert [told(one, "may-belong-to") for one in found] == [[], ["message/1"], []]
    wrong = box(mail(b"Short\r\n", b"Content-Length: 400"), letter(2), letter(3))
    assert [told(one, "may-belong-to") for one in parts(wrong)] == [[], [], []]


def test_a_mailbox_in_instalments_is_the_same_mailbox(monkeypatch: pytest.MonkeyPatch) -> None:
    data = box(*(letter(number) for number in range(1, 60)))
    whole = parts(data)
    monkeypatch.setattr(mailbox, "_TEXT", 300)
    several = list(readings(data))
    assert len(several) > 5
    assert [one.place for reading in several for one in reading.parts] == [one.place for one in whole]
    assert [told(one, "offset") for reading in several for one in reading.parts] == [
        told(one, "offset") for one in whole
    ]
    assert text_of(several[-1], several[-1].parts[-1]) == "Letter 59\n\nThe road is open."


def test_a_message_too_large_to_hold_is_told_and_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailbox, "LARGEST_MESSAGE", 2 << 20)
    monkeypatch.setattr(mailbox, "_SCANNED", 1 << 20)
    large = letter(2, b"a line of text\r\n" * 400_000)
    found = parts(box(letter(1), large, letter(3)))
    assert [(one.place, one.reason) for one in found] == [
        ("message/1", None),
        ("message/2", "too-large"),
        ("message/3", None),
    ]
    assert found[1].size == len(LINE) + len(large) + 2


def test_attachments_that_fill_an_instalment_go_on_in_the_next() -> None:
    heavy = in_parts(part(b"See this"), attached(b"x" * 60_000, b"filename=film.mp4"))
    source, reader = io.BytesIO(box(heavy, heavy, letter(3))), Mailbox()
    limits = replace(reader.limits, unpacked_bytes=100_000)
    first = reader.read(source, "Inbox", limits)
    assert first.resume is not None
    second = reader.read_on(source, "Inbox", limits, first.resume)
    assert second.resume is None
    assert [len(one.data) for reading in (first, second) for one in reading.parts if one.data] == [60_000] * 2
    assert [len(reading.parts) for reading in (first, second)] == [2, 3]


@pytest.mark.parametrize(
    "token",
    ["[0,1,null,0,0]", "[1,0,null,0,0]", "[999999,1,null,0,0]", "[5,1,9,0,0]", "[5,1,null,-1,0]", "[5]", "{"],
)
def test_tokens_that_no_instalment_gave(token: str) -> None:
    reader = Mailbox()
    with pytest.raises(ReadingFailed):
        reader.read_on(io.BytesIO(box(letter(1), letter(2))), "a", reader.limits, token)

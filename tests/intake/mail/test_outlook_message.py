"""Outlook's message files: their properties, texts, attachments, and the messages within them."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from amana.errors import ReadingFailed
from amana.intake import READERS, Part, Reader, Reading
from amana.intake.mail.outlook_message import OutlookMessage
from amana.intake.mail.outlook_rtf import unpacked
from tests.contracts.reader_contract import ReaderContract
from tests.intake.mail.ole_maker import Tree, ole

SENT = datetime(2026, 11, 26, 12, 5, tzinfo=UTC)
WHEN = (SENT - datetime(1601, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1) * 10


def text(number: int, told: str) -> dict[str, bytes]:
    return {f"__substg1.0_{number:04X}001F": told.encode("utf-16-le")}


def binary(number: int, data: bytes) -> dict[str, bytes]:
    return {f"__substg1.0_{number:04X}0102": data}


def properties(skipped: int, *told: tuple[int, int, int]) -> dict[str, bytes]:
    rows = b"".join(struct.pack("<HHIQ", kind, number, 6, value) for number, kind, value in told)
    return {"__properties_version1.0": bytes(skipped) + rows}


def message(*more: Mapping[str, bytes | Tree], skipped: int = 32) -> Tree:
    told: Tree = {
        **properties(skipped, (0x0039, 0x40, WHEN), (0x3FDE, 3, 1256)),
        **text(0x0037, "رسالة من سميرة"),
        **text(0x0C1A, "Samira"),
        **text(0x0C1F, "samira@example.org"),
        **text(0x1000, "The road is open.\r\n"),
        "__recip_version1.0_#00000000": {
            **properties(8, (0x0C15, 3, 1)),
            **text(0x3001, "Yusuf"),
            **text(0x39FE, "yusuf@example.org"),
        },
    }
    for one in more:
        told.update(one)
    return told


def attachment(number: int, name: str, data: bytes) -> Tree:
    held: Tree = {**properties(8, (0x3705, 3, 1)), **text(0x3707, name), **binary(0x3701, data)}
    return {f"__attach_version1.0_#{number:08X}": held}


def read(tree: Tree) -> Reading:
    return OutlookMessage().read(io.BytesIO(ole(tree)), "letter.msg", OutlookMessage.limits)


def told(one: Reading | Part, name: str) -> list[str]:
    return [fact.value for fact in one.facts if fact.name == name]


class TestOutlookMessage(ReaderContract):
    def reader(self) -> Reader:
        return next(reader for reader in READERS if reader.name == "outlook-message")

    def sample(self) -> tuple[bytes, str]:
        return ole(message(attachment(0, "list.txt", b"a list"))), "letter.msg"


def test_what_outlook_says_of_a_message() -> None:
    reading = read(message())
    assert (reading.title, reading.byline) == ("رسالة من سميرة", "Samira <samira@example.org>")
    assert reading.published == "2026-11-26T12:05:00+00:00"
    assert told(reading, "recipient-to") == ["Yusuf <yusuf@example.org>"]
    assert [(one.part, one.text) for one in reading.texts] == [("body/1", "The road is open.\r\n")]


def test_the_header_that_it_came_with_stands_as_written() -> None:
    header = "From: Idris <idris@example.org>\r\nDate: Thu, 26 Nov 2026 14:05:00 +0200\r\nSubject: A\r\n B\r\n\r\n"
    reading = read(message(text(0x007D, header)))
    assert (reading.title, reading.byline) == ("A B", "Idris <idris@example.org>")
    assert reading.published == "2026-11-26T14:05:00+02:00"
    assert [one.raw for one in reading.facts if one.name == "header:Subject"] == ["A\r\n B"]


def test_texts_in_a_code_page_and_html() -> None:
    tree = message()
    del tree["__substg1.0_1000001F"], tree["__substg1.0_0037001F"]
    tree["__substg1.0_0037001E"] = "وادي النور".encode("cp1256")
    reading = read({**tree, **binary(0x1013, "<p>وصلت القافلة إلى وادي النور".encode("cp1256"))})
    assert reading.title == "وادي النور"
    assert [one.text for one in reading.texts] == ["وصلت القافلة إلى وادي النور"]


def test_attachments_and_messages_within() -> None:
    inner = message(attachment(0, "film.mp4", b"f" * 5_000), skipped=24)
    within: Tree = {**properties(8, (0x3705, 3, 5)), **text(0x3001, "Fwd"), "__substg1.0_3701000D": inner}
    reading = read(message(attachment(0, "صور.jpg", b"p"), {"__attach_version1.0_#00000001": within}))
    first, second, third = reading.parts
    assert (first.place, first.name, first.data) == ("attachment/1", "صور.jpg", b"p")
    assert (second.place, second.kind) == ("attachment/2", "message")
    assert second.text is not None
    assert reading.texts[second.text].text[second.start : second.end] == "The road is open.\r\n"
    assert told(second, "subject") == ["رسالة من سميرة"]
    assert (third.place, third.of, len(third.data or b"")) == ("attachment/2/attachment/1", "attachment/2", 5_000)


def test_messages_within_messages_end() -> None:
    tree = message(skipped=24)
    for _ in range(12):
        held: Tree = {**properties(8), "__substg1.0_3701000D": tree}
        tree = message({"__attach_version1.0_#00000000": held}, skipped=24)
    reading = read({**tree, **properties(32)})
    assert reading.parts[-1].reason == "too-deep"
    assert reading.note == "parts-unread"


def test_a_text_in_rtf_alone_is_given_as_a_file() -> None:
    tree = message()
    del tree["__substg1.0_1000001F"]
    rtf = b"{\\rtf1 The road is open.}"
    packed = struct.pack("<IIII", len(rtf) + 12, len(rtf), 0x414C454D, 0) + rtf
    (part,) = read({**tree, **binary(0x1009, packed)}).parts
    assert (part.place, part.media_type, part.data) == ("rtf", "application/rtf", rtf)


def test_compressed_rtf_is_unpacked_as_the_specification_says() -> None:
    # The two examples of [MS-OXRTFCP] section 3: plain, and one that runs over its own end.
    first = "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    assert unpacked(bytes.fromhex(first)) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    second = "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0"
    assert unpacked(bytes.fromhex(second)) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    assert unpacked(b"short") is None
    assert unpacked(struct.pack("<IIII", 9, 1 << 31, 0x75465A4C, 0) + b"x") is None


def test_a_storage_that_is_no_message_is_refused() -> None:
    for data in (ole({"WordDocument": b"x"}), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"x"):
        with pytest.raises(ReadingFailed):
            OutlookMessage().read(io.BytesIO(data), "a.msg", OutlookMessage.limits)


def test_many_siblings_in_a_row_are_no_depth() -> None:
    tree = message()
    for number in range(300):
        tree.update(attachment(number, f"{number}.txt", b"x"))
    reading = read(tree)
    assert len(reading.parts) == 300

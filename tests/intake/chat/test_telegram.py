"""Telegram chats, as JSON and as pages."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from amana.errors import ReadingFailed
from amana.intake import LongReader, Reading, media_type
from amana.intake.chat import json_walk, made_text, message_blocks
from amana.intake.chat.telegram_html import TelegramHtml
from amana.intake.chat.telegram_json import TelegramJson
from tests.contracts.reader_contract import ReaderContract
from tests.intake.chat.chat_maker import (
    telegram_block,
    telegram_chat,
    telegram_json,
    telegram_message,
    telegram_page,
)
from tests.intake.chat.reading_chats import facts, instalments, words
from tests.shared_data import shared

JSON, HTML = TelegramJson(), TelegramHtml()


class TestTelegramJson(ReaderContract):
    def reader(self) -> TelegramJson:
        return JSON

    def sample(self) -> tuple[bytes, str]:
        return telegram_json(*(telegram_message(number) for number in range(1, 8))), "result.json"


class TestTelegramHtml(ReaderContract):
    def reader(self) -> TelegramHtml:
        return HTML

    def sample(self) -> tuple[bytes, str]:
        body = '<div class="text">\nمرحبا<br>two\n       </div>'
        return telegram_page(
            *(telegram_block(n, body, "Samira" if n % 2 else None) for n in range(1, 6))
        ), "messages.html"


def one(reader: LongReader, data: bytes) -> Reading:
    (told,) = instalments(reader, data)
    return told


def read_message(**more: Any) -> tuple[dict[str, str], str]:
    reading = one(JSON, telegram_json(telegram_message(5, **more)))
    (part,) = reading.parts
    return facts(part), words(reading, part) if part.text is not None else ""


def test_the_text_can_be_read_and_spans_cover_the_words_alone() -> None:
    reading = one(JSON, telegram_json(telegram_message(1), telegram_message(2, text="")))
    assert reading.texts[0].text == (
        "وادي النور\n\nYusuf, 2024-03-13T14:01:00+02:00\nword 1\n\nIdris, 2024-03-13T14:02:00+02:00\n\n"
    )
    assert words(reading, reading.parts[0]) == "word 1"
    assert reading.parts[1].text is None
    assert reading.title == "وادي النور"
    assert {fact.name: fact.value for fact in reading.facts} == {
        "chat-name": "وادي النور",
        "chat-type": "private_group",
        "chat-id": "77",
    }


@pytest.mark.parametrize(
    ("local", "unix", "expected"),
    [
        ("2024-03-13T14:00:00", "1710331200", "2024-03-13T14:00:00+02:00"),
        ("2024-03-13T08:30:00", "1710331200", "2024-03-13T08:30:00-03:30"),
        ("2024-03-13T12:00:00", "1710331200", "2024-03-13T12:00:00+00:00"),
        ("2024-03-13T14:00:00", None, "2024-03-13T14:00:00"),
        (None, "1710331200", "2024-03-13T12:00:00+00:00"),
        ("2024-03-13T14:01:00", "1710331200", "2024-03-13T14:01:00"),
        ("yesterday", "1710331200", "2024-03-13T12:00:00+00:00"),
        ("yesterday", None, "yesterday"),
        ("2024-03-13T14:00:00", "9" * 30, "2024-03-13T14:00:00"),
        ("2024-W11-3T14:00:00", "1710331200", "2024-03-13T14:00:00+02:00"),
        ("2024-03-13T14:00+01", "1710331200", "2024-03-13T14:00:00+02:00"),
        ("2024-03-13 14:00:00", "1710331200", "2024-03-13T14:00:00+02:00"),
    ],
)
def test_local_and_unix_time_together_give_the_zone(local: str | None, unix: str | None, expected: str) -> None:
    told, _ = read_message(date=local, date_unixtime=unix)
    assert told["time"] == expected
    assert ("zone" in told) == (
        local is not None and unix is not None and local[:4] == "2024" and len(expected) == 19
    )


def test_what_a_message_tells_is_kept_under_its_name() -> None:
    told, said = read_message(
        text=["see ", {"type": "text_link", "text": "here", "href": "https://example.org/a"}, "!"],
        forwarded_from="Idris",
        reply_to_message_id=3,
        via_bot="@gif",
        edited="2024-03-13T14:06:00",
        edited_unixtime="1710331560",
        photo="photos/photo_1@13-03-2024_14-05-00.jpg",
        file="(File not included. Change data exporting settings to download.)",
        width=1280,
        location_information={"latitude": 12.5, "longitude": -45.25},
        poll={"question": "Where?", "closed": False, "answers": [{"text": "The well", "voters": 2}]},
        contact_information={"first_name": "Yusuf", "phone_number": "00000"},
        something_new={"deep": [1, {"er": True}]},
    )
    assert said == "see here!"
    expected = {
        "id": "5",
        "sender-id": "user0",
        "link": "https://example.org/a",
        "forwarded-from": "Idris",
        "reply-to": "3",
        "via-bot": "@gif",
        "edited": "2024-03-13T14:06:00+02:00",
        "attachment": "photos/photo_1@13-03-2024_14-05-00.jpg",
        "media-omitted": "file",
        "width": "1280",
        "latitude": "12.5",
        "longitude": "-45.25",
        "poll": "Where?",
        "poll-option": "The well",
        "contact-information.first-name": "Yusuf",
        "something-new.deep.er": "yes",
    }
    assert expected.items() <= told.items()


def test_deleted_accounts_and_service_messages_are_told() -> None:
    told, _ = read_message(**{"from": None})
    assert told["sender-deleted"] == "yes"
    assert "sender" not in told
    service = {
        "id": 9,
        "type": "service",
        "date": "2024-03-13T14:00:00",
        "actor": "Samira",
        "action": "pin_message",
    }
    reading = one(JSON, telegram_json({**service, "text": ""}))
    assert {"system": "yes", "sender": "Samira", "action": "pin_message"}.items() <= facts(
        reading.parts[0]
    ).items()


def test_an_account_is_read_chat_by_chat() -> None:
    account = {
        "about": "Here is the data you requested. Remember: Telegram is ad free",
        "personal_information": {"user_id": 1, "first_name": "Samira"},
        "contacts": {"about": "x", "list": [{"first_name": "Y"}]},
        "chats": {
            "about": "this one",
            "list": [telegram_chat(telegram_message(1), name="A"), telegram_chat(telegram_message(1), name="B")],
        },
        "left_chats": {"list": [telegram_chat(telegram_message(7), name="C")]},
    }
    data = json.dumps(account, indent=1).encode()
    assert JSON.recognises(media_type(data[:4096], "result.json"), data[:4096], "result.json")
    reading = one(JSON, data)
    assert [part.place for part in reading.parts] == [f"chat/{number}/message/1" for number in (1, 2, 3)]
    assert [facts(part)["chat"] for part in reading.parts] == ["A", "B", "C"]
    assert {fact.value for fact in reading.facts if fact.name == "section-not-read"} == {
        "personal_information",
        "contacts",
    }


def test_instalments_of_an_account_go_on_inside_a_chat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made_text, "MESSAGES", 7)
    chats = [telegram_chat(*(telegram_message(n) for n in range(1, 11)), name=name) for name in "ABC"]
    data = json.dumps({"chats": {"list": chats}}, indent=1).encode()
    told = list(instalments(JSON, data))
    assert len(told) >= 5
    parts = [part for reading in told for part in reading.parts]
    assert [part.place for part in parts] == [f"chat/{c}/message/{n}" for c in (1, 2, 3) for n in range(1, 11)]
    assert [facts(part)["chat"] for part in parts] == ["A"] * 10 + ["B"] * 10 + ["C"] * 10
    assert [words(reading, part) for reading in told for part in reading.parts] == [
        f"word {n}" for n in range(1, 11)
    ] * 3


def test_a_broken_message_costs_itself_alone() -> None:
    data = telegram_json(*(telegram_message(number) for number in range(1, 30)))
    for wrong in (data.replace(b'"word 5"', b'"word 5', 1), data.replace(b'"id": 5,', b'"id": 5;', 1)):
        reading = one(JSON, wrong)
        assert reading.note == "parts-unread"
        assert [part.reason for part in reading.parts if part.reason] == ["malformed"]
        assert len(reading.parts) == 29


@pytest.mark.parametrize("step", [7, 64, 1000])
def test_messages_are_the_same_however_the_file_is_cut_and_parted(
    step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = telegram_json(*(telegram_message(number, more={"a": [{}, "}"]}) for number in range(1, 30)))
    wanted = one(JSON, data)
    assert len(wanted.parts) == 29
    monkeypatch.setattr(json_walk, "_STEP", step)
    assert one(JSON, data.replace(b" },\n {", b" } ,,\t\r\n,{")) == wanted
    assert one(JSON, data) == wanted


def test_a_message_that_is_too_large_is_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_walk, "MOST", 100_000)
    large = telegram_message(2, text='x"{' * 300_000 + "\\")
    reading = one(JSON, telegram_json(telegram_message(1), large, telegram_message(3)))
    assert [part.reason for part in reading.parts] == [None, "too-large", None]
    assert (reading.parts[1].size or 0) > 900_000
    assert words(reading, reading.parts[2]) == "word 3"


def test_a_file_that_ends_too_early_says_so() -> None:
    data = telegram_json(*(telegram_message(number) for number in range(1, 9)))
    reading = one(JSON, data[: len(data) * 2 // 3])
    assert reading.note == "cut-short"
    assert 4 <= len(reading.parts) <= 6


def test_a_message_with_thousands_of_facts_says_what_was_left_out() -> None:
    reading = one(JSON, telegram_json(telegram_message(1, more={f"k{n}": "v" * 90 for n in range(3000)})))
    assert reading.note == "left-out"
    assert facts(reading.parts[0])["facts-left-out"] > "2"


@pytest.mark.parametrize(
    "data", [b"{}", b"[]", b"{", b'{"messages": 5}', b'{"a": [[[[', b"\xff\xfe{", b"{" * 5000]
)
def test_what_holds_no_messages_is_refused(data: bytes) -> None:
    with pytest.raises(ReadingFailed):
        JSON.read(io.BytesIO(data), "result.json", JSON.limits)


def test_shared_samples_have_their_messages() -> None:
    folder = shared("chat_exports/chat_miner/telegram")
    target = json.loads((folder / "target.json").read_text("utf-8"))
    for path in sorted(folder.glob("test_*.json")):
        data = path.read_bytes()
        assert JSON.recognises(media_type(data[:4096], path.name), data[:4096], path.name)
        reading = one(JSON, data)
        found = [(facts(p)["time"], facts(p)["sender"], words(reading, p).split()) for p in reading.parts]
        wanted = [
            (f"{row['timestamp']}+00:00", row["author"], row["message"].replace(": ", ":").split())
            for row in target
        ]
        assert found == wanted


def page(*messages: str) -> Reading:
    return one(HTML, telegram_page(*messages))


def test_a_page_has_its_messages_and_who_goes_on_speaking() -> None:
    body = '<div class="text">\nمرحبا<br>two <a href="https://example.org/">link</a>\n       </div>'
    reading = page(
        telegram_block(1, body, "Samira"), telegram_block(2, body, None), telegram_block(3, body, "Yusuf")
    )
    told = [facts(part) for part in reading.parts]
    assert [one["sender"] for one in told] == ["Samira", "Samira", "Yusuf"]
    assert [one.get("sender-from") for one in told] == [None, "the message before", None]
    assert told[0]["time"] == "2024-03-13T14:05:00+02:00"
    assert told[0]["link"] == "https://example.org/"
    assert words(reading, reading.parts[0]) == "مرحبا\ntwo link"
    assert reading.title == "وادي النور"


def test_a_page_tells_forwards_replies_media_and_service() -> None:
    forwarded = """<div class="forwarded body">
       <div class="from_name">
Idris <span class="date details" title="12.03.2024 09:00:00">12.03.2024 09:00:00</span>
       </div>
       <div class="text">
old words
       </div></div>"""
    reply = '<div class="reply_to details">\nIn reply to <a href="#go_to_message4">this message</a>\n</div>'
    photo = '<div class="media_wrap clearfix"><a class="photo_wrap clearfix" href="photos/a@1.jpg"></a></div>'
    missing = """<div class="media_wrap clearfix"><div class="media clearfix pull_left media_photo">
<div class="body"><div class="title bold">Photo</div><div class="status details">Not included</div></div>
</div></div>"""
    service = (
        '<div class="message service" id="message-1">\n<div class="body details">\n13 March 2024\n</div>\n</div>'
    )
    reading = page(
        service,
        telegram_block(5, forwarded, "Samira"),
        telegram_block(6, reply + photo, None, at="13.03.2024 14:05:00"),
        telegram_block(7, missing, "Yusuf"),
    )
    told = [facts(part) for part in reading.parts]
    assert told[0]["system"] == "yes"
    assert words(reading, reading.parts[0]) == "13 March 2024"
    assert (told[1]["sender"], told[1]["forwarded-from"]) == ("Samira", "Idris")
    assert told[1]["forwarded-time"] == "2024-03-12T09:00:00"
    assert words(reading, reading.parts[1]) == "old words"
    assert (told[2]["reply-to"], told[2]["attachment"]) == ("4", "photos/a@1.jpg")
    assert told[2]["time"] == "2024-03-13T14:05:00"
    assert told[3]["media-omitted"] == "Photo Not included"


def test_pages_are_read_in_instalments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made_text, "MESSAGES", 4)
    body = '<div class="text">\nwords\n</div>'
    data = telegram_page(*(telegram_block(n, body, "Samira" if n == 1 else None) for n in range(1, 11)))
    told = list(instalments(HTML, data))
    parts = [part for reading in told for part in reading.parts]
    assert [part.place for part in parts] == [f"message/{n}" for n in range(1, 11)]
    assert {facts(part)["sender"] for part in parts} == {"Samira"}


def test_other_pages_are_left_to_others() -> None:
    other = b'<html><head><title>Exported Data</title></head><body class="page_wrap">'
    assert not HTML.recognises("text/html", other.replace(b"page_wrap", b"x"), "messages.html")
    assert not JSON.recognises("application/json", b'{"messages": [{"text": "a"}]}', "result.json")


def test_a_message_of_a_page_that_is_too_large_is_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message_blocks, "_MOST", 50_000)
    monkeypatch.setattr(message_blocks, "_STEP", 10_000)
    small, large = '<div class="text">\nwords\n</div>', f'<div class="text">{"<b>x</b>" * 40_000}</div>'
    blocks = [
        telegram_block(1, small, "Samira"),
        telegram_block(2, large, "Yusuf"),
        telegram_block(3, small, "Idris"),
    ]
    reading = page(*blocks)
    assert [part.reason for part in reading.parts] == [None, "too-large", None]
    assert (reading.parts[1].size or 0) > 300_000
    assert facts(reading.parts[2])["sender"] == "Idris"

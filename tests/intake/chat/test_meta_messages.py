"""Instagram and Messenger conversations."""

from __future__ import annotations

import json

from amana.intake import media_type
from amana.intake.chat.meta_json import MetaMessages, repaired
from tests.contracts.reader_contract import ReaderContract
from tests.intake.chat.chat_maker import meta_json, mojibake
from tests.intake.chat.reading_chats import facts, instalments, words
from tests.shared_data import shared

READER = MetaMessages()
HELLO = {"sender_name": mojibake("سميرة"), "timestamp_ms": 1710331200123, "content": mojibake("مرحبا 👋")}


class TestMetaMessages(ReaderContract):
    def reader(self) -> MetaMessages:
        return READER

    def sample(self) -> tuple[bytes, str]:
        return meta_json(HELLO, HELLO), "message_1.json"


def test_mis_encoded_text_is_repaired_and_kept_as_written() -> None:
    (reading,) = instalments(READER, meta_json(HELLO))
    (part,) = reading.parts
    assert words(reading, part) == "مرحبا 👋"
    assert (part.facts[0].value, part.facts[0].raw) == ("2024-03-13T12:00:00.123+00:00", "1710331200123")
    assert (part.facts[1].value, part.facts[1].raw) == ("سميرة", mojibake("سميرة"))
    assert part.facts[2].raw == mojibake("مرحبا 👋")
    told = [(fact.name, fact.value) for fact in reading.facts]
    assert told[:2] == [("participant", "سميرة"), ("participant", "Yusuf")]
    assert ("chat-name", "سميرة") in told


def test_text_that_is_right_already_stays() -> None:
    for text in ("مرحبا", "café", "plain", "Ã", "naïve Ã"):
        assert repaired(text) == text
    assert repaired(mojibake("é")) == "é"


def test_files_reactions_and_unsent_messages_are_told() -> None:
    message = {
        **HELLO,
        "photos": [{"uri": "messages/inbox/samira_1/photos/1.jpg", "creation_timestamp": 1}],
        "reactions": [{"reaction": mojibake("❤"), "actor": "Yusuf"}],
        "share": {"link": "https://example.org/p"},
        "is_unsent": True,
    }
    (reading,) = instalments(READER, meta_json(message, {**HELLO, "is_unsent": False}))
    told = facts(reading.parts[0])
    assert told["attachment"] == "messages/inbox/samira_1/photos/1.jpg"
    assert (told["reaction"], told["reaction-by"]) == ("❤", "Yusuf")
    assert (told["link"], told["deleted"]) == ("https://example.org/p", "yes")
    assert "deleted" not in facts(reading.parts[1])


def test_the_newer_form_of_encrypted_chats_is_read() -> None:
    message = {"isUnsent": False, "senderName": "Yusuf", "text": "a", "timestamp": 1710331200000, "type": "text"}
    data = json.dumps({"participants": ["Yusuf"], "threadName": "Yusuf_1", "messages": [message]}).encode()
    assert READER.recognises("application/json", data, "x.json")
    (reading,) = instalments(READER, data)
    assert facts(reading.parts[0])["time"] == "2024-03-13T12:00:00+00:00"
    assert words(reading, reading.parts[0]) == "a"


def test_the_shared_sample_has_its_messages() -> None:
    folder = shared("chat_exports/chat_miner/instagram")
    data = (folder / "test_export.json").read_bytes()
    assert READER.recognises(media_type(data, "test_export.json"), data, "test_export.json")
    (reading,) = instalments(READER, data)
    target = json.loads((folder / "target.json").read_text("utf-8"))
    found = [(facts(p)["time"], facts(p)["sender"], words(reading, p)) for p in reading.parts]
    assert found == [(f"{row['timestamp']}+00:00", row["author"], row["message"]) for row in target]


def test_the_shared_signal_sample_has_its_messages() -> None:
    from amana.intake.chat.signal import SignalChat

    folder = shared("chat_exports/chat_miner/signal")
    data = (folder / "test_export.txt").read_bytes()
    assert SignalChat().recognises("text/plain", data, "test_export.txt")
    (reading,) = instalments(SignalChat(), data)
    target = json.loads((folder / "target.json").read_text("utf-8"))
    found = {
        (facts(p)["time"] + ":00", facts(p)["sender"], " ".join(words(reading, p).split())) for p in reading.parts
    }
    assert found == {(row["timestamp"], row["author"], row["message"]) for row in target}

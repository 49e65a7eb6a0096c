"""WhatsApp chats: every form of line, what is left open, what the app writes, and files without end."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from amana.errors import ReadingFailed
from amana.intake import Reading, media_type
from amana.intake.chat import line_chat
from amana.intake.chat.signal import SignalChat
from amana.intake.chat.whatsapp import WhatsAppChat
from tests.contracts.reader_contract import ReaderContract
from tests.intake.chat.chat_maker import android
from tests.intake.chat.reading_chats import facts, instalments, words
from tests.shared_data import shared

READER = WhatsAppChat()


class TestWhatsAppChat(ReaderContract):
    def reader(self) -> WhatsAppChat:
        return READER

    def sample(self) -> tuple[bytes, str]:
        return android().encode(), "WhatsApp Chat with Samira.txt"


class TestSignalChat(ReaderContract):
    def reader(self) -> SignalChat:
        return SignalChat()

    def sample(self) -> tuple[bytes, str]:
        return "[2024-03-13, 12:23] Samira: مرحبا\n[2024-03-14, 21:49] Yusuf: two\nlines\n".encode(), "chat.txt"


def read(text: str | bytes) -> Reading:
    data = text.encode() if isinstance(text, str) else text
    (told,) = instalments(READER, data)
    return told


def order(reading: Reading) -> str:
    return next(fact.value for fact in reading.facts if fact.name == "date-order")


def test_known_lines_are_read_as_they_are_meant() -> None:
    rows = [
        json.loads(line)
        for line in shared("chat_exports/whatsapp_line_formats.jsonl").read_text("utf-8").splitlines()
    ]
    assert len(rows) >= 17
    for row in rows:
        expected = row["expect"]
        reading = read(row["line"] + "\n")
        (part,) = reading.parts
        told = facts(part)
        if "ambiguous_date" in expected:
            assert sorted(day[:10] for day in (told["time"], told["time-or"])) == expected["ambiguous_date"]
            continue
        times = {told["time"], told.get("time-or", "")}
        assert f"{expected['date']}T{expected['time']}" in times, row["line"]
        assert told.get("sender") == expected.get("sender")
        assert ("system" in told) == expected.get("system", False)
        if "text" in expected:
            assert words(reading, part) == expected["text"]


def test_shared_chats_have_the_messages_that_they_are_known_to_have() -> None:
    folder = shared("chat_exports/chat_miner/whatsapp")
    target = json.loads((folder / "target.json").read_text("utf-8"))
    expected = sorted((row["timestamp"], row["author"], row["message"]) for row in target)
    for path in folder.glob("*.txt"):
        reading = read(path.read_bytes())
        assert len(reading.parts) == 9
        found = [
            (f"{facts(part)['time']}:00", facts(part)["sender"], words(reading, part).replace("\n", " "))
            for part in reading.parts
            if "sender" in facts(part)
        ]
        assert sorted(found) == expected
        assert not [part for part in reading.parts if "time-or" in facts(part)]


def test_the_text_is_the_files_own_and_spans_point_into_it() -> None:
    text = "\u200e[13/03/2024, 10:15:01\u202fPM] ~\u202fSamira: one\r\ntwo\r\n"
    text += "[13/03/2024, 10:16:01\u202fPM] Yusuf: three\r\n"
    reading = read(text)
    assert reading.texts[0].text == text
    assert [words(reading, part) for part in reading.parts] == ["one\r\ntwo", "three"]
    assert facts(reading.parts[0])["sender"] == "~\u202fSamira"
    assert reading.parts[0].facts[0].raw == "13/03/2024, 10:15:01\u202fPM"


def test_names_keep_their_marks_as_written() -> None:
    (part,) = read("٢٤‏/٤‏/٢٠٢٢، ٢:٠٧ م - \u202aسميرة\u202c: السلام\n").parts
    assert facts(part)["sender"] == "سميرة"
    assert part.facts[1].raw == "\u202aسميرة\u202c"
    assert (part.facts[0].value, part.facts[0].raw) == ("2022-04-24T14:07", "٢٤‏/٤‏/٢٠٢٢، ٢:٠٧ م")


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("3/4/24", "13/4/24"), "day-month"),
        (("3/4/24", "4/13/24"), "month-day"),
        (("2/4/24", "3/4/24"), "ambiguous"),
        (("13/4/24", "4/13/24"), "mixed"),
        (("1/2/24", "2/2/24", "1/3/24"), "day-month"),
        (("2/1/24", "2/2/24", "3/1/24"), "month-day"),
        (("2024/03/01", "2024/03/02"), "year-month-day"),
        (("99/03/01", "99/03/02"), "year-month-day"),
    ],
)
def test_the_whole_file_decides_the_order_of_its_dates(dates: tuple[str, ...], expected: str) -> None:
    reading = read("".join(f"{date}, 10:15 - Idris: a\n" for date in dates))
    assert order(reading) == expected
    assert len(reading.parts) == len(dates)
    both = [part for part in reading.parts if "time-or" in facts(part)]
    assert len(both) == {"ambiguous": 2}.get(expected, 0)


def test_dates_of_another_calendar_are_kept_and_not_read() -> None:
    reading = read("۱۴۰۳/۰۱/۰۵, ۱۴:۰۷ - یوسف: سلام\n۱۴۰۳/۰۱/۰۶, ۱۴:۰۷ - یوسف: سلام\n")
    assert [facts(part)["time-as-written"] for part in reading.parts] == ["۱۴۰۳/۰۱/۰۵, ۱۴:۰۷", "۱۴۰۳/۰۱/۰۶, ۱۴:۰۷"]
    assert all("time" not in facts(part) for part in reading.parts)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("<Media omitted>", {"media-omitted": "media"}),
        ("\u200e<تم استبعاد الوسائط>", {"media-omitted": "media"}),
        ("\u200eimage omitted", {"media-omitted": "image"}),
        ("Bild weggelassen", {"media-omitted": "image"}),
        ("This message was deleted", {"deleted": "by-sender"}),
        ("تم حذف هذه الرسالة.", {"deleted": "by-sender"}),
        ("We go at six <This message was edited>", {"edited": "yes"}),
        (
            "\u200e<attached: 00000042-PHOTO-2024-03-13.jpg>",
            {"attachment": "00000042-PHOTO-2024-03-13.jpg"},
        ),
        ("IMG-20240313-WA0001.jpg (file attached)\nthe gate", {"attachment": "IMG-20240313-WA0001.jpg"}),
        ("\u200fIMG-20240313-WA0002.jpg (الملف مرفق)", {"attachment": "IMG-20240313-WA0002.jpg"}),
        ("list of names.pdf (file attached)", {"attachment": "list of names.pdf"}),
        (
            "\u200eLocation: https://maps.google.com/?q=12.345678,-45.5",
            {"latitude": "12.345678", "longitude": "-45.5"},
        ),
        ("\u200ePOLL:\nWhere?\n\u200eOPTION: The well (2 votes)", {"poll": "Where?", "poll-option": "The well"}),
        ("\u200eSamira changed this group's icon", {"notice": "yes"}),
        ("call me (later)", {}),
        ("a < b and (c)", {}),
        ("report.pdf (my own words)", {}),
    ],
)
def test_what_the_app_writes_is_told_beside_what_people_do(message: str, expected: dict[str, str]) -> None:
    reading = read(f"13/03/2024, 10:15 - Idris: {message}\n14/03/2024, 10:15 - Samira: yes\n")
    told = facts(reading.parts[0])
    told.pop("time"), told.pop("sender")
    assert told == expected
    assert words(reading, reading.parts[0]) == message


def test_the_apps_sentences_have_no_sender() -> None:
    reading = read(
        "13/03/2024, 10:15 - Messages and calls are end-to-end encrypted.\n"
        '13/03/2024, 10:16 - Samira changed the subject from "A" to "B: C"\n'
        "13/03/2024, 10:17 - Yusuf: I said: no\n"
        "13/03/2024, 10:18 - Yusuf:\n"
    )
    told = [facts(part) for part in reading.parts]
    assert [one.get("sender") for one in told] == [None, None, "Yusuf", "Yusuf"]
    assert [one.get("system") for one in told] == ["encryption", "yes", None, None]
    assert words(reading, reading.parts[2]) == "I said: no"
    assert words(reading, reading.parts[3]) == ""


def test_a_message_pasted_from_another_phone_stays_where_it_was_pasted() -> None:
    reading = read(
        "13/03/2024, 10:15 - Idris: he wrote\n[3/12/24, 9:00:00 AM] X: come\n14/03/2024, 10:15 - Idris: so\n"
    )
    assert len(reading.parts) == 2
    assert order(reading) == "day-month"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig", "cp1256", "utf-32"])
def test_a_chat_is_known_and_read_in_any_encoding(encoding: str) -> None:
    text = "".join(
        f"{day}/03/2024, 10:15 - سميرة: وصلت القافلة إلى وادي النور في المساء\n" for day in range(10, 20)
    )
    data = text.encode(encoding)
    assert READER.recognises(media_type(data[:4096], "c.txt"), data[:4096], "c.txt")
    reading = read(data)
    assert len(reading.parts) == 10
    assert facts(reading.parts[9]) == {"time": "2024-03-19T10:15", "sender": "سميرة"}
    assert reading.texts[0].text.encode(str(reading.texts[0].encoding)) == data


def test_an_encoding_that_shows_late_is_found() -> None:
    text = android(4000) + "20/03/2024, 10:15 - سميرة: وصلت القافلة إلى وادي النور في المساء من هذا اليوم\n" * 50
    text = text.replace("سميرة: message", "Samira: message").replace("أم إدريس: message", "Idris: message")
    told = list(instalments(READER, text.encode("cp1256")))
    assert {one.texts[0].encoding for one in told} == {"cp1256"}
    assert "".join(one.texts[0].text for one in told) == text


def test_broken_bytes_cost_themselves_alone() -> None:
    data = android().encode().replace(b"message 2", b"mess\xffage 2")
    reading = read(data)
    assert reading.note == "lossy-decoding"
    assert len(reading.parts) == 6
    assert words(reading, reading.parts[1]) == "mess\ufffdage 2"


def test_instalments_join_without_a_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_chat, "MESSAGES", 700)
    text = android(2_000)
    told = list(instalments(READER, text.encode()))
    assert len(told) > 2
    assert "".join(one.texts[0].text for one in told) == text
    parts = [part for one in told for part in one.parts]
    assert [part.place for part in parts] == [f"message/{number}" for number in range(1, 2_001)]
    assert [words(one, one.parts[-1]) for one in told][-1] == "message 2000"


def test_a_message_of_ten_megabytes_is_cut_and_told_and_the_rest_goes_on() -> None:
    text = android(2) + "14/03/2024, 10:15 - Idris: " + "ب" * 5_000_000 + "\n" + android(2, start=20)
    told = list(instalments(READER, text.encode()))
    assert "".join(one.texts[0].text for one in told) == text
    parts = [part for one in told for part in one.parts]
    pieces = [part for part in parts if part.of == "message/3"]
    assert len(pieces) >= 9
    assert len({part.place for part in parts}) == len(parts)
    assert sum(part.end - part.start for part in [parts[2], *pieces]) == 5_000_000
    assert [part.place for part in parts[-2:]] == ["message/4", "message/5"]


def test_a_seam_inside_a_message_hides_no_message() -> None:
    """Wherever the stretch of 1 MiB ends, in a line or before it, the next message is found."""
    for over in (0, 1, 5, 20, 30, 60):
        body = "x" * ((1 << 20) - len(android(1)) - 28 - over)
        text = android(1) + "14/03/2024, 10:15 - Idris: " + body + "\n" + android(3, start=20)
        parts = [part.place for one in instalments(READER, text.encode()) for part in one.parts if part.of is None]
        assert parts == [f"message/{number}" for number in range(1, 6)]


def test_chats_of_the_first_years_have_a_colon_after_the_time() -> None:
    text = "3/24/14, 1:59:59 PM: Samira: so\n3/24/14, 2:59:59 PM: Yusuf joined\n3/25/14, 1:59:59 PM: Idris: no\n"
    assert READER.recognises("text/plain", text.encode(), "chat.txt")
    told = [facts(part) for part in read(text).parts]
    assert [one.get("sender") for one in told] == ["Samira", None, "Idris"]
    assert told[1]["time"] == "2014-03-24T14:59:59"
    for other in (b"2024-03-13 10:15:01: a: b\n" * 3, b"3/24/14, 1:59:59 PM: started\n" * 3):
        assert not READER.recognises("text/plain", other, "x.txt")


def test_what_a_decoder_of_signal_links_is_an_attachment() -> None:
    data = b"[2024-03-13 12:23:10] Samira: ![gate](./media/2024-03-13_gate.jpg)  \n[2024-03-13 12:24:10] Me: yes\n"
    assert SignalChat().recognises("text/markdown", data, "chat.md")
    (reading,) = instalments(SignalChat(), data, "chat.md")
    assert facts(reading.parts[0])["attachment"] == "./media/2024-03-13_gate.jpg"


def test_the_lines_of_a_programs_log_are_no_chat() -> None:
    log = b"[2024-03-13 10:15:01] ERROR: no room\n[2024-03-13 10:15:02] app.INFO: room\n"
    assert not READER.recognises("text/plain", log, "server.log")
    assert not READER.recognises("text/plain", b"12/03/2024, 10:15 - one line of a diary: rain\n", "diary.txt")
    assert READER.recognises("text/plain", b"12/03/2024, 10:15 - Idris: rain\n", "WhatsApp Chat with Idris.txt")


def test_a_token_of_another_reader_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_chat, "MESSAGES", 3)
    data = android().encode()
    good = json.loads(next(iter(instalments(READER, data))).resume or "")
    for wrong in (
        {"kind": "x"},
        {"order": "x"},
        {"encoding": "x"},
        {"at": 10**9},
        {"separator": "ab"},
        {"at": -1},
    ):
        with pytest.raises(ReadingFailed):
            list(_on(data, json.dumps({**good, **wrong})))


def _on(data: bytes, token: str) -> list[Reading]:
    import io

    return [READER.read_on(io.BytesIO(data), "x", replace(READER.limits), token)]


def test_long_runs_of_marks_and_brackets_cost_little() -> None:
    """What matches nearly everywhere: none of it may take more than its length in time."""
    for run in ("\u200e", "\u200e ", "(", "<a: ", "1/1/24, 10:15 ", "#", "[", "](media/", ": ", "\n\u200e[1/1/24"):
        text = android(2) + "14/03/2024, 10:15 - Idris: " + run * (900_000 // len(run)) + "\n"
        assert len([part for one in instalments(READER, text.encode()) for part in one.parts]) >= 3
        head = "1/1/24, 10:15" + run * (200_000 // len(run)) + " - a: b\n"
        assert len(next(iter(instalments(READER, (android(2) + head).encode()))).parts) == 2

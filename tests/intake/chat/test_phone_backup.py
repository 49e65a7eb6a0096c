"""Text messages and calls of a telephone."""

from __future__ import annotations

import base64
import io

import pytest

from amana.errors import ReadingFailed
from amana.intake import Limits, Part, Reading, media_type, reader_for
from amana.intake.chat import made_text, phone_backup
from amana.intake.chat.phone_backup import PhoneBackup
from tests.contracts.reader_contract import ReaderContract
from tests.intake.chat.reading_chats import confined, facts, instalments, words
from tests.intake.photo_maker import encoded, scene

READER = PhoneBackup()
AT = "1702728000000"  # 2023-12-16, noon in UTC


def sms(body: str, *, kind: int = 1, name: str = "سميرة", number: str = "+00 000 001", at: str = AT) -> str:
    return (
        f'<sms protocol="0" address="{number}" date="{at}" type="{kind}" subject="null" body="{body}" toa="null" '
        f'service_center="null" read="1" status="-1" readable_date="16 Dec 2023 12:00:00" contact_name="{name}" />'
    )


def mms(*parts: str, box: int = 1) -> str:
    addresses = '<addr address="+00 000 001" type="137" charset="106"/><addr address="+00 000 002" type="151" />'
    return (
        f'<mms date="{AT}" msg_box="{box}" address="+00 000 001" contact_name="(Unknown)" m_size="null">'
        f"<parts>{''.join(parts)}</parts><addrs>{addresses}</addrs></mms>"
    )


def part(kind: str, **more: str) -> str:
    told = " ".join(f'{key}="{value}"' for key, value in more.items())
    return f'<part seq="0" ct="{kind}" chset="106" {told} />'


def call(kind: int, seconds: int) -> str:
    return (
        f'<call number="+00 000 003" duration="{seconds}" date="{AT}" type="{kind}" presentation="1" '
        f'readable_date="16 Dec 2023" contact_name="Yusuf" />'
    )


def backup(*records: str, root: str = "smses") -> bytes:
    head = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!--File Created By an app-->\n"
    return f'{head}<{root} count="{len(records)}">\n  {chr(10).join(records)}\n</{root}>\n'.encode()


class TestPhoneBackup(ReaderContract):
    def reader(self) -> PhoneBackup:
        return READER

    def sample(self) -> tuple[bytes, str]:
        picture = base64.b64encode(encoded(scene(1, (60, 40)))).decode()
        text = part("text/plain", text="&#1605;رحبا")
        return backup(
            sms("one&#10;two &amp; three"),
            sms("&#55357;&#56832;", kind=2),
            mms(text, part("image/jpeg", cl="a.jpg", data=picture)),
            call(3, 0),
        ), "sms-1.xml"


def read(*records: str, root: str = "smses") -> Reading:
    (told,) = instalments(READER, backup(*records, root=root), "sms-1.xml")
    return told


def only(reading: Reading) -> Part:
    (found,) = reading.parts
    return found


def test_who_when_and_words_of_a_message_that_came() -> None:
    reading = read(sms("first&#10;second &amp; &lt;last&gt; &quot;x&quot;"))
    found = only(reading)
    assert found.place == "message/1"
    assert words(reading, found) == 'first\nsecond & <last> "x"'
    told = facts(found)
    assert (told["sender"], told["number"], told["direction"]) == ("سميرة", "+00 000 001", "received")
    assert told["time"] == "2023-12-16T12:00:00+00:00"
    assert told["readable-date"] == "16 Dec 2023 12:00:00"
    assert "recipient" not in told
    assert "subject" not in told  # null
    assert "سميرة, 2023-12-16T12:00:00+00:00\nfirst" in reading.texts[0].text


def test_one_that_was_sent_went_to_somebody() -> None:
    reading = read(sms("words", kind=2), sms("words", kind=5, name="(Unknown)"))
    sent, failed = reading.parts
    assert (facts(sent)["recipient"], facts(sent)["direction"]) == ("سميرة", "sent")
    assert (facts(failed)["recipient"], facts(failed)["direction"]) == ("+00 000 001", "failed")
    assert "sender" not in facts(sent)
    assert reading.texts[0].text.startswith("→ سميرة, ")


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("&#55357;&#56832; &#1605;&#1585;", "😀 مر"),  # two halves, which no XML parser takes
        ("&#55357; alone", "� alone"),
        ("&#56832;&#55357;", "��"),
        ("&amp;amp; &#x645;", "&amp; م"),
    ],
)
def test_characters_that_are_written_as_references(written: str, read_as: str) -> None:
    reading = read(sms(written))
    assert words(reading, only(reading)) == read_as


def test_the_words_and_files_of_a_multimedia_message() -> None:
    picture = encoded(scene(1, (60, 40)))
    reading = read(
        mms(
            part("application/smil", text="<smil/>".replace("<", "&lt;")),
            part("text/plain", text="look"),
            part("text/plain", text="here"),
            part("image/jpeg", cl="صورة.jpg", data=base64.b64encode(picture).decode()),
            part("image/jpeg", name="null", data="%%%"),
            part("video/3gpp", cl="b.3gp"),
        )
    )
    message, first, second, third = reading.parts
    assert words(reading, message) == "look\nhere"
    told = facts(message)
    assert (told["from-number"], told["to-number"], told["sender"]) == (
        "+00 000 001",
        "+00 000 002",
        "+00 000 001",
    )
    assert (first.place, first.of, first.name) == ("message/1/attachment/1", "message/1", "صورة.jpg")
    assert (first.data, first.media_type, first.reason) == (picture, "image/jpeg", None)
    assert (second.data, second.name, second.reason) == (None, None, "malformed")
    assert (third.data, third.name, third.reason) == (None, "b.3gp", "left-out")
    assert reading.note == "parts-unread"


def test_calls_have_no_words_and_say_how_long_they_took() -> None:
    reading = read(call(2, 61), call(3, 0), root="calls")
    made, missed = (facts(one) for one in reading.parts)
    assert (made["direction"], made["duration"], made["recipient"]) == ("made", "61", "Yusuf")
    assert (missed["direction"], missed["sender"]) == ("missed", "Yusuf")
    assert [one.text for one in reading.parts] == [None, None]


@pytest.mark.parametrize("at", ["x", "-1", "99999999999999999", "9" * 15, "١٢"])
def test_a_time_that_is_none_stands_as_written(at: str) -> None:
    told = facts(only(read(sms("words", at=at))))
    assert told["time-as-written"] == at
    assert "time" not in told


def test_one_message_that_is_broken_costs_itself_alone() -> None:
    reading = read(sms("one"), '<sms address="+00" date= body="x />', sms("three"))
    assert [one.reason for one in reading.parts] == [None, "malformed", None]
    assert words(reading, reading.parts[2]) == "three"
    assert reading.note == "parts-unread"


def test_a_long_backup_is_read_in_instalments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made_text, "MESSAGES", 3)
    told = list(instalments(READER, backup(*(sms(f"words {n}") for n in range(1, 9))), "x"))
    parts = [(reading, one) for reading in told for one in reading.parts]
    assert [one.place for _, one in parts] == [f"message/{n}" for n in range(1, 9)]
    assert [words(*one) for one in parts] == [f"words {n}" for n in range(1, 9)]


def test_files_end_an_instalment_before_they_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phone_backup, "_FILES", 1000)
    one = mms(part("image/png", cl="a.png", data=base64.b64encode(bytes(900)).decode()))
    told = list(instalments(READER, backup(one, one, one), "x"))
    assert [sum(part.data is not None for part in reading.parts) for reading in told] == [2, 1]


def test_a_message_that_is_too_large_is_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phone_backup, "_MOST", 600_000)
    large = mms(part("image/png", cl="a.png", data="A" * 1_500_000))
    reading = read(sms("one"), large, sms("three"))
    assert [one.reason for one in reading.parts] == [None, "too-large", None]


def test_a_backup_of_nothing_is_empty_and_other_xml_is_refused() -> None:
    assert read().note == "empty"
    with pytest.raises(ReadingFailed):
        READER.read(io.BytesIO(b"<other/>"), "x", READER.limits)


@pytest.mark.parametrize("token", ["", "[]", "{}", '{"at": -1, "message": 0}', '{"at": 0, "message": "1"}'])
def test_a_token_that_is_none_is_refused(token: str) -> None:
    with pytest.raises(ReadingFailed):
        READER.read_on(io.BytesIO(backup(sms("a"))), "x", Limits(), token)


def test_which_files_it_takes() -> None:
    for root in ("smses", "calls"):
        head = backup(sms("words"), root=root)[:4096]
        taken = reader_for(media_type(head, "sms-1.xml"), head, "sms-1.xml")
        assert taken is not None
        assert taken.name == "phone-backup"
    assert not READER.recognises("application/xml", b"<?xml version='1.0'?><smsest/>", "sms-1.xml")
    assert not READER.recognises("image/png", backup(sms("words")), "sms-1.xml")


def test_it_is_read_in_the_box() -> None:
    module, outcome, reading = confined(backup(sms("مرحبا")), "application/xml", "sms-1.xml")
    assert (module, outcome) == ("phone-backup", "read")
    assert reading is not None
    assert words(reading, only(reading)) == "مرحبا"

"""Contacts and calendars: the exact text, and the entries in it."""

from __future__ import annotations

import base64
import io

from amana.intake import READERS, Part, Reader, Reading, media_type
from amana.intake.mail.contacts import Contacts
from tests.contracts.reader_contract import ReaderContract

CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:سميرة من وادي النور\r\nN:;سميرة;;;\r\nTEL;TYPE=CELL:+963 11 000 000\r\n"
    "EMAIL:samira@example.org\r\nBDAY:19840517\r\nNOTE:first line\\nsecond\\, and\r\n  last\r\nEND:VCARD\r\n"
)
EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:Asia/Damascus\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\n"
    "SUMMARY:Meeting in Wadi al-Noor\r\nDTSTART;TZID=Asia/Damascus:20261126T140500\r\nDTEND:20261126T130500Z\r\n"
    "LOCATION:Wadi al-Noor\r\nBEGIN:VALARM\r\nSUMMARY:not this\r\nEND:VALARM\r\nEND:VEVENT\r\n"
    "BEGIN:VTODO\r\nSUMMARY:Call Yusuf\r\nDUE;VALUE=DATE:20261127\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"
)


def read(data: bytes) -> Reading:
    return Contacts().read(io.BytesIO(data), "a.vcf", Contacts.limits)


def told(part: Part) -> dict[str, str]:
    return {fact.name: fact.value for fact in part.facts}


class TestContacts(ReaderContract):
    def reader(self) -> Reader:
        return next(reader for reader in READERS if reader.name == "contacts")

    def sample(self) -> tuple[bytes, str]:
        return CARD.encode(), "contacts.vcf"


def test_a_contact_is_a_span_of_the_exact_text_with_its_facts() -> None:
    data = (CARD + CARD).encode()
    reading = read(data)
    (text,) = reading.texts
    assert text.text.encode() == data
    first, second = reading.parts
    assert text.text[first.start : first.end] == text.text[second.start : second.end] == CARD
    assert told(first) == {
        "name": "سميرة من وادي النور",
        "name-parts": ";سميرة;;;",
        "phone": "+963 11 000 000",
        "mail": "samira@example.org",
        "born": "1984-05-17",
        "note": "first line\nsecond, and last",
    }


def test_quoted_printable_in_another_charset() -> None:
    name = "".join(f"={byte:02X}" for byte in "سميرة".encode("cp1256"))
    value = f"FN;CHARSET=windows-1256;ENCODING=QUOTED-PRINTABLE:{name[:9]}=\n{name[9:]}\n"
    card = f"BEGIN:VCARD\nVERSION:2.1\n{value}END:VCARD\n"
    (part,) = read(card.encode()).parts
    assert told(part)["name"] == "سميرة"


def test_a_picture_in_a_contact_is_a_part_of_its_own() -> None:
    photo = base64.b64encode(b"\xff\xd8\xff picture").decode()
    card = CARD.replace("END:", f"PHOTO;ENCODING=b;TYPE=JPEG:{photo[:8]}\r\n {photo[8:]}\r\nEND:")
    contact, picture = read(card.encode()).parts
    assert (picture.kind, picture.of, picture.data) == ("embedded", contact.place, b"\xff\xd8\xff picture")


def test_events_and_tasks_keep_their_zones_apart_from_their_times() -> None:
    reading = read(EVENT.encode())
    event, task = reading.parts
    assert event.place == "event/1"
    assert told(event) == {
        "summary": "Meeting in Wadi al-Noor",
        "start": "2026-11-26T14:05:00",
        "start-zone": "Asia/Damascus",
        "end": "2026-11-26T13:05:00+00:00",
        "place": "Wadi al-Noor",
    }
    assert told(task) == {"summary": "Call Yusuf", "due": "2026-11-27"}


def test_they_are_known_by_what_they_say() -> None:
    assert media_type(CARD.encode(), "export") == "text/vcard"
    assert media_type(EVENT.encode(), "export.txt") == "text/calendar"


def test_what_is_broken_is_text_all_the_same() -> None:
    for data in (
        b"BEGIN:VCARD\nFN:Idris",
        b"BEGIN:VCARD\n" * 1_000,
        b"END:VCARD\nFN",
        b'BEGIN:VCARD\nFN;A="x:y\nEND:VCARD',
    ):
        assert read(data).texts[0].text.encode() == data
    one_line = b"BEGIN:VCARD\nFN" + b";a=b" * 200_000 + b":x\nEND:VCARD"
    assert read(one_line).texts
    assert read(b"BEGIN:VCARD\n" + b" \n" * 500_000).texts
    assert read(b"BEGIN:VCARD\nA;ENCODING=QUOTED-PRINTABLE:" + b"=\n" * 200_000).texts

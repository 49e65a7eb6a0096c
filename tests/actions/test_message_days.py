"""What is relative in a message is counted from the day it was written on."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from amana.actions import OpenArchive
from amana.actions.comparing.accounts import accounts_of
from tests.actions.test_linking import archive as archive  # a fixture
from tests.actions.test_viewing import added
from tests.intake.chat.chat_maker import telegram_json, telegram_message
from tests.intake.chat.test_phone_backup import backup, sms

SAID = "We left the village yesterday."
WHATSAPP = (
    f"[13/03/2030, 10:00:00] Samira: {SAID}\n[13/03/2030, 11:00:00] Samira: ok\n"
    f"[20/03/2030, 10:00:00] Yusuf: {SAID}\n"
).encode()
TELEGRAM = telegram_json(
    telegram_message(1, text=SAID, date="2030-03-13T10:00:00", date_unixtime="1899626400"),
    telegram_message(2, text=SAID, date="2030-03-20T10:00:00", date_unixtime="1900231200"),
)
PHONE = backup(sms(SAID, at="1899626400000"), sms(SAID, at="1900231200000"))


def zipped(data: bytes) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as packed:
        packed.writestr("WhatsApp Chat.txt", data)
    return sink.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("WhatsApp Chat.txt", WHATSAPP),
        ("result.json", TELEGRAM),
        ("sms-1.xml", PHONE),
        ("chat.zip", zipped(WHATSAPP)),
    ],
)
def test_each_message_is_counted_from_its_own_day(
    archive: OpenArchive, tmp_path: Path, name: str, data: bytes
) -> None:
    item = added(archive, tmp_path / name, data)
    (told,) = archive.readings(item)
    assert told.reading is not None
    relative = [one.first for one in told.reading.times if one.text == "yesterday"]
    assert relative == ["2030-03-12", "2030-03-19"]


def test_the_same_when_the_catalogue_is_made_anew(archive: OpenArchive, tmp_path: Path) -> None:
    item = added(archive, tmp_path / "WhatsApp Chat.txt", WHATSAPP)
    before = archive.readings(item)
    archive.rebuild()
    assert archive.readings(item) == before


def test_a_day_said_of_the_whole_does_not_go_before_them(archive: OpenArchive, tmp_path: Path) -> None:
    item = added(archive, tmp_path / "WhatsApp Chat.txt", WHATSAPP)
    archive.describe(item, [("published", "2031-01-01")])
    (account,) = accounts_of(archive.archive, [item])
    assert account.published == "2031-01-01"
    relative = [one.first for one in account.reading.times if one.text == "yesterday"]
    assert relative == ["2030-03-12", "2030-03-19"]


def test_what_is_no_chat_has_no_days(archive: OpenArchive, tmp_path: Path) -> None:
    item = added(archive, tmp_path / "note.txt", SAID.encode())
    (told,) = archive.readings(item)
    assert told.reading is not None
    assert [one.first for one in told.reading.times] == [None]

"""Chats and tables by number: any page of them, with what is attached, as it was taken in."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from amana.actions import OpenArchive
from amana.errors import ItemUnknown
from tests.actions.test_linking import CHAT, items, png
from tests.actions.test_linking import archive as archive  # a fixture
from tests.actions.test_viewing import added
from tests.archive.made_once import making, open_copy
from tests.intake.tables.makers import words, xlsx


def long_chat(count: int) -> bytes:
    return "".join(
        f"[{at % 28 + 1:02}/{at % 12 + 1:02}/2031, 10:{at % 60:02}:00] Samira: lantern {at}\n"
        for at in range(count)
    ).encode()


MESSAGES, ROWS = 40_200, 21_000  # just beyond two instalments, and one


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of a long chat and a long table, read once: each test that looks at them has its own copy."""
    folder = tmp_path_factory.mktemp("long")
    rows = "".join(f"{at},{'' if at % 2 else 'wadi'},lantern {at}\n" for at in range(ROWS))
    with making(folder) as opened:
        added(opened, folder / "WhatsApp Chat.txt", long_chat(MESSAGES))
        added(opened, folder / "list.csv", ("no,where,what\n" + rows).encode())
    return folder


@pytest.fixture
def long(made: Path, tmp_path: Path) -> Iterator[OpenArchive]:
    with open_copy(made, tmp_path) as opened:
        yield opened


def test_any_page_of_a_long_chat(long: OpenArchive) -> None:
    item = items(long)["WhatsApp Chat.txt"]
    assert len(long.show(item).intakes) > 2
    first = long.messages(item, 0, 3)
    assert (first.total, first.offset) == (MESSAGES, 0)
    assert [(one.number, one.text, one.sender) for one in first.messages] == [
        (1, "lantern 0", "Samira"),
        (2, "lantern 1", "Samira"),
        (3, "lantern 2", "Samira"),
    ]
    assert first.messages[0].written_time is not None
    for start in (19_990, 20_000, 21_995, 39_990, 40_000, MESSAGES - 5):
        found = long.messages(item, start, 20).messages
        assert [one.text for one in found] == [f"lantern {at}" for at in range(start, min(start + 20, MESSAGES))]
        assert [one.number for one in found] == list(range(start + 1, min(start + 20, MESSAGES) + 1))
    assert long.messages(item, MESSAGES, 5).messages == ()
    assert len(long.messages(item, -4, 10**9).messages) == 500
    for start in (21_000, MESSAGES - 1):
        place = long.messages(item, start, 1).messages[0].place
        assert long.message_number(item, place) == start + 1
    assert long.message_number(item, "message/99999999") is None


def test_any_page_of_a_table(long: OpenArchive) -> None:
    item = items(long)["list.csv"]
    (table,) = long.tables(item)
    assert (table.place, table.rows) == (None, ROWS + 1)
    found = long.rows(item, offset=0, limit=3)
    assert found.columns == ("no", "where", "what")
    assert (found.rows[0].header, found.rows[0].text) == (True, "no,where,what")
    assert found.rows[1].cells == ("0", "wadi", "lantern 0")
    assert found.rows[2].cells == ("1", None, "lantern 1")
    late = long.rows(item, offset=20_999, limit=9)
    assert [row.cells[2] for row in late.rows] == ["lantern 20998", "lantern 20999"]
    assert (late.total, late.columns) == (ROWS + 1, ("no", "where", "what"))
    with pytest.raises(ItemUnknown):
        long.rows(item, "sheet/4")


def test_words_are_found_in_their_row(long: OpenArchive) -> None:
    item = items(long)["list.csv"]
    for at in (0, 4, 17_000, 20_999):
        (row,) = long.rows(item, offset=at, limit=1).rows
        assert row.text_version is not None
        assert long.row_at(item, row.text_version, row.start + 1, row.end) == (None, at + 1)
        # The line end after it, and words that go on into the next row, lead to it too.
        assert long.row_at(item, row.text_version, row.end, row.end + 1) in (None, (None, at + 1))
        assert long.row_at(item, row.text_version, row.start, row.end + 3) == (None, at + 1)
    assert long.row_at(item, str(row.text_version), 10**8, 10**8 + 1) is None
    assert long.row_at(item, "ab" * 32, 0, 1) is None


def test_words_are_found_in_their_message(long: OpenArchive) -> None:
    chat = items(long)["WhatsApp Chat.txt"]
    for at in (0, 19_999, 20_000, 20_999, 39_999, 40_000, MESSAGES - 1):
        (message,) = long.messages(chat, at, 1).messages
        assert message.text_version is not None
        assert long.message_at(chat, message.text_version, message.start, message.end) == at + 1
    assert long.message_at(chat, "ab" * 32, 0, 1) is None


def test_parts_are_counted_once_and_that_is_kept(long: OpenArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    item = items(long)["WhatsApp Chat.txt"]
    assert long.messages(item, 0, 0).total == MESSAGES
    long.close()
    from amana.actions.viewing import part_counts_kept

    monkeypatch.setattr(part_counts_kept, "_counted", lambda *_: pytest.fail("counted again"))
    last = MESSAGES - 1
    assert long.messages(item, last, 1).messages[0].text == f"lantern {last}"
    assert long.around(item).parts == {"message": MESSAGES}


def test_what_is_attached_is_led_to(archive: OpenArchive, tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "_chat.txt").write_text(CHAT)
    (folder / "00000002-PHOTO.png").write_bytes(png())
    archive.add(folder)
    known = items(archive)
    told = archive.messages(known["_chat.txt"]).messages
    assert told[0].text == "the lanterns are lit"
    (attached,) = told[1].attachments
    assert (attached.name, attached.item) == ("00000002-PHOTO.png", known["00000002-PHOTO.png"])
    assert (told[0].time, told[0].written_time) == ("2016-02-01T10:00:00", "01/02/2016, 10:00:00")
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as made:
        made.writestr("chat/_chat.txt", CHAT)
        made.writestr("chat/00000002-PHOTO.png", png())
    item = added(archive, tmp_path / "export.zip", sink.getvalue())
    inside = archive.messages(item, part="member/chat/_chat.txt")
    assert inside.total == 3
    assert inside.messages[1].attachments[0].part == "member/chat/00000002-PHOTO.png"
    assert archive.messages(item).total == 0


def test_edits_deletions_and_forwards_are_told(archive: OpenArchive, tmp_path: Path) -> None:
    chat = {
        "name": "Lanterns",
        "type": "private_group",
        "id": 7,
        "messages": [
            {
                "id": 1,
                "type": "message",
                "date": "2031-03-01T10:00:00",
                "date_unixtime": "1930212000",
                "from": "Samira",
                "text": "first",
                "edited": "2031-03-01T11:00:00",
                "forwarded_from": "Idris",
                "photo": "photos/a.jpg",
            },
            {
                "id": 2,
                "type": "message",
                "date": "2031-03-01T10:01:00",
                "from": "Yusuf",
                "text": "second",
                "reply_to_message_id": 1,
            },
            {
                "id": 3,
                "type": "service",
                "date": "2031-03-01T10:02:00",
                "actor": "Yusuf",
                "action": "pin_message",
                "text": "",
            },
        ],
    }
    item = added(archive, tmp_path / "result.json", json.dumps(chat).encode())
    first, second, third = archive.messages(item).messages
    assert (first.forwarded_from, first.sender, first.text) == ("Idris", "Samira", "first")
    assert first.edited is not None
    assert first.edited.startswith("2031-03-01T11:00")
    assert first.attachments[0].name == "photos/a.jpg"
    assert (first.attachments[0].item, first.attachments[0].part) == (None, None)
    assert second.reply_to == "1"
    assert third.system


def test_a_mailbox_is_paged_with_its_attachments(archive: OpenArchive, tmp_path: Path) -> None:
    def mail(number: int) -> str:
        return (
            f"From a@example.org Mon Mar  1 10:00:00 2031\nFrom: Samira <a@example.org>\n"
            f"Subject: lantern {number}\n"
            "Date: Sat, 1 Mar 2031 10:00:00 +0200\nMIME-Version: 1.0\n"
            "Content-Type: multipart/mixed; boundary=BB\n\n"
            f"--BB\nContent-Type: text/plain\n\nwords {number}\n--BB\nContent-Type: text/plain\n"
            f"Content-Disposition: attachment; filename=n{number}.txt\n\nfile {number}\n--BB--\n\n"
        )

    item = added(archive, tmp_path / "box.mbox", "".join(map(mail, range(30))).encode())
    found = archive.messages(item, 12, 2)
    assert found.total == 30
    assert [one.subject for one in found.messages] == ["lantern 12", "lantern 13"]
    assert [one.attachments[0].name for one in found.messages] == ["n12.txt", "n13.txt"]
    assert found.messages[0].sender == "Samira <a@example.org>"
    assert found.messages[0].time == "2031-03-01T10:00:00+02:00"
    with archive.content(item, found.messages[0].attachments[0].part) as content:
        assert content.read().strip() == b"file 12"


def test_words_are_found_in_their_row_of_a_workbook(archive: OpenArchive, tmp_path: Path) -> None:
    names = ("lists", "وادي")
    filled = [[words(str(at), f"{name} {at}") for at in range(5)] for name in names]
    book = xlsx(*(words("no", "what") + "".join(rows) for rows in filled), names=names)
    item = added(archive, tmp_path / "book.xlsx", book)
    for table in archive.tables(item):
        (row,) = archive.rows(item, table.place, 3, 1).rows
        assert row.text_version is not None
        assert archive.row_at(item, row.text_version, row.start, row.end) == (table.place, 4)


def test_the_sheets_of_a_workbook_are_tables_of_their_own(archive: OpenArchive, tmp_path: Path) -> None:
    names = ("lists", "وادي")
    filled = [[words(str(at), f"{name} {at}") for at in range(5 + number)] for number, name in enumerate(names)]
    book = xlsx(*(words("no", "what") + "".join(rows) for rows in filled), names=names)
    item = added(archive, tmp_path / "book.xlsx", book)
    found = {one.name: one for one in archive.tables(item)}
    assert {name: found[name].rows for name in ("lists", "وادي")} == {"lists": 6, "وادي": 7}
    second = archive.rows(item, found["وادي"].place, 1, 2)
    assert [row.cells for row in second.rows] == [("0", "وادي 0"), ("1", "وادي 1")]
    assert second.total == 7


def test_an_item_without_messages_or_rows_has_none(archive: OpenArchive, tmp_path: Path) -> None:
    item = added(archive, tmp_path / "a.txt", b"words of nobody")
    assert archive.messages(item).total == 0
    assert archive.tables(item) == ()
    assert archive.rows(item).rows == ()
    with pytest.raises(ItemUnknown):
        archive.messages("ff" * 16)

"""What a telephone's backup holds, as a conversation."""

from __future__ import annotations

from pathlib import Path

from amana.actions import OpenArchive
from tests.actions.test_linking import archive as archive  # a fixture
from tests.actions.test_viewing import added
from tests.intake.chat.test_phone_backup import backup, call, mms, part, sms


def test_what_came_and_what_went_out_are_told_apart(archive: OpenArchive, tmp_path: Path) -> None:
    picture = part("image/png", cl="a.png", data="AAAA")
    data = backup(sms("came"), sms("went out", kind=2), mms(part("text/plain", text="look"), picture), call(3, 0))
    item = added(archive, tmp_path / "sms-1.xml", data)
    told = archive.messages(item).messages
    assert [(one.sender, one.recipient, one.text) for one in told] == [
        ("سميرة", None, "came"),
        (None, "سميرة", "went out"),
        ("+00 000 001", None, "look"),
        ("Yusuf", None, ""),
    ]
    assert {one.time for one in told} == {"2023-12-16T12:00:00+00:00"}
    (file,) = told[2].attachments
    assert (file.name, file.part, file.media_type) == ("a.png", "message/3/attachment/1", "image/png")

"""The messages of a telephone in the reading room: what came, what went out, and when."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import amana
from tests.archive.archives import write_tree
from tests.intake.chat.test_phone_backup import backup, call, sms
from tests.web.conftest import served


@pytest.mark.parametrize(("language", "to"), [("en", "To "), ("ar", "إلى ")])
def test_who_wrote_to_whom_and_when_it_was(tmp_path: Path, language: str, to: str) -> None:
    data = backup(sms("came"), sms("went out", kind=2), sms("and again", kind=2), call(3, 0))
    amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "key")
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "key") as archive:
        (file,) = archive.add(write_tree(tmp_path / "card", [("sms-1.xml", data)])).files
    with served(tmp_path / "archive", identity=tmp_path / "key") as room, room.client() as guest:
        page = guest.get(f"/items/{file.item}?lang={language}").text
    bubbles = re.findall(r"<article class=\"bubble.*?</article>", page, re.DOTALL)
    said = [" ".join(re.sub(r"[\u2066-\u2069]|<[^>]+>", "", one).split()) for one in bubbles]
    assert len(said) == 4
    assert "سميرة" in said[0]
    assert f"{to}سميرة" in said[1]
    assert "سميرة" not in said[2]  # he goes on
    assert "Yusuf" in said[3]
    assert all("1702728000000" not in one for one in said)
    assert all("12:00:00" in one for one in said)

"""The page of kinds is what the readers tell of themselves."""

from __future__ import annotations

from amana.intake import READERS
from tools.write_kinds import PAGE, page


def test_the_committed_page_is_what_the_readers_tell() -> None:
    assert PAGE.read_text("utf-8") == page(), "python -m tools.write_kinds"


def test_every_kind_has_its_rows() -> None:
    told = page()
    for reader in READERS:
        assert f"| **{reader.name}**<br>" in told
        assert f"| {reader.name} | {reader.version} |" in told

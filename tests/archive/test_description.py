"""What lies in place of archive.json."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from amana.archive.description import read_description
from amana.errors import ArchiveFileDamaged, NotAnArchive


@pytest.mark.timeout(20)
def test_a_pipe_in_place_of_archive_json_is_damage_and_not_waited_on(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "archive.json")
    with pytest.raises(ArchiveFileDamaged):
        read_description(tmp_path / "archive.json")


def test_a_folder_in_place_of_archive_json_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "archive.json").mkdir()
    with pytest.raises(NotAnArchive):
        read_description(tmp_path / "archive.json")

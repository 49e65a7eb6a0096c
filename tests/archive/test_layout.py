"""Which archive a folder is in."""

from __future__ import annotations

from pathlib import Path

import pytest

from amana.archive import find_archive
from amana.errors import NotAnArchive
from tests.archive.archives import make


def test_what_lies_beside_an_archive_is_not_in_it_however_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make(tmp_path / "box")
    (root / "objects" / "deep").mkdir()
    monkeypatch.chdir(root)
    assert find_archive(Path("objects/deep")) == find_archive(Path("objects/../keys")) == root
    for beside in (Path(".."), Path("../card"), root / ".." / "card"):
        with pytest.raises(NotAnArchive):
            find_archive(beside)

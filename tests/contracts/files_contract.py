"""What every medium must do with small files; an implementation's test derives from this and makes one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from amana.errors import ArchiveFileDamaged, DiskFault, StoreRefused
from amana.stores import Files, Removing

BAD_PATHS = [
    "",
    "/etc/passwd",
    "../beside",
    "logs/../../beside",
    "logs//checkpoint",
    "logs/",
    ".",
    "./README.txt",
    ".hidden",
    "logs/.checkpoint.new",
    "a\\b",
    "a b",
    "C:x",
    "أرشيف",
    "a\nb",
    "a\0b",
    "x" * 101,
    "/".join("a" * 13),
]


class FilesContract:
    """Derive, and give `files`: a fresh, empty place; and `again`: makes another view, as a later process."""

    def test_what_was_written_is_read(self, files: Files, again: Callable[[], Files]) -> None:
        files.write("README.txt", "اقرأ".encode())
        files.write("logs/0a/tile/entries/x001/067.p/7", b"entries")
        for one in (files, again()):
            assert one.read("README.txt", 100) == "اقرأ".encode()
            assert one.read("logs/0a/tile/entries/x001/067.p/7", 7) == b"entries"

    def test_what_is_absent_is_none(self, files: Files) -> None:
        assert files.read("archive.json", 100) is None
        assert files.read("logs/0a/checkpoint", 100) is None
        files.write("README.txt", b"x")
        assert files.read("README.txt/beneath", 100) is None

    def test_a_folder_is_no_file(self, files: Files) -> None:
        """Nothing there, or refused: but no bytes."""
        files.write("logs/0a/checkpoint", b"x")
        with suppress(StoreRefused, DiskFault):
            assert files.read("logs/0a", 100) is None

    def test_new_content_takes_the_place_of_old(self, files: Files, again: Callable[[], Files]) -> None:
        for data in (b"old and longer", b"new", b""):
            files.write("archive.json", data)
            assert files.read("archive.json", 100) == data
            assert again().read("archive.json", 100) == data
        assert list(files.names()) == ["archive.json"]

    def test_more_than_the_limit_is_refused(self, files: Files) -> None:
        files.write("archive.json", b"12345")
        assert files.read("archive.json", 5) == b"12345"
        with pytest.raises(ArchiveFileDamaged) as told:
            files.read("archive.json", 4)
        assert told.value.facts == {"path": "archive.json", "reason": "too-large"}

    def test_names_are_whole_paths_sorted_and_complete(self, files: Files, again: Callable[[], Files]) -> None:
        paths = [
            "a-b",
            "a/b",
            "a.b",
            "a/c/d",
            "logs/0a/checkpoint",
            "logs/0a.11/checkpoint",
            "logs/0a/tile/0/000.p/1",
        ]
        for path in paths:
            files.write(path, path.encode())
        for one in (files, again()):
            assert list(one.names()) == sorted(paths)
            assert list(one.names("logs")) == sorted(path for path in paths if path.startswith("logs/"))
            assert list(one.names("logs/0a")) == ["logs/0a/checkpoint", "logs/0a/tile/0/000.p/1"]
            assert list(one.names("acts")) == []
            assert list(one.names("logs/0a/checkpoint")) == []

    def test_what_another_did_meanwhile_is_seen(self, files: Files, again: Callable[[], Files]) -> None:
        """Nothing is remembered of what was read, listed, or not there."""
        other = again()
        files.write("acts/a.note", b"old")
        for one in (files, other):
            assert list(one.names("acts")) == ["acts/a.note"]
            assert one.read("acts/b.note", 10) is None
        other.write("acts/a.note", b"newer")
        other.write("acts/b.note", b"b")
        assert list(files.names("acts")) == ["acts/a.note", "acts/b.note"]
        assert files.read("acts/a.note", 10) == b"newer"
        assert files.read("acts/b.note", 10) == b"b"
        assert isinstance(other, Removing)
        other.remove("acts/a.note")
        assert list(files.names("acts")) == ["acts/b.note"]
        assert files.read("acts/a.note", 10) is None

    def test_many_names(self, files: Files) -> None:
        wanted = [f"acts/{one:016x}.note" for one in range(40)]
        for path in reversed(wanted):
            files.write(path, b"act")
        assert list(files.names("acts")) == wanted

    @pytest.mark.parametrize("path", BAD_PATHS)
    def test_a_path_that_no_archive_has_is_refused(self, files: Files, path: str) -> None:
        with pytest.raises(ArchiveFileDamaged) as told:
            files.write(path, b"x")
        assert told.value.facts["reason"] == "path-unlawful"
        with pytest.raises(ArchiveFileDamaged):
            files.read(path, 1)
        if path:
            with pytest.raises(ArchiveFileDamaged):
                list(files.names(path))
        assert list(files.names()) == []

    def test_what_was_removed_is_gone(self, files: Files, again: Callable[[], Files]) -> None:
        assert isinstance(files, Removing)
        files.write("keys/1/aa.age", b"x")
        files.write("keys/1/bb.age", b"x")
        for _ in range(2):  # absent is fine
            files.remove("keys/1/aa.age")
        assert list(again().names()) == ["keys/1/bb.age"]
        assert files.read("keys/1/aa.age", 10) is None

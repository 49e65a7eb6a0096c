"""Small sealed files of one machine: opened by whoever opens the archive, made by nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

import amana
from amana.actions.custodians import sealed_files
from amana.errors import AccountsDamaged, IdentityMissing
from amana.seal import X25519Identity, seal_bytes, token


@pytest.fixture
def files(tmp_path: Path) -> sealed_files.SealedFiles:
    amana.init(tmp_path / "archive", identity_out=tmp_path / "identity.age", no_passphrase=True)
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "identity.age") as opened:
        return sealed_files.SealedFiles(opened, "accounts")


def test_what_was_written_is_read_and_lies_sealed(files: sealed_files.SealedFiles, tmp_path: Path) -> None:
    assert files.read("one") is None
    assert files.stamp("one") is None
    files.write("one", {"name": "Hapaxlegomenon"})
    before = files.stamp("one")
    assert files.read("one") == {"name": "Hapaxlegomenon"}
    assert sealed_files.has_sealed(tmp_path / "archive", "accounts", "one")
    assert b"Hapax" not in (files.folder / "one.age").read_bytes()
    assert (files.folder / "one.age").stat().st_mode & 0o077 == 0
    files.write("one", [])
    assert files.stamp("one") != before
    assert files.names() == ["one"]
    files.remove("one")
    assert files.names() == []


def test_other_folders_other_names_and_strangers_files_do_not_open(
    files: sealed_files.SealedFiles, tmp_path: Path
) -> None:
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "identity.age") as opened:
        other = sealed_files.SealedFiles(opened, "sights")
    other.write("one", [])
    files.write("two", [])
    strangers = seal_bytes(b'{"is": "x", "holds": []}', [X25519Identity(token(32)).recipient])
    for forged in (
        (other.folder / "one.age").read_bytes(),
        (files.folder / "two.age").read_bytes(),
        strangers,
        b"",
        b"\0" * 100,
    ):
        (files.folder / "one.age").write_bytes(forged)
        with pytest.raises(AccountsDamaged):
            files.read("one")


def test_whoever_opens_the_archive_later_reads_them_too(files: sealed_files.SealedFiles, tmp_path: Path) -> None:
    files.write("one", [1])
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "identity.age") as opened:
        assert sealed_files.SealedFiles(opened, "accounts").read("one") == [1]


def test_without_a_key_there_is_none(files: sealed_files.SealedFiles, tmp_path: Path) -> None:
    other = tmp_path / "other.age"
    amana.init(tmp_path / "another", identity_out=other, no_passphrase=True)
    with (
        amana.open_archive(tmp_path / "archive") as opened,
        pytest.raises(IdentityMissing),
    ):
        sealed_files.SealedFiles(opened, "accounts")

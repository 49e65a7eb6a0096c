"""Making an archive: who can open it, and where the key comes to lie."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

import amana
from amana.archive import make_archive
from amana.errors import (
    ArchiveExists,
    IdentityExists,
    IdentityInside,
    IdentityMissing,
    NoIdentityMatches,
    PassphraseMissing,
    PassphraseWrong,
    RecipientUnreadable,
)
from amana.seal import HybridIdentity, X25519Identity, post_quantum_available, recipient_text
from tests.archive.archives import write_tree


def key_file(path: Path, identity: X25519Identity | HybridIdentity) -> Path:
    path.write_text(identity.secret_text() + "\n")
    return path


def test_the_identity_lies_in_the_config_folder_under_the_passphrase(tmp_path: Path, own_folders: Path) -> None:
    made = amana.init(tmp_path / "archive", passphrase="two rivers")
    assert made.identity_file is not None
    assert made.identity_file.is_relative_to(own_folders)
    assert made.identity_file.stat().st_mode & 0o77 == 0
    assert b"AGE-SECRET" not in made.identity_file.read_bytes()
    with amana.open_archive(tmp_path / "archive", passphrase="two rivers") as archive:
        assert list(archive.list()) == []
    with (
        amana.open_archive(tmp_path / "archive", passphrase="one river") as archive,
        pytest.raises(PassphraseWrong),
    ):
        archive.search("x")
    with amana.open_archive(tmp_path / "archive") as archive, pytest.raises(PassphraseMissing):
        archive.search("x")


def test_the_passphrase_is_asked_for_the_file_it_opens(tmp_path: Path) -> None:
    made = amana.init(tmp_path / "archive", passphrase="two rivers")
    asked: list[Path] = []

    def ask(file: Path) -> str:
        asked.append(file)
        return "two rivers"

    with amana.open_archive(tmp_path / "archive", passphrase=ask) as archive:
        assert asked == []
        archive.search("x")
        archive.search("y")
    assert asked == [made.identity_file]


def test_without_a_passphrase_at_hand_adding_still_keeps_everything(tmp_path: Path) -> None:
    card = write_tree(tmp_path / "card", [("a.txt", b"the old bridge")])
    amana.init(tmp_path / "archive", passphrase="two rivers")
    with amana.open_archive(tmp_path / "archive") as archive:
        added = archive.add(card)
        assert (added.kept, added.opened, added.read) == (1, False, 0)
    with amana.open_archive(tmp_path / "archive", passphrase="two rivers") as archive:
        assert [item.path for item in archive.list()] == ["card/a.txt"]
        archive.add()
        assert [hit.name for hit in archive.search("bridge")] == ["a.txt"]


def test_any_one_custodian_opens_and_others_do_not(tmp_path: Path) -> None:
    one, two, stranger = (X25519Identity.generate() for _ in range(3))
    recipients = [recipient_text(one.recipient), recipient_text(two.recipient)]
    made = amana.init(tmp_path / "archive", recipients=recipients)
    assert (made.recipients, made.identity_file) == (tuple(recipients), None)
    for custodian in (one, two):
        with amana.open_archive(tmp_path / "archive", identity=key_file(tmp_path / "k", custodian)) as archive:
            assert list(archive.list()) == []
    with pytest.raises(NoIdentityMatches):
        amana.open_archive(tmp_path / "archive", identity=key_file(tmp_path / "k", stranger))
    with amana.open_archive(tmp_path / "archive") as archive, pytest.raises(IdentityMissing):
        archive.search("x")


@pytest.mark.parametrize("said", ["", "age1nothing", "AGE-SECRET-KEY-1QQQ", "someone@example.org"])
def test_what_is_no_recipient_makes_no_archive(tmp_path: Path, said: str) -> None:
    with pytest.raises(RecipientUnreadable):
        amana.init(tmp_path / "archive", recipients=[said])
    assert not (tmp_path / "archive").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "folder", [("mine.txt", b"mine")])
    with pytest.raises(ArchiveExists):
        amana.init(folder, no_passphrase=True, identity_out=tmp_path / "key")
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]
    assert not (tmp_path / "key").exists()
    amana.init(tmp_path / "archive", no_passphrase=True)
    with pytest.raises(ArchiveExists):
        amana.init(tmp_path / "archive", no_passphrase=True)


def test_making_again_leaves_the_first_identity_alone(tmp_path: Path) -> None:
    made = amana.init(tmp_path / "archive", passphrase="two rivers")
    assert made.identity_file is not None
    before = made.identity_file.read_bytes()
    with pytest.raises(ArchiveExists):
        amana.init(tmp_path / "archive", no_passphrase=True)
    assert [path.read_bytes() for path in made.identity_file.parent.iterdir()] == [before]


def test_a_fault_after_the_archive_stands_keeps_its_identity(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*given: Any) -> None:
        make_archive(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr("amana.actions.making.make_archive", interrupted)
    with pytest.raises(KeyboardInterrupt):
        amana.init(tmp_path / "archive", no_passphrase=True)
    with amana.open_archive(tmp_path / "archive") as archive:
        assert list(archive.list()) == []


def test_an_identity_is_never_overwritten_and_never_inside_an_archive(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("mine")
    with pytest.raises(IdentityExists):
        amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "key")
    assert (tmp_path / "key").read_text() == "mine"
    with pytest.raises(IdentityInside):
        amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "archive" / "key")
    amana.init(tmp_path / "archive", no_passphrase=True)
    with pytest.raises(IdentityInside):
        amana.init(tmp_path / "b", no_passphrase=True, identity_out=tmp_path / "archive" / "objects" / "key")


def test_nothing_is_made_without_a_word_on_the_passphrase(tmp_path: Path) -> None:
    with pytest.raises(PassphraseMissing):
        amana.init(tmp_path / "archive")
    assert not (tmp_path / "archive").exists()


def test_a_post_quantum_archive_opens(tmp_path: Path) -> None:
    if not post_quantum_available():
        pytest.skip("this crypto library has no ML-KEM-768")
    card = write_tree(tmp_path / "card", [("a.txt", b"kept for decades")])
    made = amana.init(tmp_path / "archive", no_passphrase=True, post_quantum=True)
    assert made.recipients[0].startswith("age1pq1")
    with amana.open_archive(tmp_path / "archive") as archive:
        archive.add(card)
        assert len(archive.search("decades")) == 1
        assert archive.restore(tmp_path / "out").restored == 1


def test_the_age_program_opens_it_step_by_step(tmp_path: Path) -> None:
    """As README.txt says: the envelope with one's own key, then any object with the archive's."""
    if shutil.which("age") is None:
        pytest.skip("the age program is not installed")
    card = write_tree(tmp_path / "card", [("a.txt", b"the old bridge")])
    amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "me.key")
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "me.key") as archive:
        archive.add(card, read=False)
    (envelope,) = (tmp_path / "archive" / "keys" / "1").iterdir()
    key = subprocess.run(
        ["age", "-d", "-i", str(tmp_path / "me.key"), str(envelope)], capture_output=True, check=True
    )
    (tmp_path / "archive.key").write_bytes(key.stdout)
    found = b""
    for sealed in (tmp_path / "archive" / "objects").rglob("*.age"):
        opened = ["age", "-d", "-i", str(tmp_path / "archive.key"), str(sealed)]
        tar = subprocess.run(opened, capture_output=True, check=True).stdout
        found += subprocess.run(["tar", "xO"], input=tar, capture_output=True, check=True).stdout
    assert b"the old bridge" in found

"""Custodians: who is added opens everything, who is removed opens nothing that comes after."""

from __future__ import annotations

from pathlib import Path

import pytest

from amana.archive import Archive
from amana.archive.custodians import Custodians
from amana.errors import (
    ArchiveFileDamaged,
    CustodianExists,
    CustodianUnknown,
    IdentityMissing,
    KeySuperseded,
    LastCustodian,
    NoIdentityMatches,
)
from amana.seal import X25519Identity, recipient_text
from tests.archive.archives import KEY, SOFTWARE, add, checked, make, opened, restore

NADIM = X25519Identity(bytes([7]) * 32)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = make(tmp_path / "a")
    (tmp_path / "old.txt").write_text("before")
    with opened(made) as archive:
        add(archive, tmp_path / "old.txt")
    return made


def files_seen(root: Path, key: X25519Identity, dest: Path) -> set[str]:
    with Archive(root, [key], SOFTWARE) as archive:
        restore(archive, dest)
    return {path.name for path in dest.rglob("*.txt")}


def test_who_is_added_opens_all_there_is_and_stands_in_the_list(root: Path, tmp_path: Path) -> None:
    with pytest.raises(NoIdentityMatches):
        Archive(root, [NADIM], SOFTWARE)
    with opened(root) as archive:
        made = Custodians(archive).add(NADIM.recipient, "Nadim")
        assert [one.name for one in Custodians(archive).now()] == ["custodian-1", "Nadim"]
        assert Custodians(archive).unnamed() == ()
    assert (root / made.envelopes[0]).is_file()
    assert files_seen(root, NADIM, tmp_path / "out") == {"old.txt"}
    assert checked(root, tmp_path / "s").ok


def test_twice_is_refused(root: Path) -> None:
    with opened(root) as archive:
        Custodians(archive).add(NADIM.recipient, "Nadim")
        with pytest.raises(CustodianExists):
            Custodians(archive).add(NADIM.recipient, "somebody")
        with pytest.raises(CustodianExists):
            Custodians(archive).add(X25519Identity.generate().recipient, "Nadim")


def test_who_is_removed_opens_what_was_and_nothing_that_comes(root: Path, tmp_path: Path) -> None:
    with opened(root) as archive:
        envelope = Custodians(archive).add(NADIM.recipient, "Nadim").envelopes[0]
        kept = (root / envelope).read_bytes()
        assert Custodians(archive).remove("Nadim") == 2
        (tmp_path / "new.txt").write_text("after")
        add(archive, tmp_path / "new.txt")
        assert [one.name for one in Custodians(archive).now()] == ["custodian-1"]
    assert not (root / envelope).exists()
    assert checked(root, tmp_path / "s").ok
    (root / envelope).write_bytes(kept)  # they still have theirs, on a copy of before
    assert files_seen(root, NADIM, tmp_path / "his") == {"old.txt"}
    assert files_seen(root, KEY, tmp_path / "ours") == {"old.txt", "new.txt"}
    with Archive(root, [NADIM], SOFTWARE) as archive, pytest.raises(KeySuperseded):
        Custodians(archive).add(X25519Identity.generate().recipient, "his friend")


def test_the_last_one_cannot_go_and_nobody_unknown_can(root: Path) -> None:
    with opened(root) as archive:
        with pytest.raises(LastCustodian):
            Custodians(archive).remove("custodian-1")
        with pytest.raises(CustodianUnknown):
            Custodians(archive).remove("Samira")
    with Archive(root, [], SOFTWARE) as archive, pytest.raises(IdentityMissing):
        Custodians(archive).renew()


def test_a_renewed_key_seals_what_comes_next_and_all_opens(root: Path, tmp_path: Path) -> None:
    with opened(root) as archive:
        first = archive.described.current.recipient
        assert Custodians(archive).renew("a laptop was taken") == 2
        assert archive.described.current.recipient != first
        (tmp_path / "new.txt").write_text("after")
        add(archive, tmp_path / "new.txt")
    assert files_seen(root, KEY, tmp_path / "out") == {"old.txt", "new.txt"}
    # Without a key the new epoch is known too, since the log vouches for archive.json.
    with Archive(root, [], SOFTWARE) as archive:
        (tmp_path / "third.txt").write_text("kept without a key")
        added, _ = add(archive, tmp_path / "third.txt")
        assert added.kept == 1
    assert files_seen(root, KEY, tmp_path / "out2") == {"old.txt", "new.txt", "third.txt"}
    assert checked(root, tmp_path / "s").ok


def test_a_recipient_put_into_archive_json_is_not_sealed_to(root: Path, tmp_path: Path) -> None:
    with opened(root) as archive:
        theirs = recipient_text(X25519Identity.generate().recipient)
        described = (root / "archive.json").read_text().replace(archive.described.current.recipient, theirs)
    (root / "archive.json").write_text(described)
    (tmp_path / "new.txt").write_text("after")
    with Archive(root, [], SOFTWARE) as archive, pytest.raises(ArchiveFileDamaged):
        add(archive, tmp_path / "new.txt")

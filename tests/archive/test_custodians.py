"""Custodians: who is added opens everything, who is removed opens nothing that comes after."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from amana.archive import Archive
from amana.archive.acts import authority
from amana.archive.custodians import Custodians
from amana.archive.description import Epoch
from amana.archive.keys import write_envelope
from amana.errors import (
    ArchiveFileDamaged,
    CustodianExists,
    CustodianUnknown,
    IdentityMissing,
    KeySuperseded,
    LastCustodian,
    NoIdentityMatches,
)
from amana.records import KeyAct
from amana.seal import X25519Identity, recipient_text
from amana.stores import Disk
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


def test_an_epoch_that_no_act_began_is_not_sealed_to_though_a_log_vouches_for_it(
    root: Path, tmp_path: Path
) -> None:
    """Whoever can write into the folder can write archive.json, and a log of a device of theirs beside it."""
    theirs = X25519Identity.generate()
    with Archive(root, [], SOFTWARE) as archive:  # no key: a log of its own, as a stranger's would be
        signing = authority(theirs, archive.described.id).verifier.text
        epoch = Epoch(2, recipient_text(theirs.recipient), "2031", signing)
        with archive.writing() as writer:
            forged = replace(archive.described, epochs=(*archive.described.epochs, epoch))
            noun = KeyAct("acts-accepted", forged.id, "2031", writer.device, SOFTWARE)
            writer.record(noun, described=forged)
            writer.commit()
    (tmp_path / "new.txt").write_text("after")
    with opened(root) as archive, pytest.raises(ArchiveFileDamaged) as told:
        add(archive, tmp_path / "new.txt")
    assert told.value.facts["reason"] == "recipient-of-another-key"


def test_who_was_removed_still_adds_and_it_is_sealed_to_those_who_stay(root: Path, tmp_path: Path) -> None:
    with opened(root) as archive:
        envelope = Custodians(archive).add(NADIM.recipient, "Nadim").envelopes[0]
        kept = (root / envelope).read_bytes()
        Custodians(archive).remove("Nadim")
    (root / envelope).write_bytes(kept)
    (tmp_path / "his.txt").write_text("from Nadim")
    with Archive(root, [NADIM], SOFTWARE) as archive:
        assert add(archive, tmp_path / "his.txt")[0].kept == 1
    assert files_seen(root, KEY, tmp_path / "ours") == {"old.txt", "his.txt"}


def test_two_who_decide_at_once_lock_nobody_out(root: Path) -> None:
    """What another process decided meanwhile is looked at before a new key is sealed, and not after."""
    friend = X25519Identity.generate()
    with opened(root) as first, opened(root) as second:
        assert len(Custodians(first).now()) == len(Custodians(second).now()) == 1
        Custodians(second).add(NADIM.recipient, "Nadim")
        assert Custodians(first).renew() == 2
        Custodians(second).add(friend.recipient, "a friend")
    for key in (KEY, NADIM, friend):
        with Archive(root, [key], SOFTWARE) as archive:
            assert [number for number, _ in archive.epoch_keys()] == [2, 1]


def test_an_envelope_that_nobody_is_known_by_goes_by_its_path(root: Path, tmp_path: Path) -> None:
    with opened(root) as archive:
        [(epoch, key)] = archive.epoch_keys()
        file = write_envelope(archive.layout, Disk(), archive.described.id, epoch, key, NADIM.recipient)
        with archive.writing() as writer:
            described = archive.described.with_files([file])
            writer.record(
                KeyAct("acts-accepted", described.id, "2031", writer.device, SOFTWARE), described=described
            )
            writer.commit()
    with opened(root) as archive:
        assert Custodians(archive).unnamed() == (file.name,)
        with pytest.raises(CustodianUnknown):
            Custodians(archive).renew()
        assert Custodians(archive).remove(file.name) == 2
        assert Custodians(archive).unnamed() == ()
    assert not (root / file.name).exists()
    assert checked(root, tmp_path / "s").ok

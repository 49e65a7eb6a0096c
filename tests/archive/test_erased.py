"""Only what a custodian who decides has signed erases anything; anything else is named, and nothing follows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.archive import Layout, read_description
from amana.archive.acts import authority, sign_act
from amana.archive.custodians import Custodians
from amana.archive.description import Description, Epoch
from amana.archive.erased import Erased, judge, pairs_of, read_erased
from amana.archive.erasing import Erasing
from amana.archive.following import follow, follow_here
from amana.errors import DiskFault, ErasureRefused
from amana.records import CustodyAct, Json
from amana.seal import SecretIdentity, X25519Identity, recipient_text
from amana.stores import FolderStore
from tests.archive.archives import KEY, checked, opened, restore
from tests.archive.erasures import FILES, LARGE, filled, item_of

SAMIRA = FILES[0][1]
ARCHIVE = "5eed" * 8
SECOND, STRANGER = X25519Identity(b"2" * 32), X25519Identity(b"9" * 32)
A, B, C, D = ("a" * 64, "b" * 64, "c" * 64, "d" * 64)


def described(*keys: SecretIdentity, acts: tuple[str, ...] = ()) -> Description:
    epochs = [
        Epoch(number, recipient_text(key.recipient), "2031", authority(key, ARCHIVE).verifier.text)
        for number, key in enumerate(keys, 1)
    ]
    return Description(ARCHIVE, "2031", tuple(epochs), acts=acts)


def body(*pairs: tuple[str, str | None], **more: Json) -> dict[str, Json]:
    told: list[Json] = [{"old": old, "new": new} for old, new in pairs]
    return {"act": "erased", "at": "2031-01-01T00:00:00Z", "objects": told, **more}


def note(said: dict[str, Json], *keys: SecretIdentity, archive: str = ARCHIVE) -> str:
    return sign_act(said, keys or [KEY], archive).note.decode()


def test_what_is_signed_counts_and_is_followed_to_its_end() -> None:
    erased = judge([note(body((A, B), (C, None))), note(body((B, D)))], described(KEY))
    assert erased.old == {A, B, C}
    assert (erased.live(A), erased.live(C), erased.live(D)) == ((D,), (), (D,))
    assert erased.all_live([A, B, D, "e" * 64]) == (D, "e" * 64)
    assert not erased.refused


def test_two_machines_that_erased_from_one_object_are_both_followed() -> None:
    erased = judge([note(body((A, B))), note(body((A, C)))], described(KEY))
    assert set(erased.live(A)) == {B, C}


def test_objects_that_stand_for_each_other_end() -> None:
    assert judge([note(body((A, B), (B, A)))], described(KEY)).live(A) == ()


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (note(body((A, None)), STRANGER), "act-unsigned"),
        (note(body((A, None)), archive="0dd0" * 8), "act-unsigned"),
        (note({"act": "device-lost", "at": "2031", "device": "ab" * 8, "from": 1}), "act-unreadable"),
        (note(body((A, A))), "act-unreadable"),
        (note(body(("../../etc/passwd", None))), "act-unreadable"),
        (note(body((A, "x"))), "act-unreadable"),
        (note(body()), "act-unreadable"),
        (note({**body(), "objects": "all"}), "act-unreadable"),
        (note({**body(), "objects": [A]}), "act-unreadable"),
        (note(body((A, None))).replace("aaaa", "bbbb"), "signature-wrong"),
        ("no note at all", "note-shape"),
        ("\ud800\n\n", "not-utf-8"),
        ("x" * 40_000, "too-long"),
    ],
)
def test_what_is_not_rightly_signed_is_named_and_not_followed(said: str, reason: str) -> None:
    erased = judge([said], described(KEY))
    assert not erased.old
    assert [one.reason for one in erased.refused] == [reason]
    assert len(erased.refused[0].name) == 16


def test_whoever_was_removed_erases_only_what_was_accepted_before() -> None:
    late = sign_act(body((A, None)), [KEY], ARCHIVE)
    here = described(KEY, SECOND)
    assert [one.reason for one in judge([late.note.decode()], here).refused] == ["act-superseded"]
    assert judge([late.note.decode()], described(KEY, SECOND, acts=(late.name,))).old == {A}
    # Once somebody who decides has signed for the same, it is no matter any more.
    again = judge([late.note.decode(), note(body((A, None)), KEY, SECOND)], here)
    assert again.old == {A} and again.refused == ()


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=12))
def test_what_is_live_was_never_erased_whatever_is_signed(told: list[tuple[str, str]]) -> None:
    pairs: list[tuple[str, str | None]] = [(old * 64, new * 64) for old, new in told if old != new]
    erased = Erased([sign_act(body(*pairs), [KEY], ARCHIVE)] if pairs else [])
    for old in "abcdef":
        assert not erased.old.intersection(erased.live(old * 64))


def test_an_act_of_no_pairs_is_refused() -> None:
    with pytest.raises(ErasureRefused):
        pairs_of(sign_act(body(), [KEY], ARCHIVE))


# --- in archives


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return filled(tmp_path / "archive", tmp_path)


def enter(root: Path, said: str) -> None:
    """Enter this note in the log, as a device may that nobody watches."""
    with opened(root) as archive, archive.writing() as writer:
        noun = CustodyAct("erased", "2031-01-01T00:00:00Z", writer.device, "s")
        writer.record(noun, note=said)
        writer.commit()


def largest(root: Path) -> Path:
    return max((root / "objects").rglob("*.age"), key=lambda path: path.stat().st_size)


def test_a_forged_erasure_is_named_and_changes_nothing(root: Path, tmp_path: Path) -> None:
    id_, clip = read_description(root / "archive.json").id, largest(root).name.removesuffix(".age")
    enter(root, note(body((clip, None)), STRANGER, archive=id_))
    told = checked(root, tmp_path / "state")
    assert not told.ok
    assert "erasure-refused" in told.faults[0] and "act-unsigned" in told.faults[0]
    with opened(root) as archive, archive.writing() as writer:
        assert follow_here(archive, writer).erased == ()
    assert largest(root).name == f"{clip}.age"
    # What it would have hidden is missing, and not erased.
    largest(root).unlink()
    assert checked(root, tmp_path / "state").missing == (clip,)
    with opened(root) as archive:
        assert restore(archive, tmp_path / "out")[0].failed == 1


def test_an_older_epochs_erasure_that_came_late_is_refused(root: Path, tmp_path: Path) -> None:
    with opened(root) as archive:
        Custodians(archive).add(SECOND.recipient, "Omar")
        old = [key for number, key in archive.epoch_keys() if number == 1]
        Custodians(archive).renew()
    id_, clip = read_description(root / "archive.json").id, largest(root).name.removesuffix(".age")
    enter(root, note(body((clip, None)), *old, archive=id_))
    told = checked(root, tmp_path / "state")
    assert not told.ok and "act-superseded" in told.faults[0]
    assert largest(root).name == f"{clip}.age"


def test_an_erasure_made_before_an_epoch_ended_still_counts(root: Path, tmp_path: Path) -> None:
    with opened(root) as archive:
        Erasing(archive).run([item_of(archive, LARGE)])
        Custodians(archive).renew()
        assert restore(archive, tmp_path / "out")[0].erased == 1
    assert checked(root, tmp_path / "state").ok


def test_a_copy_that_has_not_followed_yet_is_told_and_follows(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(root, copy)
    with opened(root) as archive:
        Erasing(archive).run([item_of(archive, SAMIRA), item_of(archive, LARGE)])
    # As a sync brings it: new objects, the log; what is old stays until the copy follows.
    shutil.copytree(root / "objects", copy / "objects", dirs_exist_ok=True)
    shutil.copytree(root / "logs", copy / "logs", dirs_exist_ok=True)
    told = checked(copy, tmp_path / "state", known=root)
    assert len(told.erased) == 4 and told.missing == () and told.damaged == ()
    layout = Layout(root)
    erased = read_erased(layout, read_description(layout.description))
    store = FolderStore(copy / "objects")
    followed = follow(store, erased, set(store.digests()))
    assert (set(followed.erased), followed.kept) == (set(told.erased), ())
    assert set(store.digests()) == set(FolderStore(root / "objects").digests())


def test_an_archive_follows_what_its_logs_tell(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(root, copy)
    with opened(root) as archive:
        Erasing(archive).run([item_of(archive, SAMIRA)])
    shutil.copytree(root / "objects", copy / "objects", dirs_exist_ok=True)
    shutil.copytree(root / "logs", copy / "logs", dirs_exist_ok=True)
    with opened(copy) as archive:
        with archive.writing() as writer:
            assert len(follow_here(archive, writer).erased) == 2
            assert follow_here(archive, writer).erased == ()
        archive.close()
        assert archive.catalogue.search("bridge") == []
    told = checked(copy, tmp_path / "state")
    assert told.ok, told.faults
    assert told.erased == ()


class _Keeper:
    """A store that lets nothing be erased."""

    def put(self, digest: str, source: BinaryIO) -> None: ...

    def open(self, digest: str) -> BinaryIO:
        raise NotImplementedError

    def digests(self) -> Iterator[str]:
        yield from ()


class _Refusing(_Keeper):
    def erase(self, digest: str) -> None:
        raise DiskFault(path=digest, reason="EROFS")


def test_what_a_copy_will_not_let_go_is_named() -> None:
    erased = judge([note(body((A, B), (C, None)))], described(KEY))
    assert follow(_Keeper(), erased, {A, B, C}).kept == ((A, "cannot-erase"), (C, "cannot-erase"))
    assert follow(_Refusing(), erased, {A, B, C}).kept == ((A, "EROFS"), (C, "EROFS"))
    assert follow(_Refusing(), erased, {A, C}).kept == ((A, "not-replaced-yet"), (C, "EROFS"))
    assert follow(_Keeper(), erased, {B}).kept == ()

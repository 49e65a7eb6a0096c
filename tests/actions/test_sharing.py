"""Cards with real archives: any three of five open, after renewals too; removed ones do not; nothing is left."""

from __future__ import annotations

import itertools
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

import amana
from amana.actions.custodians import devices, keys, sharing
from amana.actions.custodians.sharing import GivenCard, SplitKeys
from amana.errors import (
    CustodianExists,
    DestinationUnusable,
    IdentityExists,
    IdentityInside,
    IdentityMissing,
    KitCannot,
    NameUnusable,
    NotAnArchive,
    PassphraseMissing,
    SharesClash,
    SharesOpenNothing,
    SharesTooFew,
    ShareUnreadable,
    SplitUnusable,
)
from amana.seal import post_quantum_available
from tests.archive.archives import write_tree
from tests.archive.made_once import copied, making


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of one text, read once: each test has its own copy."""
    folder = tmp_path_factory.mktemp("sharing")
    with making(folder) as held:
        held.add(write_tree(folder / "card", [("a.txt", b"the old bridge")]))
    return folder


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Path:
    """An archive that holds something, and that its keeper's identity in `keeper.age` opens."""
    copied(made, tmp_path, "wadi-al-noor")
    (tmp_path / "key").rename(tmp_path / "keeper.age")
    return tmp_path / "wadi-al-noor"


def opened(root: Path, key: str = "keeper.age") -> amana.OpenArchive:
    return amana.open_archive(root, identity=root.parent / key)


def split(root: Path, threshold: int = 3, shares: int = 5, **named: str) -> SplitKeys:
    with opened(root) as held:
        return sharing.split_keys(held, threshold, shares, **named)


def given(made: SplitKeys, *numbers: int) -> list[GivenCard]:
    return [GivenCard(f"card {number}", made.texts[number - 1].encode()) for number in numbers]


def everything(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()
    }


def test_any_three_of_five_open_and_two_do_not(archive: Path) -> None:
    made = split(archive)
    assert (made.threshold, made.shares, made.label, len(made.texts)) == (3, 5, "wadi-al-noor", 5)
    before = everything(archive)
    for numbers in itertools.combinations(range(1, 6), 3):
        found = sharing.rehearse(archive, given(made, *numbers))
        assert found.cards == numbers
        assert (found.set, found.threshold, found.epochs, found.newest) == (made.set, 3, (1,), 1)
        assert found.object is not None
        assert (archive / "objects" / found.object[:2] / found.object[2:4] / f"{found.object}.age").is_file()
    for two in itertools.combinations(range(1, 6), 2):
        with pytest.raises(SharesTooFew) as told:
            sharing.rehearse(archive, given(made, *two))
        assert told.value.facts == {"needed": 3, "given": 2}
    assert everything(archive) == before, "a rehearsal writes nothing"


def test_the_cards_are_a_custodian_like_any_other(archive: Path) -> None:
    made = split(archive, name="the five")
    with opened(archive) as held:
        listed = {one.name: one.recipient for one in keys.list(held).custodians}
    assert listed["the five"] == made.recipient
    with pytest.raises(CustodianExists):
        split(archive, name="the five")
    assert split(archive).name != split(archive).name, "sets without a name of their own do not clash"


def test_cards_open_what_comes_after_a_renewal(archive: Path, tmp_path: Path) -> None:
    made = split(archive)
    with opened(archive) as held:
        keys.renew(held)
        held.add(write_tree(tmp_path / "later", [("b.txt", b"the new bridge")]))
    found = sharing.rehearse(archive, given(made, 1, 3, 5))
    assert (found.epochs, found.newest) == ((2, 1), 2)
    sharing.combine(given(made, 1, 3, 5), archive=archive, identity_out=tmp_path / "back.age", no_passphrase=True)
    with opened(archive, "back.age") as held:
        assert [hit.name for hit in held.search("bridge")] and len(list(held.list())) == 2


def test_cards_that_were_removed_open_only_what_is_older(archive: Path) -> None:
    made = split(archive)
    copy = archive.with_name("copy")
    shutil.copytree(archive, copy)
    with opened(archive) as held:
        keys.remove(held, made.name)
    with pytest.raises(SharesOpenNothing) as told:
        sharing.rehearse(archive, given(made, 1, 2, 3))
    assert told.value.facts == {"path": str(archive)}
    assert sharing.rehearse(copy, given(made, 1, 2, 3)).epochs == (1,)


def test_cards_of_another_archive_open_nothing_here(archive: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    amana.init(other, identity_out=tmp_path / "other.age", no_passphrase=True)
    with amana.open_archive(other, identity=tmp_path / "other.age") as held:
        made = sharing.split_keys(held, 2, 2)
    for act in (
        lambda: sharing.rehearse(archive, given(made, 1, 2)),
        lambda: sharing.combine(given(made, 1, 2), archive=archive, no_passphrase=True),
    ):
        with pytest.raises(SharesOpenNothing):
            act()
    empty = sharing.rehearse(other, given(made, 1, 2))
    assert (empty.object is None) == (empty.tried == 0)


def test_the_wrong_card_is_named(archive: Path) -> None:
    made, older = split(archive), split(archive)
    cards = [*given(made, 1, 2), GivenCard("from the drawer", older.texts[2].encode())]
    with pytest.raises(SharesClash) as told:
        sharing.rehearse(archive, cards)
    assert told.value.facts == {"cards": ("from the drawer",), "reason": "other-set"}
    words = made.texts[0].replace("academic", "academical")
    with pytest.raises(ShareUnreadable) as unread:
        sharing.rehearse(archive, [GivenCard("the first", words.encode()), *given(made, 2, 3)])
    assert unread.value.facts == {
        "card": "the first",
        "reason": "no-such-word",
        "position": 3,
        "nearest": ("academic",),
    }


def test_an_object_that_is_damaged_does_not_stop_a_rehearsal(archive: Path) -> None:
    made = split(archive)
    objects = sorted((archive / "objects").rglob("*.age"))
    for one in objects:
        one.write_bytes(b"age-encryption.org/v1\nbroken")
    found = sharing.rehearse(archive, given(made, 1, 2, 3))
    assert (found.object, found.tried) == (None, len(objects))


# --- files


def test_cards_are_written_where_they_are_asked_for(archive: Path, tmp_path: Path) -> None:
    made = split(archive, out=str(tmp_path / "cards"), label="أرشيف النور")
    assert [one.number for one in made.files] == [1, 2, 3, 4, 5]
    assert made.label == "أرشيف النور"
    for one, text in zip(made.files, made.texts, strict=True):
        assert one.text.read_text("utf-8") == text
        assert one.page.read_bytes().startswith(b"%PDF")
    found = sharing.rehearse(archive, [GivenCard(one.text.name, one.text.read_bytes()) for one in made.files])
    assert found.cards == (1, 2, 3, 4, 5)
    assert split(archive).files == ()


def test_where_no_custodian_can_be_made_no_card_stays(archive: Path, tmp_path: Path) -> None:
    split(archive, name="the five")
    with pytest.raises(CustodianExists):
        split(archive, name="the five", out=str(tmp_path / "cards"))
    assert list((tmp_path / "cards").iterdir()) == []


def test_where_cards_cannot_be_written_no_custodian_is_made(archive: Path, tmp_path: Path) -> None:
    before = everything(archive)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "card-2-of-5.pdf").write_text("mine")
    (archive.parent / "link").symlink_to(archive)
    for out in (archive / "cards", archive, archive.parent / "link" / "cards", tmp_path / "full"):
        with pytest.raises(DestinationUnusable):
            split(archive, out=str(out))
    with pytest.raises(SplitUnusable):
        split(archive, threshold=6)
    with pytest.raises(NameUnusable):
        split(archive, name="two\x00")
    with pytest.raises(NameUnusable):
        split(archive, label="")
    assert everything(archive).keys() == before.keys()


def test_splitting_needs_a_key(archive: Path) -> None:
    with amana.open_archive(archive) as held, pytest.raises(IdentityMissing):
        sharing.split_keys(held, 2, 3)


def test_a_kit_has_nothing_that_cards_open(archive: Path, tmp_path: Path) -> None:
    made = split(archive)
    with opened(archive) as held:
        devices.new(held, "the stick", tmp_path / "kit")
    with pytest.raises(KitCannot):
        sharing.rehearse(tmp_path / "kit", given(made, 1, 2, 3))
    with pytest.raises(NotAnArchive):
        sharing.rehearse(tmp_path, given(made, 1, 2, 3))


def test_nothing_shows_the_words(archive: Path, tmp_path: Path) -> None:
    made = split(archive, out=str(tmp_path / "cards"))
    shown = repr(made) + str(given(made, 1))
    assert "academic" not in shown
    assert not [words for words in made.words if words[:20] in shown]


# --- combine


def test_combining_gives_an_identity_file_that_opens(archive: Path, tmp_path: Path) -> None:
    made = split(archive)
    out = tmp_path / "elsewhere" / "back.age"
    done = sharing.combine(given(made, 5, 2, 4), archive=archive, identity_out=out, passphrase="two rivers")
    assert (done.recipient, done.cards, done.identity_file) == (made.recipient, (2, 4, 5), out)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert b"AGE-SECRET" not in out.read_bytes()
    with amana.open_archive(archive, identity=out, passphrase="two rivers") as held:
        assert [item.path for item in held.list()] == ["card/a.txt"]
    assert list(out.parent.iterdir()) == [out]


def test_without_a_place_named_it_goes_where_opening_looks(archive: Path, own_folders: Path) -> None:
    made = split(archive)
    asked: list[Path] = []

    def ask(file: Path) -> str:
        asked.append(file)
        return "two rivers"

    done = sharing.combine(given(made, 1, 2, 3), archive=archive, passphrase=ask)
    assert done.identity_file.is_relative_to(own_folders)
    assert asked == [done.identity_file]
    with amana.open_archive(archive, passphrase="two rivers") as held:
        assert len(list(held.list())) == 1
    with pytest.raises(IdentityExists):
        sharing.combine(given(made, 1, 2, 3), archive=archive, passphrase=ask)
    assert len(asked) == 1, "nobody is asked for what cannot be used"


def test_without_an_archive_the_identity_is_the_same(archive: Path, tmp_path: Path) -> None:
    made = split(archive)
    done = sharing.combine(given(made, 1, 2, 3), no_passphrase=True)
    assert done.recipient == made.recipient
    assert done.archive_id is None
    lines = done.identity_file.read_text().splitlines()
    assert lines[0] == f"# from word cards, set {made.set}"
    with amana.open_archive(archive, identity=done.identity_file) as held:
        assert len(list(held.list())) == 1


def test_an_identity_never_lies_in_an_archive(archive: Path, tmp_path: Path) -> None:
    made = split(archive)
    (tmp_path / "link").symlink_to(archive)
    for out in (archive / "back.age", archive / "deep" / "back.age", tmp_path / "link" / "back.age"):
        with pytest.raises(IdentityInside):
            sharing.combine(given(made, 1, 2, 3), archive=archive, identity_out=out, no_passphrase=True)
        assert not out.exists()
    with pytest.raises(IdentityExists):
        sharing.combine(given(made, 1, 2, 3), identity_out=tmp_path / "keeper.age", no_passphrase=True)
    for nothing in (None, ""):
        with pytest.raises(PassphraseMissing):
            sharing.combine(given(made, 1, 2, 3), identity_out=tmp_path / "x.age", passphrase=nothing)
    assert not (tmp_path / "x.age").exists()


@pytest.mark.skipif(not post_quantum_available(), reason="this install has no ML-KEM-768")
def test_a_post_quantum_archive_has_post_quantum_cards(tmp_path: Path) -> None:
    root = tmp_path / "later"
    amana.init(root, identity_out=tmp_path / "keeper.age", no_passphrase=True, post_quantum=True)
    made = split(root, 2, 3)
    assert made.recipient.startswith("age1pq1")
    assert "MLKEM768-X25519" in made.texts[0]
    assert sharing.rehearse(root, given(made, 1, 3)).epochs == (1,)
    found = sharing.combine(given(made, 1, 3), archive=root, identity_out=tmp_path / "a", no_passphrase=True)
    said = sharing.combine(given(made, 1, 3), identity_out=tmp_path / "b", no_passphrase=True, post_quantum=True)
    assert found.recipient == said.recipient == made.recipient


@pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not installed")
def test_the_age_program_opens_an_envelope_with_it(archive: Path, tmp_path: Path) -> None:
    made = split(archive)
    out = tmp_path / "back.age"
    sharing.combine(given(made, 1, 2, 3), archive=archive, identity_out=out, no_passphrase=True)
    ways = [
        subprocess.run(["age", "-d", "-i", str(out), str(envelope)], capture_output=True, text=True, check=False)
        for envelope in (archive / "keys" / "1").iterdir()
    ]
    assert [one.returncode for one in ways].count(0) == 1
    assert any("AGE-SECRET-KEY-1" in one.stdout for one in ways)

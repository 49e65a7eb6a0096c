"""Awkward files: each ends as kept, duplicate or failed with its reason, and comes back as it was."""

from __future__ import annotations

import os
import socket
import stat
from pathlib import Path

import pytest

from amana.archive import Provenance
from amana.archive.landing import part_name
from amana.archive.source import Found, OpenedSource
from amana.errors import ArchiveBusy, NotTakenIn
from tests.archive.archives import add, checked, make, noise, opened, restore, tree_bytes, write_tree


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make(tmp_path / "archive")


def test_names_of_every_kind_come_back(root: Path, tmp_path: Path) -> None:
    card = tmp_path / "card"
    card.mkdir()
    names = [
        "صورة من الوادي.txt",
        "line\nbreak.txt",
        "e\u0301.txt",
        "\u00e9.txt",
        "Case.txt",
        "case.txt",
        "x" * 251 + ".txt",
        " lead and trail ",
        "\u202eevil.txt",
        "-rf",
        "back\\slash",
    ]
    for place, name in enumerate(names):
        (card / name).write_bytes(b"content %d" % place)
    raw = os.fsencode(card) + b"/caf\xe9.txt"
    Path(os.fsdecode(raw)).write_bytes(b"not utf-8")
    with opened(root) as archive:
        added, _ = add(archive, card)
        assert (added.kept, added.failed) == (len(names) + 1, 0)
        restore(archive, tmp_path / "out")
    assert tree_bytes(tmp_path / "out" / "card") == tree_bytes(card)
    assert b"caf\xe9.txt" in os.listdir(os.fsencode(tmp_path / "out" / "card"))


def test_the_sums_of_awkward_names_are_checked_by_sha256sum(root: Path, tmp_path: Path) -> None:
    card = write_tree(tmp_path / "card", [("line\nbreak", b"1"), ("back\\slash", b"2"), ("plain", b"3")])
    with opened(root) as archive:
        add(archive, card)
        restore(archive, tmp_path / "out")
    assert os.system(f"cd '{tmp_path / 'out'}' && sha256sum --quiet --strict -c SHA256SUMS") == 0


def test_the_name_of_the_sums_is_never_taken(root: Path, tmp_path: Path) -> None:
    one = write_tree(tmp_path / "a", [("SHA256SUMS", b"a file of this name")])
    two = write_tree(tmp_path / "SHA256SUMS", [("inside", b"a folder of this name")])
    with opened(root) as archive:
        add(archive, one / "SHA256SUMS", two)
        restored, told = restore(archive, tmp_path / "out")
    assert (restored.failed, restored.restored) == (0, 2)
    assert [(one.path, one.outcome) for one in told.restored] == [
        ("SHA256SUMS~2", "renamed"),
        ("SHA256SUMS~3/inside", "renamed"),
    ]
    assert (tmp_path / "out" / "SHA256SUMS").read_bytes().count(b"\n") == 2


def test_half_a_file_that_a_killed_run_left_is_not_in_the_way(root: Path, tmp_path: Path) -> None:
    card = write_tree(tmp_path / "card", [("a.txt", b"whole")])
    out = write_tree(tmp_path / "out", [(f"card/{part_name('card/a.txt')}", b"wh")])
    with opened(root) as archive:
        add(archive, card)
        restore(archive, out)
    assert tree_bytes(out) == {"card/a.txt": b"whole"}


def test_same_name_in_two_folders_and_in_two_runs_are_all_kept(root: Path, tmp_path: Path) -> None:
    one = write_tree(tmp_path / "a" / "card", [("x/same.jpg", b"first"), ("y/same.jpg", b"second")])
    two = write_tree(tmp_path / "b" / "card", [("x/same.jpg", b"third")])
    with opened(root) as archive:
        add(archive, one, two)
        restore(archive, tmp_path / "out")
    assert sorted(tree_bytes(tmp_path / "out").values()) == [b"first", b"second", b"third"]


def test_same_bytes_under_two_names_are_one_object_with_both_paths(root: Path, tmp_path: Path) -> None:
    large = noise(2_000_000)
    card = write_tree(
        tmp_path / "card", [("a.bin", large), ("b.bin", large), ("c.txt", b"small"), ("d.txt", b"small")]
    )
    with opened(root) as archive:
        added, told = add(archive, card)
        assert (added.kept, added.duplicate) == (2, 2)
        stored = sum(path.stat().st_size for path in (root / "objects").rglob("*.age"))
        assert stored < 1.2 * len(large)
        paths = {row.accession.path for row in archive.catalogue.item(told.added[0].item or "").accessions}
        assert len(paths) == 2
        restore(archive, tmp_path / "out")
    assert tree_bytes(tmp_path / "out" / "card") == tree_bytes(card)


def test_adding_again_adds_nothing(root: Path, tmp_path: Path) -> None:
    card = write_tree(tmp_path / "card", [("a.txt", b"a"), ("b.bin", noise(1_500_000))])
    with opened(root) as archive:
        add(archive, card)
        before = archive.catalogue.counts()
        objects = sorted((root / "objects").rglob("*.age"))
        added, _ = add(archive, card)
        assert (added.kept, added.duplicate) == (0, 2)
        assert archive.catalogue.counts() == before
        assert sorted((root / "objects").rglob("*.age")) == objects


def test_adding_again_in_other_words_keeps_the_words(root: Path, tmp_path: Path) -> None:
    card = write_tree(tmp_path / "card", [("a.txt", b"a")])
    with opened(root) as archive:
        add(archive, card, provenance=Provenance(source="first"))
        _, told = add(archive, card, provenance=Provenance(source="second", tags=("x",)))
        item = archive.catalogue.item(told.added[0].item or "")
        assert [row.accession.source for row in item.accessions] == ["first", "second"]


def test_what_is_no_file_fails_with_its_reason_and_the_rest_goes_on(root: Path, tmp_path: Path) -> None:
    card = write_tree(tmp_path / "card", [("good.txt", b"good"), ("empty.txt", b"")])
    (card / "loop").symlink_to(card)
    (card / "gone").symlink_to(card / "nowhere")
    os.mkfifo(card / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(card / "sock"))
        with opened(root) as archive:
            added, told = add(archive, card, tmp_path / "absent")
            assert (added.kept, added.failed) == (2, 5)
    assert told.reasons() == {
        "card/loop": "symbolic-link",
        "card/gone": "symbolic-link",
        "card/pipe": "not-a-file",
        "card/sock": "not-a-file",
        "absent": "absent",
    }


def test_an_empty_file_is_kept_and_comes_back(root: Path, tmp_path: Path) -> None:
    card = write_tree(tmp_path / "card", [("empty", b"")])
    with opened(root) as archive:
        add(archive, card)
        restore(archive, tmp_path / "out")
    assert tree_bytes(tmp_path / "out") == {"card/empty": b""}


def test_an_unreadable_file_fails_with_its_reason(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = write_tree(tmp_path / "card", [("locked", b"x"), ("open", b"y")])
    real = os.open

    def refusing(path: str, *rest: int, **more: int) -> int:
        if str(path).endswith("locked"):
            raise PermissionError(13, "refused", path)
        return real(path, *rest, **more)

    monkeypatch.setattr(os, "open", refusing)  # the tests may run as root, whom no mode stops
    with opened(root) as archive:
        _, told = add(archive, card)
    assert told.reasons() == {"card/locked": "not-readable"}


@pytest.mark.parametrize("size", [1000, 3_000_000], ids=["small", "large"])
@pytest.mark.parametrize("change", ["grows", "shrinks", "is rewritten"])
def test_a_file_that_changes_while_it_is_read_fails(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, change: str
) -> None:
    card = write_tree(tmp_path / "card", [("log", noise(size)), ("still", b"still")])
    changing = card / "log"
    check = OpenedSource.check_unchanged

    def changed_first(self: OpenedSource, read: int) -> None:
        if self.size == size:
            if change == "grows":
                changing.write_bytes(changing.read_bytes() + b"more")
            elif change == "shrinks":
                os.truncate(changing, size // 2)
            else:
                changing.write_bytes(noise(size, 9))
                os.utime(changing, ns=(1, 1))
        check(self, read)

    monkeypatch.setattr(OpenedSource, "check_unchanged", changed_first)
    with opened(root) as archive:
        added, told = add(archive, card)
        assert told.reasons() == {"card/log": "changed"}
        assert added.kept == 1
    assert checked(root, tmp_path / "state").ok


def test_a_file_that_vanishes_before_it_is_opened_fails(tmp_path: Path) -> None:
    with pytest.raises(NotTakenIn) as told:
        OpenedSource(Found(str(tmp_path / "gone"), "card/gone", str(tmp_path)))
    assert told.value.facts == {"path": "card/gone", "reason": "vanished"}


def test_a_link_put_in_a_files_place_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("x")
    (tmp_path / "file").symlink_to(secret)
    with pytest.raises(NotTakenIn):
        OpenedSource(Found(str(tmp_path / "file"), "file", str(tmp_path)))


def test_the_archive_is_not_taken_into_itself(root: Path, tmp_path: Path) -> None:
    write_tree(tmp_path, [("notes.txt", b"beside it")])
    with opened(root) as archive:
        _, told = add(archive, tmp_path)
    assert told.reasons() == {f"{tmp_path.name}/archive": "own-archive"}
    assert told.outcomes()[f"{tmp_path.name}/notes.txt"] == "kept"


def test_a_large_sparse_file_streams(root: Path, tmp_path: Path) -> None:
    sparse = tmp_path / "sparse.img"
    with sparse.open("wb") as file:
        file.truncate(300_000_000)
        file.seek(150_000_000)
        file.write(b"in the middle")
    with opened(root) as archive:
        add(archive, sparse)
        restore(archive, tmp_path / "out")
    back = tmp_path / "out" / "sparse.img"
    assert back.stat().st_size == 300_000_000
    assert back.stat().st_blocks * 512 < 10_000_000
    with back.open("rb") as file:
        file.seek(150_000_000)
        assert file.read(13) == b"in the middle"


def test_a_deep_tree_is_walked(root: Path, tmp_path: Path) -> None:
    deep = tmp_path / "deep"
    here = deep
    for _ in range(300):
        here = here / "d"
    here.mkdir(parents=True)
    (here / "leaf").write_bytes(b"leaf")
    with opened(root) as archive:
        added, _ = add(archive, deep)
        assert added.kept == 1


def test_times_are_kept_to_the_nanosecond_and_given_back(root: Path, tmp_path: Path) -> None:
    card = write_tree(tmp_path / "card", [("a", b"a")])
    os.utime(card / "a", ns=(0, 1_481_760_000_123_456_789))
    with opened(root) as archive:
        _, told = add(archive, card)
        item = archive.catalogue.item(told.added[0].item or "")
        assert item.accessions[0].accession.modified == "2016-12-15T00:00:00.123456789Z"
        restore(archive, tmp_path / "out")
    assert (tmp_path / "out" / "card" / "a").stat().st_mtime_ns == 1_481_760_000_123_456_789


def test_without_a_key_everything_is_kept_and_found_later(root: Path, tmp_path: Path) -> None:
    from amana.archive import Archive
    from tests.archive.archives import SOFTWARE

    card = write_tree(tmp_path / "card", [("a.txt", b"same"), ("b.txt", b"same"), ("c.bin", noise(1_300_000))])
    with Archive(root, [], SOFTWARE) as sealed:
        added, _ = add(sealed, card)
        assert (added.kept, added.opened) == (2, False)
        again, _ = add(sealed, card)
        assert again.failed == 0
    assert not (root / "local" / "catalogue.db").exists()
    with opened(root) as archive:
        assert archive.catalogue.counts().items == 2
        restore(archive, tmp_path / "out")
    assert tree_bytes(tmp_path / "out" / "card") == tree_bytes(card)


def test_one_writer_at_a_time_and_readers_are_not_blocked(root: Path, tmp_path: Path) -> None:
    card = write_tree(tmp_path / "card", [("a", b"a")])
    with opened(root) as archive:
        add(archive, card)
        with archive.writing():
            with opened(root) as second:
                assert [item.path for item in second.catalogue.items()] == ["card/a"]
                with pytest.raises(ArchiveBusy) as told:
                    add(second, card)
                assert told.value.facts == {"path": str(root)}
            assert checked(root, tmp_path / "state").ok


def test_nothing_in_the_folder_shows_what_was_added(root: Path, tmp_path: Path) -> None:
    import hashlib

    words = "الشاهدة Samira remembers the bridge".encode()
    card = write_tree(tmp_path / "Samira-notes", [("bridge.txt", words), ("big.bin", noise(1_200_000))])
    with opened(root) as archive:
        add(archive, card, provenance=Provenance(source="Samira Taleb", place="Wadi al-Noor"))
        secrets = [words, b"Samira", b"bridge", b"Wadi", "الشاهدة".encode(), b"AGE-SECRET-KEY"]
        secrets += [hashlib.sha256(words).hexdigest().encode(), hashlib.sha256(words).digest()]
        for path in root.rglob("*"):
            if path.is_file() and path.name not in ("README.txt", "rescue.py"):
                data = path.read_bytes()
                assert not [secret for secret in secrets if secret in data], path


def test_files_are_for_this_person_alone(root: Path, tmp_path: Path) -> None:
    card = write_tree(tmp_path / "card", [("a", b"a")])
    with opened(root) as archive:
        add(archive, card)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in root.rglob("*")}
    assert {path for path, mode in modes.items() if mode & 0o077} == set()

"""A copy in a folder keeps both contracts, goes on where it was broken off, and says what the disk says."""

from __future__ import annotations

import errno
import io
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amana.errors import (
    AmanaError,
    ArchiveFileDamaged,
    DiskFault,
    ObjectDamaged,
    StoreRefused,
    StoreUnreachable,
)
from amana.stores import Disk, Erasing, Files, FolderStore, Medium, Store, open_medium
from amana.stores.pouring import PIECE
from tests.contracts.files_contract import FilesContract
from tests.contracts.store_contract import StoreContract, digest
from tests.faults.faulty_disk import FaultyDisk, refuse
from tests.faults.faulty_medium import Faults, faulty

MIB = 1 << 20


@pytest.fixture
def medium(tmp_path: Path) -> Medium:
    return open_medium(str(tmp_path / "copy"), make=True)


class TestFolderObjects(StoreContract):
    @pytest.fixture
    def store(self, medium: Medium) -> Store:
        return medium.objects


class TestFolderFiles(FilesContract):
    @pytest.fixture
    def files(self, medium: Medium) -> Files:
        return medium.files

    @pytest.fixture
    def again(self, medium: Medium) -> Callable[[], Files]:
        return lambda: open_medium(medium.url).files


def test_a_medium_says_where_it_is(tmp_path: Path) -> None:
    with open_medium(f"file://{tmp_path}/a%20copy", make=True) as medium:
        assert (medium.url, medium.local) == (str(tmp_path / "a copy"), tmp_path / "a copy")
    assert (tmp_path / "a copy").stat().st_mode & 0o77 == 0


def test_it_is_laid_out_as_an_archive(medium: Medium) -> None:
    medium.objects.put(digest(b"x"), io.BytesIO(b"x"))
    medium.files.write("logs/0a/checkpoint", b"c")
    assert medium.local is not None
    assert list(FolderStore(medium.local / "objects").digests()) == [digest(b"x")]
    assert (medium.local / "logs" / "0a" / "checkpoint").read_bytes() == b"c"


@pytest.mark.parametrize("make", [False, True])
def test_a_disk_that_is_not_plugged_in(tmp_path: Path, make: bool) -> None:
    """The top folder may be made; what it is mounted on never is."""
    with pytest.raises(StoreUnreachable) as told:
        open_medium(str(tmp_path / "STICK" / "copy"), make=make)
    assert told.value.facts == {"url": str(tmp_path / "STICK" / "copy"), "reason": "folder-absent"}
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_place_for_a_copy(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreRefused) as told:
        open_medium(str(tmp_path / "file"), make=True)
    assert told.value.facts["reason"] == "ENOTDIR"


def acts_on(medium: Medium) -> list[Callable[[], object]]:
    return [
        lambda: medium.objects.put(digest(b"y"), io.BytesIO(b"y")),
        lambda: medium.objects.open(digest(b"x")),
        lambda: list(medium.objects.digests()),
        lambda: medium.objects.erase(digest(b"x")),  # type: ignore[attr-defined]
        lambda: medium.files.read("README.txt", 10),
        lambda: medium.files.write("README.txt", b"new"),
        lambda: list(medium.files.names()),
        lambda: medium.files.remove("README.txt"),  # type: ignore[attr-defined]
    ]


@pytest.mark.parametrize("act", range(8))
@pytest.mark.parametrize("left", ["nothing", "another"])
def test_a_disk_that_was_pulled(medium: Medium, act: int, left: str) -> None:
    """Whether its mount point is gone, or stays behind empty: nothing is read from there, nothing put there."""
    medium.objects.put(digest(b"x"), io.BytesIO(b"x"))
    medium.files.write("README.txt", b"old")
    assert medium.local is not None
    medium.local.rename(medium.local.with_name("pulled"))
    if left == "another":
        medium.local.mkdir()
    with pytest.raises(StoreUnreachable) as told:
        acts_on(medium)[act]()
    assert told.value.facts["reason"] == {"nothing": "folder-absent", "another": "disk-gone"}[left]
    assert not medium.local.exists() or list(medium.local.iterdir()) == []


def test_a_disk_pulled_while_an_object_is_read(medium: Medium) -> None:
    medium.objects.put(digest(b"x"), io.BytesIO(b"x"))
    assert medium.local is not None
    with medium.objects.open(digest(b"x")) as opened:
        shutil.rmtree(medium.local)
        with pytest.raises(StoreUnreachable):
            opened.read()


REASONS: list[tuple[str, type[AmanaError]]]
REASONS = [("ENOSPC", StoreRefused), ("EROFS", StoreRefused), ("EACCES", StoreRefused), ("EFBIG", StoreRefused)]
REASONS += [("EIO", StoreRefused), ("ENODEV", StoreUnreachable), ("ESTALE", StoreUnreachable)]


@pytest.mark.parametrize(("reason", "kind"), REASONS)
def test_what_the_disk_says_is_the_copys_word(tmp_path: Path, reason: str, kind: type[AmanaError]) -> None:
    medium = open_medium(str(tmp_path), FaultyDisk(0, refuse(reason), always=True))
    for act in (acts_on(medium)[0], acts_on(medium)[5]):
        with pytest.raises(kind) as told:
            act()
        assert told.value.facts == {"url": str(tmp_path), "reason": reason}
    assert list(medium.objects.digests()) == []


def test_the_faults_of_the_other_side_are_not_the_copys(medium: Medium) -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise DiskFault(path="/elsewhere/objects/ab", reason="EIO")

    with pytest.raises(DiskFault):
        medium.objects.put(digest(b"x"), Failing(b"x"))


@pytest.mark.parametrize("at", range(10))
def test_refused_at_every_step_keeps_old_or_new(tmp_path: Path, at: int) -> None:
    open_medium(str(tmp_path)).files.write("archive.json", b"old")
    medium = open_medium(str(tmp_path), FaultyDisk(at, refuse("ENOSPC")))
    try:
        medium.files.write("archive.json", b"new")
    except StoreRefused as fault:
        assert fault.facts["reason"] == "ENOSPC"
    else:
        assert at >= 4
    assert medium.files.read("archive.json", 10) in (b"old", b"new")
    assert list(medium.files.names()) == ["archive.json"]


def test_links_do_not_lead_out(medium: Medium, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").write_bytes(b"secret")
    assert medium.local is not None
    (medium.local / "keys").symlink_to(outside)
    (medium.local / "README.txt").symlink_to(outside / "secret")
    (medium.local / "objects").symlink_to(outside)
    with pytest.raises(StoreRefused):
        medium.files.read("README.txt", 10)
    with pytest.raises(ArchiveFileDamaged) as told:
        medium.files.read("keys/secret", 10)
    assert told.value.facts["reason"] == "path-leads-out"
    with pytest.raises(ArchiveFileDamaged):
        medium.files.write("keys/x", b"x")
    with pytest.raises(StoreRefused):
        medium.objects.put(digest(b"x"), io.BytesIO(b"x"))
    assert list(medium.files.names()) == []
    medium.files.write("README.txt", b"plain")  # takes the link's place, not its target's
    assert (outside / "secret").read_bytes() == b"secret"
    assert [path.name for path in outside.iterdir()] == ["secret"]


def test_an_object_of_another_size_is_put_right(medium: Medium) -> None:
    data = random.Random(1).randbytes(100_000)
    medium.objects.put(digest(data), io.BytesIO(data))
    assert medium.local is not None
    place = FolderStore(medium.local / "objects").path(digest(data))
    os.truncate(place, 50_000)
    medium.objects.put(digest(data), io.BytesIO(data))
    assert place.read_bytes() == data


# --- broken off, and gone on with


def broken_off(medium: Medium, data: bytes, at: int) -> Faults:
    """Put these bytes over a link that breaks after so many; what was asked since."""
    faults = Faults(cut_sent=at)
    with pytest.raises(StoreUnreachable) as told:
        faulty(medium, faults).objects.put(digest(data), io.BytesIO(data))
    assert told.value.facts["reason"] == "link-cut"
    assert faults.sent == at
    assert list(medium.objects.digests()) == []
    faults.forget()
    return faults


def gone_on_with(medium: Medium, faults: Faults, data: bytes) -> int:
    """Put them again; how many bytes were sent."""
    faulty(medium, faults).objects.put(digest(data), io.BytesIO(data))
    with medium.objects.open(digest(data)) as opened:
        assert opened.read() == data
    assert medium.local is not None
    names = {path.name for path in (medium.local / "objects").rglob("*") if path.is_file()}
    assert names == {f"{digest(data)}.age"}
    return faults.sent


LONG = random.Random(2).randbytes(5 * MIB + 12_345)


@pytest.mark.parametrize("at", [0, 1, PIECE - 1, PIECE + 1, *range(PIECE, len(LONG), PIECE), len(LONG)])
def test_cut_at_every_piece(medium: Medium, at: int) -> None:
    faults = broken_off(medium, LONG, at)
    assert gone_on_with(medium, faults, LONG) == len(LONG) - at


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.lists(st.integers(0, len(LONG)), min_size=1, max_size=4))
def test_cut_anywhere_again_and_again(medium: Medium, cuts: list[int]) -> None:
    """Each time only what is missing is sent; a cut of nothing more is a cut too."""
    last = 0
    for at in sorted(cuts):
        faults = broken_off(medium, LONG, at - last)
        last = at
    assert gone_on_with(medium, faults, LONG) == len(LONG) - last
    assert isinstance(medium.objects, Erasing)
    medium.objects.erase(digest(LONG))


def part(medium: Medium, data: bytes) -> Path:
    assert medium.local is not None
    return FolderStore(medium.local / "objects").path(digest(data)).with_name(f".{digest(data)}.part")


@pytest.mark.parametrize("wrong", ["altered", "longer", "as-long", "zeros"])
def test_a_part_that_is_not_of_this_object_is_begun_again(medium: Medium, wrong: str) -> None:
    faults = broken_off(medium, LONG, 2 * MIB)
    there = part(medium, LONG)
    made = {
        "altered": b"?" + there.read_bytes()[1:],
        "longer": LONG + b"more",
        "as-long": b"?" + LONG[1:],
        "zeros": bytes(3 * MIB),
    }
    there.write_bytes(made[wrong])
    assert gone_on_with(medium, faults, LONG) >= len(LONG)


def test_a_whole_part_needs_nothing_sent(medium: Medium) -> None:
    faults = broken_off(medium, LONG, len(LONG))
    assert gone_on_with(medium, faults, LONG) == 0


def test_a_source_that_cannot_seek_begins_again(medium: Medium) -> None:
    broken_off(medium, LONG, MIB)

    class Pipe(io.BytesIO):
        def tell(self) -> int:
            raise io.UnsupportedOperation

        def seek(self, offset: int, whence: int = 0, /) -> int:
            raise io.UnsupportedOperation

    medium.objects.put(digest(LONG), Pipe(LONG))
    with medium.objects.open(digest(LONG)) as opened:
        assert opened.read() == LONG


def test_a_wrong_source_leaves_no_part(medium: Medium) -> None:
    broken_off(medium, LONG, MIB)
    with pytest.raises(ObjectDamaged):
        medium.objects.put(digest(LONG), io.BytesIO(LONG[:-1] + b"?"))
    assert not part(medium, LONG).exists()


def test_somebody_else_at_the_same_object(medium: Medium) -> None:
    """Whose part is locked writes beside it; both end with the whole object."""

    class Meanwhile(io.BytesIO):
        done = False

        def read(self, size: int | None = -1, /) -> bytes:
            if not self.done:
                self.done = True
                open_medium(medium.url).objects.put(digest(LONG), io.BytesIO(LONG))
            return super().read(size)

    medium.objects.put(digest(LONG), Meanwhile(LONG))
    assert medium.local is not None
    names = [path.name for path in (medium.local / "objects").rglob("*") if path.is_file()]
    assert names == [f"{digest(LONG)}.age"]


def test_a_part_is_no_stray(medium: Medium) -> None:
    broken_off(medium, LONG, MIB)
    assert medium.local is not None
    assert list(FolderStore(medium.local / "objects").strays()) == []


def test_erasing_takes_what_was_begun(medium: Medium) -> None:
    broken_off(medium, LONG, MIB)
    assert isinstance(medium.objects, Erasing)
    medium.objects.erase(digest(LONG))
    assert not part(medium, LONG).exists()


def test_a_folder_that_cannot_be_listed_is_not_empty(medium: Medium, monkeypatch: pytest.MonkeyPatch) -> None:
    medium.objects.put(digest(b"x"), io.BytesIO(b"x"))
    listed = os.scandir

    def failing(path: object) -> object:
        if str(path).endswith(digest(b"x")[:2]):
            raise OSError(errno.EIO, "bad block", str(path))
        return listed(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", failing)
    with pytest.raises(StoreRefused) as told:
        list(medium.objects.digests())
    assert told.value.facts["reason"] == "EIO"
    with pytest.raises(StoreRefused):
        list(medium.files.names())


def test_folders_that_cannot_be_flushed_are_not_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CIFS and some of FUSE; but a file that cannot be flushed is."""
    flush = os.fsync

    def fsync(descriptor: int) -> None:
        if Path(f"/proc/self/fd/{descriptor}").is_dir():
            raise OSError(errno.EINVAL, "fsync")
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    open_medium(str(tmp_path)).files.write("README.txt", b"x")

    def refusing(descriptor: int) -> None:
        raise OSError(errno.EINVAL, "fsync")

    monkeypatch.setattr(os, "fsync", refusing)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DiskFault):
        Disk().flush([tmp_path / "file"])

"""An item that was erased is nowhere in this archive, and everything else is; that it was, and why, stays."""

from __future__ import annotations

import hashlib
import shutil
import tracemalloc
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from amana.archive import Archive, Layout, read_description
from amana.archive.custodians import Custodians
from amana.archive.description import PlainFile
from amana.archive.erased import read_erased
from amana.archive.erasing import Erasing
from amana.archive.logs import LogFolder
from amana.archive.sealing import Pack, seal_again, seal_pack
from amana.archive.tar import members
from amana.errors import IdentityMissing, ItemUnknown, KeySuperseded, ObjectMissing
from amana.records import (
    ERASED,
    Accession,
    ContentPlace,
    CustodyAct,
    Derivative,
    Intake,
    ItemsErased,
    KeyAct,
    read_entry,
)
from amana.seal import X25519Identity, open_sealed, padme
from amana.stores import Disk, FolderStore
from tests.archive.archives import (
    KEY,
    SOFTWARE,
    add,
    checked,
    noise,
    opened,
    restore,
    tree_bytes,
    write_tree,
)
from tests.archive.erasures import FILES, LARGE, filled, item_of, read, sha256

SAMIRA, YUSUF, PAGE = (data for _, data in FILES[:3])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return filled(tmp_path / "archive", tmp_path)


def erase(root: Path, *contents: bytes, reason: str | None = "she asked for it") -> ItemsErased:
    with opened(root) as archive:
        archive.person = "Nadia"
        return Erasing(archive).run([item_of(archive, content) for content in contents], reason)


def everything_inside(root: Path) -> dict[str, bytes]:
    """Every member of every object, opened: what is left for whoever has the key."""
    found = {}
    with opened(root) as archive, archive.contents() as contents:
        for digest in FolderStore(root / "objects").digests():
            for name, member in contents.members(digest).items():
                reader = contents.opened(digest)
                reader.seek(member.offset)
                found[f"{digest}/{name}"] = reader.read(member.size)
    return found


def test_a_small_item_is_gone_with_what_was_made_of_it(root: Path, tmp_path: Path) -> None:
    before = everything_inside(root)
    done = erase(root, SAMIRA)
    assert done.whole and len(done.objects) == 2 and done.resealed == 1
    left = everything_inside(root)
    assert not any(b"speaks of the bridge" in data or b"Bridge" in data for data in left.values())
    gone = len(before) - len(left)
    # Her bytes, her text and the intake record; the erasure's own record came.
    assert gone == 3 - 1
    verified = checked(root, tmp_path / "state")
    assert verified.ok and verified.missing == () and verified.erased == ()


def test_its_accession_stays_and_the_log_says_when_by_whom_and_why(root: Path) -> None:
    erase(root, SAMIRA)
    with opened(root) as archive:
        record = archive.catalogue.item(sha256(SAMIRA))
        assert record.accessions[0].accession.path == "card/samira.txt"
        assert record.accessions[0].content == ERASED
        assert record.intakes == ()
        (act,) = [row.act for row in archive.catalogue.acts() if row.act.act == "erased"]
        assert isinstance(act, CustodyAct)
        assert (act.person, act.reason, act.items) == ("Nadia", "she asked for it", (record.item,))
        assert act.outcome == "success" and len(act.objects) == 2


def test_search_and_list_know_nothing_of_its_text(root: Path) -> None:
    with opened(root) as archive:
        assert archive.catalogue.search("bridge")
    erase(root, SAMIRA)
    for fresh in (False, True):
        with opened(root) as archive:
            if fresh:
                archive.rebuild()
            assert archive.catalogue.search("bridge") == []
            assert archive.catalogue.search("same")
            assert archive.catalogue.counts().text_versions == 1
            assert list(archive.catalogue.unread()) == []
    assert b"Bridge" not in b"".join(path.read_bytes() for path in (root / "local").glob("catalogue*"))


def test_restoring_says_erased_and_gives_the_rest(root: Path, tmp_path: Path) -> None:
    erase(root, SAMIRA, LARGE)
    with opened(root) as archive:
        restored, told = restore(archive, tmp_path / "out")
        assert (restored.restored, restored.erased, restored.failed) == (2, 2, 0)
        assert {one.path for one in told.restored if one.outcome == "erased"} == {
            "card/samira.txt",
            "card/clip.bin",
        }
        assert tree_bytes(tmp_path / "out") == {"card/yusuf.txt": YUSUF, "card/page.html": PAGE}


def test_a_large_item_goes_with_its_object(root: Path, tmp_path: Path) -> None:
    largest = max((root / "objects").rglob("*.age"), key=lambda path: path.stat().st_size)
    done = erase(root, LARGE)
    assert largest.name.removesuffix(".age") in done.objects
    assert not largest.exists()
    assert checked(root, tmp_path / "state").ok
    assert not any(b"picture of the clip" in data for data in everything_inside(root).values())


def test_a_text_that_another_item_has_too_stays_for_it(root: Path, tmp_path: Path) -> None:
    done = erase(root, PAGE)
    assert done.shared == (sha256(b"the same text"),)
    assert not done.whole
    with opened(root) as archive:
        assert archive.catalogue.text(sha256(b"the same text")) == "the same text"
        assert [hit.item for hit in archive.catalogue.search("same")] == [item_of(archive, YUSUF)]
        assert not any(b"picture of the well" in data for data in everything_inside(root).values())
        (act,) = [row.act for row in archive.catalogue.acts() if row.act.act == "erased"]
        assert isinstance(act, CustodyAct) and act.outcome == "part"
    # With the other one gone too, so is the text.
    assert erase(root, YUSUF).whole
    assert not any(b"the same text" in data for data in everything_inside(root).values())
    assert checked(root, tmp_path / "state").ok


def test_both_at_once_leave_nothing_shared(root: Path) -> None:
    assert erase(root, PAGE, YUSUF).shared == ()
    assert not any(b"the same text" in data for data in everything_inside(root).values())


def test_everything_may_be_erased(root: Path, tmp_path: Path) -> None:
    done = erase(root, *(data for _, data in FILES))
    assert done.whole
    inside = everything_inside(root)
    assert not any("/content" in name for name in inside)
    assert checked(root, tmp_path / "state").ok
    with opened(root) as archive:
        assert archive.rebuild().faults == ()
        assert restore(archive, tmp_path / "out")[0].erased == 4


def test_every_name_of_an_item_goes_with_it(root: Path, tmp_path: Path) -> None:
    with opened(root) as archive:
        add(archive, write_tree(tmp_path / "again", [("copy.txt", SAMIRA), ("new.txt", b"new")]))
    erase(root, SAMIRA)
    with opened(root) as archive:
        rows = archive.catalogue.item(sha256(SAMIRA)).accessions
        assert [row.content for row in rows] == [ERASED, ERASED]
        assert restore(archive, tmp_path / "out")[0].erased == 2


def test_what_two_devices_took_in_apart_goes_from_both_objects(root: Path, tmp_path: Path) -> None:
    shutil.rmtree(root / "local")  # as on another machine: a device of its own, and no catalogue to look in
    with Archive(root, [], SOFTWARE) as sealed:
        add(sealed, write_tree(tmp_path / "second", [("again.txt", SAMIRA)]))
    erase(root, SAMIRA)
    assert not any(b"speaks of the bridge" in data for data in everything_inside(root).values())
    assert checked(root, tmp_path / "state").ok


def test_what_was_erased_may_be_taken_in_again(root: Path, tmp_path: Path) -> None:
    erase(root, SAMIRA)
    with opened(root) as archive:
        _, told = add(archive, tmp_path / "card" / "samira.txt")
        assert told.outcomes() == {"samira.txt": "kept"}
    with opened(root) as archive:
        restored, _ = restore(archive, tmp_path / "out")
        assert restored.erased == 0
        assert tree_bytes(tmp_path / "out")["samira.txt"] == SAMIRA
        assert [one.sha256 for one in archive.catalogue.unread()] == [sha256(SAMIRA)]
        read(archive, SAMIRA, ("text", b"Samira speaks of the bridge, read"))
    assert erase(root, SAMIRA).whole
    assert not any(b"speaks of the bridge" in data for data in everything_inside(root).values())
    with opened(root) as archive:
        assert restore(archive, tmp_path / "out2")[0].erased == 2
    assert checked(root, tmp_path / "state").ok


def test_erasing_twice_does_nothing_more(root: Path) -> None:
    erase(root, SAMIRA)
    with opened(root) as archive:
        size = archive.catalogue.counts().entries
    done = erase(root, SAMIRA)
    assert done.objects == ()
    with opened(root) as archive:
        assert archive.catalogue.counts().entries == size


def test_several_erasures_of_one_pack_follow_one_another(root: Path, tmp_path: Path) -> None:
    for content in (SAMIRA, YUSUF):
        erase(root, content)
    layout = Layout(root)
    erased = read_erased(layout, read_description(layout.description))
    objects = FolderStore(layout.objects)
    for old in erased.old:
        assert not objects.path(old).exists()
        assert all(objects.path(live).exists() for live in erased.live(old))
    with opened(root) as archive:
        archive.rebuild()
        assert restore(archive, tmp_path / "out")[0].restored == 2
    assert checked(root, tmp_path / "state").ok


def test_a_plan_changes_nothing_and_says_what_goes(root: Path) -> None:
    before = tree_bytes(root)
    with opened(root) as archive:
        archive.catalogue.counts()
        plan = Erasing(archive).plan([item_of(archive, SAMIRA)])
    assert plan.size >= len(SAMIRA) and len(plan.objects) == 2
    assert {name: data for name, data in tree_bytes(root).items() if "local" not in name} == {
        name: data for name, data in before.items() if "local" not in name
    }


def test_nothing_is_erased_without_a_key_or_an_item(root: Path) -> None:
    with Archive(root, [], SOFTWARE) as sealed, pytest.raises(IdentityMissing):
        Erasing(sealed).run(["00"])
    with opened(root) as archive, pytest.raises(ItemUnknown):
        Erasing(archive).run(["00" * 16])


def test_whoever_was_removed_erases_nothing(root: Path) -> None:
    other = X25519Identity(b"o" * 32)
    with opened(root) as archive:
        Custodians(archive).add(other.recipient, "Omar")
        Custodians(archive).remove("custodian-1")
    objects = set((root / "objects").rglob("*.age"))
    # Who still has the envelope that opened the older epoch.
    with Archive(root, [other], SOFTWARE) as archive:
        keys = archive.epoch_keys()
        archive._keys = [key for number, key in keys if number == 1]
        with pytest.raises(KeySuperseded):
            Erasing(archive).run([item_of(archive, SAMIRA)])
    assert objects <= set((root / "objects").rglob("*.age"))


def test_where_damage_hides_what_else_needs_it_nothing_is_erased(root: Path) -> None:
    # The pack of a record that shares an object with what is to go: nobody can say what that record needs.
    with opened(root) as archive:
        record = archive.catalogue.item(sha256(YUSUF))
        pack = _pack_of(archive, record.intakes[0].entry.device, record.intakes[0].entry.index)
    shared = FolderStore(root / "objects").path(pack)
    shared.unlink()
    with opened(root) as archive, pytest.raises(ObjectMissing):
        Erasing(archive).run([item_of(archive, PAGE)])


def _pack_of(archive: Archive, device: str, index: int) -> str:
    log = LogFolder(archive.layout, device, archive.described)
    (data,) = log.entries(index, index + 1)
    return read_entry(data).objects[0]


def test_many_objects_take_several_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amana.archive.erasing.PAIRS_IN_ACT", 3)
    root = filled(tmp_path / "many", tmp_path)
    with opened(root) as archive:
        for number in range(5):
            read(archive, SAMIRA, ("text", b"Samira again %d" % number))
    done = erase(root, SAMIRA)
    assert len(done.objects) == 7
    layout = Layout(root)
    assert len(read_erased(layout, read_description(layout.description)).acts) == 3
    assert checked(root, tmp_path / "state").ok
    assert not any(b"Samira again" in data for data in everything_inside(root).values())


def test_a_record_that_names_anothers_object_does_not_take_it_along(root: Path, tmp_path: Path) -> None:
    """A device says that a new item rests in the clip's object; whoever erases the new item keeps the clip."""
    with opened(root) as archive:
        clip = archive.catalogue.item(sha256(LARGE)).accessions[0].content
        lie = Accession("lie.bin", "/", clip.size, sha256(b"a lie"), "x/y", "2031-01-01T00:00:00Z", "d", "s")
        with archive.writing() as writer:
            writer.record(lie, [ContentPlace(clip.object, clip.offset, clip.size)])
            writer.commit()
    erase(root, b"a lie")
    with opened(root) as archive:
        assert restore(archive, tmp_path / "out")[0].erased == 0
        assert tree_bytes(tmp_path / "out")["card/clip.bin"] == LARGE


def test_an_intake_that_names_anothers_bytes_does_not_take_them_along(root: Path, tmp_path: Path) -> None:
    with opened(root) as archive:
        lie = Intake(sha256(SAMIRA), "lie", "1", "read", made=(Derivative("thumbnail", sha256(YUSUF), 3, "x/y"),))
        with archive.writing() as writer:
            content = writer.content(sha256(YUSUF))
            assert content is not None
            writer.record(lie, [content], [None])
            writer.commit()
    erase(root, SAMIRA)
    with opened(root) as archive:
        restore(archive, tmp_path / "out")
        assert tree_bytes(tmp_path / "out")["card/yusuf.txt"] == YUSUF


def test_another_machine_that_gets_the_log_makes_its_catalogue_anew(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(root, copy)
    with opened(copy) as archive:
        assert archive.catalogue.search("bridge")
    erase(root, SAMIRA)
    for name in ("objects", "logs"):
        shutil.rmtree(copy / name)
        shutil.copytree(root / name, copy / name)
    with opened(copy) as archive:
        assert archive.catalogue.search("bridge") == []
        assert archive.catalogue.search("same")
        assert archive.faults == ()


def test_a_large_pack_is_sealed_again_in_little_memory(tmp_path: Path) -> None:
    # A pack of another writer may be large: what stays of it is copied piece by piece.
    big = noise(20_000_000, 9)
    pack = Pack()
    for name, data in (("content/small", b"small"), ("content/big", big), ("record/x.json", b"{}")):
        pack.add(name, data)
    disk = Disk()
    sealed = seal_pack(pack, KEY.recipient, disk, tmp_path / "old")
    with (tmp_path / "old").open("rb") as file, open_sealed(file, [KEY]) as reader:
        kept = [one for one in members(cast(BinaryIO, reader)) if one.name != "content/small"]
        tracemalloc.start()
        again = seal_again(cast(BinaryIO, reader), kept, KEY.recipient, disk, tmp_path / "new")
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 6_000_000
    assert again.digest == hashlib.sha256((tmp_path / "new").read_bytes()).hexdigest() != sealed.digest
    with (tmp_path / "new").open("rb") as file, open_sealed(file, [KEY]) as reader:
        found = {one.name: one for one in members(cast(BinaryIO, reader))}
        assert list(found) == ["content/big", "record/x.json"]
        reader.seek(found["content/big"].offset)
        assert reader.read(len(big)) == big
        assert reader.size == padme(reader.size)


def replace_rescue(root: Path, script: bytes) -> None:
    """As another version of Amana would have made it."""
    (root / "rescue.py").write_bytes(script)
    with opened(root) as archive, archive.writing() as writer:
        described = archive.described.with_files([PlainFile("rescue.py", sha256(script))])
        noun = KeyAct("acts-accepted", described.id, "2031-01-01T00:00:00Z", writer.device, "s")
        writer.record(noun, described=described)
        writer.commit()


def test_a_rescue_script_from_before_gives_way_to_one_that_follows(root: Path, tmp_path: Path) -> None:
    replace_rescue(root, b"# a rescue.py that knows of no erasures\n")
    erase(root, SAMIRA)
    ours = (root / "rescue.py").read_bytes()
    assert b"def read_erasures" in ours
    assert checked(root, tmp_path / "state").ok
    # One that can follow already is left as it is, whoever wrote it.
    replace_rescue(root, ours + b"# newer\n")
    erase(root, LARGE)
    assert (root / "rescue.py").read_bytes() == ours + b"# newer\n"
    assert checked(root, tmp_path / "state").ok

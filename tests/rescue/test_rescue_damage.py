"""Damage is told, costs only what it touched, and a wrong key opens nothing."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.rescue.stranger import Stranger, canonical, sha256

PHOTO = os.urandom(200_000)


def flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def three(archive: Any) -> tuple[Path, str, str]:
    """An archive of a note, a clip and a photo: (root, the note's pack, the clip's object)."""
    pack = archive.add_packed(("note", b"note"))
    whole, _ = archive.add_whole("clip", PHOTO)
    archive.add_packed(("photo", b"photo"))
    return archive.finish(), pack, whole


def test_a_missing_object_costs_its_items_alone(archive: Any, rescue: Any) -> None:
    root, pack, whole = three(archive)
    archive.path(whole).unlink()
    ended = rescue(root)
    assert ended.status == 4
    assert ended.files == {"note": b"note", "photo": b"photo"}
    assert f"object {whole} is missing" in ended.told
    assert "NOT RESTORED: clip" in ended.told
    archive.path(pack).unlink()
    ended = rescue(root, dest="again")
    assert (ended.status, ended.files) == (4, {"photo": b"photo"})
    assert "the record of entry 1 of log" in ended.told


def test_a_changed_object_costs_its_items_alone(archive: Any, rescue: Any) -> None:
    root, _, whole = three(archive)
    flip(archive.path(whole), 150_000)
    ended = rescue(root)
    assert ended.status == 4
    assert ended.files == {"note": b"note", "photo": b"photo"}
    assert f"object {whole} was changed" in ended.told


def test_a_truncated_object_costs_its_items_alone(archive: Any, rescue: Any) -> None:
    root, _, whole = three(archive)
    for length in (140_000, 65_800, 300, 40, 0):
        path = archive.path(whole)
        path.write_bytes(path.read_bytes()[:length])
        ended = rescue(root, dest=f"out{length}")
        assert ended.status == 4
        assert ended.files == {"note": b"note", "photo": b"photo"}


def test_what_stands_before_the_damage_in_a_pack_is_saved(archive: Any, rescue: Any) -> None:
    files = [(f"f{number}", os.urandom(30_000)) for number in range(8)]
    records = [archive.accession(*file) for file in files]
    members = [record.member for record in records] + [("content/" + sha256(data), data) for _, data in files]
    pack = archive.pack(members)
    for record in records:
        archive.enter(record, [pack])
    root = archive.finish()
    flip(archive.path(pack), 150_000)
    ended = rescue(root)
    assert ended.status == 4
    assert 2 <= len(ended.files) < 8
    assert ended.files == dict(files[: len(ended.files)])


def test_swapped_objects_give_nothing_false(archive: Any, rescue: Any) -> None:
    other, _ = archive.add_whole("other", PHOTO[::-1])
    root, _, whole = three(archive)
    one, two = archive.path(whole), archive.path(other)
    first = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(first)
    ended = rescue(root)
    assert ended.status == 4
    assert ended.files == {"note": b"note", "photo": b"photo"}
    assert "a content is not what its record says" in ended.told


def test_a_content_that_belies_its_name_is_not_restored(archive: Any, rescue: Any) -> None:
    record = archive.accession("lie", b"said")
    archive.enter(record, [archive.pack([("content/" + sha256(b"said"), b"sung"), record.member])])
    ended = rescue(archive.finish())
    assert (ended.status, ended.files) == (4, {})


def test_a_record_that_was_changed_is_not_believed(archive: Any, rescue: Any) -> None:
    record = archive.accession("true name", b"x")
    name, body = record.member
    forged = body.replace(b"true name", b"evil name")
    archive.enter(record, [archive.pack([("content/" + sha256(b"x"), b"x"), (name, forged)])])
    ended = rescue(archive.finish())
    assert (ended.status, ended.files) == (4, {})
    assert "does not match its log entry" in ended.told


@pytest.mark.parametrize("body", [b"", b"[]", b"[" * 100_000, b'{"fields":7,"seed":"00"}', b"\xff", b"1" * 9999])
def test_a_record_that_is_no_record_costs_itself_alone(archive: Any, rescue_own: Any, body: bytes) -> None:
    record = archive.accession("x", b"x")
    archive.enter(record, [archive.pack([(record.member[0], body)])])
    archive.add_packed(("y", b"y"))
    ended = rescue_own(archive.finish())
    assert (ended.status, ended.files) == (4, {"y": b"y"})


def test_an_object_that_is_no_tar_costs_itself_alone(archive: Any, rescue: Any) -> None:
    record = archive.accession("x", b"x")
    archive.enter(record, [archive.object(b"not a tar" * 100)])
    ended = rescue(archive.finish())
    assert (ended.status, ended.files) == (4, {})
    assert "it is not a tar inside" in ended.told


def test_a_wrong_key_opens_nothing(archive: Any, rescue: Any, tmp_path: Path) -> None:
    root, _, _ = three(archive)
    (tmp_path / "wrong.txt").write_text(str(Stranger(tmp_path / "z").custodian))
    ended = rescue(root, identity="wrong.txt")
    assert (ended.status, ended.files) == (5, {})
    (tmp_path / "none.txt").write_text("nothing here\n")
    assert rescue(root, identity="none.txt").status == 5


def test_the_archive_key_itself_opens(archive: Any, rescue: Any, tmp_path: Path) -> None:
    root, _, _ = three(archive)
    (tmp_path / "key.txt").write_text(str(archive.key))
    for envelope in (root / "keys" / "1").iterdir():
        envelope.unlink()
    ended = rescue(root, identity="key.txt")
    assert (ended.status, len(ended.files)) == (0, 3)


def test_a_log_cut_short_is_told(archive: Any, rescue_own: Any) -> None:
    root, _, _ = three(archive)
    bundle = root / "logs" / archive.device / "tile" / "entries" / "000.p" / "4"
    bundle.write_bytes(bundle.read_bytes()[:-50])
    ended = rescue_own(root)
    assert ended.status == 4
    assert "not what its device signed (3 entries of 4)" in ended.told
    assert set(ended.files) == {"note", "clip"}
    found = rescue_own(root, "--unlogged", dest="more")
    assert found.files["unlogged/photo"] == b"photo"


def test_without_any_log_the_strays_can_be_brought_out(archive: Any, rescue: Any) -> None:
    root, _, _ = three(archive)
    for folder, _, names in os.walk(root / "logs"):
        for name in names:
            (Path(folder) / name).unlink()
    ended = rescue(root)
    assert (ended.status, ended.files) == (4, {})
    assert "objects are named by no log" in ended.said
    found = rescue(root, "--unlogged", dest="more")
    assert found.status == 4
    assert found.files == {"unlogged/note": b"note", "unlogged/clip": PHOTO, "unlogged/photo": b"photo"}


def test_a_forged_checkpoint_or_log_is_told(archive: Any, rescue_own: Any) -> None:
    root, _, _ = three(archive)
    checkpoint = root / "logs" / archive.device / "checkpoint"
    sound = checkpoint.read_text()
    checkpoint.write_text(sound.replace("\n4\n", "\n3\n"))
    ended = rescue_own(root)
    assert (ended.status, len(ended.files)) == (4, 3)
    assert "not signed by its device" in ended.told
    checkpoint.write_text(sound)
    bundle = root / "logs" / archive.device / "tile" / "entries" / "000.p" / "4"
    bundle.write_bytes(bundle.read_bytes().replace(b'"v":1', b'"v":2', 1))
    assert rescue_own(root, dest="b").status == 4


def test_another_devices_log_is_left_aside(archive: Any, rescue_own: Any) -> None:
    root, _, _ = three(archive)
    shutil.copytree(root / "logs" / archive.device, root / "logs" / ("ab" * 8))
    ended = rescue_own(root)
    assert (ended.status, len(ended.files)) == (4, 3)
    assert "its key is not of this archive" in ended.told


def test_a_swapped_recipient_in_archive_json_is_told(archive: Any, rescue: Any, tmp_path: Path) -> None:
    root, _, _ = three(archive)
    described = json.loads((root / "archive.json").read_text())
    described["epochs"][0]["recipient"] = str(Stranger(tmp_path / "z").key.to_public())
    (root / "archive.json").write_bytes(canonical(described))
    ended = rescue(root)
    assert (ended.status, len(ended.files)) == (4, 3)
    assert "names another key for epoch 1" in ended.told
    assert "not the one that the logs speak of" in ended.told


@pytest.mark.parametrize("damaged", [b"", b"{", b"[]", b'{"format":"amana-archive","version":1}'])
def test_a_damaged_archive_json_stops_nothing(archive: Any, rescue_own: Any, damaged: bytes) -> None:
    root, _, _ = three(archive)
    (root / "archive.json").write_bytes(damaged)
    ended = rescue_own(root)
    assert (ended.status, len(ended.files)) == (4, 3)
    assert "archive.json cannot be read" in ended.told


def test_nothing_half_written_is_left(archive: Any, rescue: Any) -> None:
    root, _, whole = three(archive)
    flip(archive.path(whole), 150_000)
    names = [name for _, _, names in os.walk(rescue(root).dest) for name in names]
    assert sorted(names) == ["SHA256SUMS", "note", "photo"]

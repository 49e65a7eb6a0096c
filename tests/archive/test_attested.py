"""Cosigned checkpoints in an archive: merged line by line, never lost, and evidence where the log differs."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

from amana.archive.attested import (
    attested_checkpoints,
    attested_strays,
    check_attested,
    keep_attested,
    know_cosigner,
    known_cosigners,
    last_cosigned,
    merge_attested,
    put_attested,
)
from amana.errors import CheckpointUnreadable, DiskFault, LogDamaged
from amana.stores import Disk
from amana.tlog import (
    MAX_SIGNATURES,
    Checkpoint,
    CosignerKey,
    Signature,
    SigningKey,
    cosignatures,
    read_note,
    sign_checkpoint,
    write_note,
)
from tests.archive.cosigned import COSIGNER, NOW, OTHER, CosignedArchive, cosigned, cosigned_archive
from tests.faults.faulty_disk import FaultyDisk, refuse


@pytest.fixture(name="archive")
def _archive(tmp_path: Path) -> CosignedArchive:
    return cosigned_archive(tmp_path)


def _keep(archive: CosignedArchive, note: bytes, disk: Disk | None = None) -> bool:
    return keep_attested(archive.layout, disk or Disk(), archive.described, note)


def _files(archive: CosignedArchive) -> dict[str, bytes]:
    top = archive.root / "attested"
    return {str(path.relative_to(archive.root)): path.read_bytes() for path in top.rglob("*") if path.is_file()}


def _path(archive: CosignedArchive, note: bytes) -> str:
    head = Checkpoint.from_text(read_note(note).text)
    return f"attested/{archive.device}/{head.size}.{head.root.hex()[:16]}/checkpoint"


def test_a_cosigned_checkpoint_lies_under_its_size_and_root(archive: CosignedArchive) -> None:
    note = cosigned(archive.note, COSIGNER)
    assert _keep(archive, note) is True
    assert _files(archive) == {_path(archive, note): note}
    assert _keep(archive, note) is False


def test_lines_of_several_cosigners_come_together_in_any_order(archive: CosignedArchive) -> None:
    one, two = cosigned(archive.note, COSIGNER), cosigned(archive.note, OTHER)
    later = cosigned(archive.note, COSIGNER, now=NOW + 60)
    for note in (one, two, later, one):
        _keep(archive, note)
    (kept,) = _files(archive).values()
    found = cosignatures(kept, [COSIGNER.verifier, OTHER.verifier])
    assert sorted((each.name, each.time) for each in found) == [
        ("nour.example/cosigner", NOW),
        ("samira.example/cosigner", NOW),
        ("samira.example/cosigner", NOW + 60),
    ]


def test_who_signed_is_told_of_the_cosigners_that_are_known(archive: CosignedArchive) -> None:
    _keep(archive, cosigned(archive.note, COSIGNER, OTHER))
    size = Checkpoint.from_text(read_note(archive.note).text).size

    def told() -> list[tuple[str, ...]]:
        found = attested_checkpoints(archive.layout, archive.described, archive.device)
        assert [one.checkpoint.size for one in found] == [size]
        return [tuple(one.name for one in each.cosigned) for each in found]

    assert known_cosigners(archive.layout) == []
    assert told() == [()]
    know_cosigner(archive.layout, Disk(), COSIGNER.verifier)
    know_cosigner(archive.layout, Disk(), COSIGNER.verifier)
    assert known_cosigners(archive.layout) == [COSIGNER.verifier]
    assert told() == [(COSIGNER.name,)]
    assert last_cosigned(archive.layout, archive.described, archive.device, COSIGNER.verifier) == size
    assert (
        last_cosigned(archive.layout, archive.described, archive.device, CosignerKey("x", bytes(32)).verifier) == 0
    )


def test_every_cosigned_state_is_kept_as_the_log_grows(archive: CosignedArchive) -> None:
    notes = [archive.note, archive.add("three"), archive.add("four", "five")]
    for note in reversed(notes):
        _keep(archive, cosigned(note, COSIGNER))
    found = attested_checkpoints(archive.layout, archive.described, archive.device)
    sizes = [one.checkpoint.size for one in found]
    assert sizes == sorted(sizes) and len(sizes) == 3
    assert last_cosigned(archive.layout, archive.described, archive.device, COSIGNER.verifier) == sizes[-1]


def test_a_damaged_list_of_cosigners_is_no_list(archive: CosignedArchive) -> None:
    know_cosigner(archive.layout, Disk(), COSIGNER.verifier)
    file = archive.layout.local / "cosigners"
    file.write_bytes(b"\xff\n" + file.read_bytes() + b"not a key\n")
    assert known_cosigners(archive.layout) == [COSIGNER.verifier]


# --- evidence


def test_a_log_that_was_rolled_back(archive: CosignedArchive) -> None:
    archive.save()
    note = cosigned(archive.add("three"), COSIGNER)
    archive.back()
    with pytest.raises(LogDamaged) as caught:
        _keep(archive, note)
    assert caught.value.facts["reason"] == "rolled-back"
    assert _files(archive) == {_path(archive, note): note}


def test_a_log_that_was_rewritten(archive: CosignedArchive) -> None:
    archive.save()
    note = cosigned(archive.add("three"), COSIGNER)
    archive.back()
    archive.add("another three", "four")
    with pytest.raises(LogDamaged) as caught:
        _keep(archive, note)
    assert caught.value.facts["reason"] == "history-rewritten"
    assert _files(archive) == {_path(archive, note): note}
    assert _keep(archive, cosigned(archive.note, COSIGNER)) is True
    assert len(attested_checkpoints(archive.layout, archive.described, archive.device)) == 2


def test_a_copy_that_is_only_behind_is_not_accused(archive: CosignedArchive, tmp_path: Path) -> None:
    copy = CosignedArchive(archive.copy(tmp_path / "copy"))
    note = cosigned(archive.add("three"), COSIGNER)
    assert _keep(copy, note) is True
    assert _keep(archive, note) is True


def test_a_device_whose_log_is_not_here_yet(archive: CosignedArchive, tmp_path: Path) -> None:
    copy = CosignedArchive(archive.copy(tmp_path / "copy"))
    path, note = _path(archive, archive.note), cosigned(archive.note, COSIGNER)
    shutil.rmtree(copy.layout.log(archive.device))
    assert keep_attested(copy.layout, Disk(), copy.described, note) is True
    assert (copy.root / path).is_file()


# --- what is not kept


def test_what_no_device_of_this_archive_signed(archive: CosignedArchive, tmp_path: Path) -> None:
    other = cosigned_archive(tmp_path / "other")
    stranger = SigningKey(f"amana/{archive.described.id}/{archive.device}", bytes(32))
    unknown = SigningKey(f"amana/{archive.described.id}/{'ab' * 8}", bytes(32))
    escape = SigningKey(f"amana/{archive.described.id}/..", bytes(32))
    head = Checkpoint.from_text(read_note(archive.note).text)
    for note, reason in [
        (cosigned(other.note, COSIGNER), "origin"),
        (sign_checkpoint(Checkpoint("somebody/else", 1, bytes(32)), unknown), "origin"),
        (sign_checkpoint(head, stranger), "no-known-signature"),
        (sign_checkpoint(Checkpoint(unknown.name, 1, bytes(32)), unknown), "device-unknown"),
        (sign_checkpoint(Checkpoint(escape.name, 1, bytes(32)), escape), "device-unknown"),
        (archive.note.replace(b"\n\n", b"\n", 1), "note-shape"),
        (archive.note[:-1], "note-shape"),
    ]:
        with pytest.raises(CheckpointUnreadable) as caught:
            _keep(archive, note)
        assert caught.value.facts["reason"] == reason
    assert not (archive.root / "attested").exists()


def test_a_known_cosigner_s_forged_line_is_refused_and_the_kept_one_stays(archive: CosignedArchive) -> None:
    know_cosigner(archive.layout, Disk(), COSIGNER.verifier)
    good = cosigned(archive.note, COSIGNER)
    _keep(archive, good)
    forged = write_note(
        read_note(archive.note).text,
        [*read_note(archive.note).signatures, Signature(COSIGNER.name, COSIGNER.verifier.key_id, bytes(72))],
    )
    with pytest.raises(CheckpointUnreadable) as caught:
        _keep(archive, forged)
    assert caught.value.facts["reason"] == "signature-wrong"
    assert list(_files(archive).values()) == [good]


def test_strangers_cannot_crowd_a_known_cosigner_out(archive: CosignedArchive) -> None:
    """A hostile copy fills the note with lines; the device's and a known cosigner's have their place."""
    text, device = read_note(archive.note).text, read_note(archive.note).signatures
    crowd = write_note(
        text, [*device, *(Signature(f"x{n}", bytes(4), bytes(72)) for n in range(MAX_SIGNATURES - 1))]
    )
    heavy = write_note(text, [*device, *(Signature(f"y{n}", bytes(4), bytes(4500)) for n in range(40))])
    for note in (crowd, heavy):
        _keep(archive, note)
    know_cosigner(archive.layout, Disk(), COSIGNER.verifier)
    assert _keep(archive, cosigned(archive.note, COSIGNER)) is True
    (kept,) = _files(archive).values()
    assert cosignatures(kept, [COSIGNER.verifier])
    assert read_note(kept).signatures[0] == device[0]
    assert _keep(archive, crowd) is False


# --- from another copy


def test_merging_what_another_copy_has(archive: CosignedArchive, tmp_path: Path) -> None:
    copy = CosignedArchive(archive.copy(tmp_path / "copy"))
    _keep(archive, cosigned(archive.note, COSIGNER))
    _keep(copy, cosigned(archive.note, OTHER))
    for path, note in _files(copy).items():
        assert merge_attested(archive.layout, Disk(), archive.described, path, note) is True
        assert merge_attested(archive.layout, Disk(), archive.described, path, note) is False
    (kept,) = _files(archive).values()
    assert len(cosignatures(kept, [COSIGNER.verifier, OTHER.verifier])) == 2


def test_a_file_under_another_s_name_is_not_taken(archive: CosignedArchive) -> None:
    note = cosigned(archive.note, COSIGNER)
    path = _path(archive, note)
    for wrong in (path.replace(archive.device, "ab" * 8), path.replace("attested/", "attested/../"), "checkpoint"):
        with pytest.raises(LogDamaged) as caught:
            merge_attested(archive.layout, Disk(), archive.described, wrong, note)
        assert caught.value.facts["reason"] == "checkpoint-of-another-folder"
    assert _files(archive) == {}


def test_a_device_s_name_that_leads_out_is_refused(archive: CosignedArchive) -> None:
    verifier = SigningKey("x", bytes(32))
    note = sign_checkpoint(Checkpoint("x", 0, bytes(32)), verifier)
    with pytest.raises(LogDamaged):
        put_attested(archive.layout, Disk(), "../../outside", note, [verifier.verifier], [])
    assert not (archive.root / "attested").exists()


def test_what_lies_there_and_is_not_signed_is_passed_over(archive: CosignedArchive) -> None:
    _keep(archive, cosigned(archive.note, COSIGNER))
    top = archive.root / "attested" / archive.device
    for name, data in [("9.0000000000000000", b"junk"), ("not a name", b""), ("5.abcdefabcdefabcd", archive.note)]:
        (top / name).mkdir()
        (top / name / "checkpoint").write_bytes(data)
    (top / "7.0000000000000000").mkdir()
    assert len(attested_checkpoints(archive.layout, archive.described, archive.device)) == 1


# --- for verify


def _faults(archive: CosignedArchive) -> list[str]:
    return [str(one.facts["reason"]) for one in check_attested(archive.layout, archive.described)]


def test_what_is_kept_is_checked(archive: CosignedArchive) -> None:
    know_cosigner(archive.layout, Disk(), COSIGNER.verifier)
    archive.save()
    _keep(archive, cosigned(archive.add("three"), COSIGNER))
    assert _faults(archive) == []
    kept = next((archive.root / "attested").rglob("checkpoint"))
    note = kept.read_bytes()
    kept.write_bytes(note[:-30] + b"A" + note[-29:])
    assert _faults(archive) == ["signature-wrong"]
    kept.write_bytes(note.replace(b"\n\n", b"\n", 1))
    assert _faults(archive) == ["note-shape"]
    kept.write_bytes(note)
    moved = kept.parent.with_name("7.0123456789abcdef")
    kept.parent.rename(moved)
    assert _faults(archive) == ["checkpoint-of-another-folder"]
    moved.rename(kept.parent)
    attested = archive.root.with_name("attested")
    (archive.root / "attested").rename(attested)
    archive.back()
    attested.rename(archive.root / "attested")
    assert _faults(archive) == ["rolled-back"]
    archive.add("another")
    archive.add("and more", "and more still")
    assert _faults(archive) == ["history-rewritten"]


def test_what_does_not_belong_there_is_named(archive: CosignedArchive) -> None:
    _keep(archive, cosigned(archive.note, COSIGNER))
    folder = next((archive.root / "attested").rglob("checkpoint")).parent
    for name in (
        ".checkpoint.new",
        "freetsa.org.tsr",
        "freetsa.org.chain.pem",
        "calendars.ots",
        ".calendars.ots.new",
    ):
        (folder / name).write_bytes(b"x")
    assert list(attested_strays(archive.layout)) == []
    strays = [folder / ".hidden", folder / "Note.txt", folder / "sub" / "checkpoint", folder.parent / "loose"]
    strays += [folder.with_name("01.0123456789abcdef") / "checkpoint", folder / ".checkpoint", folder / "x.new"]
    for path in strays:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    assert sorted(attested_strays(archive.layout)) == sorted(strays)


# --- the disk


@pytest.mark.parametrize("at", range(5))
def test_where_the_disk_refuses_what_was_kept_is_there(archive: CosignedArchive, at: int) -> None:
    _keep(archive, cosigned(archive.note, COSIGNER))
    with pytest.raises(DiskFault):
        _keep(archive, cosigned(archive.note, OTHER), FaultyDisk(at, refuse("ENOSPC")))
    (kept,) = attested_checkpoints(archive.layout, archive.described, archive.device)
    assert cosignatures(kept.note, [COSIGNER.verifier])
    _keep(archive, cosigned(archive.note, OTHER))
    (kept,) = attested_checkpoints(archive.layout, archive.described, archive.device)
    assert len(cosignatures(kept.note, [COSIGNER.verifier, OTHER.verifier])) == 2


def test_two_at_once_lose_no_line(archive: CosignedArchive) -> None:
    keys = [CosignerKey.generate(f"cosigner-{number}") for number in range(8)]
    threads = [threading.Thread(target=_keep, args=(archive, cosigned(archive.note, key))) for key in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (kept,) = _files(archive).values()
    assert len(cosignatures(kept, [key.verifier for key in keys])) == 8

"""Cosigning from both sides: requests carried by hand, copies on a stick, and cosigners served on loopback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from amana.actions.custody import cosigning
from amana.actions.custody.being_cosigned import (
    CosignedLog,
    CosignRequest,
    ask_cosigner,
    keep_cosigned,
    request_cosigning,
)
from amana.actions.custody.cosigning import Cosigned, cosign, serve_cosigner
from amana.attesting import Cosigner, CosignerServer
from amana.errors import (
    AddressTaken,
    AddressUnusable,
    ArchiveFileDamaged,
    CheckpointUnreadable,
    CosignConflict,
    CosignerContradicts,
    CosignerExists,
    CosignerMissing,
    CosignerRefused,
    DiskFault,
    LogDamaged,
    LogUnknown,
    NotAnArchive,
    NoteKeyUnreadable,
    ProofWrong,
)
from amana.tlog import Checkpoint, CosignerVerifier, cosignatures, open_checkpoint, read_note, read_request
from tests.archive.cosigned import CosignedArchive, cosigned_archive

NAME = "samira.example/cosigner"


@pytest.fixture(name="archive")
def _archive(tmp_path: Path) -> CosignedArchive:
    return cosigned_archive(tmp_path / "home")


@pytest.fixture(name="stick")
def _stick(archive: CosignedArchive, tmp_path: Path) -> CosignedArchive:
    """A copy that was carried to the cosigner."""
    return CosignedArchive(archive.copy(tmp_path / "stick"))


def _one(*given: Path, key: Path | None = None, name: str | None = NAME, **how: object) -> Cosigned:
    trust = how.pop("trust", ())
    (signed,) = cosign(*given, key=key, name=name, trust=trust, **how).signed  # type: ignore[arg-type]
    return signed


def _fresh(archive: CosignedArchive, stick: CosignedArchive) -> None:
    """Bring the copy up to the archive, as a sync does; what was cosigned on it stays."""
    shutil.copytree(archive.root / "logs", stick.root / "logs", dirs_exist_ok=True)


def _vkey(name: str = NAME) -> str:
    return cosign(name=name).cosigner


def _holds(file: Path, *vkeys: str) -> int:
    """How many lines of these cosigners there are in a note."""
    return len(cosignatures(file.read_bytes(), [CosignerVerifier.from_text(one) for one in vkeys]))


# --- the cosigner's folder


def test_a_cosigner_needs_a_name_once(tmp_path: Path, own_folders: Path) -> None:
    with pytest.raises(CosignerMissing):
        cosign()
    made = cosign(name=NAME)
    assert made.folder == own_folders / "XDG_STATE_HOME" / "amana" / "cosigner"
    assert cosign().cosigner == made.cosigner == cosign(name=NAME).cosigner
    assert cosign(key=tmp_path / "other", name=NAME).cosigner != made.cosigner
    with pytest.raises(CosignerExists):
        cosign(name="another.example")


@pytest.mark.parametrize("trust", ["", "nobody", "a+b+c", "x" * 5000, "/nowhere/vkey"])
def test_what_is_no_key_of_a_log_leaves_no_cosigner_behind(own_folders: Path, trust: str) -> None:
    with pytest.raises(NoteKeyUnreadable):
        cosign(name=NAME, trust=[trust])
    assert not own_folders.exists()


def test_a_cosigner_s_key_is_not_a_log_s() -> None:
    with pytest.raises(NoteKeyUnreadable) as caught:
        cosign(name=NAME, trust=[_vkey()])
    assert caught.value.facts["reason"] == "algorithm"


# --- a copy on a stick


def test_a_copy_is_cosigned_where_it_lies(archive: CosignedArchive, stick: CosignedArchive) -> None:
    signed = _one(stick.root, trust=[str(stick.root)])
    head = Checkpoint.from_text(read_note(archive.note).text)
    assert (signed.origin, signed.size, signed.error) == (head.origin, head.size, None)
    assert signed.kept == stick.root / f"attested/{archive.device}/{head.size}.{head.root.hex()[:16]}/checkpoint"
    assert signed.kept is not None and _holds(signed.kept, _vkey()) == 1


def test_as_the_log_grows_the_proof_is_made_from_the_copy(
    archive: CosignedArchive, stick: CosignedArchive
) -> None:
    _one(stick.checkpoint, trust=[str(stick.checkpoint.with_name("vkey"))])
    for texts in (["three"], ["four", "five", "six"], []):
        if texts:
            archive.add(*texts)
        _fresh(archive, stick)
        assert _one(stick.checkpoint, name=None).error is None
    assert len(list((stick.root / "attested" / stick.device).iterdir())) == 3


def test_two_cosigners_sign_one_copy(stick: CosignedArchive, tmp_path: Path) -> None:
    keys = [cosign(key=tmp_path / name, name=name, trust=[str(stick.root)]).cosigner for name in ("one", "two")]
    for name in ("one", "two"):
        kept = _one(stick.root, key=tmp_path / name, name=None).kept
    assert kept is not None and _holds(kept, *keys) == 2


def test_a_log_that_was_not_named_is_not_signed(stick: CosignedArchive) -> None:
    signed = _one(stick.root)
    assert isinstance(signed.error, LogUnknown)
    assert not (stick.root / "attested").exists()


def test_a_copy_that_was_rolled_back(archive: CosignedArchive, stick: CosignedArchive) -> None:
    archive.save()
    archive.add("three")
    _fresh(archive, stick)
    assert _one(stick.root, trust=[str(stick.root)]).error is None
    archive.back()
    fault = _one(archive.checkpoint).error
    assert isinstance(fault, LogDamaged)
    assert fault.facts["reason"] == "rolled-back"
    assert int(str(fault.facts["found"])) < int(str(fault.facts["expected"]))


@pytest.mark.parametrize("texts", [["not three"], ["not three", "nor four", "nor five"]])
def test_a_log_that_was_rewritten(archive: CosignedArchive, texts: list[str]) -> None:
    archive.save()
    archive.add("three")
    assert _one(archive.checkpoint, trust=[str(archive.root)]).error is None
    archive.back()
    archive.add(*texts)
    signed = _one(archive.checkpoint)
    assert isinstance(signed.error, LogDamaged)
    assert signed.error.facts["reason"] in ("forked", "history-rewritten")
    cosigner = Cosigner.open(cosign(name=NAME).folder)
    kept = {
        Checkpoint.from_text(read_note(one.read_bytes()).text) for one in cosigner.evidence(signed.origin or "")
    }
    assert Checkpoint.from_text(read_note(archive.note).text) in kept
    assert len(kept) == 2


def test_a_copy_whose_tiles_are_gone_is_damaged_and_not_accused_of_more(
    archive: CosignedArchive, stick: CosignedArchive
) -> None:
    _one(stick.root, trust=[str(stick.root)])
    archive.add("three")
    _fresh(archive, stick)
    for tile in (stick.checkpoint.parent / "tile" / "0").rglob("*"):
        if tile.is_file():
            tile.unlink()
    fault = _one(stick.root).error
    assert isinstance(fault, LogDamaged)
    assert fault.facts["reason"] == "missing"


def test_another_archive_s_log_is_another_log(stick: CosignedArchive, tmp_path: Path) -> None:
    other = cosigned_archive(tmp_path / "other")
    _one(stick.root, trust=[str(stick.root)])
    assert isinstance(_one(other.root).error, LogUnknown)
    # Its checkpoint among another's files is no log of theirs.
    shutil.copyfile(other.checkpoint, stick.checkpoint)
    assert isinstance(_one(stick.checkpoint).error, LogUnknown)


def test_a_key_beside_a_log_must_be_its_device_s(stick: CosignedArchive, tmp_path: Path) -> None:
    other = cosigned_archive(tmp_path / "other")
    shutil.copyfile(other.checkpoint.with_name("vkey"), stick.checkpoint.with_name("vkey"))
    with pytest.raises(LogDamaged) as caught:
        cosign(stick.root, name=NAME, trust=[str(stick.root)])
    assert caught.value.facts["reason"] == "vkey-of-another-device"


def test_what_is_no_copy_and_no_file(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NotAnArchive):
        cosign(tmp_path / "empty", name=NAME)
    assert isinstance(_one(tmp_path / "absent").error, DiskFault)
    (tmp_path / "noise").write_bytes(b"\xff" * 100)
    assert isinstance(_one(tmp_path / "noise").error, CheckpointUnreadable)


@pytest.mark.parametrize(("reason", "stands"), [("EROFS", True), ("EACCES", True), ("ENOSPC", False)])
def test_a_copy_that_cannot_be_written_to(
    stick: CosignedArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: str, stands: bool
) -> None:
    def refuse(*_: object) -> None:
        raise DiskFault(path=str(stick.root), reason=reason)

    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setattr(cosigning, "put_attested", refuse)
    signed = _one(stick.root, trust=[str(stick.root)])
    if stands:
        assert signed.kept is not None and signed.kept.parent == tmp_path / "here"
        assert _holds(signed.kept, _vkey()) == 1
    else:
        assert isinstance(signed.error, DiskFault)
        assert signed.kept is None


def test_the_note_goes_where_it_is_told_to(stick: CosignedArchive, tmp_path: Path) -> None:
    signed = _one(stick.root, trust=[str(stick.root)], out=tmp_path / "out")
    assert signed.kept == tmp_path / "out" / f"{stick.device}.{signed.size}.cosigned"
    assert not (stick.root / "attested").exists()


# --- a checkpoint by itself


def test_a_bare_checkpoint_does_for_a_first_sight_and_the_same_again(
    archive: CosignedArchive, tmp_path: Path
) -> None:
    bare = tmp_path / "note.txt"
    bare.write_bytes(archive.note)
    for _ in range(2):
        signed = _one(bare, trust=[str(archive.root)])
        assert signed.kept == tmp_path / "note.txt.cosigned"
        assert signed.kept is not None and _holds(signed.kept, _vkey()) == 1
    old = bare.read_bytes()
    bare.write_bytes(archive.add("three"))
    fault = _one(bare).error
    assert isinstance(fault, CosignConflict)
    assert _one(archive.root).error is None
    bare.write_bytes(old)
    fault = _one(bare).error
    assert isinstance(fault, LogDamaged) and fault.facts["reason"] == "rolled-back"


# --- requests carried by hand


def _requested(archive: CosignedArchive, out: Path, **how: object) -> CosignRequest:
    (made,) = request_cosigning(archive.root, out=out, **how)  # type: ignore[arg-type]
    assert isinstance(made, CosignRequest)
    return made


def test_a_request_goes_out_and_its_answer_comes_back(archive: CosignedArchive, tmp_path: Path) -> None:
    vkey = cosign(name=NAME, trust=[str(archive.root)]).cosigner
    sizes = []
    for texts in (["three"], ["four", "five"]):
        archive.add(*texts)
        made = _requested(archive, tmp_path / "out", cosigner=vkey)
        sizes.append((made.old, made.size))
        assert made.path == tmp_path / "out" / f"{archive.device}.{made.size}.cosign-request"
        signed = _one(made.path)
        assert signed.error is None and signed.kept == made.path.with_name(made.path.name + ".cosigned")
        (kept,) = keep_cosigned(archive.root, signed.kept, cosigner=vkey)
        assert (kept.outcome, kept.size, kept.unknown, kept.error) == ("cosigned", made.size, 0, None)
        assert [one.name for one in kept.by] == [NAME]
        (again,) = keep_cosigned(archive.root, signed.kept)
        assert again.outcome == "present"
    assert sizes[0][0] == 0 and sizes[1][0] == sizes[0][1]  # where the cosigner left off


def test_a_request_starts_where_it_is_told_to(archive: CosignedArchive, tmp_path: Path) -> None:
    made = _requested(archive, tmp_path, since=2)
    request = read_request(made.path.read_bytes())
    assert (made.old, request.old_size) == (2, 2)
    assert request.checkpoint == archive.note
    (failed,) = request_cosigning(archive.root, out=tmp_path, since=10_000)
    assert isinstance(failed, CosignedLog) and isinstance(failed.error, ProofWrong)
    (missing,) = request_cosigning(archive.root, out=tmp_path, logs=["ab" * 8])
    assert isinstance(missing, CosignedLog) and isinstance(missing.error, LogDamaged)


def test_an_answer_that_is_none_is_not_kept(archive: CosignedArchive, tmp_path: Path) -> None:
    other = cosigned_archive(tmp_path / "other")
    noise = tmp_path / "noise"
    noise.write_bytes(b"noise")
    kept = keep_cosigned(archive.root, noise, other.checkpoint, tmp_path / "absent")
    assert [one.outcome for one in kept] == ["failed"] * 3
    assert [type(one.error) for one in kept] == [CheckpointUnreadable, CheckpointUnreadable, DiskFault]
    assert not (archive.root / "attested").exists()


def test_an_answer_that_the_log_no_longer_goes_on_from_is_kept_and_told(
    archive: CosignedArchive, tmp_path: Path
) -> None:
    cosign(name=NAME, trust=[str(archive.root)])
    archive.save()
    archive.add("three")
    signed = _one(_requested(archive, tmp_path).path)
    archive.back()
    archive.add("another three")
    (kept,) = keep_cosigned(archive.root, signed.kept or "", cosigner=_vkey())
    assert kept.outcome == "cosigned" and [one.name for one in kept.by] == [NAME]
    assert isinstance(kept.error, LogDamaged)
    assert len(list((archive.root / "attested").rglob("checkpoint"))) == 1


# --- a served cosigner


def test_a_served_cosigner_signs_every_log(archive: CosignedArchive, tmp_path: Path) -> None:
    made = cosign(name=NAME, trust=[str(archive.root)])
    with CosignerServer(Cosigner.open(made.folder)) as server:
        for texts, outcome in ((["three"], "cosigned"), ([], "present"), (["four", "five"], "cosigned")):
            if texts:
                archive.add(*texts)
            (kept,) = ask_cosigner(archive.root, server.url, cosigner=made.cosigner)
            assert (kept.log, kept.outcome, kept.error) == (archive.device, outcome, None)
            assert [one.name for one in kept.by] == [NAME]
    files = list((archive.root / "attested").rglob("checkpoint"))
    assert len(files) == 2
    assert all(_holds(file, made.cosigner) == 1 for file in files)


def test_a_second_cosigner_adds_its_line(archive: CosignedArchive, tmp_path: Path) -> None:
    vkeys = []
    for name in ("one", "two"):
        made = cosign(key=tmp_path / name, name=name, trust=[str(archive.root)])
        vkeys.append(made.cosigner)
        with CosignerServer(Cosigner.open(made.folder)) as server:
            (kept,) = ask_cosigner(archive.root, server.url, cosigner=made.cosigner)
    assert [one.name for one in kept.by] == ["one", "two"]
    (file,) = (archive.root / "attested").rglob("checkpoint")
    assert _holds(file, *vkeys) == 2


def test_without_its_key_a_line_is_kept_and_nobody_s_word(archive: CosignedArchive) -> None:
    made = cosign(name=NAME, trust=[str(archive.root)])
    with CosignerServer(Cosigner.open(made.folder)) as server:
        (kept,) = ask_cosigner(archive.root, server.url)
    assert (kept.outcome, kept.by, kept.unknown) == ("cosigned", (), 1)
    file = next((archive.root / "attested").rglob("checkpoint"))
    (again,) = keep_cosigned(archive.root, file, cosigner=made.cosigner)
    assert [one.name for one in again.by] == [NAME] and again.unknown == 0


def test_a_cosigner_that_saw_another_branch_is_heard(archive: CosignedArchive) -> None:
    made = cosign(name=NAME, trust=[str(archive.root)])
    archive.save()
    archive.add("three")
    with CosignerServer(Cosigner.open(made.folder)) as server:
        ask_cosigner(archive.root, server.url, cosigner=made.cosigner)
        archive.back()
        (rolled,) = ask_cosigner(archive.root, server.url, cosigner=made.cosigner)
        archive.add("another", "and another")
        (forked,) = ask_cosigner(archive.root, server.url, cosigner=made.cosigner)
    for kept, reason in ((rolled, "cosigner-ahead"), (forked, "cosigner-saw-another")):
        assert kept.outcome == "failed"
        assert isinstance(kept.error, CosignerContradicts)
        assert kept.error.facts["reason"] == reason


def test_a_cosigner_that_does_not_know_us_and_one_that_is_not_there(archive: CosignedArchive) -> None:
    made = cosign(name=NAME)
    with CosignerServer(Cosigner.open(made.folder)) as server:
        (kept,) = ask_cosigner(archive.root, server.url)
        assert isinstance(kept.error, CosignerRefused)
        url = server.url
    (kept,) = ask_cosigner(archive.root, url)
    assert isinstance(kept.error, CosignerRefused)
    (kept,) = ask_cosigner(archive.root, "http://192.0.2.1")
    assert isinstance(kept.error, CosignerRefused) and kept.error.facts["reason"] == "plain-http"
    (kept,) = ask_cosigner(archive.root, "cosigner")
    assert isinstance(kept.error, AddressUnusable)
    (kept,) = ask_cosigner(archive.root, url, logs=["ab" * 8])
    assert isinstance(kept.error, LogDamaged)


def test_a_log_that_is_broken_is_shown_to_nobody(archive: CosignedArchive) -> None:
    archive.checkpoint.write_bytes(archive.note.replace(b"\n\n", b"\n", 1))
    (kept,) = ask_cosigner(archive.root, "http://127.0.0.1:9")
    assert kept.outcome == "failed" and isinstance(kept.error, CheckpointUnreadable | LogDamaged)


def test_what_is_no_archive_and_no_cosigner_s_key(archive: CosignedArchive, tmp_path: Path) -> None:
    with pytest.raises(NotAnArchive):
        ask_cosigner(tmp_path, "http://127.0.0.1:9")
    with pytest.raises(NoteKeyUnreadable):
        ask_cosigner(archive.root, "http://127.0.0.1:9", cosigner=archive.described.devices[0].vkey)
    (archive.root / "archive.json").write_bytes(b"{")
    with pytest.raises(ArchiveFileDamaged):
        keep_cosigned(archive.root, tmp_path)


def test_serving_where_somebody_else_does(own_folders: Path) -> None:
    made = cosign(name=NAME)
    with CosignerServer(Cosigner.open(made.folder)) as server:
        port = int(server.url.rpartition(":")[2])
        with pytest.raises(AddressTaken):
            serve_cosigner("127.0.0.1", port, ready=lambda *_: None, tell=lambda _: None)


def test_a_cosigner_sees_nothing_of_what_is_inside(archive: CosignedArchive, tmp_path: Path) -> None:
    """A request is a size, hashes, and the checkpoint: no entry, no name, no object's name."""
    cosign(name=NAME, trust=[str(archive.root)])
    archive.add(*[f"text {number}" for number in range(20)])
    request = read_request(_requested(archive, tmp_path, since=3).path.read_bytes())
    verifier = (
        Cosigner.open(cosign(name=NAME).folder)
        .known(f"amana/{archive.described.id}/{archive.device}")
        .verifiers[0]
    )
    assert open_checkpoint(request.checkpoint, verifier, verifier.name)
    names = {path.name.removesuffix(".age") for path in (archive.root / "objects").rglob("*.age")}
    shown = {one.hex() for one in request.proof} | set(request.checkpoint.decode().split())
    assert not names & shown

"""A cosigner never signs two states of a log that exclude each other: asked wrongly, in a race, or killed."""

from __future__ import annotations

import os
import signal
import stat
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.attesting.cosigner import MAX_CONFLICTS, Cosigner
from amana.errors import (
    AmanaError,
    ArchiveFileDamaged,
    CheckpointUnreadable,
    CosignConflict,
    CosignerExists,
    CosignerMissing,
    CosignRequestUnreadable,
    DiskFault,
    LogDamaged,
    LogUnknown,
    NoteKeyUnreadable,
    ProofWrong,
)
from amana.records import EMPTY_ROOT
from amana.tlog import (
    AddCheckpoint,
    Checkpoint,
    CosignerKey,
    SigningKey,
    TileLog,
    VerifierKey,
    cosignatures,
    merge_signatures,
    open_checkpoint,
    read_request,
    sign_checkpoint,
    sign_note,
)
from tests.archive.archives import in_child
from tests.attesting.growing_log import KEY, NAME, NOW, ORIGIN, GrowingLog, grown, signed_size
from tests.faults.faulty_disk import CountingDisk, FaultyDisk, kill, refuse
from tests.shared_data import shared
from tests.tlog.known_vectors import vector
from tests.tlog.log_files import FolderFiles


@pytest.fixture(name="cosigner")
def _cosigner(tmp_path: Path) -> Cosigner:
    made = Cosigner.open(tmp_path / "cosigner", NAME)
    made.trust(KEY.verifier)
    return made


# --- the folder


def test_a_cosigner_is_made_once_and_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "cosigner"
    with pytest.raises(CosignerMissing):
        Cosigner.open(folder)
    assert not folder.exists()
    made = Cosigner.open(folder, NAME)
    assert Cosigner.open(folder).verifier == Cosigner.open(folder, NAME).verifier == made.verifier
    with pytest.raises(CosignerExists) as caught:
        Cosigner.open(folder, "nour.example/cosigner")
    assert caught.value.facts["name"] == NAME
    assert (folder / "vkey").read_text() == made.verifier.text + "\n"


def test_the_secret_is_its_owner_s_alone(tmp_path: Path) -> None:
    folder = tmp_path / "cosigner"
    made = Cosigner.open(folder, NAME)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "key").stat().st_mode) == 0o600
    secret = (folder / "key").read_text().strip().rpartition("+")[2]
    assert secret not in repr(made) + repr(made.__dict__) + (folder / "vkey").read_text()


@pytest.mark.parametrize("name", ["", "two words", "a+b"])
def test_a_wrong_name_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    with pytest.raises(NoteKeyUnreadable):
        Cosigner.open(tmp_path / "cosigner", name)
    assert not (tmp_path / "cosigner").exists()


def test_two_at_once_make_one_key(tmp_path: Path) -> None:
    made: list[Cosigner] = []
    threads = [
        threading.Thread(target=lambda: made.append(Cosigner.open(tmp_path / "cosigner", NAME))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({one.verifier.text for one in made}) == 1
    assert len(made) == 4


@pytest.mark.parametrize("content", [b"", b"\xff", b"PRIVATE+KEY+x+00000000+AAAA", KEY.text.encode()])
def test_a_key_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    Cosigner.open(tmp_path / "cosigner", NAME)
    (tmp_path / "cosigner" / "key").write_bytes(content)
    with pytest.raises(ArchiveFileDamaged) as caught:
        Cosigner.open(tmp_path / "cosigner")
    assert KEY.text not in str(caught.value)


# --- what it signs


def test_it_signs_as_a_log_grows(cosigner: Cosigner) -> None:
    log = grown(3, 4, 300)
    old = 0
    for size, now in [(3, NOW), (7, NOW + 1), (307, NOW + 2)]:
        line = cosigner.cosign(log.request(old, size), now)
        (found,) = cosignatures(log.notes[size] + line.encode(), [cosigner.verifier])
        assert (found.name, found.time, signed_size(cosigner)) == (NAME, now, size)
        old = size


def test_the_same_state_again_is_signed_anew(cosigner: Cosigner) -> None:
    log = grown(3)
    first = cosigner.cosign(log.request(0), NOW)
    again = cosigner.cosign(log.request(3), NOW + 60)
    both = merge_signatures(log.notes[3] + first.encode(), log.notes[3] + again.encode())
    assert [one.time for one in cosignatures(both, [cosigner.verifier])] == [NOW, NOW + 60]


def test_an_empty_log_is_signed_as_what_it_is(cosigner: Cosigner) -> None:
    log = GrowingLog()
    empty = AddCheckpoint(0, (), log.log.checkpoint(KEY))
    assert cosigner.cosign(empty, NOW) != cosigner.cosign(empty, NOW + 1)
    assert signed_size(cosigner) == 0
    log.grow(5)
    cosigner.cosign(log.request(0), NOW)
    assert signed_size(cosigner) == 5


def test_requests_that_another_program_was_written_against(tmp_path: Path) -> None:
    told = vector("sigsum_requests")
    folder = tmp_path / "cosigner"
    folder.mkdir()
    key = CosignerKey("example.com", bytes.fromhex(told["cosigner_secret"]))
    (folder / "key").write_text(key.text + "\n")
    cosigner = Cosigner.open(folder)
    cosigner.trust(VerifierKey(told["origin"], bytes.fromhex(told["log_public"])))
    one, three, five = (read_request(told[name].encode()) for name in ("to_1", "to_3", "to_5"))
    cosigner.cosign(one, NOW)
    cosigner.cosign(five, NOW)
    with pytest.raises(CosignConflict) as caught:  # the one that lost the race
        cosigner.cosign(three, NOW)
    assert caught.value.facts["expected"] == 5
    last = cosigner.known(told["origin"]).last
    assert last is not None
    assert last.root.hex() == "42bb57ad06420afa4882c4a63ac6a1ec77480b330b2f20dfc53a0caa5f564e36"


def test_a_log_that_another_program_wrote(cosigner: Cosigner) -> None:
    """Tessera's own sixteen checkpoints: each growth is signed, each step back is refused."""
    folder = shared("tlog_fixture") / "tessera" / "log"
    verifier = VerifierKey.from_text(
        "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"
    )
    cosigner.trust(verifier)
    log = TileLog.open(FolderFiles(folder), verifier.name, verifier)
    notes = [(folder / f"checkpoint.{size}").read_bytes() for size in range(16)]
    known = 0
    for size in (0, 1, 2, 5, 8, 9, 15):
        proof = log.consistency_proof(known, size) if known else ()
        line = cosigner.cosign(AddCheckpoint(known, proof, notes[size]), NOW)
        assert cosignatures(notes[size] + line.encode(), [cosigner.verifier])
        known = size
    for size in range(15):
        with pytest.raises(CosignConflict):
            cosigner.cosign(AddCheckpoint(size, (), notes[size]), NOW)
    assert signed_size(cosigner, verifier.name) == 15


def test_a_log_whose_origin_is_not_its_key_s_name(cosigner: Cosigner) -> None:
    told = vector("monkeys")
    key = SigningKey.from_text(told["log_secret"])
    cosigner.trust(key.verifier, "a log with a name")
    head = Checkpoint("a log with a name", 0, EMPTY_ROOT)
    cosigner.cosign(AddCheckpoint(0, (), sign_checkpoint(head, key)), NOW)
    assert signed_size(cosigner, "a log with a name") == 0


def test_a_log_may_have_keys_in_turn(cosigner: Cosigner) -> None:
    other = SigningKey(ORIGIN, bytes(32))
    log = grown(3)
    cosigner.cosign(log.request(0), NOW)
    log.key = other
    log.grow(2)
    with pytest.raises(CheckpointUnreadable):
        cosigner.cosign(log.request(3), NOW)
    cosigner.trust(other.verifier)
    cosigner.trust(other.verifier)
    cosigner.cosign(log.request(3), NOW)
    assert cosigner.known(ORIGIN).verifiers == (KEY.verifier, other.verifier)
    assert signed_size(cosigner) == 5


# --- what it refuses


def test_a_log_that_it_was_not_told_of(tmp_path: Path) -> None:
    cosigner = Cosigner.open(tmp_path / "cosigner", NAME)
    with pytest.raises(LogUnknown) as caught:
        cosigner.cosign(grown(3).request(0), NOW)
    assert caught.value.facts["origin"] == ORIGIN


def test_a_log_of_another_archive(cosigner: Cosigner) -> None:
    """The same device's key cannot sign for another origin: a checkpoint says which log it is of."""
    elsewhere = Checkpoint("amana/other/d1", 3, bytes(32))
    with pytest.raises(LogUnknown):
        cosigner.cosign(AddCheckpoint(0, (), sign_checkpoint(elsewhere, KEY)), NOW)
    cosigner.trust(SigningKey("amana/other/d1", bytes(32)).verifier)
    with pytest.raises(CheckpointUnreadable) as caught:
        cosigner.cosign(AddCheckpoint(0, (), sign_checkpoint(elsewhere, KEY)), NOW)
    assert caught.value.facts["reason"] == "no-known-signature"


def test_a_signature_that_fails(cosigner: Cosigner) -> None:
    log = grown(3)
    stranger = SigningKey(ORIGIN, bytes(32))
    text = log.notes[3].decode().partition("\n\n")[0] + "\n"
    wrong = KEY.sign("another text\n").line().encode()
    for note, reason in [
        (sign_note(text, [stranger]), "no-known-signature"),
        (sign_note(text, [stranger]) + wrong, "signature-wrong"),
        (log.notes[3].replace(b"\n3\n", b"\n4\n"), "signature-wrong"),
        (sign_note("not a checkpoint\n", [KEY]), "lines"),
        (log.notes[3][:-5], "note-shape"),
    ]:
        with pytest.raises(CheckpointUnreadable) as caught:
            cosigner.cosign(AddCheckpoint(0, (), note), NOW)
        assert caught.value.facts["reason"] == reason
    assert signed_size(cosigner) is None


def test_an_older_state_is_not_signed_again(cosigner: Cosigner) -> None:
    """Rollback and replay: whatever was sent before, sent again, does not move the cosigner back."""
    log = grown(3, 4, 2)
    sent = [log.request(0, 3), log.request(3, 7), log.request(7, 9)]
    for request in sent:
        cosigner.cosign(request, NOW)
    for request in [*sent, log.request(0, 9), log.request(3, 9)]:
        with pytest.raises(CosignConflict) as caught:
            cosigner.cosign(request, NOW)
        assert caught.value.facts["expected"] == 9
    with pytest.raises(CosignRequestUnreadable):
        cosigner.cosign(AddCheckpoint(9, (), log.notes[7]), NOW)
    assert signed_size(cosigner) == 9
    assert cosigner.evidence(ORIGIN) == []


@pytest.mark.parametrize(("size", "count"), [(0, 7), (3, 4), (6, 1)])
def test_a_fork_of_the_same_size_is_kept_as_evidence(cosigner: Cosigner, size: int, count: int) -> None:
    log = grown(7)
    cosigner.cosign(log.request(0), NOW)
    forged = log.forked_at(size, count)
    with pytest.raises(LogDamaged) as caught:
        cosigner.cosign(AddCheckpoint(7, (), forged.notes[7]), NOW)
    assert (caught.value.facts["reason"], caught.value.facts["device"]) == ("forked", ORIGIN)
    kept = [file.read_bytes() for file in cosigner.evidence(ORIGIN)]
    assert {open_checkpoint(one, KEY.verifier, ORIGIN).root for one in kept} == {log.log.root(), forged.log.root()}
    cosigner.cosign(log.request(7), NOW)  # the one it knows is signed as before


@pytest.mark.parametrize(("known", "count"), [(7, 9), (5, 1), (11, 300), (300, 100)])
def test_a_rewritten_history_is_shown_by_its_own_proof(cosigner: Cosigner, known: int, count: int) -> None:
    log = grown(known)
    cosigner.cosign(log.request(0), NOW)
    forged = log.forked_at(known - 1, 1)
    forged.grow(count)
    with pytest.raises(LogDamaged) as caught:
        cosigner.cosign(forged.request(known), NOW)
    assert caught.value.facts["reason"] == "history-rewritten"
    assert caught.value.facts["found"] == forged.log.root(known).hex()
    assert len(cosigner.evidence(ORIGIN)) == 2
    assert signed_size(cosigner) == known


def test_a_fork_past_a_power_of_two_shows_nothing_by_its_proof_and_is_kept_all_the_same(
    cosigner: Cosigner,
) -> None:
    log = grown(8)
    cosigner.cosign(log.request(0), NOW)
    forged = log.forked_at(7, 1)
    forged.grow(3)
    with pytest.raises(ProofWrong):
        cosigner.cosign(forged.request(8), NOW)
    assert len(cosigner.evidence(ORIGIN)) == 2
    assert signed_size(cosigner) == 8


def test_a_wrong_proof_accuses_nobody(cosigner: Cosigner) -> None:
    log = grown(7, 6)
    cosigner.cosign(log.request(0, 7), NOW)
    right = log.request(7)
    hashes = right.proof
    for proof in [
        (),
        hashes[:-1],
        (*hashes, bytes(32)),
        (bytes(32), *hashes[1:]),
        hashes[::-1],
        (bytes(32),) * 63,
    ]:
        with pytest.raises(ProofWrong):
            cosigner.cosign(AddCheckpoint(7, proof, right.checkpoint), NOW)
    assert signed_size(cosigner) == 7
    cosigner.cosign(right, NOW)


@pytest.mark.parametrize("proof", [(bytes(32),)])
def test_from_nothing_there_is_nothing_to_prove(cosigner: Cosigner, proof: tuple[bytes, ...]) -> None:
    with pytest.raises(ProofWrong):
        cosigner.cosign(AddCheckpoint(0, proof, grown(3).notes[3]), NOW)
    wrong = sign_checkpoint(Checkpoint(ORIGIN, 0, bytes(32)), KEY)
    with pytest.raises(ProofWrong):
        cosigner.cosign(AddCheckpoint(0, (), wrong), NOW)
    assert signed_size(cosigner) is None
    assert cosigner.evidence(ORIGIN) == []  # there is nothing to hold it against


def test_evidence_does_not_fill_the_disk(cosigner: Cosigner) -> None:
    cosigner.cosign(grown(3).request(0), NOW)
    for number in range(MAX_CONFLICTS + 5):
        forged = sign_checkpoint(Checkpoint(ORIGIN, 3, number.to_bytes(32, "big")), KEY)
        with pytest.raises(LogDamaged):
            cosigner.cosign(AddCheckpoint(3, (), forged), NOW)
    assert MAX_CONFLICTS <= len(cosigner.evidence(ORIGIN)) <= MAX_CONFLICTS + 1


# --- its folder damaged, in use, killed


@pytest.mark.parametrize("content", [b"", b"\xff", b"x" * 10, "forged"])
def test_it_signs_nothing_over_a_damaged_memory(cosigner: Cosigner, content: bytes | str) -> None:
    log = grown(3, 4)
    cosigner.cosign(log.request(0, 3), NOW)
    (file,) = cosigner.folder.glob("logs/*/checkpoint")
    stranger = SigningKey(ORIGIN, bytes(32))
    forged = sign_checkpoint(Checkpoint(ORIGIN, 0, EMPTY_ROOT), stranger)
    file.write_bytes(forged if isinstance(content, str) else content)
    for request in (log.request(0), log.request(3)):
        with pytest.raises(ArchiveFileDamaged):
            cosigner.cosign(request, NOW)


@pytest.mark.parametrize("content", [b"", b"\xff", b"another.invalid/log\n", ORIGIN.encode() + b"\nnot a key\n"])
def test_a_damaged_list_of_keys_is_told(cosigner: Cosigner, content: bytes) -> None:
    (file,) = cosigner.folder.glob("logs/*/log")
    file.write_bytes(content)
    with pytest.raises(ArchiveFileDamaged):
        cosigner.cosign(grown(3).request(0), NOW)
    with pytest.raises(ArchiveFileDamaged):
        cosigner.trust(KEY.verifier)


def test_another_checkpoint_of_another_log_is_no_memory_of_this_one(cosigner: Cosigner) -> None:
    other = SigningKey("example.invalid/d2", bytes(32))
    cosigner.trust(other.verifier)
    cosigner.trust(other.verifier, ORIGIN)
    log = GrowingLog(other)
    log.grow(2)
    cosigner.cosign(log.request(0), NOW)
    cosigner.cosign(grown(3).request(0), NOW)
    files = {file.read_bytes().partition(b"\n")[0]: file for file in cosigner.folder.glob("logs/*/checkpoint")}
    files[ORIGIN.encode()].write_bytes(files[b"example.invalid/d2"].read_bytes())
    with pytest.raises(ArchiveFileDamaged):
        cosigner.cosign(grown(3).request(2), NOW)


def test_threads_that_race_get_one_history(cosigner: Cosigner) -> None:
    """Eight different next states are asked for at once: one is signed, seven are told what was."""
    base = grown(4)
    cosigner.cosign(base.request(0), NOW)
    rivals = [base.forked_at(4, count) for count in range(1, 9)]
    ends: list[str | AmanaError] = []
    together = threading.Barrier(len(rivals))

    def ask(log: GrowingLog) -> None:
        own = Cosigner.open(cosigner.folder)  # as another process would
        together.wait()
        try:
            ends.append(own.cosign(log.request(4), NOW))
        except AmanaError as fault:
            ends.append(fault)

    threads = [threading.Thread(target=ask, args=(log,)) for log in rivals]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = [one for one in ends if isinstance(one, str)]
    assert len(lines) == 1
    assert all(isinstance(one, str | CosignConflict) for one in ends)
    (won,) = [log for log in rivals if log.log.size == signed_size(cosigner)]
    assert cosignatures(won.notes[won.log.size] + lines[0].encode(), [cosigner.verifier])


def _effects(tmp_path: Path) -> int:
    disk = CountingDisk()
    cosigner = Cosigner.open(tmp_path / "counted", NAME, disk)
    cosigner.trust(KEY.verifier)
    before = len(disk.effects)
    cosigner.cosign(grown(3).request(0), NOW)
    assert {"write", "flush", "rename"} <= set(disk.effects[before:])
    return len(disk.effects) - before


def test_killed_anywhere_it_never_signs_two_histories(tmp_path: Path) -> None:
    """Whatever was given out is in its memory, so that the other branch is refused ever after."""
    log, forged = grown(3, 4), grown(3).forked_at(2, 5)
    assert forged.log.size == log.log.size
    for at in range(_effects(tmp_path) + 1):
        folder, out = tmp_path / f"killed-{at}", tmp_path / f"given-{at}"
        Cosigner.open(folder, NAME).trust(KEY.verifier)
        Cosigner.open(folder).cosign(log.request(0, 3), NOW)

        def run(folder: Path = folder, out: Path = out, at: int = at) -> None:
            cosigner = Cosigner.open(folder, disk=FaultyDisk(at, kill))
            out.write_text(cosigner.cosign(log.request(3), NOW))

        status = in_child(run)
        cosigner = Cosigner.open(folder)
        size = signed_size(cosigner)
        if out.exists():
            assert os.WIFEXITED(status) and size == 7
        else:
            assert os.WTERMSIG(status) == signal.SIGKILL and size in (3, 7)
        if size == 7:  # killed between its memory and its answer, it is told so and asks again
            with pytest.raises(LogDamaged):
                cosigner.cosign(AddCheckpoint(7, (), forged.notes[7]), NOW)
            cosigner.cosign(log.request(7), NOW)
        else:
            cosigner.cosign(log.request(3), NOW)
        assert signed_size(cosigner) == 7


def test_where_the_disk_refuses_nothing_is_given_out(tmp_path: Path) -> None:
    log = grown(3, 4)
    for at in range(_effects(tmp_path)):
        folder = tmp_path / f"refused-{at}"
        Cosigner.open(folder, NAME).trust(KEY.verifier)
        Cosigner.open(folder).cosign(log.request(0, 3), NOW)
        with pytest.raises(DiskFault):
            Cosigner.open(folder, disk=FaultyDisk(at, refuse("ENOSPC"))).cosign(log.request(3), NOW)
        cosigner = Cosigner.open(folder)
        size = signed_size(cosigner)
        assert size in (3, 7)
        cosigner.cosign(log.request(size or 0), NOW)


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 12)), max_size=8))
@settings(max_examples=60, deadline=None)
def test_whatever_is_asked_the_signed_sizes_only_grow(
    tmp_path_factory: pytest.TempPathFactory, asked: list[tuple[int, int]]
) -> None:
    cosigner = Cosigner.open(tmp_path_factory.mktemp("any") / "cosigner", NAME)
    cosigner.trust(KEY.verifier)
    log = grown(*[1] * 12)
    signed = 0
    for old, new in asked:
        proof = log.log.consistency_proof(old, new) if 0 < old <= new else ()
        try:
            cosigner.cosign(AddCheckpoint(old, proof, log.notes[new]), NOW)
        except AmanaError:
            assert old != signed or old > new
        else:
            assert old == signed <= new
            signed = new
        assert (signed_size(cosigner) or 0) == signed

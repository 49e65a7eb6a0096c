"""Timestamps beside a checkpoint: what is kept stays, and copies that give each other all they have agree."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from amana.archive.layout import Layout
from amana.archive.merging_stamps import merge_stamp
from amana.archive.stamps import CheckpointName, Stamps, Waiting, clean_name, is_stamp, stamp_digest
from amana.attesting import read_ots, write_pem
from amana.attesting.proof_tree import APPEND, SHA256, Attestation, Node, write_proof
from amana.errors import LogDamaged, TimestampWrong
from amana.stores import Disk
from amana.tlog import Checkpoint, SigningKey, sign_checkpoint
from tests.attesting.forging import ROOT_SIGNER, Holder, granted, holder, info, signer, token

KEY = SigningKey("amana/" + "5e" * 16 + "/" + "fb" * 8, bytes(32))
HEAD = Checkpoint(KEY.name, 8, bytes(range(32)))
NAME = CheckpointName("fb" * 8, 8, HEAD.root.hex()[:16])
NOTE = sign_checkpoint(HEAD, KEY)
FOLDER = f"attested/{NAME.device}/{NAME.size}.{NAME.root}"
WHO = signer(ROOT_SIGNER)


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    return a_copy(tmp_path / "one")


def a_copy(root: Path) -> Layout:
    layout = Layout(root)
    Stamps(layout, NAME).begin(NOTE)
    return layout


def answer(who: Holder = WHO, text: str = HEAD.text, nonce: int = 1) -> bytes:
    return granted(token(info(text.encode(), nonce=nonce), who, [who]))


def proof(*calendars: str) -> bytes:
    root = Node(stamp_digest(HEAD))
    for one in calendars:
        root.step(APPEND, one.encode()).step(SHA256).attestations.add(Attestation.pending(one))
    return write_proof(root)


def files(layout: Layout) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (layout.root / FOLDER).iterdir()}


def path_of(file: str) -> str:
    return f"{FOLDER}/{file}"


def give(ours: Layout, theirs: Layout) -> list[bool]:
    """Everything of one copy to another: certificates first."""
    mine = sorted(files(ours).items(), key=lambda item: not item[0].endswith(".pem"))
    return [merge_stamp(theirs, Disk(), path_of(name), data) for name, data in mine if name != "checkpoint"]


# --- names


def test_a_checkpoints_name_is_one_word_and_comes_back() -> None:
    assert CheckpointName.from_text(NAME.text) == NAME
    for text in (
        "",
        "fb.8.00",
        f"{NAME.text}.x",
        f"{'fb' * 8}.08.{'00' * 8}",
        f"../{NAME.text}",
        f"{NAME.text}\n",
    ):
        assert CheckpointName.from_text(text) is None


@pytest.mark.parametrize(
    ("server", "name"),
    [
        ("DigiCert", "digicert"),
        ("tsa.example:8318/tsa", "tsa.example-8318-tsa"),
        ("../../etc/passwd", "etc-passwd"),
        ("جهة", "authority"),
        (".hidden", "hidden"),
        ("x" * 500, "x" * 64),
    ],
)
def test_no_server_can_choose_a_file(server: str, name: str) -> None:
    assert clean_name(server) == name
    assert is_stamp(f"{name}-0123abcd.tsr")


@pytest.mark.parametrize(
    "name",
    ["checkpoint", "x.tsr", "-01234567.tsr", "x-0123456g.tsr", "x-01234567.tsr.new", "a/b-01234567.tsr", ".ots"],
)
def test_other_files_are_no_stamps(name: str) -> None:
    assert not is_stamp(name)


# --- keeping


def test_what_a_server_said_before_is_never_overwritten(layout: Layout) -> None:
    stamps = Stamps(layout, NAME)
    first, second = answer(nonce=1), answer(nonce=2)
    names = [stamps.keep_token("Wadi Time", data) for data in (first, second, first)]
    assert names[0] == names[2] != names[1]
    assert {kept.response for kept in stamps.tokens()} == {first, second}
    assert {kept.server for kept in stamps.tokens()} == {"wadi-time"}
    assert names[0] == f"wadi-time-{hashlib.sha256(first).hexdigest()[:8]}"


def test_the_checkpoint_stays_as_it_was_first_kept(layout: Layout) -> None:
    cosigned = NOTE + b"\xe2\x80\x94 someone AAAAAAAA\n"
    (layout.root / FOLDER / "checkpoint").write_bytes(cosigned)
    Stamps(layout, NAME).begin(NOTE)
    assert Stamps(layout, NAME).note() == cosigned


def test_links_and_pipes_are_not_followed(layout: Layout, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    (layout.root / FOLDER / "x-01234567.chain.pem").symlink_to(secret)
    with pytest.raises(Exception, match="ELOOP"):
        Stamps(layout, NAME).chain("x-01234567")


# --- merging


def test_copies_that_give_each_other_all_agree(tmp_path: Path) -> None:
    one, other = a_copy(tmp_path / "one"), a_copy(tmp_path / "other")
    stamps, theirs = Stamps(one, NAME), Stamps(other, NAME)
    shared = stamps.keep_token("wadi", answer())
    theirs.keep_token("wadi", answer())
    stamps.keep_token("harbour", answer(nonce=5))
    theirs.keep_token("harbour", answer(nonce=6))
    extra = holder("Extra", authority=True)
    stamps.keep_chain(shared, write_pem([WHO.certificate, ROOT_SIGNER.certificate]))
    theirs.keep_chain(shared, write_pem([WHO.certificate, extra.certificate]))
    stamps.keep_proof(proof("https://one.example"))
    theirs.keep_proof(proof("https://other.example"))
    assert any(give(one, other))
    assert any(give(other, one))
    assert files(one) == files(other)
    assert not any((*give(one, other), *give(other, one)))
    said = read_ots(theirs.proof() or b"", stamp_digest(HEAD))
    assert len(said) == 2


def test_a_token_that_needs_its_certificates_comes_after_them(tmp_path: Path) -> None:
    one, other = a_copy(tmp_path / "one"), a_copy(tmp_path / "other")
    bare = granted(token(info(HEAD.text.encode()), WHO, []))
    name = Stamps(one, NAME).keep_token("wadi", bare)
    Stamps(one, NAME).keep_chain(name, write_pem([WHO.certificate]))
    with pytest.raises(TimestampWrong, match="signer-missing"):
        merge_stamp(other, Disk(), path_of(f"{name}.tsr"), bare)
    assert give(one, other) == [True, True]


def test_what_does_not_hold_is_not_taken_over(layout: Layout) -> None:
    before = files(layout)
    other = answer(text="another checkpoint\n")
    wrong = {
        f"wadi-{hashlib.sha256(other).hexdigest()[:8]}.tsr": other,
        "wadi-01234567.tsr": b"noise",
        "wadi-01234567.chain.pem": b"no certificates",
        "calendars.ots": b"noise",
    }
    for name, data in wrong.items():
        with pytest.raises(TimestampWrong):
            merge_stamp(layout, Disk(), path_of(name), data)
    assert files(layout) == before


def test_a_token_under_a_name_that_is_not_its_own_is_refused(layout: Layout) -> None:
    with pytest.raises(TimestampWrong, match="stamp-name"):
        merge_stamp(layout, Disk(), path_of("wadi-01234567.tsr"), answer())


@pytest.mark.parametrize(
    "path",
    [
        "",
        "attested",
        f"attested/{NAME.device}/calendars.ots",
        f"attested/{NAME.device}/../calendars.ots",
        f"{FOLDER}/x/calendars.ots",
        f"{FOLDER}/../../archive.json",
        f"/{FOLDER}/calendars.ots",
        f"logs/{NAME.device}/8.00/calendars.ots",
        f"{FOLDER}/checkpoint",
    ],
)
def test_a_path_that_is_none_goes_nowhere(layout: Layout, path: str) -> None:
    with pytest.raises(LogDamaged):
        merge_stamp(layout, Disk(), path, proof("https://one.example"))


def test_stamps_of_a_checkpoint_that_is_not_here_wait(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    with pytest.raises(LogDamaged, match="checkpoint-missing"):
        merge_stamp(layout, Disk(), path_of("calendars.ots"), proof("https://one.example"))
    assert not (tmp_path / "attested").exists()


# --- what waits


def test_what_waits_is_a_list_of_addresses(layout: Layout) -> None:
    waiting = Waiting(layout)
    assert (waiting.names(), waiting.calendars()) == ([], [])
    waiting.write(NAME, ["http://a.example"], ["https://c.example", "https://d.example"])
    assert waiting.names() == [NAME]
    assert waiting.read(NAME) == {
        "authority": ["http://a.example"],
        "calendar": ["https://c.example", "https://d.example"],
    }
    waiting.write(NAME, [], [])
    assert waiting.names() == []


def test_a_list_that_was_meddled_with_is_read_as_far_as_it_goes(layout: Layout) -> None:
    waiting = Waiting(layout)
    waiting.write(NAME, ["http://a.example"], [])
    file = waiting.folder / NAME.text
    file.write_bytes(file.read_bytes() + b"\xff\xfe\nnobody x\nauthority\nauthority http://a.example\n")
    (waiting.folder / "notes.txt").write_text("x")
    assert waiting.read(NAME) == {"authority": ["http://a.example"], "calendar": []}
    assert waiting.names() == [NAME]


def test_calendars_that_were_named_are_remembered_once(layout: Layout) -> None:
    waiting = Waiting(layout)
    for _ in range(2):
        waiting.know_calendars(["https://c.example"])
    assert waiting.calendars() == ["https://c.example"]

"""`amana prove` and `amana check-proof`: a proof in plain words, with the two clocks apart."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import amana
from amana.cli.edge import run
from amana.proofs import Attested, script, write_file
from tests.archive.archives import write_tree
from tests.archive.made_once import copied, making
from tests.proofs.makers import PHOTO, SCRIPT, TOKENS, Log, cosigned, cosigner, sample

LOG, LAMP, BELL = sample(), cosigner(), cosigner("bell")


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "own" / variable))
    for name in ("AMANA_ARCHIVE", "AMANA_IDENTITY", "AMANA_PASSPHRASE_FILE", "AMANA_TRACEBACK", "AMANA_AS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def proof(tmp_path: Path) -> Path:
    (tmp_path / "p").write_bytes(LOG.prove(4))
    return tmp_path / "p"


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    (tmp_path / "photo").write_bytes(PHOTO)
    return tmp_path / "photo"


Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Run a command line in this process: its status, what it said, and what it said beside that."""

    def call(*words: str | Path) -> tuple[int, str, str]:
        status = run([str(word) for word in words], {"LC_ALL": "en_US.UTF-8"})
        out, err = capsys.readouterr()
        return status, out, err

    return call


# --- check-proof


def test_a_proof_in_plain_words(say: Say, proof: Path, photo: Path) -> None:
    status, out, err = say("check-proof", proof, "--file", photo)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "The proof holds."
    assert lines[1] == f"{photo} (21 bytes) is the file whose SHA-256 is shown, in proof 1."
    (entry,) = [line for line in lines if line.startswith("Shown: entry 4 (counted from 0) of 10")]
    assert LOG.device in entry
    assert any(line.startswith("Not shown: 8 more fields") for line in lines)
    assert "  " + LOG.key.verifier.text in lines
    assert any("came with the proof" in line for line in lines)
    assert any(line.startswith("Outsiders: nobody") for line in lines)
    assert "who held the device" in lines[-1]


def test_the_two_clocks_never_stand_on_one_line(say: Say, tmp_path: Path) -> None:
    note = cosigned(LOG.note(), LAMP, BELL, time=1_900_000_000)
    part = LOG.prove(4, witness=Attested(note), cosigners=[LAMP])
    (tmp_path / "p").write_bytes(part)
    status, out, _ = say("check-proof", tmp_path / "p", "--trust", LAMP.verifier.text)
    assert status == 0
    claimed = [line for line in out.splitlines() if "2030-01-02T03:04:05Z" in line]
    bounded = [line for line in out.splitlines() if "2030-03-17T17:46:40Z" in line]
    assert len(claimed) == 1
    assert claimed[0].startswith("The device's own clock")
    assert [line.split()[0] for line in bounded] == ["Outsiders:", "lamp.example/cosigner"]
    assert "with a key that you named" in bounded[1]
    assert any("bell.example/cosigner signed too" in line and "not checked" in line for line in out.splitlines())
    _, out, _ = say("check-proof", tmp_path / "p", "--trust", cosigner("harbour").verifier.text)
    assert "harbour.example/cosigner, whose key you named, did not cosign this." in out
    assert "whom nothing of yours vouches for" in out
    assert f"compare it with what that cosigner publishes: {LAMP.verifier.text}" in out


def test_arabic(say: Say, proof: Path, photo: Path) -> None:
    status, out, _ = say("check-proof", proof, "--file", photo, "--lang", "ar")
    assert status == 0
    assert out.startswith("الإثبات صحيح.")
    assert "غير الظاهر: 8 حقول" in out
    assert "قالت ساعة الجهاز نفسه 2030-01-02T03:04:05Z" in out


def test_another_file_is_damage_and_both_hashes_are_named(say: Say, proof: Path, tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"x")
    status, out, _ = say("check-proof", proof, "--file", tmp_path / "other")
    assert status == 4
    assert "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881" in out
    assert str(LOG.photo()["sha256"]) in out


def test_a_wrong_proof_is_damage_and_the_others_are_told(say: Say, tmp_path: Path) -> None:
    good = LOG.prove(4)
    at = good.index(b"index 4")
    (tmp_path / "p").write_bytes(write_file([good, good[:at] + b"index 5" + good[at + 7 :]]))
    status, out, _ = say("check-proof", tmp_path / "p")
    assert status == 4
    assert out.startswith("The proof is wrong.")
    assert "Proof 1 of 2" in out
    assert "Shown: entry 4" in out
    assert "It is wrong, and shows nothing: A proof does not prove what it says" in out


def test_a_wrong_timestamp_is_damage_and_takes_nothing_from_the_entry(say: Say, tmp_path: Path) -> None:
    (tmp_path / "p").write_bytes(LOG.prove(4, witness=Attested(LOG.note(), TOKENS, b"ots")))
    status, out, _ = say("check-proof", tmp_path / "p")
    assert status == 4
    assert out.startswith("The proof holds.")
    assert "clock is worth nothing" in out
    assert out.splitlines()[-1].startswith("A timestamp in this file does not prove what it says.")


def test_a_suspect_entry_is_said_to_be_so(say: Say, tmp_path: Path) -> None:
    for word, said in (("lost", "the device was declared lost"), ("\x1b[2Jhm", "\\x1b[2Jhm")):
        (tmp_path / "p").write_bytes(LOG.prove(4, suspect=word))
        status, out, _ = say("check-proof", tmp_path / "p")
        assert status == 0
        assert said in out
        assert "\x1b" not in out


def test_what_is_shown_is_safe_to_print(say: Say, tmp_path: Path) -> None:
    log = Log()
    log.add(log.photo(place="\x1b[2J\u202evil\nSigned", tags=["a", "b"], facts={"\x1b": 1}))
    log.sign()
    (tmp_path / "p").write_bytes(log.prove(0, "place", "tags", "facts"))
    status, out, _ = say("check-proof", tmp_path / "p")
    assert status == 0
    assert not {"\x1b", "\u202e"} & set(out)
    assert "\\x1b[2J\\u202evil\\nSigned" in out
    assert "a, b" in out


def test_no_proof_is_wrong_usage(say: Say, photo: Path, tmp_path: Path) -> None:
    for path in (photo, tmp_path / "absent", tmp_path):
        status, out, err = say("check-proof", path)
        assert (status, out) == (2, "")
        assert "is not a proof that Amana made" in err
    for words in ([], ["--script", photo], [photo, "-o", tmp_path / "x"], [photo, "--trust", "x"]):
        status, _, err = say("check-proof", *words)
        assert status == 2
        assert err.startswith("amana:")


def test_json(say: Say, tmp_path: Path, photo: Path) -> None:
    part = LOG.prove(4, witness=Attested(cosigned(LOG.note(), LAMP)), cosigners=[LAMP])
    (tmp_path / "p").write_bytes(write_file([part, part[:-9]]))
    status, out, _ = say("check-proof", tmp_path / "p", "--file", photo, "--json")
    told: dict[str, Any] = json.loads(out)
    assert (status, told["ok"]) == (4, False)
    first, second = told["proofs"]
    assert (first["ok"], first["device"], first["index"], first["kept_back"]) == (True, LOG.device, 4, 8)
    assert first["fields"]["size"] == len(PHOTO)
    assert first["device_clock"] == "2030-01-02T03:04:05Z"
    assert first["bound"] == {
        "size": 10,
        "time": "2030-01-02T03:04:05Z",
        "kind": "cosignature",
        "by": LAMP.name,
        "trusted": False,
    }
    assert first["cosigned"][0]["key"] == LAMP.verifier.text
    assert set(second) == {"number", "ok", "reason"}
    assert told["original"]["proofs"] == [1]


def test_the_program_that_needs_no_amana(say: Say, proof: Path, tmp_path: Path) -> None:
    out = tmp_path / "check_proof.py"
    assert say("check-proof", "--script", "-o", out) == (0, "", "")
    assert out.read_bytes() == script() == SCRIPT.read_bytes()
    assert say("check-proof", "--script", "-o", out)[0] == 2
    command = [sys.executable, "-m", "amana", "check-proof", "--script"]
    done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "LC_ALL": "C"})
    assert done.stdout == script()
    again = subprocess.run([sys.executable, "-I", str(out), str(proof)], capture_output=True, check=False)
    assert again.returncode == 0


# --- prove


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of two files, read once: each test has its own copy."""
    folder = tmp_path_factory.mktemp("proving")
    card = write_tree(folder / "card", [("one.txt", PHOTO), ("رسالة.txt", b"a letter")])
    with making(folder, own=True) as opened:
        opened.add(card, source="Idris Karam", place="Wadi al-Noor")
    return folder


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Path:
    return copied(made, tmp_path) / "archive"


def items(archive: Path) -> list[str]:
    with amana.open_archive(archive) as opened:
        return [one.item for one in opened.list()]


def test_a_proof_is_written_and_told(say: Say, archive: Path, photo: Path, tmp_path: Path) -> None:
    one, two = items(archive)
    words = ["--archive", archive, "prove", one[:12], two, "-o", tmp_path / "p", "--reveal", "place", "--custody"]
    status, out, err = say(*words)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].startswith(f"2 proofs were written to {tmp_path}/p (")
    assert sum("place" in line for line in lines) == 2
    assert "Idris" not in out
    assert "amana check-proof" in lines[-1]
    status, out, _ = say("check-proof", tmp_path / "p", "--file", photo)
    assert status == 0
    assert "Wadi al-Noor" in out
    assert "Idris" not in out


def test_a_slip_in_a_field_is_told_with_the_fields_there_are(say: Say, archive: Path, tmp_path: Path) -> None:
    status, out, err = say(
        "--archive", archive, "prove", items(archive)[0], "-o", tmp_path / "p", "--reveal", "sorce"
    )
    assert (status, out) == (2, "")
    assert "sorce" in err
    assert "source" in err.splitlines()[1]
    assert not (tmp_path / "p").exists()


def test_what_is_missing(say: Say, archive: Path, tmp_path: Path) -> None:
    for words in (["prove"], ["prove", items(archive)[0]], ["prove", "-o", tmp_path / "p"]):
        status, _, err = say("--archive", archive, *words)
        assert status == 2
        assert "missing" in err


def test_that_it_could_not_be_entered_is_told(
    say: Say, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amana.archive.Archive.enter", lambda *_, **__: False)
    status, out, err = say("--archive", archive, "prove", items(archive)[0], "-o", tmp_path / "p")
    assert status == 0
    assert "1 proof was written" in out
    assert "not in the log" in err


def test_proofs_as_json(say: Say, archive: Path, tmp_path: Path) -> None:
    one = items(archive)[0]
    status, out, _ = say("--archive", archive, "prove", one, "-o", tmp_path / "p", "--json")
    told = json.loads(out)
    assert status == 0
    assert (told["path"], told["entered"], told["left_out"]) == (str(tmp_path / "p"), True, 0)
    assert (told["proofs"][0]["item"], told["proofs"][0]["kind"]) == (one, "accession")

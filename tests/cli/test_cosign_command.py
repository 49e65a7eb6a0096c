"""`amana cosign`, from both sides, as a person and as a program see it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from amana.archive import Layout
from amana.attesting import Cosigner
from amana.cli.cosigning import host_and_port, is_here
from amana.errors import AddressUnusable
from tests.archive.cosigned import CosignedArchive, cosigned_archive
from tests.cli.conftest import Said

NAME = "samira.example/cosigner"
Say = Callable[..., Said]


@pytest.fixture(name="archive")
def _archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CosignedArchive:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return cosigned_archive(tmp_path / "home")


@pytest.fixture(name="stick")
def _stick(archive: CosignedArchive, tmp_path: Path) -> Path:
    return archive.copy(tmp_path / "stick")


@pytest.fixture(name="vkey")
def _vkey(say: Say, archive: CosignedArchive) -> str:
    """A cosigner is made, that trusts the archive's log."""
    said = say("cosign", "--name", NAME, "--trust", str(archive.root), "--json")
    assert (said.status, said.err) == (0, "")
    return str(said.lines[0]["cosigner"])


def test_a_cosigner_is_made_and_shows_its_key(say: Say, tmp_path: Path, archive: CosignedArchive) -> None:
    said = say("cosign", "--name", NAME)
    assert said.status == 0
    assert f"{NAME}+" in said.out and "PRIVATE" not in said.out + said.err
    assert Cosigner.open(tmp_path / "state" / "amana" / "cosigner").verifier.text in said.out


def test_a_copy_is_cosigned(say: Say, stick: Path, vkey: str, archive: CosignedArchive) -> None:
    said = say("cosign", str(stick))
    assert (said.status, said.err) == (0, "")
    assert f"amana/{archive.described.id}/{archive.device}, 3 entries" in said.out
    assert "attested/" in said.out and vkey in said.out


def test_the_same_for_a_program(say: Say, stick: Path, vkey: str, archive: CosignedArchive) -> None:
    said = say("cosign", str(stick), "--json")
    (line,) = said.lines
    kept = line.pop("kept")
    assert Path(kept).is_file() and kept.startswith(str(stick / "attested"))
    assert line == {
        "path": str(stick / "logs" / archive.device / "checkpoint"),
        "origin": f"amana/{archive.described.id}/{archive.device}",
        "size": 3,
        "cosigner": vkey,
        "error": None,
    }


def test_in_arabic(say: Say, stick: Path, vkey: str) -> None:
    said = say("cosign", str(stick), locale="ar_SY.UTF-8")
    assert said.status == 0
    assert "وُقّع توقيعًا مشاركًا" in said.out and "3 قيود" in said.out


def test_a_fork_is_said_loudly(say: Say, archive: CosignedArchive, vkey: str) -> None:
    archive.save()
    archive.add("three")
    assert say("cosign", str(archive.root)).status == 0
    archive.back()
    archive.add("another", "and another")
    said = say("cosign", str(archive.checkpoint))
    assert said.status == 4
    assert "entries that were there before were changed" in said.err
    assert "as evidence" in said.err
    assert "Cosigned" not in said.out


def test_done_in_part_and_not_at_all(say: Say, stick: Path, vkey: str, tmp_path: Path) -> None:
    (tmp_path / "junk").write_bytes(b"old 0\n\njunk")
    said = say("cosign", str(stick), str(tmp_path / "absent"), "--json")
    assert said.status == 3
    assert [line["error"] and line["error"]["error"] for line in said.lines] == [None, "disk-fault"]
    assert say("cosign", str(tmp_path / "absent")).status == 1
    said = say("cosign", str(tmp_path / "junk"))
    assert said.status == 4 and "is not a signed note" in said.err


def test_an_unknown_log_tells_what_to_do(say: Say, stick: Path, archive: CosignedArchive) -> None:
    said = say("cosign", str(stick), "--name", NAME)
    assert said.status == 2
    assert "--trust" in said.err and archive.device in said.err


def test_without_a_cosigner_a_name_is_asked_for(say: Say, stick: Path) -> None:
    said = say("cosign", str(stick), "--json")
    assert said.status == 2 and said.error["error"] == "cosigner-missing"
    assert "--name" in said.error["hint"]


def test_by_hand_from_the_request_to_the_kept_answer(
    say: Say, archive: CosignedArchive, vkey: str, tmp_path: Path
) -> None:
    where = ("--archive", str(archive.root))
    said = say("cosign", *where, "--request", "--cosigner", vkey, "--out", str(tmp_path / "out"))
    assert said.status == 0 and "amana cosign --keep" in said.out
    (request,) = (tmp_path / "out").iterdir()
    assert str(request) in said.out
    said = say("cosign", str(request))
    assert said.status == 0
    answer = request.with_name(request.name + ".cosigned")
    said = say("cosign", *where, "--keep", str(answer))
    assert said.status == 0
    assert NAME in said.out and f"The log of {archive.device}, 3 entries: cosigned." in said.out
    said = say("cosign", *where, "--keep", str(answer), "--json")
    (line,) = said.lines
    assert (line["outcome"], line["unknown"], line["error"]) == ("present", 0, None)
    assert line["by"][0]["name"] == NAME


def test_an_answer_that_accuses_the_log_is_kept_and_said(
    say: Say, archive: CosignedArchive, vkey: str, tmp_path: Path
) -> None:
    archive.save()
    archive.add("three")
    where = ("--archive", str(archive.root))
    say("cosign", *where, "--request", "--cosigner", vkey, "--out", str(tmp_path))
    (request,) = tmp_path.glob("*.cosign-request")
    say("cosign", str(request))
    archive.back()
    said = say("cosign", *where, "--keep", f"{request}.cosigned", "--cosigner", vkey)
    assert said.status == 4
    assert NAME in said.out and "entries were taken away" in said.err
    assert list((archive.root / "attested").rglob("checkpoint"))


def test_what_is_no_answer(say: Say, archive: CosignedArchive, tmp_path: Path) -> None:
    (tmp_path / "noise").write_bytes(b"\xff")
    said = say("cosign", "--archive", str(archive.root), "--keep", str(tmp_path / "noise"))
    assert said.status == 4 and "cosigned." not in said.out
    said = say("cosign", "--archive", str(archive.root), "--request", "--from", "99", "--out", str(tmp_path))
    assert said.status == 4 and not list(tmp_path.glob("*.cosign-request"))


@contextmanager
def _serving(folder: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, str]]]:
    """`amana cosign --serve`, as a process of its own, and its first line."""
    environ = {**os.environ, "XDG_STATE_HOME": str(folder / "state"), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "amana", "cosign", "--serve", "127.0.0.1:0", "--json", *words]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environ
    ) as process:
        assert process.stdout is not None
        try:
            yield process, json.loads(process.stdout.readline())
        finally:
            process.kill()


def test_a_served_cosigner_from_first_word_to_last(
    say: Say, archive: CosignedArchive, vkey: str, tmp_path: Path
) -> None:
    where = ("--archive", str(archive.root))
    with _serving(tmp_path) as (process, ready):
        assert ready["cosigner"] == vkey
        said = say("cosign", *where, "--ask", ready["url"], "--cosigner", vkey)
        assert said.status == 0
        assert f"The log of {archive.device}, 3 entries: cosigned." in said.out and NAME in said.out
        archive.add("three")
        said = say("cosign", *where, "--ask", ready["url"], "--json")
        assert said.lines[0]["unknown"] == 0  # its key was named before
        said = say("cosign", *where, "--ask", ready["url"], "--cosigner", vkey)
        assert said.status == 0 and "cosigned before" in said.out
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, "")
    told = [json.loads(line) for line in out.splitlines()]
    assert [(one["status"], one["size"]) for one in told] == [
        (200, 3),
        (409, told[1]["size"]),
        (200, told[1]["size"]),
    ]
    assert "127.0.0.1" not in out


def test_a_server_tells_of_what_it_refuses(say: Say, archive: CosignedArchive, tmp_path: Path) -> None:
    say("cosign", "--name", NAME)
    with _serving(tmp_path) as (process, ready):
        said = say("cosign", "--archive", str(archive.root), "--ask", ready["url"])
        assert said.status == 3 and "this log is not known there" in said.err
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=30)
    told = json.loads(out.splitlines()[0])
    assert (told["status"], told["error"]["error"]) == (404, "log-unknown")


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("cosigner.example", False),
    ],
)
def test_what_other_machines_reach(host: str, here: bool) -> None:
    assert is_here(host) is here


def test_nobody_there_and_no_address(say: Say, archive: CosignedArchive) -> None:
    where = ("--archive", str(archive.root))
    assert say("cosign", *where, "--ask", "http://127.0.0.1:9").status == 3
    assert say("cosign", *where, "--ask", "http://192.0.2.1").status == 3
    assert say("cosign", *where, "--ask", "nobody").status == 2
    assert say("cosign", *where, "--ask", "http://127.0.0.1:9", "--log", "ab" * 8).status == 4
    said = say("cosign", "--serve", "192.0.2.1:1", "--name", NAME)
    assert said.status == 1 and "192.0.2.1:1" in said.err


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["cosign"], "missing"),
        (["cosign", "--keep"], "missing"),
        (["cosign", "--serve=1", "--ask", "https://x"], "cosign-ways"),
        (["cosign", "--request", "--keep", "x"], "cosign-ways"),
        (["cosign", "x", "--cosigner", "k"], "cosign-option"),
        (["cosign", "x", "--from", "0"], "cosign-option"),
        (["cosign", "--ask", "https://x", "y"], "cosign-option"),
        (["cosign", "--ask", "https://x", "--name", "y"], "cosign-option"),
        (["cosign", "--request", "--plain-http"], "cosign-option"),
        (["cosign", "--serve=1", "--out", "x"], "cosign-option"),
        (["cosign", "--name", "two words"], "not-a-key-text"),
        (["cosign", "--name", "n", "--trust", "k"], "not-a-key-text"),
        (["cosign", "--request", "--cosigner", "k"], "not-a-key-text"),
    ],
)
def test_slips(say: Say, archive: CosignedArchive, words: list[str], problem: str) -> None:
    said = say("--archive", str(archive.root), "--json", *words)
    assert said.status == 2
    assert said.error["facts"]["problem"] == problem
    assert said.error["hint"]
    assert Layout(archive.root).local.joinpath("cosigners").exists() is False


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("127.0.0.1:8642", ("127.0.0.1", 8642)),
        ("8642", ("127.0.0.1", 8642)),
        (":0", ("127.0.0.1", 0)),
        ("[::1]:80", ("::1", 80)),
        ("cosigner.example", ("cosigner.example", 8642)),
        ("0.0.0.0", ("0.0.0.0", 8642)),
    ],
)
def test_where_to_serve(text: str, address: tuple[str, int]) -> None:
    assert host_and_port(text) == address


@pytest.mark.parametrize("text", ["http://x", "a:b", "::1", "x:99999", "x:123456", "a b", "[x]:1", "x:٣"])
def test_where_nothing_can_be_served(text: str) -> None:
    with pytest.raises(AddressUnusable):
        host_and_port(text)


def test_where_no_request_was_written_nothing_is_said_of_carrying_any(
    say: Say, archive: CosignedArchive, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    said = say("-A", str(archive.root), "cosign", "--request", "--out", str(tmp_path / "file"))
    assert said.status != 0
    assert "Carry" not in said.out


def test_a_request_is_not_put_into_the_archive_itself(
    say: Say, archive: CosignedArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(archive.root)
    said = say("cosign", "--request")
    assert (said.status, "part of this archive" in said.err) == (2, True)
    assert not list(archive.root.glob("*.cosign-request"))
    assert say("cosign", "--request", "--out", str(tmp_path / "out")).status == 0
    assert say("verify").status == 0

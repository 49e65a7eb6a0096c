"""Whatever a file does to its reader, it ends as an Outcome, and the next file is read."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from amana.errors import ReadingFailed
from amana.intake import READERS, Outcome, ReaderPool, Task, readers
from amana.intake.plain_text import PlainText
from amana.intake.process import home_of
from tests.intake.hostile_worker import Giving, Hostile

COMMAND = (sys.executable, "-I", "-B", str(Path(__file__).with_name("hostile_worker.py")))
MIB = 1 << 20


@pytest.fixture(scope="module")
def hostile() -> Iterator[ReaderPool]:
    with readers(1, (Hostile(),), COMMAND) as pool:
        yield pool


def _read(pool: ReaderPool, body: bytes) -> Outcome:
    return pool.read(body, len(body), "text/plain", body[:4096], "a.txt")


def _text(outcome: Outcome) -> str:
    assert outcome.reading is not None
    return outcome.reading.texts[0].text


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("sleep", "timeout"),
        ("die", "crashed"),
        ("segfault", "crashed"),
        ("raise", "crashed"),
        ("eat", "memory"),
        ("nest", "too-deep"),
        ("garble", "garbled"),
        ("flood", "garbled"),
        ("refuse", "encrypted"),
        ("unknown-reason", "garbled"),
    ],
)
def test_what_breaks_a_reader_costs_that_file_alone(hostile: ReaderPool, body: str, reason: str) -> None:
    outcome = _read(hostile, body.encode())
    assert (outcome.outcome, outcome.reason, outcome.reading) == ("failed", reason, None)
    assert _text(_read(hostile, b"whole")) == "5 bytes"


def test_a_batch_loses_only_the_file_that_breaks_it(hostile: ReaderPool) -> None:
    words = ["one", "die", "three", "eat", "raise", "garble", "six", "sleep", "last"]
    tasks = [Task(word.encode(), len(word), "text/plain", word.encode(), "a.txt") for word in words]
    told = [outcome.reason or outcome.outcome for outcome in hostile.read_many(tasks)]
    assert told == ["read", "crashed", "read", "memory", "crashed", "garbled", "read", "timeout", "read"]


@pytest.mark.parametrize("act", ["socket", "resolve", "process", "fork", "system", "write", "remove"])
def test_a_reader_process_may_not(hostile: ReaderPool, act: str) -> None:
    assert _text(_read(hostile, f"try {act}".encode())) == "PermissionError"


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux's kernel itself")
def test_the_kernel_refuses_writing_too(hostile: ReaderPool) -> None:
    """RLIMIT_FSIZE is 0; its signal ends the process unless ignored, as Python does."""
    outcome = _read(hostile, b"try write-beneath")
    assert outcome.reason == "crashed" or _text(outcome) == "OSError"


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux's kernel itself")
def test_the_kernel_has_no_route_to_anywhere(hostile: ReaderPool) -> None:
    allowed = subprocess.run(["unshare", "-Urn", "true"], capture_output=True, check=False).returncode == 0
    if not allowed:
        pytest.skip("this kernel keeps user namespaces for itself")
    assert _text(_read(hostile, b"try connect-beneath")) == "OSError"


def test_the_environment_stays_with_the_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMANA_PASSPHRASE_FILE", "/secret/place")
    with readers(1, (Hostile(),), COMMAND) as pool:
        told = _text(_read(pool, b"try environment"))
    assert "AMANA" not in told
    assert "HOME" not in told


def test_noise_on_stderr_goes_nowhere(hostile: ReaderPool, capfd: pytest.CaptureFixture[str]) -> None:
    assert _read(hostile, b"noise").outcome == "read"
    assert capfd.readouterr() == ("", "")


def test_large_files_go_through_the_pipe_in_pieces(hostile: ReaderPool) -> None:
    size = 2 * MIB + 17
    outcome = hostile.read(io.BytesIO(bytes(size)), size, "text/plain", bytes(4096), "a.txt")
    assert _text(outcome) == f"{size} bytes"


def test_more_than_the_limit_is_refused_even_if_the_size_lied(hostile: ReaderPool) -> None:
    told = hostile.read(io.BytesIO(b""), 4 * MIB, "text/plain", b"x", "a.txt")
    assert (told.outcome, told.reason) == ("failed", "too-large")
    lied = hostile.read(io.BytesIO(bytes(4 * MIB)), 10, "text/plain", b"x", "a.txt")
    assert (lied.outcome, lied.reason) == ("failed", "too-large")
    assert _text(_read(hostile, b"whole")) == "5 bytes"


@pytest.fixture(scope="module")
def giving() -> Iterator[ReaderPool]:
    with readers(1, (Giving(),), COMMAND) as pool:
        yield pool


def _holder(data: bytes, large: bool = False) -> Task:
    return Task(io.BytesIO(data) if large else data, len(data), "text/plain", data[:4096], "a.txt")


@pytest.mark.parametrize(("size", "large"), [(9, False), (2 * MIB + 17, False), (2 * MIB + 17, True)])
def test_a_file_apart_comes_in_pieces_and_is_whole(giving: ReaderPool, size: int, large: bool) -> None:
    data = os.urandom(size)
    assert giving.file_apart(_holder(data, large), "copy") == b"begins " + data + b" ends"


def test_a_file_apart_of_a_source_that_is_asked_for_stretch_by_stretch(giving: ReaderPool) -> None:
    """What is asked for and what is given go over one pipe in turns."""
    data = bytes(3 * MIB) + os.urandom(2 * MIB)
    assert giving.file_apart(_holder(data, large=True), "last") == b"begins " + data[3 * MIB :] + b" ends"


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        ("sleep", "timeout"),
        ("die", "crashed"),
        ("raise", "crashed"),
        ("eat", "memory"),
        ("nest", "too-deep"),
        ("garble", "garbled"),
        ("flood", "garbled"),
        ("refuse", "encrypted"),
        ("unknown-reason", "garbled"),
        ("without-end", "garbled"),
    ],
)
def test_what_breaks_while_it_gives_a_file_costs_that_file_alone(
    giving: ReaderPool, act: str, reason: str
) -> None:
    assert giving.file_apart(_holder(b"x"), act) == reason
    assert giving.file_apart(_holder(b"x"), "copy") == b"begins x ends"


def test_a_reader_that_gives_nothing_apart_says_so(hostile: ReaderPool) -> None:
    assert hostile.file_apart(_holder(b"x"), "copy") == "malformed"


class _Breaks(io.RawIOBase):
    def read(self, size: int = -1, /) -> bytes:
        raise OSError(5, "the disk")


def test_a_source_that_fails_is_told_to_the_caller(hostile: ReaderPool) -> None:
    with pytest.raises(OSError, match="the disk"):
        hostile.read(_Breaks(), 10, "text/plain", b"x", "a.txt")  # type: ignore[arg-type]
    assert _text(_read(hostile, b"whole")) == "5 bytes"


def test_an_install_that_cannot_start_a_process_says_so() -> None:
    for command in (("/nowhere/python",), (sys.executable, "-c", "pass")):
        with readers(1, (Hostile(),), command) as pool, pytest.raises(ReadingFailed) as told:
            _read(pool, b"whole")
        assert told.value.facts == {"reason": "not-started"}


def test_no_reader_and_no_bytes_need_no_process() -> None:
    with readers(1, command=("/nowhere/python",)) as pool:
        assert pool.read(b"\x00", 1, "application/octet-stream", b"\x00", "x").reason == "no-reader"
        assert pool.read(b"", 0, "text/plain", b"", "x.txt") == Outcome(
            "plain-text", pool.read(b"", 0, "text/plain", b"", "x").version, "nothing", "empty"
        )


def test_several_threads_share_a_pool() -> None:
    told: list[str] = []
    with readers(2, (Hostile(),), COMMAND) as pool:
        threads = [
            threading.Thread(target=lambda n=n: told.extend(_text(_read(pool, b"x" * (n + 1))) for _ in range(20)))
            for n in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(told) == sorted(f"{n + 1} bytes" for n in range(4) for _ in range(20))


@pytest.mark.skipif(sys.platform == "win32", reason="asks about POSIX processes")
def test_nothing_is_left_running() -> None:
    with readers(2, (Hostile(),), COMMAND) as pool:
        _read(pool, b"whole")
        left = [p._child.pid for p in pool._processes if p._child]
    for pid in left:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="asks about POSIX signals")
def test_ctrl_c_is_the_parents_affair() -> None:
    """A whole program is interrupted as a terminal does it; nothing but its own word comes out."""
    program = f"""
import sys
from amana.intake import readers
from pathlib import Path
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from tests.intake.hostile_worker import Hostile
try:
    with readers(1, (Hostile(),), {COMMAND!r}) as pool:
        print("ready", flush=True)
        pool.read(b"sleep", 5, "text/plain", b"sleep", "a")
        pool.read(b"sleep", 5, "text/plain", b"sleep", "a")
except KeyboardInterrupt:
    print("stopped", flush=True)
"""
    run = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert run.stdout is not None
    assert run.stdout.readline() == b"ready\n"
    os.killpg(run.pid, signal.SIGINT)
    out, err = run.communicate(timeout=30)
    assert (out, err) == (b"stopped\n", b"")


def test_a_process_finds_every_reader_where_the_parent_says_it_stands() -> None:
    for reader in READERS:
        module, _, kind = (home_of(reader) or "").partition(":")
        assert getattr(import_module(module), kind) is type(reader)

    class Patient(PlainText):
        """One that was made from another is read by that."""

    assert home_of(Patient()) == home_of(PlainText())
    assert home_of(Hostile()) is None

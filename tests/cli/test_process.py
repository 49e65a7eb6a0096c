"""The program as a process of its own: streams that break, and a person who stops it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

MAIN = [sys.executable, "-c", "from amana.cli import main; main()"]
# An action that waits until it is stopped, in place of the real one.
WAITING = """
import sys, time, amana
from amana.cli import main
class Slow:
    __enter__ = lambda self: self
    __exit__ = lambda self, *_: None
    def add(self, *paths, **named):
        sys.stderr.write("begun\\n"); sys.stderr.flush()
        time.sleep(60)
amana.__dict__["open_archive"] = lambda *_, **__: Slow()
main()
"""


def test_who_reads_no_further_is_not_shouted_at() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        ended = subprocess.run([*MAIN, "--help"], stdout=closed, stderr=subprocess.PIPE, check=False)
    assert (ended.returncode, ended.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_an_answer_that_does_not_fit_is_a_fault() -> None:
    with open("/dev/full", "wb") as full:
        ended = subprocess.run([*MAIN, "--lang", "en", "--help"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 1
    assert ended.stderr.startswith(b"amana: The disk refused stdout: the disk is full.")


def test_closed_streams_are_borne() -> None:
    command = f"exec {sys.executable} -c 'from amana.cli import main; main()' serch >&- 2>&-"
    assert subprocess.run(["/bin/sh", "-c", command], check=False).returncode == 2


def test_names_can_be_printed_in_any_locale() -> None:
    environment = {**os.environ, "LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    ended = subprocess.run([*MAIN, "رسالة"], env=environment, capture_output=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr.startswith(b"amana: There is no command ")


def test_stopping_ends_at_once_with_one_line() -> None:
    command = [sys.executable, "-c", WAITING, "--lang", "en", "add", "x", "-A", "y"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == b"begun\n"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert out == b""
    assert err.decode().splitlines() == [
        "Stopped. What was reported as kept is kept; run the same command again and it carries on."
    ]

"""Every transcript in `tests/transcripts`, run against the real program in an empty folder of its own.

A transcript is what a person would see: `$ ` and a command for the shell, what it prints (both streams, as
on a terminal without colours), and `[exit N]` where N is not 0. Lines with `#` at the top say what it shows;
`#: LC_ALL=ar_SY.UTF-8` sets a variable. What differs from run to run stands as `<id>`, `<time>`, `<date>`,
`<recipient>`, `<device>`; the folder itself is `/demo`. AMANA_WRITE_TRANSCRIPTS=1 writes what was seen.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "transcripts"
LONGEST_RUN = 120  # seconds for one command
VARIES = (
    (re.compile(r"\bage1[a-z0-9]{20,}"), "<recipient>"),
    (re.compile(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"), "<time>"),
    (re.compile(r"\b20\d\d-\d\d-\d\d\b"), "<date>"),
    (re.compile(r"\b[0-9a-f]{12,}\b"), "<id>"),
    (re.compile(r"\bamana-rules \d+-[0-9a-f]{8}\b"), "<reader>"),
    # What is found in texts grows with the reader; its own tests say what it must be.
    (re.compile(r"(?<=<reader>: ).*\d.*"), "<counts>"),
    (re.compile(r"\b\d+\.\d+\.\d+\b"), "<version>"),
    # Records hold paths of this run, so the sealed sizes differ a little.
    (re.compile(r"(?<=objects \()[^)]+(?=\) were)"), "<size>"),
    (re.compile(r"(?<=أحراز \()[^)]+(?=\))"), "<size>"),
    (re.compile(r"(?<=حِرزان \()[^)]+(?=\))"), "<size>"),
)


def _environment(folder: Path, header: list[str]) -> dict[str, str]:
    """A clean one: this machine's settings and archives do not reach the program."""
    asked = dict(line[2:].strip().split("=", 1) for line in header if line.startswith("#:"))
    return {
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), "/usr/bin", "/bin")),
        "HOME": str(folder / "home"),
        "LC_ALL": "C.UTF-8",
        "PYTHONUNBUFFERED": "1",
        **asked,
    }


def _run(command: str, folder: Path, environment: dict[str, str]) -> list[str]:
    ended = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=LONGEST_RUN,
        check=False,
    )
    shown = ended.stdout.decode().replace(str(folder), "/demo")
    for pattern, word in VARIES:
        shown = pattern.sub(word, shown)
    return [line.rstrip() for line in shown.splitlines()] + (
        [f"[exit {ended.returncode}]"] if ended.returncode else []
    )


@pytest.mark.parametrize("transcript", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_transcript(transcript: Path, tmp_path: Path) -> None:
    lines = transcript.read_text(encoding="utf-8").splitlines()
    first = next(at for at, line in enumerate(lines) if line.startswith("$ "))
    environment = _environment(tmp_path, lines[:first])
    seen = lines[:first]
    for line in lines[first:]:
        if line.startswith("$ "):
            seen += ["", line] if seen[-1:] != [""] else [line]
            seen += _run(line[2:], tmp_path, environment)
    if os.environ.get("AMANA_WRITE_TRANSCRIPTS"):
        transcript.write_text("\n".join(seen) + "\n", encoding="utf-8")
    assert seen == lines


def test_there_are_transcripts_in_both_languages() -> None:
    texts = [path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt")]
    assert any("LC_ALL=ar" in text for text in texts)
    assert any("LC_ALL=ar" not in text for text in texts)

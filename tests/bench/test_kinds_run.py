"""The benches of kinds run from end to end, on a handful of files: what they tell is not looked at, only that."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench import photos

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("bench", "options", "told"),
    [
        ("pages", "--pages 4 --round 2", "pages, beside trafilatura alone"),
        ("chats", "--messages 200", "| Telegram | 200 | 0 | confined |"),
        ("box", "--files 4 --photos 1 --rounds 1", "| photos of 3 MB | 1 |"),
        ("alike", "--pictures 24 --hashes 1000", "24 pictures"),
        ("people", "--mentions 300", "mentions put together"),
    ],
)
def test_it_runs(bench: str, options: str, told: str) -> None:
    command = [sys.executable, "-m", f"bench.{bench}", *options.split()]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert told in done.stdout


def test_photographs_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(photos, "_WIDTH", 400)
    monkeypatch.setattr(photos, "_HEIGHT", 300)
    monkeypatch.setattr(sys, "argv", ["bench.photos", "--scale", "0.001", "--rounds", "1"])
    photos.main()
    assert "beside decoding alone, at our size" in capsys.readouterr().out

"""The benches of kinds run from end to end, on a handful of files: what they tell is not looked at, only that."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from bench import photos, tika

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("bench", "options", "told"),
    [
        ("pages", "--pages 4 --round 2", "pages, beside trafilatura alone"),
        ("chats", "--messages 200", "| Telegram | 200 | 0 | confined |"),
        ("box", "--files 4 --photos 1 --rounds 1", "| photos of 3 MB | 1 |"),
        ("alike", "--pictures 24 --hashes 1000", "24 pictures"),
        ("tika", "--pages 4", "no tika-app.jar was named (--tika): left out"),
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


def test_all_texts_of_a_folder_are_counted_beside_tika(tmp_path: Path) -> None:
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "a.txt").write_text("البئر", "utf-8")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as packed:
        packed.writestr("c.txt", "the well")
    assert tika.read_folder(tmp_path) == len("البئر") + len("the well")

"""What the pages say is so: their examples run, their decisions are all listed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.archive.archives import write_tree

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
CARD = [
    ("DCIM/one.txt", "عند الجسر القديم في حلب".encode()),
    ("DCIM/two.txt", b"the old bridge, before the winter"),
    ("DCIM/photo.jpg", b"\xff\xd8\xff\xe0 not much of a photo"),
]


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of a page in this language."""
    return [text for code, text in BLOCK.findall((ROOT / page).read_text("utf-8")) if code == language]


@pytest.fixture
def card(tmp_path: Path) -> Path:
    return write_tree(tmp_path / "card", CARD)


def test_the_readme_s_first_example_runs_as_it_stands(card: Path) -> None:
    example = next(text for text in blocks("README.md", "sh") if "amana init" in text)
    lines = [line for line in example.splitlines() if "activate" not in line]
    path = f"export PATH={Path(sys.executable).parent}:$PATH"
    script = "\n".join(["set -e", path, *lines])
    done = subprocess.run(["sh", "-c", script], cwd=card.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "one.txt" in done.stdout
    given = card.parent / "given-back" / "card" / "DCIM" / "one.txt"
    assert given.read_bytes() == CARD[0][1]


def test_the_python_page_runs_as_it_stands(card: Path) -> None:
    first, *more = blocks("docs/guides/python.md", "python")
    later = 'with amana.open_archive("archive", identity="me.key") as archive:\n'
    script = first + later + "".join(f"    {line}\n" for line in "".join(more).splitlines())
    script = script.replace('kind="image"', 'kind="text"')
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=card.parent, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "3 kept 0 already there 0 failed" in done.stdout
    assert "item-unknown" in done.stdout


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "index.md").read_text()
    assert [page.name for page in folder.glob("0*.md") if page.name not in listed] == []


def test_every_page_is_in_the_contents() -> None:
    contents = (ROOT / "mkdocs.yml").read_text()
    pages = [str(page.relative_to(ROOT / "docs")) for page in (ROOT / "docs").rglob("*.md")]
    assert [page for page in pages if page not in contents and not page.startswith("decisions/")] == []


def test_the_story_under_threat_runs_as_it_stands(card: Path) -> None:
    lines = blocks("docs/guides/under-threat.md", "sh")
    assert len(lines) >= 10
    path = f"export PATH={Path(sys.executable).parent}:$PATH HOME={card.parent} LANG=en_US.UTF-8"
    script = "\n".join(["set -e", path, "unset AMANA_IDENTITY AMANA_ARCHIVE", *lines])
    done = subprocess.run(["sh", "-c", script], cwd=card.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert not (card.parent / "samira.key").exists()
    assert (card.parent / "for-the-court.proof").is_file()


def test_the_story_of_two_accounts_runs_as_it_stands(tmp_path: Path) -> None:
    lines = blocks("docs/guides/two-accounts.md", "sh")
    path = f"export PATH={Path(sys.executable).parent}:$PATH HOME={tmp_path} LANG=en_US.UTF-8"
    script = "\n".join(["set -e", path, "unset AMANA_IDENTITY AMANA_ARCHIVE XDG_CONFIG_HOME", *lines])
    done = subprocess.run(["sh", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    for told in (
        "A2 is a part of A1: the text says so",
        "A1 and B1 can both be true: their bounds overlap",
        "Samira al-Haddad",
        "1 open claim.",
        "No open claim",
        "by telephone, 9 October",
        "Idris",
    ):
        assert told in done.stdout + done.stderr, told

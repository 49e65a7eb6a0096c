"""How lightly the program starts: nothing heavy is loaded before something needs it."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

HEAVY = ("cryptography", "rich", "apsw", "trafilatura", "pypdfium2", "docx", "PIL", "fluent", "babel")


def _loaded(code: str) -> set[str]:
    told = f"{code}\nimport sys; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    ended = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    return set(ended.stdout.split())


@pytest.mark.parametrize(
    "code",
    [
        "import amana.cli",
        "import amana.cli.edge",
        "from amana.cli.edge import run; assert run(['--version'], {}) == 0",
    ],
)
def test_starting_loads_nothing_heavy(code: str) -> None:
    assert not _loaded(code) & set(HEAVY)


def test_help_loads_the_words_and_nothing_else_that_is_heavy() -> None:
    loaded = _loaded("from amana.cli.edge import run; assert run(['add', '--help'], {}) == 0")
    assert not loaded & (set(HEAVY) - {"fluent", "babel"})


def test_the_version_is_there_at_once() -> None:
    """A loose bound that holds on a busy machine; the bench measures it well."""
    began = time.perf_counter()
    code = "from amana.cli import main; import sys; sys.argv[1:] = ['--version']; main()"
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert time.perf_counter() - began < 2

"""What the tests of rescue.py share: an archive by another hand, and a Python where Amana is not."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from tests.rescue.stranger import Stranger

SCRIPT = Path(__file__).parents[2] / "src" / "amana" / "archive" / "rescue" / "rescue.py"


@pytest.fixture(scope="session")
def script() -> ModuleType:
    """rescue.py as a module, to look at its parts."""
    spec = importlib.util.spec_from_file_location("amana_tests_rescue", SCRIPT)
    assert spec and spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture
def archive(tmp_path: Path) -> Stranger:
    """An archive just begun, and the custodian's identity file beside it."""
    made = Stranger(tmp_path / "archive")
    (tmp_path / "identity.txt").write_text(f"# a custodian\n{made.custodian}\n")
    return made.begin()


@dataclass
class Outcome:
    """How one run ended."""

    status: int
    said: str
    told: str
    dest: Path
    peak: int

    @property
    def files(self) -> dict[str, bytes]:
        """What stands under DEST, apart from the list of checksums."""
        found = (Path(folder, name) for folder, _, names in os.walk(self.dest) for name in names)
        told = {os.path.relpath(path, self.dest): path.read_bytes() for path in found}
        return {name: data for name, data in told.items() if name != "SHA256SUMS"}


Run = Callable[..., Outcome]


@pytest.fixture(params=["age", "own"])
def rescue(request: pytest.FixtureRequest, tmp_path: Path) -> Run:
    """Runs rescue.py, with the age program and without it."""
    return _runner(tmp_path, own=request.param == "own")


@pytest.fixture
def rescue_own(tmp_path: Path) -> Run:
    """Runs rescue.py with its own reader."""
    return _runner(tmp_path, own=True)


@pytest.fixture
def rescue_age(tmp_path: Path) -> Run:
    """Runs rescue.py with the age program."""
    return _runner(tmp_path, own=False)


# A small parent, so that the peak it reports is the child's own.
_PARENT = (
    "import json, resource, subprocess, sys; r = subprocess.run(sys.argv[2:]);"
    "peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024;"
    "import pathlib; pathlib.Path(sys.argv[1]).write_text(json.dumps(peak)); sys.exit(r.returncode)"
)


def _runner(tmp_path: Path, own: bool) -> Run:
    if not own and shutil.which("age") is None:
        pytest.skip("the age program is not installed")
    alone = tmp_path / "elsewhere"
    alone.mkdir(exist_ok=True)

    def run(archive: Path, *more: str, dest: str = "out", identity: str | None = "identity.txt") -> Outcome:
        program = shutil.copy(SCRIPT, archive / "rescue.py")  # as it stands in every archive
        named = ["--identity", str(tmp_path / identity)] if identity else []
        peak = tmp_path / "peak.json"
        python = [sys.executable, "-I", "-S", "-W", "error"]
        command = [*python, "-c", _PARENT, str(peak), *python, "-B", str(program)]
        ended = subprocess.run(
            [*command, *named, *(["--no-age"] if own else []), *more, str(tmp_path / dest)],
            cwd=alone,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1"},
        )
        said, told = ended.stdout.decode(), ended.stderr.decode()
        assert "Traceback" not in told, told
        return Outcome(ended.returncode, said, told, tmp_path / dest, json.loads(peak.read_text()))

    return run

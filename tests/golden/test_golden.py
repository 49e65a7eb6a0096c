"""Archives made by earlier versions open for ever: verified, searched, given back, rescued."""

from __future__ import annotations

import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

import amana
from tests.archive.archives import KEY, tree_bytes
from tests.golden.make import FILES

VERSIONS = sorted(Path(__file__).parent.glob("v*.tar"))


@pytest.fixture(params=VERSIONS, ids=lambda path: path.stem)
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The archive of one format version, unpacked."""
    with tarfile.open(request.param) as tar:
        # Python before 3.11.4 has no filters and needs none: the tar is ours.
        safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        tar.extractall(tmp_path, **safely)  # type: ignore[arg-type]
    (tmp_path / "key").write_text(KEY.secret_text() + "\n")
    return tmp_path / "archive"


def test_there_is_one_for_each_version() -> None:
    assert [path.stem for path in VERSIONS] == ["v1"]


def test_it_verifies_without_a_key(golden: Path) -> None:
    verified = amana.verify(golden)
    assert verified.ok, verified
    assert verified.objects == 3


def test_it_opens_and_gives_everything_back(golden: Path) -> None:
    with amana.open_archive(golden, identity=golden.parent / "key") as archive:
        assert archive.restore(golden.parent / "out").failed == 0
        archive.add()
        assert {hit.name for hit in archive.search("Aleppo")} >= {"جسر.txt", "bridge.txt"}
        assert [item.tags for item in archive.list()] == [("first",)] * 4
    assert tree_bytes(golden.parent / "out") == dict(FILES)


def test_its_own_rescue_script_still_opens_it(golden: Path) -> None:
    words = [sys.executable, "-I", "-S", str(golden / "rescue.py"), "--identity", str(golden.parent / "key")]
    done = subprocess.run([*words, str(golden.parent / "out")], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert tree_bytes(golden.parent / "out") == dict(FILES)

"""Amana and rescue.py agree on what is on disk; and Amana opens what another hand wrote."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from amana import actions

README = Path(__file__).parents[2] / "src" / "amana" / "archive" / "rescue" / "README.txt"


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


def a_box(root: Path) -> Path:
    """A folder of files with names of every kind; some contents twice."""
    names = ["one.txt", "صور/وادي.jpg", "deep/er/still/x", "line\nbreak", "caf\u00e9", "cafe\u0301", "n" * 255]
    for number, name in enumerate(names):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"content %d" % number)
    (root / os.fsdecode(b"not \xff utf8")).write_bytes(b"raw")
    (root / "empty").write_bytes(b"")
    (root / "twin").write_bytes(b"content 0")
    (root / "large.bin").write_bytes(os.urandom(20 << 20))
    os.utime(root / "one.txt", ns=(0, 1_481_624_430_123_456_789))
    return root


def tree(root: Path) -> dict[str, tuple[bytes, int, int]]:
    """Every file under a folder: bytes, mode and time of last change; of the sums the bytes alone."""
    found = {}
    for folder, _, names in os.walk(root):
        for path in (Path(folder) / name for name in names):
            told = path.stat()
            mode, changed = (0, 0) if path.name == "SHA256SUMS" else (told.st_mode, told.st_mtime_ns)
            found[os.path.relpath(path, root)] = (path.read_bytes(), mode, changed)
    return found


def make(tmp_path: Path) -> Path:
    """An archive by Amana, its identity in identity.txt, with collisions and a second round."""
    actions.init(tmp_path / "archive", identity_out=tmp_path / "identity.txt", no_passphrase=True)
    box = a_box(tmp_path / "box")
    with actions.open_archive(tmp_path / "archive", identity=tmp_path / "identity.txt") as archive:
        archive.add(box, source="Samira Taleb")
        (box / "one.txt").write_bytes(b"other content under the same name")
        (box / "empty").write_bytes(b"not empty any more")
        archive.add(box)
    return tmp_path / "archive"


def test_rescue_gives_what_restore_gives(rescue: Any, tmp_path: Path) -> None:
    root = make(tmp_path)
    with actions.open_archive(root, identity=tmp_path / "identity.txt") as archive:
        restored = archive.restore(tmp_path / "restored")
    assert (restored.failed, restored.restored) == (0, 13)
    ended = rescue(root)
    assert ended.status == 0, ended.told
    assert tree(ended.dest) == tree(tmp_path / "restored")


def test_what_restore_gave_is_not_given_twice(rescue_own: Any, tmp_path: Path) -> None:
    root = make(tmp_path)
    with actions.open_archive(root, identity=tmp_path / "identity.txt") as archive:
        archive.restore(tmp_path / "out")
    before = tree(tmp_path / "out")
    ended = rescue_own(root)
    assert ended.status == 0
    assert "restored 0, already there 13" in ended.said
    assert tree(ended.dest) == before


def test_every_archive_carries_rescue_and_readme(tmp_path: Path) -> None:
    actions.init(tmp_path / "archive", identity_out=tmp_path / "identity.txt", no_passphrase=True)
    said = (tmp_path / "archive" / "README.txt").read_text("utf-8")
    assert len(re.findall("Archive [0-9a-f]{32}|الأرشيف [0-9a-f]{32}", said)) == 2
    assert "{" not in said
    script = README.with_name("rescue.py").read_bytes()
    assert (tmp_path / "archive" / "rescue.py").read_bytes() == script


def test_amana_opens_what_a_stranger_wrote(archive: Any, tmp_path: Path) -> None:
    archive.add_packed(("notes/a.txt", "وادي النور".encode()), ("notes/b.txt", b""), (b"raw \xff", b"r"))
    archive.add_packed(*((f"many/{number}", b"%d" % number) for number in range(300)))
    big = os.urandom(3 << 20)
    archive.add_whole("clip.mp4", big)
    root = archive.finish()
    checked = actions.verify(root)
    assert (checked.missing, checked.damaged, checked.extra, checked.unlogged, checked.faults) == (
        (),
        (),
        (),
        (),
        (),
    )
    assert checked.ok
    with actions.open_archive(root, identity=tmp_path / "identity.txt") as opened:
        restored = opened.restore(tmp_path / "restored")
        assert opened.faults == ()
    assert (restored.restored, restored.failed) == (304, 0)
    assert (tmp_path / "restored" / "notes" / "a.txt").read_text("utf-8") == "وادي النور"
    assert (tmp_path / "restored" / os.fsdecode(b"raw \xff")).read_bytes() == b"r"
    assert (tmp_path / "restored" / "clip.mp4").read_bytes() == big


def test_amana_adds_to_what_a_stranger_wrote(archive: Any, rescue_own: Any, tmp_path: Path) -> None:
    archive.add_packed(("a", b"1"))
    root = archive.finish()
    (tmp_path / "b").write_bytes(b"2")
    with actions.open_archive(root, identity=tmp_path / "identity.txt") as opened:
        assert opened.add(tmp_path / "b").kept == 1
    assert actions.verify(root).ok
    ended = rescue_own(root)
    assert (ended.status, ended.files) == (0, {"a": b"1", "b": b"2"})


def test_what_readme_says_to_type(archive: Any, tmp_path: Path) -> None:
    if shutil.which("age") is None:
        pytest.skip("the age program is not installed")
    pack = archive.add_packed(("a", b"the bytes"))
    root = archive.finish()
    said = README.read_text("utf-8")
    check = re.search(r"    (find objects .*?--quiet)\n", said, re.DOTALL)
    assert check
    sound = subprocess.run(["bash", "-c", check.group(1)], cwd=root, capture_output=True)
    assert (sound.returncode, sound.stdout, sound.stderr) == (0, b"", b"")
    envelope = next((root / "keys" / "1").iterdir())
    first, second = re.findall(r"^       (age --decrypt .*)$", said, re.MULTILINE)[:2]
    first = first.replace("KEYFILE", str(tmp_path / "identity.txt")).replace("keys/1/NAME.age", str(envelope))
    second = second.replace("objects/ab/cd/NAME.age", str(archive.path(pack)))
    subprocess.run(["bash", "-ec", f"{first}\n{second}"], cwd=tmp_path, check=True)
    assert [path.read_bytes() for path in (tmp_path / "content").iterdir()] == [b"the bytes"]
    archive.path(pack).write_bytes(b"changed")
    assert subprocess.run(["bash", "-c", check.group(1)], cwd=root, capture_output=True).returncode == 1

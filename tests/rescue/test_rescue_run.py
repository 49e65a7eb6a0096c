"""rescue.py brings everything back, where Amana is not installed, from an archive that another hand wrote."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.rescue.stranger import sha256

SCRIPT = Path(__file__).parents[2] / "src" / "amana" / "archive" / "rescue" / "rescue.py"


def test_amana_cannot_be_imported_there() -> None:
    ended = subprocess.run([sys.executable, "-I", "-S", "-c", "import amana"], capture_output=True)
    assert b"ModuleNotFoundError" in ended.stderr


def test_it_is_python_3_8_and_standard_library_only() -> None:
    tree = ast.parse(SCRIPT.read_text(), feature_version=(3, 8))
    roots = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    roots |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert {str(root).split(".")[0] for root in roots} <= sys.stdlib_module_names
    assert not roots & {"tomllib", "graphlib", "zoneinfo"}


def test_packed_and_whole_items_come_back(archive: Any, rescue: Any) -> None:
    big = os.urandom(700_000)
    archive.add_packed(("box/a.txt", b"one"), ("box/empty", b""), ("box/deep/er/b", b"two" * 50_000))
    archive.add_whole("box/clip.mp4", big)
    ended = rescue(archive.finish())
    assert ended.status == 0, ended.told
    wanted = {"box/a.txt": b"one", "box/empty": b"", "box/deep/er/b": b"two" * 50_000, "box/clip.mp4": big}
    assert ended.files == wanted
    assert "restored 4, already there 0, not restored 0" in ended.said
    assert "استُعيد 4" in ended.said


def test_the_checksums_are_such_as_sha256sum_reads(archive: Any, rescue_own: Any) -> None:
    archive.add_packed(("b", b"2"), ("a\\\nb", b"1"), (b"\xff", b"3"), ("plain \r", b"4"))
    ended = rescue_own(archive.finish())
    assert ended.status == 0
    lines = (ended.dest / "SHA256SUMS").read_bytes().split(b"\n")
    assert lines[0] == b"\\" + sha256(b"1").encode() + b"  a\\\\\\nb"
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=ended.dest, capture_output=True
    )
    assert checked.returncode == 0, checked.stderr
    assert checked.stdout.count(b": OK") == 4


def test_a_second_run_carries_on_and_changes_nothing(archive: Any, rescue: Any) -> None:
    archive.add_packed(("x/a", b"1"), ("x/a", b"2"), ("x/c", b"3"))
    root = archive.finish()
    first = rescue(root)
    sums = (first.dest / "SHA256SUMS").read_bytes()
    (first.dest / "x" / "c").unlink()
    second = rescue(root)
    assert (second.status, second.files) == (0, first.files)
    assert "restored 1, already there 2" in second.said
    assert (first.dest / "SHA256SUMS").read_bytes() == sums


def test_the_same_bytes_under_two_names(archive: Any, rescue: Any) -> None:
    whole, _ = archive.add_whole("a/first.jpg", b"photo" * 100)
    again = archive.accession("b/second.jpg", b"photo" * 100, item="0" * 32)
    archive.enter(again, [archive.pack([again.member]), whole])
    pack = archive.add_packed(("a/note", b"note"))
    other = archive.accession("b/note", b"note", item="1" * 32)
    archive.enter(other, [archive.pack([other.member]), pack])
    ended = rescue(archive.finish())
    assert ended.status == 0
    photo = b"photo" * 100
    assert ended.files == {"a/first.jpg": photo, "b/second.jpg": photo, "a/note": b"note", "b/note": b"note"}


def test_the_time_of_last_change_comes_back(archive: Any, rescue_own: Any) -> None:
    record = archive.accession("old", b"x", modified="2016-12-13T10:20:30.250000000Z")
    archive.enter(record, [archive.pack([("content/" + sha256(b"x"), b"x"), record.member])])
    odd = archive.accession("odd", b"y", modified="-99999999999999.000000001")
    archive.enter(odd, [archive.pack([("content/" + sha256(b"y"), b"y"), odd.member])])
    ended = rescue_own(archive.finish())
    assert ended.status == 0
    assert (ended.dest / "old").stat().st_mtime == 1481624430.25
    assert (ended.dest / "odd").read_bytes() == b"y"


def test_records_of_other_kinds_are_passed_over(archive: Any, rescue: Any) -> None:
    text = archive.record(kind="intake", sha256="0" * 64, module="plain", version="1", outcome="nothing")
    later = archive.record(kind="consent", item="0" * 32)
    archive.add_packed(("a", b"1"))
    pack = archive.pack([text.member, later.member, ("thumbnail/7", b"?")])
    archive.enter(text, [pack])
    archive.enter(later, [pack])
    archive.entries.append(b'{"commitment":"x","objects":[],"v":2}')
    ended = rescue(archive.finish())
    assert (ended.status, ended.files) == (0, {"a": b"1"})
    assert "a record of a kind unknown to this program ('consent'), left aside" in ended.said
    assert "entry 4 of log" in ended.said


def test_a_log_longer_than_one_bundle(archive: Any, rescue_own: Any) -> None:
    archive.add_packed(*((f"n/{number}", b"%d" % (number % 7)) for number in range(600)))
    ended = rescue_own(archive.finish())
    assert ended.status == 0
    assert len(ended.files) == 600
    assert ended.files["n/599"] == b"4"


def test_memory_stays_bounded(archive: Any, rescue: Any) -> None:
    archive.add_whole("long.bin", bytes(12 << 20))
    ended = rescue(archive.finish())
    assert ended.status == 0
    assert ended.files["long.bin"] == bytes(12 << 20)
    assert ended.peak < 48 << 20


def test_help_speaks_both_languages() -> None:
    command = [sys.executable, "-I", "-S", "-X", "utf8", str(SCRIPT), "--help"]
    said = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert "--passphrase-file" in said
    assert "إخراج كل ما في أرشيف" in said


def test_wrong_usage_is_2(archive: Any, rescue_own: Any) -> None:
    root = archive.finish()
    assert rescue_own(root, identity=None).status == 2
    assert rescue_own(root, dest="archive/inside").status == 2
    assert not (root / "inside").exists()


def test_not_an_archive_is_6(archive: Any, rescue_own: Any, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    assert rescue_own(tmp_path / "bare").status == 6
    root = archive.begin(version=2).finish()
    assert rescue_own(root).status == 6


def test_the_archive_itself_is_only_read(archive: Any, rescue: Any) -> None:
    archive.add_packed(("a", b"1"))
    root = archive.finish()
    rescue(root, dest="first")

    def seen() -> dict[str, tuple[int, int]]:
        found = (Path(folder) / name for folder, _, names in os.walk(root) for name in [".", *names])
        return {
            str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in found if path.name != "rescue.py"
        }

    before = seen()
    assert rescue(root, "--unlogged", dest="second").status == 0
    assert seen() == before


def test_no_key_is_left_on_disk(archive: Any, rescue: Any, tmp_path: Path) -> None:
    archive.add_packed(("a", b"1"))
    rescue(archive.finish())
    secret = str(archive.key).encode()
    found = [path for path in tmp_path.rglob("*") if path.is_file() and secret in path.read_bytes()]
    assert found == []

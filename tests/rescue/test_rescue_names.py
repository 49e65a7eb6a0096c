"""Names as received come back as they were; none leads out of DEST, none overwrites."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st


def test_names_of_every_kind(archive: Any, rescue_own: Any) -> None:
    names: list[str | bytes] = [
        "صور/وادي النور.jpg",
        "a\nb/line\ttab",
        b"latin/\xe9\xff.txt",
        "x" * 255,
        "caf\u00e9",
        "cafe\u0301",
        "CAFE",
        "-rf",
        " lead and trail ",
        "SHA256SUMS",
        "SHA256SUMS/inner",
    ]
    archive.add_packed(*((name, b"%d" % number) for number, name in enumerate(names)))
    ended = rescue_own(archive.finish())
    assert ended.status == 0
    told = {os.fsencode(name): data for name, data in ended.files.items()}
    wanted = {n if isinstance(n, bytes) else n.encode(): b"%d" % i for i, n in enumerate(names)}
    wanted[b"SHA256SUMS~2"] = wanted.pop(b"SHA256SUMS")
    wanted[b"SHA256SUMS~3/inner"] = wanted.pop(b"SHA256SUMS/inner")
    assert told == wanted


def test_what_is_printed_carries_no_control_characters(archive: Any, rescue_own: Any) -> None:
    archive.add_packed(("a\x1b]0;title\x07\u202e\n", b"1"))
    ended = rescue_own(archive.finish())
    assert ended.status == 0
    assert not set(ended.said) & {"\x1b", "\x07", "\u202e"}
    assert "restored: a\\x1b]0;title\\x07\\u202e\\n" in ended.said


@pytest.mark.parametrize(
    ("path", "lands"),
    [
        ("../../etc/x", "etc/x"),
        ("/etc/x", "etc/x"),
        ("a/../../../b", "a/b"),
        ("./a//b/.", "a/b"),
        ("..", "unnamed"),
        ("/", "unnamed"),
        ("", "unnamed"),
        ("a\0b", "ab"),
        ("y" * 300 + ".txt", "y" * 251 + ".txt"),
        (b"..\xff/../x", b"..\xff/x"),
    ],
)
def test_paths_that_lead_elsewhere_do_not(archive: Any, rescue_own: Any, path: Any, lands: Any) -> None:
    archive.add_packed((path, b"1"))
    before = sorted(os.listdir(archive.root.parent))
    ended = rescue_own(archive.finish())
    assert (ended.status, ended.files) == (0, {os.fsdecode(lands): b"1"})
    assert sorted(set(os.listdir(archive.root.parent)) - {"out", "peak.json"}) == before


def test_names_that_collide_get_a_number(archive: Any, rescue_own: Any) -> None:
    long = "z" * 250 + ".jpeg"
    archive.add_packed(
        ("a/photo.jpg", b"1"),
        ("a/photo.jpg", b"2"),
        ("a/photo.jpg", b"1"),
        ("a/photo.jpg", b"3"),
        ("a/photo.jpg/inner", b"4"),
        ("b/c", b"5"),
        ("b", b"6"),
        (".hidden", b"7"),
        (".hidden", b"8"),
        (long, b"9"),
        (long, b"10"),
    )
    ended = rescue_own(archive.finish())
    assert ended.status == 0
    assert ended.files == {
        "a/photo.jpg": b"1",
        "a/photo~2.jpg": b"2",
        "a/photo~3.jpg": b"3",
        "a/photo~4.jpg/inner": b"4",
        "b/c": b"5",
        "b~2": b"6",
        ".hidden": b"7",
        ".hidden~2": b"8",
        long: b"9",
        "z" * 248 + "~2.jpeg": b"10",
    }


def test_nothing_in_dest_is_overwritten_or_followed(archive: Any, rescue_own: Any, tmp_path: Path) -> None:
    out, away = tmp_path / "out", tmp_path / "away"
    out.mkdir()
    away.mkdir()
    (out / "a").write_bytes(b"mine")
    (out / "folder").symlink_to(away)
    (out / "dangling").symlink_to(away / "nowhere")
    (out / "same").write_bytes(b"4")
    (out / "SHA256SUMS").write_bytes(b"# kept\n")
    archive.add_packed(("a", b"1"), ("folder/x", b"2"), ("dangling", b"3"), ("same", b"4"))
    ended = rescue_own(archive.finish())
    assert ended.status == 0
    assert os.listdir(away) == []
    assert (out / "a").read_bytes() == b"mine"
    assert (out / "a~2").read_bytes() == b"1"
    assert (out / "folder~2" / "x").read_bytes() == b"2"
    assert (out / "dangling~2").read_bytes() == b"3"
    assert "already there 1" in ended.said
    sums = (out / "SHA256SUMS").read_bytes().split(b"\n")
    assert (sums[0], len(sums)) == (b"# kept", 6)


@given(st.binary(max_size=60), st.binary(max_size=4))
def test_no_path_escapes(script: Any, start: bytes, step: bytes) -> None:
    for path in (start, step + b"/../" + start, start.replace(b"\0", b"/") + b"/.." * 3):
        parts = script.safe_parts(path)
        assert parts
        for part in parts:
            assert part not in (b"", b".", b"..")
            assert not set(part) & {0, ord("/")}
            assert len(part) <= 255

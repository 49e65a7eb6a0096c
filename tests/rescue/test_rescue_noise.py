"""Whatever bytes rescue.py meets, its parsers end in the ways it knows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rescue.stranger import tar_of

noise = st.binary(max_size=2000)
edits = st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), min_size=1, max_size=4)


def edited(data: bytes, changes: list[tuple[int, int]]) -> bytes:
    changed = bytearray(data)
    for place, value in changes:
        changed[place % len(changed)] = value
    return bytes(changed)


def in_pieces(data: bytes) -> Iterator[bytes]:
    return (data[i : i + 700] for i in range(0, len(data), 700))


@given(noise, edits)
@settings(max_examples=60, deadline=None)
def test_tar(script: Any, start: bytes, changes: list[tuple[int, int]]) -> None:
    whole = tar_of([("content/aa", b"x" * 600), ("record/bb.json", b"{}")])
    for data in (start, edited(whole, changes), whole[: len(start)], start + whole):
        try:
            for _, _, body in script.members(in_pieces(data)):
                assert sum(map(len, body)) <= len(data)
        except script.Damaged:
            continue


@given(noise, edits)
@settings(max_examples=60, deadline=None)
def test_age_header(script: Any, start: bytes, changes: list[tuple[int, int]]) -> None:
    head = b"age-encryption.org/v1\n-> X25519 " + b"A" * 43 + b"\n" + b"B" * 43 + b"\n--- " + b"C" * 43 + b"\n"
    keys = [script.Key("", b"k" * 32, b"p" * 32)]
    for data in (start, edited(head, changes) + start, head[: len(start)]):
        try:
            list(script.age_chunks(io.BytesIO(data), keys, b"pass"))
        except (script.Damaged, script.Locked):
            continue
        raise AssertionError("noise was opened")


@given(st.binary(max_size=300), st.text(max_size=100))
@settings(max_examples=60, deadline=None)
def test_checkpoint_and_keys(script: Any, text: bytes, vkey: str) -> None:
    origin = "amana/x/y"
    shaped = f"{origin}\n7\nAAAA\n\n— {origin} ".encode() + text
    for data in (text, shaped):
        try:
            script.checkpoint(data, origin, vkey, "y")
        except (script.Damaged, ValueError):
            continue
        raise AssertionError("noise was believed")
    assert script.keys_in(vkey, False) == []


@given(st.text(max_size=200))
@settings(max_examples=40, deadline=None)
def test_bech32(script: Any, text: str) -> None:
    assert script.bech32(text, "age") == b""
    assert script.bech32("age1" + text, "age") == b""

"""Armor: round trip at every line length, read where it should be, refused elsewhere, within its limit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.errors import NoIdentityMatches, SealedDamaged
from amana.seal import ARMOR_LIMIT, X25519Identity, open_bytes, read_armor, seal_bytes, write_armor

IDENTITY = X25519Identity.generate()
ARMORED = write_armor(seal_bytes(b"a word", [IDENTITY.recipient]))


@given(st.binary(max_size=300))
def test_round_trip(sealed: bytes) -> None:
    text = write_armor(sealed)
    assert read_armor(text) == sealed
    assert read_armor(text.replace(b"\n", b"\r\n")) == sealed
    assert read_armor(b"\n \t" + text.rstrip() + b" \r\n\n") == sealed
    assert all(len(line) <= 64 for line in text.splitlines())


def test_armored_files_open_like_others() -> None:
    assert open_bytes(ARMORED, [IDENTITY]) == b"a word"
    assert open_bytes(b"\n\n" + ARMORED, [IDENTITY]) == b"a word"


@settings(max_examples=200)
@given(st.binary(max_size=200), st.booleans())
def test_noise_is_refused_as_armor(noise: bytes, framed: bool) -> None:
    text = ARMORED[:35] + noise + b"\n" + ARMORED[-34:] if framed else noise
    try:
        found = read_armor(text)
    except SealedDamaged as fault:
        assert fault.facts["part"] == "armor"
    else:
        assert write_armor(found).split() == text.split()


@settings(max_examples=200)
@given(st.integers(0, len(ARMORED) - 1), st.integers(0, 7))
def test_a_flipped_bit_is_refused_or_changes_nothing(place: int, bit: int) -> None:
    changed = bytearray(ARMORED)
    changed[place] ^= 1 << bit
    try:
        assert open_bytes(bytes(changed), [IDENTITY]) == b"a word"
    except (SealedDamaged, NoIdentityMatches):
        return
    # Only white space around the block may differ.
    assert changed.strip() == ARMORED.strip()


def test_the_limit() -> None:
    with pytest.raises(SealedDamaged) as told:
        read_armor(ARMORED + b" " * ARMOR_LIMIT)
    assert told.value.facts == {"part": "armor", "reason": "armor-too-long"}
    with pytest.raises(SealedDamaged):
        open_bytes(ARMORED + b" " * ARMOR_LIMIT, [IDENTITY])

"""Bech32 as BIP-173 has it, without its length limit, with ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.seal import bech32

PREFIXES = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=20).map(str.lower)


@given(PREFIXES, st.binary(max_size=200))
def test_round_trip(prefix: str, data: bytes) -> None:
    assert bech32.decode(bech32.encode(prefix, data)) == (prefix, data)


@given(PREFIXES, st.binary(max_size=200))
def test_upper_case_is_read_and_kept_upper(prefix: str, data: bytes) -> None:
    assert bech32.decode(bech32.encode(prefix, data).upper()) == (prefix.upper(), data)


@given(st.binary(min_size=1, max_size=60), st.data())
def test_one_changed_letter_is_found(data: bytes, draw: st.DataObject) -> None:
    text = bech32.encode("age", data)
    place = draw.draw(st.integers(4, len(text) - 1))
    other = draw.draw(st.sampled_from("qpzry9x8gf2tvdw0s3jn54khce6mua7l".replace(text[place], "")))
    assert bech32.decode(text[:place] + other + text[place + 1 :]) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "age",
        "age1",
        "1qqqqqq",
        "age1qqqqq",
        "Age1qqqqqq",
        "age1bioqqqqqq",
        "اge1qqqqqq",
        "age 1qqqqqq",
        bech32.encode("age", b"abc").upper().replace("AGE", "age"),
        bech32.encode("age", bytes(bech32.MAX_LENGTH)),
    ],
)
def test_what_is_not_bech32(text: str) -> None:
    assert bech32.decode(text) is None


def test_padding_must_be_short_and_zero() -> None:
    # Valid checksums over five-bit groups that are not whole bytes.
    for values in ([0], [0, 1], [0, 0, 0]):
        checksum = bech32._polymod([*bech32._spread("age"), *values, 0, 0, 0, 0, 0, 0]) ^ 1
        values = values + [(checksum >> 5 * (5 - place)) & 31 for place in range(6)]
        assert bech32.decode("age1" + "".join(bech32._ALPHABET[value] for value in values)) is None


@given(st.text(max_size=100))
def test_noise_is_refused_quietly(text: str) -> None:
    found = bech32.decode(text)
    assert found is None or bech32.encode(found[0].lower(), found[1]) == text.lower()

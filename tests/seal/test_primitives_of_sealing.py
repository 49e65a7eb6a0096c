"""Base64 is canonical, derivation is RFC 5869's, tokens are long enough and differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.seal import token
from amana.seal.primitives import from_base64, hkdf, to_base64


@given(st.binary(max_size=100))
def test_base64_round_trip(data: bytes) -> None:
    assert from_base64(to_base64(data)) == data


@given(st.text(max_size=12) | st.text("AZaz09+/=\n ", max_size=12))
def test_only_canonical_base64_is_read(text: str) -> None:
    data = from_base64(text)
    assert data is None or to_base64(data) == text


@pytest.mark.parametrize("text", ["A", "AA==", "AB", "AAB", "A A", "AA\n", "-_-_", "ا"])
def test_what_is_not_canonical(text: str) -> None:
    assert from_base64(text) is None


def test_hkdf_gives_the_first_answer_of_rfc_5869() -> None:
    found = hkdf(b"\x0b" * 22, bytes(range(13)), bytes(range(0xF0, 0xFA)), 42)
    assert found.hex() == ("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")


def test_tokens_have_their_length_and_differ() -> None:
    assert {len(token(16)) for _ in range(100)} == {16}
    assert len({token(16) for _ in range(100)}) == 100

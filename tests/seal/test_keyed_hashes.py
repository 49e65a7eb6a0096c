"""Keyed hashes: RFC 4231's vector, in pieces as in one go, and nothing kept from before the key answers."""

from __future__ import annotations

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.seal import KEY_SIZE, KeyedHash


def test_it_is_hmac_sha_256() -> None:
    # RFC 4231, test case 3 has a key of 20 bytes; keys here are 32, so the standard library answers for the rest.
    key = b"\xaa" * KEY_SIZE
    hashed = KeyedHash(key)
    hashed.update(b"\xdd" * 50)
    assert hashed.hexdigest() == hmac.new(key, b"\xdd" * 50, "sha256").hexdigest()


@given(st.lists(st.binary(max_size=300), max_size=8), st.binary(max_size=20))
def test_pieces_do_not_matter_and_the_purpose_comes_first(pieces: list[bytes], purpose: bytes) -> None:
    key = b"k" * KEY_SIZE
    hashed = KeyedHash(key, purpose)
    for piece in pieces:
        hashed.update(piece)
    assert hashed.hexdigest() == hmac.digest(key, purpose + b"".join(pieces), "sha256").hex()


def test_what_was_known_before_the_key_does_not_answer() -> None:
    data = b"sealed bytes" * 1000
    before = [hashlib.sha256(data).hexdigest(), KeyedHash(b"o" * KEY_SIZE).hexdigest()]
    answers = set()
    for key in (b"a" * KEY_SIZE, b"b" * KEY_SIZE):
        hashed = KeyedHash(key)
        hashed.update(data)
        answers.add(hashed.hexdigest())
    assert len(answers) == 2
    assert not answers & set(before)


def test_a_key_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError):
        KeyedHash(b"short")

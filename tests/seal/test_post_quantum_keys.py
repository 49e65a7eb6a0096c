"""The post-quantum recipient: round trip, several together, and a crypto library that lacks it."""

from __future__ import annotations

import pytest
from cryptography.exceptions import UnsupportedAlgorithm

from amana.errors import IdentityUnreadable, NoIdentityMatches, RecipientUnreadable
from amana.seal import (
    HybridIdentity,
    HybridRecipient,
    hybrid,
    open_bytes,
    parse_identity,
    post_quantum_available,
    seal_bytes,
)

ONE, OTHER = HybridIdentity.generate(), HybridIdentity.generate()


def test_round_trip_for_each_of_several() -> None:
    sealed = seal_bytes(b"a word", [ONE.recipient, OTHER.recipient])
    assert sealed.count(b"-> mlkem768x25519 ") == 2
    for identity in (ONE, OTHER, parse_identity(ONE.secret_text())):
        assert open_bytes(sealed, [identity]) == b"a word"
    with pytest.raises(NoIdentityMatches):
        open_bytes(sealed, [HybridIdentity.generate()])


def test_a_library_without_it_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    class Lacking:
        @classmethod
        def _refuse(cls, data: bytes) -> object:
            raise UnsupportedAlgorithm("no ML-KEM")

        from_seed_bytes = from_public_bytes = _refuse

    assert post_quantum_available()
    monkeypatch.setattr(hybrid, "MLKEM768PrivateKey", Lacking)
    monkeypatch.setattr(hybrid, "MLKEM768PublicKey", Lacking)
    post_quantum_available.cache_clear()
    try:
        assert not post_quantum_available()
        with pytest.raises(IdentityUnreadable) as identity:
            HybridIdentity(bytes(32))
        with pytest.raises(RecipientUnreadable) as recipient:
            HybridRecipient(bytes(1216))
    finally:
        post_quantum_available.cache_clear()
    assert identity.value.facts["reason"] == recipient.value.facts["reason"] == "post-quantum-unavailable"

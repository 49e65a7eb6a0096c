"""Sealing under a passphrase: the work factor written, the highest read, and what is refused."""

from __future__ import annotations

import pytest

from amana.errors import NoIdentityMatches, PassphraseMissing, SealedDamaged
from amana.seal import (
    MAX_WORK_FACTOR,
    WORK_FACTOR,
    ScryptIdentity,
    ScryptRecipient,
    X25519Identity,
    open_bytes,
    scrypt,
    seal_bytes,
)


def test_round_trip_and_a_wrong_passphrase() -> None:
    sealed = seal_bytes(b"a word", [ScryptRecipient("كلمة السر".encode(), 4)])
    assert b"-> scrypt " in sealed and b" 4\n" in sealed
    assert open_bytes(sealed, [ScryptIdentity("كلمة السر".encode())]) == b"a word"
    with pytest.raises(NoIdentityMatches):
        open_bytes(sealed, [ScryptIdentity("كلمة سر".encode()), X25519Identity.generate()])


def test_other_identities_pass_over_it_and_it_over_others() -> None:
    identity = X25519Identity.generate()
    sealed = seal_bytes(b"a word", [identity.recipient])
    assert open_bytes(sealed, [ScryptIdentity(b"a"), identity]) == b"a word"


def test_the_work_factors() -> None:
    assert ScryptRecipient(b"a").work_factor == WORK_FACTOR == 18
    assert ScryptIdentity(b"a").max_work_factor == MAX_WORK_FACTOR == 20


def test_more_work_than_allowed_is_refused_before_it_is_done() -> None:
    sealed = seal_bytes(b"a word", [ScryptRecipient(b"a", 6)])
    assert open_bytes(sealed, [ScryptIdentity(b"a", 6)]) == b"a word"
    for asked in (sealed.replace(b" 6\n", b" 21\n"), sealed.replace(b" 6\n", b" 999\n")):
        with pytest.raises(SealedDamaged) as told:
            open_bytes(asked, [ScryptIdentity(b"a")])
        assert told.value.facts == {"part": "header", "reason": "scrypt-work-factor-too-large"}


def test_no_memory_for_the_work_is_one_of_our_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    def run_out(*given: object) -> bytes:
        raise MemoryError

    sealed = seal_bytes(b"a word", [ScryptRecipient(b"a", 2)])
    monkeypatch.setattr(scrypt, "_stretch", run_out)
    with pytest.raises(SealedDamaged) as told:
        open_bytes(sealed, [ScryptIdentity(b"a")])
    assert told.value.facts["reason"] == "scrypt-needs-more-memory"


def test_an_empty_passphrase_seals_nothing() -> None:
    with pytest.raises(PassphraseMissing):
        ScryptRecipient(b"")

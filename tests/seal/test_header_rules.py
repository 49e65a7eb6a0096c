"""The header: what may stand in it together, its limit, and that noise never breaks the reader."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.errors import AmanaError, NoIdentityMatches, RecipientsClash, SealedDamaged
from amana.seal import (
    HEADER_LIMIT,
    HybridIdentity,
    Recipient,
    ScryptRecipient,
    Stanza,
    X25519Identity,
    open_bytes,
    open_sealed,
    seal_bytes,
)

IDENTITY = X25519Identity.generate()
INTRO = b"age-encryption.org/v1\n"
SEALED = seal_bytes(b"a word", [IDENTITY.recipient])


@dataclass
class Grease:
    """A recipient that leads nowhere: a stanza of a kind nobody knows."""

    length: int
    arguments: tuple[str, ...] = ("x", "!~")

    def wrap(self, file_key: bytes) -> Sequence[Stanza]:
        return (Stanza("example.org/grease", self.arguments, bytes(self.length)),)


@pytest.mark.parametrize("length", [0, 1, 47, 48, 49, 95, 96, 97])
def test_stanzas_of_other_kinds_are_passed_over_whatever_their_length(length: int) -> None:
    sealed = seal_bytes(b"a word", [Grease(length), IDENTITY.recipient, Grease(length)])
    assert open_bytes(sealed, [IDENTITY]) == b"a word"


def test_several_recipients_each_open_it() -> None:
    identities = [X25519Identity.generate() for _ in range(20)]
    sealed = seal_bytes(b"a word", [identity.recipient for identity in identities])
    assert {open_bytes(sealed, [identity]) for identity in identities} == {b"a word"}


def test_who_is_not_a_recipient_is_told_so() -> None:
    with pytest.raises(NoIdentityMatches) as told:
        open_bytes(SEALED, [X25519Identity.generate(), HybridIdentity.generate()])
    assert told.value.facts == {"tried": 2}
    with pytest.raises(NoIdentityMatches):
        open_bytes(SEALED, [])


@pytest.mark.parametrize(
    ("recipients", "reason"),
    [
        ([], "none-given"),
        ([ScryptRecipient(b"open", 2), IDENTITY.recipient], "passphrase-stands-alone"),
        ([ScryptRecipient(b"open", 2), ScryptRecipient(b"shut", 2)], "passphrase-stands-alone"),
        ([HybridIdentity.generate().recipient, IDENTITY.recipient], "post-quantum-with-others"),
    ],
)
def test_recipients_that_may_not_stand_together(recipients: list[Recipient], reason: str) -> None:
    with pytest.raises(RecipientsClash) as told:
        seal_bytes(b"a word", recipients)
    assert told.value.facts == {"reason": reason}


def test_a_header_at_the_limit_is_read_and_one_over_it_is_not() -> None:
    # A stanza of no arguments and no body is `-> example.org/grease x…` and an empty line.
    empty = len(seal_bytes(b"", [IDENTITY.recipient])) - 32
    spare = HEADER_LIMIT - empty - len("-> example.org/grease \n\n")
    sealed = seal_bytes(b"a word", [Grease(0, ("x" * spare,)), IDENTITY.recipient])
    assert sealed.index(b"\n---") + 48 + 1 == HEADER_LIMIT
    assert open_bytes(sealed, [IDENTITY]) == b"a word"
    sealed = seal_bytes(b"a word", [Grease(0, ("x" * (spare + 1),)), IDENTITY.recipient])
    with pytest.raises(SealedDamaged) as told:
        open_bytes(sealed, [IDENTITY])
    assert told.value.facts == {"part": "header", "reason": "header-too-long"}


def test_no_more_than_the_limit_is_read_of_an_endless_header() -> None:
    class Endless(io.BytesIO):
        taken = 0

        def read(self, size: int | None = -1, /) -> bytes:
            assert size is not None and size >= 0
            data = super().read(size) or b"-" * size
            self.taken += len(data)
            return data

    source = Endless(INTRO)
    with pytest.raises(SealedDamaged):
        open_sealed(source, [IDENTITY])
    assert source.taken <= HEADER_LIMIT + 1024


@pytest.mark.parametrize(
    ("sealed", "reason"),
    [
        (b"", "header-ends-early"),
        (b"PK\x03\x04", "not-age-v1"),
        (b"age-encryption.org/v2\n-> X\n\n--- x\n", "not-age-v1"),
        (INTRO, "header-ends-early"),
        (INTRO + b"---\n", "mac-line-malformed"),
        (INTRO + b"--- " + b"A" * 43 + b"\n", "stanza-malformed"),
    ],
)
def test_what_is_no_header(sealed: bytes, reason: str) -> None:
    with pytest.raises(SealedDamaged) as told:
        open_bytes(sealed, [IDENTITY])
    assert told.value.facts == {"part": "header", "reason": reason}


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", INTRO, INTRO + b"-> X25519 ", INTRO + b"-> x\n\n---"]))
def test_noise_becomes_one_of_our_errors(noise: bytes, before: bytes) -> None:
    with pytest.raises(AmanaError):
        open_bytes(before + noise, [IDENTITY])


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(SEALED)), st.integers(0, 20), st.binary(max_size=20))
def test_a_changed_stretch_becomes_one_of_our_errors(place: int, taken: int, put: bytes) -> None:
    changed = SEALED[:place] + put + SEALED[place + taken :]
    if changed != SEALED:
        with pytest.raises(AmanaError):
            open_bytes(changed, [IDENTITY])

"""Signatures over files: OpenPGP and minisign, what they say, whether they fit; and `.ots` files by themselves."""

from __future__ import annotations

import base64
import hashlib
import io
import random
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from amana.attesting import (
    check_minisign,
    check_openpgp,
    is_ots,
    read_minisign,
    read_minisign_key,
    read_ots_file,
    read_pgp_keys,
    read_pgp_signatures,
)
from amana.attesting.proof_tree import APPEND, SHA256, Attestation, Node, write_proof
from amana.errors import TimestampWrong
from tests.intake.credentials.pgp_maker import a_key, public, signed

DATA = "شهادة سميرة".encode()
KEY_ID = bytes(range(8))


def minisigned(
    data: bytes, key: Ed25519PrivateKey, comment: str = "timestamp:1709630000", pure: bool = False
) -> bytes:
    """A signature file, as minisign writes it."""
    over = key.sign(data if pure else hashlib.blake2b(data).digest())
    body = base64.b64encode((b"Ed" if pure else b"ED") + KEY_ID + over).decode()
    all_over = base64.b64encode(key.sign(over + comment.encode())).decode()
    return f"untrusted comment: signature\n{body}\ntrusted comment: {comment}\n{all_over}\n".encode()


def minisign_public(key: Ed25519PrivateKey) -> bytes:
    body = base64.b64encode(b"Ed" + KEY_ID + key.public_key().public_bytes_raw()).decode()
    return f"untrusted comment: minisign public key\n{body}\n".encode()


@pytest.mark.parametrize("pure", [True, False])
def test_minisign_fits_its_bytes_and_no_others(pure: bool) -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    signature = read_minisign(minisigned(DATA, key, pure=pure))
    public_key = read_minisign_key(minisign_public(key))
    assert signature is not None
    assert public_key is not None
    assert signature.key_id == public_key.key_id == "0706050403020100"
    assert signature.trusted_comment == "timestamp:1709630000"
    assert check_minisign(io.BytesIO(DATA), signature, [public_key]).fits is True
    assert check_minisign(io.BytesIO(DATA + b"x"), signature, [public_key]).fits is False
    assert check_minisign(io.BytesIO(DATA), signature, []).why == "key-absent"


def test_a_trusted_comment_that_was_changed_does_not_fit() -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    changed = read_minisign(minisigned(DATA, key).replace(b"1709", b"1809"))
    public_key = read_minisign_key(minisign_public(key))
    assert changed is not None
    assert public_key is not None
    assert check_minisign(io.BytesIO(DATA), changed, [public_key]).fits is False


def test_the_shorter_form_has_no_trusted_comment() -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    short = read_minisign(b"\n".join(minisigned(DATA, key, pure=True).split(b"\n")[:2]))
    public_key = read_minisign_key(minisign_public(key))
    assert short is not None
    assert public_key is not None
    assert short.trusted_comment is None
    assert check_minisign(io.BytesIO(DATA), short, [public_key]).fits is True


@pytest.mark.parametrize(
    "data", [b"", b"\xff", b"untrusted comment: x\n", b"untrusted comment: x\n\xd9\xa1==\n", b"a\nb"]
)
def test_what_is_no_minisign_file_is_none(data: bytes) -> None:
    assert read_minisign(data) is None
    assert read_minisign_key(data) is None


def test_openpgp_says_who_claims_to_have_signed_when() -> None:
    key = a_key()
    (told,) = read_pgp_signatures(signed(key, DATA))
    (public_key,) = read_pgp_keys(public(key))
    assert public_key.fingerprints[0] == key.extract_certificate().fingerprint.lower()
    assert public_key.user_ids == ["Idris <idris@example.org>"]
    assert public_key.made(told.issuer or "-")
    assert public_key.made((told.issuer or "-")[-16:])
    assert told.created is not None
    assert abs((told.created - datetime.now(UTC)).total_seconds()) < 86_400
    assert (told.version, told.hash, told.forgeable, public_key.sound) == (4, "SHA512", False, True)


def test_openpgp_agrees_with_the_library_on_what_it_reads() -> None:
    first = a_key()
    from pysequoia import Profile, Sig, Tsk

    for key in (first, Tsk.generate("Samira", profile=Profile.RFC9580)):
        file = signed(key, DATA)
        (told,) = read_pgp_signatures(file)
        theirs = Sig.from_bytes(file)
        assert (told.created, told.issuer, told.version) == (
            theirs.created,
            theirs.issuer_fingerprint,
            theirs.version,
        )
        (public_key,) = read_pgp_keys(bytes(key.extract_certificate()))
        assert public_key.fingerprints[0] == key.extract_certificate().fingerprint.lower()


def test_openpgp_fits_its_bytes_and_no_others() -> None:
    key, other = a_key(), a_key("Yusuf <yusuf@example.org>")
    file, keys = signed(key, DATA), [public(other), public(key)]
    check = check_openpgp(DATA, file, keys)
    assert (check.fits, check.key) == (True, key.extract_certificate().fingerprint.lower())
    assert check_openpgp(DATA + b"x", file, keys).fits is False
    assert check_openpgp(DATA, file, [public(other)]).why == "key-absent"
    assert check_openpgp(DATA, public(key), keys).why == "not-a-signature"
    assert check_openpgp(DATA, b"", keys).why == "not-a-signature"


def test_one_signature_of_several_that_fits_is_enough() -> None:
    key, other = a_key(), a_key("Yusuf <yusuf@example.org>")
    both = signed(other, b"other bytes") + signed(key, DATA)
    assert len(read_pgp_signatures(both)) == 2
    assert check_openpgp(DATA, both, [public(other), public(key)]).fits is True
    assert check_openpgp(DATA, both, [public(other)]).fits is False


def test_broken_signatures_and_keys_are_read_as_far_as_they_go() -> None:
    key = a_key()
    dice = random.Random(5)
    for file in (signed(key, DATA), public(key), bytes(key.extract_certificate())):
        for _ in range(150):
            broken = bytearray(file[: dice.randrange(len(file))] if dice.random() < 0.3 else file)
            for _ in range(dice.randrange(1, 6) if broken else 0):
                broken[dice.randrange(len(broken))] = dice.randrange(256)
            read_pgp_keys(bytes(broken))
            read_pgp_signatures(bytes(broken))
            check_openpgp(DATA, bytes(broken), [bytes(broken), public(key)])


def test_an_ots_file_says_what_it_is_for_and_what_stands_in_it() -> None:
    root = Node(hashlib.sha256(DATA).digest())
    root.step(APPEND, b"a").step(SHA256).attestations.add(Attestation.bitcoin(830_000))
    root.step(APPEND, b"b").attestations.add(Attestation.pending("https://calendar.example.org"))
    told = read_ots_file(write_proof(root))
    assert told.digest == hashlib.sha256(DATA).hexdigest()
    assert [height for height, _ in told.blocks] == [830_000]
    assert told.calendars == ("https://calendar.example.org",)
    assert is_ots(write_proof(root))


@pytest.mark.parametrize("cut", [0, 10, 31, 32, 33, 50])
def test_an_ots_file_that_is_cut_is_refused(cut: int) -> None:
    root = Node(hashlib.sha256(DATA).digest())
    root.attestations.add(Attestation.pending("https://calendar.example.org"))
    with pytest.raises(TimestampWrong):
        read_ots_file(write_proof(root)[:cut])

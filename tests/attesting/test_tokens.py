"""RFC 3161 tokens: what is right, what is refused, and who vouches for the signer, told apart."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.attesting import check_token, read_pem, read_roots, read_token, write_pem
from amana.attesting.der import SEQUENCE, write, write_number, write_oid
from amana.errors import RootsUnreadable, TimestampWrong
from tests.attesting.forging import (
    SHA_1,
    SHA_512,
    THEN,
    Holder,
    granted,
    holder,
    info,
    refused,
    signer,
    signing_certificate,
    token,
)
from tests.attesting.outsiders import OPENSSL, needs_openssl
from tests.shared_data import shared

DATA = b"a checkpoint's text\n"
STAMPED = b"4b7b4e39f12b8c725e6e603e6d4422500316df94211070682ef10260ff5759ef"
"""What the tokens of the shared set are over, where they are over anything that is known."""

ROOT = holder("Root", authority=True)
MIDDLE = holder("Middle", ROOT, authority=True)
SIGNER = signer(MIDDLE)


def reason_of(data: bytes, message: bytes = DATA, others: Sequence[x509.Certificate] = ()) -> str:
    with pytest.raises(TimestampWrong) as caught:
        check_token(read_token(data), message, None, others)
    return str(caught.value.facts["reason"])


def certificates(*holders: Holder) -> list[x509.Certificate]:
    return [one.certificate for one in holders]


# --- real tokens


@pytest.mark.parametrize(
    ("file", "authority", "time", "root"),
    [
        ("digicert.tsr", "DigiCert Timestamp 2024", "2025-03-24T11:17:47", "DigiCert Assured ID Root CA"),
        (
            "valid_timestamp.tsr",
            "TrustID Timestamp Authority",
            "2025-03-11T10:43:58",
            "IdenTrust Commercial Root CA 1",
        ),
        (
            "timestamp_token_http-timestamp-identrust-com",
            "TrustID Timestamp Authority",
            "2025-03-11T10:43:58",
            "IdenTrust Commercial Root CA 1",
        ),
        (
            "self_signed.tsr",
            "TSA SINPE v3",
            "2025-03-24T11:38:16",
            "CA POLITICA SELLADO DE TIEMPO - COSTA RICA v2",
        ),
    ],
)
def test_tokens_of_public_authorities_are_right_though_no_root_comes_with_them(
    file: str, authority: str, time: str, root: str
) -> None:
    found = read_token((shared("rfc3161_tokens") / file).read_bytes())
    checked = check_token(found, STAMPED)
    assert checked.authority == found.authority == authority
    assert checked.time == datetime.fromisoformat(time).replace(tzinfo=UTC)
    assert (checked.chain.vouched, checked.chain.end, checked.chain.fingerprint) == ("incomplete", root, None)
    assert reason_of(found.response, STAMPED + b"\n") == "digest-differs"


def test_the_token_whose_certificates_come_in_another_order() -> None:
    data = (shared("rfc3161_tokens") / "rfc3161-client-issue-104.tsr").read_bytes()
    found = read_token(data)
    assert found.authority == "TrustID Timestamp Authority"
    assert reason_of(data, STAMPED) == "digest-differs"  # it is over other data than its neighbours


def test_a_real_chain_is_trusted_through_any_certificate_that_the_caller_trusts() -> None:
    found = read_token((shared("rfc3161_tokens") / "digicert.tsr").read_bytes())
    top = check_token(found, STAMPED).chain.certificates[-1]
    checked = check_token(found, STAMPED, [top])
    assert (checked.chain.vouched, checked.chain.end) == ("trusted", "DigiCert Trusted Root G4")
    assert checked.chain.fingerprint == "33846b545a49c9be4903c60e01713c1bd4e4ef31ea65cd95d69e62794f30b941"


@pytest.mark.parametrize("file", ["valid_timestamp.tsr", "digicert.tsr", "self_signed.tsr"])
def test_no_byte_of_a_real_token_can_be_changed_unseen(file: str) -> None:
    """Every twelfth byte, beyond the certificates that it brings: those speak for themselves."""
    data = (shared("rfc3161_tokens") / file).read_bytes()
    before = check_token(read_token(data), STAMPED)
    for at in range(0, len(data), 12):
        changed = bytes((*data[:at], data[at] ^ 1, *data[at + 1 :]))
        try:
            after = check_token(read_token(changed), STAMPED)
        except TimestampWrong:
            continue
        assert (after.time, after.serial, after.authority) == (before.time, before.serial, before.authority), at


# --- who vouches


def test_the_chain_is_told_apart_from_the_signature() -> None:
    whole = read_token(token(info(DATA), SIGNER, [SIGNER, MIDDLE, ROOT]))
    assert check_token(whole, DATA).chain.vouched == "root-unchecked"
    assert check_token(whole, DATA, certificates(ROOT)).chain.vouched == "trusted"
    assert check_token(whole, DATA, certificates(holder("Root", authority=True))).chain.vouched == "root-unknown"
    assert check_token(whole, DATA, []).chain.vouched == "root-unknown"
    short = read_token(token(info(DATA), SIGNER, [SIGNER]))
    chain = check_token(short, DATA).chain
    assert (chain.vouched, chain.end, len(chain.certificates)) == ("incomplete", "Middle", 1)
    assert check_token(short, DATA, None, certificates(MIDDLE)).chain.end == "Root"
    assert check_token(short, DATA, certificates(ROOT), certificates(MIDDLE)).chain.vouched == "trusted"
    assert [one.certificate for one in (SIGNER, MIDDLE, ROOT)] == list(
        check_token(short, DATA, certificates(ROOT), certificates(MIDDLE)).chain.certificates
    )


def test_whom_the_caller_trusts_ends_the_chain_wherever_it_is() -> None:
    found = read_token(token(info(DATA), SIGNER, [SIGNER, MIDDLE]))
    assert check_token(found, DATA, certificates(MIDDLE)).chain.vouched == "trusted"
    assert check_token(found, DATA, certificates(SIGNER)).chain.vouched == "trusted"


def test_a_certificate_without_its_token_bringing_it_may_come_separately() -> None:
    found = read_token(token(info(DATA), SIGNER, []))
    assert found.authority == ""
    with pytest.raises(TimestampWrong, match="signer-missing"):
        check_token(found, DATA)
    assert check_token(found, DATA, None, certificates(SIGNER)).authority == "Signer"


def _bad_middles() -> dict[str, Holder]:
    late = {"start": THEN + timedelta(days=1), "end": THEN + timedelta(days=2)}
    no_signing = x509.KeyUsage(*([True] + [False] * 8))
    return {
        "not-valid-then": holder("Middle", ROOT, authority=True, **late),  # type: ignore[arg-type]
        "no-authority": holder("Middle", ROOT),
        "for-web-servers": holder("Middle", ROOT, authority=True, usage=[ExtendedKeyUsageOID.SERVER_AUTH]),
        "not-for-certificates": holder("Middle", ROOT, authority=True, extensions=[(no_signing, True)]),
        "issued-by-another-key": holder("Middle", Holder(ROOT.certificate, holder("x").key), authority=True),
        "with-rules-unknown-here": holder(
            "Middle", ROOT, authority=True, extensions=[(x509.InhibitAnyPolicy(0), True)]
        ),
    }


@pytest.mark.parametrize("flaw", sorted(_bad_middles()))
def test_a_certificate_in_the_middle_that_may_not_vouch_is_passed_over(flaw: str) -> None:
    middle = _bad_middles()[flaw]
    who = signer(middle)
    found = read_token(token(info(DATA), who, [who, middle, ROOT]))
    chain = check_token(found, DATA, certificates(ROOT)).chain
    assert chain.vouched == "incomplete"


def test_authorities_under_one_that_may_have_none_are_passed_over() -> None:
    root = holder("Root", authority=True, path_length=0)
    middle = holder("Middle", root, authority=True)
    who = signer(middle)
    chain = check_token(read_token(token(info(DATA), who, [who, middle])), DATA, certificates(root)).chain
    assert (chain.vouched, chain.end) == ("incomplete", "Root")


def test_of_two_certificates_for_one_key_the_one_that_leads_to_trust_is_taken() -> None:
    """As DigiCert's root stands under an older one: whichever of the two the caller trusts will do."""
    older = holder("Older", authority=True)
    crossed = holder("Root", older, authority=True, key=ROOT.key)
    found = read_token(token(info(DATA), SIGNER, [SIGNER, MIDDLE, crossed]))
    assert check_token(found, DATA, certificates(ROOT)).chain.end == "Root"
    assert check_token(found, DATA, certificates(older)).chain.end == "Older"
    assert check_token(found, DATA).chain.end == "Older"
    assert check_token(found, DATA).chain.vouched == "incomplete"


def test_many_certificates_of_one_name_do_not_keep_anyone_waiting() -> None:
    key = holder("x").key
    crowd = [holder("Middle", Holder(MIDDLE.certificate, key), authority=True, key=key) for _ in range(30)]
    who = signer(crowd[0])
    chain = check_token(read_token(token(info(DATA), who, [who, *crowd])), DATA, certificates(ROOT)).chain
    assert chain.vouched == "root-unknown"
    assert len(chain.certificates) <= 8


# --- time


def test_validity_is_judged_at_the_tokens_own_time() -> None:
    assert SIGNER.certificate.not_valid_after_utc < datetime.now(UTC)
    assert check_token(read_token(token(info(DATA), SIGNER, [SIGNER])), DATA).time == THEN
    for time in ("20180101000000Z", "20220101000000Z"):
        assert reason_of(token(info(DATA, time=time), SIGNER, [SIGNER])) == "certificate-not-valid-then"


@needs_openssl
def test_openssl_agrees_on_a_token_whose_certificates_have_expired(tmp_path: Path) -> None:
    """A token made here, so that what is read and what is written are not only each other's measure."""
    (tmp_path / "token").write_bytes(token(info(DATA), SIGNER, [SIGNER, MIDDLE]))
    (tmp_path / "data").write_bytes(DATA)
    (tmp_path / "roots").write_bytes(write_pem(certificates(ROOT)))
    words = [str(OPENSSL), "ts", "-verify", "-in", "token", "-token_in", "-data", "data", "-CAfile", "roots"]
    then = subprocess.run([*words, "-attime", str(int(THEN.timestamp()))], cwd=tmp_path, capture_output=True)
    assert b"Verification: OK" in then.stdout + then.stderr
    now = subprocess.run(words, cwd=tmp_path, capture_output=True)
    assert now.returncode != 0


@pytest.mark.parametrize(
    ("accuracy", "seconds"),
    [
        (write(SEQUENCE, write_number(2)), 2.0),
        (write(SEQUENCE, write(0x80, b"\x01\xf4")), 0.5),
        (write(SEQUENCE, write_number(1), write(0x80, b"\x02"), write(0x81, b"\x03")), 1.002003),
    ],
)
def test_how_far_off_it_may_be_is_added(accuracy: bytes, seconds: float) -> None:
    checked = check_token(read_token(token(info(DATA, accuracy=accuracy), SIGNER, [SIGNER])), DATA)
    assert checked.not_later_than - checked.time == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("time", "microseconds"), [("20200301100000.5Z", 500_000), ("20200301100000.1234567Z", 123_456)]
)
def test_parts_of_a_second_are_read(time: str, microseconds: int) -> None:
    checked = check_token(read_token(token(info(DATA, time=time), SIGNER, [SIGNER])), DATA)
    assert checked.time == THEN + timedelta(microseconds=microseconds)


@pytest.mark.parametrize(
    "time", ["20200301100000", "2020030110Z", "20201301100000Z", "20200301100000+0100Z", "٢٠٢٠٠٣٠١١٠٠٠٠٠Z", "Z"]
)
def test_a_time_that_makes_no_sense_is_refused(time: str) -> None:
    assert reason_of(token(info(DATA, time=time), SIGNER, [SIGNER])) == "timestamp-time"


def test_an_authority_that_is_unsure_by_years_says_nothing() -> None:
    accuracy = write(SEQUENCE, write_number(10**9))
    assert reason_of(token(info(DATA, accuracy=accuracy), SIGNER, [SIGNER])) == "timestamp-time"


# --- signatures


@pytest.mark.parametrize(
    ("key", "options"),
    [
        (ed25519.Ed25519PrivateKey.generate(), {"digest": SHA_512}),
        (rsa.generate_private_key(65537, 2048), {}),
        (rsa.generate_private_key(65537, 2048), {"scheme": "pss"}),
        (rsa.generate_private_key(65537, 2048), {"scheme": "sha512", "digest": SHA_512}),
    ],
    ids=["ed25519", "rsa", "rsa-pss", "rsa-sha512"],
)
def test_the_signatures_that_authorities_make(key: Any, options: dict[str, str]) -> None:
    who = signer(MIDDLE, key=key)
    found = token(info(DATA), who, [who], **options)  # type: ignore[arg-type]
    assert check_token(read_token(found), DATA).authority == "Signer"
    assert reason_of(found.replace(found[-4:], bytes(4))) in ("signature-wrong", "not-der", "cut-short")


def test_the_signer_may_be_named_by_key_id_and_by_the_older_attribute() -> None:
    key_id = (x509.SubjectKeyIdentifier(b"12345678901234567890"), False)
    who = signer(MIDDLE, extensions=[key_id])
    der = who.certificate.public_bytes(Encoding.DER)
    found = token(info(DATA), who, [SIGNER, who], by_key_id=True, ess=signing_certificate(der, 1))
    assert check_token(read_token(found), DATA).authority == "Signer"


def _twin(of: Holder) -> Holder:
    """Another certificate of the same name, issuer and serial number, for another key."""
    other = signer(MIDDLE)
    serial = of.certificate.serial_number
    builder = x509.CertificateBuilder().subject_name(of.certificate.subject).issuer_name(of.certificate.issuer)
    builder = builder.public_key(other.key.public_key()).serial_number(serial)
    builder = builder.not_valid_before(THEN - timedelta(days=1)).not_valid_after(THEN + timedelta(days=1))
    usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    return Holder(builder.add_extension(usage, True).sign(MIDDLE.key, SHA256()), other.key)


def _flawed() -> dict[str, bytes]:
    der = SIGNER.certificate.public_bytes(Encoding.DER)
    weak = signer(MIDDLE, key=rsa.generate_private_key(65537, 1024))
    late = signer(MIDDLE, usage=[ExtendedKeyUsageOID.CODE_SIGNING])
    both = signer(MIDDLE, usage=[ExtendedKeyUsageOID.TIME_STAMPING, ExtendedKeyUsageOID.CODE_SIGNING])
    soft = signer(MIDDLE, critical=False)
    nothing = holder("Signer", MIDDLE)
    other = holder("Signer", MIDDLE)
    sound = info(DATA)
    mine = [SIGNER]
    twin = _twin(SIGNER)
    return {
        "certificate-not-for-this code": token(sound, late, [late]),
        "certificate-not-for-this both": token(sound, both, [both]),
        "certificate-not-for-this soft": token(sound, soft, [soft]),
        "certificate-not-for-this none": token(sound, nothing, [nothing]),
        "algorithm weak-rsa": token(sound, weak, [weak]),
        "algorithm sha1": token(sound, SIGNER, mine, digest=SHA_1),
        "algorithm imprint": token(info(DATA, hash_oid=SHA_1), SIGNER, mine),
        "timestamp-content other": token(sound, SIGNER, mine, signed_content=b"other"),
        "not-a-token type": token(sound, SIGNER, mine, content_type="1.2.840.113549.1.7.1"),
        "timestamp-attributes no-certificate": token(sound, SIGNER, mine, ess=b""),
        "signer-differs": token(sound, SIGNER, mine, ess=signing_certificate(der + b"\0")),
        "signer-differs twin": token(sound, SIGNER, [twin]),
        "signature-wrong": token(sound, Holder(SIGNER.certificate, other.key), mine),
        "signer-missing": token(sound, SIGNER, [MIDDLE]),
        "timestamp-signers none": token(sound, SIGNER, mine, signers=0),
        "timestamp-signers two": token(sound, SIGNER, mine, signers=2),
        "timestamp-certificates": token(sound, SIGNER, [SIGNER, *[MIDDLE] * 40]),
        "refused": refused("we are closed"),
        "not-a-token other": write(SEQUENCE, write_oid("1.2.840.113549.1.7.1"), write(0xA0, b"")),
        "not-a-token granted-nothing": write(SEQUENCE, write(SEQUENCE, write_number(0))),
        "not-a-token version": token(write(SEQUENCE, write_number(2)), SIGNER, mine),
        "not-a-token text": b"<html>sign in to this network</html>",
        "not-a-token empty": b"",
        "not-der more": token(sound, SIGNER, mine) + b"\0\0",
        "cut-short": token(sound, SIGNER, mine)[:-10],
        "too-long": granted(token(sound, SIGNER, mine)) + bytes(64 * 1024),
        "digest-differs": token(info(b"other"), SIGNER, mine),
    }


FLAWED = _flawed()


@pytest.mark.parametrize("flaw", sorted(FLAWED))
def test_what_is_wrong_is_refused_with_its_reason(flaw: str) -> None:
    assert reason_of(FLAWED[flaw]) == flaw.split(" ", maxsplit=1)[0]


def test_an_authority_says_why_it_refuses() -> None:
    with pytest.raises(TimestampWrong) as caught:
        read_token(refused("we are closed"))
    assert caught.value.facts["detail"] == "we are closed"


def test_a_response_and_the_token_alone_are_read_alike() -> None:
    alone = token(info(DATA, nonce=99), SIGNER, [SIGNER])
    one, other = read_token(alone), read_token(granted(alone))
    assert (one.nonce, one.serial, one.policy, one.signed) == (99, 7, "1.2.3.4.1", other.signed)


SOUND = granted(token(info(DATA), SIGNER, [SIGNER, MIDDLE]))


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_a_broken_token_is_refused_and_never_more(data: st.DataObject) -> None:
    broken = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 4))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(broken)))
    for one in (bytes(broken), bytes(broken[:cut])):
        try:
            assert check_token(read_token(one), DATA).time == THEN
        except TimestampWrong:
            continue


@given(st.binary(max_size=300))
def test_noise_is_no_token(noise: bytes) -> None:
    with pytest.raises(TimestampWrong):
        read_token(noise)


# --- lists of roots


def test_a_list_of_roots_may_hold_anything_between_its_certificates(tmp_path: Path) -> None:
    file = tmp_path / "roots.pem"
    broken = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
    file.write_bytes(
        b"# mine\r\n" + broken + write_pem(certificates(ROOT)) + b"\n\n" + write_pem(certificates(MIDDLE))
    )
    assert list(read_roots(file)) == certificates(ROOT, MIDDLE)
    assert read_pem(b"") == ()


@pytest.mark.parametrize("content", [b"", b"no certificate", None, b"x" * (5 << 20)])
def test_a_file_without_roots_is_named(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "roots.pem"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(RootsUnreadable) as caught:
        read_roots(file)
    assert caught.value.facts["file"] == str(file)

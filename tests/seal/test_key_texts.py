"""Recipients and identities as text and as files; what is derived from them; and that no secret slips out."""

from __future__ import annotations

import hmac
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.errors import (
    AmanaError,
    IdentityUnreadable,
    PassphraseMissing,
    PassphraseWrong,
    RecipientUnreadable,
)
from amana.seal import (
    IDENTITY_FILE_LIMIT,
    HybridIdentity,
    HybridRecipient,
    ScryptIdentity,
    ScryptRecipient,
    SecretIdentity,
    X25519Identity,
    X25519Recipient,
    bech32,
    derive,
    parse_identity,
    parse_recipient,
    read_identities,
    recipient_text,
    seal_bytes,
    write_armor,
)

ONE, OTHER = X25519Identity(bytes(range(1, 33))), HybridIdentity(bytes(range(2, 34)))
BOTH = pytest.mark.parametrize("identity", [ONE, OTHER], ids=["x25519", "hybrid"])
FILE = f"# made in Wadi al-Noor\n\n{ONE.secret_text()}\r\n  {OTHER.secret_text()}\n".encode()
UNDER_PASSPHRASE = seal_bytes(FILE, [ScryptRecipient(b"three plain words", 4)])


def _say(passphrase: bytes) -> Callable[[], bytes]:
    return lambda: passphrase


@BOTH
def test_texts_round_trip(identity: SecretIdentity) -> None:
    assert parse_identity(f" {identity.secret_text()}\n") == identity
    assert parse_recipient(f" {recipient_text(identity.recipient)}\n") == identity.recipient
    assert identity.recipient != type(identity).generate().recipient


def test_texts_begin_as_age_has_them() -> None:
    assert ONE.secret_text().startswith("AGE-SECRET-KEY-1") and recipient_text(ONE.recipient).startswith("age1")
    assert OTHER.secret_text().startswith("AGE-SECRET-KEY-PQ-1")
    assert recipient_text(OTHER.recipient).startswith("age1pq1") and len(recipient_text(OTHER.recipient)) == 1959


def test_the_identity_of_the_specification_has_its_recipient() -> None:
    secret = bech32.encode("age-secret-key-", b"BBBBBBBB" * 4).upper()
    assert secret == "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
    found = recipient_text(parse_identity(secret).recipient)
    assert found == "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"


def test_the_post_quantum_identity_of_the_specification_has_its_recipient() -> None:
    secret = "AGE-SECRET-KEY-PQ-1XX76JRALNLXDMEW0CRK45QMCCH4X06SE84UN3VPM33W6HWDX0H3SK3ZQFR"
    found = recipient_text(parse_identity(secret).recipient)
    # Its beginning and its end, which holds the checksum of the whole.
    assert found.startswith("age1pq1x34nzsvr0rxjsgdn8zgyhfe8j7ceq5r9rdelkjuh3y235jzxshfg87p")
    assert found.endswith("tlhl53k2ykx3qheyty7saeq0d3fzv49zc0k")


@BOTH
def test_secrets_are_in_no_repr(identity: SecretIdentity) -> None:
    for shown in (repr(identity), str(identity), f"{identity}", repr([identity])):
        assert identity.secret_text() not in shown and identity.secret_bytes().hex() not in shown
        assert repr(identity.secret_bytes()) not in shown
    assert "open sesame" not in repr(ScryptRecipient(b"open sesame")) + repr(ScryptIdentity(b"open sesame"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not-bech32"),
        ("age1", "not-bech32"),
        ("age1خطأ", "not-bech32"),
        (recipient_text(ONE.recipient)[:-1], "not-bech32"),
        (recipient_text(ONE.recipient).upper(), "unknown-kind"),
        (bech32.encode("age1tag", bytes(33)), "unknown-kind"),
        (bech32.encode("age", bytes(31)), "wrong-length"),
        (bech32.encode("age", bytes(33)), "wrong-length"),
        (bech32.encode("age", bytes(32)), "low-order-point"),
        (bech32.encode("age1pq", bytes(1215)), "wrong-length"),
        (bech32.encode("age1pq", b"\xff" * 1216), "not-a-key"),
        (bech32.encode("age1pq", OTHER.recipient.public[:-32] + bytes(32)), "not-a-key"),
        ("ssh-ed25519 AAAA", "not-bech32"),
    ],
)
def test_what_is_no_recipient(text: str, reason: str) -> None:
    with pytest.raises(RecipientUnreadable) as told:
        parse_recipient(text)
    assert told.value.facts["reason"] == reason


@pytest.mark.parametrize(
    "text", [ONE.secret_text(), OTHER.secret_text().lower(), f"recipient: {ONE.secret_text()}"]
)
def test_a_secret_given_as_recipient_is_not_repeated(text: str) -> None:
    with pytest.raises(RecipientUnreadable) as told:
        parse_recipient(text)
    assert told.value.facts == {"recipient": "", "reason": "is-an-identity"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not-bech32"),
        (ONE.secret_text()[:-1], "not-bech32"),
        (ONE.secret_text().lower(), "unknown-kind"),
        (recipient_text(ONE.recipient), "unknown-kind"),
        (bech32.encode("age-secret-key-", bytes(31)).upper(), "wrong-length"),
        (bech32.encode("age-secret-key-pq-", bytes(33)).upper(), "wrong-length"),
        (bech32.encode("age-plugin-card-", bytes(3)).upper(), "unknown-kind"),
    ],
)
def test_what_is_no_identity(text: str, reason: str) -> None:
    with pytest.raises(IdentityUnreadable) as told:
        parse_identity(text)
    assert told.value.facts == {"reason": reason}


@pytest.mark.parametrize("data", [FILE, b"\xef\xbb\xbf" + FILE], ids=["plain", "with a byte order mark"])
def test_an_identity_file_has_one_a_line(data: bytes) -> None:
    assert read_identities(data) == [ONE, OTHER]


@pytest.mark.parametrize("data", [UNDER_PASSPHRASE, write_armor(UNDER_PASSPHRASE)], ids=["binary", "armored"])
def test_an_identity_file_under_a_passphrase(data: bytes) -> None:
    assert read_identities(data, _say(b"three plain words")) == [ONE, OTHER]
    with pytest.raises(PassphraseWrong) as wrong:
        read_identities(data, _say(b"three other words"), file="my.key")
    assert wrong.value.facts == {"file": "my.key"}
    with pytest.raises(PassphraseMissing) as missing:
        read_identities(data, file="my.key")
    assert missing.value.facts == {"file": "my.key"}


def test_nobody_is_asked_for_a_passphrase_without_need() -> None:
    def ask() -> bytes:
        pytest.fail("asked")

    assert read_identities(FILE, ask) == [ONE, OTHER]
    with pytest.raises(IdentityUnreadable) as told:
        read_identities(seal_bytes(FILE, [ONE.recipient]), ask)
    assert told.value.facts["reason"] == "sealed-without-passphrase"


@pytest.mark.parametrize(
    ("data", "facts"),
    [
        (b"", {"reason": "no-identity-inside"}),
        (b"# nothing\n", {"reason": "no-identity-inside"}),
        (b"\n" + ONE.secret_text().encode() + b"X", {"reason": "not-bech32", "line": 2}),
        (b"\xff\xfe" + FILE, {"reason": "not-text"}),
        (b" " * (IDENTITY_FILE_LIMIT + 1), {"reason": "too-long"}),
        (UNDER_PASSPHRASE[:-1], {"reason": "chunk-differs"}),
        (write_armor(UNDER_PASSPHRASE)[:-5], {"reason": "armor-frame-malformed"}),
    ],
    ids=["empty", "comments", "a letter more", "not text", "too long", "sealed, cut", "armored, cut"],
)
def test_what_is_no_identity_file(data: bytes, facts: dict[str, str | int]) -> None:
    with pytest.raises(IdentityUnreadable) as told:
        read_identities(data, _say(b"three plain words"), file="my.key")
    assert told.value.facts == {"file": "my.key", **facts}
    assert told.value.__cause__ is None or not isinstance(told.value.__cause__, UnicodeError)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"", b"AGE-SECRET-KEY-1", b"age-encryption.org/v1\n-> scrypt "]))
def test_noise_is_no_identity_file(noise: bytes, before: bytes) -> None:
    with pytest.raises(AmanaError):
        read_identities(before + noise, _say(b"a"))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=100))
def test_noise_is_neither_recipient_nor_identity(text: str) -> None:
    with pytest.raises(RecipientUnreadable):
        parse_recipient(text)
    with pytest.raises(IdentityUnreadable):
        parse_identity(text)


@BOTH
def test_derived_keys_differ_by_purpose_and_stay_the_same(identity: SecretIdentity) -> None:
    keys = {derive(identity, purpose) for purpose in (b"catalogue", b"catalogue2", b"")}
    assert len(keys) == 3 and {len(key) for key in keys} == {32}
    assert derive(parse_identity(identity.secret_text()), b"catalogue") == derive(identity, b"catalogue")
    assert len(derive(identity, b"long", 100)) == 100
    assert identity.secret_bytes() not in keys


def test_a_derived_key_follows_the_documented_rule() -> None:
    # HKDF by hand: extract without a salt, expand one block.
    extracted = hmac.digest(bytes(32), bytes(range(32)), "sha256")
    expected = hmac.digest(extracted, b"amana/v1/catalogue\x01", "sha256")
    assert derive(X25519Identity(bytes(range(32))), b"catalogue") == expected


@pytest.mark.parametrize("recipient", [ONE.recipient, OTHER.recipient], ids=["x25519", "hybrid"])
def test_recipients_compare_by_their_key(recipient: X25519Recipient | HybridRecipient) -> None:
    assert {recipient, type(recipient)(recipient.public)} == {recipient}

"""Signatures, keys and time proofs in files of their own: what they say of themselves."""

from __future__ import annotations

import hashlib
import io

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from amana.attesting.proof_tree import APPEND, SHA256, Attestation, Node, write_proof
from amana.intake import Reader, Reading, media_type
from amana.intake.credentials.minisign_file import MinisignFile
from amana.intake.credentials.openpgp_file import OpenPgpFile
from amana.intake.credentials.opentimestamps_file import OpenTimestampsFile
from amana.intake.registry import reader_for
from tests.attesting.test_signatures_over_files import DATA, minisign_public, minisigned
from tests.contracts.reader_contract import ReaderContract
from tests.intake.credentials.pgp_maker import a_key, public, signed
from tests.intake.credentials.test_bagit import by_name

# A detached signature over the word "well", by a key made for this test and thrown away.
ARMOURED = b"""-----BEGIN PGP SIGNATURE-----

wr0EABYKAG8FgmsIRDsJEN318FP5YSYmRxQAAAAAAB4AIHNhbHRAbm90YXRpb25z
LnNlcXVvaWEtcGdwLm9yZ+sETPy5tSoI+NJGXurMx/RSumcWFpM8RZMfro9LXxql
FiEETDaw4++n4qBSpY5W3fXwU/lhJiYAACQjAP9UN8ZXF3etqts8CHYxCHPC9Wts
K8R/wVvt6Od0nNOa5wEA1HV47Iqcs3lp0lB8rA68JhLCT6XTD2S0TCbYvp6GhQo=
=in8A
-----END PGP SIGNATURE-----
"""


def a_time_proof(pending: bool = True) -> bytes:
    root = Node(hashlib.sha256(DATA).digest())
    root.step(APPEND, b"a").step(SHA256).attestations.add(Attestation.bitcoin(830_000))
    if pending:
        root.step(APPEND, b"b").attestations.add(Attestation.pending("https://calendar.example.org"))
    return write_proof(root)


def facts(reader: Reader, data: bytes) -> dict[str, list[str]]:
    return by_name(reader.read(io.BytesIO(data), "a", reader.limits).facts)


class TestOpenTimestampsFile(ReaderContract):
    def reader(self) -> Reader:
        return OpenTimestampsFile()

    def sample(self) -> tuple[bytes, str]:
        return a_time_proof(), "statement.txt.ots"


class TestMinisignFile(ReaderContract):
    def reader(self) -> Reader:
        return MinisignFile()

    def sample(self) -> tuple[bytes, str]:
        return minisigned(DATA, Ed25519PrivateKey.from_private_bytes(bytes(32))), "statement.txt.minisig"


class TestOpenPgpFile(ReaderContract):
    def reader(self) -> Reader:
        return OpenPgpFile()

    def sample(self) -> tuple[bytes, str]:
        return ARMOURED, "statement.txt.asc"


def test_a_time_proof_tells_its_digest_blocks_and_promises() -> None:
    told = facts(OpenTimestampsFile(), a_time_proof())
    assert told["ots-sha256"] == [hashlib.sha256(DATA).hexdigest()]
    assert told["ots-bitcoin-block"][0].startswith("830000 ")
    assert told["ots-pending"] == ["https://calendar.example.org"]
    done = OpenTimestampsFile().read(io.BytesIO(a_time_proof(pending=False)), "a", OpenTimestampsFile.limits)
    assert (done.texts, done.note) == ((), "no-text")


def test_minisign_tells_which_comment_is_signed() -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    told = facts(MinisignFile(), minisigned(DATA, key, comment="from Samira"))
    assert told["minisign-trusted-comment"] == ["from Samira"]
    assert told["minisign-signature-key"] == facts(MinisignFile(), minisign_public(key))["minisign-key"]


def test_openpgp_tells_key_and_time_armoured_or_not() -> None:
    key = a_key()
    from pysequoia import Sig

    file = signed(key, DATA)
    told = facts(OpenPgpFile(), file)
    plain = OpenPgpFile().read(io.BytesIO(bytes(Sig.from_bytes(file))), "a", OpenPgpFile.limits)
    assert by_name(plain.facts) == told
    assert (plain.texts, plain.note) == ((), "no-text")
    assert told["pgp-signature-digest"] == ["SHA512"]
    of_key = facts(OpenPgpFile(), public(key))
    assert of_key["pgp-key-user"] == ["Idris <idris@example.org>"]
    assert of_key["pgp-key"] == [key.extract_certificate().fingerprint.lower()]


@pytest.mark.parametrize(
    ("data", "name", "reader"),
    [
        (ARMOURED, "a.txt", "openpgp-file"),
        (ARMOURED.replace(b"SIGNATURE", b"PUBLIC KEY BLOCK"), "key.asc", "openpgp-file"),
        (b"-----BEGIN PGP MESSAGE-----\n\nwcB\n", "letter.asc", "plain-text"),
        (b"\xc2\xc0\x01\x02", "a.jpg.sig", "openpgp-file"),
        (b"\x01\x02\x03", "a.sig", None),
        (b"untrusted comment: x\n" * 9, "notes.txt", "plain-text"),
        (b"untrusted comment: minisign public key\nAAAA\n", "minisign.pub", "minisign-file"),
        (a_time_proof(), "b", "opentimestamps-file"),
    ],
)
def test_files_are_known_by_what_they_begin_with(data: bytes, name: str, reader: str | None) -> None:
    found = reader_for(media_type(data, name), data, name)
    assert (found.name if found else None) == reader


def test_a_file_that_is_cut_is_read_as_far_as_it_goes() -> None:
    reading = OpenPgpFile().read(io.BytesIO(ARMOURED), "a", OpenPgpFile.limits)
    assert isinstance(reading, Reading)
    assert by_name(reading.facts)["pgp-signature-time"]

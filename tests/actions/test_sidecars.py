"""What lies beside an item to vouch for it: which there is, and whether it fits."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import amana
from amana.actions import OpenArchive
from amana.actions.viewing.sidecars import Sidecar, sidecars
from amana.attesting.proof_tree import SHA256, Attestation, Node, write_proof
from tests.archive.archives import write_tree
from tests.attesting.test_signatures_over_files import minisign_public, minisigned
from tests.intake.credentials.pgp_maker import a_key, public, signed

PHOTO = b"\xff\xd8\xff a well in Wadi al-Noor"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))


def time_proof(data: bytes, *, in_block: bool = False) -> bytes:
    root = Node(hashlib.sha256(data).digest())
    if in_block:
        root.step(SHA256).attestations.add(Attestation.bitcoin(830_000))
    else:
        root.attestations.add(Attestation.pending("https://calendar.example.org"))
    return write_proof(root)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[OpenArchive]:
    amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "key")
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "key") as opened:
        yield opened


def told(archive: OpenArchive, tmp_path: Path, files: dict[str, bytes], *known: str) -> dict[str, Sidecar]:
    """The sidecars of `well.jpg` by the end of their names, once these files were taken in."""
    archive.add(write_tree(tmp_path / "card", list(files.items())))
    item = next(one.item for one in archive.list() if one.name == "well.jpg")
    return {Path(one.path).name: one for one in sidecars(archive.archive, item, known)}


def test_time_proofs_and_minisign(archive: OpenArchive, tmp_path: Path) -> None:
    files = {
        "shared/well.jpg": PHOTO,
        "shared/well.jpg.ots": time_proof(PHOTO, in_block=True),
        "shared/well.jpg.minisig": minisigned(PHOTO, KEY),
        "shared/minisign.pub": minisign_public(KEY),
        "other/well.jpg.sig": b"beside another",
        "shared/well.png.sig": b"of another",
    }
    found = told(archive, tmp_path, files)
    assert set(found) == {"well.jpg.ots", "well.jpg.minisig"}
    proof = found["well.jpg.ots"]
    assert (proof.format, proof.result, proof.why) == ("opentimestamps", "not-checked", "block-to-compare")
    assert proof.blocks[0][0] == 830_000
    assert (found["well.jpg.minisig"].format, found["well.jpg.minisig"].result) == ("minisign", "signer-unknown")
    item = next(one.item for one in archive.list() if one.name == "well.jpg")
    known = {Path(one.path).name: one for one in sidecars(archive.archive, item, ["0706050403020100"])}
    assert known["well.jpg.minisig"].result == "valid"


def test_what_is_of_other_bytes_is_invalid(archive: OpenArchive, tmp_path: Path) -> None:
    files = {
        "well.jpg": PHOTO,
        "well.jpg.ots": time_proof(b"other bytes"),
        "well.jpg.minisig": minisigned(b"other bytes", KEY),
        "minisign.pub": minisign_public(KEY),
        "well.jpg.sig": b"nothing that is known",
    }
    found = told(archive, tmp_path, files)
    assert {name: one.result for name, one in found.items()} == {
        "well.jpg.ots": "invalid",
        "well.jpg.minisig": "invalid",
        "well.jpg.sig": "not-checked",
    }


def test_openpgp_by_a_key_beside_it_or_by_none(archive: OpenArchive, tmp_path: Path) -> None:
    key = a_key()
    files = {"a/well.jpg": PHOTO, "a/well.jpg.asc": signed(key, PHOTO), "a/pubkey.asc": public(key)}
    fingerprint = key.extract_certificate().fingerprint
    assert told(archive, tmp_path, files)["well.jpg.asc"].result == "signer-unknown"
    item = next(one.item for one in archive.list() if one.name == "well.jpg")
    assert sidecars(archive.archive, item, [fingerprint])[0].result == "valid"


def test_a_signature_without_its_key_is_not_checked(archive: OpenArchive, tmp_path: Path) -> None:
    found = told(archive, tmp_path, {"well.jpg": PHOTO, "well.jpg.asc": signed(a_key(), PHOTO)})
    assert (found["well.jpg.asc"].result, found["well.jpg.asc"].why) == ("not-checked", "key-absent")


def test_nothing_beside_it_is_nothing(archive: OpenArchive, tmp_path: Path) -> None:
    assert told(archive, tmp_path, {"well.jpg": PHOTO, "pubkey.asc": b"-"}) == {}

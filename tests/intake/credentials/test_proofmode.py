"""ProofMode bundles: what fits, what does not, and what was measured, as written."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.attesting import can_check_openpgp
from amana.intake.credentials import RESULTS
from amana.intake.proof_bundles import MOST_FACTS, bundle_facts
from tests.intake.credentials.pgp_maker import a_key, public, signed
from tests.intake.credentials.test_bagit import by_name, told

PHOTO = b"\xff\xd8\xff a well in Wadi al-Noor"
MEASURED = {
    "File Path": "/storage/emulated/0/DCIM/well.jpg",
    "File Hash SHA256": hashlib.sha256(PHOTO).hexdigest(),
    "Proof Generated": "2024-03-05T09:12:44.120Z",
    "Location.Latitude": "33.50",
    "Manufacturer": "Nahr",
    "Notes": "",
}
HASH = hashlib.sha256(PHOTO).hexdigest()


def a_bundle(fields: dict[str, str] = MEASURED, stem: str = HASH, folder: str = "") -> dict[str, bytes]:
    """A bundle without signatures."""
    lines = [",".join(fields), ",".join(f'"{value}"' for value in fields.values())]
    return {
        f"{folder}well.jpg": PHOTO,
        f"{folder}{stem}.proof.csv": "\n".join(lines).encode(),
        f"{folder}{stem}.proof.json": json.dumps(fields).encode(),
        f"{folder}HowToVerifyProofData.txt": b"...",
    }


def test_the_file_fits_and_what_was_measured_is_told_as_written() -> None:
    facts = told(a_bundle())
    assert facts["proofmode"] == ["valid"]
    assert facts["proofmode-file"] == ["well.jpg"]
    assert facts["proofmode-signature"] == ["absent"]
    assert facts["proofmode-csv-signature"] == facts["proofmode-json-signature"] == ["absent"]
    assert facts["proofmode-timestamp"] == ["absent"]
    assert facts["proofmode:Location.Latitude"] == ["33.50"]
    assert facts["proofmode:Proof Generated"] == ["2024-03-05T09:12:44.120Z"]
    assert "proofmode:Notes" not in facts


def test_older_bundles_are_named_after_the_file_and_may_lie_in_a_folder() -> None:
    bundle = a_bundle(stem="well.jpg", folder="shared/")
    del bundle["shared/well.jpg.proof.json"]
    facts = told(bundle)
    assert (facts["proofmode"], facts["proofmode-file"]) == (["valid"], ["shared/well.jpg"])
    assert facts["proofmode:Manufacturer"] == ["Nahr"]


def test_names_and_values_may_stand_in_rows() -> None:
    rows = "\n".join(f'{name},"{value}"' for name, value in MEASURED.items()).encode()
    facts = told({"well.jpg": PHOTO, f"{HASH}.proof.csv": rows})
    assert facts["proofmode:Location.Latitude"] == ["33.50"]


@pytest.mark.parametrize(
    ("change", "result"),
    [
        ({"well.jpg": b"another picture"}, "invalid"),
        ({f"{HASH}.proof.json": json.dumps(MEASURED | {"File Hash SHA256": "ab" * 32}).encode()}, "invalid"),
        ({f"{HASH}.proof.json": b"{", f"{HASH}.proof.csv": b""}, "valid"),  # the name says the digest too
    ],
)
def test_a_file_that_is_another_is_invalid(change: dict[str, bytes], result: str) -> None:
    assert told(a_bundle() | change)["proofmode"] == [result]


def test_a_file_that_is_not_there_is_absent_and_one_that_cannot_be_read_is_not_checked() -> None:
    bundle = a_bundle()
    closed = by_name(bundle_facts(list(bundle), lambda name: None if name.endswith(".jpg") else bundle[name]))
    assert closed["proofmode"] == ["not-checked"]
    del bundle["well.jpg"]
    assert told(bundle)["proofmode"] == ["absent"]


def test_a_signature_by_the_key_in_the_bundle_is_of_a_signer_unknown() -> None:
    key, other = a_key(), a_key("Yusuf <yusuf@example.org>")
    bundle = a_bundle()
    table = bundle[f"{HASH}.proof.csv"]
    signatures = {f"{HASH}.asc": signed(key, PHOTO), f"{HASH}.proof.csv.asc": signed(key, table)}
    facts = told(bundle | signatures | {"pubkey.asc": public(key)})
    assert facts["proofmode-signature"] == facts["proofmode-csv-signature"] == ["signer-unknown"]
    assert facts["proofmode-key"][0].endswith("Idris <idris@example.org>")
    assert len(facts["proofmode-signature-time"]) == 1
    wrong = told(bundle | signatures | {f"{HASH}.proof.csv": table + b"x", "pubkey.asc": public(key)})
    assert (wrong["proofmode-signature"], wrong["proofmode-csv-signature"]) == (["signer-unknown"], ["invalid"])
    foreign = told(bundle | signatures | {"pubkey.asc": public(other)})
    assert (foreign["proofmode-signature"], foreign["proofmode-signature-why"]) == (
        ["not-checked"],
        ["key-absent"],
    )


def test_without_the_library_signatures_are_not_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    key = a_key()
    bundle = a_bundle() | {f"{HASH}.asc": signed(key, PHOTO), "pubkey.asc": public(key)}
    monkeypatch.setattr("amana.attesting.openpgp.find_spec", lambda _: None)
    assert not can_check_openpgp()
    facts = told(bundle)
    assert (facts["proofmode-signature"], facts["proofmode-signature-why"]) == (["not-checked"], ["no-library"])
    assert len(facts["proofmode-signature-time"]) == 1


def test_many_proofs_stay_within_the_number_of_facts() -> None:
    many: dict[str, bytes] = {}
    for number in range(120):
        many |= a_bundle(MEASURED | {f"Field {extra}": "x" for extra in range(80)}, folder=f"{number}/")
    facts = bundle_facts(list(many), many.get)
    assert len(facts) == MOST_FACTS + 1
    assert by_name(facts)["proofmode-proofs"] == ["120"]
    assert facts[-1].value == "left-out"


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_damage_is_told_and_raises_nothing(data: st.DataObject) -> None:
    bundle = a_bundle() | {f"{HASH}.asc": b"-----BEGIN PGP SIGNATURE-----\n\nwsB\n-----END", f"{HASH}.ots": b"\0"}
    name = data.draw(st.sampled_from(sorted(bundle)))
    bundle[name] = data.draw(st.binary(max_size=200) | st.just(b'{"a":' * 5000) | st.just(b"[NaN, 1e999]"))
    assert set(told(bundle)["proofmode"]) <= RESULTS

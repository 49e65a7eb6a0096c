"""Content credentials: what they say, and whether the file still fits them. Never that it is true."""

from __future__ import annotations

import io
import random

import pytest

from amana.intake.content_credentials import c2pa_facts
from amana.intake.credentials import RESULTS
from tests.intake.credentials.c2pa_maker import FORMATS, a_picture, signed_picture
from tests.intake.credentials.test_bagit import by_name


def told(data: bytes, media_type: str = "image/jpeg") -> dict[str, list[str]]:
    return by_name(c2pa_facts(io.BytesIO(data), media_type))


@pytest.mark.parametrize("media_type", sorted(FORMATS))
def test_a_file_that_fits_is_by_a_signer_unknown(media_type: str) -> None:
    facts = told(signed_picture(media_type), media_type)
    assert facts["c2pa"] == ["signer-unknown"]
    assert facts["c2pa-failed"] == ["signingCredential.untrusted"]
    assert "assertion.dataHash.match" in facts["c2pa-passed"]


def test_what_the_manifest_says_is_told_as_it_says_it() -> None:
    facts = told(signed_picture())
    assert facts["c2pa-signer"] == ["Camera of Samira"]
    assert facts["c2pa-issuer"] == ["Committee of Wadi al-Noor"]
    assert facts["c2pa-generator"] == ["Wadi Camera 1.2"]
    assert facts["c2pa-action"] == ["c2pa.created 2024-03-05T09:12:44Z digitalCapture", "c2pa.cropped Wadi Trim 3"]
    assert facts["c2pa-ingredient"] == ["source.jpg parentOf"]


def test_a_file_that_was_changed_is_invalid() -> None:
    changed = bytearray(signed_picture())
    changed[-40] ^= 1
    facts = told(bytes(changed))
    assert facts["c2pa"] == ["invalid"]
    assert "assertion.dataHash.mismatch" in facts["c2pa-failed"]


@pytest.mark.parametrize("media_type", sorted(FORMATS))
def test_without_a_manifest_nothing_is_said(media_type: str) -> None:
    assert c2pa_facts(io.BytesIO(a_picture(media_type)), media_type) == ()
    assert c2pa_facts(io.BytesIO(b""), media_type) == ()


def test_a_manifest_that_lies_elsewhere_is_not_fetched() -> None:
    facts = told(a_picture("image/png") + b'<rdf dcterms:provenance="https://example.org/manifest"/>', "image/png")
    assert facts == {"c2pa": ["not-checked"], "c2pa-why": ["manifest-elsewhere"]}


def test_without_the_library_it_is_not_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    data = signed_picture()
    monkeypatch.setattr("amana.intake.content_credentials.find_spec", lambda _: None)
    assert told(data) == {"c2pa": ["not-checked"], "c2pa-why": ["no-library"]}
    assert c2pa_facts(io.BytesIO(a_picture()), "image/jpeg") == ()


def test_a_mark_without_a_manifest_and_a_kind_that_is_not_known_are_not_checked() -> None:
    signed_picture()
    assert told(a_picture("image/png") + b"jumdc2pa", "image/png")["c2pa"] == ["not-checked"]
    assert told(a_picture() + b"jumdc2pa") == {}  # after a JPEG's pixels nothing is looked for
    assert told(b"jumdc2pa" * 9, "text/plain")["c2pa"] == ["not-checked"]


def test_a_mark_is_found_across_pieces_and_at_the_end_of_a_large_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amana.intake.content_credentials.find_spec", lambda _: None)
    monkeypatch.setattr("amana.intake.content_credentials._PIECE", 3)
    for before in range(25):
        for media_type in ("image/jpeg", "image/png"):
            assert told(bytes(before) + b"jumdc2pa" + bytes(7), media_type)["c2pa-why"] == ["no-library"]
    monkeypatch.setattr("amana.intake.content_credentials._SCANNED", 40)
    assert told(bytes(90) + b"jumdc2pa" + bytes(7), "video/webm")["c2pa-why"] == ["no-library"]
    assert told(bytes(50) + b"jumdc2pa" + bytes(50), "video/webm") == {}


def test_of_a_film_only_the_boxes_that_may_hold_a_manifest_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amana.intake.content_credentials.find_spec", lambda _: None)

    def box(kind: bytes, data: bytes) -> bytes:
        return (8 + len(data)).to_bytes(4, "big") + kind + data

    pixels, mark = box(b"mdat", bytes(100) + b"jumdc2pa"), box(b"uuid", bytes(16) + b"jumdc2pa")
    assert told(box(b"ftyp", b"isom") + pixels, "video/mp4") == {}
    assert told(box(b"ftyp", b"isom") + pixels + mark, "video/mp4")["c2pa-why"] == ["no-library"]
    large = (1).to_bytes(4, "big") + b"mdat" + (16 + 40).to_bytes(8, "big") + bytes(40)
    assert told(large + mark, "video/mp4")["c2pa-why"] == ["no-library"]
    for broken in (bytes(16), (1).to_bytes(4, "big") + b"mdat" + bytes(8), b"\xff" * 40):
        assert told(broken + mark, "video/mp4") == {}


def test_damage_is_told_and_raises_nothing() -> None:
    dice, whole = random.Random(11), signed_picture()
    seen = set()
    for _ in range(120):
        broken = bytearray(whole[: dice.randrange(len(whole))] if dice.random() < 0.3 else whole)
        for _ in range(dice.randrange(1, 6) if broken else 0):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        seen |= set(told(bytes(broken)).get("c2pa", ()))
    assert seen <= RESULTS
    assert "invalid" in seen

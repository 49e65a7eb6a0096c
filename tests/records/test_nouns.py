"""The nouns: to fields and back, what is absent says nothing, what is unknown is left alone."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

import amana.records
from amana.errors import RecordMalformed
from amana.records import (
    Accession,
    AccessionRow,
    ContentPlace,
    Derivative,
    EmbeddedFact,
    EntryPlace,
    Intake,
    IntakeRow,
    Json,
    KeyAct,
    Noun,
    canonical,
    noun_of,
    parse,
)

_ACCESSION = Accession(
    path="notes/شهادة.txt",
    found_at="/home/idris",
    size=0,
    sha256="00" * 32,
    media_type="text/plain",
    received="2031-05-01T10:00:00Z",
    device="d1",
    software="amana 0.1.0",
    source="إدريس كرم",
    tags=("one", "two"),
)
_INTAKE = Intake(
    sha256="00" * 32,
    module="html",
    version="1",
    outcome="read",
    title="سوق وادي النور",
    facts=(EmbeddedFact("exif.Model", "Phone", raw="Phone\0"), EmbeddedFact("exif.ISO", "100")),
    made=(Derivative("text", "11" * 32, 1200, "text/plain", part="1", encoding="windows-1256"),),
)
_KEY_ACT = KeyAct("archive-made", "a1", "2031-05-01T10:00:00Z", "d1", "amana 0.1.0", 1, "age1x", ("age1y",))


@pytest.mark.parametrize("noun", [_ACCESSION, _INTAKE, _KEY_ACT])
def test_round_trip_through_canonical_json(noun: Noun) -> None:
    given = parse(canonical(noun.fields()))
    assert isinstance(given, dict)
    assert noun_of(given) == noun


def test_what_is_absent_says_nothing() -> None:
    fields = Intake(sha256="00" * 32, module="pdf", version="1", outcome="nothing").fields()
    assert fields == {"kind": "intake", "sha256": "00" * 32, "module": "pdf", "version": "1", "outcome": "nothing"}


def test_zero_and_empty_text_are_said() -> None:
    fields = dataclasses.replace(_ACCESSION, note="").fields()
    assert fields["size"] == 0
    assert fields["note"] == ""


def test_inner_nouns_become_dicts_and_come_back() -> None:
    fields = _INTAKE.fields()
    assert fields["facts"] == [
        {"name": "exif.Model", "value": "Phone", "raw": "Phone\0"},
        {"name": "exif.ISO", "value": "100"},
    ]
    assert Intake.from_fields(fields) == _INTAKE


def test_a_later_version_s_fields_are_left_alone() -> None:
    assert noun_of({**_ACCESSION.fields(), "mood": "calm"}) == _ACCESSION


@pytest.mark.parametrize("given", [{"kind": "dream"}, {}, {"kind": ["accession"]}, {"kind": None}])
def test_an_unknown_kind_is_no_noun(given: dict[str, Json]) -> None:
    assert noun_of(given) is None


def test_a_missing_field_is_an_error_that_names_the_kind() -> None:
    with pytest.raises(RecordMalformed) as caught:
        noun_of({"kind": "key", "act": "device-joined"})
    assert caught.value.facts["field"] == "key"


def test_nouns_and_places_are_frozen() -> None:
    place = ContentPlace("ab" * 32, 512, 100)
    entry = EntryPlace("d1", 0, "cd" * 32)
    rows = [AccessionRow(entry, _ACCESSION, place), IntakeRow(entry, _INTAKE, (place,), ("text",))]
    everything: list[Any] = [_ACCESSION, _INTAKE, _KEY_ACT, place, entry, *rows]
    for one in everything:
        with pytest.raises((dataclasses.FrozenInstanceError, TypeError)):
            setattr(one, dataclasses.fields(one)[0].name, "other")
    assert IntakeRow(entry, _INTAKE).texts == ()


def test_the_face_names_what_there_is_sorted() -> None:
    names = amana.records.__all__
    assert all(hasattr(amana.records, name) for name in names)
    assert len(set(names)) == len(names)

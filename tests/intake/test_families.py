"""Every reader's things have a name that a person would give them."""

from __future__ import annotations

import pytest

from amana.intake import READERS, Reader
from amana.intake.families import FAMILIES, family_of
from amana.intake.family_names import OTHER_FAMILY, family_named


@pytest.mark.parametrize("reader", READERS, ids=lambda one: one.name)
def test_every_reader_of_files_is_of_a_family(reader: Reader) -> None:
    assert (family_of(reader) is None) == (reader.name == "ocr")


def test_no_family_is_without_a_reader() -> None:
    assert {family_of(reader) for reader in READERS} >= set(FAMILIES)


@pytest.mark.parametrize("reader", READERS, ids=lambda one: one.name)
def test_the_table_of_names_says_what_the_readers_are(reader: Reader) -> None:
    assert family_named("x/unknown", reader.name) == (family_of(reader) or OTHER_FAMILY)


@pytest.mark.parametrize(
    ("media_type", "family"),
    [
        ("image/heic", "picture"),
        ("video/mp4", "recording"),
        ("TEXT/HTML", "page"),
        ("text/plain", "text"),
        ("text/csv", "table"),
        ("message/rfc822", "mail"),
        ("application/pdf", "document"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "table"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "document"),
        ("application/zip", "archive"),
        ("application/vnd.rar", "archive"),
        ("application/x-iso9660-image", "archive"),
        ("application/zstd", "archive"),
        ("application/x-lzip", "archive"),
        ("application/octet-stream", "other"),
        ("", "other"),
    ],
)
def test_what_no_reader_read_is_told_by_its_media_type(media_type: str, family: str) -> None:
    assert family_named(media_type, "none", "ocr") == family


def test_how_it_was_read_says_more_than_its_media_type() -> None:
    assert family_named("text/plain", "none", "whatsapp-chat") == "chat"

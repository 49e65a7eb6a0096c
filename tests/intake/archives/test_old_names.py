"""Names in a machine's code page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.intake.archives.old_names import SPECIFIED, in_page, old_name, page_of

NAMES = ("رسائل/وصلت القافلة إلى الوادي.txt", "رسائل/رسالة من سميرة إلى يوسف.txt")


@pytest.mark.parametrize("page", ["cp1256", "cp720", "iso8859-6"])
def test_the_page_is_told_by_the_words_of_all_names(page: str) -> None:
    raw = [name.encode(page) for name in NAMES]
    assert page_of(raw) == page
    text, facts = old_name(raw[0], page)
    assert text == NAMES[0]
    assert [(fact.name, fact.value) for fact in facts] == [
        ("name", NAMES[0]),
        ("name-encoding", page),
        ("name-as-specified", raw[0].decode(SPECIFIED)),
    ]
    assert facts[0].raw == raw[0].hex()


def test_without_words_it_is_the_machines_own() -> None:
    assert page_of([b"caf\x82.txt"]) == page_of([]) == SPECIFIED
    assert old_name(b"caf\x82.txt", SPECIFIED)[0] == "café.txt"


def test_utf_8_needs_no_page() -> None:
    assert old_name(NAMES[0].encode(), "cp1256") == (NAMES[0], ())


@given(st.binary(max_size=40))
def test_every_name_is_told(raw: bytes) -> None:
    text, used = in_page(raw, "iso8859-6")
    assert text.encode(used) == raw

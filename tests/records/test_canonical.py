"""Canonical JSON: the RFC's own rules, the same bytes as another implementation, and nothing odd let through."""

from __future__ import annotations

from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.errors import RecordMalformed
from amana.records import Json, canonical, parse, parse_canonical
from amana.records.canonical import MAX_BYTES, MAX_DEPTH, MAX_INT

_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_atoms = st.none() | st.booleans() | st.integers(-MAX_INT, MAX_INT) | _text
_values = st.recursive(
    _atoms, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_text, inner, max_size=4), max_leaves=12
)


def _reason(function: Any, value: Any) -> str:
    with pytest.raises(RecordMalformed) as caught:
        function(value)
    return str(caught.value.facts["reason"])


@given(_values)
@settings(max_examples=300)
def test_the_same_bytes_as_another_implementation(value: Json) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@given(_values)
def test_round_trip(value: Json) -> None:
    data = canonical(value)
    assert parse(data) == value
    assert parse_canonical(data) == value


@given(st.binary(max_size=60) | st.text('{}[]",:0123456789.eE+-truefalsn \\u', max_size=30).map(str.encode))
@settings(max_examples=300)
def test_noise_gives_a_value_with_a_canonical_form_or_our_error(data: bytes) -> None:
    try:
        value = parse(data)
    except RecordMalformed:
        return
    assert parse_canonical(canonical(value)) == value


def test_keys_sort_by_utf_16_code_units_as_in_rfc_8785_3_2_3() -> None:
    names = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    told = parse(canonical(dict.fromkeys(names)))
    assert isinstance(told, dict)
    assert list(told) == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


def test_keys_within_keys_are_sorted_too() -> None:
    inner: Json = {"\ufb33": 1, "\U0001f600": 2}
    assert canonical([{"a": inner}]) == '[{"a":{"\U0001f600":2,"\ufb33":1}}]'.encode()


def test_strings_are_escaped_as_in_rfc_8785_3_2_2_2() -> None:
    assert canonical('\u20ac$\x0f\nA\'B"\\\\"/') == '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'.encode()
    assert canonical("\b\t\n\f\r\x00\x1f\x7f\u2028") == b'"\\b\\t\\n\\f\\r\\u0000\\u001f\x7f\xe2\x80\xa8"'


@pytest.mark.parametrize("number", [0, 1, -1, 4340000000, MAX_INT, -MAX_INT])
def test_whole_numbers_are_plain_digits(number: int) -> None:
    assert canonical(number) == str(number).encode()


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (1.0, "type-float"),
        (float("nan"), "type-float"),
        (MAX_INT + 1, "number-too-large"),
        ({"size": -MAX_INT - 1}, "number-too-large"),
        ([None, "x", b"bytes"], "type-bytes"),
        ({"a": ("tuple",)}, "type-tuple"),
        ({1: "a"}, "key-not-text"),
        ("\ud800", "lone-surrogate"),
        ({"\udc00": 1}, "lone-surrogate"),
        ("x" * MAX_BYTES, "too-long"),
        ([{"\u00e9": 1}, 2.5], "type-float"),
    ],
)
def test_what_has_no_canonical_form_is_refused(value: Any, reason: str) -> None:
    assert _reason(canonical, value) == reason


def test_the_error_names_the_field() -> None:
    with pytest.raises(RecordMalformed) as caught:
        canonical({"outer": {"size": 2.5}})  # type: ignore[dict-item]
    assert caught.value.facts["field"] == "size"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not-json"),
        (b"{} {}", "not-json"),
        (b"\xef\xbb\xbf{}", "not-json"),
        (b"\xff\xfe{\0}\0", "not-utf-8"),
        (b"\xed\xa0\x80", "not-utf-8"),
        (b'"\\ud800"', "lone-surrogate"),
        (b'{"a":1,"b":2,"a":1}', "key-twice"),
        (b"1.0", "type-float"),
        (b"1e3", "type-float"),
        (b"NaN", "type-float"),
        (b"-Infinity", "type-float"),
        (b"9007199254740992", "number-too-large"),
        (b"1" * 5000, "number-too-large"),
        (b"[" * 100_000, "too-deep"),
        (b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1), "too-deep"),
        (b'"' + b"x" * MAX_BYTES + b'"', "too-long"),
        (b'"a\nb"', "not-json"),
    ],
)
def test_json_that_no_record_holds_is_refused(data: bytes, reason: str) -> None:
    assert _reason(parse, data) == reason


def test_the_deepest_lawful_value_passes() -> None:
    data = b"[" * MAX_DEPTH + b"]" * MAX_DEPTH
    assert canonical(parse(data)) == data


@pytest.mark.parametrize("data", [b' {"a":1}', b'{"b":1,"a":2}', b'"\\u0041"', b"-0", b'{"a": 1}'])
def test_lawful_json_need_not_be_canonical(data: bytes) -> None:
    assert canonical(parse(data)) != data
    assert _reason(parse_canonical, data) == "not-canonical"

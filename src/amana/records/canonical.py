"""Canonical JSON (RFC 8785), for the values our records hold: everything JSON has except floats.

Without floats, `json` with sorted keys, no spaces and no ASCII escapes writes exactly the RFC's bytes, in C.
Two things are left to do here: refuse what has no canonical form, and sort keys by UTF-16 code units
(RFC 8785, 3.2.3) where they are not plain ASCII.
"""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Final, NoReturn, cast

from amana.errors import RecordMalformed
from amana.records.noun import Json

MAX_BYTES: Final = 4 * 1024 * 1024
"""The longest canonical JSON that is written or read, in bytes."""
MAX_DEPTH: Final = 32
"""How deep lists and dicts may stand in one another; the outermost counts as 1."""
MAX_INT: Final = 2**53 - 1
"""The largest whole number, and its negative the smallest: every JSON reader keeps these (RFC 8785, 3.2.2.3)."""

_PLAIN: Final = frozenset({str, bool, type(None)})
_LONGEST_INT: Final = len(str(-MAX_INT))


def _encoder(*, sort: bool) -> json.JSONEncoder:
    # Circles need no check: the depth limit ends them first.
    return json.JSONEncoder(ensure_ascii=False, check_circular=False, sort_keys=sort, separators=(",", ":"))


_sorted = _encoder(sort=True).encode
_as_given = _encoder(sort=False).encode


def canonical(value: Json) -> bytes:
    """The one byte form of `value`. Raises RecordMalformed (field, reason) where there is none."""
    return encoded(canonical_text(value, MAX_DEPTH))


def canonical_text(value: Json, depth: int) -> str:
    """As `canonical`, before UTF-8: `encoded` still refuses what is too long or holds a lone surrogate.

    `depth` is how deep the value may go, where it will itself stand inside something.
    """
    return _sorted(value) if _gate(value, "", depth) else _as_given(_ordered(value))


def encoded(text: str) -> bytes:
    """Canonical text as bytes. Raises RecordMalformed for a lone surrogate and for more than MAX_BYTES."""
    try:
        data = text.encode()
    except UnicodeEncodeError as fault:
        raise RecordMalformed(field="", reason="lone-surrogate") from fault
    if len(data) > MAX_BYTES:
        raise RecordMalformed(field="", reason="too-long")
    return data


def utf16_order(name: str) -> bytes:
    """The sort key of RFC 8785, 3.2.3. Lone surrogates sort too; `encoded` refuses them later."""
    return name.encode("utf-16-be", "surrogatepass")


def parse(data: bytes) -> Json:
    """The value in JSON bytes that need not be canonical, but must have a canonical form.

    Raises RecordMalformed: not UTF-8, not JSON, a key twice, a float, NaN, a number or a depth or a length
    past the limits above.
    """
    value = decoded(data)
    canonical(value)
    return value


def parse_canonical(data: bytes) -> Json:
    """As `parse`, for bytes that must be canonical: the value has these bytes and no others."""
    value = decoded(data)
    if canonical(value) != data:
        raise RecordMalformed(field="", reason="not-canonical")
    return value


def _gate(value: Json, field: str, depth: int) -> bool:
    """Refuse what has no canonical form; else, whether every key is ASCII, so that a plain sort is right."""
    kind = type(value)
    if kind in _PLAIN:
        return True
    if kind is int:
        if not -MAX_INT <= cast(int, value) <= MAX_INT:
            raise RecordMalformed(field=field, reason="number-too-large")
        return True
    if depth == 0:
        raise RecordMalformed(field=field, reason="too-deep")
    if kind is list:
        plain = [_gate(one, field, depth - 1) for one in cast(list[Json], value)]  # every one, so not in all()
        return all(plain)
    if kind is dict:
        return _gate_dict(cast(dict[str, Json], value), depth - 1)
    raise RecordMalformed(field=field, reason=f"type-{kind.__name__}")


def _gate_dict(value: dict[str, Json], depth: int) -> bool:
    plain = True
    for name, inner in value.items():
        if type(name) is not str:
            raise RecordMalformed(field=repr(name), reason="key-not-text")
        plain &= name.isascii()
        if type(inner) not in _PLAIN:  # saves a call for nearly every field
            plain &= _gate(inner, name, depth)
    return plain


def _ordered(value: Json) -> Json:
    if isinstance(value, dict):
        return {name: _ordered(value[name]) for name in sorted(value, key=utf16_order)}
    return [_ordered(one) for one in value] if isinstance(value, list) else value


def decoded(data: bytes) -> Json:
    """As `parse`, before the depth and lone surrogates are looked at: for a caller that writes the value again."""
    if len(data) > MAX_BYTES:
        raise RecordMalformed(field="", reason="too-long")
    try:
        value: Json = _DECODER.decode(data.decode())
        return value
    except UnicodeDecodeError as fault:
        raise RecordMalformed(field="", reason="not-utf-8") from fault
    except json.JSONDecodeError as fault:
        raise RecordMalformed(field="", reason="not-json", position=fault.pos) from fault
    except RecursionError as fault:
        raise RecordMalformed(field="", reason="too-deep") from fault


def _once_each(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise RecordMalformed(field=_some_twice(pairs), reason="key-twice")
    return made


def _some_twice(pairs: list[tuple[str, Json]]) -> str:
    names = sorted(name for name, _ in pairs)
    return next(one for one, two in pairwise(names) if one == two)


def _whole(digits: str) -> int:
    if len(digits) > _LONGEST_INT:
        raise RecordMalformed(field="", reason="number-too-large")
    return int(digits)


def _no_float(_text: str) -> NoReturn:
    raise RecordMalformed(field="", reason="type-float")


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_once_each, parse_int=_whole, parse_float=_no_float, parse_constant=_no_float
)

"""Traits packed to be kept, and unpacked again, checked as they come."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any, Final, TypeVar

from amana.compare.events.traits import (
    MOST_WEIGHT,
    DayTrait,
    FigureTrait,
    NameTrait,
    PlaceTrait,
    Traits,
    WordTrait,
)
from amana.errors import RecordMalformed

FORM: Final = 1
"""Raised when what is packed changes, or what it is made from: traits of another form are made anew."""

_MOST_ROWS = 512
_FIELDS, _PLACES = 8, 4  # behind the form: how many, and which are the places
_LAST_DAY = 3_652_059
_Row = TypeVar("_Row")


def packed_traits(traits: Traits) -> str:
    """The traits as JSON; without the item and the text version, which are kept beside it."""
    told = [
        FORM,
        traits.account,
        traits.language,
        traits.published,
        [[one.day, one.weight] for one in traits.days],
        [[one.id, one.weight, one.province, one.country] for one in traits.places],
        [[one.written, one.kind, one.weight, list(one.keys)] for one in traits.names],
        [[one.category, one.lower, one.upper] for one in traits.figures],
        [[one.word, one.weight] for one in traits.words],
    ]
    return json.dumps(told, separators=(",", ":"))


def unpacked_traits(data: str, item: str, text_version: str) -> Traits:
    """They again. Raises RecordMalformed for another form and for anything of another shape."""
    try:
        form, account, language, published, days, places, names, figures, words = json.loads(data)
    except (ValueError, TypeError, RecursionError) as fault:
        raise RecordMalformed(field="traits", reason="shape") from fault
    if form != FORM:
        raise RecordMalformed(field="form", reason="version")
    return Traits(
        _text(account),
        item,
        text_version,
        _maybe(_text, language),
        _maybe(_day, published),
        _rows(days, 2, lambda row: DayTrait(_day(row[0]), _weight(row[1]))),
        _rows(places, 4, _place),
        _rows(names, 4, _name),
        _rows(
            figures, 3, lambda row: FigureTrait(_text(row[0]), _maybe(_number, row[1]), _maybe(_number, row[2]))
        ),
        _rows(words, 2, lambda row: WordTrait(_text(row[0]), _weight(row[1]))),
    )


def unpacked_places(data: str) -> tuple[PlaceTrait, ...]:
    """The places alone: of many accounts a fifth of the work. Raises RecordMalformed as `unpacked_traits` does."""
    try:
        form, *told = json.loads(data)
    except (ValueError, TypeError, RecursionError) as fault:
        raise RecordMalformed(field="traits", reason="shape") from fault
    if form != FORM:
        raise RecordMalformed(field="form", reason="version")
    if len(told) != _FIELDS:
        raise RecordMalformed(field="traits", reason="shape")
    return _rows(told[_PLACES], 4, _place)


def _place(row: list[Any]) -> PlaceTrait:
    return PlaceTrait(_text(row[0]), _weight(row[1]), _maybe(_text, row[2]), _maybe(_text, row[3]))


def _name(row: list[Any]) -> NameTrait:
    if row[1] not in ("person", "group") or not isinstance(row[3], list):
        raise RecordMalformed(field="traits", reason="shape")
    return NameTrait(_text(row[0]), row[1], _weight(row[2]), tuple(_text(key) for key in row[3]))


def _rows(rows: Any, width: int, made: Callable[[list[Any]], _Row]) -> tuple[_Row, ...]:
    if not isinstance(rows, list) or len(rows) > _MOST_ROWS:
        raise RecordMalformed(field="traits", reason="shape")
    if not all(isinstance(row, list) and len(row) == width for row in rows):
        raise RecordMalformed(field="traits", reason="shape")
    return tuple(made(row) for row in rows)


def _maybe(read: Callable[[Any], _Row], value: Any) -> _Row | None:
    return None if value is None else read(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise RecordMalformed(field="traits", reason="shape")
    return value


def _number(value: Any) -> float:
    if type(value) not in (int, float) or not math.isfinite(value):
        raise RecordMalformed(field="traits", reason="shape")
    return float(value)


def _day(value: Any) -> int:
    return _whole(value, _LAST_DAY)


def _weight(value: Any) -> int:
    return _whole(value, MOST_WEIGHT)


def _whole(value: Any, most: int) -> int:
    if type(value) is not int or not 1 <= value <= most:
        raise RecordMalformed(field="traits", reason="shape")
    return value

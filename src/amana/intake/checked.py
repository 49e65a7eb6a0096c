"""What comes over the pipe is foreign: each value is checked before it is taken for what it should be."""

from __future__ import annotations

from typing import Any, get_args

from amana.intake.reading import Reason

MAX_FIELD = 64 * 1024
_REASONS: frozenset[str] = frozenset(get_args(Reason))


class Garbled(ValueError):
    """What came over the pipe is not what was agreed on. It never leaves this package."""


def number(value: Any) -> int:
    """A whole number from 0 on."""
    if type(value) is not int or value < 0:
        raise Garbled("a number that is none")
    return value


def among(value: Any, words: frozenset[str]) -> Any:
    """One of these words."""
    if not isinstance(value, str) or value not in words:
        raise Garbled("a word that is none of ours")
    return value


def row(value: Any, width: int) -> list[Any]:
    """A list of just so many."""
    if not isinstance(value, list) or len(value) != width:
        raise Garbled("a row of the wrong shape")
    return value


def listed(value: Any, limit: int) -> list[Any]:
    """A list of at most so many."""
    if not isinstance(value, list) or len(value) > limit:
        raise Garbled("a list of the wrong shape")
    return value


def word(value: Any) -> str:
    """A text of at most 64 Ki code points."""
    if not isinstance(value, str) or len(value) > MAX_FIELD:
        raise Garbled("a field that is no text, or too long")
    return value


def maybe(value: Any) -> str | None:
    """The same, or none."""
    return None if value is None else word(value)


def reason(value: Any) -> Reason:
    """One of the reasons there are."""
    if not isinstance(value, str) or value not in _REASONS:
        raise Garbled("a reason that is none of ours")
    return value  # type: ignore[return-value]  # just checked against the Literal's own values


def words(column: Any, count: int, *, none: bool = True) -> list[Any]:
    """A column of so many texts; with `none`, some or all (the column itself is null) may be missing."""
    if none and column is None:
        return [None] * count
    found = row(column, count)
    kinds = set(map(type, found))
    if not kinds <= ({str, type(None)} if none else {str}):
        raise Garbled("a column that is not of texts")
    if max(map(len, filter(None, found)), default=0) > MAX_FIELD:
        raise Garbled("a field that is too long")
    return found


def words_among(column: Any, count: int, of: frozenset[str], *, none: bool = True) -> list[Any]:
    """A column of so many of these words."""
    found = words(column, count, none=none)
    if not set(found) <= (of | {None}):
        raise Garbled("a word that is none of ours")
    return found


def numbers(column: Any, count: int) -> list[int]:
    """A column of so many whole numbers from 0 on."""
    found = row(column, count)
    if set(map(type, found)) - {int} or min(found, default=0) < 0:
        raise Garbled("a number that is none")
    return found


def maybe_numbers(column: Any, count: int) -> list[int | None]:
    """The same, of which some or all (the column itself is null) may be missing."""
    if column is None:
        return [None] * count
    found: list[int | None] = row(column, count)
    numbers([one for one in found if one is not None], count - found.count(None))
    return found

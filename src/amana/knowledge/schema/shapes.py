"""The shapes of a schema file's values, each checked with its place."""

from __future__ import annotations

import re
from typing import Any, Final, TypeVar

from amana.knowledge.schema.nouns import Words

Table = dict[str, Any]
Word = TypeVar("Word", bound=str)
LONGEST_LABEL: Final = 200
LONGEST_MEANING: Final = 2_000
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,59}")
_CELLS = (3, 4)


class Wrong(Exception):
    """What is wrong (a stable word), and where. Whoever knows the file makes the error of it."""

    def __init__(self, reason: str, where: str) -> None:
        super().__init__(reason)
        self.reason, self.where = reason, where


def named(name: str, where: str) -> None:
    """A name: small letters of a to z, digits, hyphens; a letter first; at most 60."""
    if not _NAME.fullmatch(name):
        raise Wrong("schema-name", where)


def no_more(table: Table, where: str, *keys: str) -> None:
    """A slip in a key is told; it would go unheard else."""
    for key in table:
        if key not in keys:
            raise Wrong("schema-key-unknown", f"{where}.{key}")


def words(table: Table, key: str, where: str) -> Words:
    """`["English", "Arabic"]`, neither of them empty."""
    value = table.get(key)
    most = LONGEST_LABEL if key == "label" else LONGEST_MEANING
    if not isinstance(value, list) or len(value) != 2 or not all(_fits(one, most) for one in value):
        raise Wrong("schema-words", f"{where}.{key}")
    return Words(*value)


def yes(table: Table, key: str, where: str) -> bool:
    """`true` or `false`; false where nothing is said."""
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise Wrong("schema-yes", f"{where}.{key}")
    return value


def listed(table: Table, key: str, where: str) -> tuple[str, ...]:
    """A list of short texts, none of them twice; empty where nothing is said."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(_fits(one, LONGEST_LABEL) for one in value):
        raise Wrong("schema-texts", f"{where}.{key}")
    return tuple(dict.fromkeys(value))


def one_of(table: Table, key: str, known: tuple[Word, ...], where: str) -> Word:
    """One of some words."""
    for word in known:
        if table.get(key) == word:
            return word
    raise Wrong("schema-value-type", f"{where}.{key}")


def choice_of(row: object, where: str) -> tuple[str, str, str, str | None]:
    """`["key", "English", "Arabic"]`, or with FollowTheMoney's word as a fourth."""
    if not isinstance(row, list) or len(row) not in _CELLS or not all(_fits(one, LONGEST_LABEL) for one in row):
        raise Wrong("schema-choice", where)
    named(row[0], where)
    return row[0], row[1], row[2], row[3] if len(row) == _CELLS[1] else None


def _fits(value: object, most: int) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= most and value.isprintable()

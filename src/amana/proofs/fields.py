"""Shown fields of a record, compactly: what proves them all together, each tree hash once.

A record's tree is that of RFC 6962 over its fields. Instead of one path a field, a proof carries the hash of
every widest part of the tree in which no field is shown, from left to right. With the shown leaves they give
the root, and so each field's own path.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amana.errors import ProofWrong
from amana.records import (
    HASH_SIZE,
    Json,
    Revealed,
    RevealedField,
    canonical,
    check_revealed,
    inclusion_ranges,
    leaf_hash,
    node_hash,
    split,
)

MAX_FIELDS = 256
SALT_SIZE = 16
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ShownField:
    """One shown field: its place among the record's fields, its name, salt (16 bytes) and value."""

    index: int
    name: str
    salt: bytes
    value: Json


@dataclass(frozen=True, slots=True)
class ShownFields:
    """Some fields of a record of `size` fields, in their order, and the hashes (32 bytes) of what is not shown.

    Nothing in it is checked yet. `size` stays the word of whoever made the proof: a tree does not tell how many
    leaves a part of it has that nobody shows.
    """

    size: int
    fields: tuple[ShownField, ...]
    hidden: tuple[bytes, ...]


def compact(revealed: Revealed) -> ShownFields:
    """The same, without the hashes that several paths share."""
    known = {
        span: found
        for one in revealed.fields
        for span, found in zip(inclusion_ranges(one.index, revealed.size), one.path, strict=True)
    }
    shown = [one.index for one in revealed.fields]
    hidden = tuple(known[span] for span in _hidden(0, revealed.size, shown))
    fields = tuple(ShownField(one.index, one.name, one.salt, one.value) for one in revealed.fields)
    return ShownFields(revealed.size, fields, hidden)


def check_fields(shown: ShownFields, committed: bytes) -> dict[str, Json]:
    """The fields that are proven to be of the record with this commitment (32 bytes). Raises ProofWrong."""
    return check_revealed(_revealed(shown), committed)


def _revealed(shown: ShownFields) -> Revealed:
    """Each field with its own path. Raises ProofWrong where they cannot be made."""
    indexes = [one.index for one in shown.fields]
    if not 1 <= shown.size <= MAX_FIELDS or not indexes or indexes != sorted(set(indexes)):
        raise ProofWrong(reason="fields-out-of-order")
    if not 0 <= indexes[0] <= indexes[-1] < shown.size:
        raise ProofWrong(reason="index-outside-tree")
    hashes = _Hashes(shown, indexes)
    fields = tuple(
        RevealedField(one.name, one.value, one.salt, one.index, hashes.path(one.index)) for one in shown.fields
    )
    return Revealed(shown.size, fields)


def _hidden(start: int, end: int, shown: Sequence[int]) -> Iterator[Span]:
    """The widest parts [start, end) of the tree in which nothing is shown, from left to right."""
    if not any(start <= index < end for index in shown):
        yield start, end
    elif end - start > 1:
        middle = start + split(end - start)
        yield from _hidden(start, middle, shown)
        yield from _hidden(middle, end, shown)


class _Hashes:
    """Every hash of the tree that follows from what is shown and what is given of the rest."""

    def __init__(self, shown: ShownFields, indexes: Sequence[int]) -> None:
        spans = list(_hidden(0, shown.size, indexes))
        if len(spans) != len(shown.hidden) or any(len(one) != HASH_SIZE for one in shown.hidden):
            raise ProofWrong(reason="hidden-count")
        self._size = shown.size
        self._known = dict(zip(spans, shown.hidden, strict=True))
        for one in shown.fields:
            leaf = leaf_hash(canonical([one.salt.hex(), one.name, one.value]))
            self._known[one.index, one.index + 1] = leaf
        self._hash(0, shown.size)

    def path(self, index: int) -> tuple[bytes, ...]:
        """The inclusion path of the leaf at `index`."""
        return tuple(self._known[span] for span in inclusion_ranges(index, self._size))

    def _hash(self, start: int, end: int) -> bytes:
        if (start, end) not in self._known:
            middle = start + split(end - start)
            self._known[start, end] = node_hash(self._hash(start, middle), self._hash(middle, end))
        return self._known[start, end]

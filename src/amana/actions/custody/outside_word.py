"""How far outsiders vouch for each log: the longest stretch of it that one of them was shown, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from amana.actions.custody.outside_times import Outsiders, bounds, cosigned
from amana.archive import Archive, Head, Stamps, attested_heads, present_heads
from amana.attesting import not_later_than
from amana.records import Timestamp

_LOOKED_AT: Final = 16
"""Checkpoints of a log, the longest first, that are looked at for a word that holds."""


@dataclass(frozen=True, slots=True)
class OutsideWord:
    """What outsiders say of a log: `size` entries of it were there `not_later_than` (RFC 3339), by whose word.

    `kinds` are those of what holds of that checkpoint (`rfc3161`, `opentimestamps`, `cosignature`). Of all that
    was looked at, `held` is how much there is, `pending` how much of that is a promise that is not kept yet,
    `wrong` how much besides does not hold.
    """

    size: int = 0
    not_later_than: str | None = None
    by: str | None = None
    kinds: tuple[str, ...] = ()
    held: int = 0
    pending: int = 0
    wrong: int = 0


def outside_words(archive: Archive) -> dict[str, OutsideWord]:
    """By log (its folder's name). Nobody is asked, and no certificate is trusted beyond what it says itself."""
    heads: dict[str, dict[str, Head]] = {}
    for head in (*present_heads(archive.layout, archive.described), *_attested(archive)):
        for log in head.logs if head.checkpoint is not None else ():
            heads.setdefault(log, {})[head.name.text] = head
    outsiders = Outsiders()
    return {log: _word(archive, outsiders, list(found.values())) for log, found in heads.items()}


def _attested(archive: Archive) -> Iterator[Head]:
    yield from attested_heads(archive.layout, archive.described)


def _word(archive: Archive, outsiders: Outsiders, heads: list[Head]) -> OutsideWord:
    seen: list[Timestamp] = []
    for head in sorted(heads, key=lambda one: one.name, reverse=True)[:_LOOKED_AT]:
        times = _times(archive, outsiders, head)
        seen += times
        found = not_later_than(bounds(times, head.name.size), head.name.size - 1)
        if found is not None:
            kinds = dict.fromkeys(one.kind for one in times if one.state == "checked")
            return OutsideWord(head.name.size, found.time, found.by, tuple(kinds), *_counted(seen))
    return OutsideWord(0, None, None, (), *_counted(seen))


def _counted(seen: list[Timestamp]) -> tuple[int, int, int]:
    states = [one.state for one in seen]
    return len(states) - states.count("wrong"), states.count("pending"), states.count("wrong")


def _times(archive: Archive, outsiders: Outsiders, head: Head) -> tuple[Timestamp, ...]:
    if head.checkpoint is None:
        return ()
    stamps = Stamps(archive.layout, head.name)
    return *outsiders.times(stamps, head.checkpoint), *cosigned(archive.layout, head.note)

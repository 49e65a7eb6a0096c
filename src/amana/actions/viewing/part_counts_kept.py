"""How many parts of each kind the lists of an item hold: counted once, and kept in the catalogue if that is long.

Half a million messages take a second to count. What is kept is the catalogue's to forget: it is made anew from the
lists.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from amana.archive import PartList
from amana.errors import AmanaError
from amana.records.part_lines import kinds_in

if TYPE_CHECKING:
    from amana.actions.viewing.viewing import Viewing

Counted = dict[str, int]
_LONG: Final = 3  # lists; fewer are counted as quickly as a row is read
_NAME: Final = "part-counts "


def counts_of(viewing: Viewing, lists: Sequence[PartList]) -> list[Counted]:
    """Of each list, how many parts of each kind there are. Raises what opening an object does, RecordMalformed."""
    state = hashlib.sha256(" ".join(one.sha256 for one in lists).encode()).hexdigest()
    return viewing.counts.get(state, lambda: _kept(viewing, lists, state))


def _kept(viewing: Viewing, lists: Sequence[PartList], state: str) -> list[Counted]:
    if len(lists) < _LONG:
        return _counted(viewing, lists)
    name = _NAME + state[:32]
    kept = viewing.archive.catalogue.worked_out(name, state)
    found = None if kept is None else _read(kept, len(lists))
    if found is None:
        found = _counted(viewing, lists)
        with suppress(AmanaError):  # another process writes: then it is counted again next time
            viewing.archive.catalogue.keep_worked_out(name, state, json.dumps(found).encode())
    return found


def _counted(viewing: Viewing, lists: Sequence[PartList]) -> list[Counted]:
    with viewing.archive.contents() as contents:
        return [dict(Counter(map(bytes.decode, kinds_in(one.lines(contents))))) for one in lists]


def _read(data: bytes, count: int) -> list[Counted] | None:
    told = json.loads(data)
    right = isinstance(told, list) and len(told) == count
    return [{str(kind): int(often) for kind, often in one.items()} for one in told] if right else None

"""What log entries name, read fast: the objects of hundreds of thousands of entries, and the notes of a few."""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from amana.errors import RecordMalformed
from amana.records import MAX_OBJECTS, read_entry

# What nearly every entry is, as `entry_bytes` writes it; any other is parsed.
_PLAIN: Final = re.compile(
    rb'\{("act":true,)?(?:"archive":"[0-9a-f]{64}",)?"commitment":"[0-9a-f]{64}","objects":\["([0-9a-f",]+)"\],"v":1\}'
)
_HEX: Final = 64
_BETWEEN: Final = b'","'
_NAME: Final = _HEX + len(_BETWEEN)


@dataclass
class Named:
    """What entries name: objects (32 bytes each) of things taken in, objects of acts alone, and signed notes.

    `things` counts the entries that bring something other than an act.
    """

    items: set[bytes] = field(default_factory=set)
    acts: set[bytes] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    things: int = 0

    def read(self, entries: Iterable[bytes]) -> None:
        """Take in what these entries name. One of a form that is not known names nothing: `verify` tells of it."""
        items, acts = self.items.update, self.acts.update
        for data in entries:
            found = _PLAIN.fullmatch(data)
            names = _digests(found[2]) if found else None
            if found is None or names is None:
                self._read(data)
            elif found[1] is None:
                items(names)
                self.things += 1
            else:
                acts(names)

    def _read(self, data: bytes) -> None:
        try:
            entry = read_entry(data)
        except RecordMalformed:
            self.things += 1  # of a later version: it may bring anything
            return
        self._keep([bytes.fromhex(name) for name in entry.objects], act=entry.act)
        if entry.note is not None:
            self.notes.append(entry.note)

    def _keep(self, names: Iterable[bytes], *, act: bool) -> None:
        (self.acts if act else self.items).update(names)
        self.things += not act

    def add(self, other: Named) -> None:
        """Take over what others named."""
        self.items |= other.items
        self.acts |= other.acts
        self.notes += other.notes
        self.things += other.things

    @property
    def objects(self) -> set[bytes]:
        """All objects."""
        return self.items | self.acts


def _digests(text: bytes) -> list[bytes] | None:
    """The names between the quotes; None where they are not as many whole names as the length says."""
    count = (len(text) + len(_BETWEEN)) // _NAME
    try:
        if count == 1:  # nearly all
            return [unhexlify(text)] if len(text) == _HEX else None
        whole = unhexlify(text.replace(_BETWEEN, b""))
    except ValueError:
        return None  # a comma or a quote within: the parser says what it is
    if count > MAX_OBJECTS or count * _NAME != len(text) + len(_BETWEEN) or len(whole) * 2 != count * _HEX:
        return None
    return [whole[at : at + _HEX // 2] for at in range(0, len(whole), _HEX // 2)]

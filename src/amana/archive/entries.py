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
        for data in entries:
            found = _PLAIN.fullmatch(data)
            names = _digests(found[2]) if found else None
            if found and names is not None:
                self._keep(names, act=found[1] is not None)
            else:
                self._read(data)

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
    names = text.split(b'","')
    if len(names) > MAX_OBJECTS or any(len(name) != _HEX for name in names):
        return None
    try:
        return [unhexlify(name) for name in names]
    except ValueError:
        return None  # a comma or a quote within: the parser says what it is

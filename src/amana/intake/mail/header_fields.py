"""The header of a message (RFC 5322 section 2.2): its fields in order, as they are written.

Not Python's `email`: that builds objects for every field and slows to minutes on hostile input, and what
it drops or mends cannot be told. A field here is its name and its bytes, and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:")
MAX_FIELDS = 2_000


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `name` as written, `key` in lower case, `body` the bytes after the colon, folded as they are."""

    name: str
    key: str
    body: bytes

    @property
    def unfolded(self) -> bytes:
        """On one line: a fold is the line break alone, the white space after it belongs to the text."""
        return self.body.replace(b"\r", b"").replace(b"\n", b"").strip(b" \t")


@dataclass(frozen=True, slots=True)
class Header:
    """All fields in order; `left_out` counts those beyond the limit."""

    fields: tuple[Field, ...]
    left_out: int = 0

    def first(self, name: str) -> bytes | None:
        """The first field of this name (in lower case), unfolded; None where there is none."""
        for field in self.fields:
            if field.key == name:
                return field.unfolded
        return None

    def every(self, name: str) -> list[bytes]:
        """All fields of this name (in lower case), unfolded, in order."""
        return [field.unfolded for field in self.fields if field.key == name]


def split(message: bytes, start: int = 0, end: int | None = None) -> tuple[Header, int]:
    """The header of `message[start:end]`, and where its body begins.

    The header ends with an empty line, or with the first line that can be no field: then the body begins there,
    so that nothing is lost of a message whose empty line is missing.
    """
    stop = len(message) if end is None else end
    fields: list[Field] = []
    left_out, at = 0, start
    while at < stop:
        line_end = _line_end(message, at, stop)
        if message[at:line_end].strip(b"\r\n") == b"":
            at = line_end
            break
        found = _FIELD.match(message, at, line_end)
        if found is None:
            if at == start and message.startswith((b"From ", b">From "), at):
                at = line_end  # the line that mailboxes put before a message
                continue
            break
        line_end = _folded(message, line_end, stop)
        if len(fields) < MAX_FIELDS:
            name = found[1].decode("ascii")
            fields.append(Field(name, name.lower(), message[found.end() : line_end]))
        else:
            left_out += 1
        at = line_end
    return Header(tuple(fields), left_out), at


def _line_end(message: bytes, at: int, stop: int) -> int:
    found = message.find(b"\n", at, stop)
    return stop if found < 0 else found + 1


def _folded(message: bytes, at: int, stop: int) -> int:
    """The end of the field whose first line ends at `at`: lines that begin with white space go with it."""
    while at < stop and message[at] in b" \t":
        line_end = _line_end(message, at, stop)
        if not message[at:line_end].strip():
            break  # an empty line with blanks left in it ends the header
        at = line_end
    return at

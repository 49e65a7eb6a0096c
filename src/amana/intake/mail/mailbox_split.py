"""Where each message of a mailbox begins and ends: a window that moves over the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from amana.intake.reading import MIB

_WINDOW = MIB
_REACH = 4_096  # what must be seen behind a `From ` to know what it is
# The line has a time and a year in it: `From samira@example.org Thu Nov 26 14:05:00 2026`
_DATED = re.compile(rb"From [^\r\n]{0,1000}?\d{1,2}:\d{2}[^\r\n]{0,60}\b\d{4}\b[^\r\n]{0,100}\r?\n")
_HEADER_BELOW = re.compile(rb"From [^\r\n]{0,2000}\r?\n(?:>From [^\r\n]{0,1000}\r?\n)?[!-9;-~]{1,100}[ \t]*:")
_CONTENT_LENGTH = re.compile(
    rb"^Content-Length:[ \t]{0,20}(\d{1,15})[ \t]{0,20}\r?$", re.MULTILINE | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Found:
    """One message: `start` and `end` in the file, with its `From ` line; `content` without it, None where the
    message is too large to be held."""

    start: int
    end: int
    envelope: bytes
    content: bytes | None

    @property
    def size(self) -> int:
        return self.end - self.start

    def content_length(self) -> int | None:
        """Where in the file the message ends by its own account."""
        if self.content is None:
            return None
        head, blank, _ = self.content[:65_536].partition(
            b"\n\r\n" if b"\n\r\n" in self.content[:65_536] else b"\n\n"
        )
        told = _CONTENT_LENGTH.search(head) if blank else None
        if told is None:
            return None
        return self.end - len(self.content) + len(head) + len(blank) + int(told[1])


class Splitter:
    """Gives the messages from a place on. `at` and `inside` say, when it has ended, how far it came."""

    def __init__(self, source: BinaryIO, at: int, size: int, most: int, inside: int | None = None) -> None:
        source.seek(at)
        self._source, self._size, self._most = source, size, most
        self._buffer = bytearray()
        self._start = at  # of the buffer, in the file
        self._at_end = False
        self.at, self.inside = at, inside

    def messages(self, scanned: int) -> Iterator[Found]:
        """Until the end of the file, or so many bytes are scanned."""
        first = self._start
        search = 0
        while True:
            cut = self._next(search)
            if cut is not None:
                found = self._message(cut)
                if found is not None:
                    yield found
                search = 1
                continue
            if self._at_end:
                found = self._message(len(self._buffer))
                if found is not None:
                    yield found
                return
            seen = self._start + len(self._buffer) - _REACH
            self._let_go()
            if self._start - first > scanned and self.inside is not None:
                self.at = self._start
                return
            search = max(seen - self._start, 1)
            self._more()

    def _next(self, search: int) -> int | None:
        """Where in the buffer the next message begins, from `search` on."""
        buffer = self._buffer
        while True:
            found = buffer.find(b"\nFrom ", max(search - 1, 0))
            if found < 0 or (found + _REACH > len(buffer) and not self._at_end):
                return None
            if self._begins(found + 1):
                return found + 1
            search = found + 2

    def _begins(self, at: int) -> bool:
        if _HEADER_BELOW.match(self._buffer, at) is None:
            return False
        blank = self._buffer[max(at - 3, 0) : at].endswith((b"\n\n", b"\n\r\n"))
        return blank or _DATED.match(self._buffer, at) is not None

    def _message(self, cut: int) -> Found | None:
        """What stands in the buffer up to `cut`, which is taken out of it."""
        whole = bytes(self._buffer[:cut])
        start, self._start = self._start, self._start + cut
        del self._buffer[:cut]
        self.at = self._start
        if self.inside is not None:
            begun, self.inside = self.inside, None
            return Found(begun, self._start, b"", None)
        envelope, content = b"", whole
        if whole.startswith(b"From "):
            line, _, content = whole.partition(b"\n")
            envelope = line[5:].strip()[:300]
        elif not whole.strip():
            return None
        return Found(start, self._start, envelope, content)

    def _let_go(self) -> None:
        """Of a message that is larger than may be held, keep only what is needed to find its end."""
        if self.inside is None and len(self._buffer) > self._most:
            self.inside = self._start
        if self.inside is not None and len(self._buffer) > 2 * _REACH:
            gone = len(self._buffer) - 2 * _REACH
            del self._buffer[:gone]
            self._start += gone

    def _more(self) -> None:
        data = self._source.read(_WINDOW)
        self._buffer += data
        self._at_end = not data

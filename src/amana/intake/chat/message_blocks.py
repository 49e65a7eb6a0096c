"""A page of messages cut where each begins: the markup of one after another, whatever the page's length."""

from __future__ import annotations

import re

from amana.errors import ReadingFailed
from amana.intake.chat.stretches import LongText
from amana.intake.tokens import told_numbers

_STEP = 512 << 10
_MOST = 4 << 20  # characters of one message


class MessageBlocks:
    """The markup of one message after another, from a byte on; a stretch of the page is in memory, no more.

    `begins` finds where one begins, `mark` is how many characters surely hold that, `most` how many one may have.
    """

    def __init__(
        self, text: LongText, at: int, begins: re.Pattern[str], mark: int, most: int | None = None
    ) -> None:
        self._text, self._begin, self._read_to = text, at, at
        self._begins, self._mark, self._most = begins, mark, most or _MOST
        self._buffer, self._pos, self._last = "", 0, at >= text.size

    def at(self) -> int:
        """The byte where the next message begins."""
        return self._begin + self._text.bytes_of(self._buffer[: self._pos])

    def next(self) -> tuple[str | None, int]:
        """A message's markup up to the next message, and its characters; 0 at the end.

        No markup is given of a message that is too long.
        """
        passed = 0
        while True:
            following = self._begins.search(self._buffer, self._pos + 1)
            if following or self._last:
                break
            if len(self._buffer) - self._pos > self._most:
                step = len(self._buffer) - self._pos - self._mark
                passed, self._pos = passed + step, self._pos + step
            self._more()
        ends = following.start() if following else len(self._buffer)
        block, self._pos = self._buffer[self._pos : ends], ends
        return (None if passed else block), passed + len(block)

    def _more(self) -> None:
        self._begin = self.at()
        kept = self._buffer[self._pos :]
        more, self._last = self._text.stretch(self._read_to, max(_STEP, len(kept)))
        self._read_to += self._text.bytes_of(more)
        self._buffer, self._pos = kept + more, 0


def place_in(resume: str, size: int) -> tuple[int, int]:
    """The byte and the message's number of a token, `token(at=…, message=…)`; `size` is the page's, in bytes.

    ReadingFailed(reason="malformed") where it is none of ours, or of another page.
    """
    at, number = told_numbers(resume, "at", "message")
    if at > size:
        raise ReadingFailed(reason="malformed")
    return at, number

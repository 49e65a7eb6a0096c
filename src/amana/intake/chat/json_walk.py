"""A large JSON document walked piece by piece: the objects of its message lists one after another.

Only what leads to messages is entered; other values are given whole where they are small and skipped where not.
Nothing but one value and one stretch is ever in memory. Where a value is broken, the walk goes on behind it.
JSON: RFC 8259. Every character is looked at a bounded number of times.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Literal

from amana.intake.chat.stretches import LongText

MOST = 8 << 20  # characters of one value that is read whole
_STEP = 256 << 10
_BLANK = re.compile(r"[ \t\r\n\ufeff]*")
_MARK = re.compile(r'["{}\[\]]')
_IN_STRING = re.compile(r'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)  # up to its quote, or as far as there is text
_STANDS = re.compile(r'[{}\]"]')
_NEXT_MESSAGE = re.compile(r'\}\s{0,40},\s{0,40}(?=\{\s{0,40}"(?:id|sender_name)"\s{0,4}:)')
_TO_MESSAGE = re.compile(r"[ \t\r\n\ufeff,]*(?=\{)")
_SCALAR = re.compile(r"[^\s,\]}\[{\"]*")
_DECODER = json.JSONDecoder()

_Level = Literal["{", "["]
What = Literal["value", "message", "broken", "skipped", "enter", "leave"]


@dataclass(frozen=True, slots=True)
class Found:
    """One thing on the way. `key` is the last key before it; `size` its characters, where it was not read."""

    what: What
    key: str
    value: Any = None
    size: int = 0


class JsonWalk:
    """Walks from a place on. `stack` is what it is inside of: `{` or `[` and the key it stood under.

    `entered` are keys whose values are entered; `messages` those whose lists hold messages.
    """

    def __init__(
        self,
        text: LongText,
        at: int,
        stack: list[tuple[_Level, str]],
        entered: frozenset[str],
        messages: frozenset[str],
    ) -> None:
        self._source, self._entered, self._messages = text, entered, messages
        self._begin = at  # the byte where the buffer begins
        self._buffer, self._last, self._pos = "", False, 0
        self._read_to, self._following = at, 0
        self.stack = stack
        self.cut_short = False
        self.damaged = False
        self.ended = False

    def at(self) -> int:
        """The byte where the walk stands."""
        return self._begin + self._source.bytes_of(self._buffer[: self._pos])

    def message(self) -> Any:
        """The next message, where it stands here whole, which is nearly always. None: `next` says what comes."""
        level, key = self.stack[-1] if self.stack else ("", "")
        ahead = _TO_MESSAGE.match(self._buffer, self._pos) if level == "[" and key in self._messages else None
        if ahead is None:
            return None
        try:
            value, end = _DECODER.raw_decode(self._buffer, ahead.end())
        except (ValueError, RecursionError):
            return None
        if end == len(self._buffer) and not self._last:
            return None
        self._pos = end
        return value

    def next(self) -> Found | None:
        """What comes next; None at the end."""
        while not self.ended:
            char = self._char()
            if not char:
                self.cut_short = bool(self.stack)
                self.ended = True
                break
            found = self._at_root(char) if not self.stack else self._inside(char)
            if found is not None:
                return found
        return None

    def _at_root(self, char: str) -> Found | None:
        if char in "{[":
            self._pos += 1
            self.stack.append(("{" if char == "{" else "[", ""))
            return None
        self.ended = self.damaged = True
        return None

    def _inside(self, char: str) -> Found | None:
        level, key = self.stack[-1]
        if char == ",":
            self._pos += 1
            return None
        if char in "}]":
            self._pos += 1
            self.stack.pop()
            self.ended = not self.stack
            return Found("leave", key)
        return self._member(char) if level == "{" else self._element(char, key)

    def _member(self, char: str) -> Found | None:
        if char != '"':
            return self._astray()
        told, key = self._whole()
        if told != "value" or self._char() != ":":
            return self._astray()
        self._pos += 1
        char = self._char()
        if char and char in "{[" and (key in self._entered or (key in self._messages and char == "[")):
            self._pos += 1
            self.stack.append(("{" if char == "{" else "[", key))
            return Found("enter", key)
        return self._value(key, "value")

    def _element(self, char: str, key: str) -> Found | None:
        if key in self._messages:
            return self._value(key, "message") if char == "{" else self._astray()
        if char == "{" and key in self._entered:
            self._pos += 1
            self.stack.append(("{", key + "[]"))
            return Found("enter", key + "[]")
        return self._value(key, "value")

    def _value(self, key: str, what: What) -> Found | None:
        told, value = self._whole()
        if told == "value":
            return Found(what, key, value)
        if told == "end":
            self.cut_short = self.ended = True
            return None
        self.damaged = self.damaged or told == "broken"
        return Found("broken" if told == "broken" else "skipped", key, size=value)

    def _astray(self) -> Found | None:
        """Something that cannot stand here: on to the next thing that can."""
        self.damaged = True
        self._pos += 1
        while True:
            found = _STANDS.search(self._buffer, self._pos)
            if found:
                self._pos = found.start()
                return None
            self._pos = len(self._buffer)
            if not self._more():
                self.ended = self.cut_short = True
                return None

    def _whole(self) -> tuple[Literal["value", "broken", "skipped", "end"], Any]:
        """The value that begins here, passed. `broken` and `skipped` give its size, `end` nothing."""
        while True:
            try:
                value, end = _DECODER.raw_decode(self._buffer, self._pos)
            except (ValueError, RecursionError):
                end = -1
            if end >= 0 and (end < len(self._buffer) or self._last):
                self._pos = end
                return "value", value
            extent = self._extent() if end < 0 else -1
            if extent >= 0:
                size, self._pos = extent - self._pos, extent
                return "broken", size
            if len(self._buffer) - self._pos > MOST:
                return self._skip()
            if not self._more(len(self._buffer) - self._pos):
                return "end", None

    def _extent(self) -> int:
        """Where the value that begins here ends by its brackets and quotes; -1 where the buffer ends before it.

        Where the next message begins before that, a bracket or a quote of this one is lost.
        """
        text, at = self._buffer, self._pos
        if at >= len(text):
            return -1
        if text[at] not in '{["':
            return max(_SCALAR.match(text, at).end(), at + 1)  # type: ignore[union-attr]  # it always matches
        following = self._next_message() if text[at] == "{" else len(text) + 1
        end, depth, in_string = _deeper(text, at, 0, False, min(following, len(text)))
        if depth == 0 and not in_string:
            return end
        return following if following <= len(text) else -1

    def _next_message(self) -> int:
        """Where the next message begins; beyond the buffer where none does. Looked for once, not again."""
        if self._following <= self._pos:
            found = _NEXT_MESSAGE.search(self._buffer, self._pos)
            self._following = found.end() if found else len(self._buffer) + 1
        return self._following

    def _skip(self) -> tuple[Literal["skipped", "end"], Any]:
        """Pass a value that is too large, without keeping it."""
        size, depth, in_string = 0, 0, False
        while True:
            end, depth, in_string = _deeper(self._buffer, self._pos, depth, in_string, len(self._buffer))
            size += end - self._pos
            self._pos = end
            if depth == 0 and not in_string:
                return "skipped", size
            if not self._more():
                return "end", None

    def _char(self) -> str:
        """The next character that is not blank, not passed; empty at the end."""
        while True:
            self._pos = _BLANK.match(self._buffer, self._pos).end()  # type: ignore[union-attr]  # it always matches
            if self._pos < len(self._buffer):
                return self._buffer[self._pos]
            if not self._more():
                return ""

    def _more(self, at_least: int = 0) -> bool:
        """Let go of what is passed, and read on: twice as much where a value needs it."""
        if self._last:
            return False
        passed = self._source.bytes_of(self._buffer[: self._pos])
        more, self._last = self._source.stretch(self._read_to, max(_STEP, at_least))
        self._read_to += self._source.bytes_of(more)
        self._begin += passed
        self._buffer = self._buffer[self._pos :] + more
        self._pos = self._following = 0
        return True


def _deeper(text: str, at: int, depth: int, in_string: bool, end: int) -> tuple[int, int, bool]:
    """Follow brackets from `at` to depth 0 or to `end`: where that is, how deep, in a string or not."""
    if text[at : at + 1] == '"' and depth == 0 and not in_string:
        at, in_string = at + 1, True
    while True:
        if in_string:
            at = _IN_STRING.match(text, at, end).end()  # type: ignore[union-attr]  # it always matches
            if at >= end or text[at] != '"':
                return at, depth, True
            at, in_string = at + 1, False
            if depth == 0:
                return at, 0, False
        found = _MARK.search(text, at, end)
        if found is None:
            return end, depth, False
        at, mark = found.end(), found[0]
        in_string = mark == '"'
        depth += mark in "{["
        depth -= mark in "}]"
        if depth <= 0 and not in_string:
            return at, 0, False

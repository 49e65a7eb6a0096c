"""The one who speaks: results on stdout, messages on stderr, in one language, safe for the terminal."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, TextIO, cast

from amana.cli.safe import has_right_to_left, isolated, json_line, name, passage
from amana.cli.settings import RIGHT_TO_LEFT, Settings
from amana.errors import Fact as ErrorFact

Fact = ErrorFact | float

_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_OPTION = re.compile(r"(?<![^\s(])--[a-z-]+")
_STEP = 1_000
_UNITS = ("bytes", "kb", "mb", "gb", "tb")


class Voice:
    """Says things to the person (or the program) that asked. `colour` is on for terminals alone."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.command: str | None = None
        self.out_is_terminal = sys.stdout.isatty()
        self.err_is_terminal = sys.stderr.isatty()
        self.colour = self.out_is_terminal and not os.environ.get("NO_COLOR")

    @property
    def language(self) -> str:
        return self.settings.language

    @property
    def right_to_left(self) -> bool:
        return self.language in RIGHT_TO_LEFT

    # --- sentences

    def say(self, key: str, /, *, terminal: bool | None = None, **facts: Fact) -> str:
        """The sentence `key`, its facts made safe, and set apart where directions mix on a terminal."""
        # Loaded when something is first said: `amana --version` says nothing and is there at once.
        from amana.language.wording import say

        text = say(self.language, key, **self._safe(facts, terminal))
        on_terminal = self.out_is_terminal if terminal is None else terminal
        # A hyphen takes the direction of the text around it: --exact would show as exact--.
        return _OPTION.sub(lambda one: isolated(one[0]), text) if on_terminal and self.right_to_left else text

    def worded(self, key: str) -> bool:
        """Whether there is a sentence `key`."""
        from amana.language.wording import worded

        return worded(self.language, key)

    def name(self, text: str, *, terminal: bool | None = None) -> str:
        """A name or another short text from outside, safe to stand in a line."""
        safe = name(text)
        on_terminal = self.out_is_terminal if terminal is None else terminal
        # Right-to-left text reorders what follows it on the line; left-to-right names do so in Arabic.
        mixes = self.right_to_left or has_right_to_left(safe)
        return isolated(safe) if on_terminal and mixes else safe

    def size(self, count: int) -> str:
        """A number of bytes in words: 4.1 MB. Thousands, as file managers and disk makers count."""
        amount, unit = float(count), 0
        while amount >= _STEP and unit < len(_UNITS) - 1:
            amount, unit = amount / _STEP, unit + 1
        shown = count if unit == 0 else round(amount, 1)
        return self.say(f"size-{_UNITS[unit]}", amount=shown, terminal=False)

    def snippet(self, text: str, spans: Iterable[tuple[int, int]]) -> str:
        """A passage on one line. On a terminal its `spans` (code points) stand out, its direction kept apart."""
        parts, at = [], 0
        for start, end in sorted(spans) if self.colour else ():
            if at <= start < end <= len(text):
                parts += [passage(text[at:start]), self.strong(passage(text[start:end]))]
                at = end
        line = "".join([*parts, passage(text[at:])]).strip()
        return isolated(line) if self.out_is_terminal else line

    def strong(self, text: str) -> str:
        """`text` in bold, on a terminal."""
        return f"{_BOLD}{text}{_PLAIN}" if self.colour else text

    def faint(self, text: str) -> str:
        """`text` set back, on a terminal."""
        return f"{_DIM}{text}{_PLAIN}" if self.colour else text

    # --- where it goes

    def print(self, line: str = "") -> None:
        """One line of the answer, for a person."""
        _write(sys.stdout, line)

    def emit(self, value: Any, *, now: bool = False) -> None:
        """One JSON object of the answer; `now` sends it on at once."""
        _write(sys.stdout, json_line(value))
        if now:
            sys.stdout.flush()

    def emit_parts(self, parts: Mapping[str, Any]) -> None:
        """The same as `emit` at once, of an object whose lists are iterators: they are written one by one."""
        start = "{"
        for key, value in parts.items():
            sys.stdout.write(f"{start}{json_line(key)}: ")
            start = ", "
            if isinstance(value, Iterator):
                sys.stdout.write("[")
                sys.stdout.writelines(", " * (at > 0) + json_line(one) for at, one in enumerate(value))
                sys.stdout.write("]")
            else:
                sys.stdout.write(json_line(value))
        _write(sys.stdout, "}")
        sys.stdout.flush()

    def tell(self, line: str) -> None:
        """One line beside the answer."""
        _write(sys.stderr, line)

    def _safe(self, facts: dict[str, Fact], terminal: bool | None) -> dict[str, Fact]:
        def of(fact: Fact) -> Fact:
            if isinstance(fact, tuple):
                return tuple(self.name(one, terminal=terminal) for one in fact)
            return self.name(fact, terminal=terminal) if isinstance(fact, str) else fact

        return {key: of(fact) for key, fact in facts.items()}


def prepare_streams(*, json: bool) -> None:
    """Let both streams carry any name: JSON is UTF-8, and words fall back to escapes where they must."""
    # A stream that was closed before we began is None.
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            kept = {"encoding": "utf-8"} if json else {}
            cast(Any, stream).reconfigure(**kept, errors="backslashreplace")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w")


def _write(stream: IO[str], line: str) -> None:
    stream.write(line + "\n")

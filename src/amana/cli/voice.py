"""The one who speaks: results on stdout, messages on stderr, in one language, safe for the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, TextIO, cast

from amana.cli.settings import Settings
from amana.phrases import Speaker, isolated, json_line, pieces

_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


class Voice(Speaker):
    """Says things to the person (or the program) that asked. `colour` is on for terminals alone."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings.language)
        self.settings = settings
        self.command: str | None = None
        self.out_is_terminal = sys.stdout.isatty()
        self.err_is_terminal = sys.stderr.isatty()
        self.colour = self.out_is_terminal and not os.environ.get("NO_COLOR")

    @property
    def language(self) -> str:
        """As the person chose it; it may be said after the command's name."""
        return self.settings.language

    @property
    def program(self) -> str:
        """With the command, so that a hint can be typed as it stands."""
        return f"amana {self.command}" if self.command else "amana"

    def keeps_apart(self, terminal: bool | None) -> bool:
        """On a terminal alone: in a file or a pipe the marks would be part of the answer."""
        return self.out_is_terminal if terminal is None else terminal

    def made(self, text: str) -> str:
        """As it is: what stands in other words is told with `terminal=False`, and made safe again."""
        return text

    def snippet(self, text: str, spans: Iterable[tuple[int, int]]) -> str:
        """A passage on one line. On a terminal its `spans` (code points) stand out, its direction kept apart."""
        parts = pieces(text, spans if self.colour else ())
        line = "".join(self.strong(words) if marked else words for words, marked in parts).strip()
        return isolated(line) if self.out_is_terminal else line

    def strong(self, text: str) -> str:
        """`text` in bold, on a terminal."""
        return f"{_BOLD}{text}{_PLAIN}" if self.colour else text

    def faint(self, text: str) -> str:
        """`text` set back, on a terminal."""
        return f"{_DIM}{text}{_PLAIN}" if self.colour else text

    # --- where it goes

    def print(self, line: str = "", *, now: bool = False) -> None:
        """One line of the answer, for a person; `now` sends it on at once."""
        _write(sys.stdout, line)
        if now:
            sys.stdout.flush()

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

"""Content lines of vCard and iCalendar (RFC 6350 section 3.2, RFC 5545 section 3.1), and where each stands."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from amana.intake.mail.charsets import as_text

_FOLD = re.compile(r"\r?\n[ \t]")
_SOFT_BREAK = re.compile(r"=\r?\n")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PARAMETER = re.compile(r';([^;:="\r\n]{1,100})(?:=((?:[^;:",\r\n]*+(?:"[^"\r\n]*+")?+,?)*+))?')
_NAME = re.compile(r"[ \t]*(?:[A-Za-z0-9-]{1,100}\.)?([A-Za-z0-9-]{1,100})")
DEEPEST = 10
MOST_LINES = 2_000  # of one component


@dataclass(frozen=True, slots=True)
class Line:
    """One property: `name` in upper case, `parameters` by name in upper case, `value` unfolded and not unescaped.

    `raw` is the whole line as it is written.
    """

    name: str
    parameters: dict[str, str]
    value: str
    raw: str

    @property
    def bytes_in_base64(self) -> bool:
        """Whether the value is a file: ENCODING=b, BASE64, or a bare BASE64 as vCard 2.1 has it."""
        told = {self.parameters.get("ENCODING", "").upper(), *(key for key in self.parameters)}
        return bool(told & {"B", "BASE64"})

    @property
    def text(self) -> str:
        """The value decoded: quoted-printable, then backslashes."""
        value = self.value
        told = self.parameters.get("ENCODING", "").upper()
        if told == "QUOTED-PRINTABLE" or "QUOTED-PRINTABLE" in self.parameters:
            data = binascii.a2b_qp(value.encode("utf-8", "surrogatepass"))
            value = as_text(data, self.parameters.get("CHARSET") or "utf-8")
        return _ESCAPED.sub(lambda hit: "\n" if hit[1] in "nN" else hit[1], value)


@dataclass(slots=True)
class Component:
    """What stands between BEGIN and END, its own lines only; `start` and `end` are code points in the text."""

    name: str
    start: int
    end: int
    lines: list[Line] = field(default_factory=list)

    def first(self, name: str) -> Line | None:
        return next((line for line in self.lines if line.name == name), None)


def components(text: str) -> Iterator[Component]:
    """Every component that is closed, or open when the text ends; one within another comes before it."""
    open_ones: list[Component] = []
    at = 0
    while at < len(text):
        line, end = _line(text, at)
        if line is not None and line.name == "BEGIN" and len(open_ones) < DEEPEST:
            open_ones.append(Component(line.value.strip().upper(), at, end))
        elif line is not None and line.name == "END":
            if open_ones and open_ones[-1].name == line.value.strip().upper():
                open_ones[-1].end = end
                yield open_ones.pop()
        elif line is not None and open_ones and len(open_ones[-1].lines) < MOST_LINES:
            open_ones[-1].lines.append(line)
        at = end
    while open_ones:
        open_ones[-1].end = len(text)
        yield open_ones.pop()


def _line(text: str, at: int) -> tuple[Line | None, int]:
    """The content line that begins here, and where the next one does."""
    end = _line_end(text, at)
    while end < len(text) and text[end] in " \t":
        end = _line_end(text, end)
    if "QUOTED-PRINTABLE" in text[at : min(end, at + 300)].upper():
        while end < len(text) and text[max(at, end - 3) : end].rstrip("\r\n").endswith("=") and end - at < 100_000:
            end = _line_end(text, end)
    return _parsed(text[at:end]), end


def _parsed(raw: str) -> Line | None:
    raw = raw.rstrip("\r\n")
    joined = _FOLD.sub("", raw)
    found = _NAME.match(joined.lstrip("\ufeff"))
    if found is None:
        return None
    joined = joined.lstrip("\ufeff")
    at, given = found.end(), dict[str, str]()
    while at < len(joined) and joined[at] == ";" and len(given) < 50:
        one = _PARAMETER.match(joined, at)
        if one is None:
            return None
        given.setdefault(one[1].upper(), (one[2] or "").strip('"'))
        at = one.end()
    if not joined.startswith(":", at):
        return None
    value = joined[at + 1 :]
    if "QUOTED-PRINTABLE" in (given.get("ENCODING", "").upper(), *given):
        value = _SOFT_BREAK.sub("", value)
    return Line(found[1].upper(), given, value, raw)


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1

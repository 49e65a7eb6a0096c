"""Lists of parts looked at line by line, without parsing: half a million messages are paged, counted and found so.

What is looked for cannot stand inside a value: there, quotes have a backslash before them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache

_TEXT = rb'"(?:[^"\\]|\\.)*+"'
_PLACE = re.compile(rb'\{"place":(' + _TEXT + rb")")
_OF = re.compile(
    rb'^\{"place":' + _TEXT + rb',"kind":' + _TEXT + rb'(?:,"name":' + _TEXT + rb')?,"of":(' + _TEXT + rb")"
)
_KIND = re.compile(rb'","kind":"([a-z-]{1,40})"')
_encode = json.JSONEncoder(ensure_ascii=False).encode


def lines_of_kind(lines: bytes, kinds: Sequence[str]) -> list[bytes]:
    """The lines of an unpacked list that tell of parts of these kinds, in their order."""
    return _of_kinds(tuple(kinds)).findall(lines)


@cache
def _of_kinds(kinds: tuple[str, ...]) -> re.Pattern[bytes]:
    named = b"|".join(re.escape(kind.encode()) for kind in kinds)
    return re.compile(rb'^\{"place":' + _TEXT + rb',"kind":"(?:' + named + rb')"[^\n]*+', re.MULTILINE)


def kinds_in(lines: bytes) -> list[bytes]:
    """The kind of each part of an unpacked list, in their order."""
    return _KIND.findall(lines)


def of_line(line: bytes) -> str | None:
    """The place of the part that a line's part belongs to."""
    found = _OF.match(line)
    return None if found is None else _word(found[1])


def place_of_line(line: bytes) -> str | None:
    """The place of a line's part."""
    found = _PLACE.match(line)
    return None if found is None else _word(found[1])


def line_at(lines: bytes, place: str) -> bytes | None:
    """The line that tells of the part at this place."""
    begins = b'{"place":' + _encode(place).encode("utf-8", "surrogatepass") + b","
    at = 0 if lines.startswith(begins) else lines.find(b"\n" + begins) + 1
    if at == 0 and not lines.startswith(begins):
        return None
    end = lines.find(b"\n", at)
    return lines[at : end if end >= 0 else None]


def lines_naming(lines: bytes, facts: Sequence[str]) -> list[bytes]:
    """The lines of parts that have one of these facts, in their order."""
    named = b"|".join(re.escape(_encode(fact).encode()) for fact in facts)
    found, end = [], -1
    for one in re.finditer(rb"\[(?:" + named + rb"),", lines):
        if one.start() > end:
            begin, close = lines.rfind(b"\n", 0, one.start()) + 1, lines.find(b"\n", one.end())
            end = close if close >= 0 else len(lines)
            found.append(lines[begin:end])
    return found


def _word(written: bytes) -> str | None:
    try:
        told = json.loads(written) if b"\\" in written else written[1:-1].decode()
    except ValueError:
        return None
    return told if isinstance(told, str) else None

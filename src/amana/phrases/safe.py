"""Text from outside made safe to show: nothing in a file's name can move, hide or turn what stands around it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"

# Format characters that belong to words: the joiners, and the signs that Arabic and Syriac numbers carry.
_KEPT_FORMAT = frozenset("\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2")
_UNSAFE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}

# All that can be unsafe lies outside this; most names end here.
_SAFE = r" -~\u00a1-\u00ac\u00ae-\u05ff\u0606-\u061b\u061d-\u06dc\u06de-\u070e"
_PLAIN = re.compile(f"[{_SAFE}]*")
_OTHER = re.compile(f"[^{_SAFE}]")
_WHITE = re.compile(r"\s+")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


def name(text: str) -> str:
    """`text` on one line, with control characters, separators and direction marks shown as escapes.

    A byte that was not UTF-8 (a lone surrogate from the file system) shows as `\\xNN`.
    """
    if _PLAIN.fullmatch(text):
        return text
    return "".join(_escaped(one) if _unsafe(one) else one for one in text)


def passage(text: str) -> str:
    """`text` from inside an item on one line: white space becomes one space, other unsafe characters go."""
    return "".join(one for one in _WHITE.sub(" ", text) if not _unsafe(one))


def pieces(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[str, bool]]:
    """`text` as passages in order, each with whether it stands in one of `spans` (code points).

    A span outside the text, or one that begins within another, is passed over.
    """
    found, at = [], 0
    for start, end in sorted(spans):
        if at <= start < end <= len(text):
            found += [(passage(text[at:start]), False), (passage(text[start:end]), True)]
            at = end
    return [one for one in (*found, (passage(text[at:]), False)) if one[0]]


def isolated(text: str) -> str:
    """`text` between marks that keep its direction from reaching its neighbours."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def without_isolates(text: str) -> str:
    """`text` without the marks that `isolated` puts around words."""
    return text.replace(FIRST_STRONG_ISOLATE, "").replace(POP_ISOLATE, "")


def has_right_to_left(text: str) -> bool:
    """Whether any character of `text` runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(one) in _RIGHT_TO_LEFT for one in text)


def json_line(value: Any) -> str:
    """`value` as one line of JSON: readable Arabic, and every unsafe character as a `\\u` escape."""
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    return _OTHER.sub(lambda one: _json_escape(one[0]) if _unsafe(one[0]) else one[0], text)


def _unsafe(char: str) -> bool:
    return unicodedata.category(char) in _UNSAFE_CATEGORIES and char not in _KEPT_FORMAT


def _escaped(char: str) -> str:
    if char in _SHORT:
        return _SHORT[char]
    point = ord(char)
    if 0xDC80 <= point <= 0xDCFF:
        return f"\\x{point - 0xDC00:02x}"
    if point < 0x100:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def _json_escape(char: str) -> str:
    # JSON writes a character above U+FFFF as its two UTF-16 halves.
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))

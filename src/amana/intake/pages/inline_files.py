"""Files that a page carries in itself, as `data:` addresses (RFC 2397): taken out before the page is parsed.

Each stands as a short mark where it stood, so that a picture of ten megabytes costs the parser nothing; where a
mark is left in a text, `restored` puts back what was written.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, replace

from amana.intake.reading import MIB, Limits, Part
from amana.records import EmbeddedFact

_MOST = 500
_DATA = re.compile(
    r"(?<=[\"'(=])data:([\w.+-]{1,60}/[\w.+-]{1,60})((?:;[\w.+-]{1,40}=[\w.+-]{1,60}){0,4});base64,"
    r"([A-Za-z0-9+/=%_-]{64,})"  # shorter ones are no file worth a part: spacers of one pixel
)
_ESCAPED = re.compile(r"%([0-9A-Fa-f]{2})")
_MARK = re.compile(r"data:,amana-inline-(\d{1,6})-")


@dataclass(frozen=True, slots=True)
class Taken:
    """A page without its inline files, the files as parts `inline/N`, and what stood for each (for `restored`)."""

    page: str
    parts: tuple[Part, ...] = ()
    written: tuple[str, ...] = ()


def taken_out(page: str, limits: Limits) -> Taken:
    """The page with each inline file replaced by a mark. Files beyond the limits stand as parts without bytes."""
    if ";base64," not in page or "amana-inline-" in page:
        return Taken(page)
    written: list[str] = []
    parts: list[Part] = []
    left = [limits.unpacked_bytes]

    def take(found: re.Match[str]) -> str:
        if len(written) >= min(_MOST, limits.parts):
            return found[0] if len(found[0]) < MIB else "data:,"
        written.append(found[0])
        parts.append(_part(len(written), found, left))
        return f"data:,amana-inline-{len(written)}-"

    return Taken(_DATA.sub(take, page), tuple(parts), tuple(written))


def _part(number: int, found: re.Match[str], left: list[int]) -> Part:
    part = Part(f"inline/{number}", "resource", media_type=found[1].lower())
    if found[2]:
        part = replace(part, facts=(EmbeddedFact("parameters", found[2][1:]),))
    size = len(found[3]) * 3 // 4
    if size > left[0]:
        return replace(part, size=size, reason="too-large")
    data = _decoded(found[3])
    if not data:
        return replace(part, reason="malformed")
    left[0] -= len(data)
    return replace(part, data=data, size=len(data))


def _decoded(written: str) -> bytes | None:
    if "%" in written:
        written = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), written)
    sound = written.replace("-", "+").replace("_", "/").rstrip("=")
    try:
        return base64.b64decode(sound + "=" * (-len(sound) % 4))
    except (binascii.Error, ValueError):
        return None


def marked(address: str) -> str | None:
    """The place of the part that a mark stands for; None for any other address."""
    found = _MARK.match(address)
    return f"inline/{int(found[1])}" if found else None


def restored(text: str, taken: Taken) -> str:
    """The text with each mark that got into it as it was written in the page."""
    if not taken.written or "data:,amana-inline-" not in text:
        return text

    def back(found: re.Match[str]) -> str:
        number = int(found[1])
        return taken.written[number - 1] if 0 < number <= len(taken.written) else found[0]

    return _MARK.sub(back, text)

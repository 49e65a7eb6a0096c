"""How much one instalment may still give back, so that its answer fits through the pipe.

A reader that reads in instalments asks before each part; where there is no room it ends the instalment. The
bounds are those of `frames`: so many parts, so many bytes of files, and so much JSON for each frame of parts.
"""

from __future__ import annotations

from amana.intake.reading import Part

_BLOCK = 500  # parts that travel in one frame
_BLOCK_BYTES = 3 << 20  # of the four that a frame of JSON may have
_WIDEST = 12  # a code point beyond the BMP, escaped as two surrogates
_FIXED = 120  # bytes of punctuation and numbers in a part


class Budget:
    """Counts parts, their files' bytes and their width as JSON. Not to be shared between instalments."""

    def __init__(self, parts: int, unpacked: int) -> None:
        self._parts, self._unpacked = parts, unpacked
        self._count = self._block_width = 0

    def has_room(self, width: int, size: int = 0) -> bool:
        """Whether a part of this JSON width and with a file of this size (bytes) fits. The first always does."""
        if self._count == 0:
            return True
        in_block = 0 if self._count % _BLOCK == 0 else self._block_width
        return self._count < self._parts and size <= self._unpacked and in_block + width <= _BLOCK_BYTES

    def take(self, width: int, size: int = 0) -> None:
        """Count it."""
        if self._count % _BLOCK == 0:
            self._block_width = 0
        self._count += 1
        self._block_width += width
        self._unpacked -= size


def width_of(part: Part) -> int:
    """At most so many bytes is a part as JSON in ASCII."""
    words = [part.place, part.name, part.of, part.media_type, part.apart]
    for fact in part.facts:
        words += (fact.name, fact.value, fact.raw)
    return _FIXED + 20 * len(part.facts) + sum(map(text_width, words))


def text_width(text: str | None) -> int:
    """At most so many bytes is a text as a JSON string in ASCII."""
    if not text:
        return 4
    if text.isascii() and text.isprintable():
        return 2 * len(text) + 4
    return _WIDEST * len(text) + 4

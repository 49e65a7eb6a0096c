"""The glyphs of a PDF page as pdfium finds them: characters, places, and which stand for several letters."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from amana.intake.documents.page_layout import Glyph, attach_marks
from amana.intake.documents.visual_order import in_letter_order, is_turned_lam_alef, plain_letters

_SAME_PLACE = 0.01  # points: parts of a ligature have one origin
_TURNED = 0.1  # radians
_MOSTLY = 10


@dataclass(frozen=True, slots=True)
class _Char:
    char: str
    x: float
    left: float
    right: float
    base: float
    height: float
    turned: bool


def glyphs_of(page_text: Any) -> list[Glyph] | None:
    """A page's glyphs with their marks; None where a good part of the text is turned on its side."""
    chars = list(_chars(page_text))
    if sum(char.turned for char in chars) * _MOSTLY > len(chars):
        return None
    clusters = list(_clusters(chars))
    ligatures = ["".join(char.char for char in cluster) for cluster in clusters if len(cluster) > 1]
    turned = sum(is_turned_lam_alef(ligature) for ligature in ligatures)
    straight = sum(is_turned_lam_alef(ligature[::-1]) for ligature in ligatures)
    reversed_page = turned > straight
    glyphs = [_glyph(cluster, reversed_page) for cluster in clusters]
    marks = [glyph for glyph in glyphs if _is_mark(glyph.text)]
    bases = [glyph for glyph in glyphs if not _is_mark(glyph.text)]
    attach_marks(bases, marks)
    return bases


def _is_mark(text: str) -> bool:
    return bool(text) and all(unicodedata.combining(char) for char in text)


def _chars(page_text: Any) -> Iterator[_Char]:
    """Every character that stands on the page; what pdfium adds (spaces, line ends) is left out."""
    from pypdfium2 import raw

    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    for index in range(raw.FPDFText_CountChars(page_text)):
        point = raw.FPDFText_GetUnicode(page_text, index)
        if raw.FPDFText_IsGenerated(page_text, index) or point in (0, 10, 13, 0xFFFE):
            continue
        raw.FPDFText_GetCharOrigin(page_text, index, x, y)
        raw.FPDFText_GetLooseCharBox(page_text, index, box)
        height = max(box.top - box.bottom, 1.0)
        angle = raw.FPDFText_GetCharAngle(page_text, index)
        char = " " if chr(point).isspace() else chr(point)
        if char == " " and box.right - box.left < _SAME_PLACE:
            continue  # added by pdfium without saying so; where it stands is not to be trusted
        yield _Char(char, x.value, box.left, box.right, y.value, height, _TURNED < angle < 6.18)


def _clusters(chars: list[_Char]) -> Iterator[list[_Char]]:
    """Characters of one origin, next to each other in the file: one glyph."""
    cluster: list[_Char] = []
    for char in chars:
        if cluster and not _one_place(cluster[0], char):
            yield cluster
            cluster = []
        cluster.append(char)
    if cluster:
        yield cluster


def _one_place(one: _Char, other: _Char) -> bool:
    near = abs(one.x - other.x) < _SAME_PLACE and abs(one.base - other.base) < _SAME_PLACE
    return near and " " not in (one.char, other.char)


def _glyph(cluster: list[_Char], reversed_page: bool) -> Glyph:
    if len(cluster) == 1:
        (char,) = cluster
        return Glyph(plain_letters(char.char), char.left, char.right, char.base, char.height)
    text = in_letter_order([plain_letters(char.char) for char in cluster], reversed_page)
    return Glyph(
        text,
        min(char.left for char in cluster),
        max(char.right for char in cluster),
        cluster[0].base,
        max(char.height for char in cluster),
    )

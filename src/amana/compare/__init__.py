"""Comparing what is kept: near-copies of pictures, films and texts, and what differs between them."""

from __future__ import annotations

from amana.compare.alike import alike
from amana.compare.values import Change, Difference, Likeness, PictureLikeness, TextLikeness

__all__ = [
    "Change",
    "Difference",
    "Likeness",
    "PictureLikeness",
    "TextLikeness",
    "alike",
]

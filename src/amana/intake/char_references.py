"""Character references (`&amp;`, `&#1575;`) decoded, however many digits they have."""

from __future__ import annotations

import html
import re

# Python reads no number of more than 4,300 digits, and no character has more than seven.
_HUGE = re.compile(r"&#(?:\d{8,}|[xX][0-9A-Fa-f]{8,});?")


def unescaped(text: str) -> str:
    """The text with its references decoded. Those beyond all characters are U+FFFD, as browsers show them."""
    return html.unescape(without_huge(text)) if "&" in text else text


def without_huge(text: str) -> str:
    """The text with nothing in it that Python's own decoding would stumble over."""
    return _HUGE.sub("\ufffd", text) if "&#" in text else text

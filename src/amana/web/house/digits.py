"""Arabic-Indic digits, for those who prefer them."""

from __future__ import annotations

import re
from typing import Final

_DIGITS: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
# What stands between marks of isolation comes from outside: a file's name keeps its digits.
_ISOLATED: Final = re.compile("(\u2068[^\u2069]*\u2069)")


def to_arabic(text: str) -> str:
    """`text` with its digits as ٠-٩, but for what is isolated in it."""
    parts = _ISOLATED.split(text)
    return "".join(part if at % 2 else part.translate(_DIGITS) for at, part in enumerate(parts))

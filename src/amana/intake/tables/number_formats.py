"""What a spreadsheet's number format makes of a number: a date, a time, a share in percent, or the number itself.

Number formats: ECMA-376 part 1, 18.8.30 and 18.8.31. No cell is guessed to be a date: its format says so.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, timedelta
from functools import cache

BUILT_IN = {
    9: "0%",
    10: "0.00%",
    14: "mm-dd-yy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mmss.0",
    **dict.fromkeys((*range(27, 32), 36, *range(50, 59)), "yyyy-mm-dd"),  # dates in eastern languages
    **dict.fromkeys(range(32, 36), "h:mm:ss"),
}
_QUOTED = re.compile(r'"[^"]{0,200}"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]{0,60}\]', re.IGNORECASE)
_LARGEST_DAY = 2_958_465  # 31 December 9999


@cache
def meaning(code: str) -> str:
    """`date`, `time`, `date-time`, `duration`, `percent` or `number`."""
    bare = _QUOTED.sub("", code[:300].split(";")[0]).lower()
    if "[h" in bare or "[m" in bare or "[s" in bare:
        return "duration"
    day = "d" in bare or "y" in bare or "mmm" in bare
    hour = "h" in bare or "s" in bare.replace("general", "")
    if day or hour:
        return "date-time" if day and hour else "date" if day else "time"
    return "percent" if "%" in bare else "number"


def shown(number: float, code: str, since_1904: bool = False) -> str:
    """The number as its format means it: ISO 8601 for dates and times, `12.5%`, or the number."""
    kind = meaning(code)
    if kind == "percent":
        places = len(code.split(";")[0].partition(".")[2].partition("%")[0].strip())
        return f"{number * 100:.{min(places, 10)}f}%"
    if kind != "number" and math.isfinite(number) and 0 <= number <= _LARGEST_DAY:
        return _moment(number, kind, since_1904)
    return plain(number)


def plain(number: float) -> str:
    """A number in as many digits as a spreadsheet keeps: 15."""
    if not math.isfinite(number):
        return str(number)
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.15g}"


def _moment(number: float, kind: str, since_1904: bool) -> str:
    """Days since the end of 1899 (or 1904), the fraction as time. Day 60 of 1900 never was, and is counted."""
    days, seconds = divmod(round(number * 86400), 86400)
    hours = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    if kind == "duration":
        total = days * 24 + seconds // 3600
        return f"{total}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    if kind == "time" or (days == 0 and not since_1904):
        return hours
    first = date(1904, 1, 1) if since_1904 else date(1899, 12, 30 if days > 60 else 31)
    day = (datetime(first.year, first.month, first.day) + timedelta(days=days)).date().isoformat()
    return day if kind == "date" and seconds == 0 else f"{day}T{hours}"

"""Places as films write them: ISO 6709, annex H (`+36.2021+037.1343+379.000/`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from amana.records import EmbeddedFact

_FORM = re.compile(
    r"([+-])(\d{2,6})(\.\d{1,12})?([+-])(\d{3,7})(\.\d{1,12})?(?:([+-]\d{1,8}(?:\.\d{1,12})?))?(?:CRS[^/]{0,40})?/?"
)


def place_facts(written: str) -> Iterator[EmbeddedFact]:
    """Latitude and longitude in decimal degrees, height in metres; or the place as it stands."""
    found = _FORM.fullmatch(written.strip())
    both = (_degrees(found[2], found[3], 2), _degrees(found[5], found[6], 3)) if found else (None, None)
    if found is None or both[0] is None or both[1] is None or both[0] > 90 or both[1] > 180:
        yield EmbeddedFact("location", written)
        return
    yield EmbeddedFact("gps-latitude", f"{both[0]:.6f} {'S' if found[1] == '-' else 'N'}", written)
    yield EmbeddedFact("gps-longitude", f"{both[1]:.6f} {'W' if found[4] == '-' else 'E'}", written)
    if found[7]:
        yield EmbeddedFact("gps-altitude", f"{float(found[7]):.1f} m", written)


def _degrees(digits: str, fraction: str | None, width: int) -> float | None:
    """`DD`, `DDMM` or `DDMMSS`, the fraction being of the last; None where it is none of them."""
    if len(digits) not in (width, width + 2, width + 4):
        return None
    parts = [digits[:width], *(digits[at : at + 2] for at in range(width, len(digits), 2))]
    numbers = [float(part) for part in parts]
    numbers[-1] += float(fraction or 0)
    if any(number >= 60 for number in numbers[1:]):
        return None
    return sum((number / 60.0**place for place, number in enumerate(numbers)), 0.0)

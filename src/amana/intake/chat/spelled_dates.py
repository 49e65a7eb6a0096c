"""Dates whose month is spelled: `Jun 02, 2024 10:20:00 am`, `2 juin 2024, 10:20`, `٢ حزيران ٢٠٢٤ ١٠:٢٠ ص`.

The names are those of the languages that the people of this material set their telephones to; both Arabic rows of
months, that of the Levant and that of the Gulf and Egypt. A date all in figures is not read: it may be either.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache

from amana.intake.chat.line_form import MARKS, clock

_MONTHS = (
    "jan january يناير كانون_الثاني كانون_ثاني جانفي ocak oca januar jänner janv janvier ene enero",
    "feb february فبراير شباط فيفري şubat şub februar févr fév février febrero",
    "mar march مارس آذار اذار mart märz mars marzo",
    "apr april أبريل ابريل إبريل نيسان أفريل nisan nis avr avril abr abril",
    "may مايو أيار ايار ماي mayıs mai mayo",
    "jun june يونيو حزيران جوان haziran haz juni juin junio",
    "jul july يوليو تموز جويلية temmuz tem juli juil juillet julio",
    "aug august أغسطس اغسطس آب اب أوت ağustos ağu août ago agosto",
    "sep sept september سبتمبر أيلول ايلول eylül eyl septembre septiembre",
    "oct october أكتوبر اكتوبر تشرين_الأول تشرين_أول تشرين_الاول ekim eki okt oktober octobre octubre",
    "nov november نوفمبر تشرين_الثاني تشرين_ثاني kasım kas novembre noviembre",
    "dec december ديسمبر كانون_الأول كانون_أول كانون_الاول aralık ara dez dezember déc décembre dic diciembre",
)
_NUMBER_OF = {name.replace("_", " "): n for n, names in enumerate(_MONTHS, 1) for name in names.split()}
_NAMES = "|".join(sorted(map(re.escape, _NUMBER_OF), key=len, reverse=True))
_MONTH = re.compile(rf"(?<!\w)(?:{_NAMES})(?!\w)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?!\d)")
_STEERING = re.compile(f"[{MARKS}]")
_LONGEST = 100
_REMEMBERED = 4096


@lru_cache(_REMEMBERED)
def spelled_moment(raw: str) -> str | None:
    """ISO 8601 without a zone, to the minute or the second as told; None where it is not surely such a moment."""
    text = _STEERING.sub("", raw)
    at = _CLOCK.search(text)
    if at is None or len(text) > _LONGEST:
        return None
    day = _day(text[: at.start()])
    time = clock(text[at.start() :].strip())
    return None if day is None or time is None else f"{day}T{time}"


def _day(text: str) -> str | None:
    months = _MONTH.findall(text)
    numbers = [int(one) for one in _NUMBER.findall(text) if len(one) < 5]
    if len(months) != 1 or len(numbers) != 2:
        return None
    year, day = max(numbers), min(numbers)
    try:
        return datetime(year, _NUMBER_OF[months[0].lower()], day).date().isoformat() if year > 999 else None
    except ValueError:
        return None

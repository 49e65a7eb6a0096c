"""Days that have a name, and days of the Islamic calendar."""

from __future__ import annotations

from datetime import date

from hijridate import Gregorian, Hijri

from amana.reading.times.context import FUTURE, Context, Draft
from amana.reading.times.moments import Moment, of_day, span, valid
from amana.reading.times.phrase import Phrase

_MONTH2 = {"rabi": 3, "jumada": 5}
_ISLAMIC = {"fitr": (10, 1), "adha": (12, 10), "hijra": (1, 1)}
_FIRST_YEAR, _LAST_YEAR = 1343, 1500


# صفر is zero as well.
_SAFAR = 2


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of an Islamic date (Umm al-Qura); None outside its tables."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def _month(phrase: Phrase) -> int | None:
    two = phrase.place("hmonth2", "dhu")
    if two >= 0:
        named, order = phrase.scan.word(two), phrase.scan.word(two + 1)
        if named is None or order is None:
            return None
        if named.kind == "dhu":
            return int(order.value)
        return _MONTH2[named.value] + (order.value == "2")
    value = phrase.value("hmonth", "ramadan")
    return int(value) if value else None


def hijri_date(phrase: Phrase, context: Context) -> Draft | None:
    """23 Rabi al-awwal 1438, Ramadan 1437, Ramadan."""
    month = _month(phrase)
    if month is None:
        return None
    days = [int(group) for group in phrase.groups if group <= 30]
    if month == _SAFAR and not phrase.kinds & {"year", "unit", "hijri"}:
        return None
    years = [int(group) for group in phrase.groups if group > 99]
    if years and years[0] > _LAST_YEAR:
        return _of_gregorian_year(years[0], month)
    year = years[0] if years else _near_year(context, month, days[0] if days else 1)
    if year is None:
        return Draft("DATE", Moment(None))
    anchor = "absolute" if years else "publication"
    if days:
        day = hijri_day(year, month, days[0])
        return Draft("DATE", of_day(day), anchor) if day else Draft("DATE", Moment(None))
    return _whole(year, month, anchor)


def hijri_year(phrase: Phrase, _context: Context) -> Draft | None:
    """1438 of the Hijra: two Gregorian years share it."""
    year = int(phrase.groups[0]) if phrase.groups else 0
    first, following = hijri_day(year, 1, 1), hijri_day(year + 1, 1, 1)
    if first is None or following is None:
        return Draft("DATE", Moment(None))
    last = date.fromordinal(following.toordinal() - 1)
    return Draft("DATE", span(f"{first.isoformat()}/{last.isoformat()}", first, last), "absolute")


def _whole(year: int, month: int, anchor: str) -> Draft:
    first = hijri_day(year, month, 1)
    last = hijri_day(year, month, 30) or hijri_day(year, month, 29)
    value = f"{first.isoformat()}/{last.isoformat()}" if first and last else None
    return Draft("DATE", span(value, first, last), anchor)


def _of_gregorian_year(year: int, month: int) -> Draft:
    for hijri in (year - 580, year - 579, year - 578):
        first = hijri_day(hijri, month, 1)
        if first and first.year == year:
            return _whole(hijri, month, "absolute")
    return Draft("DATE", Moment(f"{year:04}"), "absolute")


def _near_year(context: Context, month: int, day: int) -> int | None:
    published = context.published
    if published is None or not valid(1925, 1, 1) <= published <= date(2077, 1, 1):  # type: ignore[operator]
        return None
    now = Gregorian(published.year, published.month, published.day).to_hijri().year
    days = [
        (abs((found - published).days), year)
        for year in (now - 1, now, now + 1)
        if (found := hijri_day(year, month, day))
    ]
    return min(days)[1] if days else None


def _easter(year: int) -> date | None:
    """The Western Easter Sunday (Butcher's rule)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return valid(year, month, day + 1)


def _thanksgiving(year: int) -> date | None:
    first = valid(year, 11, 1)
    return first and valid(year, 11, 1 + (3 - first.weekday()) % 7 + 21)


def _feast_day(name: str, year: int) -> date | None:
    if name == "easter":
        return _easter(year)
    if name == "thanksgiving":
        return _thanksgiving(year)
    if name in _ISLAMIC:
        month, day = _ISLAMIC[name]
        found = [
            one
            for hijri in range(year - 580, year - 576)
            if (one := hijri_day(hijri, month, day)) and one.year == year
        ]
        return found[0] if found else None
    month, day = (int(part) for part in name.split("-"))
    return valid(year, month, day)


def _name_of(phrase: Phrase) -> str:
    if phrase.kinds & {"head", "new"}:
        if "hijri" in phrase.kinds:
            return "hijra"
        return "12-31" if phrase.kinds & {"night", "eveof"} else "1-1"
    name = phrase.value("fitr", "adha", "feast", "nativity") or ""
    return "12-24" if "eveof" in phrase.kinds and name == "12-25" else name


def feast(phrase: Phrase, context: Context) -> Draft | None:
    """Christmas, last Thanksgiving, عيد الفطر, with or without its year."""
    name = _name_of(phrase)
    years = [int(group) for group in phrase.groups if group > 99]
    published = context.published
    if years:
        day = _feast_day(name, years[0])
        return Draft("DATE", of_day(day), "absolute") if day else None
    if published is None:
        return Draft("DATE", Moment("XXXX-" + name if name[:1].isdigit() else "XXXX-XX-XX"))
    found = [day for year in range(published.year - 1, published.year + 2) if (day := _feast_day(name, year))]
    if not found:
        return None
    back = bool(phrase.kinds & {"last", "past", "previous"})
    ahead = bool(phrase.kinds & {"next", "coming"}) or context.tense(phrase.begin, phrase.end) == FUTURE
    sided = [day for day in found if (day < published if back else day >= published)] if back or ahead else found
    day = min(sided or found, key=lambda one: abs((one - published).days))
    return Draft("DATE", of_day(day), "publication")

"""What a number is there for: a count, a year, a day of a month, an age, a name's number, a vote."""

from __future__ import annotations

import re
from functools import cache

from amana.language import is_stop
from amana.reading.nouns import NumberRole
from amana.reading.numbers.figure import Figure
from amana.reading.numbers.near import PREFIXES, After, Before, Place, skip_back, skip_blanks
from amana.reading.numbers.tables import forms, rows

_YEAR = range(1900, 2101)
_OLD_YEAR = range(1000, 2200)
_DAY = range(1, 32)
_OLDEST = 115
_HOURS = 24
_CAPITAL_ONLY = "*"
_IN_APPOSITION = re.compile(r"[^\W\d_a-z][\w'’-]*, $")
_CLOSES = re.compile(r" ?[,.)]")
_VOTES_ONLY = re.compile(r"[\s()\d]*")
_NAME_BEFORE = re.compile(r"(?P<lead>^|[^\n]?[^\n])(?P<name>[A-Z][A-Za-z&.'’]*)[ -]$")
_STARTS_SENTENCE = re.compile(r"(?:^|[.!?:;\n\"“”«»'‘(\[-] ?)$")
_PLURAL = re.compile(
    r" (?!(?:this|his|its|is|was|has|as|does|us|thus|plus|always|perhaps|towards|across|besides|says|means)\b)"
    r"(?:[a-z]+-)?[a-z]{2,}(?<!s)s\b|[ -](?:[a-z]+ ){0,2}(?:people|children|men|women)\b"
)
_ON_THE_MAP = re.compile(r" ?(?:°|º)(?: ?\d| ?[nsew]\b)|['″\"] ?[nsew]\b|'\d")
_POINT = re.compile(r" ?\)")
_NUMBERED = re.compile(r"[.-]+ (?!\d)")
_LONGEST_POINT = 3
_FURTHEST = 60
_ERA = re.compile(r" ?(?:A\.?D\.?|B\.?C\.?(?:E\.?)?|C\.?E\.?)(?![\w.])")
_STREET = re.compile(
    r" (?:[A-Z][a-z'’]{1,20} ){1,3}"
    r"(?:Street|Road|Avenue|Lane|Boulevard|Drive|Square|Place|Terrace|Court|St|Rd|Ave)\b"
)
_NUMBERED_BY = frozenset(("no.", "#", "رقم"))
# A name in mid-sentence that begins with a number word: the Four Seasons.
_NAMED_BY = re.compile(r"(?<![^\W\d_])[a-z]{2,12} $")
_SHOUTED = re.compile(r"[A-Z]{2,15} $")
_NEXT = frozenset((" and ", " or ", " و", " أو "))
# Words that open a sentence before a count, and small words that have a capital in headlines only.
_OPENERS = frozenset(
    ("another", "only", "just", "nearly", "almost", "some", "all", "aged", "other", "an", "additional")
)
_SMALL_WORDS = frozenset(
    ("In", "At", "On", "Of", "By", "From", "After", "As", "And", "For", "With", "Dead", "Killed")
)
_NEXT_WORD = re.compile(r"[ -]([A-Za-z]+)")


@cache
def _before(kind: str) -> Before[str]:
    return Before([(form.rstrip(_CAPITAL_ONLY), form) for form in _forms(kind, "before")])


@cache
def _after(kind: str) -> After[str]:
    return After([(form.rstrip(_CAPITAL_ONLY), form) for form in _forms(kind, "after")])


@cache
def _words_before() -> frozenset[str]:
    kinds = (_before(kind).words for kind in ("month", "clock", "age", "vote"))
    return frozenset(("the", ",", "(", "[", "*", "-", ".", '"', "'")).union(*kinds)


@cache
def _words_after() -> frozenset[str]:
    kinds = (_after(kind).words for kind in ("month", "clock", "age", "vote"))
    return frozenset(("of", "من", "شهر", *"-)]°º'″\"′.")).union(*kinds)


def _forms(kind: str, side: str) -> list[str]:
    return [
        spelt
        for row_kind, where, english, arabic in rows("contexts")
        if row_kind == kind and where in (side, "both")
        for form in forms(english) + forms(arabic)
        for spelt in (
            (form, form.rstrip(_CAPITAL_ONLY) + "." + form[len(form.rstrip(_CAPITAL_ONLY)) :])
            if kind == "month"
            else (form,)
        )
    ]


def may_be_age(place: Place, end: int) -> bool:
    """Whether the word that ends here is one of those that `age_before` looks for."""
    word = place.last(end)
    return word in _age_words() or (word[:1] in PREFIXES and word[1:] in _age_words())


@cache
def _age_words() -> frozenset[str]:
    return _before("age").words


def age_before(place: Place, start: int) -> int:
    """Where `the age of` and its like before a number begin, or `start`: a hedge may stand before them."""
    found = _before("age").find(place, skip_back(place.text, start))
    if found is None:
        return start
    return found[0] - 4 if place.text.startswith("the ", max(0, found[0] - 4)) else found[0]


def goes_on(place: Place, first: Figure, second: Figure) -> tuple[NumberRole, str] | None:
    """What a number is because of the one before it: 5 and 6 May, 1000 to 1260 AD, ISO 3888-2."""
    if second.role != "quantity" or second.unit is not None or second.one.shape != "plain":
        return None
    between = place.kept[first.end : second.start]
    if first.role == "identifier" and between == "-":
        return "identifier", "identifier/goes-on"
    if second.hedge != "exact" or between not in _NEXT or _PLURAL.match(place.text, second.end):
        return None
    if first.rule == "date/month" and second.low in _DAY:
        return "date", "date/goes-on"
    if first.role == "year" and second.low in _OLD_YEAR and second.end - second.start == len("1260"):
        return "year", "year/goes-on"
    return None


class Surroundings:
    """The folded text and the same text unfolded, for rules that ask for capitals."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.text = place.text
        self.kept = place.kept

    def role(self, one: Figure) -> tuple[NumberRole, str]:
        """The role and the rule that gives it; an empty rule where the number's form says it all."""
        form = one.one.form
        if form in ("date", "clock"):
            return "date", form
        if form == "code" or form == "code?":
            return "identifier", "code"
        if form == "ordinal":
            return ("date", "date/month") if self._by_month(one) and self._is_day(one) else ("ordinal", "ordinal")
        if self._may_be_told(one) and (told := self._told(one)) is not None:
            return told
        if one.unit is not None and one.unit.unit.role != "quantity":
            return one.unit.unit.role, ""
        if one.unit is not None and one.one.scale == 1 and self._is_numbered_for_sure(one):
            return "identifier", "identifier/word-before"
        return self._unitless(one)

    def _may_be_told(self, one: Figure) -> bool:
        """Whether a word or sign stands beside the number that may say what it is: most have none."""
        if one.one.clitic or one.start == 0:
            return True
        before = self.place.last(skip_back(self.text, one.start))
        if before == "" or before in _words_before() or before[0] in PREFIXES:
            return True
        return self.place.first(skip_blanks(self.text, one.end)) in _words_after()

    def _told(self, one: Figure) -> tuple[NumberRole, str] | None:
        """What the words beside a number say that it is."""
        form = one.one.form
        if self._is_reference(one):
            return "identifier", "identifier/reference"
        if self._is_day(one) and (one.unit is None or one.unit.unit.role == "quantity") and self._by_month(one):
            return "date", "date/month"
        if form != "share" and self._is_clock(one):
            return "date", "clock"
        if self._is_age(one):
            return "age", "age"
        return ("vote", "vote") if self._is_vote(one) else None

    def _unitless(self, one: Figure) -> tuple[NumberRole, str]:
        if one.one.form not in ("digits", "words") or one.low is None or one.unit is not None:
            return "quantity", ""
        return self._by_shape(one) or self._by_word(one)

    def _by_shape(self, one: Figure) -> tuple[NumberRole, str] | None:
        """What holds for numbers of any shape: years before ours, houses, version 2.1."""
        if one.one.form == "digits" and self._is_old(one):
            return "year", "year/era"
        if self._is_at_home(one):
            return "identifier", "identifier/address"
        if one.one.shape == "decimal" and one.hedge == "exact" and self._is_numbered(one):
            return "identifier", "identifier/word-before"
        return None

    def _by_word(self, one: Figure) -> tuple[NumberRole, str]:
        if (
            one.hedge == "about"
            and one.low in _YEAR
            and one.low is not None
            and one.low % 50
            and self._is_year(one)
        ):
            return "year", "year/about"
        if (
            one.one.shape not in ("plain", "")
            or one.one.scale != 1
            or one.hedge in ("more", "less", "about", "rise", "fall")
        ):
            return "quantity", ""
        if self._is_year(one):
            return "year", "year"
        if self._is_numbered(one):
            return "identifier", "identifier/word-before"
        if one.one.form == "words" and self._opens_a_name(one):
            return "identifier", "identifier/name"
        if (one.one.form == "digits" or self._is_capital(one)) and self._is_named(one):
            return "identifier", "identifier/name-before"
        return "quantity", ""

    def _is_reference(self, one: Figure) -> bool:
        """A footnote's number, and degrees on the map."""
        if one.one.form != "digits":
            return False
        if self.text[one.start - 1 : one.start] == "[" and self.text[one.end : one.end + 1] == "]":
            return True
        return bool(_ON_THE_MAP.match(self.text, one.end)) or self._opens_a_point(one)

    def _opens_a_point(self, one: Figure) -> bool:
        """1) and 1. before the points of a list."""
        if one.one.shape != "plain" or one.end - one.start > _LONGEST_POINT:
            return False
        begin = max(self.text.rfind("\n", 0, one.start) + 1, one.start - _FURTHEST)
        if _POINT.match(self.text, one.end):
            return "(" not in self.text[begin : one.start]
        return self.text[begin : one.start].strip(" *-") == "" and bool(_NUMBERED.match(self.text, one.end))

    def _is_day(self, one: Figure) -> bool:
        return one.low in _DAY and (one.high in _DAY)

    def _by_month(self, one: Figure) -> bool:
        end = skip_blanks(self.text, one.end)
        for lead in ("of ", "من شهر ", "من ", "شهر "):
            if self.text.startswith(lead, end):
                end += len(lead)
                break
        found = _after("month").find(self.place, end)
        if found and self._has_capital(found[1], end):
            return True
        start = skip_back(self.text, one.start)
        start = start - 4 if self.text.startswith(" the", start - 4) and start > 4 else start
        back = _before("month").find(self.place, start)
        return back is not None and self._has_capital(back[1], back[0]) and one.unit is None

    def _has_capital(self, form: str, at: int) -> bool:
        return not form.endswith(_CAPITAL_ONLY) or self.kept[at].isupper() or self.kept.islower()

    def _is_clock(self, one: Figure) -> bool:
        if one.high is None or one.high > _HOURS:
            return False
        if _after("clock").find(self.place, skip_blanks(self.text, one.end)):
            return True
        found = _before("clock").find(self.place, skip_back(self.text, one.start))
        return found is not None

    def _is_age(self, one: Figure) -> bool:
        if one.low is None or one.one.form not in ("digits", "words") or one.low > _OLDEST:
            return False
        end = skip_blanks(self.text, one.end)
        if _after("age").find(self.place, end):
            return True
        if self.text.startswith("-", end) and _after("age").find(self.place, end + 1):
            return True
        return self._is_after_age(one) or self._in_apposition(one)

    def _is_after_age(self, one: Figure) -> bool:
        end = skip_back(self.text, one.before - len(one.one.clitic))
        years = one.unit is None or one.unit.unit.id == "year"
        return years and _before("age").find(self.place, end) is not None

    def _in_apposition(self, one: Figure) -> bool:
        """Idris, 35, said; (35 عاما)."""
        if one.unit is None:
            name = _IN_APPOSITION.search(self.kept, max(0, one.start - 24), one.start)
            plain = one.one.shape == "plain" and name is not None and one.hedge == "exact"
            return plain and bool(_CLOSES.match(self.text, one.end)) and not self._month_like(name)
        arabic_years = (
            one.unit.unit.id == "year" and one.one.arabic is False and self.kept[one.unit.start] > "\u0600"
        )
        return (
            arabic_years
            and self.text[one.start - 1 : one.start] == "("
            and self.text[one.after : one.after + 1] == ")"
        )

    def _month_like(self, name: re.Match[str] | None) -> bool:
        return name is not None and bool(_before("month").find(self.place, name.end() - 2))

    def _is_vote(self, one: Figure) -> bool:
        if one.one.form != "digits":
            return False
        if _after("vote").find(self.place, skip_blanks(self.text, one.end)):
            return True
        if self.text[one.start - 1 : one.start] == "(" and self._counts_votes(one):
            return True
        if self.text[one.start - 1 : one.start] != "(" or self.text[one.end : one.end + 1] != ")":
            return False
        begin = self.text.rfind("\n", 0, one.start) + 1
        line_end = self.text.find("\n", one.end)
        line = self.text[begin : len(self.text) if line_end < 0 else line_end]
        return len(line) < 200 and bool(_VOTES_ONLY.fullmatch(line))

    def _counts_votes(self, one: Figure) -> bool:
        """Comments (12)."""
        closed = self.text[one.end : one.end + 1] == ")"
        return closed and _before("vote").find(self.place, skip_back(self.text, one.start - 1)) is not None

    def _is_year(self, one: Figure) -> bool:
        if one.low is None or one.low not in _OLD_YEAR or one.end - one.start != 4 or one.low != one.high:
            return False
        start = skip_back(self.text, one.start - len(one.one.clitic))
        if _before("month").find(self.place, start - (self.text[start - 1 : start] == ",")) is not None:
            return True
        if (one.low % 50 == 0 or one.low not in _YEAR) and self._counts_something(one):
            return False
        if one.low in _YEAR:
            return True
        return _before("year-strong").find(self.place, start) is not None

    def _is_old(self, one: Figure) -> bool:
        """400 BC; A.D. 70 is told by the word before it."""
        era = _ERA.match(self.kept, one.end)
        return era is not None and one.one.shape in ("plain", "grouped")

    def _is_at_home(self, one: Figure) -> bool:
        """12 Mill Street."""
        return self.kept[one.end + 1 : one.end + 2].isupper() and bool(_STREET.match(self.kept, one.end))

    def _counts_something(self, one: Figure) -> bool:
        return bool(_PLURAL.match(self.text, one.end))

    def _is_numbered(self, one: Figure) -> bool:
        """Resolution 2254, room 12, القرار 2254."""
        start = skip_back(self.text, one.start)
        if self.text[start - 1 : start] == "#":
            return True
        found = _before("identifier").find(self.place, start)
        return found is not None and (self._is_numbered_for_sure(one) or not self._counts_something(one))

    def _is_numbered_for_sure(self, one: Figure) -> bool:
        """No. 2 official, Formula 1 drivers: what follows is not what is counted."""
        start = skip_back(self.text, one.start)
        if self.place.last(start) in _NUMBERED_BY:
            return True
        found = _before("identifier").find(self.place, start)
        if found is None or found[1].startswith("no") or not self.kept[found[0]].isupper():
            return False
        return self._goes_on_small(one)

    def _goes_on_small(self, one: Figure) -> bool:
        """Whether the next word has no capital, so that a capital before the number is one of a name."""
        return self.kept[one.end : one.end + 1] == " " and self.kept[one.end + 1 : one.end + 2].islower()

    def _is_named(self, one: Figure) -> bool:
        """Planet 9, Nikkei 225: a capital in mid-sentence before it, and nothing counted behind it."""
        match = _NAME_BEFORE.search(self.kept, max(0, one.start - 24), one.start)
        if match is None or match["name"] in ("I", "A"):
            return False
        spelt = one.one.form == "words" and match["lead"] != "" and self._goes_on_small(one)
        if self._counts_something(one) and not spelt:
            return False
        opens = _STARTS_SENTENCE.search(self.kept, max(0, match.start("name") - 3), match.start("name"))
        if opens and (is_stop(match["name"].lower()) or match["name"].lower() in _OPENERS):
            return False
        if _before("year").find(self.place, one.start - 1) or _before("month").find(self.place, one.start - 1):
            return False
        return not self._in_capitals(match["name"], match.start("name"), one.end)

    def _opens_a_name(self, one: Figure) -> bool:
        """The Four Seasons, the Five Star Movement; headlines have capitals before the number too."""
        return (
            self._is_capital(one)
            and self.kept[one.end : one.end + 1] == " "
            and self.kept[one.end + 1 : one.end + 2].isupper()
            and bool(_NAMED_BY.search(self.kept, max(0, one.start - 14), one.start))
        )

    def _is_capital(self, one: Figure) -> bool:
        """Formula One, the Big Three: number words of a name."""
        return self.kept[one.start].isupper() and not self.kept[one.start : one.end].isupper()

    def _in_capitals(self, name: str, start: int, end: int) -> bool:
        """Whether a headline is written with capitals: then one says nothing."""
        following = _NEXT_WORD.match(self.kept, end)
        if following is not None and following[1] in _SMALL_WORDS:
            return True
        if not name.isupper() or len(name) < len("NATO"):
            return False
        shouted = bool(_SHOUTED.search(self.kept, max(0, start - 16), start))
        return shouted or (
            self.kept[end : end + 1] not in ".,;:)" if following is None else following[1].isupper()
        )

"""How much of a place is meant: eastern Aleppo, the old city of Homs, Aleppo’s eastern neighborhoods.

The part's words belong to the mention's span, save where the place stands in front with its 's: then the part is a
mention of its own, of the same place. The countryside of a town is its governorate.
"""

from __future__ import annotations

import re
from functools import cache

from amana.language import fold
from amana.reading.places import lists, parts_arabic
from amana.reading.places.entries import Entry, shipped
from amana.reading.places.found import Candidate
from amana.reading.places.resolve import Choice

Placed = tuple[Candidate, Choice | None]
_BACK = 60
_COUNTRYSIDE = frozenset(["rural", "countryside"])
_VAGUE = frozenset(["part", "parts", "area", "areas", "half", "side", "district", "neighborhood", "neighbourhood"])
_TOWNS = frozenset(["capital", "city", "town"])
_BLANK = "[ \u00a0]{1,2}"


class _Patterns:
    """The patterns that the words of the lists make, compiled when first needed."""

    def __init__(self) -> None:
        side = lists.alternatives([word for row in lists.of_use("direction") for word in row.english])
        area = lists.alternatives([word for row in lists.of_use("area") for word in row.english])
        sides = (
            rf"(?:{side})(?:,?{_BLANK}(?:and|or){_BLANK}(?:(?:several|some|most|parts of){_BLANK})?(?:{side}))?"
        )
        self.side = re.compile(rf"(?:{side})", re.IGNORECASE)
        self.before = re.compile(rf"\b({sides})(?:{_BLANK}|-)\Z", re.IGNORECASE)
        self.of = re.compile(
            rf"\b((?:{sides}{_BLANK})?(?:{area})){_BLANK}of{_BLANK}(?:the{_BLANK})?(?:city{_BLANK}of{_BLANK})?\Z",
            re.IGNORECASE,
        )
        self.after = re.compile(rf"{_BLANK}(countryside|city|suburbs|outskirts|neighborhoods|neighbourhoods)\b")
        self.alone = re.compile(rf"\b((?:{sides}){_BLANK}(?:{area}))\b(?!{_BLANK}of{_BLANK})", re.IGNORECASE)
        self.gate = re.compile(rf"\b(?:{area})\b", re.IGNORECASE)


@cache
def _patterns() -> _Patterns:
    return _Patterns()


def with_parts(text: str, candidates: list[Candidate], chosen: list[Choice | None]) -> list[Placed]:
    """Each mention with its part, and the parts that stand alone, in order and none over another."""
    placed: list[Placed] = list(zip(candidates, chosen, strict=True))
    placed = [parts_arabic.with_part(text, *one) if one[0].arabic else _with_part(text, *one) for one in placed]
    placed = [(candidate, of_countryside(candidate, choice)) for candidate, choice in placed]
    alone = [*_alone(text), *parts_arabic.alone(text)]
    if alone:
        taken = [(one.start, one.end) for one, _ in placed]
        for part in alone:
            if not any(part.start < end and start < part.end for start, end in taken):
                placed.append((part, of_countryside(part, _anchor(part, placed))))
        placed = [one for one in placed if one[1] is not None or one[0].part is None]
    placed.sort(key=lambda one: (one[0].start, -one[0].end))
    return [one for at, one in enumerate(placed) if not at or one[0].start >= placed[at - 1][0].end]


def _with_part(text: str, candidate: Candidate, choice: Choice | None) -> Placed:
    if choice is None:
        return candidate, choice
    words = _patterns()
    low = max(0, candidate.start - _BACK)
    found = words.before.search(text, low, candidate.start)
    if found and not text[found.start() : found.end()].isupper():
        candidate.part = _name_of(found[1])
        candidate.start = found.start()
    of = words.of.search(text, max(0, candidate.start - _BACK), candidate.start)
    if of and of[1].lower() not in _VAGUE:
        candidate.part = " ".join(filter(None, (_name_of(of[1]), candidate.part)))
        # "districts of X" says little more than X does; with a side (eastern districts) it names the part.
        if " " in of[1] or candidate.part in _COUNTRYSIDE:
            candidate.start = of.start()
    after = words.after.match(text, candidate.end) if choice[0].kind in _TOWNS else None
    if after:
        if after[1] in ("city", "countryside"):
            candidate.end = after.end()
        if after[1] != "city":
            candidate.part = " ".join(filter(None, (candidate.part, _name_of(after[1]))))
    return candidate, choice


def _name_of(words: str) -> str:
    """The id of a part from its words: sides with `, ` between them, then what they are sides of."""
    lower = words.lower().replace("\u00a0", " ")
    sides = [lists.english("direction")[one[0]] for one in _sides(lower) if one[0] in lists.english("direction")]
    for area, name in lists.english("area").items():
        if lower == area or lower.endswith(f" {area}"):
            if name == "old city":
                sides = [side for side in sides if side != "old"]
            return " ".join(filter(None, (", ".join(sides), name)))
    return ", ".join(sides)


def _sides(words: str) -> list[re.Match[str]]:
    return [one for one in re.finditer(r"[a-z]+(?:-[a-z]+)?", words) if one[0] not in ("and", "or")]


def _alone(text: str) -> list[Candidate]:
    words = _patterns()
    if not words.gate.search(text):
        return []
    found = []
    for match in words.alone.finditer(text):
        part = Candidate.of(match.span(1), (), "", 0.0, "part/alone")
        part.part = _name_of(match[1])
        found.append(part)
    return found


def _anchor(part: Candidate, placed: list[Placed]) -> Choice | None:
    """The town that a part without a name belongs to: the one named last before it, or first after it."""
    towns = [
        (one, choice)
        for one, choice in placed
        if choice and one.rule != "part/alone" and choice[0].kind in (*_TOWNS, "governorate")
    ]
    before = [choice for one, choice in towns if one.end <= part.start]
    found = before[-1] if before else towns[0][1] if towns else None
    return found and (found[0], ())


def of_countryside(candidate: Candidate, choice: Choice | None) -> Choice | None:
    """The governorate in place of the town, where the countryside is meant."""
    if choice is None or candidate.part is None or choice[0].kind not in _TOWNS:
        return choice
    if _COUNTRYSIDE.isdisjoint(candidate.part.split()):
        return choice
    held = governorate(choice[0])
    return (held, (choice[0].id,)) if held else choice


def governorate(town: Entry) -> Entry | None:
    """The governorate named after a town, or around it."""
    key = " ".join(fold(word) for word in re.findall(r"[^\W\d_]+", town.english))
    for spelling in (f"rural {key}", f"{key} governorate", f"{key} province"):
        for entry in shipped().named(spelling):
            if entry.country == town.country and entry.kind in ("governorate", "province"):
                return entry
    return None

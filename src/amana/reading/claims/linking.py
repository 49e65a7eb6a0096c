"""From a figure to what happened: patterns of words, tried in the order of their safety."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from amana.reading.claims.figures import Figure
from amana.reading.claims.items import Item, Sentence
from amana.reading.claims.lists import HOW, Entry, categories, words

_FAR = 25
_WIDE = 60
_NEAR = 6
_LEFT_ARABIC = 9
_NEAR_ARABIC = 3
_TOLL = 16
WEAK = frozenset(
    [
        "bodies",
        "fighters",
        "hospitals",
        "detained",
        "displaced",
        "kidnapped",
        "attacks",
        "missing",
        "returned",
        "evacuated",
    ]
)
_OVERRULED = WEAK | {"wounded", "casualties"}
"""What a noun says of persons who may have met with something else as well: 12 wounded were evacuated."""
_THERE = frozenset(["fighters", "hospitals", "attacks"])
"""What may just be there, or be planned, for all that its noun says: a suggestion."""
_OWN_UNIT = frozenset(["territory", "weapons_used", "attacks", "hospitals"])
_NO_UNIT = frozenset(["occurrence"])


_JOINS = frozenset(["and", "comma", "including", "ofthem", "whom", "bracket"])
_JOINED = 3
_REACHES = frozenset(["reached", "of", "colon", "be"])


class _Hows(NamedTuple):
    """Some ways to say what happened, and the kinds of the items that have one of them."""

    names: frozenset[str]
    kinds: frozenset[str]


def _hows(*names: str) -> _Hows:
    return _Hows(frozenset(names), frozenset(HOW + name for name in names))


_HEAD, _NOUN, _DONE, _WEAK, _TOLD = _hows("head"), _hows("noun"), _hows("done"), _hows("weak"), _hows("toll")
_AFTER, _BEFORE = _hows("done", "be", "head"), _hows("act", "done", "noun", "away")
_NUMBERED, _ALONG = _hows("done", "be", "noun", "head", "act"), _hows("done", "be")
_LABELS = _hows("head", "done")


class Link(NamedTuple):
    """What a figure counts, by which rule; `trigger` is the word that says so, `sure` False for a suggestion."""

    category: str
    rule: str
    trigger: Item | None
    sure: bool = True


def fits(category: str, figure: Figure, named: bool = False) -> bool:
    """Whether figures of this category count what this one counts, as far as known; `named`: its noun says so."""
    unit = figure.unit
    if unit is None or named:
        return named or category not in _OWN_UNIT
    return unit in categories()[category].counts


def link_of(sentence: Sentence, figures: Sequence[Figure], place: int, taken: Collection[int]) -> Link | None:
    """What a figure (the one at this place) counts, from its own sentence.

    `taken`: the triggers, by their word, that say it of one before.
    """
    figure = figures[place]
    head = _head(sentence, figure)
    if head and head.category not in _OVERRULED:
        return head
    right = _right(sentence, figure, _reach(sentence, figures, place, head is None))
    best = _better(figure, _left(sentence, figure, figures[place - 1].end if place else 0, taken), right)
    best = (
        best
        or _along(sentence, figure)
        or _adjective(sentence, figure)
        or _toll(sentence, figure)
        or _label(sentence, figure)
        or head
    )
    if head and best and (head.category, best.category) == ("wounded", "killed"):
        return head
    if best and best.category in {"rescued", "killed"} and figure.unit == "body":
        return best._replace(category="bodies")
    return best


def is_whole(sentence: Sentence, figures: Sequence[Figure], at: int) -> bool:
    """`12 of the 30 passengers`: the second figure is what the first is part of."""
    if not at:
        return False
    between = sentence.words[figures[at - 1].after : figures[at].at]
    return 0 < len(between) <= 3 and between[0] in words("partitive")


def _better(figure: Figure, left: Link | None, right: Link | None) -> Link | None:
    """The nearer one; in Arabic the verb or noun before, which governs the rest."""
    if not left or not right or not left.trigger or not right.trigger:
        return left or right
    if any(entry.arabic for entry in left.trigger.entries):
        return left
    near_left = figure.at - left.trigger.last
    near_right = right.trigger.at - figure.end
    return left if near_left <= near_right + 1 else right


def _entries(item: Item, hows: _Hows, figure: Figure) -> list[Entry]:
    """The item's triggers of these kinds that fit the figure; those that count its very unit first."""
    if item.kinds.isdisjoint(hows.kinds):
        return []
    found = [
        entry
        for entry in item.entries
        if entry.how in hows.names
        and entry.kind == "trigger"
        and fits(entry.category, figure, entry.how == "head")
    ]
    if len(found) > 1:
        found.sort(key=lambda entry: figure.unit not in categories()[entry.category].counts)
    return found


def _head(sentence: Sentence, figure: Figure) -> Link | None:
    """12 bodies, 40 hostages, 30 dead, قتيلان: the noun itself says it."""
    found: list[Link] = []
    start = figure.at if figure.number.rule == "pair" else figure.after
    for item in sentence.between(start, figure.end + 1):
        if item.at >= figure.end and not _is_open(sentence.word(item.last + 1)):
            continue
        for entry in _entries(item, _HEAD, figure):
            if entry.joined and item.at >= figure.end:
                continue
            found.append(Link(entry.category, "claims/counted-noun", item, entry.category not in _THERE))
        if item.last + 1 == figure.end or item.at == figure.after:
            found += [
                Link(entry.category, "claims/noun", item)
                for entry in _entries(item, _NOUN, figure)
                if not entry.arabic
            ]
    found.sort(key=lambda link: link.category in WEAK)
    return found[0] if found else None


def _adjective(sentence: Sentence, figure: Figure) -> Link | None:
    """12 displaced families."""
    for item in sentence.between(figure.after, figure.end):
        for entry in _entries(item, _DONE, figure):
            if entry.category in _OWN_UNIT or entry.category == "destroyed":
                continue
            partitive = sentence.words[figure.after : figure.after + 2] == ["of", "the"]
            return Link(entry.category, "claims/adjective", item, not partitive)
    return None


def _right(sentence: Sentence, figure: Figure, reach: int) -> Link | None:
    """12 people (who) were killed; 12 killed; 12 people died; in Arabic 12 شخصا قتلوا."""
    aux = -9
    for item in sentence.between(figure.end, reach):
        kinds = item.kinds
        if kinds & {"stop", "colon"} or ("clause" in kinds and "rel" not in kinds):
            return None
        if "be" in kinds:
            aux = item.last
        if "trigger" not in kinds:
            continue
        if link := _right_link(sentence, item, figure, item.at - aux) or _weak(sentence, item, figure):
            return link
        if any(entry.kind == "trigger" and entry.how in {"act", "done", "be"} for entry in item.entries):
            return None
    return None


def _right_link(sentence: Sentence, item: Item, figure: Figure, since_be: int) -> Link | None:
    nearest = item.at - figure.end
    following = sentence.word(item.last + 1)
    for entry in _entries(item, _AFTER, figure):
        if entry.arabic:
            if entry.how in {"done", "be"} and not entry.joined and nearest <= 4 and (figure.unit or nearest <= 1):
                return Link(entry.category, "claims/verb-after", item)
        elif entry.how == "be":
            return Link(entry.category, "claims/verb-after", item)
        elif entry.how == "head":
            if 0 < since_be <= 2:
                return Link(entry.category, "claims/were-noun", item)
        elif 0 < since_be <= 4:
            return Link(entry.category, "claims/passive", item)
        elif (
            _is_open(following)
            and _is_beside(sentence, figure, item)
            and (entry.category != "destroyed" or figure.unit)
        ):
            return Link(entry.category, "claims/participle", item)
    return None


def _is_beside(sentence: Sentence, figure: Figure, item: Item) -> bool:
    """Whether nothing, or only a comma, stands between a figure and an item after it."""
    return item.at <= figure.end or sentence.words[figure.end : item.at] == [","]


def _reach(sentence: Sentence, figures: Sequence[Figure], place: int, joined: bool) -> int:
    """Up to where a verb after the figure may be its own: past figures in a row with it, or that are its parts."""
    figure = figures[place]
    last = figure.end
    for other in figures[place + 1 : place + 1 + _FAR]:
        if other.at < figure.end:
            continue
        if other.at > figure.end + _FAR:
            break
        between = sentence.between(last, other.at)
        joins = [one for one in between if not _JOINS.isdisjoint(one.kinds)]
        if sentence.words[last : last + 1] in ([one] for one in words("partitive")) and other.at - last <= 3:
            last = other.end
            continue
        if not joined or not joins or joins[0].at - last > _JOINED or other.at - joins[-1].last > _JOINED:
            return min(other.at, figure.end + _FAR)
        last = other.end
    return figure.end + _FAR


def _weak(sentence: Sentence, item: Item, figure: Figure) -> Link | None:
    """12 left: as evacuated where the sentence speaks of an evacuation."""
    if not _entries(item, _WEAK, figure):
        return None
    return Link("evacuated" if "evacuated" in sentence.happened else "displaced", "claims/left", item)


def _is_open(word: str) -> bool:
    """Whether no object follows a participle."""
    return word not in words("closed") and not word[:1].isdigit()


def _left(sentence: Sentence, figure: Figure, lowest: int, taken: Collection[int]) -> Link | None:
    """killed 12 people; the deaths of 12; قتل 12 شخصا; مقتل 12."""
    gap_prep = False
    for item in reversed(sentence.between(max(0, figure.at - _LEFT_ARABIC), figure.at)):
        kinds = item.kinds
        if kinds & {"stop", "colon"} or "clause" in kinds:
            return None
        gap = figure.at - item.last - 1
        if "trigger" in kinds:
            before = item.at in taken or item.last < lowest
            if before and not any(entry.arabic for entry in item.entries):
                return None
            link = _left_link(sentence, item, figure, gap, gap_prep)
            if link is None and any(entry.arabic for entry in item.entries):
                link = _weak(sentence, item, figure)
            if link or any(entry.kind == "trigger" and entry.how != "head" for entry in item.entries):
                return link
        gap_prep = gap_prep or bool(kinds & {"prep", "of", "comma", "rel", "by"})
    return None


def _left_link(sentence: Sentence, item: Item, figure: Figure, gap: int, gap_prep: bool) -> Link | None:
    for entry in _entries(item, _BEFORE, figure):
        if entry.how == "away" and words("away").isdisjoint(sentence.words[figure.end : figure.end + 3]):
            continue
        if entry.arabic:
            far = 4 if entry.how == "noun" else _LEFT_ARABIC
            if gap <= (far if figure.unit or figure.counted is None else _NEAR_ARABIC):
                return Link(
                    entry.category, "claims/noun-before" if entry.how == "noun" else "claims/verb-before", item
                )
        elif entry.how == "noun":
            of = entry.rest[-1:] == ("of",) or sentence.words[item.last + 1 : item.last + 2] == ["of"]
            if of and gap <= _NEAR:
                return Link(entry.category, "claims/noun-of", item)
        elif (
            not gap_prep
            and gap <= _NEAR
            and not (entry.how == "done" and (_is_passive(sentence, item) or _is_adjective(sentence, item)))
        ):
            return Link(entry.category, "claims/object", item)
    return None


def _is_adjective(sentence: Sentence, item: Item) -> bool:
    """`from besieged Wadi`, `the wounded men`: a participle before its noun says nothing of a later figure."""
    before = sentence.between(item.at - 1, item.at)
    return sentence.words[item.at - 1 : item.at] in (["the"], ["a"], ["an"]) or any(
        one.of("prep") or one.of("of") for one in before
    )


def _is_passive(sentence: Sentence, item: Item) -> bool:
    return any(one.of("be") for one in sentence.between(item.at - 2, item.at))


def _toll(sentence: Sentence, figure: Figure) -> Link | None:
    """the death toll rose to 12; brings the number of people who left to 12; …, whose number was 12."""
    before = sentence.between(max(0, figure.at - _TOLL), figure.at)
    if not any(item.at >= figure.at - 4 for item in before if _reaches(item)):
        return None
    for item in before:
        for entry in _entries(item, _TOLD, figure):
            return Link(entry.category, "claims/toll", item)
    counting = next((item for item in before if item.of("number")), None)
    if counting is None:
        return None
    whose = (
        sentence.words[counting.at - 1 : counting.at] in ([one] for one in words("whose"))
        or counting.last + 2 >= figure.at
    )
    items = (
        sentence.between(counting.at - _WIDE, counting.at)[::-1]
        if whose
        else sentence.between(counting.at, figure.at)
    )
    for item in items:
        for entry in _entries(item, _NUMBERED, figure):
            return Link(entry.category, "claims/whose-number" if whose else "claims/number-of", item)
        if weak := _weak(sentence, item, figure):
            return weak
    return None


def _along(sentence: Sentence, figure: Figure) -> Link | None:
    """He was killed along with two guards."""
    before = sentence.words[max(0, figure.at - 2) : figure.at]
    if len(before) < 2 or before[1] not in words("with") or before[0] not in words("along"):
        return None
    for item in reversed(sentence.between(figure.at - _WIDE, figure.at)):
        for entry in _entries(item, _ALONG, figure):
            return Link(entry.category, "claims/along-with", item)
    return None


def _reaches(item: Item) -> bool:
    return not _REACHES.isdisjoint(item.kinds)


def _label(sentence: Sentence, figure: Figure) -> Link | None:
    """Killed: 12."""
    for item in sentence.between(max(0, figure.at - 2), figure.at):
        if item.of("colon"):
            for other in sentence.between(item.at - 2, item.at):
                for entry in _entries(other, _LABELS, figure):
                    return Link(entry.category, "claims/label", other)
    return None

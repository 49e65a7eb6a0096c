"""Names in a text: persons, groups and works, each mention with the rule that found it, and linked into chains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from amana.reading.names import arabic_persons, latin_persons
from amana.reading.names.arabic_groups import arabic_group_mentions
from amana.reading.names.arabic_words import kind as arabic_kind
from amana.reading.names.chains import linked
from amana.reading.names.found import Found
from amana.reading.names.latin_groups import groups as latin_group_mentions
from amana.reading.names.lists import flat
from amana.reading.names.roles import role_of
from amana.reading.names.scan import Words, arabic_words, lettered
from amana.reading.names.works import works
from amana.reading.nouns import NameKind, NameMention, PlaceMention
from amana.reading.view import View


def find_names(view: View, places: Sequence[PlaceMention] = ()) -> list[NameMention]:
    """Every person, group and work that the text names, in order; no two of a kind overlap.

    `places` are what the layer of places found: a place is no name, unless its words stand where a name does.
    `same_as` is the index of the first mention of the same person or group in this text; the evidence for the link
    is the part of `rule` after the plus sign. `role` is what the text says, beside the name, that the person is.
    """
    flat_text = flat(view.text) if view.has_arabic else view.text
    found = list(works(view, flat_text))
    if view.has_latin:
        found += _latin(view, places)
    if view.has_arabic:
        found += _arabic(view, flat_text, places)
    found += _acting(places, found)
    found.sort(key=lambda one: (one.start, one.end))
    return linked(view.text, found)


def _acting(places: Sequence[PlaceMention], found: Sequence[NameMention]) -> list[NameMention]:
    """Places that act are their governments: groups, where no name stands there already."""
    actors = [one for one in places if one.role == "actor"]
    ends = {at for one in found for at in range(one.start, one.end)} if actors else frozenset()
    return [
        NameMention(one.start, one.end, one.text, "group", None, None, "group/place-acts")
        for one in actors
        if one.start not in ends and one.end - 1 not in ends
    ]


def _latin(view: View, places: Sequence[PlaceMention]) -> Iterator[NameMention]:
    words = lettered(view.latin_words)
    kinds = latin_persons.letters(words, _at(words, places))
    groups = latin_group_mentions(words, kinds)
    _taken(kinds, groups)
    persons = latin_persons.persons(words, kinds)
    yield from _mentions(view.text, words, groups, "group", kinds, True)
    yield from _mentions(view.text, words, persons, "person", kinds, True)


def _arabic(view: View, flat_text: str, places: Sequence[PlaceMention]) -> Iterator[NameMention]:
    words = arabic_words(flat_text)
    told = [arabic_kind(word) for word in words.words]
    kinds = [letter for letter, _ in told]
    words = _parted(words, [at for at, (_, cut) in enumerate(told) if cut and at])
    for place in places:
        held = words.within(place.start, place.end)
        for at in held:
            if len(held) > 1 or kinds[at] not in "GgFwyTROW":
                kinds[at] = "P"
    groups = arabic_group_mentions(words, kinds)
    _taken(kinds, groups)
    persons = arabic_persons.persons(words, kinds)
    yield from _mentions(view.text, words, groups, "group", kinds, False)
    yield from _mentions(view.text, words, persons, "person", kinds, False)


def _parted(words: Words, before: Sequence[int]) -> Words:
    """The words, with a gap that no name spans before those to which و, ب, ل is joined."""
    gaps = list(words.gaps)
    for at in before:
        if gaps[at - 1] == " ":
            gaps[at - 1] = "&"
    return replace(words, gaps="".join(gaps))


def _at(words: Words, places: Sequence[PlaceMention]) -> Iterator[int]:
    for place in places:
        yield from words.within(place.start, place.end)


def _taken(kinds: list[str], found: Iterable[Found]) -> None:
    for one in found:
        for at in range(one.first, one.last + 1):
            kinds[at] = "Z"


def _mentions(
    text: str, words: Words, found: Iterable[Found], kind: NameKind, kinds: Sequence[str], latin: bool
) -> Iterator[NameMention]:
    for one in found:
        start, end = words.starts[one.first] + one.cut, words.ends[one.last]
        role = role_of(text, words, kinds, one, latin) if kind == "person" else None
        yield NameMention(start, end, text[start:end], kind, None, role, one.rule)

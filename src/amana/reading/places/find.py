"""Places of a text: candidates of both scripts, judged, placed, with their part and their role."""

from __future__ import annotations

from amana.reading.nouns import PlaceMention, PlaceRole
from amana.reading.places import arabic, coordinates, latin, parts, roles
from amana.reading.places.entries import Entry, Gazetteer, admin_of, shipped
from amana.reading.places.found import Candidate
from amana.reading.places.resolve import Choice, resolve
from amana.reading.view import View


def find_places(view: View, own: Gazetteer | None = None) -> list[PlaceMention]:
    """The places that a text names, in order, none over another. A name of `own` goes before the shipped ones.

    What is only shaped like a place (the town of X) is here too, with no id; people and demonyms are not.
    """
    candidates = _candidates(view, [own, shipped()] if own else [shipped()])
    chosen = resolve(view.text, candidates)
    placed = parts.with_parts(view.text, candidates, chosen, view.latin_words.words if view.has_latin else ())
    found = roles.of_all(view.text, placed)
    return [
        _mention(view, candidate, choice, role) for (candidate, choice), role in zip(placed, found, strict=True)
    ]


def _candidates(view: View, gazetteers: list[Gazetteer]) -> list[Candidate]:
    text = view.text
    found = coordinates.find(text)
    if view.has_latin:
        found += latin.find(text, gazetteers)
    if view.has_arabic:
        found += arabic.find(text, gazetteers)
    found.sort(key=lambda one: (one.start, -one.end))
    return [one for at, one in enumerate(found) if not at or one.start >= found[at - 1].end]


def _mention(view: View, candidate: Candidate, choice: Choice | None, role: PlaceRole) -> PlaceMention:
    entry: Entry | None = choice[0] if choice else None
    start, end = candidate.start, candidate.end
    return PlaceMention(
        start,
        end,
        view.text[start:end],
        (entry.id or None) if entry else None,
        (entry.english or None) if entry else None,
        entry.lat if entry else None,
        entry.lon if entry else None,
        admin_of(entry) if entry else None,
        candidate.part,
        role,
        candidate.rule,
        choice[1] if choice else (),
    )

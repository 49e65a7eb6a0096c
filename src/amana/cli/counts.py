"""Counts of what a search lists, as they are shown: each value under the option that narrows to it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final

from amana.actions import FacetCount, Facets
from amana.cli.voice import Voice

_OPTIONS: Final = {
    "family": "--family",
    "language": "--language",
    "source": "--source",
    "person": "--person",
    "place": "--place",
    "year": "--since, --until",
    "tag": "--tag",
    "status": "--status",
}
_HEADINGS: Final = {
    "family": "search-counts-family",
    "language": "search-counts-language",
    "source": "search-counts-source",
    "person": "search-counts-person",
    "place": "search-counts-place",
    "year": "search-counts-year",
    "tag": "search-counts-tag",
    "status": "search-counts-status",
}


def counts_json(facets: Facets) -> dict[str, Any]:
    """All of it, as JSON can hold it."""
    return asdict(facets)


def show_counts(voice: Voice, facets: Facets) -> None:
    """How many, then value by value; a value is as its option takes it, with what it is called beside it."""
    voice.print(voice.say("search-counts-total", count=facets.total))
    if facets.whole != facets.total:
        voice.print(voice.say("search-counts-whole", count=facets.whole))
    if facets.rough:
        voice.print(voice.say("search-counts-rough"))
    for name, option in _OPTIONS.items():
        counts: tuple[FacetCount, ...] = getattr(facets, name)
        if counts:
            voice.print()
            voice.print(f"{voice.strong(voice.say(_HEADINGS[name]))}  {voice.faint(option)}")
            for one in counts:
                voice.print(_line(voice, one))


def _line(voice: Voice, one: FacetCount) -> str:
    called = " · ".join(voice.name(name) for name in one.names)
    return f"{one.count:>7}  {voice.name(one.value)}" + (f"  {voice.faint(called)}" if called else "")

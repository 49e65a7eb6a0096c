"""What was read in an item's texts, as `show` tells it: how much for a person, all of it for a program."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from amana.cli.voice import Voice
from amana.phrases import reason_in_words

if TYPE_CHECKING:
    from amana.actions import TextSuggestions


def readings_json(found: Iterable[TextSuggestions]) -> list[dict[str, Any]]:
    """Each text version's reading in the form of `amana read --json`, `id` being the text version."""
    return [_json(one) for one in found]


def _json(one: TextSuggestions) -> dict[str, Any]:
    if one.reading is None:
        return {"id": one.text_version, "reader": one.reader, "fault": one.fault}
    from amana.reading import as_json

    return as_json(replace(one.reading, tagged=one.tagged), one.text_version)


def tell_suggestions(voice: Voice, one: TextSuggestions | None) -> None:
    """How many rows of each kind were found, and by which reader; or why there are none."""
    if one is None:
        voice.print("  " + voice.say("show-not-read"))
    elif one.fault is not None:
        reason = reason_in_words(voice, one.fault)
        voice.print("  " + voice.say("show-reading-failed", reader=one.reader, reason=reason))
    else:
        counts = one.counts
        voice.print(
            "  "
            + voice.say(
                "show-reading",
                reader=one.reader,
                statements=counts.statements,
                claims=counts.claims,
                numbers=counts.numbers,
                times=counts.times,
                places=counts.places,
                names=counts.names,
                terms=counts.terms,
            )
        )

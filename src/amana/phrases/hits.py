"""A hit in words: why it was found, where in the item, and which words of the passage; and for a program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from amana.phrases.speaker import Speaker

if TYPE_CHECKING:
    from amana.actions import HitPlace
    from amana.catalogue import Hit, Match

RIGHT_TO_LEFT_MARK: Final = "\u200f"
_NUMBERED: Final = re.compile(r"([a-z]+)/(\d{1,9})")


def hit_json(hit: Hit, place: HitPlace | None) -> dict[str, Any]:
    """The hit as `--json` gives it. A match outside the text version names the field its offsets count in.

    `part` is the place of the innermost part in which the first match stands.
    """
    return {
        "rank": hit.rank,
        "score": hit.score,
        "item": hit.item,
        "title": hit.title,
        "name": hit.name,
        "media_type": hit.media_type,
        "text_version": hit.text_version,
        "snippet": hit.snippet,
        "matches": [_match_json(one) for one in hit.matches],
        "suspect": hit.suspect,
        "part": place and place.place,
        "part_time": place and place.time,
        "part_sender": place and place.sender,
    }


def _match_json(match: Match) -> dict[str, Any]:
    place = {} if match.field == "text" else {"field": match.field}
    return {"start": match.start, "end": match.end, "text": match.text, "why": match.why, **place}


def part_words(speaker: Speaker, place: str) -> str:
    """A part's place for who reads it and does not type it: `page 3` for `page/3`; one with a name as it is."""
    told = _NUMBERED.fullmatch(place)
    key = f"part-at-{told[1]}" if told else ""
    if told is None or not speaker.worded(key):
        return place
    return speaker.say(key, number=int(told[2]), terminal=False)


def hit_place(speaker: Speaker, place: HitPlace, *, typed: bool = True) -> str:
    """`in message/12, 2016-12-22 14:05:00, Samira`; where nobody types the place again, `in message 12, …`."""
    part = place.place if typed or not place.place else part_words(speaker, place.place)
    told = (part, (place.time or "").replace("T", " "), place.sender or "")
    where = speaker.say("list-of", items=tuple(one for one in told if one), terminal=False)
    # Every piece is set apart: without a letter of its own the list would run the wrong way.
    begins = RIGHT_TO_LEFT_MARK if speaker.right_to_left else ""
    return speaker.say("hit-in-part", where=speaker.made(begins + where), terminal=False)


def hit_reasons(speaker: Speaker, hit: Hit) -> str:
    """Why it was found, each reason once, and where, when it was not in the text."""
    told: dict[str, None] = {}
    for match in hit.matches:
        why = speaker.say(f"why-{match.why}", terminal=False)
        if match.field != "text":
            field_key = f"field-{match.field.replace('_', '-')}"
            field = speaker.say(field_key, terminal=False) if speaker.worded(field_key) else match.field
            why = speaker.say("why-in", why=why, field=field, terminal=False)
        told[why] = None
    return speaker.say("list-of", items=tuple(told), terminal=False)


def hit_spans(hit: Hit) -> list[tuple[int, int]]:
    """Where the matches stand in the snippet (code points): those in the field that the snippet was taken from."""
    field = "text" if hit.text_version else (hit.matches[0].field if hit.matches else "text")
    begin = hit.snippet_start
    inside = [(one.start - begin, one.end - begin) for one in hit.matches if one.field == field]
    return [(start, end) for start, end in inside if start >= 0 and end <= len(hit.snippet)]

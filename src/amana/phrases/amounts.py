"""Bounds and days in words: what the wording of a text leaves open stays open."""

from __future__ import annotations

from amana.phrases.speaker import Speaker


def bounds_in_words(speaker: Speaker, lower: float | None, upper: float | None, hedge: str) -> str:
    """`at least 1,500`, `200 to 999`, `75`: what the wording of a figure leaves open stays open."""
    if lower is None and upper is None:
        return speaker.say("read-figure-open", terminal=False)
    if upper is None:
        return speaker.say("read-figure-least", terminal=False, lower=lower or 0)
    if lower is None:
        return speaker.say("read-figure-most", terminal=False, upper=upper)
    if lower != upper:
        return speaker.say("read-figure-range", terminal=False, lower=lower, upper=upper)
    key = "read-figure-about" if hedge == "about" else "read-figure"
    return speaker.say(key, terminal=False, number=lower)


def days_in_words(speaker: Speaker, first: str | None, last: str | None, *, proposed: bool = False) -> str:
    """A day, from one to another, or up to one; with a question mark where it rests on a day only proposed.

    Empty where neither is known.
    """
    if first and last and first != last:
        words = speaker.say("read-days", terminal=False, first=first, last=last)
    elif last and not first:
        words = speaker.say("read-days-until", terminal=False, last=last)
    else:
        words = speaker.name(first, terminal=False) if first else ""
    return speaker.made(f"{words} ?") if proposed and words else words

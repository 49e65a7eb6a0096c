"""What is told around a name, as keys that two mentions of one person would share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from amana.catalogue import Mention
from amana.language import fold, is_stop

_WEEK = 7
_MOST_WORDS = 4
_MOST_COMPANIONS = 12
_MOST_PLACES = 4
_SHORTEST = 3


def role_words(role: str | None) -> tuple[str, ...]:
    """The words of a role that say something, folded."""
    words = (fold(word) for word in (role or "").replace("-", " ").split())
    return tuple(islice((word for word in words if len(word) >= _SHORTEST and not is_stop(word)), _MOST_WORDS))


def day_of(published: str | None) -> int | None:
    """The number of the day; None for what is no day."""
    try:
        return date.fromisoformat(published).toordinal() if published else None
    except ValueError:
        return None


def contexts(mention: Mention) -> Iterator[str]:
    """Each alone is enough to ask about two mentions whose names say too little: a word of the role, somebody
    named beside both, a place spoken of within about a week.
    """
    yield from (f"role/{word}" for word in role_words(mention.role))
    yield from (f"with/{key}" for key in mention.companions[:_MOST_COMPANIONS])
    day = day_of(mention.published)
    if day is not None:
        week = day // _WEEK
        # Two weeks each, so that neighbours across the turn of a week still meet.
        yield from (f"at/{place}/{on}" for place in mention.places[:_MOST_PLACES] for on in (week, week + 1))

"""Every field of a message that is JSON as a fact, under its own name or a known one: nothing is dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from amana.intake.chat.made_text import MadeText
from amana.records import EmbeddedFact

_DEEP = 6
_MANY = 300


def flat(value: Any, name: str = "", deep: int = 0) -> Iterator[tuple[str, str]]:
    """The fields that have a value, by their path: `poll.answers.text`; yes and no for true and false."""
    if isinstance(value, dict) and deep < _DEEP:
        for key, inner in value.items():
            yield from flat(inner, f"{name}.{key}" if name else key, deep + 1)
    elif isinstance(value, list) and deep < _DEEP:
        for inner in value[:_MANY]:
            yield from flat(inner, name, deep + 1)
    elif isinstance(value, bool):
        yield name, "yes" if value else "no"
    elif value is not None and not isinstance(value, dict | list) and str(value):
        yield name, str(value)


def flat_facts(
    message: dict[str, Any],
    made: MadeText,
    known: dict[str, str],
    apart: frozenset[str],
    repaired: Callable[[str], str] = str,
) -> list[EmbeddedFact]:
    """Facts of all fields but those set `apart`. `known` gives the name of a fact for a path.

    The raw form is told where `repaired` made something else of it.
    """
    told = []
    for key, inner in message.items():
        if key in apart:
            continue
        kind = type(inner)
        if kind is str and inner:
            fields: Iterable[tuple[str, str]] = ((key, inner),)
        elif kind is int:  # mostly a number that never comes again
            told.append(made.fact(known.get(key) or made.named(key), inner))
            continue
        else:
            fields = flat(inner, key)
        for path, value in fields:
            said = repaired(value)
            name = known.get(path) or made.named(path)
            told.append(made.known(name, said or value, value if said != value else None))
    return told

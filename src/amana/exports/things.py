"""What goes out and comes in: things with what is said of them, as values that every format takes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stated:
    """One thing that is said: the property, the value in its written form, its language, and by whom."""

    prop: str
    value: str
    language: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """An item, a person, an event, … by its id, and what stands of it, the first said first."""

    id: str
    type: str
    stated: tuple[Stated, ...] = ()

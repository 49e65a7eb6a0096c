"""What narrows a list or a search: kind, tag, dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# What sorts after every digit and mark that a date is written with.
_AFTER = "~"


@dataclass(frozen=True, slots=True)
class Filters:
    """`kind` is a media type or its first half. `since` and `until` are inclusive, and may be partial.

    A date is compared as far as both sides say: an item of `2016-12` lies in any range that touches
    December 2016.
    """

    kind: str | None = None
    tag: str | None = None
    since: str | None = None
    until: str | None = None

    def any(self) -> bool:
        """Whether anything is narrowed."""
        return any((self.kind, self.tag, self.since, self.until))

    def condition(self, first_parameter: int) -> tuple[str, tuple[Any, ...]]:
        """The SQL condition on a row of `item`, and its parameters, numbered from `first_parameter`."""
        parts: list[str] = ["date IS NOT NULL"]
        given: list[Any] = []

        def parameter(value: str) -> str:
            given.append(value)
            return f"?{first_parameter + len(given) - 1}"

        if self.kind and "/" in self.kind:
            parts.append(f"media_type = {parameter(self.kind.lower())}")
        elif self.kind:
            start = self.kind.lower()
            parts.append(f"media_type >= {parameter(start + '/')} AND media_type < {parameter(start + '0')}")
        if self.tag:
            parts.append(f"no IN (SELECT item FROM item_tag WHERE tag = {parameter(self.tag)})")  # noqa: S608
        if self.since:
            wider = ", ".join(parameter(self.since[:length]) for length in (4, 7, 10))
            parts.append(f"(date >= {parameter(self.since)} OR date IN ({wider}))")
        if self.until:
            parts.append(f"date <= {parameter(self.until + _AFTER)}")
        return " AND ".join(parts), tuple(given)

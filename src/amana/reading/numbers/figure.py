"""A number on its way to being a row: its expression, unit, hedge and role as far as they are known."""

from __future__ import annotations

from dataclasses import dataclass

from amana.reading.nouns import Hedge, NumberRole
from amana.reading.numbers.expressions import Expression
from amana.reading.numbers.lexicon import Bound
from amana.reading.numbers.units import Found


@dataclass(slots=True)
class Figure:
    """Offsets are into the folded text. `from_`: where the words that say how it is meant begin (`between`,
    `about`), `to`: where they end; `one` is the expression, the last one's where two are joined to a range."""

    one: Expression
    start: int
    end: int
    low: Bound | None
    high: Bound | None
    from_: int
    to: int
    unit: Found | None = None
    hedge: Hedge = "exact"
    role: NumberRole = "quantity"
    rule: str = ""

    @property
    def after(self) -> int:
        """Where the number and a unit behind it end."""
        return self.unit.end if self.unit and not self.unit.before else self.end

    @property
    def before(self) -> int:
        """Where the number and a unit before it begin."""
        return self.unit.start if self.unit and self.unit.before else self.start


def figure_of(one: Expression) -> Figure:
    """The figure of one expression, nothing around it looked at yet."""
    low: Bound | None = one.low
    high: Bound | None = one.high
    if one.form == "code?":
        low = high = None
    return Figure(one, one.start, one.end, low, high, one.start, one.end, rule=one.form.rstrip("?"))

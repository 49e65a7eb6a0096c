"""The figures of a category as marks of the interval chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from amana.phrases import without_isolates
from amana.web.comparing.table_view import CategoryShown, FigureShown, place_of
from amana.web.drawing import Mark, Row, Words, draw_intervals
from amana.web.house.visits import Visit

if TYPE_CHECKING:
    from amana.actions.comparing import comparing

WIDE: Final = 960
NARROW: Final = 340
"""A picture of its own for a narrow window: letters keep their size."""
MOST_TWICE: Final = 80
"""Marks above which there is one picture for both, which a narrow window scrolls."""


def words_of(visit: Visit) -> Words:
    """How drawings speak to this visit."""
    speaker = visit.speaker
    return Words(speaker.say, speaker.right_to_left, "arabic" if visit.arabic_digits else "latin")


def charts(visit: Visit, shown: CategoryShown, names: Mapping[str, str]) -> tuple[str, str]:
    """The chart for a wide window, and for a narrow one (empty: there is one for both)."""
    wide = chart(visit, [shown], names, WIDE, label=False)
    return wide, chart(visit, [shown], names, NARROW, label=False) if len(shown.cells) <= MOST_TWICE else ""


def chart(
    visit: Visit,
    shown: Sequence[CategoryShown],
    names: Mapping[str, str],
    width: float,
    *,
    label: bool = True,
    alone: bool = False,
) -> str:
    """One picture of these categories, as SVG. `label`: each with its name; `alone`: to be kept as a file."""
    order = {voice: at for at, voice in enumerate(names)}
    rows = [
        Row(
            one.label if label else "",
            tuple(
                _mark(cell, figure, order, linked=not alone)
                for cell, figure in zip(one.cells, one.figures, strict=True)
            ),
        )
        for one in shown
    ]
    title = visit.say(
        "web-compare-chart", category=shown[0].label if len(shown) == 1 else visit.say("web-compare-title")
    )
    desc = visit.say("web-compare-chart-how")
    return draw_intervals(
        rows,
        [without_isolates(name) for name in names.values()],
        words_of(visit),
        width=width,
        title=without_isolates(title),
        desc=without_isolates(desc),
        standalone=alone,
    )


def _mark(cell: comparing.Cell, shown: FigureShown, order: Mapping[str, int], *, linked: bool) -> Mark:
    figure = cell.told.figure
    counted = figure.counted if figure.counted and figure.counted != figure.text else ""
    sign = "×" if shown.differs else "=" if shown.agrees else ""  # colour alone tells nothing to many
    return Mark(
        figure.lower,
        figure.upper,
        " ".join(filter(None, (cell.mark, figure.text, counted, sign))),
        order.get(cell.voice, 0),
        figure.hedge,
        place_of(figure) if linked else "",
        cell.told.sentence,
        figure.modality,
        figure.unit == "percent",
        "differ" if shown.differs else "agree" if shown.agrees else "",
    )

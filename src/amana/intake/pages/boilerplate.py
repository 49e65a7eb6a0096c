"""Which paragraphs of a page are its words, told from those around them: justext's rule, in linear time.

justext walks from each short paragraph to the next that is long, both ways: a page that lists ten thousand short
things took a minute. What comes out is the same; trafilatura is given this in place of justext's own function.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

_SURE = frozenset({"good", "bad"})
_NEARLY = frozenset({"good", "bad", "neargood"})


def take_the_place() -> None:
    """Let trafilatura use `revised`."""
    from trafilatura import external

    external.revise_paragraph_classification = revised  # type: ignore[attr-defined]  # it has it by import


def revised(paragraphs: Sequence[Any], max_heading_distance: int = 200) -> None:
    """Set each paragraph's `class_type` from what it is by itself (`cf_class`) and what it stands between."""
    if any(paragraph.heading for paragraph in paragraphs):  # trafilatura asks for none
        from justext.core import revise_paragraph_classification  # type: ignore[import-untyped]

        revise_paragraph_classification(paragraphs, max_heading_distance)
        return
    classes = _without_near(_without_short([paragraph.cf_class for paragraph in paragraphs]))
    for paragraph, of_class in zip(paragraphs, classes, strict=True):
        paragraph.class_type = of_class


def _without_short(classes: list[str]) -> list[str]:
    """Short ones are as what they stand between; between good and bad, good where a nearly good one is nearer."""
    told = list(classes)
    above, below = _above(classes, _SURE), _below(classes, _SURE)
    nearer_above, nearer_below = _above(classes, _NEARLY), _below(classes, _NEARLY)
    for at, of_class in enumerate(classes):
        if of_class != "short":
            continue
        near_above = above[at] == "bad" and nearer_above[at] == "neargood"
        near_below = below[at] == "bad" and nearer_below[at] == "neargood"
        told[at] = above[at] if above[at] == below[at] else "good" if near_above or near_below else "bad"
    return told


def _without_near(classes: list[str]) -> list[str]:
    """Nearly good ones are bad between bad ones, else good; what was decided above counts."""
    told: list[str] = []
    for of_class, below in zip(classes, _below(classes, _SURE), strict=True):
        above = told[-1] if told else "bad"
        told.append(("bad" if above == below == "bad" else "good") if of_class == "neargood" else of_class)
    return told


def _above(classes: Iterable[str], of: frozenset[str]) -> list[str]:
    """For each the last before it that is one of these; bad where there is none."""
    told, last = [], "bad"
    for one in classes:
        told.append(last)
        last = one if one in of else last
    return told


def _below(classes: Sequence[str], of: frozenset[str]) -> list[str]:
    return _above(reversed(classes), of)[::-1]

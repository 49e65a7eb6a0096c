"""Slides of any format as texts and parts: what is shown as one text, a form feed between; notes apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from amana.intake.documents.remarks import Remark, gathered
from amana.intake.reading import Part, Reason, TextVersion, sound
from amana.records import EmbeddedFact

BREAK = "\f"


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: its words, its speaker's notes, what was said of it, and its name. `hidden` as it is written."""

    text: str
    notes: str = ""
    comments: tuple[Remark, ...] = ()
    name: str | None = None
    hidden: bool = False
    reason: Reason | None = None


def slide_texts(slides: Sequence[Slide]) -> tuple[list[TextVersion], list[Part]]:
    """The slides' text; their notes and their comments as further texts; a part for each slide, note, comment."""
    shown = [sound(slide.text).replace(BREAK, "\n") for slide in slides]
    texts = [TextVersion(BREAK.join(shown))] if any(text.strip() for text in shown) else []
    parts: list[Part] = []
    said: list[tuple[int, Remark]] = []
    at = 0
    for number, (slide, text) in enumerate(zip(slides, shown, strict=True), 1):
        start, end = (at, at + len(text)) if texts else (0, 0)
        facts = (EmbeddedFact("hidden", "yes"),) if slide.hidden else ()
        name = sound(slide.name)[:200] if slide.name else None
        parts.append(
            Part(f"slide/{number}", "slide", name, facts, 0 if texts else None, start, end, reason=slide.reason)
        )
        said += [(number, _moved(remark, at)) for remark in slide.comments]
        at += len(text) + len(BREAK)
    noted = [(number, slide.notes.strip()) for number, slide in enumerate(slides, 1) if slide.notes.strip()]
    notes, more = gathered([Remark("note", words) for _, words in noted], "notes", len(texts))
    texts += [notes] if notes else []
    parts += _belonging(more, [number for number, _ in noted])
    comments, more = gathered([remark for _, remark in said], "comments", len(texts))
    texts += [comments] if comments else []
    parts += _belonging(more, [number for number, _ in said])
    return texts, parts


def _belonging(parts: Sequence[Part], numbers: Sequence[int]) -> list[Part]:
    return [replace(part, of=f"slide/{number}") for part, number in zip(parts, numbers, strict=True)]


def _moved(remark: Remark, by: int) -> Remark:
    """What stood in the slide's own text stands further on in that of all."""
    return replace(remark, about=(remark.about[0] + by, remark.about[1] + by)) if remark.about else remark

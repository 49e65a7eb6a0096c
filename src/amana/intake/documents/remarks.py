"""Comments, changes and notes of a document: each a part of its own, with who and when as far as it is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from amana.intake.reading import Part, PartKind, TextVersion, sound
from amana.records import EmbeddedFact

MAX_REMARKS = 20_000
_MAX_FIELD = 200  # a part in the pipe has some 8 KiB for all that is told of it


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment, deletion or insertion. `about` is where in the first text it stands, half open."""

    kind: PartKind
    words: str
    author: str = ""
    date: str = ""
    about: tuple[int, int] | None = None


def facts_of(remark: Remark) -> tuple[EmbeddedFact, ...]:
    """Author and date as written (ISO 8601 in these formats), and the stretch of text they are about."""
    told = [("author", remark.author), ("date", remark.date)]
    if remark.about is not None:
        told.append(("about", f"{remark.about[0]}-{remark.about[1]}"))
    return tuple(EmbeddedFact(name, sound(value)[:_MAX_FIELD]) for name, value in told if value)


def insertions(remarks: Iterable[Remark]) -> list[Part]:
    """Insertions stand in the first text: each part is a stretch of it."""
    told = []
    for number, remark in enumerate(remarks, 1):
        start, end = remark.about or (0, 0)
        facts = facts_of(Remark("insertion", "", remark.author, remark.date))
        told.append(Part(f"insertion/{number}", "insertion", None, facts, 0, start, end))
    return told


def gathered(remarks: Sequence[Remark], part: str, index: int) -> tuple[TextVersion | None, list[Part]]:
    """The words of all, a line each, as a text version of its own (`index` among the reading's), and the parts."""
    told: list[str] = []
    parts: list[Part] = []
    at = 0
    for number, remark in enumerate(remarks, 1):
        words = sound(remark.words)
        place, facts = f"{remark.kind}/{number}", facts_of(remark)
        if not words:
            parts.append(Part(place, remark.kind, None, facts))
            continue
        parts.append(Part(place, remark.kind, None, facts, index, at, at + len(words)))
        told.append(words)
        at += len(words) + 1
    text = "\n".join(told)
    if not text.strip():
        return None, [Part(one.place, one.kind, None, one.facts) for one in parts]
    return TextVersion(text, part), parts

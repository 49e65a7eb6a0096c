"""A text with its marks as a page shows it: paragraphs of pieces; each mark has one place to press."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from amana.web.house.visits import Visit
from amana.web.items.asked import Asked

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.actions.viewing import marked_text

STRETCH: Final = 12_000
"""Code points that are shown at once."""
GROUPS: Final = ("quote", "figure", "time", "place", "person", "term")
"""Marks as they are shown and hidden together."""
GROUP_OF: Final = {
    "quote": "quote",
    "figure": "figure",
    "number": "figure",
    "time": "time",
    "place": "place",
    "person": "person",
    "group": "person",
    "work": "person",
    "term": "term",
    "tagged": "term",
}
_MOST_STATEMENTS = 100


@dataclass(frozen=True, slots=True)
class Handle:
    """What is pressed to choose a mark: its id, what it is, in words; `anchor` is its own in the page."""

    id: str
    anchor: str
    group: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch under the same marks. `link`: it is pressed to choose its innermost mark; `handles` stand before
    it. `at`: it is what the address asks for; `lands`: the page begins there."""

    text: str
    classes: str
    marks: str
    link: Handle | None
    handles: tuple[Handle, ...]
    at: bool
    lands: bool


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """One paragraph, in its own direction."""

    direction: str
    pieces: tuple[Piece, ...]
    new_page: bool
    follows: bool
    """Whether it is the next line of what stands before it, with no empty line between."""


class TextView:
    """Makes the paragraphs of one text. `anchor` is what the anchors of its marks begin with."""

    def __init__(self, visit: Visit, asked: Asked, told: marked_text.MarkedText, anchor: str = "m") -> None:
        self._visit, self._asked, self._told, self._anchor = visit, asked, told, anchor
        runs = [run for one in told.paragraphs for run in one.runs]
        self._owners = {run.marks[-1] for run in runs if run.marks}
        self._begun: set[str] = set()
        self._landed = False
        self._words: dict[str, str] = {}
        self._at = asked.span

    def paragraphs(self) -> list[ShownParagraph]:
        """All of the stretch."""
        ends = [-2, *(one.end for one in self._told.paragraphs)]
        return [
            ShownParagraph(
                one.direction,
                tuple(piece for run in one.runs for piece in self._pieces(run)),
                one.new_page,
                not one.new_page and one.start - end == 1,
            )
            for one, end in zip(self._told.paragraphs, ends, strict=False)
        ]

    def _pieces(self, run: marked_text.Run) -> Iterator[Piece]:
        handles, link = self._begin(run)
        for start, end, at in _cut(run.start, run.end, self._at):
            lands = at and not self._landed
            self._landed = self._landed or lands
            text = run.text[start - run.start : end - run.start]
            yield Piece(text, self._classes(run.marks), " ".join(run.marks), link, handles, at, lands)
            handles, link = (), None

    def _begin(self, run: marked_text.Run) -> tuple[tuple[Handle, ...], Handle | None]:
        """The marks that begin here: those that hold others have a handle, the innermost is its own words."""
        handles, link = [], None
        for name in run.marks:
            if name in self._begun:
                continue
            kind = self._told.marks[name].kind
            if kind == "quote" or name not in self._owners:
                handles.append(self._handle(name))
            elif name == run.marks[-1]:
                link = self._handle(name)
            else:
                continue
            self._begun.add(name)
        return tuple(handles), link

    def _handle(self, name: str) -> Handle:
        mark = self._told.marks[name]
        anchor = f"{self._anchor}-{name}"
        told = self._asked.address(anchor, text=self._told.text_version, mark=name)
        return Handle(name, anchor, GROUP_OF[mark.kind], self._kind_words(mark.kind), told)

    def _kind_words(self, kind: str) -> str:
        if kind not in self._words:
            self._words[kind] = self._visit.say(f"web-item-mark-{kind}")
        return self._words[kind]

    def _classes(self, marks: tuple[str, ...]) -> str:
        """Of the innermost mark, whether it lies in a quotation, how sure it is, and what people said of it."""
        if not marks:
            return ""
        inner = self._told.marks[marks[-1]]
        told = ["m", f"g-{GROUP_OF[inner.kind]}"]
        if inner.kind != "quote" and any(self._told.marks[one].kind == "quote" for one in marks[:-1]):
            told.append("in-quote")
        if inner.facts.get("status") == "candidate":
            told.append("maybe")
        if inner.id in self._told.judged:
            told.append(self._told.judged[inner.id])
        if self._asked.mark in marks:
            told.append("chosen")
        return " ".join(told)


def _cut(start: int, end: int, at: tuple[int, int] | None) -> Iterator[tuple[int, int, bool]]:
    """A stretch cut at the bounds of another, and whether each piece lies in it."""
    if at is None or at[1] <= start or at[0] >= end:
        yield start, end, False
        return
    first, last = max(start, at[0]), min(end, at[1])
    for begin, stop, inside in ((start, first, False), (first, last, True), (last, end, False)):
        if begin < stop:
            yield begin, stop, inside


def text_facts(visit: Visit, archive: OpenArchive, asked: Asked, text: str, offset: int) -> dict[str, Any]:
    """What the template of a text shows. ItemUnknown."""
    told = archive.marked_text(asked.item, text, offset=offset, limit=STRETCH)
    steps = archive.mark_steps(asked.item, text)
    return {
        "version": text,
        "told": told,
        "paragraphs": TextView(visit, asked, told).paragraphs(),
        "legend": legend(one.kind for one in steps),
        "facts_at": facts_at(asked, text),
        "before": None if told.previous is None else asked.address("text", text=text, offset=told.previous),
        "after": None if told.next is None else asked.address("text", text=text, offset=told.next),
        "statements": list(_statements(told, asked)),
        "lands": asked.at is not None or asked.mark is not None,
    }


def legend(kinds: Iterable[str]) -> list[tuple[str, int]]:
    """How many marks there are of each group, in the groups' order."""
    counts = Counter(GROUP_OF[one] for one in kinds)
    return [(group, counts[group]) for group in GROUPS if counts[group]]


def facts_at(asked: Asked, text: str) -> str:
    """Where the facts of a mark are asked for: its id is put behind it."""
    return asked.address(text=text).replace(f"/items/{asked.item}?", f"/items/{asked.item}/mark?", 1) + "&mark="


def _statements(told: marked_text.MarkedText, asked: Asked) -> Iterator[Mapping[str, Any]]:
    """Who said what in this stretch."""
    quotes = [one for one in told.marks.values() if one.kind == "quote"][:_MOST_STATEMENTS]
    runs = [run for one in told.paragraphs for run in one.runs]
    for mark in quotes:
        words = "".join(run.text for run in runs if mark.id in run.marks)
        yield {
            "words": words,
            "speaker": mark.facts.get("speaker"),
            "role": mark.facts.get("role"),
            "mode": mark.facts.get("mode"),
            "maybe": mark.facts.get("status") == "candidate",
            "judged": told.judged.get(mark.id),
            "address": asked.address(f"m-{mark.id}", text=told.text_version, mark=mark.id),
        }

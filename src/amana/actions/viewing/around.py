"""What stands around an item: its parts by kind, its texts, what it names, its words in two languages.

Asked in a few rows each, so that an item with 20,000 files inside it is shown as quickly as a photograph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from amana.actions.comparing.account_ids import account_id, row_id
from amana.actions.comparing.corrections import Corrections
from amana.actions.viewing.beside import Target, beside
from amana.actions.viewing.linking import NAMING, Link
from amana.actions.viewing.marks import marks_of_text
from amana.actions.viewing.part_counts_kept import counts_of
from amana.actions.viewing.part_numbers import lines_of, lists_of
from amana.actions.viewing.sidecars import Sidecar, sidecars
from amana.actions.viewing.viewing import Viewing
from amana.archive import PartList, latest
from amana.catalogue import ItemSummary
from amana.records import ItemPart
from amana.records.part_lines import lines_naming, lines_of_kind
from amana.records.parts import part_of_line

MOST_LINKS = 200
_MOST_LISTS = 4  # of parts, that are looked through for what they name: of a chat, 80,000 messages
_THAT_NAME = frozenset(("picture", "message", "resource", "attachment", "embedded", "chapter", "slide"))
_MOST_PARALLEL = 200
_MOST_STATEMENTS = 2_000
_LONGEST_WORDS = 5_000

How = Literal["caption", "said"]


@dataclass(frozen=True, slots=True)
class TextTold:
    """A text version of the item, not of the files inside it: its length, what made it, of which part it is."""

    text_version: str
    length: int
    module: str
    part: str | None = None
    method: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one language: where they stand, where they stand in a text."""

    text: str
    language: str | None = None
    text_version: str | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Parallel:
    """The same in several languages: captions of one picture (`part` is its place), or what somebody said that
    words mean (`part` None, `subject` the id they spoke of)."""

    how: How
    words: tuple[Words, ...]
    part: str | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """See `OpenViewing.around`. `parts` counts the item's own parts by kind, the most first; what files inside it
    hold is counted in theirs. `more_links`: there may be more than are told."""

    item: ItemSummary
    part: str | None
    parts: dict[str, int]
    texts: tuple[TextTold, ...]
    links: tuple[Link, ...]
    more_links: bool
    parallel: tuple[Parallel, ...]
    sidecars: tuple[Sidecar, ...]


def around(viewing: Viewing, item: str, part: str | None = None) -> Around:
    """See `OpenViewing.around`."""
    summary = viewing.archive.catalogue.summary(item)
    found, more = _links(viewing, summary, part)
    texts = tuple(_texts(viewing, summary, part))
    pairs = (*_captions(viewing, summary, part), *_said(viewing, summary, texts))
    beside_it = sidecars(viewing.archive, summary.sha256) if part is None and not summary.erased else ()
    counts = _counts(viewing, summary, part)
    return Around(summary, part, counts, texts, found, more, pairs[:_MOST_PARALLEL], beside_it)


def _counts(viewing: Viewing, summary: ItemSummary, part: str | None) -> dict[str, int]:
    found = counts_of(viewing, lists_of(viewing, summary.sha256, part))
    return dict(sum(map(Counter, found), Counter[str]()).most_common())


def _texts(viewing: Viewing, summary: ItemSummary, part: str | None) -> Iterator[TextTold]:
    rows = viewing.archive.catalogue.intakes(summary.sha256, () if part is None else (part,))
    told: set[str] = set()
    for row in latest(rows):
        for made in row.intake.made if row.intake.part == part else ():
            if made.made == "text" and made.sha256 not in told:
                told.add(made.sha256)
                yield TextTold(
                    made.sha256, made.length, row.intake.module, made.part, made.method, row.intake.language
                )


def _links(viewing: Viewing, summary: ItemSummary, part: str | None) -> tuple[tuple[Link, ...], bool]:
    """As `linking.links`, without going through all that is kept: only lines that name something are parsed."""
    naming: list[ItemPart] = []
    lists = _with_kinds(viewing, lists_of(viewing, summary.sha256, part), _THAT_NAME)
    with viewing.archive.contents() as contents:
        for one in lists[:_MOST_LISTS]:
            lines = lines_naming(lines_of(viewing, one, contents), NAMING)
            naming += map(part_of_line, lines[: MOST_LINKS + 1 - len(naming)])
            if len(naming) > MOST_LINKS:
                break
    told = [(one, _name(one)) for one in naming[:MOST_LINKS]]
    targets = beside(viewing, summary.sha256, [one.fact("beside") or name for one, name in told], part)
    links = (_link(viewing, one, name, targets.get(one.fact("beside") or name, Target())) for one, name in told)
    return tuple(links), len(naming) > MOST_LINKS or len(lists) > _MOST_LISTS


def _with_kinds(viewing: Viewing, lists: Sequence[PartList], kinds: Collection[str]) -> list[PartList]:
    """The lists that have parts of one of these kinds: others need not be read."""
    counts = counts_of(viewing, lists)
    return [one for one, counted in zip(lists, counts, strict=True) if not counted.keys().isdisjoint(kinds)]


def _name(part: ItemPart) -> str:
    return next((value for fact in NAMING if (value := part.fact(fact))), "")


def _link(viewing: Viewing, part: ItemPart, name: str, target: Target) -> Link:
    words = _words(viewing, part).text if part.text else None
    inside = target.part or part.fact("resource")
    return Link(part.place, part.name or name, words or None, part.fact("language"), target.item, inside)


def _captions(viewing: Viewing, summary: ItemSummary, part: str | None) -> Iterator[Parallel]:
    """The captions of one picture, where they are of several languages."""
    found: dict[str, list[ItemPart]] = {}
    with viewing.archive.contents() as contents:
        lists = _with_kinds(viewing, lists_of(viewing, summary.sha256, part), ("picture",))
        for one in lists[:_MOST_LISTS]:
            for line in lines_of_kind(lines_of(viewing, one, contents), ("picture",))[:_MOST_STATEMENTS]:
                told = part_of_line(line)
                if told.text:
                    own = told.of if told.of and "/caption/" in told.place else told.place
                    found.setdefault(own, []).append(told)
    for place, captions in found.items():
        if len({one.fact("language") for one in captions} - {None}) > 1:
            yield Parallel("caption", tuple(_words(viewing, one) for one in captions), place)


def _words(viewing: Viewing, part: ItemPart) -> Words:
    if part.text is None:
        return Words("")
    end = min(part.end, part.start + _LONGEST_WORDS)
    words = viewing.text(part.text)[part.start : end]
    return Words(words, part.fact("language"), part.text, part.start, part.end)


def _said(viewing: Viewing, summary: ItemSummary, texts: Sequence[TextTold]) -> Iterator[Parallel]:
    """What people said that the words of a text, or of a statement in it, mean in another language."""
    spoken = {row.assertion.subject for row in viewing.archive.catalogue.telling("translation")}
    for text in texts[:_MOST_STATEMENTS] if spoken else ():
        subjects: dict[str, tuple[int, int]] = {account_id(text.text_version): (0, text.length)}
        for mark in marks_of_text(viewing, summary.sha256, text.text_version).marks:
            if mark.kind == "quote" and len(subjects) < _MOST_STATEMENTS:
                subjects[row_id(text.text_version, mark.start, mark.end)] = mark.start, mark.end
        told = Corrections(viewing.archive).of([one for one in subjects if one in spoken])
        for subject, known in told.items():
            start, end = subjects[subject]
            for said in known.values("translation"):
                own = viewing.text(text.text_version)[start : min(end, start + _LONGEST_WORDS)]
                pair = Words(own, text.language, text.text_version, start, end), Words(said)
                yield Parallel("said", pair, None, subject)

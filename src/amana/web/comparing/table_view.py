"""The table of accounts as its page shows it: who tells, each category with its figures, and what follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from amana.phrases import (
    Speaker,
    category_words,
    cut_around,
    edge_words,
    figure_parts,
    mark_order,
    pair_line,
    pairs_of,
    proposal_lines,
    published_words,
    suspect_words,
    without_isolates,
)

if TYPE_CHECKING:
    from amana.actions.comparing import comparing, figures
    from amana.compare.figures import Figure, Pair
    from amana.compare.voices import Voice

MOST_PAIRS: Final = 30
"""Of each kind, in one category: the whole is in the table to take along."""
_SAID: Final = "said:"


@dataclass(frozen=True)
class AccountShown:
    """One account. `about` are further lines: what a proposed day rests on, why it is to be doubted."""

    mark: str
    title: str
    item: str
    source: str
    published: str
    about: tuple[str, ...]


@dataclass(frozen=True)
class SourceShown:
    """One independent source: its accounts, the mark of the one that was first, and who repeats whom."""

    number: int
    accounts: tuple[AccountShown, ...]
    first: str | None
    edges: tuple[str, ...]


@dataclass(frozen=True)
class Passage:
    """A sentence on one line, the words it is about from `start` to `end`, and where in its item they stand."""

    text: str
    start: int
    end: int
    href: str


@dataclass(frozen=True)
class FigureShown:
    """One figure. `agrees` and `differs` are the marks of others; `standing` is `agree`, `differ` or empty."""

    mark: str
    said: str
    passage: Passage
    title: str
    agrees: tuple[str, ...]
    differs: tuple[str, ...]

    @property
    def standing(self) -> str:
        return "differ" if self.differs else "agree" if self.agrees else ""


@dataclass(frozen=True)
class PairsShown:
    """Pairs that are the same to each other (`contradict`, `agree`, …), each in words; `more` are not shown."""

    kind: str
    lines: tuple[str, ...]
    more: int

    @property
    def count(self) -> int:
        return len(self.lines) + self.more


@dataclass(frozen=True)
class CategoryShown:
    """What is counted, the figures, and what every two are to each other."""

    key: str
    label: str
    sources: int
    cells: tuple[comparing.Cell, ...]
    figures: tuple[FigureShown, ...]
    pairs: tuple[PairsShown, ...]


def place_of(figure: Figure) -> str:
    """The address of a figure in its item."""
    return item_at(figure.item, figure.start, figure.end, figure.text_version)


def item_at(item: str, start: int, end: int, text_version: str) -> str:
    """The address of words in an item, in code points of one of its texts."""
    return f"/items/{item}?" + urlencode({"at": f"{start}-{end}", "text": text_version})


def passage_of(told: figures.ToldFigure) -> Passage:
    """The sentence of a figure."""
    figure, begin = told.figure, told.sentence_start
    return passage(told.sentence, figure.start - begin, figure.end - begin, place_of(figure))


def passage(sentence: str, start: int, end: int, href: str) -> Passage:
    """A sentence, cut around its words where it is long."""
    text, span = cut_around(sentence, start, end)
    return Passage(text, *span, href)


def joined(parts: Iterator[str]) -> str:
    """Pieces of a line, without those that say nothing."""
    return " · ".join(filter(None, parts))


def shown(speaker: Speaker, name: str) -> str:
    """A name from outside, with what would turn its direction shown as an escape: to be set apart by markup."""
    return without_isolates(speaker.name(name))


def sources_of(speaker: Speaker, table: comparing.Table) -> list[SourceShown]:
    """The independent sources, in the order of their first accounts."""
    marks, order = table.marks, {one.account.id: at for at, one in enumerate(table.accounts)}
    told = {one.account.id: one for one in table.accounts}
    voices = sorted(table.voices, key=lambda voice: min(order[one] for one in voice.accounts))
    return [_source(speaker, table, at, voice, told, marks) for at, voice in enumerate(voices, 1)]


def _source(
    speaker: Speaker,
    table: comparing.Table,
    at: int,
    voice: Voice,
    told: Mapping[str, comparing.Told],
    marks: Mapping[str, str],
) -> SourceShown:
    accounts = sorted((told[one] for one in voice.accounts), key=lambda one: mark_order(one.mark))
    edges = (one for one in table.edges if one.one in voice.accounts or one.other in voice.accounts)
    first = marks[voice.first] if voice.first and len(accounts) > 1 else None
    shown = tuple(_account(speaker, one, marks) for one in accounts)
    return SourceShown(at, shown, first, tuple(edge_words(speaker, one, marks) for one in edges))


def _account(speaker: Speaker, told: comparing.Told, marks: Mapping[str, str]) -> AccountShown:
    account = told.account
    about = list(proposal_lines(speaker, account.proposal, marks)) if account.proposal else []
    if account.suspect:
        about.append(suspect_words(speaker, account.suspect))
    source = account.sources[0] if account.sources else ""
    return AccountShown(
        told.mark,
        shown(speaker, account.title),
        account.item,
        shown(speaker, source),
        published_words(speaker, told),
        tuple(about),
    )


def voice_names(speaker: Speaker, table: comparing.Table) -> dict[str, str]:
    """What each voice is called beside its figures, by its id: accounts by marks and source, people by name."""
    marks = table.marks
    told = {one.account.id: one.account for one in table.accounts}
    found = {}
    for voice in table.voices:
        own = sorted((marks[one] for one in voice.accounts), key=mark_order)
        account = told[voice.first or voice.accounts[0]]
        found[voice.id] = f"{', '.join(own)} · {account.sources[0] if account.sources else account.title}"
    for row in table.rows:
        for cell in row.cells:
            if cell.voice.startswith(_SAID) and cell.voice not in found:
                said = cell.told.figure.speaker or cell.voice.removeprefix(_SAID)
                found[cell.voice] = speaker.say("compare-said", speaker=said)
    return found


def categories_of(speaker: Speaker, table: comparing.Table) -> list[CategoryShown]:
    """Each thing that is counted, what most sources speak of first."""
    grouped = groupby(table.rows, key=lambda row: row.category)
    return [_category(speaker, table, key, [cell for row in rows for cell in row.cells]) for key, rows in grouped]


def _category(
    speaker: Speaker, table: comparing.Table, key: str | None, cells: Sequence[comparing.Cell]
) -> CategoryShown:
    marks = table.marks
    pairs = pairs_of(table, key)
    agrees, differs = standings(pairs, marks)
    titles = {one.mark: shown(speaker, one.account.title) for one in table.accounts}
    ordered = sorted(cells, key=lambda cell: mark_order(cell.mark))
    figures = tuple(
        FigureShown(
            cell.mark,
            joined(figure_parts(speaker, cell.told)),
            passage_of(cell.told),
            titles[mark_order(cell.mark)[0]],
            tuple(agrees[cell.mark]),
            tuple(differs[cell.mark]),
        )
        for cell in ordered
    )
    return CategoryShown(
        key or "",
        category_words(speaker, key),
        len({cell.voice for cell in cells}),
        tuple(ordered),
        figures,
        tuple(_pairs(speaker, kind, list(found), marks) for kind, found in groupby(pairs, key=_kind)),
    )


def _kind(pair: Pair) -> str:
    return pair.verdict.kind


def _pairs(speaker: Speaker, kind: str, pairs: Sequence[Pair], marks: Mapping[str, str]) -> PairsShown:
    lines = tuple(pair_line(speaker, one, marks) for one in pairs[:MOST_PAIRS])
    return PairsShown(kind, lines, len(pairs) - len(lines))


def standings(
    pairs: Sequence[Pair], marks: Mapping[str, str]
) -> tuple[defaultdict[str, list[str]], defaultdict[str, list[str]]]:
    """By each figure's mark, the marks of those that agree with it, and of those that cannot be true with it."""
    agrees: defaultdict[str, list[str]] = defaultdict(list)
    differs: defaultdict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        into = {"agree": agrees, "contradict": differs}.get(pair.verdict.kind)
        if into is not None:
            one, other = marks[pair.one.id], marks[pair.other.id]
            into[one].append(other)
            into[other].append(one)
    for found in (*agrees.values(), *differs.values()):
        found.sort(key=mark_order)
    return agrees, differs

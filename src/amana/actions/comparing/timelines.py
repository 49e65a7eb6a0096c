"""The timeline: what texts tell of each day, how exactly, and what that rests on; as sentences, or as figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from amana.actions.comparing.accounts import Account, accounts_of
from amana.actions.comparing.corrections import Corrections
from amana.actions.comparing.figures import ToldFigure, figures_of, rests_on_proposal, spot_of
from amana.actions.comparing.wanting import Wanted
from amana.actions.knowledge.known_times import KnownTime, known_times
from amana.actions.reviewing.asked_names import any_may_be, items_naming
from amana.actions.reviewing.proposing import with_proposals
from amana.actions.taking_in.watched import watched
from amana.archive import Archive
from amana.compare.figures import Spot
from amana.compare.timeline import Entry, entry_order, precision_of
from amana.reading import Reading, Statement, Time, View
from amana.records import Watch

_LENGTH_ALONE = "SET"


@dataclass(frozen=True)
class Timeline:
    """Entries in order of time, the accounts they are from, by id, and what people gave a date to.

    `left_out` more were found than were asked for.
    """

    entries: tuple[Entry, ...]
    accounts: Mapping[str, Account]
    known: tuple[KnownTime, ...] = ()
    left_out: int = 0


def timeline(
    archive: Archive,
    wanted: Sequence[str],
    asked: Wanted,
    person: str | None = None,
    *,
    claims: bool = False,
    limit: int | None = None,
    watch: Watch | None = None,
) -> Timeline:
    """What is told of each day.

    `wanted` are items or events, taken to be of one event; with `claims` the entries are figures. Raises
    ItemUnknown, ItemAmbiguous.
    """
    accounts = accounts_of(archive, watched(items_naming(archive, wanted, person), watch))
    given = with_proposals(list(accounts)) if wanted else accounts
    of_account = partial(_figures, corrections=Corrections(archive)) if claims else _sentences
    entries: list[Entry] = []
    known: dict[str, Account] = {}
    count = 0
    for account in given:
        found = [one for one in of_account(account) if _wants(asked, person, one)]
        count += len(found)
        kept = found if limit is None else found[: limit - len(entries)]
        if kept:
            entries += kept
            known[account.id] = account
    told = () if claims or person else sorted(known_times(archive, wanted, asked), key=_known_order)
    return Timeline(tuple(sorted(entries, key=entry_order)), known, tuple(told), count - len(entries))


def _known_order(one: KnownTime) -> tuple[str, str, str]:
    return one.first or one.last or "", one.last or "9999", one.id


def _wants(asked: Wanted, person: str | None, entry: Entry) -> bool:
    if not asked.during(entry.first, entry.last) or not any_may_be(person, [entry.speaker, *entry.people]):
        return False
    return asked.place is None or any(map(asked.at, entry.spots))


def _sentences(account: Account) -> Iterator[Entry]:
    """One entry for each time that is known and each sentence."""
    view = View.of(account.text, account.reading.language)
    seen: set[tuple[int, str, str]] = set()
    for row in account.reading.times:
        first, last = row.first or row.last, row.last or row.first
        if first is None or last is None or row.type == _LENGTH_ALONE or _says_published(account, row):
            continue
        start, end = view.sentence_at(row.start)
        if (start, first, last) not in seen:
            seen.add((start, first, last))
            yield _entry(account, row, (first, last), (start, end))


def _says_published(account: Account, row: Time) -> bool:
    """Whether it is the dateline: that is when it was written, and not what happened."""
    said = account.reading.document
    return said.published_basis == "dateline" and any(
        one.start <= row.start < one.end for one in said.published_evidence
    )


def _entry(account: Account, row: Time, days: tuple[str, str], sentence: tuple[int, int]) -> Entry:
    said = statement_at(account.reading, row.start)
    return Entry(
        *days,
        precision_of(*days),
        row.anchor or "text",
        account.id,
        account.item,
        account.text_version,
        row.start,
        row.end,
        row.text,
        account.text[slice(*sentence)],
        sentence[0],
        rests_on_proposal(account, row.first, row.last),
        said.speaker_name if said else None,
        spots_between(account.reading, *sentence),
        people_between(account.reading, *sentence),
    )


def statement_at(reading: Reading, offset: int) -> Statement | None:
    """The innermost statement that somebody's name stands by, around this place of the text."""
    around = [row for row in reading.statements if row.start <= offset < row.end and row.speaker_name]
    return min(around, key=lambda row: row.end - row.start, default=None)


def spots_between(reading: Reading, start: int, end: int) -> tuple[Spot, ...]:
    """The places named in a stretch, each once; not those that act (`Russia said`)."""
    rows = (row for row in reading.places if start <= row.start < end and row.role != "actor")
    return tuple(dict.fromkeys(map(spot_of, rows)))


def people_between(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """The people named in a stretch, each by the fullest name the text gives."""
    found = []
    for row in reading.names:
        if row.kind == "person" and start <= row.start < end:
            first = row if row.same_as is None else reading.names[row.same_as]
            found.append(" ".join(first.text.split()))
    return tuple(dict.fromkeys(found))


def _figures(account: Account, corrections: Corrections) -> Iterator[Entry]:
    """One entry for each figure whose days are known."""
    for told in figures_of(account, corrections):
        first, last = told.figure.first or told.figure.last, told.figure.last or told.figure.first
        if first is not None and last is not None and told.figure.category is not None:
            yield _of_figure(account, told, first, last)


def _of_figure(account: Account, told: ToldFigure, first: str, last: str) -> Entry:
    figure, end = told.figure, told.sentence_start + len(told.sentence)
    same = (row.anchor for row in account.reading.times if (row.first, row.last) == (figure.first, figure.last))
    return Entry(
        first,
        last,
        precision_of(first, last),
        next(same, None) or "text",
        account.id,
        account.item,
        account.text_version,
        figure.start,
        figure.end,
        figure.text,
        told.sentence,
        told.sentence_start,
        told.proposed,
        figure.speaker,
        (figure.spot,) if figure.spot else (),
        people_between(account.reading, told.sentence_start, end),
        figure,
    )

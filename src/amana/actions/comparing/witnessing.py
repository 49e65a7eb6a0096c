"""What one person said, in all that is kept: each statement with the times and places in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amana.actions.comparing.accounts import Account, accounts_of, row_id
from amana.actions.comparing.corrections import Corrections
from amana.actions.comparing.timelines import people_between, spots_between
from amana.actions.reviewing.asked_names import asked_for, items_naming, may_be
from amana.actions.reviewing.proposing import with_proposals
from amana.archive import Archive
from amana.compare.figures import Spot
from amana.reading import Statement, Time


@dataclass(frozen=True)
class Witnessed:
    """One statement: `name` and `role` say who said it as the text tells, [start, end) where it stands.

    `times` are the expressions in it, resolved where they could be; `proposed` says that they rest on a proposed
    day of publication. `people` are those whom it names.
    """

    id: str
    account: Account
    name: str
    role: str | None
    mode: str
    text: str
    start: int
    end: int
    times: tuple[Time, ...]
    spots: tuple[Spot, ...]
    people: tuple[str, ...]
    proposed: bool


def witness(archive: Archive, person: str, wanted: Sequence[str] = ()) -> list[Witnessed]:
    """All that may be this person's words, in order of publication, then as they stand.

    `person` is a name in either script, or an id (`asked_for`). A statement that somebody gave to another speaker
    (`speaker`) is that one's; one that somebody rejected is left out. Raises ItemUnknown, ItemAmbiguous.
    """
    asked = asked_for(archive, person)
    items = wanted or asked.items or [one for name in asked.names for one in items_naming(archive, (), name)]
    accounts = list(accounts_of(archive, items_naming(archive, tuple(items), None) if items else ()))
    given = with_proposals(accounts) if wanted else accounts
    corrections = Corrections(archive)
    found = [one for account in given for one in _said(account, asked.names, corrections)]
    return sorted(found, key=lambda one: (one.account.published or "9999", one.account.id, one.start))


def _said(account: Account, names: Sequence[str], corrections: Corrections) -> Iterator[Witnessed]:
    rows = {row_id(account.text_version, row.start, row.end): row for row in account.reading.statements}
    known = corrections.of(list(rows))
    for name, row in rows.items():
        speaker = corrections.speaker(known.get(name), row.speaker_name)
        if speaker is not None and any(may_be(asked, speaker) for asked in names):
            yield _witnessed(account, name, row, speaker)


def _witnessed(account: Account, name: str, row: Statement, speaker: str) -> Witnessed:
    reading = account.reading
    times = tuple(one for one in reading.times if row.start <= one.start < row.end)
    proposed = account.proposal is not None and any(one.first and one.anchor != "absolute" for one in times)
    return Witnessed(
        name,
        account,
        speaker,
        row.role,
        row.mode,
        row.text,
        row.start,
        row.end,
        times,
        spots_between(reading, row.start, row.end),
        people_between(reading, row.start, row.end),
        proposed,
    )

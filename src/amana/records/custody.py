"""What is told of custody: an item's chain of events, and apart from it what outsiders bound."""

from __future__ import annotations

from dataclasses import dataclass

from amana.records.nouns import Accession, CustodyAct, Intake, KeyAct
from amana.records.outcomes import TimeBound
from amana.records.places import EntryPlace


@dataclass(frozen=True, slots=True)
class CustodyEvent:
    """One act in an item's chain of custody, and the log entry that says so.

    `act` is `added`, `read`, or the act's own name (`copied`, `custodian-added`, …). `at` is when (RFC 3339,
    UTC) as the clock of the entry's device claimed; None where its record holds no time. `device_name` is what
    that device is called; `subject_name` what the device is called that the act is about. `whole`: it was about
    all that was here, or the archive itself, and not about this item alone. `suspect`: why it is to be doubted.
    """

    act: str
    entry: EntryPlace
    at: str | None
    noun: Accession | Intake | CustodyAct | KeyAct
    device_name: str | None = None
    subject_name: str | None = None
    whole: bool = False
    suspect: str | None = None

    @property
    def person(self) -> str | None:
        """Who did it, by the name or pseudonym they gave."""
        return None if isinstance(self.noun, Intake) else self.noun.person

    @property
    def outcome(self) -> str:
        """`success`, `failure` or `part`."""
        if isinstance(self.noun, CustodyAct):
            return self.noun.outcome
        failed = isinstance(self.noun, Intake) and self.noun.outcome == "failed"
        return "failure" if failed else "success"


@dataclass(frozen=True, slots=True)
class EntryBound:
    """The outsiders' clock: this entry of the item's existed not later than `bound` says; None: nobody says."""

    entry: EntryPlace
    bound: TimeBound | None = None


@dataclass(frozen=True)
class Custody:
    """An item's chain of custody. Two clocks, never mixed: `events` are in the order of what devices' own clocks
    claimed; `bounds` is what outsiders say of the log entries that brought the item in.

    `suspect` is why the item is to be doubted: every accession of it is, and the first for this reason.
    """

    item: str
    sha256: str
    name: str
    events: tuple[CustodyEvent, ...]
    bounds: tuple[EntryBound, ...]
    suspect: str | None = None

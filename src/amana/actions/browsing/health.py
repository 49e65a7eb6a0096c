"""How an archive does: where it is kept, what outsiders vouch for, who opens it, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from amana.actions.custody.outside_word import OutsideWord, outside_words
from amana.archive import Archive, Copy, Custodians, Devices, KnownDevice, read_copies, read_state
from amana.records import CustodyAct

_CARDS = "cards "
"""So begins what a custodian in words is called, where nobody calls it otherwise."""


@dataclass(frozen=True, slots=True)
class CopyHealth:
    """A copy, by what this machine knows of it and what custody acts in the logs say.

    `known`: this machine keeps it under this name, at `url`; else other devices do. `kit`: a capture kit.
    `synced` is when this machine last synced with it, `lacking` how many objects it was without then; `copied` is
    when an act last says that it was given something. `audited` is when it was last audited, `sound` how that
    ended (None: never), `method` how it was done (`read`, `challenge`, …), `repaired` when it was last mended.
    Times are RFC 3339.
    """

    name: str
    url: str | None = None
    known: bool = False
    kit: bool = False
    synced: str | None = None
    lacking: int = 0
    copied: str | None = None
    audited: str | None = None
    sound: bool | None = None
    method: str | None = None
    repaired: str | None = None


@dataclass(frozen=True, slots=True)
class LogHealth:
    """One device's log as it is here: `entries` of its last checkpoint, `last` when something was last entered
    (its device's clock; RFC 3339), and what outsiders say of it.

    `admitted`, `here`, `lost_from`, `forked` as in `KnownDevice`.
    """

    device: str
    name: str | None
    entries: int
    last: str | None
    here: bool
    admitted: bool
    lost_from: int | None
    forked: bool
    outside: OutsideWord

    @property
    def suspect(self) -> bool:
        """Whether some or all of it is to be doubted."""
        return self.forked or self.lost_from is not None or not self.admitted


@dataclass(frozen=True, slots=True)
class CustodianHealth:
    """Who opens the archive. `cards`: as words on cards, going by the name that they are given when they are
    made."""

    name: str
    recipient: str
    cards: bool


@dataclass(frozen=True, slots=True)
class Step:
    """What to do next: a stable word, and facts for its sentence.

    `faults` (count), `copy-unsound` (copy, audited), `suspect-devices` (devices, count), `no-copy`, `copy-never`
    (copy), `copy-lacking` (copy, count), `copy-old` (copy, synced, days), `never-audited` (copy), `audit-old`
    (copy, audited, days), `one-custodian`, `unnamed-custodians` (count), `timestamp-wrong` (device, count),
    `no-timestamp`, `timestamp-old` (device, entries, days), `unread` (count), `failures` (count).
    """

    word: str
    facts: dict[str, str | int | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Health:
    """All of it. `failures` is how many items a reading gave a reason for, `unread` how many no module has read
    yet; `faults` what could not be taken from the logs into the catalogue. `unnamed` are envelopes of no known
    owner.

    Whether word cards were ever rehearsed is not told: a rehearsal writes nothing down. `next` is what to do, the
    most urgent first.
    """

    copies: tuple[CopyHealth, ...]
    logs: tuple[LogHealth, ...]
    custodians: tuple[CustodianHealth, ...]
    unnamed: tuple[str, ...]
    failures: int
    unread: int
    faults: tuple[str, ...]
    next: tuple[Step, ...] = ()


def copies_of(archive: Archive) -> tuple[CopyHealth, ...]:
    """The copies that this machine knows, and those that acts of other devices tell of; by name."""
    acts = [row.act for row in archive.catalogue.acts() if isinstance(row.act, CustodyAct) and row.act.copy]
    known = {one.name: one for one in read_copies(archive.layout)}
    names = {*known, *(act.copy for act in acts if act.copy and act.act == "copied")}
    return tuple(_told_by(acts, _here(archive, name, known.get(name))) for name in sorted(names))


def _here(archive: Archive, name: str, copy: Copy | None) -> CopyHealth:
    """A copy by what this machine itself knows of it."""
    if copy is None:
        return CopyHealth(name)
    state = read_state(archive.layout, name)
    return CopyHealth(name, copy.url, True, copy.kit, state.synced, len(state.lacking))


def _told_by(acts: Iterable[CustodyAct], copy: CopyHealth) -> CopyHealth:
    """With what acts say of the copy of this name: they come in the order of time."""
    for act in acts:
        if act.copy != copy.name:
            continue
        if act.act == "copied":
            copy = replace(copy, copied=act.at)
        elif act.act == "repaired":
            copy = replace(copy, repaired=act.at)
        elif act.act == "audited":
            copy = replace(copy, audited=act.at, sound=act.outcome == "success", method=act.method)
    return copy


def logs_of(archive: Archive) -> tuple[LogHealth, ...]:
    """The devices that the archive knows, and their logs."""
    outside, last = outside_words(archive), _last_entries(archive)
    return tuple(_log(one, last.get(one.id), outside.get(one.id)) for one in Devices(archive).all())


def _log(device: KnownDevice, last: str | None, outside: OutsideWord | None) -> LogHealth:
    return LogHealth(
        device.id,
        device.name,
        device.entries,
        last,
        device.here,
        device.admitted,
        device.lost_from,
        device.forked,
        outside or OutsideWord(),
    )


def _last_entries(archive: Archive) -> dict[str, str]:
    last = archive.catalogue.last_done()
    for row in archive.catalogue.acts():
        last[row.entry.device] = max(row.act.at, last.get(row.entry.device, ""))
    return last


def custodians_of(archive: Archive) -> tuple[tuple[CustodianHealth, ...], tuple[str, ...]]:
    """Who opens it, and the envelopes of which nobody knows whose they are."""
    custodians = Custodians(archive)
    told = (CustodianHealth(one.name, one.recipient, one.name.startswith(_CARDS)) for one in custodians.now())
    return tuple(told), custodians.unnamed()

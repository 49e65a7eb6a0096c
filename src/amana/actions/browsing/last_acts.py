"""What was done lately, out of all logs: what came in one go is one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from amana.actions.knowledge.knowing import Knowing
from amana.archive import Archive, Devices
from amana.catalogue import Doing
from amana.errors import ItemAmbiguous, ItemUnknown
from amana.records import ActRow, CustodyAct

MOST: Final = 100
TAKEN_IN: Final = "taken-in"
SAID: Final = "said"


@dataclass(frozen=True, slots=True)
class LastAct:
    """One line: when (`at`, RFC 3339, by the device's clock), on which device, by whom, as they called themselves.

    `kind` is `taken-in`, `said`, or an act's own name (`copied`, `audited`, `repaired`, `exported`, `restored`,
    `erased`, `archive-made`, `device-joined`, `device-admitted`, `device-lost`, `custodian-added`,
    `custodian-removed`, `epoch-started`, `acts-accepted`). `count` is how many items came, or things were said, or
    items an act was about (0: all that was here). Of one item alone `item` is its id; `subject` is the id of what
    was spoken of, where it is one thing. `name` is what that is called, or the copy, the custodian or the device.
    """

    at: str
    device: str
    device_name: str | None
    person: str | None
    kind: str
    count: int = 0
    item: str | None = None
    subject: str | None = None
    name: str | None = None
    outcome: str = "success"


class LastActs:
    """Reads them of one archive."""

    def __init__(self, archive: Archive, knowing: Knowing) -> None:
        self._catalogue, self._knowing = archive.catalogue, knowing
        self._names = Devices(archive).names()

    def told(self, limit: int) -> tuple[LastAct, ...]:
        """The latest first."""
        found: list[tuple[str, Doing | ActRow]] = [(one.last, one) for one in self._catalogue.doings(limit)]
        found += [(row.act.at, row) for row in list(self._catalogue.acts())[-limit:]]
        latest = sorted(found, key=lambda one: one[0], reverse=True)[:limit]
        return tuple(self._act(one) if isinstance(one, ActRow) else self._doing(one) for _, one in latest)

    def _doing(self, one: Doing) -> LastAct:
        told = self._line(one.last, one.device, one.person, SAID if one.kind == "assertion" else TAKEN_IN)
        item, subject, name = None, None, None
        if one.subject:
            item, name = self._item(one.subject)
        if one.kind == "assertion" and one.subject:
            subject = item or one.subject
            name = name if item else self._knowing.label(one.subject)
        return LastAct(*told, one.count, item, subject, name)

    def _act(self, row: ActRow) -> LastAct:
        act = row.act
        told = self._line(act.at, row.entry.device, act.person or "", act.act)
        if isinstance(act, CustodyAct):
            item, name = self._item(act.items[0]) if len(act.items) == 1 else (None, None)
            return LastAct(*told, len(act.items), item, item, act.copy or name, act.outcome)
        people = [one.name for one in act.custodians]
        called = self._names.get(act.subject or "") or act.name
        return LastAct(*told, len(people), None, act.subject, called or (people[0] if len(people) == 1 else None))

    def _line(self, at: str, log: str, person: str, kind: str) -> tuple[str, str, str | None, str | None, str]:
        device = log.partition(".")[0]
        return at, device, self._names.get(device), person or None, kind

    def _item(self, wanted: str) -> tuple[str | None, str | None]:
        """The id of an item and what it is called; neither, where it is none."""
        try:
            found = self._catalogue.summary(wanted)
        except (ItemUnknown, ItemAmbiguous):
            return None, None
        return found.item, found.title or found.name

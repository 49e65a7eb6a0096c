"""Who opens the archive: adding a custodian, removing one, beginning a new epoch.

Names and recipients stand in sealed records alone; copies see envelopes, and cannot tell whose.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from amana.archive.acts import epoch_body
from amana.archive.archive import Archive, Decision
from amana.archive.description import PlainFile
from amana.archive.keys import new_archive_key, seal_envelope
from amana.archive.source import now
from amana.errors import CustodianExists, CustodianUnknown, DiskFault, LastCustodian
from amana.records import Custodian, CustodyAct, Json, KeyAct
from amana.seal import HybridIdentity, KeyRecipient, SecretIdentity, parse_recipient, recipient_text
from amana.stores import Disk


class Custodians:
    """The custodians of an opened archive. Every act is signed, and entered in the log."""

    def __init__(self, archive: Archive, disk: Disk | None = None) -> None:
        self._archive, self._disk = archive, disk or Disk()

    def now(self) -> tuple[Custodian, ...]:
        """Those whose envelopes stand today, in the order they came. IdentityMissing."""
        standing: dict[str, Custodian] = {}
        for row in self._archive.catalogue.acts():
            if isinstance(row.act, CustodyAct):
                continue
            if row.act.act == "custodian-removed":
                for gone in row.act.custodians:
                    standing.pop(gone.recipient, None)
            else:
                for one in row.act.custodians:
                    known = standing.get(one.recipient)
                    envelopes = dict.fromkeys((*(known.envelopes if known else ()), *one.envelopes))
                    standing[one.recipient] = replace(one, envelopes=tuple(envelopes))
        files = {file.name for file in self._archive.described.files}
        there = (
            replace(one, envelopes=tuple(e for e in one.envelopes if e in files)) for one in standing.values()
        )
        return tuple(one for one in there if one.envelopes)

    def unnamed(self) -> tuple[str, ...]:
        """Envelopes that no record tells the custodian of: made by an earlier version."""
        named = {envelope for one in self.now() for envelope in one.envelopes}
        files = (file.name for file in self._archive.described.files)
        return tuple(name for name in files if name.startswith("keys/") and name not in named)

    def add(self, recipient: KeyRecipient, name: str) -> Custodian:
        """Seal every epoch's key that is at hand to this recipient. CustodianExists, IdentityMissing."""
        made: list[Custodian] = []
        self._archive.act(lambda: self._adding(recipient, name, made))
        return made[0]

    def _adding(self, recipient: KeyRecipient, name: str, made: list[Custodian]) -> Decision:
        text = recipient_text(recipient)
        for one in self.now():
            if one.name == name or one.recipient == text:
                raise CustodianExists(name=one.name, recipient=one.recipient)
        envelopes = _Envelopes(self._archive.described.id)
        told = [envelopes.seal(epoch, key, recipient) for epoch, key in self._archive.epoch_keys()]
        made.append(Custodian(name, text, tuple(file.name for file in told)))
        body: dict[str, Json] = {"act": "custodian-added", "at": now(), "envelopes": _told(told)}
        return Decision([_noun("custodian-added", custodians=tuple(made))], [body], envelopes.sealed)

    def remove(self, name: str, reason: str | None = None) -> int:
        """Begin a new epoch without this custodian; its number. What is older stays open to them wherever they
        have a copy. An envelope that no record tells the custodian of goes by its path.

        CustodianUnknown, LastCustodian.
        """
        removed: list[PlainFile] = []
        self._archive.act(lambda: self._removing(name, reason, removed))
        for file in removed:
            # It is an envelope no more. If the disk will not let it go, it opens nothing that comes.
            with suppress(DiskFault):
                self._disk.remove(self._archive.layout.root / file.name)
        return self._archive.described.current.epoch

    def _removing(self, name: str, reason: str | None, removed: list[PlainFile]) -> Decision:
        standing, unnamed = self.now(), self.unnamed()
        gone = next((one for one in standing if name in (one.name, one.recipient)), None)
        if gone is None and name not in unnamed:
            raise CustodianUnknown(name=name)
        if gone is not None and len(standing) == 1:
            raise LastCustodian(name=name)
        files = {file.name: file for file in self._archive.described.files}
        removed += [files[envelope] for envelope in (gone.envelopes if gone else (name,))]
        body: dict[str, Json] = {"act": "custodian-removed", "at": now(), "envelopes": _told(removed)}
        told = _noun("custodian-removed", custodians=(gone,) if gone else (), reason=reason)
        staying = [one for one in standing if one is not gone]
        begun = self._beginning(staying, [one for one in unnamed if one != name], reason)
        return Decision([told, *begun.nouns], [body, *begun.bodies], begun.envelopes)

    def renew(self, reason: str | None = None) -> int:
        """Begin a new epoch: a new archive key, sealed to every custodian that stands; its number.

        CustodianUnknown where an envelope's custodian is not known: it must be removed, by its path.
        """
        self._archive.act(lambda: self._beginning(self.now(), self.unnamed(), reason))
        return self._archive.described.current.epoch

    def _beginning(self, standing: Sequence[Custodian], unnamed: Sequence[str], reason: str | None) -> Decision:
        """In one commit with a removal: whoever is removed must not be able to open one object more."""
        for envelope in unnamed:
            raise CustodianUnknown(name=envelope)
        archive = self._archive
        number = archive.described.current.epoch + 1
        key = new_archive_key(isinstance(archive.epoch_keys()[0][1], HybridIdentity))
        envelopes = _Envelopes(archive.described.id)
        made = [envelopes.seal(number, key, parse_recipient(one.recipient)) for one in standing]
        body = {**epoch_body(number, key, now(), archive.described.id), "envelopes": _told(made)}
        begun = _noun(
            "epoch-started",
            epoch=number,
            recipient=recipient_text(key.recipient),
            custodians=tuple(
                replace(one, envelopes=(file.name,)) for one, file in zip(standing, made, strict=True)
            ),
            reason=reason,
        )
        return Decision([begun], [body], envelopes.sealed)


class _Envelopes:
    """The envelopes of one decision, sealed and not yet there: path in the archive -> bytes."""

    def __init__(self, archive: str) -> None:
        self._archive = archive
        self.sealed: dict[str, bytes] = {}

    def seal(self, epoch: int, key: SecretIdentity, to: KeyRecipient) -> PlainFile:
        file, sealed = seal_envelope(self._archive, epoch, key, to)
        self.sealed[file.name] = sealed
        return file


def _told(files: Sequence[PlainFile]) -> list[Json]:
    return [{"name": file.name, "sha256": file.sha256} for file in files]


def _noun(act: str, **said: object) -> KeyAct:
    """The record; the archive fills in when and by whom."""
    return KeyAct(act=act, archive="", at="", device="", software="", **said)  # type: ignore[arg-type]

"""Who opens the archive: adding a custodian, removing one, beginning a new epoch.

Names and recipients stand in sealed records alone; copies see envelopes, and cannot tell whose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from amana.archive.acts import epoch_body
from amana.archive.archive import Archive
from amana.archive.description import PlainFile
from amana.archive.keys import new_archive_key, write_envelope
from amana.archive.source import now
from amana.errors import CustodianExists, CustodianUnknown, LastCustodian
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
        text = recipient_text(recipient)
        for one in self.now():
            if one.name == name or one.recipient == text:
                raise CustodianExists(name=one.name, recipient=one.recipient)
        envelopes = [self._envelope(epoch, key, recipient) for epoch, key in self._archive.epoch_keys()]
        custodian = Custodian(name, text, tuple(file.name for file in envelopes))
        body: dict[str, Json] = {"act": "custodian-added", "at": now(), "envelopes": _told(envelopes)}
        self._archive.act([_noun("custodian-added", custodians=(custodian,))], [body])
        return custodian

    def _envelope(self, epoch: int, key: SecretIdentity, to: KeyRecipient) -> PlainFile:
        archive = self._archive
        return write_envelope(archive.layout, self._disk, archive.described.id, epoch, key, to)

    def remove(self, name: str, reason: str | None = None) -> int:
        """Begin a new epoch without this custodian; its number. What is older stays open to them wherever they
        have a copy. CustodianUnknown, LastCustodian."""
        standing = self.now()
        gone = next((one for one in standing if name in (one.name, one.recipient)), None)
        if gone is None:
            raise CustodianUnknown(name=name)
        if len(standing) == 1:
            raise LastCustodian(name=name)
        files = {file.name: file for file in self._archive.described.files}
        removed = [files[envelope] for envelope in gone.envelopes]
        body: dict[str, Json] = {"act": "custodian-removed", "at": now(), "envelopes": _told(removed)}
        told = _noun("custodian-removed", custodians=(gone,), reason=reason)
        epoch = self._begin([one for one in standing if one is not gone], [told], [body], reason)
        for file in removed:
            self._disk.remove(self._archive.layout.root / file.name)
        return epoch

    def renew(self, reason: str | None = None) -> int:
        """Begin a new epoch: a new archive key, sealed to every custodian that stands; its number.

        CustodianUnknown where an envelope's custodian is not known: they must be added again first.
        """
        return self._begin(self.now(), [], [], reason)

    def _begin(
        self, standing: Sequence[Custodian], told: list[KeyAct], bodies: list[dict[str, Json]], reason: str | None
    ) -> int:
        """Both in one commit: whoever is removed must not be able to open one object more."""
        for unnamed in self.unnamed():
            raise CustodianUnknown(name=unnamed)
        archive = self._archive
        number = archive.described.current.epoch + 1
        key = new_archive_key(isinstance(archive.epoch_keys()[0][1], HybridIdentity))
        made = [self._envelope(number, key, parse_recipient(one.recipient)) for one in standing]
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
        archive.act([*told, begun], [*bodies, body])
        return number


def _told(files: Sequence[PlainFile]) -> list[Json]:
    return [{"name": file.name, "sha256": file.sha256} for file in files]


def _noun(act: str, **said: object) -> KeyAct:
    """The record; the archive fills in when and by whom."""
    return KeyAct(act=act, archive="", at="", device="", software="", **said)  # type: ignore[arg-type]

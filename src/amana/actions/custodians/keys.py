"""Custodians and key epochs: `keys list`, `keys add`, `keys remove`, `keys renew`."""

from __future__ import annotations

import builtins
from dataclasses import dataclass

from amana.actions.custodians.names import meant_name, plain_name
from amana.actions.opening import OpenArchive
from amana.archive import Custodians
from amana.records import Custodian
from amana.seal import parse_recipient


@dataclass(frozen=True)
class ListedEpoch:
    """One archive key's time. `opens` says whether a key at hand opens it."""

    epoch: int
    recipient: str
    started: str
    opens: bool


@dataclass(frozen=True)
class Keys:
    """Who opens an archive, and since when by which key. `unnamed` are envelopes no record tells the owner of."""

    custodians: tuple[Custodian, ...]
    epochs: tuple[ListedEpoch, ...]
    unnamed: tuple[str, ...] = ()


def list(opened: OpenArchive) -> Keys:
    """The custodians that stand, and the epochs. IdentityMissing."""
    archive = opened.archive
    at_hand = {number for number, _ in archive.epoch_keys()}
    custodians = Custodians(archive)
    epochs = tuple(
        ListedEpoch(one.epoch, one.recipient, one.started, one.epoch in at_hand)
        for one in archive.described.epochs
    )
    return Keys(custodians.now(), epochs, custodians.unnamed())


def add(opened: OpenArchive, recipient: str, name: str) -> Custodian:
    """Make this recipient a custodian: it opens everything, as every custodian does.

    RecipientUnreadable, CustodianExists, IdentityMissing, KeySuperseded.
    """
    return Custodians(opened.archive).add(parse_recipient(recipient), plain_name(name))


def remove(opened: OpenArchive, name: str, reason: str | None = None) -> int:
    """Begin a new epoch without this custodian; its number. What they had they can still open.

    CustodianUnknown, LastCustodian, IdentityMissing, KeySuperseded.
    """
    return Custodians(opened.archive).remove(meant_name(name), reason)


def renew(opened: OpenArchive, reason: str | None = None) -> int:
    """Begin a new epoch with the same custodians; its number. IdentityMissing, KeySuperseded."""
    return Custodians(opened.archive).renew(reason)


__all__ = builtins.list(("Keys", "ListedEpoch", "add", "list", "plain_name", "remove", "renew"))

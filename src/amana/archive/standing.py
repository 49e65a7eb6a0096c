"""What the archive's acts come to: who opens, which devices are its own, which are lost (docs/format/keys.md).

An act counts once it is accepted here. A new one is accepted only on the word of the present epoch's
authority: somebody who was removed still holds the older secrets, and must not decide any more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from amana.archive.acts import SignedAct, current_authorities, read_acts, read_authority
from amana.archive.description import Description, Device, Epoch, PlainFile
from amana.archive.keys import is_envelope
from amana.archive.layout import Layout
from amana.archive.logs import device_of
from amana.errors import AmanaError
from amana.records import Json
from amana.seal import parse_recipient
from amana.stores import is_digest
from amana.tlog import VerifierKey

_MOST_AHEAD: Final = 64
"""How far an epoch's number may be ahead of the present one's: copies that went apart count on by themselves."""
_NO_EPOCH: Final = Epoch(0, "", "", None)

Suspicion = Literal["lost", "not-admitted", "forked"]


@dataclass(frozen=True)
class Accepted:
    """archive.json with what was new and rightly signed, the acts that are so, and those that are not."""

    described: Description
    accepted: tuple[SignedAct, ...] = ()
    refused: tuple[SignedAct, ...] = ()


def accept(described: Description, acts: Iterable[SignedAct]) -> Accepted:
    """Take over the acts that archive.json does not name yet. The result is the same in whatever order they come.

    Epoch by epoch: what the present authority signed, then the epoch that it began, and so on. `acts` are all that
    are at hand, with those that were accepted before: what one took away, none that comes late brings back.
    """
    known = sorted(acts, key=lambda one: one.name)
    gone = {name for act in known if act.name in described.acts for name in _removed(act)}
    waiting = [act for act in known if act.name not in described.acts]
    taken: list[SignedAct] = []
    while True:
        present = current_authorities(described)
        right = [
            act
            for act in waiting
            if act.signers & present and is_whole(act, described) and _follows(act, described)
        ]
        plain = [act for act in right if act.kind != "epoch-started"]
        begun = [act for act in right if act.kind == "epoch-started"][:1]
        gone |= {name for act in plain for name in _removed(act)}
        for act in [*plain, *begun]:
            described = _without(_applied(described, act), gone)
            taken.append(act)
            waiting.remove(act)
        if not begun:
            return Accepted(described, tuple(taken), tuple(waiting))


def is_whole(act: SignedAct, described: Description) -> bool:
    """Whether the act says all that its kind must, in shapes that can be used."""
    try:
        _applied(replace(described, epochs=(_NO_EPOCH,)), act)
    except (KeyError, ValueError, TypeError, AmanaError):
        return False
    return True


def _follows(act: SignedAct, described: Description) -> bool:
    """Whether an epoch that it begins comes after the present one, and so near that there is room for more."""
    number, present = act.body.get("epoch"), described.current.epoch
    return act.kind != "epoch-started" or (type(number) is int and present < number <= present + _MOST_AHEAD)


def _applied(described: Description, act: SignedAct) -> Description:
    body = act.body
    described = replace(described, acts=tuple(sorted({*described.acts, act.name})))
    if act.kind == "epoch-started":
        return _with_epoch(described, body)
    if act.kind == "custodian-added":
        return described.with_files(_envelopes(body))
    if act.kind == "custodian-removed":
        return _without(described, {file.name for file in _envelopes(body)})
    if act.kind == "device-admitted":
        admitted_device(body)  # it enters archive.json when its log is here: a kit may be on its way
    if act.kind == "device-lost":
        _text(body, "device")
        _size(body)
    return described


def _removed(act: SignedAct) -> frozenset[str]:
    """The envelopes that this act takes away."""
    try:
        files = _envelopes(act.body) if act.kind == "custodian-removed" else ()
    except (KeyError, ValueError, TypeError):
        return frozenset()  # an act that is not whole takes nothing away
    return frozenset(file.name for file in files)


def _without(described: Description, gone: Collection[str]) -> Description:
    return replace(described, files=tuple(file for file in described.files if file.name not in gone))


def admitted_device(body: Mapping[str, Json]) -> Device:
    """The device that such an act admits; its key must be the one its id names. ValueError, NoteKeyUnreadable."""
    device = Device(_text(body, "device"), _text(body, "vkey"))
    if device_of(VerifierKey.from_text(device.vkey)) != device.id:
        raise ValueError("device")
    return device


def _with_epoch(described: Description, body: Mapping[str, Json]) -> Description:
    number = body["epoch"]
    if type(number) is not int or number < 1:
        raise ValueError("epoch")
    recipient = _text(body, "recipient")
    parse_recipient(recipient)
    read_authority(_text(body, "authority"), described.id)
    epoch = Epoch(number, recipient, _text(body, "at"), _text(body, "authority"))
    return replace(described, epochs=(*described.epochs, epoch)).with_files(_envelopes(body))


def _envelopes(body: Mapping[str, Json]) -> tuple[PlainFile, ...]:
    told = body["envelopes"]
    if not isinstance(told, list):
        raise TypeError("envelopes")
    if not all(isinstance(one, dict) for one in told):
        raise TypeError("envelopes")
    files = tuple(PlainFile(_text(one, "name"), _text(one, "sha256")) for one in told if isinstance(one, dict))
    if not all(is_envelope(file.name) and is_digest(file.sha256) for file in files):
        raise ValueError("envelopes")  # an act must not lead to a file elsewhere
    return files


def _text(body: Mapping[str, Json], name: str) -> str:
    value = body[name]
    if not isinstance(value, str) or not value:
        raise ValueError(name)
    return value


def _size(body: Mapping[str, Json]) -> int:
    value = body["from"]
    if type(value) is not int or value < 0:
        raise ValueError("from")
    return value


class Suspects:
    """Which log entries are to be shown as suspect, and why. They are never dropped."""

    def __init__(self, lost: Mapping[str, int], admitted: Iterable[Device], judged: bool) -> None:
        self.admitted = tuple(admitted)
        self._lost, self._judged = dict(lost), judged
        self._admitted = frozenset(device.id for device in self.admitted)

    def reason(self, device: str, index: int) -> Suspicion | None:
        """Why this entry is suspect: its device was lost before it was written, its log was forked, or no
        custodian ever admitted its device. None where nothing speaks against it."""
        if "." in device:
            return "forked"
        if index >= self._lost.get(device, index + 1):
            return "lost"
        return "not-admitted" if self._judged and device not in self._admitted else None

    def start(self, device: str) -> int | None:
        """From which entry on this log is suspect; None where nothing speaks against it."""
        return 0 if self.reason(device, 0) else self._lost.get(device)

    @property
    def lost(self) -> Mapping[str, int]:
        """Device id -> how many entries of its log are still believed."""
        return self._lost

    def is_admitted(self, device: str) -> bool:
        """Whether a custodian admitted this device; True where the archive is too old to say."""
        return not self._judged or device in self._admitted


def suspects(layout: Layout, described: Description) -> Suspects:
    """What the accepted acts say of devices. An archive whose custodians never signed anything judges nobody."""
    acts = accepted_acts(layout, described)
    lost: dict[str, int] = {}
    for act in acts:
        if act.kind == "device-lost":
            device, size = str(act.body["device"]), int(str(act.body["from"]))
            lost[device] = min(size, lost.get(device, size))
    admitted = [admitted_device(act.body) for act in acts if act.kind == "device-admitted"]
    # Where an archive accepted acts and they are gone from the folder, nobody is believed for want of them.
    signed = bool(described.acts) and described.capture is None
    return Suspects(lost, admitted, bool(admitted) or signed)


def follows_from(layout: Layout, described: Description, trusted: str) -> bool:
    """Whether acts lead from this authority (its vkey) to the present epoch, each on the word of the last."""
    begun = [act for act in accepted_acts(layout, described) if act.kind == "epoch-started"]
    reached: dict[str, str] = {trusted: ""}
    while new := [act for act in begun if act.signers & reached.keys() and act.body["authority"] not in reached]:
        reached |= {str(act.body["authority"]): str(act.body["recipient"]) for act in new}
    return reached.get(described.current.authority or "") == described.current.recipient


def accepted_acts(layout: Layout, described: Description) -> list[SignedAct]:
    """The acts here that archive.json names, and that say all that they must."""
    read = read_acts(layout, described).acts
    return [act for act in read if act.name in described.acts and is_whole(act, described)]

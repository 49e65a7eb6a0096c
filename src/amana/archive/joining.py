"""What a machine finds changed when it is about to write: itself new here, acts and logs from another copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from amana.archive.acts import SignedAct, act_path, authority, read_acts, sign_act
from amana.archive.description import Description, Device, Epoch
from amana.archive.layout import Layout
from amana.archive.logs import devices_here
from amana.archive.source import now
from amana.archive.standing import accept
from amana.records import Json, KeyAct
from amana.seal import SecretIdentity, recipient_text

MOST_STRANGERS: Final = 1000
"""The most devices that archive.json names though no custodian admitted them."""


class Joining:
    """Brings archive.json up to the acts that lie here, and enters this device in it."""

    def __init__(self, layout: Layout, keys: Sequence[SecretIdentity], device: Device) -> None:
        self._layout, self._keys, self._device = layout, keys, device
        self._new = False
        self.files: dict[str, bytes] = {}
        """Acts that were signed here: path in the archive -> bytes. They come with the record."""
        self._taken: tuple[str, ...] = ()

    def described(self, before: Description) -> Description:
        """archive.json as it now has to be; the same where nothing is new."""
        described = self._with_authorities(before)
        acts = read_acts(self._layout, described).acts
        described = accept(described, acts).described
        self._new = self._device not in described.devices
        for device in self._to_name(described, acts):
            described = described.with_device(device)
        signed = [self._admitted(described, device) for device in self._to_admit(before, described, acts)]
        described = accept(described, signed).described
        self._taken = tuple(sorted(set(described.acts) - set(before.acts)))
        return described

    def _with_authorities(self, described: Description) -> Description:
        """An archive made before there were acts learns its authorities from whoever opens it."""
        secrets = {recipient_text(key.recipient): key for key in self._keys}
        return replace(
            described, epochs=tuple(_with_authority(epoch, secrets, described.id) for epoch in described.epochs)
        )

    def _to_name(self, described: Description, acts: Sequence[SignedAct]) -> list[Device]:
        """The devices whose logs are here: our own, those that a custodian admitted, and of the others so many as
        archive.json has room for. Their keys lie beside their logs, and strangers can make any number."""
        known, admitted = {device.id for device in described.devices}, _admitted_by(described, acts)
        here = [device for device in devices_here(self._layout, described.id) if device.id not in known]
        others = [device for device in here if device.id not in admitted]
        room = max(0, MOST_STRANGERS - sum(device.id not in admitted for device in described.devices))
        return [*(device for device in here if device.id in admitted), *others[:room], self._device]

    def _to_admit(
        self, before: Description, described: Description, acts: Sequence[SignedAct]
    ) -> Sequence[Device]:
        """Who opens the archive is a custodian: their own device is admitted. The first to sign at all vouches
        for those that were there before anybody could."""
        present = described.current.recipient
        if not any(recipient_text(key.recipient) == present for key in self._keys):
            return ()
        admitted = _admitted_by(described, acts)
        candidates = described.devices if not before.acts and not admitted else (self._device,)
        return [device for device in candidates if device.id not in admitted]

    def _admitted(self, described: Description, device: Device) -> SignedAct:
        act = sign_act(admission(device, now()), self._keys, described.id)
        self.files[act_path(act.name)] = act.note
        return act

    def noun(self, described: Description, software: str, person: str | None) -> KeyAct:
        """The record of what was found and done."""
        return KeyAct(
            act="device-joined" if self._new else "acts-accepted",
            archive=described.id,
            at=now(),
            device=self._device.id,
            software=software,
            person=person,
            acts=self._taken,
        )


def _admitted_by(described: Description, acts: Sequence[SignedAct]) -> set[str]:
    accepted = [act for act in acts if act.name in described.acts and act.kind == "device-admitted"]
    return {str(act.body.get("device")) for act in accepted}


def admission(device: Device, at: str) -> dict[str, Json]:
    """The body of the act that admits a device."""
    return {"act": "device-admitted", "at": at, "device": device.id, "vkey": device.vkey}


def _with_authority(epoch: Epoch, secrets: dict[str, SecretIdentity], archive: str) -> Epoch:
    secret = secrets.get(epoch.recipient)
    if epoch.authority is not None or secret is None:
        return epoch
    return replace(epoch, authority=authority(secret, archive).verifier.text)

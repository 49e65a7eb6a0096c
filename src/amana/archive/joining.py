"""What a machine finds changed when it is about to write: itself new here, acts and logs from another copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from amana.archive.acts import SignedAct, authority, read_acts, sign_act, write_act
from amana.archive.description import Description, Device, Epoch
from amana.archive.layout import Layout
from amana.archive.logs import devices_here
from amana.archive.source import now
from amana.archive.standing import accept
from amana.records import Json, KeyAct
from amana.seal import SecretIdentity, recipient_text
from amana.stores import Disk


class Joining:
    """Brings archive.json up to the acts that lie here, and enters this device in it."""

    def __init__(self, layout: Layout, disk: Disk, keys: Sequence[SecretIdentity], device: Device) -> None:
        self._layout, self._disk, self._keys, self._device = layout, disk, keys, device
        self._new = False
        self._taken: tuple[str, ...] = ()

    def described(self, before: Description) -> Description:
        """archive.json as it now has to be; the same where nothing is new. What is signed is durable on return."""
        described = self._with_authorities(before)
        acts = read_acts(self._layout, described).acts
        described = accept(described, acts).described
        self._new = self._device not in described.devices
        for device in (*devices_here(self._layout, described.id), self._device):
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

    def _to_admit(
        self, before: Description, described: Description, acts: Sequence[SignedAct]
    ) -> Sequence[Device]:
        """Who opens the archive is a custodian: their own device is admitted. The first to sign at all vouches
        for those that were there before anybody could."""
        present = described.current.recipient
        if not any(recipient_text(key.recipient) == present for key in self._keys):
            return ()
        accepted = [act for act in acts if act.name in described.acts and act.kind == "device-admitted"]
        admitted = {act.body["device"] for act in accepted}
        candidates = described.devices if not before.acts and not admitted else (self._device,)
        return [device for device in candidates if device.id not in admitted]

    def _admitted(self, described: Description, device: Device) -> SignedAct:
        act = sign_act(admission(device, now()), self._keys, described.id)
        write_act(self._layout, self._disk, act)
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


def admission(device: Device, at: str) -> dict[str, Json]:
    """The body of the act that admits a device."""
    return {"act": "device-admitted", "at": at, "device": device.id, "vkey": device.vkey}


def _with_authority(epoch: Epoch, secrets: dict[str, SecretIdentity], archive: str) -> Epoch:
    secret = secrets.get(epoch.recipient)
    if epoch.authority is not None or secret is None:
        return epoch
    return replace(epoch, authority=authority(secret, archive).verifier.text)

"""Checking a proof file: no archive, no network, no key but those in the file and those the caller trusts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final

from amana.errors import AmanaError, NotAProof, ProofWrong
from amana.proofs.fields import check_fields
from amana.proofs.form import EntryProof, carries_entry, read_entry_proof, split_file
from amana.proofs.outcomes import CosignedBy, Shown
from amana.records import HASH_SIZE, Json, parse_canonical
from amana.records.entry import VERSION as ENTRY_VERSION
from amana.records.hexes import unhex
from amana.tlog import CosignerVerifier, TlogProof, VerifierKey, check_proof, cosignatures, read_note

_ORIGIN: Final = re.compile(r"amana/([0-9a-f]{32})/([0-9a-f]{16})")
_PRIME: Final = 2**255 - 19
_LATEST: Final = 253402300799  # the last second of the year 9999
_CLOCKS: Final = ("received", "at")


@dataclass(frozen=True)
class Trusted:
    """The keys that the caller knows from elsewhere: logs' and cosigners'."""

    logs: tuple[VerifierKey, ...] = ()
    cosigners: tuple[CosignerVerifier, ...] = ()

    @classmethod
    def from_texts(cls, texts: Sequence[str]) -> Trusted:
        """The keys by their texts (C2SP vkeys), of either kind. Raises NoteKeyUnreadable."""
        logs, cosigners = [], []
        for text in texts:
            try:
                cosigners.append(CosignerVerifier.from_text(text))
            except AmanaError:
                logs.append(VerifierKey.from_text(text))  # the other kind, or none: then this one says so
        return cls(tuple(logs), tuple(cosigners))


def check_file(data: bytes, trusted: Trusted | None = None) -> tuple[Shown, ...]:
    """Every proof in the file, checked by itself. Raises NotAProof (reason) for what is no proof file of ours."""
    parts = split_file(data)
    if not any(map(carries_entry, parts)):
        raise NotAProof(reason="proof-without-entry")
    return tuple(_checked(number, part, trusted or Trusted()) for number, part in enumerate(parts, 1))


def device_of(public: bytes) -> str:
    """The id of the device with this public key (32 bytes): the id names the key."""
    return sha256(public).hexdigest()[:16]


def _checked(number: int, part: bytes, trusted: Trusted) -> Shown:
    try:
        return _Check(number, read_entry_proof(part), trusted).run()
    except NotAProof:
        raise
    except AmanaError as fault:
        return Shown(number, ok=False, reason=str(fault))


class _Check:
    """One proof on its way to being believed."""

    def __init__(self, number: int, proof: EntryProof, trusted: Trusted) -> None:
        self._number, self._proof, self._trusted = number, proof, trusted

    def run(self) -> Shown:
        """What it shows. Raises ProofWrong, RecordMalformed, CheckpointUnreadable, NoteKeyUnreadable."""
        proof = self._proof
        verifier, archive, device = self._signer()
        tlog = TlogProof(proof.index, proof.path, proof.checkpoint)
        signed = check_proof(tlog, proof.entry, verifier, verifier.name)
        fields = check_fields(proof.shown, _commitment(proof.entry))
        if fields.get("device", device) != device:
            raise ProofWrong(reason="device-differs")
        cosigned, unchecked = self._cosigners(verifier)
        return Shown(
            number=self._number,
            ok=True,
            archive=archive,
            device=device,
            key=verifier.text,
            key_trusted=verifier in self._trusted.logs if self._trusted.logs else None,
            index=proof.index,
            size=signed.size,
            fields=fields,
            kept_back=proof.shown.size - len(fields),
            suspect=proof.suspect,
            device_clock=_clock(fields),
            cosigned=cosigned,
            unchecked=unchecked,
            text=signed.text,
            tokens=proof.tokens,
            calendars=proof.calendars,
        )

    def _signer(self) -> tuple[VerifierKey, str, str]:
        """The device's key, the archive's id, the device's id: the key's name must be made of both."""
        verifier = VerifierKey.from_text(self._proof.key)
        named = _ORIGIN.fullmatch(verifier.name)
        if not named or device_of(verifier.public) != named[2] or not _is_plain(verifier.public):
            raise ProofWrong(reason="proof-key")
        if self._trusted.logs and verifier not in self._trusted.logs:
            raise ProofWrong(reason="key-not-trusted")
        return verifier, named[1], named[2]

    def _cosigners(self, verifier: VerifierKey) -> tuple[tuple[CosignedBy, ...], tuple[str, ...]]:
        """Who cosigned, and who signed besides with a key that is not known. Raises CheckpointUnreadable."""
        brought = [CosignerVerifier.from_text(text) for text in self._proof.cosigners]
        # What the caller trusts comes last: no key that the file brings takes the place of one of those.
        keys = {(one.name, one.key_id): one for one in (*brought, *self._trusted.cosigners)}
        keys.pop((verifier.name, verifier.key_id), None)
        held = {one.line: one for one in cosignatures(self._proof.checkpoint, list(keys.values()))}
        cosigned, unchecked = [], []
        for line in dict.fromkeys(read_note(self._proof.checkpoint).signatures):
            key = keys.get((line.name, line.key_id))
            if key is not None:
                cosigned.append(self._cosigned(key, held[line.line()].time))
            elif (line.name, line.key_id) != (verifier.name, verifier.key_id):
                unchecked.append(line.name)
        return tuple(cosigned), tuple(unchecked)

    def _cosigned(self, key: CosignerVerifier, time: int) -> CosignedBy:
        if not _is_plain(key.public):
            raise ProofWrong(reason="proof-key")
        if time > _LATEST:
            raise ProofWrong(reason="cosigned-at")
        moment = datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return CosignedBy(key.name, moment, key.text, key in self._trusted.cosigners)


def _commitment(entry: bytes) -> bytes:
    """The record's commitment in a log entry. That the entry is in the log is what counts, not all of its form."""
    told = parse_canonical(entry)
    if not isinstance(told, dict) or type(told.get("v")) is not int or told["v"] != ENTRY_VERSION:
        raise ProofWrong(reason="proof-entry")
    return unhex(told.get("commitment"), HASH_SIZE, "commitment")


def _is_plain(public: bytes) -> bool:
    """Whether the key is a point written as RFC 8032 (5.1.3) writes it: programs differ on others."""
    bits = int.from_bytes(public, "little")
    y = bits & (2**255 - 1)
    return y < _PRIME and not (bits >> 255 and y in (1, _PRIME - 1))


def _clock(fields: Mapping[str, Json]) -> str | None:
    told = (fields.get(name) for name in _CLOCKS)
    return next((one for one in told if isinstance(one, str)), None)

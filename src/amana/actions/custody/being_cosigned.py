"""Have an archive's logs cosigned: ask a served cosigner, or write requests to carry by hand and keep the answers.

No key that opens is needed. What leaves is each log's checkpoint, and hashes of its tree.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from amana.archive import (
    DESCRIPTION,
    Description,
    Layout,
    SignedLog,
    attested_checkpoints,
    find_archive,
    keep_attested,
    know_cosigner,
    known_cosigners,
    last_cosigned,
    read_description,
    signed_logs,
)
from amana.attesting import ask_cosigner as ask_one
from amana.errors import AmanaError, DestinationUnusable, DiskFault, LogDamaged, NotAnArchive
from amana.stores import Disk, disk_faults, open_plain, read_limited
from amana.tlog import (
    MAX_NOTE,
    AddCheckpoint,
    Checkpoint,
    Cosignature,
    CosignerVerifier,
    cosignatures,
    read_note,
    write_request,
)

AnyPath = str | os.PathLike[str]

ENDING = ".cosign-request"
"""How the name of a request ends."""


@dataclass(frozen=True)
class CosignedLog:
    """What was kept for one log: `cosigned` newly, `present` before, or `failed`.

    `by` is who cosigned it, of the cosigners whose keys are known here; `unknown` counts lines of others. `error`
    stands beside `cosigned` or `present` where the log here does not go on from the cosigned state.
    """

    log: str
    outcome: Literal["cosigned", "present", "failed"]
    size: int | None = None
    by: tuple[Cosignature, ...] = ()
    unknown: int = 0
    error: AmanaError | None = None


@dataclass(frozen=True)
class CosignRequest:
    """A request for one log: from the size that the cosigner knows to its present one, in this file."""

    log: str
    old: int
    size: int
    path: Path


def ask_cosigner(
    archive: AnyPath,
    url: str,
    *,
    cosigner: str | None = None,
    logs: Sequence[str] = (),
    plain_http: bool = False,
) -> list[CosignedLog]:
    """Ask the cosigner at this address to sign the checkpoint of every log here (or of `logs`), and keep that.

    `cosigner` is its public key (a vkey): with it an answer counts only if it is this key's, and it is remembered
    on this machine. `plain_http` allows http to another machine. Raises NotAnArchive, NoteKeyUnreadable,
    AddressUnusable; what goes wrong for one log is in its outcome.
    """
    here = _Here(archive, cosigner)
    return [here.asked(url, name, log, plain_http=plain_http) for name, log in here.logs(logs)]


def request_cosigning(
    archive: AnyPath,
    *,
    cosigner: str | None = None,
    since: int | None = None,
    logs: Sequence[str] = (),
    out: AnyPath = ".",
) -> list[CosignRequest | CosignedLog]:
    """Write a request for every log (or for `logs`) into the folder `out`, to be carried to a cosigner by hand.

    It starts at `since` entries; else where this `cosigner` (a vkey), or the only one known here, last signed as
    far as is known; else at none. A log that cannot be shown is in the list as `failed`. Raises
    DestinationUnusable for a folder in an archive: what is put there belongs to it or is a fault.
    """
    here = _Here(archive, cosigner, writable=False)
    with suppress(NotAnArchive):
        find_archive(Path(out).resolve())
        raise DestinationUnusable(path=str(out), reason="own-archive")
    return [here.requested(name, log, since, Path(out)) for name, log in here.logs(logs)]


def keep_cosigned(archive: AnyPath, *files: AnyPath, cosigner: str | None = None) -> list[CosignedLog]:
    """Keep cosigned checkpoints that were brought back. Raises NotAnArchive, NoteKeyUnreadable."""
    here = _Here(archive, cosigner)
    return [here.brought(Path(file)) for file in files]


class _Here:
    """An archive whose logs are to be cosigned, and the cosigner that is meant."""

    def __init__(self, archive: AnyPath, cosigner: str | None, *, writable: bool = True) -> None:
        self._layout = Layout(Path(archive).absolute())
        self._described: Description = read_description(self._layout.root / DESCRIPTION)
        self._verifier = CosignerVerifier.from_text(cosigner) if cosigner is not None else None
        if self._verifier:
            self._remember(self._verifier, writable)

    def _remember(self, cosigner: CosignerVerifier, writable: bool) -> None:
        try:
            know_cosigner(self._layout, Disk(), cosigner)
        except DiskFault:
            if writable:
                raise  # else a request can be written all the same, elsewhere

    def logs(self, wanted: Sequence[str]) -> Iterator[tuple[str, SignedLog | AmanaError]]:
        """The logs that are meant. A fork is shown to nobody: it is evidence, and has a note of its own."""
        found = set()
        for name, log in signed_logs(self._layout, self._described):
            if "." not in name and (not wanted or name in wanted):
                found.add(name)
                yield name, log
        for name in sorted(set(wanted) - found):
            yield name, LogDamaged(device=name, reason="missing")

    def asked(self, url: str, name: str, log: SignedLog | AmanaError, *, plain_http: bool) -> CosignedLog:
        if isinstance(log, AmanaError):
            return CosignedLog(name, "failed", error=log)
        try:
            if self._verifier and self._is_signed(log, self._verifier):
                return self._kept(name, "present", log.note, log.checkpoint)
            lines = ask_one(url, log.note, log.consistency, self._verifier, plain_http=plain_http)
        except AmanaError as fault:
            return CosignedLog(name, "failed", log.checkpoint.size, error=fault)
        return self._keep(name, log.note + "".join(lines).encode())

    def requested(
        self, name: str, log: SignedLog | AmanaError, since: int | None, out: Path
    ) -> CosignRequest | CosignedLog:
        if isinstance(log, AmanaError):
            return CosignedLog(name, "failed", error=log)
        size = log.checkpoint.size
        try:
            old = self._last(log) if since is None else since
            proof = log.consistency(old, size) if old else ()
            path = out / f"{name}.{size}{ENDING}"
            Disk().make_folder(out)
            Disk().replace(path, write_request(AddCheckpoint(old, proof, log.note)))
        except AmanaError as fault:
            return CosignedLog(name, "failed", size, error=fault)
        return CosignRequest(name, old, size, path)

    def brought(self, file: Path) -> CosignedLog:
        try:
            with disk_faults(file), open_plain(file) as opened:
                note = read_limited(opened, MAX_NOTE + 1)
            origin = Checkpoint.from_text(read_note(note).text).origin
        except AmanaError as fault:
            return CosignedLog(file.name, "failed", error=fault)
        return self._keep(origin.rpartition("/")[2], note)

    def _keep(self, name: str, note: bytes) -> CosignedLog:
        head = Checkpoint.from_text(read_note(note).text)
        try:
            new = keep_attested(self._layout, Disk(), self._described, note)
        except LogDamaged as fault:
            return self._kept(name, "cosigned", note, head, fault)  # kept all the same: it is evidence
        except AmanaError as fault:
            return CosignedLog(name, "failed", head.size, error=fault)
        return self._kept(name, "cosigned" if new else "present", note, head)

    def _kept(
        self,
        name: str,
        outcome: Literal["cosigned", "present"],
        note: bytes,
        head: Checkpoint,
        error: AmanaError | None = None,
    ) -> CosignedLog:
        """With who signed, of all that is kept of this checkpoint now."""
        for one in attested_checkpoints(self._layout, self._described, name):
            if one.checkpoint == head:
                note = one.note
        by = cosignatures(note, known_cosigners(self._layout))
        unknown = len(read_note(note).signatures) - len(by) - 1  # one is the device's own
        return CosignedLog(name, outcome, head.size, by, unknown, error)

    def _is_signed(self, log: SignedLog, verifier: CosignerVerifier) -> bool:
        return any(
            one.checkpoint == log.checkpoint and cosignatures(one.note, [verifier])
            for one in attested_checkpoints(self._layout, self._described, log.device)
        )

    def _last(self, log: SignedLog) -> int:
        known = known_cosigners(self._layout)
        meant = self._verifier or (known[0] if len(known) == 1 else None)
        return last_cosigned(self._layout, self._described, log.device, meant) if meant else 0

"""Cosign somebody's log, as the second party: from requests, from copies, or served (C2SP tlog-witness).

Nothing here needs a key that opens: a cosigner sees a log's size and root, and never what is in it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from amana.actions.custodians.folders import state_folder
from amana.archive import DESCRIPTION, Layout, SignedLog, log_keys, open_signed_log, put_attested
from amana.attesting import Cosigner, Served
from amana.attesting import serve_cosigner as serve
from amana.errors import AddressTaken, AmanaError, DiskFault, LogDamaged, NotAnArchive, ProofWrong
from amana.stores import Disk, disk_faults, open_plain, read_limited
from amana.tlog import (
    CHECKPOINT,
    MAX_REQUEST,
    AddCheckpoint,
    Checkpoint,
    VerifierKey,
    looks_like_request,
    merge_signatures,
    read_note,
    read_request,
)

AnyPath = str | os.PathLike[str]

ENDING = ".cosigned"
"""How the name of a cosigned note ends."""

_LARGEST_KEY = 4096
_READ_ONLY = ("EROFS", "EACCES", "EPERM")


@dataclass(frozen=True)
class Cosigned:
    """One checkpoint that was to be cosigned: the note's file once it was, or why it was not."""

    path: Path
    origin: str | None = None
    size: int | None = None
    kept: Path | None = None
    error: AmanaError | None = None


@dataclass(frozen=True)
class Cosigning:
    """A cosigner (its public key, its folder) and what it signed."""

    cosigner: str
    folder: Path
    signed: tuple[Cosigned, ...]


def cosign(
    *checkpoints: AnyPath,
    key: AnyPath | None = None,
    name: str | None = None,
    trust: Sequence[str] = (),
    out: AnyPath | None = None,
) -> Cosigning:
    """Cosign these checkpoints, each once it is shown that its log goes on from what was cosigned before.

    Each is a request (`request_cosigning` makes one); a copy of an archive, or a log's `checkpoint` in one, from
    which the proof is made here; or a checkpoint by itself, which does for a first sight or the same state again.
    The cosigned note goes beside it, ending in `.cosigned`; into a copy's own `attested/` where that can be
    written to; or into the folder `out`. `key` is the cosigner's folder, `name` makes one where there is none.
    `trust` names the keys of logs to cosign from now on: vkeys, files that hold one, or copies, all of whose logs
    are then taken for what they say. Raises CosignerMissing, CosignerExists, NoteKeyUnreadable.
    """
    desk = _Desk(_opened(key, name, trust), Path(out) if out is not None else None)
    signed = [desk.sign(path) for given in checkpoints for path in _expanded(Path(given))]
    return Cosigning(desk.cosigner.verifier.text, desk.cosigner.folder, tuple(signed))


def serve_cosigner(
    host: str,
    port: int,
    *,
    ready: Callable[[str, str], None],
    tell: Callable[[Served], None],
    key: AnyPath | None = None,
    name: str | None = None,
    trust: Sequence[str] = (),
) -> None:
    """Cosign whatever is rightly asked over HTTP at this address, until KeyboardInterrupt.

    `ready` is told the address and the cosigner's public key; `tell` hears of every request, in the thread that
    served it. Raises AddressTaken, and what `cosign` raises.
    """
    cosigner = _opened(key, name, trust)
    try:
        serve(cosigner, host, port, ready=lambda url: ready(url, cosigner.verifier.text), tell=tell)
    except OSError as fault:
        raise AddressTaken(address=f"{host}:{port}", reason=fault.strerror or "") from fault


class _Desk:
    """One cosigner and what lies before it."""

    def __init__(self, cosigner: Cosigner, out: Path | None) -> None:
        self.cosigner, self._out = cosigner, out

    def sign(self, path: Path) -> Cosigned:
        """One checkpoint, however it ends."""
        origin, size = None, None
        try:
            data = _read(path)
            request = read_request(data) if looks_like_request(data) else None
            note = request.checkpoint if request else data
            head = Checkpoint.from_text(read_note(note).text)
            origin, size = head.origin, head.size
            log = None if request or not _is_of_a_log(path) else self._log(path, origin)
            line = self._line(request or self._asked(head, note, log), log)
            cosigned = merge_signatures(note, _body(note) + line.encode())
            kept = self._keep(path, cosigned, log)
        except AmanaError as fault:
            return Cosigned(path, origin, size, error=fault)
        return Cosigned(path, origin, size, kept)

    def _log(self, path: Path, origin: str) -> SignedLog:
        return open_signed_log(path.parent, self.cosigner.known(origin).verifiers)

    def _asked(self, head: Checkpoint, note: bytes, log: SignedLog | None) -> AddCheckpoint:
        """The request from what was last cosigned to this checkpoint, with the log's own proof if it is here."""
        last = self.cosigner.known(head.origin).last
        known = last.size if last else 0
        if known > head.size:
            raise LogDamaged(device=head.origin, reason="rolled-back", found=head.size, expected=known)
        if log is None or known == head.size:
            return AddCheckpoint(known if known == head.size else 0, (), note)
        return AddCheckpoint(known, log.consistency(known, head.size) if known else (), note)

    def _line(self, request: AddCheckpoint, log: SignedLog | None) -> str:
        try:
            return self.cosigner.cosign(request, int(time.time()))
        except ProofWrong as fault:
            if log is None:
                raise
            # The proof is the log's own: so it is the log that does not go on from what was cosigned.
            raise LogDamaged(device=log.checkpoint.origin, reason="history-rewritten") from fault

    def _keep(self, path: Path, cosigned: bytes, log: SignedLog | None) -> Path:
        if log is not None and self._out is None and _archive_of(path) is not None:
            try:
                return self._into_copy(path, cosigned, log)
            except DiskFault as fault:
                if fault.facts["reason"] not in _READ_ONLY:
                    raise
        return self._beside(path, cosigned, log)

    def _into_copy(self, path: Path, cosigned: bytes, log: SignedLog) -> Path:
        verifiers = self.cosigner.known(log.checkpoint.origin).verifiers
        layout = Layout(_archive_of(path) or path.parent)
        kept, _ = put_attested(layout, Disk(), log.device, cosigned, verifiers, [self.cosigner.verifier])
        return kept

    def _beside(self, path: Path, cosigned: bytes, log: SignedLog | None) -> Path:
        """A file of its own: in `out`, or beside what was given; for a log that cannot be written to, here."""
        stem = path.name if log is None else f"{log.name}.{log.checkpoint.size}"
        folder = self._out or (path.parent if log is None else Path.cwd())
        file = folder / (stem + ENDING)
        Disk().make_folder(folder)
        Disk().replace(file, cosigned)
        return file


def _opened(key: AnyPath | None, name: str | None, trust: Sequence[str]) -> Cosigner:
    folder = Path(key) if key is not None else state_folder() / "cosigner"
    keys = [one for given in trust for one in _keys(given)]  # first: what is wrong there leaves no key behind
    cosigner = Cosigner.open(folder.absolute(), name)
    for one in keys:
        cosigner.trust(one)
    return cosigner


def _keys(given: str) -> Iterator[VerifierKey]:
    """The logs' keys that are meant: a vkey, a file that holds one, or those of every log of a copy."""
    path = Path(given)
    if _is_there(path / DESCRIPTION):
        yield from log_keys(Layout(path))
    elif _is_there(path):
        yield VerifierKey.from_text(_read(path, _LARGEST_KEY).decode("utf-8", "replace").strip())
    else:
        yield VerifierKey.from_text(given)


def _expanded(path: Path) -> list[Path]:
    """The checkpoints that are meant: of a copy, that of every log."""
    if (path / DESCRIPTION).is_file():
        return sorted((path / "logs").glob(f"*/{CHECKPOINT}"))
    if (path / CHECKPOINT).is_file():
        return [path / CHECKPOINT]
    if path.is_dir():
        raise NotAnArchive(path=str(path))
    return [path]


def _is_of_a_log(path: Path) -> bool:
    return path.name == CHECKPOINT and (path.parent / "tile").is_dir()


def _archive_of(path: Path) -> Path | None:
    """The archive in whose logs/ this checkpoint lies."""
    root = path.absolute().parent.parent.parent
    return root if path.absolute().parent.parent.name == "logs" and (root / DESCRIPTION).is_file() else None


def _is_there(path: Path) -> bool:
    """A key's text is longer than any file's name may be: then it is no path."""
    try:
        return path.is_file()
    except OSError:
        return False


def _body(note: bytes) -> bytes:
    """The note without its signatures, ready for another line."""
    return read_note(note).text.encode() + b"\n"


def _read(path: Path, limit: int = MAX_REQUEST) -> bytes:
    with disk_faults(path), open_plain(path) as file:
        return read_limited(file, limit + 1)

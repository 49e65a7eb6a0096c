"""Timestamps of a checkpoint, kept beside it: `attested/<device>/<size>.<root>/` (docs/format/log.md).

Only bytes are kept here; what they prove is judged in `attesting`. Nothing an outsider said is ever thrown away.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from amana.archive.description import Description
from amana.archive.layout import Layout
from amana.archive.lock import writing
from amana.archive.logs import LogFolder, list_logs
from amana.errors import AmanaError, LogDamaged
from amana.stores import Disk, disk_faults, open_plain, read_limited
from amana.tlog import CHECKPOINT, Checkpoint, open_checkpoint

ATTESTED = "attested"
TOKEN = ".tsr"  # noqa: S105 - a file's ending
CHAIN = ".chain.pem"
PROOF = "calendars.ots"

LARGEST = 256 * 1024
"""The largest file of an outsider's that is read, in bytes."""

_NAME = re.compile(r"([0-9a-f]{16})\.(0|[1-9][0-9]{0,18})\.([0-9a-f]{16})")
_LONGEST_NAME = 64
_MARK = 8
_FILE = re.compile(rf"[a-z0-9][a-z0-9.-]{{0,{_LONGEST_NAME - 1}}}-[0-9a-f]{{{_MARK}}}(\.tsr|\.chain\.pem)")
_MOST_TOKENS = 64
_WAITING = "pending-timestamps"
_CALENDARS = "known-calendars"
_MOST_CALENDARS = 100
_NOT_IN_NAMES = re.compile(r"[^a-z0-9.]+")
_LARGEST_QUEUE = 64 * 1024


@dataclass(frozen=True, order=True)
class CheckpointName:
    """Which checkpoint: its log's device, how many entries it covers, the first 16 hex digits of its root."""

    device: str
    size: int
    root: str

    @property
    def text(self) -> str:
        """As one word: `fb199ef924705393.8.3bf3d6b0cb363749`."""
        return f"{self.device}.{self.size}.{self.root}"

    @classmethod
    def from_text(cls, text: str) -> CheckpointName | None:
        """The name again; None for a text that is none."""
        found = _NAME.fullmatch(text)
        return cls(found[1], int(found[2]), found[3]) if found else None


@dataclass(frozen=True)
class KeptToken:
    """An authority's answer as it came, and the certificates (PEM) that are kept for it; maybe none.

    `name` is that of its files: the server's, and the first 8 hex digits of the answer's SHA-256, so that what
    two copies kept of one server never stands in each other's way.
    """

    name: str
    response: bytes
    chain: bytes

    @property
    def server(self) -> str:
        """What the server is called."""
        return self.name[: -1 - _MARK]


@dataclass(frozen=True)
class Head:
    """A checkpoint and its note; or why there is none to be believed.

    `logs` are the logs (their folders' names) that hold all that it covers: a device's, and forks of it.
    """

    name: CheckpointName
    checkpoint: Checkpoint | None = None
    note: bytes = b""
    logs: tuple[str, ...] = ()
    reason: str | None = None


class Stamps:
    """What outsiders said of one checkpoint, in its folder."""

    def __init__(self, layout: Layout, name: CheckpointName, disk: Disk | None = None) -> None:
        self.folder = layout.root / ATTESTED / name.device / f"{name.size}.{name.root}"
        self._disk = disk or Disk()

    def begin(self, note: bytes) -> None:
        """Keep the checkpoint itself, so that its stamps can be checked however long the log has grown since."""
        if not (self.folder / CHECKPOINT).exists():
            self._disk.make_folder(self.folder)
            self._disk.replace(self.folder / CHECKPOINT, note)
            self._disk.flush([self.folder.parent, self.folder.parent.parent, self.folder.parent.parent.parent])

    def note(self) -> bytes | None:
        """The checkpoint's note; None where it was not kept."""
        return _read(self.folder / CHECKPOINT)

    def tokens(self) -> list[KeptToken]:
        """Every authority's answer, by name."""
        found = [path for path in sorted(self.folder.glob(f"*{TOKEN}")) if is_stamp(path.name)][:_MOST_TOKENS]
        names = [path.name.removesuffix(TOKEN) for path in found]
        return [
            KeptToken(name, _read(path) or b"", self.chain(name)) for name, path in zip(names, found, strict=True)
        ]

    def keep_token(self, server: str, response: bytes) -> str:
        """Keep an answer, beside whatever was kept before. The name of its files."""
        name = f"{clean_name(server)}-{hashlib.sha256(response).hexdigest()[:_MARK]}"
        if _read(self.folder / f"{name}{TOKEN}") != response:
            self._disk.make_folder(self.folder)
            self._disk.replace(self.folder / f"{name}{TOKEN}", response)
        return name

    def chain(self, token: str) -> bytes:
        """The certificates (PEM) that are kept for a token; empty where there are none."""
        return _read(self.folder / f"{token}{CHAIN}") or b""

    def keep_chain(self, token: str, pem: bytes) -> None:
        """Keep the certificates of a token."""
        if pem != self.chain(token):
            self._disk.make_folder(self.folder)
            self._disk.replace(self.folder / f"{token}{CHAIN}", pem)

    def proof(self) -> bytes | None:
        """The calendars' proof (OpenTimestamps); None where there is none."""
        return _read(self.folder / PROOF)

    def keep_proof(self, proof: bytes) -> None:
        """Keep a proof that has all that the one kept so far has."""
        self._disk.replace(self.folder / PROOF, proof)


def is_stamp(name: str) -> bool:
    """Whether a file beside a checkpoint may be called so: a token, its certificates, the calendars' proof."""
    return name == PROOF or _FILE.fullmatch(name) is not None


def clean_name(server: str) -> str:
    """A server's name as a file may be called: small letters, digits, dots and hyphens."""
    return _NOT_IN_NAMES.sub("-", server.lower()).strip("-.")[:_LONGEST_NAME].rstrip("-.") or "authority"


def present_heads(layout: Layout, described: Description) -> Iterator[Head]:
    """Every log's checkpoint as it stands, if it is the device's and says anything."""
    for log in list_logs(layout):
        device = log.partition(".")[0]
        try:
            folder = LogFolder(layout, log, described)
            checkpoint = folder.checkpoint()
        except AmanaError as fault:
            yield Head(CheckpointName(device, 0, ""), reason=str(fault))
            continue
        if checkpoint.size:
            name = checkpoint_name(device, checkpoint)
            yield Head(name, checkpoint, _read(layout.log(log) / CHECKPOINT) or b"", (log,))


def attested_heads(layout: Layout, described: Description) -> Iterator[Head]:
    """Every checkpoint that an outsider was shown: its log must have been so, and hold it still."""
    logs = list_logs(layout)
    for path in sorted((layout.root / ATTESTED).glob("*/*")):
        name = CheckpointName.from_text(f"{path.parent.name}.{path.name}")
        if name is None:
            continue  # a stray: `verify` names it
        try:
            yield _head(layout, described, name, logs)
        except AmanaError as fault:
            yield Head(name, reason=str(fault))


def _head(layout: Layout, described: Description, name: CheckpointName, logs: list[str]) -> Head:
    note = Stamps(layout, name).note()
    if note is None:
        raise LogDamaged(device=name.device, reason="checkpoint-missing")
    faults: list[AmanaError] = [LogDamaged(device=name.device, reason="missing")]
    found: list[Head] = []
    for log in logs:
        if log.partition(".")[0] != name.device:
            continue
        try:
            found.append(_opened(LogFolder(layout, log, described), name, note))
        except AmanaError as fault:
            faults.append(fault)
    if not found:
        raise faults[-1]
    return replace(found[0], logs=tuple(log for head in found for log in head.logs))


def _opened(log: LogFolder, name: CheckpointName, note: bytes) -> Head:
    verifier = log.verifier
    checkpoint = open_checkpoint(note, verifier, verifier.name)
    if checkpoint_name(name.device, checkpoint) != name:
        raise LogDamaged(device=name.device, reason="checkpoint-of-another-folder")
    log.goes_on_from(checkpoint)
    return Head(name, checkpoint, note, (log.device,))


def checkpoint_name(device: str, checkpoint: Checkpoint) -> CheckpointName:
    """What a checkpoint is called here."""
    return CheckpointName(device, checkpoint.size, checkpoint.root.hex()[:16])


@contextmanager
def stamping(layout: Layout) -> Iterator[None]:
    """Hold what only one process at a time may do: ask, and note who is to be asked. ArchiveBusy."""
    Disk().make_folder(layout.local)
    with writing(layout.local / "timestamps.lock"):
        yield


class Waiting:
    """What could not be asked yet, this machine's own: `local/pending-timestamps/`, a file a checkpoint."""

    def __init__(self, layout: Layout, disk: Disk | None = None) -> None:
        self.folder = layout.local / _WAITING
        self._disk = disk or Disk()

    def names(self) -> list[CheckpointName]:
        """The checkpoints that wait."""
        found = (CheckpointName.from_text(path.name) for path in sorted(self.folder.glob("[0-9a-f]*")))
        return [name for name in found if name is not None]

    def read(self, name: CheckpointName) -> dict[str, list[str]]:
        """The addresses still to be asked, by kind: `authority`, `calendar`."""
        data = _read(self.folder / name.text, _LARGEST_QUEUE) or b""
        asked: dict[str, list[str]] = {"authority": [], "calendar": []}
        for line in data.decode("utf-8", "replace").splitlines():
            kind, _, url = line.partition(" ")
            if kind in asked and url and url not in asked[kind]:
                asked[kind].append(url)
        return asked

    def calendars(self) -> list[str]:
        """Calendars that were named here before and answered: their promises are followed."""
        return (_read(self.folder / _CALENDARS, _LARGEST_QUEUE) or b"").decode("ascii", "replace").split()

    def know_calendars(self, urls: Iterable[str]) -> None:
        """Remember calendars that somebody named."""
        known = self.calendars()
        both = list(dict.fromkeys((*known, *urls)))[:_MOST_CALENDARS]
        if both != known:
            self._disk.make_folder(self.folder)
            self._disk.replace(self.folder / _CALENDARS, "".join(f"{one}\n" for one in both).encode())

    def write(self, name: CheckpointName, authorities: list[str], calendars: list[str]) -> None:
        """These are still to be asked; none at all: the checkpoint waits no more."""
        path = self.folder / name.text
        lines = [f"authority {url}\n" for url in authorities] + [f"calendar {url}\n" for url in calendars]
        if not lines:
            self._disk.remove(path)
            return
        self._disk.make_folder(self.folder)
        self._disk.replace(path, "".join(lines).encode())


def _read(path: Path, limit: int = LARGEST) -> bytes | None:
    """The file's bytes, cut at the limit; None where there is no plain file."""
    with disk_faults(path):
        try:
            with open_plain(path) as file:
                return read_limited(file, limit + 1)
        except (FileNotFoundError, NotADirectoryError):
            return None


def stamp_digest(checkpoint: Checkpoint) -> bytes:
    """What is stamped: the SHA-256 of the checkpoint's text, whoever signs it besides."""
    return hashlib.sha256(checkpoint.text.encode()).digest()

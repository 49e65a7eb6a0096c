"""How an action went: typed values that every room from the archive upwards passes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long action has come: files and bytes done, and of how many (0: not known)."""

    files: int
    bytes: int
    total_files: int = 0
    total_bytes: int = 0


Watch = Callable[[Progress], None]


@dataclass(frozen=True)
class Initialised:
    """An archive was made. `identity_file` is None where recipients were given."""

    archive: Path
    archive_id: str
    recipients: tuple[str, ...]
    identity_file: Path | None


@dataclass(frozen=True, slots=True)
class AddedFile:
    """How one file ended. `reason` is an error code with its facts in words of the code, for what failed.

    On a capture kit `time` says when it was acknowledged, and `sha256` is None: a kit tells no plain hash.
    """

    path: str
    outcome: Literal["kept", "duplicate", "failed"]
    item: str | None = None
    sha256: str | None = None
    size: int | None = None
    media_type: str | None = None
    reason: str | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a capture kit took something in: its log's entry, the item's id, and when, by the kit's own clock.

    `time` (RFC 3339, UTC) is None where the kit's note of it is gone.
    """

    entry: int
    item: str
    time: str | None = None


@dataclass
class Added:
    """How an `add` ended. `files` stays empty where the caller asked to be told of each as it ended.

    `fault` is why the archive's own disk ended it (an errno name), where it did. `opened` is False where no
    key was at hand: everything is kept, duplicates are found and texts are read when the archive is opened.
    `read` counts items that an intake module read, `unreadable` those that broke theirs; `inside` and
    `inside_unreadable` the same of the files inside them; `families` the items read by what a person would call
    them: `picture`, `mail`, `chat`, …. `receipts` are a capture kit's, one for each name taken in.
    """

    kept: int = 0
    duplicate: int = 0
    failed: int = 0
    bytes: int = 0
    fault: str | None = None
    opened: bool = True
    read: int = 0
    unreadable: int = 0
    inside: int = 0
    inside_unreadable: int = 0
    families: dict[str, int] = field(default_factory=dict)
    files: list[AddedFile] = field(default_factory=list)
    receipts: tuple[Receipt, ...] = ()


@dataclass(frozen=True, slots=True)
class VerifiedLog:
    """One device's log: its size and root (hex) as signed, and whether it holds. `reason` where it does not.

    `suspect` is why its entries from `suspect_from` on are to be doubted: `lost` or `not-admitted`. That is no
    damage.
    """

    device: str
    size: int
    root: str
    ok: bool
    reason: str | None = None
    suspect: str | None = None
    suspect_from: int | None = None


@dataclass(frozen=True)
class Verified:
    """What a `verify` found. Objects are named by their SHA-256 (hex).

    `missing` are named by a log and not there; `damaged` do not match their name; `extra` are files that
    do not belong in an archive; `unlogged` are sound objects that no log names. `erased` are objects that a
    custodian erased and that are still here: no damage, but this copy has not followed yet. `suspect` are not
    here, and only suspect entries name them: anybody may have made them up, so they are no damage either.
    """

    ok: bool
    objects: int
    bytes: int
    missing: tuple[str, ...]
    damaged: tuple[str, ...]
    extra: tuple[str, ...]
    unlogged: tuple[str, ...]
    logs: tuple[VerifiedLog, ...]
    faults: tuple[str, ...] = ()
    erased: tuple[str, ...] = ()
    suspect: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RestoredFile:
    """How one item came back. `renamed` says the original path was taken or could not be written here,
    `erased` that a custodian erased it. `suspect` is why every accession of the item is to be doubted, if so.
    """

    item: str
    path: str
    sha256: str
    outcome: Literal["restored", "renamed", "present", "failed", "erased"]
    reason: str | None = None
    suspect: str | None = None


@dataclass
class Restored:
    """How a `restore` ended. `files` stays empty where the caller asked to be told of each.

    `fault` is why the list of sums could not be written, or the files not be made durable (an errno name).
    `entered` is False where the act could not be entered in the log: the archive cannot be written to, or is busy.
    """

    restored: int = 0
    present: int = 0
    failed: int = 0
    bytes: int = 0
    fault: str | None = None
    erased: int = 0
    files: list[RestoredFile] = field(default_factory=list)
    entered: bool = True


@dataclass(frozen=True)
class Rebuilt:
    """What the catalogue holds after a `rebuild`. `faults` names what could not be taken in, and why."""

    items: int
    accessions: int
    text_versions: int
    entries: int
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """One line of `doctor`: `name` is a stable word, `value` a fact, `ok` False where something is amiss."""

    name: str
    value: str
    ok: bool = True


@dataclass(frozen=True, slots=True)
class TimeBound:
    """Whatever is below `size` in a log existed not later than `time` (RFC 3339, UTC, whole seconds), says `by`.

    `trusted` says that it rests on somebody whom the caller chose to trust: a root certificate, a block's
    header, a cosigner's key that they gave. Without that it rests on a name alone.
    """

    size: int
    time: str
    kind: Literal["rfc3161", "bitcoin", "cosignature"]
    by: str
    trusted: bool


@dataclass(frozen=True, slots=True)
class Timestamp:
    """One thing that an authority, a calendar or a cosigner says of a checkpoint.

    `name` is what the server or cosigner is called, or a calendar's address. `state`: `checked` (a signature
    that is right, or a block whose header was given), `in-block` (a Bitcoin block that is to be compared by
    hand), `pending` (a calendar's promise) or `wrong`, with the `reason`. `time` is the outsider's,
    `not_later_than` that and how far off it may be. `vouched`: `trusted`, `root-unchecked`, `root-unknown` or
    `incomplete`; `root` is the root's name, or who is missing; `fingerprint` the SHA-256 of the root's
    certificate (hex).
    """

    kind: Literal["rfc3161", "opentimestamps", "cosignature"]
    name: str
    state: Literal["checked", "in-block", "pending", "wrong"]
    reason: str | None = None
    by: str | None = None
    time: str | None = None
    not_later_than: str | None = None
    vouched: str | None = None
    root: str | None = None
    fingerprint: str | None = None
    height: int | None = None
    merkle_root: str | None = None


@dataclass(frozen=True, slots=True)
class NotStamped:
    """A server that gave no timestamp, and why: an error with its facts in words of the code."""

    name: str
    address: str
    reason: str


@dataclass(frozen=True)
class CheckpointTimes:
    """What stands of one checkpoint (its log's device, size and root in hex).

    The outsiders' clock: `timestamps`, and the earliest of them as `bound`. The device's own clock, which
    proves nothing, apart: `device_clock` is what it said at the last entry that the checkpoint covers, None
    where no key was at hand. `asked` is False where all was there already. `waiting` are addresses that are
    still to be asked. `reason` says why the checkpoint itself is not believed, where it is not. `ok`: tokens of
    two authorities hold, and there is a calendars' proof where one was asked for. `logs` are the logs here that
    hold all that it covers: the device's, and forks of it.
    """

    device: str
    size: int
    root: str
    timestamps: tuple[Timestamp, ...] = ()
    bound: TimeBound | None = None
    device_clock: str | None = None
    asked: bool = False
    failed: tuple[NotStamped, ...] = ()
    waiting: tuple[str, ...] = ()
    reason: str | None = None
    ok: bool = False
    logs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Timestamped:
    """How a `timestamp` ended; `ok` where each checkpoint is. `clock` is what this machine's own clock said."""

    ok: bool
    clock: str
    checkpoints: tuple[CheckpointTimes, ...]


@dataclass(frozen=True)
class ItemsErased:
    """What an `erase` did. `items` are their ids, `objects` the sealed objects that went, `resealed` how many new
    ones hold what had to stay, `bytes` how many opened bytes went.

    `shared` are contents (SHA-256) that stay, because an item that was not named has the same bytes. `unread`
    log entries could not be read, so that what they hold was not reached. `left` are old objects that the disk
    would not let go: it is tried again whenever something is written.
    """

    items: tuple[str, ...]
    objects: tuple[str, ...]
    resealed: int
    bytes: int
    shared: tuple[str, ...] = ()
    unread: int = 0
    left: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing of the items is left in this archive, as far as it can be known."""
        return not (self.shared or self.unread or self.left)


@dataclass(frozen=True, slots=True)
class Shown:
    """What an audit of some shows that found nothing bad: had `bad` objects been bad, it would have found one of
    them in so many of a hundred cases, rounded down."""

    bad: int
    percent: float


@dataclass(frozen=True, slots=True)
class Misanswered:
    """An object (or a small file, or a log) that an answer to a challenge does not prove. `reason`, in a word:

    `missing` (the holder says so), `unanswered`, `differs`, `swapped` (with another's answer), `old-answer` (to
    an earlier challenge), `from-the-name` (made without the bytes), `answer-shape`.
    """

    name: str
    reason: str


@dataclass(frozen=True)
class Audited:
    """How an audit of a copy ended.

    `objects` are those that the copy should have, `read` those of them whose bytes were read or answered for,
    `bytes` how many that were. `verified` is what was found where the copy was read; `wrong` what a holder's
    answer does not prove, `refused` why it does not count at all. `unjudged` objects are damaged or missing
    here, so that an answer about them says nothing; `behind` are on their way: the copy's logs do not name them
    yet. `entered` says whether the log here tells of this audit.
    """

    copy: str
    method: Literal["full", "sample", "nonce"]
    ok: bool
    objects: int
    read: int
    bytes: int
    shown: tuple[Shown, ...] = ()
    verified: Verified | None = None
    wrong: tuple[Misanswered, ...] = ()
    refused: str | None = None
    unjudged: tuple[str, ...] = ()
    behind: int = 0
    entered: bool = False


@dataclass(frozen=True, slots=True)
class Gained:
    """What one side of a sync got from the other: objects and their bytes, log entries, signed acts, and other
    small files (envelopes, what outsiders said, archive.json and its kin)."""

    objects: int = 0
    bytes: int = 0
    entries: int = 0
    acts: int = 0
    files: int = 0


@dataclass(frozen=True)
class SyncedCopy:
    """How the sync with one copy went.

    `outcome`: `synced`; `part` (it was reached, and not all could be done); `absent` (it could not be reached);
    `refused` (it was reached, and is none that can be used). `reason` says why, as an error in words of the code.
    `here` is what the archive gained from it, `there` what it gained. `lacking` are objects that its logs name and
    that it has not; `damaged` are objects that it gave and that are not what their name says; `kept` were erased
    and are still there. `forks` are logs here, by folder, that it brought and that disagree with ours. `faults`
    is all that was found damaged or tampered with there.
    """

    name: str
    url: str
    outcome: Literal["synced", "part", "absent", "refused"]
    reason: str | None = None
    kit: bool = False
    here: Gained = Gained()
    there: Gained = Gained()
    lacking: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    forks: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Synced:
    """How a `sync` ended. `ok`: every copy was reached, and all is well. `tampered`: something that was found is
    not what it was.

    `lacking` are objects that our logs name and that no copy that was asked could give; `damaged` are objects of
    ours that were not sent; `faults` what else of ours is wrong. `entered` is False where the copying could not be
    entered in the log, for the reason in `not_entered`.
    """

    ok: bool
    tampered: bool
    copies: tuple[SyncedCopy, ...]
    lacking: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    entered: bool = True
    not_entered: str | None = None


@dataclass(frozen=True, slots=True)
class Mended:
    """Something that was damaged or missing and is right again. `kind` is `object`, `log` or `file`, `name` which
    (an object's digest, a log's folder, a file's path), `source` whence: a copy's name, or `here`."""

    kind: Literal["object", "log", "file"]
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class NotMended:
    """Something that is still damaged or missing, and what is wrong with it: no copy that was asked has it."""

    kind: Literal["object", "log", "file"]
    name: str
    reason: str


@dataclass(frozen=True)
class Repaired:
    """How a `repair` of one place ended. `place` is the copy's name, None for this archive itself.

    `aside` counts damaged files that were set aside and not destroyed. `silent` names the copies that could not be
    asked to the end, with the reason; `unreached` is why the place itself could not be repaired at all. `entered`
    says whether the log here tells of it.
    """

    place: str | None
    mended: tuple[Mended, ...] = ()
    lost: tuple[NotMended, ...] = ()
    aside: int = 0
    silent: tuple[tuple[str, str], ...] = ()
    unreached: str | None = None
    entered: bool = False

    @property
    def ok(self) -> bool:
        """Whether nothing is damaged or missing any more."""
        return not self.lost and self.unreached is None

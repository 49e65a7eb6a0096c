"""The archive: the only code that writes objects, log and catalogue together, in order."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from amana.archive.acts import SignedAct, act_path, authority, sign_act
from amana.archive.contents import Contents
from amana.archive.description import Description, read_description
from amana.archive.device import DeviceLog, own_device
from amana.archive.erased import erased_since
from amana.archive.giving_back import GivingBack, Wanted
from amana.archive.giving_back import Tell as TellRestored
from amana.archive.indexing import Indexing, behind
from amana.archive.joining import Joining
from amana.archive.keys import catalogue_key, open_archive_keys, open_other_keys
from amana.archive.layout import Layout
from amana.archive.leftovers import remove_leaving
from amana.archive.lock import writing
from amana.archive.logs import log_sizes, vouched_for
from amana.archive.receipts import Receipts
from amana.archive.recovery import recover
from amana.archive.source import Found, measure, now, walk
from amana.archive.standing import Suspects, accept, follows_from, suspects
from amana.archive.taking_in import Provenance, Sniff, TakingIn, refuse_all
from amana.archive.taking_in import Tell as TellAdded
from amana.archive.unindexed import Unindexed
from amana.archive.writer import Writer
from amana.errors import (
    ArchiveBusy,
    ArchiveFileDamaged,
    CatalogueUnusable,
    DestinationUnusable,
    DiskFault,
    IdentityMissing,
    KeySuperseded,
    LogDamaged,
)
from amana.records import (
    ERASED,
    Added,
    CustodyAct,
    CustodyActName,
    Derivative,
    Intake,
    Json,
    KeyAct,
    Rebuilt,
    Restored,
    Watch,
)
from amana.seal import Identity, SecretIdentity, parse_recipient, recipient_text
from amana.stores import Disk, FolderStore

if TYPE_CHECKING:
    from amana.catalogue import Catalogue, ItemRecord, ItemSummary

Choose = Callable[[Found], bool]

_CACHE_SUFFIXES = ("", "-wal", "-shm", "-journal")
_FRESH = "catalogue.new.db"


@dataclass(frozen=True)
class Decision:
    """What whoever opens the archive decides: the records, the acts' bodies, and the envelopes (path in the
    archive -> bytes) that these name."""

    nouns: Sequence[KeyAct]
    bodies: Sequence[Mapping[str, Json]]
    envelopes: Mapping[str, bytes] = field(default_factory=dict)


class Archive:
    """One archive's folder, opened with its keys; or without any, when it can be added to and no more."""

    def __init__(
        self,
        root: Path,
        identities: Sequence[Identity],
        software: str,
        cache: Path | None = None,
        disk: Disk | None = None,
        person: str | None = None,
    ) -> None:
        """`cache` takes the catalogue of an archive whose folder cannot be written to.

        `person` is who acts, in their own words, for the acts that enter the log.

        Raises NotAnArchive, ArchiveFileDamaged, NoIdentityMatches.
        """
        self.layout = Layout(root)
        self.described = read_description(self.layout.description)
        if cache is not None and not os.access(root, os.W_OK):
            # By its place too: what one copy holds must not show in another.
            place = hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:16]
            self.layout = replace(self.layout, elsewhere=cache / f"{self.described.id}-{place}")
        self.software, self._disk = software, disk or Disk()
        self.person, self._identities = person, tuple(identities)
        self._keys: list[SecretIdentity] = []
        self._opened_for: tuple[str, ...] = ()
        self._open_keys(self.described)
        self._others = open_other_keys(self.layout, self.described, identities) if identities else []
        self._catalogue: Catalogue | None = None
        self.faults: tuple[str, ...] = ()
        kit = self.described.capture is not None
        self.receipts = Receipts(self.layout, self._disk, self.described) if kit else None
        """A capture kit's receipts; an archive that can be opened needs none."""

    def again(self) -> Archive:
        """The same archive, opened anew with the same keys."""
        cache = self.layout.elsewhere.parent if self.layout.elsewhere else None
        return Archive(self.layout.root, self._identities, self.software, cache, self._disk, self.person)

    def stamp(self) -> tuple[tuple[str, int, int, int], ...]:
        """Of each file that changes with what is known, its name, place on the disk, size and time (ns)."""
        logs = sorted(self.layout.logs.glob("*/checkpoint")) if self.layout.logs.is_dir() else []
        # A catalogue made anew is another file; one that is written to is not.
        catalogue = (*_looks(self.layout.catalogue)[:2], 0, 0)
        return (*(_looks(path) for path in (self.layout.description, *logs)), catalogue)

    @property
    def writable(self) -> bool:
        """Whether the archive's own folder can be written to."""
        return self.layout.elsewhere is None

    @property
    def opened(self) -> bool:
        """Whether a key is at hand that opens."""
        return bool(self._keys)

    @property
    def catalogue(self) -> Catalogue:
        """What the archive is known to hold, brought up to its logs. IdentityMissing where no key is at hand."""
        if not self._keys:
            raise IdentityMissing(path=str(self.layout.root))
        if self._catalogue is None:
            self._catalogue = self._open_catalogue(locked=False)
            self._catalogue = self._caught_up(self._catalogue)
            self._tell_doubts(self._catalogue)
        return self._catalogue

    def _tell_doubts(self, catalogue: Catalogue) -> None:
        """Which logs are suspect: a forged assertion must not give an item its title, nor be found by."""
        suspects = self.suspects
        told = ((device, suspects.start(device)) for device in catalogue.positions())
        catalogue.doubt({device: start for device, start in told if start is not None})

    def _open_catalogue(self, *, locked: bool) -> Catalogue:
        """It is disposable: one that cannot be used is made again, by whoever may write."""
        self._disk.make_folder(self.layout.local)
        try:
            return self._catalogue_at(self.layout.catalogue)
        except CatalogueUnusable:
            with nullcontext() if locked else writing(self.layout.lock):
                _remove_catalogue(self.layout.catalogue, self._disk)
                return self._catalogue_at(self.layout.catalogue)

    def _catalogue_at(self, path: Path) -> Catalogue:
        if not path.exists():
            _make_private(path, self._disk)
        # A database and all of the search: whoever only looks after objects and logs need not wait for them.
        from amana.catalogue import open_catalogue

        return open_catalogue(path, catalogue_key(self._keys))

    def _is_behind(self, catalogue: Catalogue) -> bool:
        """Whether the logs hold what it has not taken in, or could not when its turn came."""
        return behind(self.layout, catalogue, self.described) or bool(Unindexed.read(self.layout).entries)

    def _caught_up(self, catalogue: Catalogue) -> Catalogue:
        """Take in what the logs hold beyond it; while another process writes, what is there must do."""
        if not self._is_behind(catalogue):
            return catalogue
        try:
            with writing(self.layout.lock):
                return self._index(catalogue, self.layout.catalogue, None)
        except ArchiveBusy:
            return catalogue

    def _index(self, catalogue: Catalogue, path: Path, watch: Watch | None) -> Catalogue:
        """Bring the catalogue in this file up to the logs. If they tell of an erasure, it is made anew: nothing of
        what was erased may stay in it."""
        if erased_since(self.layout, self.described, catalogue.positions()):
            catalogue.close()
            _remove_catalogue(path, self._disk)
            catalogue = self._catalogue_at(path)
        with self.contents() as contents:
            indexing = Indexing(self.layout, catalogue, contents, self._disk, watch)
            indexing.run(self.described)
        self.faults = tuple(indexing.faults)
        return catalogue

    def forget_catalogue(self) -> None:
        """Do away with the catalogue's files, before something is erased that they hold. Whoever has it open keeps
        a file without a name until `close`; then it is made again when it is asked for."""
        for path in (self.layout.catalogue, self.layout.catalogue.with_name(_FRESH)):
            _remove_catalogue(path, self._disk)

    def contents(self) -> Contents:
        """A fresh view of the opened bytes, for one thread. Close it."""
        return Contents(FolderStore(self.layout.objects), [*self._keys, *self._others])

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Hold the archive's lock and write. What was not committed when the block ends did not happen.

        Raises ArchiveBusy; DiskFault where the folder cannot be written to.
        """
        self._disk.make_folder(self.layout.local)
        with writing(self.layout.lock):
            log = self._device_log()
            recover(self.layout, self._disk, log.device, log.size)
            self.described = read_description(self.layout.description)
            remove_leaving(self.layout, self._disk, self.described)
            self._open_keys(self.described)  # another process may have begun an epoch
            self._check_recipient()
            joining = Joining(self.layout, self._keys, log.public)
            described = joining.described(self.described)
            self._open_keys(described)
            catalogue = self._catalogue_to_write()
            recipient = parse_recipient(described.current.recipient)
            writer = Writer(self.layout, self._disk, recipient, log, catalogue, self.receipts)
            try:
                if described != self.described:
                    self.described = described
                    noun = joining.noun(described, self.software, self.person)
                    writer.record(noun, described=described, files=joining.files)
                    writer.commit()
                yield writer
            finally:
                writer.close()
                self._clear_work()

    def _device_log(self) -> DeviceLog:
        return DeviceLog.join(self.layout, self._disk, self.described)

    def _check_recipient(self) -> None:
        """What is added must be sealed to the archive's own key, and to nobody who put theirs in its place.

        Who holds that key compares. Who holds an older one knows who may begin the next: whatever archive.json and
        the logs say, acts must lead there. Who holds none can see whether a log vouches for archive.json.
        """
        recipient = self.described.current.recipient
        self._check_authorities()
        if any(recipient_text(key.recipient) == recipient for key in self._keys):
            return
        if self._keys and not follows_from(
            self.layout, self.described, authority(self._keys[0], self.described.id).verifier.text
        ):
            raise ArchiveFileDamaged(path=str(self.layout.description), reason="recipient-of-another-key")
        if not vouched_for(self.layout, self.described):
            raise ArchiveFileDamaged(path=str(self.layout.description), reason="not-the-one-the-log-names")

    def _check_authorities(self) -> None:
        """Each epoch's authority is the one its key makes: another would sign acts in the custodians' name."""
        secrets = {recipient_text(key.recipient): key for key in self._keys}
        for epoch in self.described.epochs:
            key = secrets.get(epoch.recipient)
            if key and epoch.authority and authority(key, self.described.id).verifier.text != epoch.authority:
                raise ArchiveFileDamaged(path=str(self.layout.description), reason="authority-of-another-key")

    def _open_keys(self, described: Description) -> None:
        """The archive keys of these epochs that our envelopes open; looked for again where an epoch is new."""
        epochs = tuple(epoch.recipient for epoch in described.epochs)
        if self._identities and epochs != self._opened_for:
            self._keys = open_archive_keys(self.layout, described, self._identities)
            self._opened_for = epochs

    def _catalogue_to_write(self) -> Catalogue | None:
        if not self._keys:
            return None
        if self._catalogue is None:
            self._catalogue = self._open_catalogue(locked=True)
        if self._is_behind(self._catalogue):
            self._catalogue = self._index(self._catalogue, self.layout.catalogue, None)
        return self._catalogue

    def _clear_work(self) -> None:
        """What was not committed goes at once: a full disk needs the room. If it fails, opening tries again."""
        try:
            log = self._device_log()
            recover(self.layout, self._disk, log.device, log.size)
        except (DiskFault, LogDamaged):
            return  # told where it happened; recovery comes again at the next opening for writing

    def act(self, decide: Callable[[], Decision]) -> Description:
        """Sign what is decided, keep it, and enter it in the log in one commit; archive.json as that leaves it.

        `decide` is called when nobody else can write and all acts that lie here are taken over, so that nothing it
        looks at changes before it counts. Time, device, software and person are filled in. Raises IdentityMissing,
        and KeySuperseded where no key at hand is the present epoch's.
        """
        if not self._keys:
            raise IdentityMissing(path=str(self.layout.root))
        with self.writing() as writer:
            decided = decide()
            signed = [sign_act(body, self._keys, self.described.id) for body in decided.bodies]
            done = accept(self.described, signed)
            if done.refused:
                raise KeySuperseded(path=str(self.layout.root), epoch=self.described.current.epoch)
            files = {**decided.envelopes, **{act_path(one.name): one.note for one in signed}}
            for noun in decided.nouns:
                told = self._signed_noun(noun, writer.device, signed)
                writer.record(told, described=done.described, files=files)
            writer.commit()
            self.described = done.described
            self._open_keys(self.described)
        if self._catalogue is not None:
            self._tell_doubts(self._catalogue)
        return self.described

    def _signed_noun(self, noun: KeyAct, device: str, signed: Sequence[SignedAct]) -> KeyAct:
        return replace(
            noun,
            at=now(),
            archive=self.described.id,
            device=device,
            software=self.software,
            person=self.person,
            acts=tuple(one.name for one in signed),
        )

    def enter(
        self,
        act: CustodyActName,
        *,
        items: Sequence[str] = (),
        copy: str | None = None,
        outcome: Literal["success", "failure", "part"] = "success",
        method: str | None = None,
        detail: str | None = None,
        reason: str | None = None,
        objects: Sequence[str] = (),
    ) -> bool:
        """Enter an act of custody in the log. Where no items are named it is about all that is here.

        False where it could not be entered: the folder cannot be written to, or another process is writing.
        """
        noun = CustodyAct(
            act,
            now(),
            "",
            self.software,
            outcome,
            tuple(items),
            (),
            self.person,
            copy,
            tuple(objects),
            method,
            detail,
            reason,
        )
        try:
            with self.writing() as writer:
                through = () if items else log_sizes(self.layout, self.described)
                writer.record(replace(noun, device=writer.device, through=through))
                writer.commit()
        except (ArchiveBusy, DiskFault):
            return False  # read-only, or busy: whoever asked says so
        return True

    def epoch_keys(self) -> list[tuple[int, SecretIdentity]]:
        """The archive keys at hand by their epoch, newest first. IdentityMissing where there is none."""
        if not self._keys:
            raise IdentityMissing(path=str(self.layout.root))
        numbers = {epoch.recipient: epoch.epoch for epoch in self.described.epochs}
        return [(numbers[recipient_text(key.recipient)], key) for key in self._keys]

    @property
    def own_device(self) -> str | None:
        """The device whose log this machine appends to here; None before it first writes."""
        return own_device(self.layout, self.described)

    @property
    def suspects(self) -> Suspects:
        """Which log entries are to be shown as suspect."""
        return suspects(self.layout, self.described)

    def add(
        self,
        paths: Iterable[Path],
        provenance: Provenance,
        sniff: Sniff,
        tell: TellAdded,
        watch: Watch | None = None,
        *,
        thorough: bool = False,
        choose: Choose | None = None,
        handed: Sequence[Found] = (),
    ) -> Added:
        """Take these files and folders in; each file's end is told once it is true.

        What was taken in before and looks the same (path, size, time) is not read again, unless `thorough`.
        `choose` leaves out what is not to be taken in now. `handed` are files that came otherwise: each says its
        path and folder as received, wherever it lies.
        """
        given = list(paths)
        walked = (one for path in given for one in walk(path, self.layout.root) if choose is None or choose(one))
        found = chain(walked, handed)
        try:
            with self.writing() as writer:
                total = measure(given, self.layout.root, handed) if watch else (0, 0)
                taking = TakingIn(
                    writer,
                    provenance,
                    writer.device,
                    self.software,
                    sniff,
                    tell,
                    watch,
                    total,
                    thorough=thorough,
                )
                added = taking.run(found)
        except DiskFault as fault:
            # Nothing can be written here at all: every file is told so (and what was told before stays true).
            added = refuse_all(found, str(fault.facts["reason"]), tell)
        added.opened = self.opened
        return added

    def unread(self) -> Iterator[ItemSummary]:
        """The items that no intake module has looked at yet."""
        return self.catalogue.unread()

    def keep_intake(self, writer: Writer, noun: Intake, made: Sequence[tuple[Derivative, bytes]]) -> None:
        """Record what an intake module made of an item; kept at the writer's next commit."""
        contents = [writer.content(one.sha256) or writer.put(one.sha256, data) for one, data in made]
        texts = [data.decode() if one.made == "text" else None for one, data in made]
        writer.record(replace(noun, device=writer.device, software=self.software), contents, texts)

    def restore(
        self, dest: Path, items: Sequence[str], tell: TellRestored, watch: Watch | None = None
    ) -> Restored:
        """Give items back, or all of them. ItemUnknown and ItemAmbiguous before anything is written."""
        if dest.resolve().is_relative_to(self.layout.root.resolve()):
            raise DestinationUnusable(path=str(dest), reason="own-archive")
        catalogue = self.catalogue
        chosen = [catalogue.item(item) for item in items] if items else None
        wanted = self._wanted(chosen if chosen is not None else catalogue.items())
        total = self._size_of(chosen) if watch else (0, 0)
        giving = GivingBack(self.contents, dest, tell, watch, total)
        if chosen is None:
            for device, index in Unindexed.read(self.layout):
                giving.unknown(device, index)
        return giving.run(wanted)

    def _size_of(self, chosen: Sequence[ItemRecord] | None) -> tuple[int, int]:
        """How many files a restore will give back, and their bytes."""
        items = chosen if chosen is not None else self.catalogue.items()
        sizes = [one.row.accession.size for one in self._wanted(items)]
        return len(sizes), sum(sizes)

    def _wanted(self, items: Iterable[ItemRecord | ItemSummary]) -> Iterator[Wanted]:
        """Every name an item was received under, once. What was erased and taken in again is here again."""
        for one in items:
            paths = set()
            rows = self.catalogue.accessions_of(one.sha256)
            here = next((row.content for row in rows if row.content != ERASED), ERASED)
            for row in rows:
                wanted = Wanted(one.item, row if row.content != ERASED else replace(row, content=here))
                if wanted.path not in paths:
                    paths.add(wanted.path)
                    yield wanted

    def rebuild(self, watch: Watch | None = None) -> Rebuilt:
        """Make the catalogue again from objects and logs; broken off, the next one carries on."""
        if not self._keys:
            raise IdentityMissing(path=str(self.layout.root))
        self.close()
        fresh = self.layout.catalogue.with_name(_FRESH)
        with writing(self.layout.lock):
            try:
                catalogue = self._catalogue_at(fresh)
            except CatalogueUnusable:
                _remove_catalogue(fresh, self._disk)
                catalogue = self._catalogue_at(fresh)
            try:
                catalogue = self._index(catalogue, fresh, watch)
                counts = catalogue.counts()
            finally:
                catalogue.close()
            _remove_catalogue(self.layout.catalogue, self._disk)
            self._disk.rename(fresh, self.layout.catalogue)
        return Rebuilt(counts.items, counts.accessions, counts.text_versions, counts.entries, self.faults)

    def close(self) -> None:
        """Let go of the catalogue."""
        if self._catalogue is not None:
            self._catalogue.close()
            self._catalogue = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _make_private(path: Path, disk: Disk) -> None:
    """An empty file that is this person's alone; another process may have been faster."""
    try:
        disk.create(path).close()
    except DiskFault as fault:
        if fault.facts["reason"] != "EEXIST":
            raise


def _looks(path: Path) -> tuple[str, int, int, int]:
    try:
        found = path.stat()
    except OSError:
        return str(path), 0, 0, 0
    return str(path), found.st_ino, found.st_size, found.st_mtime_ns


def _remove_catalogue(path: Path, disk: Disk) -> None:
    for suffix in _CACHE_SUFFIXES:
        disk.remove(path.with_name(path.name + suffix))

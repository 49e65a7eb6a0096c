"""Where things lie in an archive's folder (docs/format.md)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from amana.errors import NotAnArchive

DESCRIPTION = "archive.json"


@dataclass(frozen=True)
class Layout:
    """The paths of one archive. Everything but `local` is copied and lasting; `local` is this machine's own.

    `elsewhere` stands in for `local` where the archive's folder cannot be written to.
    """

    root: Path
    elsewhere: Path | None = None

    @property
    def description(self) -> Path:
        """archive.json: id, epochs' public keys, devices' public keys."""
        return self.root / DESCRIPTION

    @property
    def objects(self) -> Path:
        """The sealed objects."""
        return self.root / "objects"

    @property
    def logs(self) -> Path:
        """One folder for each device's log."""
        return self.root / "logs"

    @property
    def acts(self) -> Path:
        """The acts that custodians signed."""
        return self.root / "acts"

    @property
    def local(self) -> Path:
        """Catalogue, lock, device key, unfinished work."""
        return self.elsewhere or self.root / "local"

    @property
    def work(self) -> Path:
        """Unfinished work: whatever lies here when nobody holds the lock is left over from a crash."""
        return self.local / "work"

    @property
    def device_key(self) -> Path:
        """This machine's log-signing key. It signs; it opens nothing."""
        return self.local / "device.key"

    @property
    def seen(self) -> Path:
        """The last checkpoint of each log that this machine saw, to notice a log that is rolled back."""
        return self.local / "seen"

    @property
    def catalogue(self) -> Path:
        """The encrypted catalogue."""
        return self.local / "catalogue.db"

    @property
    def lock(self) -> Path:
        """Held by whoever writes."""
        return self.local / "lock"

    def epoch_keys(self, epoch: int) -> Path:
        """The envelopes of one epoch's archive key."""
        return self.root / "keys" / str(epoch)

    def log(self, device: str) -> Path:
        """One device's log."""
        return self.logs / device


def find_archive(start: Path) -> Path:
    """The nearest folder, from `start` upwards, that is an archive; NotAnArchive if there is none."""
    # `box/../card` is not inside `box`, whatever it looks like.
    here = start.resolve() if ".." in start.parts else start.absolute()
    for folder in (here, *here.parents):
        if (folder / DESCRIPTION).is_file():
            return folder
    raise NotAnArchive(path=str(start))

"""An archive whose log grows, is rolled back and is forked, and cosigners' lines on its checkpoints, for tests."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from amana.archive import Description, Layout, read_description
from amana.archive.logs import list_logs
from amana.tlog import CHECKPOINT, CosignerKey, cosign_checkpoint
from tests.archive.archives import add, make, opened, write_tree

COSIGNER = CosignerKey("samira.example/cosigner", bytes(range(32)))
OTHER = CosignerKey("nour.example/cosigner", bytes(32))
NOW = 1_480_000_000


@dataclass
class CosignedArchive:
    """One archive at one place; `back` puts it where it was, so that what is added next is a fork."""

    root: Path

    @property
    def layout(self) -> Layout:
        return Layout(self.root)

    @property
    def described(self) -> Description:
        return read_description(self.layout.description)

    @property
    def device(self) -> str:
        (device,) = list_logs(self.layout)
        return device

    @property
    def checkpoint(self) -> Path:
        return self.layout.log(self.device) / CHECKPOINT

    @property
    def note(self) -> bytes:
        return self.checkpoint.read_bytes()

    def add(self, *texts: str) -> bytes:
        """Take in these texts; the checkpoint after it."""
        source = self.root.with_name("source")
        shutil.rmtree(source, ignore_errors=True)
        write_tree(source, [(f"{number}.txt", text.encode()) for number, text in enumerate(texts)])
        with opened(self.root) as archive:
            add(archive, source)
        return self.note

    def save(self) -> Path:
        """The whole folder as it is, beside it; for `back`."""
        saved = self.root.with_name("saved")
        shutil.copytree(self.root, saved)
        return saved

    def back(self) -> None:
        """Put the saved folder in its place, as if what came since had never been."""
        shutil.rmtree(self.root)
        self.root.with_name("saved").rename(self.root)

    def copy(self, to: Path) -> Path:
        """A copy as it is carried: everything but `local`."""
        shutil.copytree(self.root, to, ignore=shutil.ignore_patterns("local"))
        return to


def cosigned_archive(folder: Path, *texts: str) -> CosignedArchive:
    """A new archive that holds these texts."""
    made = CosignedArchive(make(folder / "archive"))
    made.add(*(texts or ("one", "two")))
    return made


def cosigned(note: bytes, *keys: CosignerKey, now: int = NOW) -> bytes:
    """The note with a line of each of these cosigners."""
    return note + "".join(cosign_checkpoint(note, key, now) for key in keys).encode()

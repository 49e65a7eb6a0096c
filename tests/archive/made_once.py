"""An archive that is read once a module, and copied for each of its tests: reading costs seconds, copying none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import amana
from amana.actions import OpenArchive
from amana.archive import Layout
from amana.archive.device import keep_device_key, read_device_key
from amana.stores import Disk


@contextmanager
def making(folder: Path, person: str | None = None, *, own: bool = False) -> Iterator[OpenArchive]:
    """A new archive, `folder/archive`, that `folder/key` opens; open, to be filled.

    Nothing of the person's own is touched: fixtures of a module begin before those that see to that for a test.
    With `own` the key lies where it is found by itself: in folders of a person's own under `folder/own`.
    """
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            patch.setenv(variable, str(folder / "own" / variable))
        amana.init(folder / "archive", no_passphrase=True, identity_out=None if own else folder / "key")
        with amana.open_archive(folder / "archive", identity=_key(folder), person=person) as archive:
            yield archive


def copied(made: Path, to: Path, name: str = "archive") -> Path:
    """The archive, of this name, and its key again, in a test's own folder: that folder.

    The copy stands in for the original: it goes on as the device that made it, and not as a second one.
    """
    shutil.copytree(made / "archive", to / name)
    if (made / "own").exists():
        shutil.copytree(made / "own", to / "own", dirs_exist_ok=True)
    if (key := _key(made)) is not None:
        shutil.copy2(key, to)
    layout = Layout(to / name)
    if (own := read_device_key(layout)) is not None:
        keep_device_key(layout, Disk(), own)
    return to


def open_copy(made: Path, to: Path, person: str | None = None) -> OpenArchive:
    """The same, opened."""
    copied(made, to)
    return amana.open_archive(to / "archive", identity=_key(to), person=person)


def _key(folder: Path) -> Path | None:
    return folder / "key" if (folder / "key").exists() else None

"""Verify an archive, or any copy of one, without any key."""

from __future__ import annotations

import os
from pathlib import Path

from amana.actions.custodians.folders import state_folder
from amana.archive import Checking, Layout, Resuming
from amana.records import Verified, Watch


def verify(
    path: str | os.PathLike[str],
    *,
    copy: str | os.PathLike[str] | None = None,
    watch: Watch | None = None,
) -> Verified:
    """Check every checkpoint's signature, every log's whole tree, and every object against its name.

    With `copy`, that folder is checked, and its logs also against what this archive's machine last saw of
    them. Broken off, the next run carries on where it stopped. Raises NotAnArchive.
    """
    root = Path(path).absolute()
    checked = Path(copy).absolute() if copy is not None else root
    resuming = Resuming(checked, state_folder())
    try:
        return Checking(checked, Layout(root), watch, resuming).run()
    finally:
        resuming.close()

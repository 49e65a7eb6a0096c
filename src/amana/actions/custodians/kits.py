"""Taking in on a capture kit: what is told is a receipt, and nothing that a list could be made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from amana.archive import Archive, Found, Provenance, Receipts
from amana.intake import media_type
from amana.records import Added, AddedFile, Watch


def add(
    archive: Archive,
    receipts: Receipts,
    paths: Iterable[Path],
    provenance: Provenance,
    tell: Callable[[AddedFile], None],
    watch: Watch | None,
    choose: Callable[[Found], bool] | None = None,
) -> Added:
    """See `OpenArchive.add`. No text is read; each file's plain hash is dropped as soon as it was sealed."""
    before = receipts.size()

    def told(file: AddedFile) -> None:
        kept = file.outcome != "failed"
        tell(replace(file, sha256=None, time=receipts.last if kept else None))

    added = archive.add(paths, provenance, media_type, told, watch, choose=choose)
    added.receipts = tuple(receipts.since(before))
    return added

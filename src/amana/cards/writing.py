"""Write cards to a folder: a text and a page for each, readable by this person alone, never over what is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from amana.cards.card import Card
from amana.cards.text import card_text
from amana.errors import DestinationUnusable, DiskFault
from amana.seal import Share
from amana.stores import Disk


@dataclass(frozen=True)
class WrittenCard:
    """A card's files: the page to print, and the same as text."""

    number: int
    page: Path
    text: Path


def write_cards(
    shares: Sequence[Share],
    label: str,
    archive_id: str,
    out: Path,
    *,
    post_quantum: bool = False,
    disk: Disk | None = None,
) -> tuple[WrittenCard, ...]:
    """`card-1-of-5.txt` and `card-1-of-5.pdf` for each share, in this folder, durable on return; all or none.

    Raises DestinationUnusable where one of them is there already, or `out` is no folder; DiskFault.
    """
    from amana.cards.page import card_page  # what draws is heavy

    disk = disk or Disk()
    files: dict[Path, bytes] = {}
    written = []
    for share in shares:
        card = Card(share, label, archive_id, post_quantum)
        one = WrittenCard(share.index, out / f"{card.name}.pdf", out / f"{card.name}.txt")
        files |= {one.page: card_page(card), one.text: card_text(card).encode()}
        written.append(one)
    _write(files, out, disk)
    return tuple(written)


def _write(files: dict[Path, bytes], out: Path, disk: Disk) -> None:
    if out.exists() and not out.is_dir():
        raise DestinationUnusable(path=str(out), reason="not-a-folder")
    for path in files:
        if path.exists() or path.is_symlink():
            raise DestinationUnusable(path=str(path), reason="eexist")
    disk.make_folder(out)
    begun: list[Path] = []
    try:
        for path, data in files.items():
            with disk.create(path) as file:
                begun.append(path)
                file.write(data)
        disk.flush([*files, out])
    except BaseException:
        remove_cards(begun, disk)
        raise


def remove_cards(paths: Sequence[Path], disk: Disk | None = None) -> None:
    """Take cards away again that open nothing, as far as the disk lets us: the fault that led here is told."""
    for path in paths:
        try:
            (disk or Disk()).remove(path)
        except DiskFault:
            continue

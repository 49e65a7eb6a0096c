"""What an opened archive keeps at hand for those who look at things: warm processes, and what was looked at last.

Nothing of it is written anywhere. It is bounded: some tens of MiB, whatever is looked at; and up to 256 MiB of
files from inside items, which are taken out whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amana.actions.viewing.kept import Kept
from amana.actions.viewing.warm_box import WarmBox
from amana.archive import Archive

if TYPE_CHECKING:
    from amana.actions.viewing.marks import Marks
    from amana.actions.viewing.part_counts_kept import Counted
    from amana.actions.viewing.part_numbers import Numbered

_PART_BYTES = 256 << 20  # as much as can be taken out: a film is asked for range by range, and not each time anew
_TEXTS = 8 << 20  # characters
_LINES = 24 << 20
_MARKED = 4
_NUMBERED = 16
_COUNTED = 64
_PLACES = 4


class Viewing:
    """One for each opened archive, until it is closed."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.box = WarmBox()
        self._catalogue = archive.catalogue
        self.part_bytes: Kept[bytes] = Kept(_PART_BYTES, len)
        self.texts: Kept[str] = Kept(_TEXTS, len)
        self.lines: Kept[bytes] = Kept(_LINES, len)
        self.kind_lines: Kept[list[bytes]] = Kept(_LINES, _weight)
        self.counts: Kept[list[Counted]] = Kept(_COUNTED)
        self.marks: Kept[Marks] = Kept(_MARKED)
        self.numbered: Kept[Numbered] = Kept(_NUMBERED)
        self.named: Kept[dict[str, str]] = Kept(_PLACES)
        self.places: Kept[frozenset[str]] = Kept(_PLACES)

    def text(self, text_version: str) -> str:
        """A text version. ItemUnknown."""
        return self.texts.get(text_version, lambda: self.archive.catalogue.text(text_version))

    def forget_what_was_erased(self) -> None:
        """When something is erased the catalogue is made anew: nothing of what was looked at before may stay."""
        if self._catalogue is not self.archive.catalogue:
            self._catalogue = self.archive.catalogue
            self._forget()

    def close(self) -> None:
        """Let go of the processes, and forget what was looked at."""
        self.box.close()
        self._forget()

    def _forget(self) -> None:
        kept = (self.part_bytes, self.texts, self.lines, self.kind_lines, self.counts, self.marks)
        for one in (*kept, self.numbered, self.named, self.places):
            one.clear()


def _weight(lines: list[bytes]) -> int:
    """Bytes, with what each object takes beside its own."""
    return sum(map(len, lines)) + 48 * len(lines)

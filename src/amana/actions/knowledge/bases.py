"""What an assertion rests on, as a person writes it: an item, and a place in it."""

from __future__ import annotations

import re
from collections.abc import Callable

from amana.archive import Archive
from amana.catalogue import ItemRecord
from amana.errors import BasisUnreadable
from amana.records import Basis

_SECONDS = r"[0-9]{1,7}(?:\.[0-9]{1,3})?"
_NOTE = "note:"
_FORM = re.compile(
    rf"""(?P<item>[0-9a-f]+)
    (?: :(?P<start>[0-9]{{1,12}})-(?P<end>[0-9]{{1,12}})
      | @(?P<since>{_SECONDS})-(?P<until>{_SECONDS})
      | \[(?P<region>[0-9]{{1,6}}(?:,[0-9]{{1,6}}){{3}})\]
    )?""",
    re.VERBOSE,
)


def read_basis(archive: Archive, written: str, quote: str | None = None) -> Basis:
    """`ID`, `ID:12-40` (code points of its text), `ID@3.5-8` (seconds), `ID[10,20,300,200]` (pixels); `note:` and
    words for what is in no file.

    `quote` are words of the item's text instead of numbers: they must stand in it once. Raises BasisUnreadable,
    ItemUnknown, ItemAmbiguous.
    """
    if written.startswith(_NOTE) and written[len(_NOTE) :].strip():
        return Basis(note=written[len(_NOTE) :].strip())
    form = _FORM.fullmatch(written.strip().lower())
    if form is None:
        raise BasisUnreadable(basis=written, reason="not-a-place")
    record = archive.catalogue.item(form["item"])
    told = Basis(item=record.item, region=form["region"], since=form["since"], until=form["until"])
    if form["start"] is None and quote is None:
        return told
    at = int(form["start"] or 0), int(form["end"] or 0)
    return _span(archive, record, written, lambda text: _at(text, at) if quote is None else _where(text, quote))


def _span(
    archive: Archive, record: ItemRecord, written: str, find: Callable[[str], tuple[int, int] | str]
) -> Basis:
    """In the first of the item's texts that has it."""
    reason = "text-needed"
    for version in record.text_versions:
        found = find(archive.catalogue.text(version.sha256))
        if not isinstance(found, str):
            return Basis(record.item, version.sha256, *found, part=version.part)
        reason = found
    raise BasisUnreadable(basis=written, reason=reason)


def _at(text: str, at: tuple[int, int]) -> tuple[int, int] | str:
    start, end = at
    return at if start < end <= len(text) else "out-of-text"


def _where(text: str, quote: str) -> tuple[int, int] | str:
    """White space is white space, however much of it: who copies words from a screen has other line ends."""
    words = [re.escape(word) for word in quote.split()]
    found = list(re.finditer(r"\s+".join(words), text)) if words else []
    if len(found) == 1:
        return found[0].span()
    return "quote-ambiguous" if found else "quote-not-found"

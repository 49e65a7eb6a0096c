"""On which day each message of a chat was written: what is relative in it is counted from there.

Asked of the lists of parts, in which intake keeps each message's time as it was understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from amana.archive import Archive, Contents, PartList, part_lists
from amana.catalogue import TextToRead
from amana.errors import AmanaError
from amana.intake import family_named
from amana.records.part_lines import lines_of_kind
from amana.records.parts import part_of_line

Days = list[tuple[int, str]]
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=T|$)", re.ASCII)


class MessageDays:
    """Looks them up for one text after another; those of one item should come together. Close it."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._contents: Contents | None = None
        self._item: str | None = None
        self._lists: dict[str, PartList] = {}

    def of(self, one: TextToRead) -> Days:
        """Where each message begins in the text and its ISO day, in order; empty for what is no chat.

        A list that is damaged tells nothing: `verify` tells of the damage.
        """
        if self._item != one.item:
            self._item, self._lists = one.item, dict(_of_chats(self._archive, one.item))
        told = self._lists.get(one.text_version)
        if told is None:
            return []
        self._contents = self._contents or self._archive.contents()
        try:
            return list(_days(told.lines(self._contents), one.text_version))
        except AmanaError:
            return []

    def close(self) -> None:
        """Let go of what was opened."""
        if self._contents is not None:
            self._contents.close()


def _of_chats(archive: Archive, item: str) -> Iterator[tuple[str, PartList]]:
    """The texts that a reader of chats made of the item, or of a file in it, each with its list."""
    for one in part_lists(archive.catalogue.item(item).intakes):
        if family_named("", one.intake.module) == "chat":
            for made in one.intake.made:
                yield made.sha256, one


def _days(lines: bytes, text_version: str) -> Iterator[tuple[int, str]]:
    """A line of its own before a message's words belongs to it: it begins where the last one ended."""
    before = 0
    for line in lines_of_kind(lines, ("message",)):
        part = part_of_line(line)
        if part.text != text_version:
            continue
        day = _DAY.match(part.fact("time") or "")
        if day and part.start >= before:
            yield before, day[0]
        before = max(before, part.end)

"""A file from inside an item (an attachment, a member), taken out again: the item's bytes are kept once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from amana.actions.taking_in.reader_process import ALL_READERS, COMMAND
from amana.archive import Archive, Contents, part_lists
from amana.catalogue import ItemSummary
from amana.errors import AmanaError, ContentErased, ItemUnknown, PartNotHad
from amana.intake import HEAD_SIZE, Holder, Outcome, ReaderPool, Reason, Task, file_inside, media_type, readers
from amana.records.part_lines import line_at


def part_bytes(archive: Archive, item: str, place: str, pool: ReaderPool | None = None) -> bytes:
    """The bytes of the file at this place in the item. ItemUnknown where there is none, PartNotHad where it cannot
    be taken out (too large, encrypted, broken); ItemAmbiguous, ContentErased, and what opening an object raises.
    `pool` are processes that are running already.

    What is read in instalments is read from the one on that tells of the file, not from its beginning.
    """
    record = archive.catalogue.summary(item)
    where = archive.catalogue.content(record.sha256)
    if where is None:
        raise ContentErased
    with archive.contents() as contents, _running(pool) as running:

        @contextmanager
        def task(resume: str | None = None) -> Iterator[Task]:
            with contents.open(where) as source:
                head = source.read(HEAD_SIZE)
                source.seek(0)
                yield Task(source, where.size, media_type(head, record.name), head, record.name, resume)

        def read_item(resume: str | None = None) -> Outcome:
            with task(resume) as asked:
                return running.read_many((asked,))[0]

        def take_out(apart: str) -> bytes | Reason:
            with task() as asked:
                return running.file_apart(asked, apart)

        def found_from(since: str | None) -> bytes | Reason | None:
            return file_inside(read_item(since), Holder(read_item, take_out), running, place)

        since = _since(archive, contents, record, place)
        found = found_from(since)
        if (
            found is None and since is not None
        ):  # its list was of another reader than ours, or is not to be believed
            found = found_from(None)
    if found is None:
        raise ItemUnknown(item=f"{item} {place}")
    if not isinstance(found, bytes):
        raise PartNotHad(item=record.item, part=place, reason=found)
    return found


@contextmanager
def _running(pool: ReaderPool | None) -> Iterator[ReaderPool]:
    if pool is not None:
        yield pool
        return
    with readers(1, ALL_READERS, COMMAND) as started:
        yield started


def _since(archive: Archive, contents: Contents, record: ItemSummary, place: str) -> str | None:
    """The token of the instalment that tells of the file, or of the outermost file that it is in."""
    steps = place.split("/")
    outer = ["/".join(steps[:count]) for count in range(len(steps), 0, -1)]
    lists = [one for one in part_lists(archive.catalogue.intakes(record.sha256)) if one.intake.part is None]
    if len(lists) < 2:
        return None
    for one in lists:
        try:
            lines = one.lines(contents)
        except AmanaError:
            continue  # damaged: the file is looked for from the beginning
        if any(line_at(lines, name) is not None for name in outer):
            return one.intake.since
    return None

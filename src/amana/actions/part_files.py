"""A file from inside an item (an attachment, a member), taken out again: the item's bytes are kept once."""

from __future__ import annotations

from amana.actions.reader_process import ALL_READERS, COMMAND
from amana.archive import Archive
from amana.errors import ItemUnknown
from amana.intake import HEAD_SIZE, Outcome, Task, file_inside, media_type, readers


def part_bytes(archive: Archive, item: str, place: str) -> bytes:
    """The bytes of the file at this place in the item. ItemUnknown where there is none, or it cannot be taken out;
    ItemAmbiguous, and what opening an object raises."""
    record = archive.catalogue.item(item)
    where = archive.catalogue.content(record.sha256)
    name = record.accessions[0].accession.path.rsplit("/", 1)[-1]
    if where is None:
        raise ItemUnknown(item=item)
    with archive.contents() as contents, readers(1, ALL_READERS, COMMAND) as pool:

        def read_item(resume: str | None = None) -> Outcome:
            with contents.open(where) as source:
                head = source.read(HEAD_SIZE)
                source.seek(0)
                task = Task(source, where.size, media_type(head, name), head, name, resume)
                return pool.read_many((task,))[0]

        found = file_inside(read_item(), read_item, lambda task: pool.read_many((task,))[0], place)
    if found is None:
        raise ItemUnknown(item=f"{item} {place}")
    return found

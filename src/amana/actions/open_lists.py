"""Lists in and out, as methods of an opened archive: tables and entities, by id."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from amana.actions.knowledge import schemas
from amana.actions.opened import AnyPath, Opened
from amana.archive import Archive
from amana.records import Watch

if TYPE_CHECKING:
    from amana.actions.knowledge.describing_lists import ListDescribed, Tell
    from amana.actions.knowledge.exporting import Exported


class OpenLists(Opened):
    """See `OpenArchive`."""

    def describe_table(
        self,
        table: AnyPath,
        table_map: AnyPath,
        tell: Tell,
        *,
        dry_run: bool = False,
        watch: Watch | None = None,
    ) -> ListDescribed:
        """Say what a table (CSV) says and is not said yet, by id; `table_map` is the file that says what its
        columns are (see the reference of the schema). What the table says anew stands in for what the same list
        said before, for nobody else's word; an empty cell changes nothing. `tell` hears what each row comes to; a
        row that says what cannot be is left out whole. With `dry_run` nothing is said. MapUnreadable,
        TableUnreadable.
        """
        from amana.actions.knowledge.describing_lists import describe_table

        archive, schema = self._opened("describe"), schemas.schema_of(self._opened("describe"))
        done = describe_table(archive, schema, Path(table), Path(table_map), tell, dry_run=dry_run, watch=watch)
        _read_waiting(archive)
        return done

    def describe_entities(
        self,
        entities: AnyPath,
        tell: Tell,
        *,
        name: str = "ftm",
        dry_run: bool = False,
        watch: Watch | None = None,
    ) -> ListDescribed:
        """Say what a file of FollowTheMoney entities (JSON lines) says and is not said yet. Ids that are not of
        this archive stand in the list `name`. As `describe_table` otherwise. EntitiesUnreadable.
        """
        from amana.actions.knowledge.describing_lists import describe_entities

        archive, schema = self._opened("describe"), schemas.schema_of(self._opened("describe"))
        done = describe_entities(archive, schema, Path(entities), tell, name=name, dry_run=dry_run, watch=watch)
        _read_waiting(archive)
        return done

    def export_tables(self, folder: AnyPath, *, authors: bool = False) -> Iterator[Exported]:
        """Write what is said of things into new tables in this folder, one for each type, with the map that reads
        it back. With `authors`, who said each value stands beside it. DestinationUnusable, DiskFault.
        """
        from amana.actions.knowledge.exporting import export_tables

        archive = self._opened("export")
        return export_tables(archive, schemas.schema_of(archive), Path(folder), authors=authors)

    def export_entities(self, out: AnyPath) -> Exported:
        """Write what is said of things into a new file, as FollowTheMoney entities. DestinationUnusable,
        DiskFault."""
        from amana.actions.knowledge.exporting import export_entities

        archive = self._opened("export")
        return export_entities(archive, schemas.schema_of(archive), Path(out))


def _read_waiting(archive: Archive) -> None:
    """Where it was said of an item when it was published, or in what language, its texts are read by that."""
    if next(archive.catalogue.to_read(), None) is not None:
        from amana.actions.taking_in import reading

        reading.read_waiting(archive)

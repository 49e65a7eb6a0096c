"""The schema of an archive: Amana's own, and what files kept in the archive add to it."""

from __future__ import annotations

from pathlib import Path

from amana.actions.knowledge.knowing import Knowing
from amana.actions.opened import Opened
from amana.archive import Archive, Contents, Provenance, keep_assertions
from amana.errors import ContentErased, SchemaUnreadable
from amana.intake import media_type
from amana.knowledge import OwnFile, Said, Schema, read_schema
from amana.records import ERASED, AddedFile, Assertion

USE_AS = "use-as"
SCHEMA = "schema"


def schema_of(archive: Archive) -> Schema:
    """Amana's schema, with what the archive's own files add: items of which somebody says that they are used so.

    Raises SchemaUnreadable where such a file is none for this version of Amana.
    """
    wanted = schema_items(archive)
    with archive.contents() as contents:
        return read_schema(*(_own(archive, sha256, contents) for sha256 in wanted))


def _own(archive: Archive, sha256: str, contents: Contents) -> OwnFile:
    record = archive.catalogue.item(sha256)
    place = archive.catalogue.content(sha256)
    if place is None or place == ERASED:
        raise ContentErased(item=record.item)
    return OwnFile(record.accessions[0].accession.path, contents.read(place))


def add_schema(opened: Opened, path: Path) -> str:
    """Take the file in, and say that it is used as a schema; the item's id.

    It takes the place of one in use that has the same name. SchemaUnreadable, also where it does not go with
    those that are in use; then nothing is kept.
    """
    archive = opened.archive
    with archive.contents() as contents:
        here = {sha256: _own(archive, sha256, contents) for sha256 in schema_items(archive)}
    before = [sha256 for sha256, one in here.items() if one.name.rpartition("/")[2] == path.name]
    read_schema(*(one for sha256, one in here.items() if sha256 not in before), path)
    item = _taken_in(archive, path)
    knowing = Knowing(archive)
    gone = [said for one in before for said in knowing.of(archive.catalogue.item(one).item).standing(USE_AS)]
    drafts = [_out_of_use(one) for one in gone if one.row.assertion.subject not in knowing.of(item).ids]
    if SCHEMA not in knowing.of(item).values(USE_AS):
        drafts.append(Assertion(item, USE_AS, "", "", "", SCHEMA))
    if drafts:
        keep_assertions(archive, drafts)
    return item


def _out_of_use(said: Said) -> Assertion:
    return Assertion(said.row.assertion.subject, USE_AS, "", "", "", supersedes=(said.id,))


def _taken_in(archive: Archive, path: Path) -> str:
    told: list[AddedFile] = []
    archive.add([path], Provenance(person=archive.person), media_type, told.append)
    for one in told:
        if one.item is None:
            raise SchemaUnreadable(path=one.path, reason=one.reason or "EIO")
    return str(told[0].item)


def schema_items(archive: Archive) -> list[str]:
    """The items (SHA-256, hex) that are used as schemas, in the order in which they came into use."""
    rows = list(archive.catalogue.telling(USE_AS, SCHEMA))
    if not rows:
        return []
    knowing = Knowing(archive)
    standing = [row for row in rows if SCHEMA in knowing.of(row.assertion.subject).values(USE_AS)]
    return list(dict.fromkeys(archive.catalogue.item(row.assertion.subject).sha256 for row in standing))

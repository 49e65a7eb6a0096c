"""The archive itself: the only code that writes objects, log and catalogue together, in order."""

from amana.archive.archive import Archive
from amana.archive.checking import Checking
from amana.archive.contents import Contents
from amana.archive.description import Description, read_description
from amana.archive.layout import DESCRIPTION, Layout, find_archive
from amana.archive.making import make_archive
from amana.archive.resuming import Resuming
from amana.archive.taking_in import Provenance
from amana.archive.writer import Writer

__all__ = [
    "DESCRIPTION",
    "Archive",
    "Checking",
    "Contents",
    "Description",
    "Layout",
    "Provenance",
    "Resuming",
    "Writer",
    "find_archive",
    "make_archive",
    "read_description",
]

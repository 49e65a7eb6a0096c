"""Where sealed bytes rest: one contract, many media."""

from amana.stores.disk import Disk, DiskFile, disk_faults
from amana.stores.folder import FolderStore
from amana.stores.folder_files import FolderFiles
from amana.stores.medium import Medium, open_medium
from amana.stores.plain import open_plain, read_limited
from amana.stores.store import Erasing, Files, Removing, Store, is_digest

__all__ = [
    "Disk",
    "DiskFile",
    "Erasing",
    "Files",
    "FolderFiles",
    "FolderStore",
    "Medium",
    "Removing",
    "Store",
    "disk_faults",
    "is_digest",
    "open_medium",
    "open_plain",
    "read_limited",
]

"""Where sealed bytes rest: one contract, many media."""

from amana.stores.disk import Disk, DiskFile, disk_faults
from amana.stores.folder import FolderStore
from amana.stores.plain import open_plain, read_limited
from amana.stores.store import Store, is_digest

__all__ = ["Disk", "DiskFile", "FolderStore", "Store", "disk_faults", "is_digest", "open_plain", "read_limited"]

"""What people know, as methods of an opened archive: describe, join, part, undo."""

from __future__ import annotations

from amana.actions.opened import Opened


class OpenKnowledge(Opened):
    """See `OpenArchive`."""

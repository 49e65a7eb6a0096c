"""What goes wrong where things are drawn."""

from __future__ import annotations

from amana.errors.root import WrongUsage


class TilesUnreadable(WrongUsage):
    """A file of map tiles that cannot be used. Facts: path, reason.

    The reason is a stable word: `absent`, `not-pmtiles`, `tiles-damaged`, `not-pictures`.
    """

    code = "tiles-unreadable"

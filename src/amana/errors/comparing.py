"""What goes wrong where accounts are compared."""

from __future__ import annotations

from amana.errors.root import WrongUsage


class CategoryUnknown(WrongUsage):
    """No figure counts this. Facts: category, near (categories that are like it), known (all there are)."""

    code = "category-unknown"

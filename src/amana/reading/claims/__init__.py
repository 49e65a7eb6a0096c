"""Claims: what each figure of a text counts, where, when and in whose words."""

from __future__ import annotations

from amana.reading.claims.find import find_claims

__all__ = ["find_claims"]

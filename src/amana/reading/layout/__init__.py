"""Layout: what of a text is the article, its heading, its captions, and what is the site around it."""

from __future__ import annotations

from amana.reading.layout.document import read_document

__all__ = ["read_document"]

"""Taggers: models that an archive owns, as one more reader each, with its own name. What they find is never mixed
with what the rules found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from amana.reading.nouns import Tagged, TaggedSpan


class Tagger(Protocol):
    """Anything that finds spans in a text.

    `name` is the tagger's name and version, as its rows are told under: `spacy xx_tiny 1.0`. `tag` gives
    (start, end, kind): code points of the text, half-open, and the kind in the tagger's own words (`PER`, `GPE`).
    """

    @property
    def name(self) -> str: ...

    def tag(self, text: str, /) -> Iterable[tuple[int, int, str]]: ...


def tagged_by(tagger: Tagger, text: str) -> Tagged:
    """What a tagger finds in a text, in order. Spans that are not inside the text, or empty, are left out."""
    found = {one for one in tagger.tag(text) if 0 <= one[0] < one[1] <= len(text)}
    spans = (TaggedSpan(start, end, text[start:end], kind) for start, end, kind in sorted(found))
    return Tagged(tagger.name, tuple(spans))

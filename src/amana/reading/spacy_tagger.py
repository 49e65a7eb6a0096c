"""spaCy's named entities as a tagger: `pip install amana[taggers-spacy]`, and a model that is here already."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike
from typing import TYPE_CHECKING

from amana.errors import LibraryMissing, TaggerUnusable

if TYPE_CHECKING:
    from spacy.language import Language


class SpacyTagger:
    """A spaCy pipeline that finds entities."""

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline
        told = pipeline.meta
        self.name = f"spacy {told.get('lang', '')}_{told.get('name', '')} {told.get('version', '')}"

    @classmethod
    def load(cls, model: str | PathLike[str]) -> SpacyTagger:
        """The model in this folder, or the installed package of this name; nothing is downloaded.

        Raises LibraryMissing, TaggerUnusable.
        """
        try:
            import spacy
        except ImportError as fault:
            raise LibraryMissing(extra="taggers-spacy", library="spacy") from fault
        try:
            return cls(spacy.load(model))
        except (OSError, ValueError, ImportError) as fault:
            raise TaggerUnusable(model=str(model), reason=type(fault).__name__) from fault

    def tag(self, text: str, /) -> Iterator[tuple[int, int, str]]:
        """Its entities, by spaCy's labels."""
        for entity in self._pipeline(text).ents:
            yield entity.start_char, entity.end_char, entity.label_

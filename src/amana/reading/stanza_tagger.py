"""Stanza's named entities as a tagger: `pip install amana[taggers-stanza]`, and models that are here already."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike
from typing import TYPE_CHECKING

from amana.errors import LibraryMissing, TaggerUnusable

if TYPE_CHECKING:
    from stanza import Pipeline


class StanzaTagger:
    """A Stanza pipeline that finds entities. `name` tells what it is, since a pipeline does not."""

    def __init__(self, pipeline: Pipeline, name: str) -> None:
        self._pipeline = pipeline
        self.name = name

    @classmethod
    def load(cls, folder: str | PathLike[str], language: str, package: str = "default") -> StanzaTagger:
        """The models for a language (`ar`) in a folder, as Stanza lays them out; nothing is downloaded.

        Raises LibraryMissing, TaggerUnusable.
        """
        try:
            import stanza
        except ImportError as fault:
            raise LibraryMissing(extra="taggers-stanza", library="stanza") from fault
        try:
            pipeline = stanza.Pipeline(
                language,
                dir=str(folder),
                package=package,
                processors="tokenize,ner",
                download_method=None,
                verbose=False,
            )
        except (OSError, ValueError, KeyError, RuntimeError) as fault:
            raise TaggerUnusable(model=f"{folder}: {language}", reason=type(fault).__name__) from fault
        return cls(pipeline, f"stanza {stanza.__version__} {language}_{package}")

    def tag(self, text: str, /) -> Iterator[tuple[int, int, str]]:
        """Its entities, by Stanza's types."""
        for entity in self._pipeline(text).ents:
            yield entity.start_char, entity.end_char, entity.type

"""One voice or many: which accounts repeat one another, by reprint, by translation or by quoting."""

from __future__ import annotations

from amana.compare.voices.chains import quotations
from amana.compare.voices.clusters import clusters, edges_of
from amana.compare.voices.reprints import NearTexts, reprints
from amana.compare.voices.runs import near_texts
from amana.compare.voices.sources import same_source, source_key
from amana.compare.voices.spoken import figure_voices
from amana.compare.voices.translations import translations
from amana.compare.voices.values import Edge, How, Quoted, Telling, Voice

__all__ = [
    "Edge",
    "How",
    "NearTexts",
    "Quoted",
    "Telling",
    "Voice",
    "clusters",
    "edges_of",
    "figure_voices",
    "near_texts",
    "quotations",
    "reprints",
    "same_source",
    "source_key",
    "translations",
]

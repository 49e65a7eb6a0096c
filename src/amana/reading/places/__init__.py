"""Places: which a text names, how much of them is meant, where they are, and what they are in it."""

from amana.reading.places.entries import Entry, Gazetteer
from amana.reading.places.find import find_places

__all__ = ["Entry", "Gazetteer", "find_places"]

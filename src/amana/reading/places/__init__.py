"""Places: which a text names, how much of them is meant, where they are, and what they are in it."""

from amana.reading.places.entries import Entry, Gazetteer, admin_of, shipped
from amana.reading.places.find import find_places
from amana.reading.places.own import gazetteer_of, read_gazetteer

__all__ = ["Entry", "Gazetteer", "admin_of", "find_places", "gazetteer_of", "read_gazetteer", "shipped"]

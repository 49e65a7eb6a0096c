"""Names in a text: persons, groups and works, found by shape and evidence, and linked into chains."""

from amana.reading.names.find import find_names

__all__ = ["find_names"]

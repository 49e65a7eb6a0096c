"""What goes wrong with what is known: schemas, values, lists of people's own."""

from __future__ import annotations

from amana.errors.root import WrongUsage


class SchemaUnreadable(WrongUsage):
    """A file that was to add to the schema and cannot. Facts: path, reason, where (absent: all of it)."""

    code = "schema-unreadable"


class PropertyUnknown(WrongUsage):
    """The schema has no such property. Facts: property, near (names that are like it)."""

    code = "property-unknown"


class PropertyMisplaced(WrongUsage):
    """A property that things of this type do not have. Facts: property, type, known (the types that have it)."""

    code = "property-misplaced"


class TypeUnknown(WrongUsage):
    """The schema has no such type of thing. Facts: type, near (names that are like it)."""

    code = "type-unknown"


class ValueUnreadable(WrongUsage):
    """A value that its property cannot have. Facts: property, value, reason, example (one that it can have)."""

    code = "value-unreadable"


class MapUnreadable(WrongUsage):
    """A file that does not say what the columns of a table are. Facts: path, reason, where (absent: all of it)."""

    code = "map-unreadable"


class TableUnreadable(WrongUsage):
    """A table that cannot be read at all. Facts: path, reason, row or column (where known)."""

    code = "table-unreadable"


class EntitiesUnreadable(WrongUsage):
    """A file of FollowTheMoney entities that cannot be read at all. Facts: path, reason."""

    code = "entities-unreadable"

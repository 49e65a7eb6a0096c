"""What things are and what can be said of them: types, properties and lists of choices, in English and Arabic."""

from amana.knowledge.schema.nouns import Choice, ChoiceList, Property, Schema, ThingType, ValueType, Words
from amana.knowledge.schema.reading import OwnFile, read_schema

__all__ = [
    "Choice",
    "ChoiceList",
    "OwnFile",
    "Property",
    "Schema",
    "ThingType",
    "ValueType",
    "Words",
    "read_schema",
]

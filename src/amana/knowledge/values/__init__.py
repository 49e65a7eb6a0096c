"""Values: their written forms, as the log, CSV and JSON carry them; what they mean; and what people type."""

from amana.knowledge.values.nouns import (
    ChoiceValue,
    DateValue,
    FlagValue,
    LinkValue,
    NumberValue,
    PlaceValue,
    Precision,
    TextValue,
    Value,
)
from amana.knowledge.values.parsing import example_of, parsed, written
from amana.knowledge.values.typed import Habits, understood

__all__ = [
    "ChoiceValue",
    "DateValue",
    "FlagValue",
    "Habits",
    "LinkValue",
    "NumberValue",
    "PlaceValue",
    "Precision",
    "TextValue",
    "Value",
    "example_of",
    "parsed",
    "understood",
    "written",
]

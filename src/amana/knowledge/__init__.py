"""What people know: the words they say it in (the schema, values), and what is known of each thing.

Pure functions of assertions: nothing here reads or writes an archive.
"""

from __future__ import annotations

from amana.knowledge.identities import DIFFERENT, SAME, Clash, Identities
from amana.knowledge.known import Known, Said, Suspicion, known_of, said_by, trusted
from amana.knowledge.own_files import (
    toml_of,
)
from amana.knowledge.schema import (
    Choice,
    ChoiceList,
    OwnFile,
    Property,
    Schema,
    ThingType,
    ValueType,
    Words,
    read_schema,
)
from amana.knowledge.values import (
    ChoiceValue,
    DateValue,
    FlagValue,
    Habits,
    LinkValue,
    NumberValue,
    PlaceValue,
    Precision,
    TextValue,
    Value,
    example_of,
    parsed,
    understood,
    written,
)

__all__ = [
    "DIFFERENT",
    "SAME",
    "Choice",
    "ChoiceList",
    "ChoiceValue",
    "Clash",
    "DateValue",
    "FlagValue",
    "Habits",
    "Identities",
    "Known",
    "LinkValue",
    "NumberValue",
    "OwnFile",
    "PlaceValue",
    "Precision",
    "Property",
    "Said",
    "Schema",
    "Suspicion",
    "TextValue",
    "ThingType",
    "Value",
    "ValueType",
    "Words",
    "example_of",
    "known_of",
    "parsed",
    "read_schema",
    "said_by",
    "toml_of",
    "trusted",
    "understood",
    "written",
]

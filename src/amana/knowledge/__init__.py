"""What people know: the words they say it in (the schema, values), and what is known of each thing.

Pure functions of assertions: nothing here reads or writes an archive.
"""

from __future__ import annotations

from amana.knowledge.identities import DIFFERENT, SAME, Clash, Identities
from amana.knowledge.known import Known, Said, Suspicion, known_of, said_by, trusted
from amana.knowledge.schema import (
    Choice,
    ChoiceList,
    Property,
    Schema,
    ThingType,
    ValueType,
    Words,
    read_schema,
)

__all__ = [
    "DIFFERENT",
    "SAME",
    "Choice",
    "ChoiceList",
    "Clash",
    "Identities",
    "Known",
    "Property",
    "Said",
    "Schema",
    "Suspicion",
    "ThingType",
    "ValueType",
    "Words",
    "known_of",
    "read_schema",
    "said_by",
    "trusted",
]

"""What people know: the words they say it in (the schema, values), and what is known of each thing.

Pure functions of assertions: nothing here reads or writes an archive.
"""

from __future__ import annotations

from amana.knowledge.identities import DIFFERENT, SAME, Clash, Identities
from amana.knowledge.known import Known, Said, Suspicion, known_of, said_by, trusted

__all__ = [
    "DIFFERENT",
    "SAME",
    "Clash",
    "Identities",
    "Known",
    "Said",
    "Suspicion",
    "known_of",
    "said_by",
    "trusted",
]

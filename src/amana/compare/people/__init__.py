"""People and groups across documents: names weighed, and grouped for a person to say who is who."""

from __future__ import annotations

from amana.catalogue import Mention, MentionKind
from amana.compare.people.grouping import grouped
from amana.compare.people.names import companion_keys, lookup_keys
from amana.compare.people.values import GROUNDS, CandidateGroup, Ground, Grouped, Judgements, MentionPair
from amana.compare.people.weighing import weighed

__all__ = [
    "GROUNDS",
    "CandidateGroup",
    "Ground",
    "Grouped",
    "Judgements",
    "Mention",
    "MentionKind",
    "MentionPair",
    "companion_keys",
    "grouped",
    "lookup_keys",
    "weighed",
]

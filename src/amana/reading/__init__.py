"""Reading: what a text says was said, by whom, how many, when and where; each with its exact span and its rule.

The face of the package. Layers are functions of one text: detectors find everything, linkers link what they can,
and nothing that was found is dropped.
"""

from amana.reading.nouns import (
    Claim,
    Document,
    NameMention,
    Number,
    PlaceMention,
    Reading,
    Reference,
    Span,
    Statement,
    Term,
    Time,
)
from amana.reading.view import View

__all__ = [
    "Claim",
    "Document",
    "NameMention",
    "Number",
    "PlaceMention",
    "Reading",
    "Reference",
    "Span",
    "Statement",
    "Term",
    "Time",
    "View",
]

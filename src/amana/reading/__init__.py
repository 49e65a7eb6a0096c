"""Reading: what a text says was said, by whom, how many, when and where; each with its exact span and its rule.

The face of the package. Layers are functions of one text: detectors find everything, linkers link what they can,
and nothing that was found is dropped.
"""

from amana.reading.claims.lists import categories
from amana.reading.claims.moves import Move, moves_of
from amana.reading.json_form import as_json, json_parts
from amana.reading.labels import category_label
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
    Tagged,
    TaggedSpan,
    Term,
    Time,
)
from amana.reading.packing import packed, packed_tags, spans_packed, unpacked, unpacked_tags
from amana.reading.places import Entry, Gazetteer, admin_of, gazetteer_of, read_gazetteer, shipped
from amana.reading.reader import LANGUAGE_NOT_READ, LEFT_OUT, READ_LANGUAGES, read_text
from amana.reading.recognised import of_a_picture
from amana.reading.spacy_tagger import SpacyTagger
from amana.reading.stanza_tagger import StanzaTagger
from amana.reading.stretches import LONGEST_TEXT
from amana.reading.taggers import Tagger, tagged_by
from amana.reading.version import reader_version
from amana.reading.view import View

__all__ = [
    "LANGUAGE_NOT_READ",
    "LEFT_OUT",
    "LONGEST_TEXT",
    "READ_LANGUAGES",
    "Claim",
    "Document",
    "Entry",
    "Gazetteer",
    "Move",
    "NameMention",
    "Number",
    "PlaceMention",
    "Reading",
    "Reference",
    "SpacyTagger",
    "Span",
    "StanzaTagger",
    "Statement",
    "Tagged",
    "TaggedSpan",
    "Tagger",
    "Term",
    "Time",
    "View",
    "admin_of",
    "as_json",
    "categories",
    "category_label",
    "gazetteer_of",
    "json_parts",
    "moves_of",
    "of_a_picture",
    "packed",
    "packed_tags",
    "read_gazetteer",
    "read_text",
    "reader_version",
    "shipped",
    "spans_packed",
    "tagged_by",
    "unpacked",
    "unpacked_tags",
]

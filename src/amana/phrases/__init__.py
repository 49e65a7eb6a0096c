"""What is known, found and done, in a person's words: the same ones at the command line and in the browser.

Functions take a `Speaker` and give plain text, or what JSON can hold; they print nothing. Names are loaded when
they are first asked for: to tell an error need not wait for the words of comparing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amana.phrases.adding import added_file_json, added_lines, not_taken_in_lines
    from amana.phrases.amounts import bounds_in_words, days_in_words
    from amana.phrases.beside import sidecar_blocks, sidecar_words
    from amana.phrases.comparing import (
        category_words,
        edge_words,
        mark_order,
        pair_line,
        pair_reasons,
        pairs_of,
        proposal_lines,
        published_words,
        reason_words,
        value_words,
        verdict_words,
    )
    from amana.phrases.copies import audited_lines, synced_lines
    from amana.phrases.custody import (
        bound_words,
        custody_beside,
        custody_bounds,
        custody_sentence,
        custody_told,
        custody_when,
        custody_who,
        device_words,
    )
    from amana.phrases.cutting import LONGEST, cut_around, one_line, passage_around
    from amana.phrases.families import families_in_words
    from amana.phrases.faults import error_json, error_sentences, sentence_key, sentences
    from amana.phrases.figures import (
        figure_json,
        figure_parts,
        how_many,
        place_name,
        sentence_line,
        told_json,
        where,
    )
    from amana.phrases.health import failure_json, failure_words, finding_advice, finding_words
    from amana.phrases.hits import hit_json, hit_place, hit_reasons, hit_spans, part_words
    from amana.phrases.items import record_json
    from amana.phrases.known import KnownWords, clash_json, clash_words, known_json, said_json
    from amana.phrases.likeness import likeness_lines
    from amana.phrases.questions import (
        asked_words,
        counts_line,
        for_and_against,
        ground_words,
        option_words,
        question_facts,
        question_json,
        question_sentence,
    )
    from amana.phrases.readings import (
        claim_words,
        document_rows,
        name_words,
        number_words,
        place_words,
        statement_words,
        time_words,
        uncounted,
        waiting_words,
    )
    from amana.phrases.reasons import reason_in_words
    from amana.phrases.safe import has_right_to_left, isolated, json_line, pieces, without_isolates
    from amana.phrases.speaker import LANGUAGES, RIGHT_TO_LEFT, SHORT_ID, Fact, Made, Speaker
    from amana.phrases.suspicion import suspect_words
    from amana.phrases.tables import account_json, table_json
    from amana.phrases.timelines import (
        account_named,
        days_heading,
        entry_about,
        entry_json,
        entry_sentence,
        flow_about,
        flow_sentence,
        known_about,
        known_time_json,
        known_title,
        published_mark,
        road_words,
        witness_words,
        witnessed_about,
    )
    from amana.phrases.verifying import NAMES_SHOWN, name_lines, verified_lines, verify_advice

__all__ = [
    "LANGUAGES",
    "LONGEST",
    "NAMES_SHOWN",
    "RIGHT_TO_LEFT",
    "SHORT_ID",
    "Fact",
    "KnownWords",
    "Made",
    "Speaker",
    "account_json",
    "account_named",
    "added_file_json",
    "added_lines",
    "asked_words",
    "audited_lines",
    "bound_words",
    "bounds_in_words",
    "category_words",
    "claim_words",
    "clash_json",
    "clash_words",
    "counts_line",
    "custody_beside",
    "custody_bounds",
    "custody_sentence",
    "custody_told",
    "custody_when",
    "custody_who",
    "cut_around",
    "days_heading",
    "days_in_words",
    "device_words",
    "document_rows",
    "edge_words",
    "entry_about",
    "entry_json",
    "entry_sentence",
    "error_json",
    "error_sentences",
    "failure_json",
    "failure_words",
    "families_in_words",
    "figure_json",
    "figure_parts",
    "finding_advice",
    "finding_words",
    "flow_about",
    "flow_sentence",
    "for_and_against",
    "ground_words",
    "has_right_to_left",
    "hit_json",
    "hit_place",
    "hit_reasons",
    "hit_spans",
    "how_many",
    "isolated",
    "json_line",
    "known_about",
    "known_json",
    "known_time_json",
    "known_title",
    "likeness_lines",
    "mark_order",
    "name_lines",
    "name_words",
    "not_taken_in_lines",
    "number_words",
    "one_line",
    "option_words",
    "pair_line",
    "pair_reasons",
    "pairs_of",
    "part_words",
    "passage_around",
    "pieces",
    "place_name",
    "place_words",
    "proposal_lines",
    "published_mark",
    "published_words",
    "question_facts",
    "question_json",
    "question_sentence",
    "reason_in_words",
    "reason_words",
    "record_json",
    "road_words",
    "said_json",
    "sentence_key",
    "sentence_line",
    "sentences",
    "sidecar_blocks",
    "sidecar_words",
    "statement_words",
    "suspect_words",
    "synced_lines",
    "table_json",
    "time_words",
    "told_json",
    "uncounted",
    "value_words",
    "verdict_words",
    "verified_lines",
    "verify_advice",
    "waiting_words",
    "where",
    "without_isolates",
    "witness_words",
    "witnessed_about",
]

_ROOMS = {
    "adding": ("added_file_json", "added_lines", "not_taken_in_lines"),
    "amounts": ("bounds_in_words", "days_in_words"),
    "beside": ("sidecar_blocks", "sidecar_words"),
    "comparing": (
        "category_words",
        "edge_words",
        "mark_order",
        "pair_line",
        "pair_reasons",
        "pairs_of",
        "proposal_lines",
        "published_words",
        "reason_words",
        "value_words",
        "verdict_words",
    ),
    "copies": ("audited_lines", "synced_lines"),
    "custody": (
        "bound_words",
        "custody_beside",
        "custody_bounds",
        "custody_sentence",
        "custody_told",
        "custody_when",
        "custody_who",
        "device_words",
    ),
    "cutting": ("LONGEST", "cut_around", "one_line", "passage_around"),
    "families": ("families_in_words",),
    "faults": ("error_json", "error_sentences", "sentence_key", "sentences"),
    "figures": ("figure_json", "figure_parts", "how_many", "place_name", "sentence_line", "told_json", "where"),
    "health": ("failure_json", "failure_words", "finding_advice", "finding_words"),
    "hits": ("hit_json", "hit_place", "hit_reasons", "hit_spans", "part_words"),
    "items": ("record_json",),
    "known": ("KnownWords", "clash_json", "clash_words", "known_json", "said_json"),
    "likeness": ("likeness_lines",),
    "questions": (
        "asked_words",
        "counts_line",
        "for_and_against",
        "ground_words",
        "option_words",
        "question_facts",
        "question_json",
        "question_sentence",
    ),
    "readings": (
        "claim_words",
        "document_rows",
        "name_words",
        "number_words",
        "place_words",
        "statement_words",
        "time_words",
        "uncounted",
        "waiting_words",
    ),
    "reasons": ("reason_in_words",),
    "safe": ("has_right_to_left", "isolated", "json_line", "pieces", "without_isolates"),
    "speaker": ("LANGUAGES", "RIGHT_TO_LEFT", "SHORT_ID", "Fact", "Made", "Speaker"),
    "suspicion": ("suspect_words",),
    "tables": ("account_json", "table_json"),
    "timelines": (
        "account_named",
        "days_heading",
        "entry_about",
        "entry_json",
        "entry_sentence",
        "flow_about",
        "flow_sentence",
        "known_about",
        "known_time_json",
        "known_title",
        "published_mark",
        "road_words",
        "witness_words",
        "witnessed_about",
    ),
    "verifying": ("NAMES_SHOWN", "name_lines", "verified_lines", "verify_advice"),
}
_HOMES = {name: f"amana.phrases.{room}" for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(_HOMES[name]), name)

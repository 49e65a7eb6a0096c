"""Words that look like numbers and count nothing: the one, one day, one of the biggest; Monday's الاثنين."""

from __future__ import annotations

import re

from amana.reading.numbers.expressions import Expression

_BEFORE = re.compile(
    r"(?<![a-z])(?:the|which|no|this|that|any|every|each|some|another|loved|last|next|big|good|new|old|right|wrong|only"
    r"|former|latter|first|second|a) $"
)
# After `the one`, a noun may yet follow: the one hospital.
_PRONOUN_AFTER = re.compile(
    r"\s*(?:$|[.,;:!?)\n]|(?:who|that|which|you|we|i|he|she|they|it|is|was|are|were|in|on|of|to|do|did|for|from|with|can"
    r"|has|had|and|or|as|at|by|mentioned)\b)"
)
_NEVER = re.compile(
    r" (?:another|by one|day(?! (?:before|after|later|earlier|of))|thing|can|could|should|must|might|may|would"
    r"|cannot|never)\b"
    r"|-(?:on-one|time|off|sided|way|upmanship)\b|'s\b"
)
_SUPERLATIVE = re.compile(
    r" of (?:the |[a-z]+'s |its |their |our |his |her |my )?(?:[a-z]+ )?(?:most|least|best|worst|[a-z]{3,}est)\b"
)
_ONES = frozenset(("واحد", "واحده", "الواحد", "الواحده"))
_WHICH = re.compile(r"(?<![\u0621-\u064a])(?:اي|كل|هذا|هذه|ذلك|تلك) $")
_WEEKDAY = re.compile(r"ال(?:اثنين|احد)$")
_DAY_OF = re.compile(r"(?:يوم|ايام|ليل|ليله|مساء|صباح|فجر|ظهر|امس|اليوم|غد|الموافق) $")


def counts(text: str, one: Expression) -> bool:
    """Whether the expression counts at all."""
    word = text[one.start : one.end]
    if word == "few" and text.startswith(" as ", one.end):
        return False
    if word == "zero" and text.endswith("ground ", 0, one.start):
        return False
    if word == "one":
        return _one_counts(text, one)
    if one.arabic and one.low == 1 and word in _ONES:
        return not (word.startswith("ال") or _WHICH.search(text, max(0, one.start - 5), one.start))
    if one.arabic and word.startswith("ال") and one.low == 2 and one.form == "words":
        return not (_WEEKDAY.search(word) or _DAY_OF.search(text, max(0, one.start - 9), one.start))
    return True


def _one_counts(text: str, one: Expression) -> bool:
    if _NEVER.match(text, one.end) or _SUPERLATIVE.match(text, one.end):
        return False
    before = _BEFORE.search(text, max(0, one.start - 9), one.start)
    if before is not None and before[0] == "that ":
        return text.startswith(" of ", one.end) or not _PRONOUN_AFTER.match(text, one.end)
    return before is None or (before[0] in ("the ", "only ") and not _PRONOUN_AFTER.match(text, one.end))

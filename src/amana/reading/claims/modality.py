"""Whether a claim is told as a fact, as planned, as denied or as depending on something."""

from __future__ import annotations

from amana.reading.claims.drafts import Draft
from amana.reading.claims.items import Item
from amana.reading.claims.lists import lexicon, words
from amana.reading.nouns import Modality

_REACH = {"not": 4, "plan": 7, "if": 7, "deny": 15}
_MEANS: dict[str, Modality] = {"not": "denied", "deny": "denied", "plan": "planned", "if": "conditional"}


def modality_of(draft: Draft) -> Modality:
    """Decided by the words before what happened, in its own clause."""
    trigger = draft.trigger
    if trigger is None:
        return draft.of.modality if draft.of else "fact"
    if _is_infinitive(draft, trigger):
        return "planned"
    if _is_future(draft, trigger):
        return "planned"
    for item in reversed(draft.sentence.between(trigger.at - max(_REACH.values()), trigger.at)):
        gap = trigger.at - item.last - 1
        for entry in item.entries:
            if (
                0 <= gap <= _REACH.get(entry.kind, -1)
                and not _denies_part(draft, item)
                and not _is_month(draft, item)
            ):
                return _MEANS[entry.kind]
        if _ends_clause(item, draft):
            return "fact"
    return "fact"


def _denies_part(draft: Draft, item: Item) -> bool:
    """`denied any part in the killing`: that somebody was killed is not denied."""
    after = draft.sentence.words[item.last + 1 : item.last + 4]
    return item.of("deny") and not words("part").isdisjoint(after)


def _is_month(draft: Draft, item: Item) -> bool:
    """`In May 12 people were killed` is no `may`."""
    words_of = draft.sentence
    if words_of.word(item.at) != "may":
        return False
    before, after = words_of.word(item.at - 1), words_of.word(item.last + 1)
    return before in words("in-may") or after in words("in-may") or before[:1].isdigit() or after[:1].isdigit()


def _ends_clause(item: Item, draft: Draft) -> bool:
    """Another event, or the mark or word that begins the clause; a figure's own list of nouns is no clause."""
    kinds = item.kinds
    if kinds & {"stop", "clause", "trigger"} and not kinds & {"if", "not", "plan"}:
        return not (draft.first_word <= item.at < draft.last_word)
    return False


def _is_infinitive(draft: Draft, trigger: Item) -> bool:
    """`to evacuate 300`, save `managed to evacuate 300`."""
    text = draft.sentence.words
    if not any(entry.how == "act" for entry in trigger.entries) or text[trigger.at - 1 : trigger.at] != ["to"]:
        return False
    return trigger.at < 2 or text[trigger.at - 2] not in words("happened")


def _is_future(draft: Draft, trigger: Item) -> bool:
    """سيحاصر and لاعتقال: the letter of the future before the verb, of the aim before the verbal noun."""
    word = draft.sentence.word(trigger.at)
    if word[:1] not in {"س", "ل"} or word[1:] in words("outcome"):
        return False
    letters = {"س": "act", "ل": "noun"}
    return word[:1] in letters and any(
        entry.arabic and entry.how == letters[word[0]] and word[1:] in lexicon() for entry in trigger.entries
    )

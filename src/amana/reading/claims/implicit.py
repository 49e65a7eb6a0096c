"""Figures that are not written: one person of whom it is said that he or she was killed, wounded, held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from amana.reading.claims.drafts import Draft
from amana.reading.claims.items import OF_ONE, Item, Sentence
from amana.reading.claims.layers import Persons
from amana.reading.claims.lists import Entry, words
from amana.reading.nouns import Span
from amana.reading.view import View

_ONE_WAS = frozenset(["was", "is", "been", "being"])
_SUBJECT = 14
_FAR_SUBJECT = 36
_OBJECT = 7
_PLURAL_BE = frozenset(["were", "are"])


def implicit_ones(view: View, sentence: Sentence, counted: Sequence[Draft], names: Persons) -> Iterator[Draft]:
    """A claim of one for each word that says so of one person; if it also says so of figures, before these."""
    spent = {draft.trigger.at: draft.first_word for draft in reversed(counted) if draft.trigger}
    for item in sentence.triggers:
        reach = spent[item.at] - item.last - 1 if item.at in spent else _OBJECT
        for entry in item.entries:
            if entry.kind == "trigger" and entry.category in OF_ONE and reach > 0:
                spans = _spans(view, sentence, item, entry, names, reach, item.at in spent)
                yield from (_draft(sentence, item, entry, span) for span in spans)
                if spans:
                    break


def _draft(sentence: Sentence, item: Item, entry: Entry, span: Span) -> Draft:
    draft = Draft(span, sentence, 1.0, 1.0, "exact", counted=span)
    draft.link(entry.category, "claims/implicit-one", item)
    return draft


def _spans(
    view: View, sentence: Sentence, item: Item, entry: Entry, names: Persons, reach: int, spent: bool
) -> list[Span]:
    if entry.arabic:
        return _after(view, sentence, item, names, min(3, reach)) if entry.how in {"done", "noun"} else []
    if entry.how == "noun" and sentence.words[item.at - 1 : item.at] == ["s"]:
        return _before(view, sentence, item.at - 1, names)[-1:]
    if entry.how == "noun":
        of = entry.rest[-1:] == ("of",) or sentence.words[item.last + 1 : item.last + 2] == ["of"]
        return _after(view, sentence, item, names, reach) if of else []
    be = None
    if entry.how == "done":
        be = next((one for one in reversed(sentence.between(item.at - 4, item.at)) if one.of("be")), None)
    if entry.how == "be" or be:
        return _before(view, sentence, be.at if be else item.at, names) if not spent else []
    return _after(view, sentence, item, names, reach) if entry.how in {"act", "done"} else []


def _before(view: View, sentence: Sentence, be: int, names: Persons) -> list[Span]:
    """The subject of `was killed`: one person, `I`, or each of the persons named."""
    text = sentence.words
    first = _subject_start(sentence, be)
    nouns = [item for item in sentence.between(first, be) if _is_person(view, sentence, item)]
    if text[be] not in _PLURAL_BE:
        if be and text[be - 1] == "i":
            return [view.span(sentence.starts[be - 1], sentence.ends[be - 1])]
        if nouns and not nouns[0].of("persons"):
            return [_phrase(view, sentence, nouns[0], names)]
    if first >= be:
        return []
    named = names.within(sentence.starts[first], sentence.starts[be])
    return [Span(name.start, name.end, name.text) for name in named]


def _subject_start(sentence: Sentence, be: int) -> int:
    """The first word that may be of the subject: after what ends a clause, or what says who said it.

    A subject that is far away has its description between commas: a farmer, who …, was killed.
    """
    text = sentence.words
    first = max(0, be - (_FAR_SUBJECT if text[be - 1 : be] == [","] else _SUBJECT))
    for item in reversed(sentence.between(first, be)):
        kinds = item.kinds
        strong = any(entry.kind == "trigger" and entry.how not in {"weak", "head"} for entry in item.entries)
        if (kinds & {"stop", "clause", "colon"} or strong) and not kinds & {"person", "persons"}:
            first = item.last + 1
            break
    said = [at for at in range(first, be) if text[at] in words("said")]
    return said[-1] + 1 if said else first


def _is_person(view: View, sentence: Sentence, item: Item) -> bool:
    return item.of("persons") or (item.of("person") and _is_noun(view, sentence, item))


def _after(view: View, sentence: Sentence, item: Item, names: Persons, reach: int) -> list[Span]:
    """The object of `killed a`, `the murder of`, `مقتل`: one person, or a person named."""
    last = min(len(sentence.words), item.last + 1 + reach)
    skipped = item.last + 1
    if sentence.words[skipped : skipped + 1] == ["of"]:
        skipped += 1
    for one in sentence.between(skipped, last):
        kinds = one.kinds
        if (
            kinds & {"persons", "stop", "comma", "prep", "of", "by", "clause", "be", "trigger"}
            and "person" not in kinds
        ):
            last = one.at
            break
        if "person" in kinds and "persons" not in kinds and _is_noun(view, sentence, one):
            return [_phrase(view, sentence, one, names)]
    if last <= item.last + 1:
        return []
    named = names.within(sentence.starts[item.last + 1], sentence.ends[last - 1])
    return [Span(name.start, name.end, name.text) for name in named[:1]]


def _is_noun(view: View, sentence: Sentence, item: Item) -> bool:
    """Whether a word for one person stands for one, and does not describe what follows (a terrorist attack)."""
    after = item.last + 1
    if after >= len(sentence.words) or any(one.at == after for one in sentence.between(after, after + 1)):
        return True
    start = sentence.starts[after]
    apart = view.text[item.end : start].strip(" ") != ""
    return apart or not view.text[start].islower()


def _phrase(view: View, sentence: Sentence, noun: Item, names: Persons) -> Span:
    """The noun with its article, and with the name that follows."""
    first, end = noun.at, noun.end
    for at in range(noun.at - 1, max(-1, noun.at - 5), -1):
        if sentence.words[at] in words("single"):
            first = at
            break
        if any(not item.of("person") for item in sentence.between(at, at + 1)):
            break
    for name in names.within(noun.end, noun.end + 2):
        end = name.end
    return view.span(sentence.starts[first], end)

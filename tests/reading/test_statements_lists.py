"""The word lists of statements: every row is found in a sentence, and gives what it says."""

from __future__ import annotations

from collections import Counter

import pytest

from amana.language import fold
from amana.reading.nouns import Document, Statement
from amana.reading.statements import find_statements
from amana.reading.statements.forms import arabic_forms, english_forms
from amana.reading.statements.tables import arabic_classes, rows, word_classes
from amana.reading.view import View

_ENGLISH = [(*row, "")[:4] for row in rows("cues_en.tsv")]
_ARABIC = [(*row, "")[:6] for row in rows("cues_ar.tsv")]
_LEADS = {"THAT": "that"}


def _read(text: str, language: str) -> list[Statement]:
    return find_statements(View.of(text, language), [], Document())


def _sentence(past: str, frames: str, preposition: str) -> tuple[str, str]:
    """A sentence with this cue, and what is said in it, by the first of its frames that needs least."""
    if set(frames) & set("ct"):
        return f"The guards {past} that the town was empty.", "the town was empty"
    if "q" in frames or "m" in frames:
        return f"The guards {past}: “The town is empty.”", "The town is empty."
    if "d" in frames:
        return f"The guards {past} Samira that the town was empty.", "the town was empty"
    if "a" in frames:
        return f"The guards {past} Samira of leaving.", "leaving"
    if "o" in frames:
        return f"The guards {past} Samira to leave.", "Samira to leave"
    if "n" in frames:
        return f"The guards {past} the siege.", "the siege"
    if "i" in frames:
        return f"The guards {past} to leave.", "to leave"
    return f"The guards {past} {preposition} the siege.", "the siege"


@pytest.mark.parametrize(("verb", "frames", "prepositions", "irregular"), _ENGLISH)
def test_an_english_cue_gives_a_statement(verb: str, frames: str, prepositions: str, irregular: str) -> None:
    first, _, tail = verb.partition(" ")
    past = dict(english_forms(first, irregular))["past"] + (f" {tail}" if tail else "")
    text, content = _sentence(past, frames, prepositions.split("|")[0])
    said = {
        (row.text, row.speaker.text if row.speaker else "", row.cue.text if row.cue else "")
        for row in _read(text, "en")
    }
    assert (content, "The guards", past) in said


@pytest.mark.parametrize(("verb", "frames", "prepositions", "irregular"), [row for row in _ENGLISH if row[2]])
def test_each_preposition_of_a_cue(verb: str, frames: str, prepositions: str, irregular: str) -> None:
    first, _, tail = verb.partition(" ")
    past = dict(english_forms(first, irregular))["past"] + (f" {tail}" if tail else "")
    for one in prepositions.split("|"):
        if one not in ("to", "if", "whether", "why"):
            found = _read(f"The guards {past} {one} the long siege.", "en")
            assert [row.text for row in found] == ["the long siege"], one


@pytest.mark.parametrize(("name", "past", "present", "participle", "frames", "prepositions"), _ARABIC)
def test_an_arabic_cue_gives_a_statement(
    name: str, past: str, present: str, participle: str, frames: str, prepositions: str
) -> None:
    for verb in filter(None, past.split("|")):
        text, content = _arabic_sentence(verb, frames, prepositions.split("|")[0])
        assert content in {row.text for row in _read(text, "ar")}, verb


def _arabic_sentence(verb: str, frames: str, preposition: str) -> tuple[str, str]:
    if "w" in frames:
        return f"{verb} في البيان أن القرية فارغة.", "القرية فارغة"
    if "s" in frames:
        return f"نقلت الصحيفة عن الحارس {verb} إن القرية فارغة.", "القرية فارغة"
    if set(frames) & set("ct"):
        return f"{verb} الحارس أن القرية فارغة.", "القرية فارغة"
    if "n" in frames:
        return f"{verb} الحارس مقتل رجلين.", "مقتل رجلين"
    glued = preposition == "ب"
    return f"{verb} الحارس {preposition}{'' if glued else ' '}حصار القرية.", ("ب" if glued else "") + "حصار القرية"


@pytest.mark.parametrize(("nouns", "leads"), [row[:2] for row in rows("nouns_en.tsv")])
def test_a_noun_of_saying_gives_a_statement(nouns: str, leads: str) -> None:
    for noun in nouns.split("|"):
        for lead in leads.split("|"):
            said = "to leave the town" if lead == "to" else "leave the town"
            text = f"Many had heard of his {noun} {lead} leave the town."
            assert said in {row.text for row in _read(text, "en")}, text


@pytest.mark.parametrize("kind", ["according"])
def test_phrases_that_lead_the_speaker(kind: str) -> None:
    for phrase in next(row[1] for row in rows("phrases.tsv") if row[0] == kind).split("|"):
        (row,) = _read(f"The town was empty, {phrase} the guards.", "en")
        assert (row.text, row.speaker and row.speaker.text) == ("The town was empty", "the guards")


@pytest.mark.parametrize("kind", ["ar-view"])
def test_arabic_phrases_that_lead_the_speaker(kind: str) -> None:
    for phrase in next(row[1] for row in rows("phrases.tsv") if row[0] == kind).split("|"):
        (row,) = _read(f"القرية الآن فارغة، {phrase} الحارس.", "ar")
        assert (row.text, row.speaker and row.speaker.text) == ("القرية الآن فارغة", "الحارس"), phrase


def test_arabic_phrases_without_a_speaker() -> None:
    for phrase in next(row[1] for row in rows("phrases.tsv") if row[0] == "ar-passive").split("|"):
        (row,) = _read(f"{phrase} أن القرية فارغة.", "ar")
        assert (row.text, row.speaker) == ("القرية فارغة", None), phrase


def test_elisions_open_no_quotation() -> None:
    for word in next(row[1] for row in rows("phrases.tsv") if row[0] == "elision").split("|"):
        assert _read(f"They stayed ’{word} the road’ closed.", "en") == []


def test_labels_are_no_speakers() -> None:
    for row in rows("phrases.tsv"):
        for word in row[1].split("|") if row[0] == "label" else ():
            written = word.capitalize()
            assert not [
                one for one in _read(f"{written}: the long road was closed again.", "en") if one.speaker
            ], word


@pytest.mark.parametrize("name", ["words_en.tsv", "words_ar.tsv"])
def test_words_that_build_sentences_have_one_class(name: str) -> None:
    words = Counter(
        fold(word) if name == "words_ar.tsv" else word for row in rows(name) for word in row[1].split("|")
    )
    classes = arabic_classes() if name == "words_ar.tsv" else word_classes()
    assert all(classes[word] for word in words)


def test_arabic_forms_carry_their_fronts_and_endings() -> None:
    forms = {form for _, form in arabic_forms("قال", "قول", "قائل")}
    assert {"قال", "وقالت", "فقالوا", "يقول", "وتقول", "يقولون", "قائلا", "قائلة"} <= forms
    assert {"دعت", "ودعوا"} <= {form for _, form in arabic_forms("دعا", "", "")}
    assert {"ادعت", "ادعوا"} <= {form for _, form in arabic_forms("ادعى", "", "")}


def test_english_forms_are_inflected() -> None:
    assert dict(english_forms("deny")) == {"base": "deny", "s": "denies", "past": "denied", "ing": "denying"}
    assert dict(english_forms("write", "wrote|written"))["participle"] == "written"
    assert dict(english_forms("admit", "admitted|admitted|admitting"))["ing"] == "admitting"

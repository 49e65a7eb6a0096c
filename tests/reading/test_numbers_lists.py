"""A test for each row of the lists: every form is found in a sentence, and gives what its row says."""

from __future__ import annotations

import pytest

from amana.reading.nouns import Number
from amana.reading.numbers import find_numbers
from amana.reading.numbers.lexicon import dual_forms
from amana.reading.numbers.tables import forms, rows
from amana.reading.view import View

Row = tuple[str, ...]


def table(name: str) -> list[Row]:
    return list(rows(name))


def read(text: str) -> list[Number]:
    return find_numbers(View.of(text))


def raw(cell: str) -> list[str]:
    return [form for form in cell.split("|") if form]


_SENTENCES = {
    "short": ("it was 1.5{} in", "", 1.5),
    "short-dozen": ("they had 3 {} of it", "", 3),
    "first-ten": ("", "كان {} عشر هناك", 11),
    "accusative": ("", "كان خمسون {} هناك", 50),
    "plain": ("they had {} of it", "كان {} هناك", 1),
}


@pytest.mark.parametrize("row", table("words"), ids=lambda row: f"{row[0]}-{row[1]}")
def test_words(row: Row) -> None:
    value, kind, english, arabic = row
    said, said_ar, times = _SENTENCES.get(kind, _SENTENCES["plain"])
    for form, sentence in [(one, said) for one in raw(english)] + [(one, said_ar) for one in raw(arabic)]:
        text = sentence.format(form).replace(" in", " wide") if form == "m" else sentence.format(form)
        expected = times if kind == "first-ten" else int(value) * times
        if form == "m":
            text = "it was $1.5m"
        assert [one.lower for one in read(text)] == [expected], text


@pytest.mark.parametrize("row", table("vague"), ids=lambda row: row[0])
def test_vague(row: Row) -> None:
    _, low, high, scale, english, arabic = row
    sentences = [f"they saw {one} of people" for one in raw(english)] + [f"رأوا {one} هناك" for one in raw(arabic)]
    for text in sentences:
        assert [(one.lower, one.upper, one.hedge) for one in read(text)] == [(int(low), int(high), "vague")], text
    if int(scale):
        for text in [f"some 3 {one}" for one in raw(english)] + [f"نحو 3 {one}" for one in raw(arabic)]:
            assert [one.lower for one in read(text)] == [3 * int(scale)], text


_PARTS = {
    "share": ("{} of it", "{} السكان", 1),
    "part": ("a {} of it", "واحد وعشرون {}", 1),
    "parts": ("three {} of it", "ثلاثة {}", 3),
    "two-parts": ("", "{} السكان", 2),
}


@pytest.mark.parametrize("row", table("fractions"), ids=lambda row: f"{row[0]}-{row[1]}")
def test_fractions(row: Row) -> None:
    denominator, kind, english, arabic = row
    said, said_ar, numerator = _PARTS[kind]
    for form in raw(english):
        [one] = read(said.format(form))
        assert one.lower == pytest.approx(numerator / int(denominator)), form
    for form in raw(arabic):
        if kind == "part" and form == "عشر":
            continue  # after a number this is ten itself
        [one] = read(said_ar.format(form))
        assert one.lower == pytest.approx((21 if kind == "part" else numerator) / int(denominator)), form


@pytest.mark.parametrize("row", table("ordinals"), ids=lambda row: row[0])
def test_ordinals(row: Row) -> None:
    value, english, arabic = row
    for text in [f"the {one} house" for one in raw(english)] + [f"البيت {one} هناك" for one in raw(arabic)]:
        assert [(one.lower, one.role) for one in read(text)] == [(int(value), "ordinal")], text


_HEDGED = {
    "before": "it had {} 75",
    "after": "it had 75 {}",
    "change": "it {} 75",
    "drift": "it {} 75%",
    "after-drift": "it was 75% {}",
    "by": "it was {} by 75%",
    "noun": "there was a 75% {}",
    "far": "{} عدد الحاضرين 75",
    "far-than": "{} عدد الحاضرين عن 75",
}


@pytest.mark.parametrize("row", table("hedges"), ids=lambda row: f"{row[0]}-{row[1]}")
def test_hedges(row: Row) -> None:
    hedge, side, english, arabic = row
    if side == "than":
        return
    for form in raw(english) + raw(arabic):
        text = _HEDGED[side].format(form)
        if form > "\u0600":
            text = text.replace(" by ", " بنسبة ")
        [one] = read(text)
        assert one.hedge == ("exact" if hedge == "equal" else hedge), text
        assert one.lower in (75, None), text
        assert one.upper in (75, None), text
        if hedge != "equal":
            assert one.hedged is not None, text
            assert form in one.hedged.text, text


_COMPARED = ("{} than 75", "{} than or equal to 75", "equal to or {} than 75", "{} or equal to 75")
_COMPARED_AR = ("{} من 75", "{} من أو يساوي 75", "يساوي أو {} من 75")


@pytest.mark.parametrize(
    "row", [row for row in table("hedges") if row[1] == "than"], ids=lambda row: f"{row[0]}-{row[1]}"
)
def test_comparatives(row: Row) -> None:
    hedge, _, english, arabic = row
    other = "less" if hedge == "more" else "more"
    said = [(frame.format(word), hedge) for word in raw(english) for frame in _COMPARED]
    said += [(frame.format(word), hedge) for word in raw(arabic) for frame in _COMPARED_AR]
    said += [(f"no {word} than 75", other) for word in raw(english)]
    said += [(f"ليس {word} من 75", other) for word in raw(arabic)]
    for text, expected in said:
        [one] = read("it is " + text)
        assert one.hedge == expected, text
        assert one.hedged is not None
        assert one.hedged.text == text


@pytest.mark.parametrize("row", table("between"), ids=lambda row: row[0])
def test_between_a_verb_of_change_and_its_number(row: Row) -> None:
    _, english, arabic = row
    for text in [f"it rose {one} 75%" for one in raw(english)] + [f"ارتفع {one} 75%" for one in raw(arabic)]:
        [number] = read(text)
        assert number.hedge in ("rise", "about", "more", "less"), text


@pytest.mark.parametrize("row", table("units"), ids=lambda row: row[0])
def test_units(row: Row) -> None:
    unit, role, english, arabic = row
    for form in raw(english) + raw(arabic):
        text = f"{form[:-1]}75" if form.endswith("_") else f"75{form}" if len(form) < 3 else f"75 {form}"
        [one] = [one for one in read(text) if one.text.startswith("75")]
        if role == "permille":
            role = "percent"
        assert (one.unit, one.role) == (unit, role), text


@pytest.mark.parametrize("row", table("counted"), ids=lambda row: row[1].split("|")[0])
def test_counted_nouns(row: Row) -> None:
    unit, english, arabic = row
    for form in raw(english) + raw(arabic.replace(";", "|")):
        [one] = [one for one in read(f"75 {form}") if one.text == "75"]
        assert (one.unit, one.role) == (unit, "quantity"), form
    for noun in arabic.split(";"):
        for dual in dual_forms(forms(noun)):
            [one] = read(f"وصل {dual} هناك")
            assert (one.lower, one.upper) == (2, 2), dual


_CONTEXTS = {
    ("year", "before"): ("it came {} 2012", "year"),
    ("year-strong", "before"): ("it came {} 1187", "year"),
    ("month", "both"): ("on 15 {}", "date"),
    ("identifier", "before"): ("it is {} 12", "identifier"),
    ("vote", "both"): ("it has 12 {}", "vote"),
    ("age", "before"): ("he is {} 35", "age"),
    ("age", "after"): ("he is 35 {}", "age"),
    ("clock", "before"): ("it is {} 7", "date"),
    ("clock", "after"): ("it is 7 {}", "date"),
}


@pytest.mark.parametrize("row", table("contexts"), ids=lambda row: f"{row[0]}-{row[1]}")
def test_contexts(row: Row) -> None:
    kind, side, english, arabic = row
    for form in raw(english) + raw(arabic):
        if kind == "stop":
            assert read(f"75 {form} civilians")[0].unit is None, form
            continue
        sentence, role = _CONTEXTS[kind, side]
        text = sentence.format(form.removesuffix("*").capitalize() if form.endswith("*") else form)
        numbers = [one for one in read(text) if one.text[0].isdigit()]
        assert [one.role for one in numbers] == [role], text

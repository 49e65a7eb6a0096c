"""Every row of the lists of names: each of its forms does in a made-up sentence what the row says."""

from __future__ import annotations

import pytest

from amana.reading.names import arabic_words, find_names, latin_words
from amana.reading.names.lists import flat, forms, parts, rows
from amana.reading.nouns import NameMention
from amana.reading.view import View


def found(text: str, kind: str) -> list[NameMention]:
    return [one for one in find_names(View.of(text)) if one.kind == kind]


def by_row(name: str) -> list[object]:
    return [pytest.param(row, id=row[0]) for row in rows(name)]


@pytest.mark.parametrize("row", by_row("given.tsv") + by_row("foreign.tsv"))
def test_given_and_foreign_names(row: list[str]) -> None:
    for form in forms(row, 1):
        assert form.split()[-1] in found(f"They met Mr {form.title()} Qandaris there.", "person")[0].text.lower()
    for form in forms(row, 2):
        (one,) = found(f"وصل السيد {form} القنداري أمس", "person")
        assert one.text.startswith(form), one


@pytest.mark.parametrize("row", by_row("family.tsv"))
def test_family_names(row: list[str]) -> None:
    for form in forms(row, 1):
        assert found(f"They met Idris {form.title()} there.", "person")[0].text.lower().endswith(form)
    for form in forms(row, 2):
        assert found(f"وصل إدريس {form} أمس", "person")[0].text.endswith(form)


@pytest.mark.parametrize("row", by_row("roles.tsv"))
def test_roles(row: list[str]) -> None:
    if row[3] == "prefix":
        assert all(arabic_words.kind(flat(form))[0] == "K" for form in forms(row, 2))
        return
    for form in forms(row, 1):
        written = form.title() if row[3] in ("title", "office") else form
        (one,) = found(f"They met {written} Idris Haddad there.", "person")
        assert (one.text, one.role) == ("Idris Haddad", written)
    for form in forms(row, 2):
        (one,) = found(f"وصل {form} إدريس حداد أمس", "person")
        assert one.text == "إدريس حداد"
        assert one.role, form


@pytest.mark.parametrize("row", by_row("cues.tsv"))
def test_verbs_beside_which_a_name_stands(row: list[str]) -> None:
    for form in forms(row, 1):
        assert [one.text for one in found(f"Qandaris {form} that.", "person")] == ["Qandaris"]
    for form in forms(row, 2):
        assert [one.text for one in found(f"{form} قندريس أمس", "person")] == ["قندريس"], form


@pytest.mark.parametrize("row", by_row("groups.tsv"))
def test_heads_of_groups(row: list[str]) -> None:
    for form in forms(row, 1):
        text = f"They met the Qandar {form.title()} there."
        assert any(form.title().split()[-1] in one.text for one in found(text, "group")), form
    for form in forms(row, 2):
        rest = "السورية" if form.startswith("ال") or " " in form else "الوادي"
        assert found(f"وصلت {form} {rest} أمس", "group")[0].text.startswith(form), form
    for form in forms(row, 4):
        (one,) = found(f"They met the Syrian {form} there.", "group")
        assert one.text == f"Syrian {form}"


@pytest.mark.parametrize("row", by_row("known_groups.tsv"))
def test_known_groups(row: list[str]) -> None:
    for form in forms(row, 1):
        assert form in [one.text for one in found(f"They met {form} there.", "group")]
    for form in forms(row, 2):
        assert form in [one.text for one in found(f"وصل {form} أمس", "group")]


@pytest.mark.parametrize("row", by_row("nationalities.tsv"))
def test_nationalities_are_no_names(row: list[str]) -> None:
    for form in forms(row, 1):
        assert find_names(View.of(f"They met the {form} envoy there.")) == []
    for form in forms(row, 2):
        assert find_names(View.of(f"وصل المبعوث ال{form} أمس")) == []


@pytest.mark.parametrize("row", by_row("works.tsv"))
def test_words_for_works(row: list[str]) -> None:
    for form in forms(row, 1):
        assert [one.text for one in found(f"the {form} “The Long Road” came", "work")] == ["The Long Road"]
    for form in forms(row, 2):
        assert [one.text for one in found(f"صدر {form} «الطريق الطويل» أمس", "work")] == ["الطريق الطويل"]


@pytest.mark.parametrize("row", by_row("actions.tsv"))
def test_words_before_names(row: list[str]) -> None:
    assert all(arabic_words.kind(flat(form))[0] in "ACRW" for form in forms(row, 1) if " " not in form)


@pytest.mark.parametrize("row", list(rows("by_hand.tsv")), ids=lambda row: row[0])
def test_what_is_set_by_hand(row: list[str]) -> None:
    for form in forms(row, 2):
        assert arabic_words.kind(flat(form))[0] != "o"
    for form in forms(row, 1):
        if " " not in form and row[0] != "w":
            assert latin_words.kind(form.title()) == row[0]


@pytest.mark.parametrize("row", by_row("parts.tsv"))
def test_small_words(row: list[str]) -> None:
    assert parts(row[0], 1) or parts(row[0], 2)


def test_names_of_many_countries() -> None:
    listed = {row[0]: forms(row, 1) for row in rows("more_given.tsv")}
    assert all(len(names) > 50 for names in listed.values())
    latin = [latin_words.kind(name.title()) for name in listed["given_latin"]]
    assert sum(letter in "GgF" for letter in latin) > 0.97 * len(latin)

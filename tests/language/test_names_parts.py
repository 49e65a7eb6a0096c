"""A whole name taken apart; and every row of the tables of names says what it does."""

from __future__ import annotations

import pytest

from amana.language import fold
from amana.language.names import given_names, keys, name_key, name_like, name_score
from amana.language.names.alignment import costs
from amana.language.names.forms import bodies
from amana.language.names.parts import Part, parts
from amana.language.names.sounds import all_sounds, sounds, spell
from amana.language.tables import rows

ROWS = [(kind, name, spelling) for kind, name, *spellings in rows("names/parts.tsv") for spelling in spellings]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Idris al-Hajj", [Part("Idris"), Part("Hajj")]),
        ("إدريس الحاج", [Part("إدريس"), Part("الحاج")]),
        ("Abu Omar al-Halabi", [Part("Omar", mark="abu"), Part("Halabi")]),
        ("أم سمير", [Part("سمير", mark="umm")]),
        ("Omar ibn Idris", [Part("Omar"), Part("Idris", link="ibn")]),
        ("Abd al-Rahman", [Part("abdalrahman")]),
        ("عبد الرحمن", [Part("عبدالرحمن")]),
        ("Nasr Allah", [Part("Nasrallah")]),
        ("Nour Eddine", [Part("Nouraldine")]),
        ("كريم زاده", [Part("كريمزاده")]),
        ("Dr. Samir Haddad", [Part("Samir"), Part("Haddad")]),
        ("Haddad, Samir", [Part("Samir"), Part("Haddad")]),
        ("S. Haddad", [Part("S"), Part("Haddad")]),
        ("Abu", [Part("Abu")]),
        ("Abd", [Part("Abd")]),
        ("Dr.", [Part("Dr")]),
        ("al-", [Part("al")]),
        ("¼ - !", []),
    ],
)
def test_a_name_has_its_parts(name: str, expected: list[Part]) -> None:
    assert list(parts(name)) == expected


@pytest.mark.parametrize(("kind", "name", "spelling"), ROWS)
def test_every_word_that_is_no_name_by_itself_is_read_so(kind: str, name: str, spelling: str) -> None:
    arabic = not fold(spelling).isascii()
    first, last = ("قندور", "زغبي") if arabic else ("Qandur", "Zughbi")
    if kind == "mark":
        assert parts(f"{spelling} {last}") == (Part(last, mark=name),)
    elif kind == "link":
        assert parts(f"{first} {spelling} {last}") == (Part(first), Part(last, link=name))
    elif kind == "title":
        assert parts(f"{spelling} {first} {last}") == (Part(first), Part(last))
    elif kind == "article":
        assert parts(f"{first} {spelling}-{last}") == (Part(first), Part(last))
    else:
        joined = f"{spelling} {last}" if kind == "front" else f"{first} {spelling}"
        assert len(parts(joined)) == 1


@pytest.mark.parametrize(
    ("word", "body"),
    [
        ("Abdurrahman", "abdrrahman"),
        ("Abdel-Rahman", "abdrahman"),
        ("عبدالرحمن", "عبدرحمن"),
        ("Noureddine", "nourdin"),
        ("Nuruddin", "nurdin"),
        ("نورالدين", "نوردين"),
        ("Nasrullah", "nasrlah"),
        ("نصرالله", "نصرله"),
        ("al-Hajj", "hajj"),
        ("الحاج", "حاج"),
        ("Elias", "elias"),
    ],
)
def test_a_compound_is_compared_without_its_article(word: str, body: str) -> None:
    assert body in bodies(word.replace("Abdel-", "Abdel"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Čelik", "Tchelik"), ("Şahin", "Shahin"), ("Đorđe", "Djordje"), ("Özkan", "Ozkan"), ("Muñoz", "Munyoz")],
)
def test_letters_of_other_alphabets_sound(one: str, other: str) -> None:
    assert sounds(spell(one)) == sounds(spell(other))


@pytest.mark.parametrize("row", list(rows("names/sounds.tsv")))
def test_every_spelling_of_a_sound_is_heard(row: tuple[str, ...]) -> None:
    letters, classes, *rest = row
    if classes.startswith("="):
        assert spell(letters) == classes[1:]
        return
    neighbour = "م" if not letters.isascii() else "l" if letters[0] == "f" else "f"
    neighbour = "ل" if letters == "م" else neighbour
    before, after = ("" if rest[1] == "^" else neighbour), ("" if rest[1] == "$" else neighbour)
    heard = [all_sounds()[number] for number in sounds(before + letters + after)]
    expected = [sound.rstrip("?") for sound in classes.split()]
    assert [sound.classes for sound in heard[len(before) :]][: len(expected)] == expected


@pytest.mark.parametrize("row", list(rows("names/given.tsv")))
def test_every_given_name_meets_itself_across_scripts(row: tuple[str, ...]) -> None:
    name, *spellings = row
    latin = [spelling for spelling in spellings if fold(spelling).isascii()]
    arabic = [spelling for spelling in spellings if not fold(spelling).isascii()]
    assert latin
    assert arabic
    for one in latin:
        assert name in given_names(one)
        assert name_score(one, arabic[0]) > 0.98
        assert keys(one) & keys(arabic[0])


@pytest.mark.parametrize("row", list(rows("names/words.tsv")))
def test_words_of_every_day_are_taken_for_words_in_a_search(row: tuple[str, ...]) -> None:
    assert given_names(row[0])
    assert not name_like(row[0], row[0])


def test_doubled_letters_are_one_sound_in_latin_script_and_a_weak_one_in_arabic() -> None:
    assert sounds("hammad") == sounds("hamad")
    assert len(sounds("ممدوح")) == 5
    assert name_score("ممدوح", "Mamduh") > 0.9
    assert name_score("فاككاريلا", "Vaccarella") > 0.8


def test_how_alike_is_the_same_either_way_round_and_exact_where_it_matters() -> None:
    across = costs(written=False)
    one, other = (across.row(sounds(word)) for word in ("قدور", "kaddour"))
    assert across.likeness(one, other) == pytest.approx(across.likeness(other, one))
    assert across.likeness(one, one) == 1.0


def test_keys_of_a_word_are_few() -> None:
    for word in ("Christopher", "Tchaikovsky", "Schwarzenegger", "فلاديسلاف", "x" * 1000, "sch" * 300):
        assert len(name_key(word)) <= 60
        assert len(keys(word)) <= 600

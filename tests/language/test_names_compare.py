"""Whole names across scripts and romanisations: one name, another, or a question for a person.

Names are invented; each pair stands for a kind of spelling.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.language.names import compare, keys, similarity

SPELLINGS = [
    # English, French, German, Turkish, Persian and Kurdish habits
    ("إدريس الحاج", "Idris al-Hajj"),
    ("إدريس الحاج", "Idriss El Hadj"),
    ("شادي جروش", "Chadi Jarrouche"),
    ("هشام شرف الدين", "Hicham Charafeddine"),
    ("جميلة بوزيد", "Djamila Bouzid"),
    ("جمال جلبي", "Dschamal Tschalabi"),
    ("رشيد صباغ", "Raschid Sabbagh"),
    ("خالد شعار", "Chaled Schaar"),
    ("محمد قره", "Mehmet Kara"),
    ("رفعت شاهين", "Rıfat Şahin"),
    ("خديجة عثمان", "Hatice Osman"),
    ("كامران شيرازي", "Kamran Shirazi"),
    ("رضا كريم زاده", "Reza Karimzadeh"),
    ("صادق موسوي", "Sadegh Mousavi"),
    ("شيفان برزاني", "Şivan Barzani"),
    ("قاسم العتيبي", "Gasim Al Otaibi"),
    ("ليث الجبوري", "Layth Aljboori"),
    # article, assimilated or not; letters with several romanisations
    ("ظافر الشامي", "Dhafer ash-Shami"),
    ("عمار الزعبي", "Ammar az-Zoubi"),
    ("نضال الدوري", "Nidal ad-Douri"),
    ("سالمة النعيمي", "Salma an-Nuaimi"),
    ("وسيم الصالح", "Wassim as-Saleh"),
    ("سمير حداد", "سمير الحداد"),
    ("معاذ الذهبي", "Moaz al-Dahabi"),
    ("قصي النعيمي", "Qusai Naimi"),
    # compounds
    ("عبد الرحمن القدسي", "Abdurrahman al-Qudsi"),
    ("عبدالرحمن القدسي", "Abd al-Rahman Kudsi"),
    ("عبد العزيز حداد", "Abdelaziz Haddad"),
    ("عبد الله خطيب", "Abdallah Khatib"),
    ("نور الدين خطيب", "Noureddine Khatib"),
    ("صلاح الدين خطيب", "Salah ad-Din Khatib"),
    ("عز الدين خطيب", "Ezzedine Khatib"),
    ("نصر الله خطيب", "Nasrallah Khatib"),
    ("Abdul Karim Haddad", "Abdelkrim Haddad"),
    # kunya and nasab
    ("أبو عمر الحلبي", "Abu Omar al-Halabi"),
    ("أبا عمر الحلبي", "Abou Omar Halabi"),
    ("أم سمير الحلبي", "Oum Samir Halabi"),
    ("يوسف بن إدريس", "Yusuf ibn Idris"),
    ("يوسف بن إدريس", "Youssef ben Driss"),
    ("يوسف إدريس", "Yousef bin Idris"),
    ("هشام بن سليمان", "Hicham Benslimane"),
    # titles, commas, vowel signs
    ("الدكتور سمير حداد", "Dr. Samir Haddad"),
    ("سمير حداد", "Haddad, Samir"),
    ("إِدْرِيس الحاجّ", "IDRIS AL-HAJJ"),
]

QUESTIONS = [
    ("Samira Khalil Haddad", "سميرة حداد"),
    ("إدريس", "Idris al-Hajj"),
    ("Al-Halabi", "Yousef Halabi"),
    ("S. Haddad", "Samira Haddad"),
    ("سميرة حداد", "S. Haddad"),
    ("سالم حداد", "Salim Haddad"),
    ("سليم حداد", "Salim Haddad"),
    ("حسن حداد", "Hassan Haddad"),
    ("Samira Idris", "Idris Samira"),
    ("أبو زيد", "Abouzeid"),
    ("بن علي", "Benali"),
    ("سمير حداد", "سمير حدادة"),
    ("صباغ", "سباغ"),
]

OTHERS = [
    ("محمد الحاج", "Mahmoud al-Hajj"),
    ("حسن الحاج", "Hussein al-Hajj"),
    ("Hassan Haddad", "Hussein Haddad"),
    ("عمر حداد", "Amr Haddad"),
    ("سالم حداد", "Salma Haddad"),
    ("نور حداد", "Nouri Haddad"),
    ("سميرة حداد", "Samir Haddad"),
    ("Ibrahim al-Hajj", "Ibrahim al-Hajjaj"),
    ("كرم خطيب", "Karim Khatib"),
    ("أبو سمير", "Samir"),
    ("أبو سمير", "Umm Samir"),
    ("Abu Samir Haddad", "Samir Haddad"),
    ("M. Haddad", "Samira Haddad"),
    ("إدريس الحاج", "Yusuf al-Hajj"),
    ("عبد الرحمن حداد", "Abdulkarim Haddad"),
    ("عبد الله حداد", "Abdulilah Haddad"),
    ("Khaled Sabbagh", "Khaled Zaghloul"),
    ("نصر الله", "Nasr al-Din"),
]


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_spellings_of_one_name_are_never_different(one: str, other: str) -> None:
    compared = compare(one, other)
    assert compared.outcome != "different", compared
    assert compared.score >= 0.85
    assert keys(one) & keys(other)


def test_most_spellings_of_one_name_need_no_question() -> None:
    outcomes = [compare(*pair).outcome for pair in SPELLINGS]
    assert outcomes.count("same") >= 0.8 * len(outcomes)


@pytest.mark.parametrize(("one", "other"), QUESTIONS)
def test_what_spelling_cannot_tell_is_asked(one: str, other: str) -> None:
    assert compare(one, other).outcome == "ask", compare(one, other)
    assert keys(one) & keys(other)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_a_shared_surname_does_not_carry_another_first_name(one: str, other: str) -> None:
    assert compare(one, other).outcome == "different", compare(one, other)


def test_names_are_told_apart_better_than_by_letters() -> None:
    alike = [similarity(*pair) for pair in SPELLINGS]
    unlike = [similarity(*pair) for pair in OTHERS]
    assert min(alike) > max(unlike)


def test_known_given_names_that_differ_cap_the_score_at_one_half() -> None:
    assert similarity("محمد الحاج", "Mahmoud al-Hajj") <= 0.5
    assert similarity("محمد", "Mahmoud") <= 0.5


def test_one_known_given_name_is_the_same_and_an_unknown_word_is_asked_about() -> None:
    assert compare("غسان", "Ghassane").outcome == "same"
    assert compare("الزعيم", "az-Zaim").outcome == "ask"


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("إدريس الحاج", "Idris al-Hajj", {"given"}),
        ("محمد حداد", "Mahmoud Haddad", {"other-given", "sound"}),
        ("Samira Khalil Haddad", "Samira Haddad", {"equal", "missing"}),
        ("S. Haddad", "Samira Haddad", {"initial", "equal"}),
        ("Samira Idris", "Idris Samira", {"equal", "order"}),
        ("أبو سمير", "Samir", {"kunya"}),
        ("سالم", "Salim", {"ambiguous"}),
        ("قدسي", "Kudsi", {"sound", "one-part"}),
    ],
)
def test_the_reasons_are_told(one: str, other: str, kinds: set[str]) -> None:
    assert {reason.kind for reason in compare(one, other).why} == kinds


def test_reasons_name_the_parts_in_the_order_of_the_question() -> None:
    given, surname = compare("Idris Haddad", "إدريس حداد").why
    assert (given.one, given.other) == ("Idris", "إدريس")
    assert (surname.one, surname.other) == ("Haddad", "حداد")
    assert str(given) == "given Idris~إدريس"
    turned = compare("إدريس حداد", "Idris Haddad").why
    assert (turned[0].one, turned[0].other) == ("إدريس", "Idris")


def test_the_worst_part_counts_more_than_the_others_together() -> None:
    first = similarity("Qandil", "Zughbi")
    both = similarity("Qandil Haddad", "Zughbi Haddad")
    assert both < (first + 1) / 2


NAMES = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                "Abu",
                "ibn",
                "al-",
                "Abd",
                "allah",
                "al-Din",
                "Idris",
                "الحاج",
                "أبو",
                "عبد",
                "الله",
                "بن",
                "S.",
                ",",
                "سمير",
            ]
        ),
        max_size=6,
    ).map(" ".join),
)


@settings(max_examples=200)
@given(NAMES, NAMES)
def test_any_two_texts_compare_the_same_either_way_round(one: str, other: str) -> None:
    score = similarity(one, other)
    assert 0.0 <= score <= 1.0
    assert similarity(other, one) == score
    there, back = compare(one, other), compare(other, one)
    assert (there.outcome, there.score) == (back.outcome, back.score)
    assert {reason.kind for reason in there.why} == {reason.kind for reason in back.why}


@settings(max_examples=100)
@given(NAMES)
def test_a_name_is_itself(name: str) -> None:
    letters = any(char.isalpha() for char in name)
    assert len(keys(name)) <= 2000
    if letters and keys(name):
        assert compare(name, name).outcome == "same"
        assert similarity(name, name) == 1.0


@pytest.mark.parametrize("name", ["", " ", "-", "12", "\ud800", "\u200f", "ـ", "́", "a" * 100_000, "عبد " * 50_000])
def test_what_is_no_name_has_an_answer_too(name: str) -> None:
    assert compare(name, "Idris").outcome == "different"
    assert similarity(name, "Idris") < 0.6
    assert isinstance(keys(name), frozenset)

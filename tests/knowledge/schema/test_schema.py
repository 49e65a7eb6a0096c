"""The schema that comes with the program, and what an archive adds to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from amana.errors import PropertyMisplaced, PropertyUnknown, SchemaUnreadable, TypeUnknown
from amana.knowledge import Schema, read_schema
from amana.reading.nouns import Modality, Mode

LABELS = 'label = ["Ward", "جناح"]\nmeaning = ["A ward.", "جناح في مشفى."]\n'
_ARABIC = re.compile("[\u0600-\u06ff]")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own.toml"


def _refused(own: Path, text: str | bytes) -> tuple[str, str | None]:
    own.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SchemaUnreadable) as told:
        read_schema(own)
    assert told.value.facts["path"] == str(own)
    where = told.value.facts.get("where")
    return str(told.value.facts["reason"]), None if where is None else str(where)


def test_every_type_property_list_and_choice_is_told_in_both_languages() -> None:
    schema = read_schema()
    told = [one.label for one in schema.types.values()] + [one.meaning for one in schema.types.values()]
    for prop in schema.properties.values():
        told += [prop.label, prop.meaning]
    for held in schema.lists.values():
        told += [held.label, held.meaning, *(one.label for one in held.choices)]
    assert len(told) > 700
    assert [one for one in told if not _ARABIC.search(one.ar) or _ARABIC.search(one.en)] == []


def test_nobody_is_told_twice_by_the_same_words() -> None:
    """Two choices of a list, or two properties of a type, with one label could not be told apart on a screen."""
    schema = read_schema()
    for language in ("en", "ar"):
        for held in schema.lists.values():
            labels = [one.label.told(language) for one in held.choices]
            assert len(labels) == len(set(labels)), held.name
        for kind in schema.types:
            labels = [one.label.told(language) for one in schema.of_type(kind)]
            assert sorted({one for one in labels if labels.count(one) > 1}) == [], kind


def test_what_the_file_shows_and_what_its_source_says_are_properties_apart() -> None:
    item = {one.name for one in read_schema().of_type("item")}
    for what in ("place", "date", "whom", "event"):
        assert {f"shows-{what}", f"said-{what}"} <= item


def test_one_act_has_one_victim_and_one_kind() -> None:
    schema = read_schema()
    assert not schema.property("victim", "act").many
    assert not schema.property("act-kind", "act").many
    assert "role" not in {one.name for one in schema.of_type("act")}


def test_consent_says_who_to_what_for_whom_until_when_and_whether_withdrawn() -> None:
    ours = {one.name for one in read_schema().of_type("consent")}
    wanted = ("by", "for", "audience", "purpose", "given", "until", "withdrawn", "condition", "form")
    assert {f"consent-{one}" for one in wanted} <= ours


def test_figures_are_of_the_categories_that_reading_knows() -> None:
    path = Path(__file__).resolve().parents[3] / "src/amana/reading/claims/categories.tsv"
    known = [line.split("\t")[0] for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert [one.key for one in read_schema().lists["figure-category"].choices] == known


@pytest.mark.parametrize(("name", "words"), [("modality", Modality), ("speech", Mode)])
def test_lists_that_reading_has_too_are_its_own(name: str, words: object) -> None:
    assert {one.key for one in read_schema().lists[name].choices} == set(getattr(words, "__args__", ()))


def test_a_type_is_one_of_the_types(own: Path) -> None:
    own.write_text("[types.ward]\n" + LABELS, "utf-8")
    choices = read_schema(own).property("type").choices
    assert choices is not None
    assert choices.choice("ward") is not None
    assert choices.choice("person") is not None


def test_names_that_are_not_there_are_told_with_what_is_near() -> None:
    schema = read_schema()
    with pytest.raises(PropertyUnknown) as told:
        schema.property("vicitm")
    assert told.value.facts["near"] == ("victim",)
    with pytest.raises(TypeUnknown) as untold:
        schema.type("persn")
    assert untold.value.facts["near"] == ("person",)
    with pytest.raises(PropertyMisplaced) as misplaced:
        schema.property("victim", "person")
    assert misplaced.value.facts["known"] == ("act",)


def test_an_archive_adds_types_properties_lists_and_choices_by_a_file(own: Path) -> None:
    own.write_text(
        f"""
        [types.ward]
        {LABELS}
        [lists.shift]
        {LABELS}
        choices = [["day", "day", "نهار"], ["night", "night", "ليل"]]
        [more.act-kind]
        choices = [["well-poisoning", "poisoning of wells", "تسميم آبار"]]
        [properties.shift]
        of = ["ward", "person"]
        value = "choice"
        list = "shift"
        many = true
        {LABELS}
        [properties.ward-of]
        of = ["ward"]
        value = "link"
        to = ["place", "url"]
        {LABELS}
        """,
        "utf-8",
    )
    schema = read_schema(own)
    assert schema.type("ward").own
    shift = schema.property("shift", "ward")
    assert shift.own
    assert shift.choices is schema.lists["shift"]
    assert schema.property("ward-of").to == ("place", "url")
    kinds = schema.property("act-kind").choices
    assert kinds is not None
    added = kinds.choice("well-poisoning")
    assert added is not None
    assert added.own
    assert not any(one.own for one in read_schema().lists["act-kind"].choices)


def test_files_build_on_each_other(tmp_path: Path) -> None:
    one, other = tmp_path / "1.toml", tmp_path / "2.toml"
    one.write_text("[types.ward]\n" + LABELS, "utf-8")
    other.write_text('[properties.beds]\nof = ["ward"]\nvalue = "number"\n' + LABELS, "utf-8")
    assert read_schema(one, other).property("beds").of == ("ward",)
    assert isinstance(read_schema(other, one), Schema), "types of all files come first"


@pytest.mark.parametrize(
    ("text", "reason", "where"),
    [
        ("[types.person]\n" + LABELS, "schema-built-in", "types.person"),
        ("[types.url]\n" + LABELS, "schema-built-in", "types.url"),
        ('[properties.name]\nof = ["person"]\nvalue = "text"\n' + LABELS, "schema-built-in", "properties.name"),
        ("[lists.sex]\n" + LABELS, "schema-built-in", "lists.sex"),
        ("[lists.types]\n" + LABELS, "schema-built-in", "lists.types"),
        ("[more.types]\nchoices = [['a', 'b', 'ب']]", "schema-list-unknown", "more.types"),
        ("[more.sex]\nchoices = [['male', 'b', 'ب']]", "schema-choice-taken", "more.sex.male"),
        ("[more.nothing]\nchoices = [['a', 'b', 'ب']]", "schema-list-unknown", "more.nothing"),
        ("[types.Ward]\n" + LABELS, "schema-name", "types.Ward"),
        ("[types.ward]\nlabel = ['Ward']", "schema-words", "types.ward.label"),
        ("[types.ward]\nlabel = ['Ward', '']", "schema-words", "types.ward.label"),
        ('[types.ward]\nlabel = ["Ward", "a\\u0000"]', "schema-words", "types.ward.label"),
        ("[types.ward]\nlabl = 1\n" + LABELS, "schema-key-unknown", "types.ward.labl"),
        ("[wards]\na = 1", "schema-table", "wards"),
        ("types = 1", "schema-table", "types"),
        ("[types]\nward = 1", "schema-table", "types.ward"),
        ("[properties.a]\nof = ['ward']\nvalue = 'text'\n" + LABELS, "schema-type-unknown", "properties.a.of"),
        ("[properties.a]\nof = []\nvalue = 'text'\n" + LABELS, "schema-lacks", "properties.a.of"),
        ("[properties.a]\nof = ['*']\nvalue = 'float'\n" + LABELS, "schema-value-type", "properties.a.value"),
        ("[properties.a]\nof = ['*']\nvalue = 'choice'\n" + LABELS, "schema-lacks", "properties.a.list"),
        (
            "[properties.a]\nof = ['*']\nvalue = 'text'\nlist = 'sex'\n" + LABELS,
            "schema-not-here",
            "properties.a.list",
        ),
        ("[properties.a]\nof = ['*']\nvalue = 'link'\n" + LABELS, "schema-lacks", "properties.a.to"),
        ("[properties.a]\nof = ['*']\nvalue = 'text'\nmany = 'yes'\n" + LABELS, "schema-yes", "properties.a.many"),
        ("[lists.a]\nchoices = []\n" + LABELS, "schema-lacks", "lists.a.choices"),
        ("[lists.a]\nchoices = [['a']]\n" + LABELS, "schema-choice", "lists.a.choices[1]"),
        ("[lists.a]\nchoices = [['a', 'b', 'ب'], ['a', 'c', 'ت']]\n" + LABELS, "schema-choice-taken", "lists.a.a"),
        ("a = 1\nb = c", "not-toml", "2:5"),
        ("a = 9" + "9" * 5_000, "not-toml", None),
        ("a = " + "[" * 90_000, "too-deep", None),
        (b"a = '\xff'", "not-utf-8", None),
        (b"#" * (1024 * 1024 + 1), "too-large", None),
    ],
)
def test_what_is_no_schema_is_refused_with_its_place(
    own: Path, text: str | bytes, reason: str, where: str
) -> None:
    assert _refused(own, text) == (reason, where)


def test_a_name_may_stand_in_one_file_only(tmp_path: Path) -> None:
    one, other = tmp_path / "1.toml", tmp_path / "2.toml"
    for path in (one, other):
        path.write_text("[types.ward]\n" + LABELS, "utf-8")
    with pytest.raises(SchemaUnreadable) as told:
        read_schema(one, other)
    assert (told.value.facts["path"], told.value.facts["reason"]) == (str(other), "schema-named-twice")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SchemaUnreadable) as told:
        read_schema(tmp_path / "none.toml")
    assert told.value.facts["reason"] == "ENOENT"

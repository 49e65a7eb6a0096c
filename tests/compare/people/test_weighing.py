"""What speaks for and against two mentions being of one person."""

from __future__ import annotations

import pytest

from amana.compare.people import Judgements, weighed
from tests.compare.people.makers import mention


def _kinds(one: str, other: str) -> tuple[set[str], set[str]]:
    pair = weighed(mention(one, "a"), mention(other, "b"))
    return {ground.kind for ground in pair.grounds_for}, {ground.kind for ground in pair.grounds_against}


@pytest.mark.parametrize(
    ("one", "other", "speaks_for", "against"),
    [
        ("Samira al-Murri", "samira al-murri", {"spelling"}, set()),
        ("Samira al-Murri", "سميرة المرّي", {"script"}, set()),
        ("Yusuf al-Hajj", "Al-Hage", {"name"}, {"missing"}),
        ("Samira al-Murri", "Salma al-Murri", {"name"}, {"given"}),
        ("Abu Yaser", "Umm Yaser", set(), {"kunya"}),
        ("K. Darwish", "Khaled Darwish", {"initial", "name"}, set()),
        ("Khaled Darwish", "Darwish Khaled", {"name", "order"}, set()),
        ("Khaled Darwish", "Nour Jaber", set(), {"other", "given"}),
    ],
)
def test_grounds_of_the_names(one: str, other: str, speaks_for: set[str], against: set[str]) -> None:
    found = _kinds(one, other)
    assert found[0] == speaks_for
    assert found[1] <= against
    assert bool(found[1]) == bool(against)


def test_grounds_of_what_is_told_around_them() -> None:
    around = {
        "role": "a baker",
        "places": ("qasr",),
        "published": "2030-03-01",
        "with_": ("Nour Jaber",),
        "outlet": "Murr Post",
        "account": "one",
    }
    one, other = mention("al-Murri", "a", **around), mention("al-Murri", "b", **around)
    pair = weighed(one, other)
    assert {ground.kind for ground in pair.grounds_for} == {
        "spelling",
        "role",
        "place",
        "with",
        "outlet",
        "account",
        "days",
    }
    assert pair.verdict == "ask"
    assert pair.score > weighed(mention("al-Murri", "a"), mention("Al-Murry", "b")).score


def test_nothing_but_a_person_makes_two_one() -> None:
    one, other = mention("Samira al-Murri", "a"), mention("Samira al-Murri", "b")
    assert weighed(one, other).verdict == "ask"
    ids = (min(one.id, other.id), max(one.id, other.id))
    same = weighed(one, other, Judgements(same=frozenset([ids])))
    assert (same.verdict, same.score, same.grounds_for[-1].kind) == ("same", 1.0, "person")
    apart = weighed(other, one, Judgements(different=frozenset([ids])))
    assert (apart.verdict, apart.grounds_against[-1].kind) == ("different", "person")


def test_two_in_one_text_speak_against() -> None:
    pair = weighed(mention("Samira al-Murri", "a"), mention("Samirah al-Murri", "a"))
    assert [ground.kind for ground in pair.grounds_against] == ["apart"]


def test_days_that_are_no_days_say_nothing() -> None:
    one, other = (mention("al-Murri", text, published=day) for text, day in (("a", "2030"), ("b", "2030-03-01")))
    assert [ground.kind for ground in weighed(one, other).grounds_for] == ["spelling"]

"""Which mentions are asked about together, and which never."""

from __future__ import annotations

import pytest

from amana.catalogue import Mention, MentionKind
from amana.compare.people import Judgements, grouped
from amana.compare.people.ties import MOST_AROUND
from tests.compare.people.makers import mention, names_of


def _names(*mentions: Mention, **said: frozenset[tuple[str, str]]) -> list[list[str]]:
    return names_of(grouped(mentions, Judgements(**said)).groups, list(mentions))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Samira al-Murri", "Samira al-Murri"),
        ("Samira al-Murri", "سميرة المرّي"),
        ("Khaled Darwish", "Khalid Darweesh"),
        ("Darwish, Khaled", "Khaled Darwish"),
        ("Mujahid Abu al-Joud", "مجاهد أبو الجود"),
    ],
)
def test_whole_names_are_asked_about_for_themselves(one: str, other: str) -> None:
    assert _names(mention(one, "a"), mention(other, "b")) == [sorted([one, other])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Samira al-Murri", "Salma al-Murri"),
        ("Khaled Darwish", "Walid Darwish"),
        ("Abu Yaser al-Murri", "Umm Yaser al-Murri"),
        ("Khaled Darwish", "Khaled Mansour"),
    ],
)
def test_names_known_to_differ_are_never_asked_about(one: str, other: str) -> None:
    around = {"role": "a baker", "places": ("qasr",), "published": "2030-03-01", "with_": ("Nour Jaber",)}
    assert _names(mention(one, "a", **around), mention(other, "b", **around)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("al-Murri", "al-Murri"),
        ("al-Murri", "Samira al-Murri"),
        ("Ahmad Khalil", "أحمد خليل"),
        ("Samira al-Murri", "Samira Nour al-Murri"),
        ("Abu Yaser", "أبو ياسر"),
    ],
)
def test_names_that_say_too_little_need_something_else_that_is_the_same(one: str, other: str) -> None:
    assert _names(mention(one, "a"), mention(other, "b")) == []
    role = {"role": "the baker of the town"}
    assert _names(mention(one, "a", **role), mention(other, "b", role="a baker")) == [sorted([one, other])]
    beside = {"with_": ("Nour Jaber",)}
    assert _names(mention(one, "a", **beside), mention(other, "b", with_=("نور جابر",))) == [sorted([one, other])]
    place = {"places": ("qasr",)}
    near = mention(one, "a", published="2030-03-05", **place), mention(other, "b", published="2030-03-09", **place)
    assert _names(*near) == [sorted([one, other])]
    far = mention(one, "a", published="2030-03-05", **place), mention(other, "b", published="2031-03-09", **place)
    assert _names(*far) == []


def test_two_in_one_text_are_two() -> None:
    first, second = mention("Samira al-Murri", "a"), mention("Samirah al-Murri", "a")
    assert _names(first, second) == []
    third = mention("Samira al-Murri", "b")
    assert len(grouped([first, second, third]).groups) == 1
    assert len(grouped([first, second, third]).groups[0].mentions) == 2


def test_one_text_cannot_make_two_people_one() -> None:
    """A surname alone goes to one of two who differ, never to both."""
    baker = {"role": "baker"}
    mentions = [mention(name, name, **baker) for name in ("Walid Darwish", "Khaled Darwish", "Darwish")]
    groups = grouped(mentions).groups
    assert [len(one.mentions) for one in groups] == [2]


def test_a_person_and_a_group_are_never_one() -> None:
    mentions = [mention("Samira al-Murri", "a"), mention("Samira al-Murri", "b", kind="group")]
    assert grouped(mentions).groups == ()


def test_groups_of_people_by_their_telling_words() -> None:
    kind: MentionKind = "group"
    mentions = [
        mention("the Water Council of Qasr", "a", kind=kind),
        mention("Qasr Water Council", "b", kind=kind),
        mention("Qasr Bread Council", "c", kind=kind),
        mention("Bakers' Union", "d", kind=kind, forms=("QBU",)),
        mention("QBU", "e", kind=kind, role="a union"),
    ]
    assert _names(*mentions) == [["Qasr Water Council", "the Water Council of Qasr"]]


def test_an_acronym_and_what_it_stands_for() -> None:
    union = mention(
        "Qasr Bakers Union", "a", kind="group", forms=("QBU",), places=("qasr",), published="2030-03-05"
    )
    short = mention("QBU", "b", kind="group", places=("qasr",), published="2030-03-05")
    assert _names(union, short) == [["QBU", "Qasr Bakers Union"]]


def test_what_people_said_goes_first() -> None:
    one, other = mention("Samira al-Murri", "a"), mention("Umm Yaser", "b")
    said = frozenset([(one.id, other.id)])
    assert _names(one, other, same=said) == [["Samira al-Murri", "Umm Yaser"]]
    assert grouped([one, other], Judgements(same=said)).groups[0].judged
    alike = mention("Samira al-Murri", "c")
    assert _names(one, alike, different=frozenset([(alike.id, one.id)])) == []


def test_people_known_by_an_id_of_their_own_join_the_mentions_said_to_be_theirs() -> None:
    one, other = mention("Samira al-Murri", "a"), mention("Umm Yaser", "b")
    said = Judgements(same=frozenset([(one.id, "known"), ("known", other.id)]))
    group = grouped([one, other], said).groups[0]
    assert group.mentions == tuple(sorted([one.id, other.id]))
    assert group.judged


def test_words_that_contradict_one_another_are_told() -> None:
    a, b, c = (mention(name, name) for name in ("Samira al-Murri", "Umm Yaser", "Nour Jaber"))
    said = Judgements(frozenset([(a.id, b.id), (b.id, c.id)]), frozenset([(a.id, c.id)]))
    found = grouped([a, b, c], said)
    assert len(found.conflicts) == 1
    assert [len(one.mentions) for one in found.groups] == [2]


def test_what_is_told_around_everybody_tells_nobody_apart() -> None:
    crowd = [mention("al-Murri", f"t{at}", role="resident") for at in range(MOST_AROUND + 1)]
    assert grouped(crowd).groups == ()
    assert len(grouped(crowd[:-1]).groups) == 1


def test_links_say_by_which_pairs_names_came_together() -> None:
    one, other = mention("Samira al-Murri", "a"), mention("سميرة المرّي", "b")
    again = mention("Samira al-Murri", "c")
    group = grouped([one, other, again]).groups[0]
    assert group.names == ("Samira al-Murri", "سميرة المرّي")
    assert len(group.links) == 1
    assert not group.judged


def test_nothing_and_names_without_letters_make_no_groups() -> None:
    assert grouped([]).groups == ()
    assert grouped([mention("--", "a"), mention("--", "b"), mention("…", "c", role="baker")]).groups == ()

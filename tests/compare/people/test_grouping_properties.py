"""Grouping is a function of the set of mentions and of what people said: no order of coming counts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from amana.catalogue import Mention
from amana.compare.people import Judgements, grouped
from tests.compare.people.makers import mention

_NAMES = [
    "Samira al-Murri",
    "سميرة المرّي",
    "Samirah Murri",
    "al-Murri",
    "Salma al-Murri",
    "Khaled Darwish",
    "Khalid Darweesh",
    "خالد درويش",
    "Darwish",
    "Walid Darwish",
    "Ahmad Khalil",
    "أحمد خليل",
    "Abu Yaser",
    "Umm Yaser",
]
_MENTIONS = st.builds(
    lambda name, text, role, place: mention(
        name, f"text{text}", role=role, places=place, published="2030-03-01" if place else None
    ),
    st.sampled_from(_NAMES),
    st.integers(0, 7),
    st.sampled_from([None, "baker", "a teacher"]),
    st.sampled_from([(), ("qasr",)]),
)
_ROWS = st.lists(_MENTIONS, max_size=24, unique_by=lambda one: one.id)


def _pairs(data: st.DataObject, rows: list[Mention]) -> frozenset[tuple[str, str]]:
    ids = [one.id for one in rows]
    if len(ids) < 2:
        return frozenset()
    pair = st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True).map(lambda two: (two[0], two[1]))
    return frozenset(data.draw(st.lists(pair, max_size=3)))


@settings(max_examples=60, deadline=None)
@given(_ROWS, st.randoms(use_true_random=False), st.data())
def test_any_order_gives_the_same_groups(rows: list[Mention], random: object, data: st.DataObject) -> None:
    judged = Judgements(_pairs(data, rows), _pairs(data, rows))
    other = [*rows, *rows[:3]]
    random.shuffle(other)  # type: ignore[attr-defined]
    turned = Judgements(frozenset((b, a) for a, b in judged.same), frozenset((b, a) for a, b in judged.different))
    assert grouped(rows, judged) == grouped(other, turned)


@settings(max_examples=60, deadline=None)
@given(_ROWS, st.data())
def test_groups_hold_what_may_be_and_nothing_twice(rows: list[Mention], data: st.DataObject) -> None:
    different = _pairs(data, rows)
    groups = grouped(rows, Judgements(different=different)).groups
    all_ids = [one for group in groups for one in group.mentions]
    assert len(all_ids) == len(set(all_ids))
    by_id = {one.id: one for one in rows}
    for group in groups:
        texts = [by_id[one].text_version for one in group.mentions]
        assert len(texts) == len(set(texts)), "two of one text are two"
        assert not any(set(pair) <= set(group.mentions) for pair in different)
        assert group.id == min(group.mentions)

"""FollowTheMoney entities out and in: what can be carried comes back the same, with our key and without."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.exports import (
    EntityReader,
    KnownSoFar,
    ListFacts,
    Plan,
    RefusedRow,
    Stated,
    Thing,
    entities_of,
    entity_line,
)
from amana.language.wording import worded
from amana.records import made_id
from tests.exports.known import Assertions
from tests.exports.made_things import SCHEMA, said_of, things

ME, YOU, US = "a" * 32, "b" * 32, "c" * 32


def _taken_in(lines: Iterable[str], known: Assertions) -> tuple[Plan, EntityReader, list[object]]:
    reader = EntityReader(SCHEMA)
    plan = Plan(SCHEMA, KnownSoFar(known.about, known.mine), ListFacts("ftm"))
    return plan, reader, known.keep(plan.planned(reader.told(lines)))


def _lines(given: Iterable[Thing]) -> list[str]:
    return [entity_line(one) for one in entities_of(given, SCHEMA)]


def _entity(thing: Thing) -> dict[str, Any]:
    return next(entities_of([thing], SCHEMA))


@given(things())
def test_what_goes_out_comes_back_the_same(given: list[Thing]) -> None:
    known = Assertions()
    plan, reader, _ = _taken_in(_lines(given), known)
    assert plan.refused == 0
    assert not reader.left
    assert said_of(known.things()) == said_of(given)
    before = len(known.rows)
    _taken_in(_lines(known.things()), known)
    assert len(known.rows) == before


@given(things(), st.randoms(use_true_random=False))
def test_the_order_of_lines_makes_no_difference(given: list[Thing], chance: Any) -> None:
    known, lines = Assertions(), _lines(given)
    chance.shuffle(lines)
    assert _taken_in(lines, known)[0].refused == 0
    assert said_of(known.things()) == said_of(given)


@given(things())
def test_what_is_carried_comes_back_without_our_key(given: list[Thing]) -> None:
    """As from a tool that drops what it does not know: nothing comes back that was not said but what was shown."""
    lines = []
    for entity in entities_of(given, SCHEMA):
        ours = entity.pop("amana", {})
        for name, values in ours.get("shown", {}).items():
            kept = [one for one in entity["properties"][name] if one not in values]
            entity["properties"][name] = kept
        if "type" not in ours:
            lines.append(entity_line(entity))
    known = Assertions()
    _taken_in(lines, known)
    was = said_of(given)
    for (name, _), told in said_of(known.things()).items():
        whole = {one for (other, _), said in was.items() if other == name for one in said}
        # Which kind of body of a state it is, its schema does not say.
        assert {one for one in told if one[0] != "group-kind"} <= whole


def test_a_person_goes_out_with_what_is_carried_and_what_is_shown() -> None:
    entity = _entity(
        Thing(
            ME,
            "person",
            (
                Stated("name", "Samir al-Ward"),
                Stated("name", "سمير الورد", "ar"),
                Stated("born", "1980-04-03"),
                Stated("died", "2016-12~"),
                Stated("sex", "male"),
                Stated("lives-in", "aleppo"),
                Stated("from-place", "Qasr al-Murr"),
                Stated("outcome", "missing"),
            ),
        )
    )
    assert entity["schema"] == "Person"
    assert entity["properties"] == {
        "name": ["Samir al-Ward", "سمير الورد"],
        "birthDate": ["1980-04-03"],
        "gender": ["male"],
        "deathDate": ["2016-12"],
        "address": ["Aleppo"],
    }
    assert entity["amana"]["shown"] == {"name": ["سمير الورد"], "deathDate": ["2016-12"], "address": ["Aleppo"]}
    assert [row[0] for row in entity["amana"]["said"]] == ["name", "died", "lives-in", "from-place", "outcome"]


def test_what_is_carried_once_and_shown_once_comes_back_twice() -> None:
    thing = Thing(ME, "person", (Stated("name", "Samir", "en"), Stated("name", "Samir")))
    assert _entity(thing)["properties"] == {"name": ["Samir"]}
    known = Assertions()
    _taken_in(_lines([thing]), known)
    assert set(known.values(ME, "name")) == {("Samir", "en"), ("Samir", None)}


def test_links_go_out_as_links() -> None:
    out = list(entities_of([Thing(ME, "person", (Stated("member-of", US), Stated("relative-of", YOU)))], SCHEMA))
    assert [(one["schema"], one["properties"]) for one in out[1:]] == [
        ("Membership", {"member": [ME], "organization": [US]}),
        ("Family", {"person": [ME], "relative": [YOU]}),
    ]
    assert len({one["id"] for one in out}) == 3


def test_an_involvement_is_a_link_between_who_and_the_act() -> None:
    whole = Thing(ME, "involvement", (Stated("who", YOU), Stated("of-act", US), Stated("degree", "ordered")))
    entity = _entity(whole)
    assert entity == {
        "id": ME,
        "schema": "UnknownLink",
        "properties": {"subject": [YOU], "object": [US], "role": ["ordered"]},
    }
    assert _entity(Thing(ME, "involvement", (Stated("who", YOU),)))["schema"] == "Note"


def test_bodies_of_a_state_and_spans_of_days_have_places_of_their_own() -> None:
    assert _entity(Thing(ME, "group", (Stated("group-kind", "state-body"),)))["schema"] == "PublicBody"
    event = _entity(Thing(ME, "event", (Stated("date", "2016-12-13/2016-12-22"), Stated("title", "Exodus"))))
    assert event == {
        "id": ME,
        "schema": "Event",
        "properties": {"startDate": ["2016-12-13"], "endDate": ["2016-12-22"], "name": ["Exodus"]},
    }
    act = _entity(Thing(ME, "act", (Stated("victim", YOU),)))
    assert act["schema"] == "Event"
    assert act["amana"]["type"] == "act"
    assert act["properties"]["name"] == [f"Act {ME[:8]}"], "what is required there is there"


FOREIGN = (
    '{"id": "Q1", "schema": "Person", "properties": {"name": ["Samir al-Ward"], "alias": ["Abu Nur"], '
    '"birthDate": ["1980-04"], "gender": ["male"], "height": ["1.80"], "nationality": ["sy"]}, "datasets": ["x"]}',
    '{"id": "o-2", "schema": "PublicBody", "properties": {"name": ["Water Board of Qasr al-Murr"]}}',
    '{"id": "m-3", "schema": "Membership", "properties": {"member": ["Q1"], "organization": ["o-2"], '
    '"role": ["clerk"]}}',
    '{"id": "e-4", "schema": "Event", "properties": {"name": ["Exodus"], "startDate": ["2016-12-13"], '
    '"location": ["Qasr al-Murr"], "involved": ["Q1", {"id": "o-2"}]}}',
)


def test_entities_of_others_come_in_by_their_ids_and_never_twice() -> None:
    known = Assertions()
    plan, reader, _ = _taken_in(FOREIGN, known)
    me, body, event = (made_id("own", "ftm", one) for one in ("Q1", "o-2", "e-4"))
    assert (plan.created, plan.updated, plan.refused) == (3, 0, 0)
    assert known.values(me, "name") == [("Samir al-Ward", None)]
    assert known.values(me, "born") == [("1980-04", None)]
    assert known.values(me, "sex") == [("male", None)]
    assert known.values(me, "own-id") == [("ftm:Q1", None)]
    assert known.values(me, "member-of") == [(body, None)]
    assert known.values(body, "group-kind") == [("state-body", None)]
    assert known.values(event, "title") == [("Exodus", None)]
    assert known.values(event, "date") == [("2016-12-13/..", None)]
    assert known.values(event, "involved") == [(me, None), (body, None)]
    assert reader.left == {"Person.height": 1, "Person.nationality": 1, "Membership.role": 1}
    before = len(known.rows)
    assert _taken_in(FOREIGN, known)[0].unchanged == 3
    assert len(known.rows) == before
    _taken_in([FOREIGN[0].replace("1980-04", "1981")], known)
    assert known.values(me, "born") == [("1981", None)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "ftm-line"),
        ("[]", "ftm-line"),
        ('{"id": "", "schema": "Person", "properties": {}}', "ftm-line"),
        ('{"id": 5, "schema": "Person", "properties": {}}', "ftm-line"),
        ('{"id": "x", "schema": "Person"}', "ftm-line"),
        ('{"id": "x", "schema": "Person", "properties": {"name": "x"}}', "ftm-line"),
        ('{"id": "x", "schema": "Person", "properties": {"name": [5]}}', "ftm-line"),
        ('{"id": "x", "schema": "Vessel", "properties": {}}', "ftm-schema-unknown"),
        ('{"id": "x", "schema": "Document", "properties": {}}', "ftm-document"),
        ('{"id": "x", "schema": "Family", "properties": {"person": ["y"]}}', "ftm-link"),
        ('{"id": "x", "schema": "Event", "properties": {}, "amana": {"type": "ward"}}', "ftm-type-unknown"),
        ('{"id": "x", "schema": "Event", "properties": {}, "amana": {"said": [["name"]]}}', "ftm-ours"),
        ('{"id": "x", "schema": "Event", "properties": {}, "amana": {"said": 5}}', "ftm-ours"),
        ('{"id": "x", "schema": "Event", "properties": {}, "amana": {"shown": []}}', "ftm-ours"),
        ('{"id": "x\\ud800", "schema": "Person", "properties": {}}', "ftm-line"),
        ('{"id": "x", "schema": "Family", "properties": {"person": ["y"], "relative": ["\\u0000"]}}', "ftm-link"),
        ("[" * 100_000, "ftm-line"),
        ('{"id": "' + "x" * (9 << 20), "value-too-long"),
    ],
)
def test_what_is_no_entity_is_refused_with_its_line(line: str, reason: str) -> None:
    known = Assertions()
    _, _, told = _taken_in(["", line], known)
    assert isinstance(told[0], RefusedRow)
    assert (told[0].number, told[0].cells[0].reason) == (2, reason)
    assert not known.rows
    assert worded("en", f"reason-{reason}")
    assert worded("ar", f"reason-{reason}")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["Person", "Event", ME]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "schema", "properties", "amana", "said", "shown", "name"]), inner
            )
        ),
    )
)
def test_no_line_breaks_the_reader(told: object) -> None:
    known = Assertions()
    _taken_in([json.dumps(told)], known)
    assert all(row.assertion.value for row in known.rows)

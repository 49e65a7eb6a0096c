"""The phrases that the command line and the browser share, said plainly in both languages."""

from __future__ import annotations

import json

import pytest

from amana.actions import HitPlace
from amana.phrases import (
    Speaker,
    added_lines,
    custody_beside,
    custody_bounds,
    custody_told,
    custody_when,
    custody_who,
    finding_advice,
    finding_words,
    hit_json,
    hit_place,
    hit_reasons,
    hit_spans,
    mark_order,
    verified_lines,
    verify_advice,
)
from amana.records import Added, Finding, Verified, VerifiedLog
from tests.cli.conftest import CUSTODY, HIT, WELL

SPEAKERS = [Speaker("en"), Speaker("ar")]
BOTH = pytest.mark.parametrize("speaker", SPEAKERS, ids=["en", "ar"])


@BOTH
def test_the_chain_of_custody_is_told_without_an_escape(speaker: Speaker) -> None:
    for event in CUSTODY.events:
        told = [custody_when(speaker, event), custody_who(speaker, event), custody_told(speaker, event)]
        told += [f"{label}: {value}" for label, value in custody_beside(speaker, event)]
        assert "\\u" not in "".join(told)
        assert told[0]
        assert told[2]


@BOTH
def test_outsiders_say_when_or_that_nobody_does(speaker: Speaker) -> None:
    lines = list(custody_bounds(speaker, CUSTODY.bounds))
    assert len(lines) == len(CUSTODY.bounds)
    assert len(list(custody_bounds(speaker, CUSTODY.bounds[2:]))) == 2  # and what to do


@BOTH
def test_a_hit_says_why_and_where(speaker: Speaker) -> None:
    assert hit_reasons(speaker, HIT)
    place = HitPlace("message/12", time="2016-12-22T14:05:00", sender="سميرة")
    told = hit_place(speaker, place)
    assert "message/12" in told
    assert "2016-12-22 14:05:00" in told
    assert "message/12" not in hit_place(speaker, place, typed=False)
    assert "\\u" not in told
    assert [HIT.snippet[start:end] for start, end in hit_spans(HIT)] == ["وادي"]
    assert json.loads(json.dumps(hit_json(HIT, None)))["rank"] == 1


def test_taking_in_is_summed_up() -> None:
    added = Added()
    added.kept, added.bytes, added.opened = 2, 4_096, True
    assert list(added_lines(SPEAKERS[0], added)) == [
        SPEAKERS[0].say("add-done", kept=2, size=SPEAKERS[0].size(4_096))
    ]
    added.duplicate, added.opened = 1, False
    assert len(list(added_lines(SPEAKERS[0], added))) == 3
    assert len(list(added_lines(SPEAKERS[0], added, kit=True))) == 2


@BOTH
def test_what_is_wrong_is_told_with_what_to_do(speaker: Speaker) -> None:
    assert verify_advice(WELL) == []
    log = VerifiedLog("d1", 6, "aa" * 32, False, "rolled-back")
    found = Verified(False, 3, 4_096, ("x" * 12,), (), (), (), (log,))
    lines = list(verified_lines(speaker, found))
    assert any("x" * 12 in one for one in lines)
    assert verify_advice(found) == ["verify-advice-damage"]
    assert all(speaker.worded(key) for key in verify_advice(found))


@BOTH
def test_findings_have_advice_where_something_is_amiss(speaker: Speaker) -> None:
    assert "1.2" in finding_words(speaker, Finding("age", "1.2"))
    assert finding_advice(speaker, Finding("amana", "1.2")) is None


def test_marks_are_in_order() -> None:
    assert sorted(["B1", "A10", "A2"], key=mark_order) == ["A2", "A10", "B1"]

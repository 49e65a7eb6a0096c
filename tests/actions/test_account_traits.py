"""The traits of an account: days, places, names, figures and words of what happened, what is told first first."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.actions.comparing.account_traits import traits_of
from amana.actions.comparing.accounts import account_id
from amana.compare.events import Traits, packed_traits, pair, unpacked_traits
from amana.errors import DateUnreadable
from amana.language import name_key
from amana.reading import read_text

_ITEM = "ab" * 32
_ENGLISH = (
    "Shelling hit the market of Aleppo on Tuesday. At least 14 people were killed, said Samira Talib, a doctor. "
    "Planes bombed the bakery too. The council will meet next month in Damascus to speak of the harvest."
)
_ARABIC = "قُتل 14 شخصًا في قصف على سوق حلب يوم الثلاثاء، كما قالت الطبيبة سميرة طالب."


def _traits(text: str, published: str | None = "2031-03-13", language: str | None = None) -> Traits:
    return traits_of(read_text(text, published, language), text, _ITEM)


def test_what_happened_is_taken_from_the_reading() -> None:
    found = _traits(_ENGLISH)
    assert found.account == account_id(found.text_version)
    assert found.item == _ITEM
    assert found.published == date(2031, 3, 13).toordinal()
    assert found.days[0].day == date(2031, 3, 11).toordinal()
    assert found.days[0].weight == 255
    assert (found.places[0].id, found.places[0].country) == ("aleppo", "Syria")
    assert (found.places[0].province or "").endswith(", Syria")
    assert [(one.category, one.lower, one.upper) for one in found.figures] == [("killed", 14.0, None)]
    person = next(one for one in found.names if one.kind == "person")
    assert person.written == "Samira Talib"
    assert name_key("Talib") & set(person.keys)


def test_words_near_what_happened_weigh_more() -> None:
    words = {one.word: one.weight for one in _traits(_ENGLISH).words}
    assert words["~market"] > words["~harvest"]
    assert "the" not in {word.strip("~") for word in words}


def test_what_is_given_goes_before_what_was_read() -> None:
    reading = read_text(_ENGLISH, "2031-03-13")
    found = traits_of(reading, _ENGLISH, _ITEM, "2031-03-20T10:00", "fr")
    assert (found.published, found.language) == (date(2031, 3, 20).toordinal(), "fr")


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(DateUnreadable):
        traits_of(read_text(_ENGLISH), _ENGLISH, _ITEM, "soon")


def test_a_text_that_says_nothing_has_no_traits() -> None:
    found = _traits("", None)
    assert (found.days, found.places, found.names, found.figures, found.words) == ((), (), (), (), ())
    assert found.published is None


def test_two_languages_meet_in_day_place_person_and_figure() -> None:
    told = {one.kind for one in pair(_traits(_ENGLISH), _traits(_ARABIC)).evidence}
    assert told >= {"same-day", "same-place", "shared-person", "published-same-day"}
    assert "shared-words" not in told


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([_ENGLISH, _ARABIC, "31.12.2031 ", "x" * 30, "\ud800 ½ 9999 "]), max_size=6))
def test_whatever_the_text_traits_are_small_and_can_be_kept(pieces: list[str]) -> None:
    found = _traits(" ".join(pieces))
    packed = packed_traits(found)
    assert unpacked_traits(packed, found.item, found.text_version) == found
    assert len(packed) < 8_192

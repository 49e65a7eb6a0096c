"""Things with any values that their properties can have, for tests that send them out and take them back."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from amana.exports import Stated, Thing
from amana.knowledge import Property, Schema, read_schema

SCHEMA = read_schema()
KINDS = ("person", "group", "place", "event", "act", "involvement", "information", "consent", "item", "claim")
_ID = st.text("0123456789abcdef", min_size=32, max_size=32)
_ALPHABET = st.one_of(
    st.sampled_from("=+-@'|\\,;\"\n\r\t ـًابتحد"),
    st.characters(exclude_categories=("Cs", "Cc"), max_codepoint=0x1FFFF),
)
_TEXT = st.text(_ALPHABET, min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
_DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(date.isoformat)
_DATES = st.one_of(
    _DAYS,
    _DAYS.map(lambda day: day[:7]),
    _DAYS.map(lambda day: day[:4] + "~"),
    _DAYS.map(lambda day: f"../{day}"),
    _DAYS.map(lambda day: f"{day}T14:00"),
    st.sampled_from(["201X", "2016-XX", "2016-22", "2016-12-13/2016-12-22", "2016%"]),
)
_NUMBERS = st.sampled_from(["1500", ">1500", "~40000", "1000..2000", "12.50", ">90%", "-3", "<=0"])


def values(prop: Property) -> st.SearchStrategy[str]:
    """Any value of a property, in its written form."""
    if prop.choices is not None:
        return st.sampled_from([one.key for one in prop.choices.choices])
    return {
        "text": _TEXT,
        "date": _DATES,
        "number": _NUMBERS,
        "place": st.one_of(st.sampled_from(["aleppo", "homs"]), _ID, _TEXT),
        "link": st.just("https://example.org/'=1|2") if prop.to == ("url",) else _ID,
        "flag": st.sampled_from(["yes", "no"]),
    }[prop.value]


@st.composite
def things(draw: st.DrawFn, schema: Schema = SCHEMA) -> list[Thing]:
    """Some things, each with values of some of its properties, of several languages and authors."""
    found = {}
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(KINDS))
        props = [one for one in schema.of_type(kind) if one.name not in ("type",)]
        said = {}
        for prop in draw(st.lists(st.sampled_from(props), min_size=1, max_size=6)):
            value = draw(values(prop))
            language = draw(st.sampled_from([None, "ar", "en"])) if prop.value == "text" else None
            said[prop.name, value, language] = Stated(
                prop.name, value, language, draw(st.sampled_from([None, "Rim"]))
            )
        name = draw(_ID)
        found[name] = Thing(name, kind, tuple(said.values()))
    return list(found.values())


def said_of(given: list[Thing]) -> dict[tuple[str, str], set[tuple[str, str, str | None]]]:
    """What is said of each, whoever says it and in whatever order."""
    return {
        (thing.id, thing.type): {(one.prop, one.value, one.language) for one in thing.stated} for thing in given
    }

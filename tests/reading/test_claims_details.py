"""Where, when, by whom and in whose words: from the rows of the layers before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from amana.reading.claims import find_claims
from amana.reading.nouns import Claim, Document, NameMention, PlaceMention, PlaceRole, Span, Statement, Time
from amana.reading.numbers import find_numbers
from amana.reading.view import View


def place(text: str, name: str, role: PlaceRole = "at") -> PlaceMention:
    start = text.index(name)
    return PlaceMention(start, start + len(name), name, name, name, 1.0, 1.0, None, None, role, "test")


def time(text: str, said: str, first: str | None, last: str | None = None) -> Time:
    start = text.index(said)
    return Time(start, start + len(said), said, "DATE", first, first, last or first, "publication", "test")


def read(
    text: str,
    places: list[PlaceMention] | None = None,
    times: list[Time] | None = None,
    statements: list[Statement] | None = None,
    document: Document | None = None,
    names: list[NameMention] | None = None,
    published: date | None = date(2019, 5, 6),
) -> list[Claim]:
    view = View(text, "ar" if "\u0627" in text else "en")
    return find_claims(
        view,
        find_numbers(view),
        times or [],
        places or [],
        names or [],
        statements or [],
        [],
        document or Document(),
        published,
    )


@pytest.mark.parametrize(
    ("text", "roles", "where"),
    [
        ("In Wadi the raid killed 12 people.", {"Wadi": "at"}, "Wadi"),
        ("Turkey said that 12 people were killed in Wadi.", {"Turkey": "actor", "Wadi": "at"}, "Wadi"),
        ("They moved 300 people, evacuated from Wadi to Noor.", {"Wadi": "from", "Noor": "to"}, "Wadi"),
        ("300 people returned from Noor to Wadi.", {"Noor": "from", "Wadi": "to"}, "Wadi"),
        ("The road to Noor was cut. They besieged 300 people.", {"Noor": "to"}, None),
        ("Wadi was shelled. The raid killed 12 people.", {"Wadi": "at"}, "Wadi"),
        ("Wadi was shelled.\n\nThe raid killed 12 people.", {"Wadi": "at"}, "Wadi"),
        ("Wadi was shelled.\n\nIt rained.\n\nThe raid killed 12 people.", {"Wadi": "at"}, None),
        ("12 people were killed in Wadi and 30 wounded in Noor.", {"Wadi": "at", "Noor": "at"}, "Wadi Noor"),
        ("قتل 12 شخصا في الوادي.", {"الوادي": "at"}, "الوادي"),
        ("The Noor-based council said the raid killed 12 people.", {"Noor": "at"}, None),
        (
            "Wadi was shelled. The Noor-based council said that 12 people were killed.",
            {"Wadi": "at", "Noor": "at"},
            "Wadi",
        ),
        (
            "قال المجلس الذي يتخذ من النور مقرا له إن 12 شخصا قتلوا في الوادي.",
            {"النور": "at", "الوادي": "at"},
            "الوادي",
        ),
        ("قال المجلس ومقره النور إن 12 شخصا قتلوا.", {"النور": "at"}, None),
    ],
)
def test_where(text: str, roles: dict[str, PlaceRole], where: str | None) -> None:
    places = sorted((place(text, name, role) for name, role in roles.items()), key=lambda one: one.start)
    found = [places[claim.place].text if claim.place is not None else None for claim in read(text, places)]
    assert found == (where.split() if where else [None])


@pytest.mark.parametrize(
    "text", ["Wadi in Noor saw raids that killed 12 people.", "Raids that hit Wadi, Noor, killed 12 people."]
)
def test_the_town_and_not_what_holds_it(text: str) -> None:
    town, outer = replace(place(text, "Wadi"), admin="Noor, Murr"), place(text, "Noor")
    assert [claim.place for claim in read(text, [town, outer])] == [0]
    elsewhere = replace(town, admin="Murr")
    assert [claim.place for claim in read(text, [elsewhere, outer])] == [1]


@pytest.mark.parametrize(
    ("text", "said", "interval"),
    [
        (
            "The siege has held since March. The raid killed 12 people.",
            [("March", "2019-03-01", "2019-03-31")],
            (None, None),
        ),
        (
            "On Monday shells hit a school just a day after 12 people were killed.",
            [("Monday", "2019-05-06", None)],
            (None, "2019-05-05"),
        ),
        (
            "On Monday, two days after the truce, 12 people were killed.",
            [("Monday", "2019-05-06", None)],
            ("2019-05-06", "2019-05-06"),
        ),
        (
            "A school was hit a day after 12 people were killed on Friday.",
            [("Friday", "2019-05-03", None)],
            ("2019-05-03", "2019-05-03"),
        ),
        (
            "سقطت القذائف الاثنين على المدرسة بعد يوم من مقتل 12 شخصا.",
            [("الاثنين", "2019-05-06", None)],
            (None, "2019-05-05"),
        ),
        ("12 people were killed on Monday.", [("Monday", "2019-05-06", None)], ("2019-05-06", "2019-05-06")),
        (
            "This year they closed in, besieging 300 people and launching 30 raids in March that killed many.",
            [("This year", "2019-01-01", "2019-12-31"), ("March", "2019-03-01", "2019-03-31")],
            ("2019-01-01", "2019-05-06"),
        ),
        (
            "Since March 12 people were killed.",
            [("March", "2019-03-01", "2019-03-31")],
            ("2019-03-01", "2019-05-06"),
        ),
        (
            "12 people were killed from March until Sunday.",
            [("March", "2019-03-01", "2019-03-31"), ("Sunday", "2019-05-05", None)],
            ("2019-03-01", "2019-05-05"),
        ),
        (
            "12 people were killed from March until the end of the truce. Since Thursday the truce was broken.",
            [("March", "2019-03-01", "2019-03-31"), ("Thursday", "2019-05-02", None)],
            ("2019-03-01", "2019-05-02"),
        ),
        (
            "On Monday it began. 12 people were killed.",
            [("Monday", "2019-05-06", None)],
            ("2019-05-06", "2019-05-06"),
        ),
        ("On Monday it began. They plan to evacuate 300 people.", [("Monday", "2019-05-06", None)], (None, None)),
        ("12 people were killed.", [], (None, None)),
        (
            "قتل 12 شخصا منذ آذار حتى الأحد.",
            [("آذار", "2019-03-01", "2019-03-31"), ("الأحد", "2019-05-05", None)],
            ("2019-03-01", "2019-05-05"),
        ),
    ],
)
def test_when(text: str, said: list[tuple[str, str, str | None]], interval: tuple[str | None, str | None]) -> None:
    claim = read(text, times=[time(text, *one) for one in said])[0]
    assert (claim.first, claim.last) == interval


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("12 people were killed by government forces in Wadi.", "government forces"),
        ("The army detained 12 people.", "The army"),
        ("The council said the army had detained 12 people.", "the army"),
        ("The council said the army had seized and killed 12 people.", "the army"),
        (
            "Government forces, with help from abroad, displaced 12 people.",
            "Government forces, with help from abroad,",
        ),
        ("12 people fled after a fight started by rebels.", None),
        ("12 people were killed by the flood.", None),
        ("The flood killed 12 people.", None),
        ("قتل 12 شخصا على يد قوات الأمن في البلدة.", "قوات الأمن"),
        ("قتل 12 شخصا برصاص قناص.", "قناص"),
    ],
)
def test_by_whom(text: str, actor: str | None) -> None:
    (claim,) = read(text)
    assert (claim.actor.text if claim.actor else None) == actor


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In May 12 people were killed.", "fact"),
        ("12 people may be killed.", "conditional"),
        ("The army denied any part in the killing of 12 people.", "fact"),
        ("The army denied that 12 people were killed.", "denied"),
        ("They managed to evacuate 300 people.", "fact"),
        ("They hope to evacuate 300 people.", "planned"),
        ("أدى القصف لمقتل 12 شخصا.", "fact"),
        ("يخططون لتهجير 12 شخصا.", "planned"),
        ("لم يقتل 12 شخصا.", "denied"),
    ],
)
def test_told_how(text: str, told: str) -> None:
    assert [claim.modality for claim in read(text)] == [told]


def test_a_part_is_told_as_its_whole() -> None:
    text = "They plan to evacuate 300 people. Of those 12 of them are wounded."
    assert {claim.modality for claim in read(text) if claim.category == "evacuated"} == {"planned"}


def test_in_whose_words() -> None:
    text = "He said: “She told me that ‘12 people were killed’ there.” Later 30 people died."
    outer = (text.index("She"), text.index("”"))
    inner = (text.index("12"), text.index("’"))
    statements = [
        Statement(*span, text[slice(*span)], "direct", None, None, None, None, parent, "candidate", "test")
        for span, parent in ((outer, None), (inner, 0))
    ]
    assert [claim.statement for claim in read(text, statements=statements)] == [1, None]


def test_site_text_counts_nothing() -> None:
    text = "75 bodies were found.\n(75)   (76)\n"
    site = Span(text.index("(75)"), len(text) - 1, text[text.index("(75)") : -1])
    found = read(text, document=Document(boilerplate=(site,)))
    assert [claim.status for claim in found if claim.start < site.start] == ["linked"]
    assert all(claim.status == "not-a-claim" for claim in found if claim.start >= site.start)


def test_a_figure_of_a_date_counts_nothing() -> None:
    text = "On 12 people were killed."
    found = read(text, times=[Time(0, 5, "On 12", "DATE", None, None, None, None, "test")])
    assert [(claim.status, claim.rule) for claim in found] == [("not-a-claim", "claims/date")]


def test_persons_named() -> None:
    text = "Yusuf Haddad and Idris were killed, and Samira was wounded."
    names = [
        NameMention(text.index(name), text.index(name) + len(name), name, "person", None, None, "test")
        for name in ("Yusuf Haddad", "Idris", "Samira")
    ]
    assert [(claim.text, claim.category, claim.lower) for claim in read(text, names=names)] == [
        ("Yusuf Haddad", "killed", 1),
        ("Idris", "killed", 1),
        ("Samira", "wounded", 1),
    ]


def test_every_quantity_is_in_a_claim() -> None:
    text = "12 people met 30 others in 4 rooms, and 3 percent of them left; two of the 12 were killed."
    view = View(text, "en")
    numbers = find_numbers(view)
    kept = {claim.number for claim in read(text)}
    assert kept >= {at for at, number in enumerate(numbers) if number.role in {"quantity", "percent"}}

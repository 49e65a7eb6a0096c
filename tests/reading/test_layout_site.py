"""Each form of site text is found on a page, and nothing of the article is taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest

import amana.reading.layout
from amana.reading.layout import read_document
from amana.reading.layout.tables import forms, rows
from amana.reading.view import View

_SITE = Path(amana.reading.layout.__file__).with_name("site.tsv")
FORMS = [(how, form) for _, how, english, arabic, *_ in rows(_SITE) for form in forms(english) + forms(arabic)]
ARTICLE = """\
Bread comes back to Wadi al-Noor

The bakery beside the mosque opened again on Monday, after three weeks without flour, said Samira, who runs it.

Yusuf, her brother, read more letters aloud to those who waited, and they shared what there was.
"""


def site(text: str) -> list[str]:
    return [span.text for span in read_document(View(text, "en")).boilerplate]


@pytest.mark.parametrize(("how", "form"), FORMS)
def test_each_form_is_found(how: str, form: str) -> None:
    said = f"{form.title()}: the bridge of Idris" if how == "start" else f"{form.title()} (12)"
    assert site(f"{ARTICLE}\n{said}\n") == [said]


@pytest.mark.parametrize(
    "line",
    [
        "(75)   (76)",
        "[12]",
        "© 2019 The Wadi Post. All rights reserved.",
        "جميع الحقوق محفوظة لوادي النور 2019",
        "Home | News | Town | Weather",
        "https://wadi.example/a/b",
        "#Wadi #Noor",
    ],
)
def test_shapes_of_site_text(line: str) -> None:
    assert site(f"{ARTICLE}\n{line}\n") == [line]


def test_a_form_goes_on_to_the_end() -> None:
    tail = (
        "Leave a Comment\nName\nYour town\n*code\nI was there, and it was not as she says at all, not on that day."
    )
    assert site(f"{ARTICLE}\n{tail}") == ["Leave a Comment", "Name", "Your town", "*code"]


@pytest.mark.parametrize(
    "line",
    [
        "Related to this is the matter of the well, which nobody has spoken of.",
        "Share what you have, he said.",
        "75",
        "Killed: 75 (in two days)",
        "Read the letters of Idris al-Hajj before you judge him.",
        "المزيد من الخبز وصل إلى البلدة صباح اليوم بعد أسابيع من الانتظار.",
    ],
)
def test_what_is_no_site_text(line: str) -> None:
    assert site(f"{ARTICLE}\n{line}\n") == []

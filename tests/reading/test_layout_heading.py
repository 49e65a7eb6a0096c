"""Title, author, outlet and day of publication, in both languages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import amana.reading.layout
from amana.reading.layout import read_document
from amana.reading.layout.days import day_of, day_pattern
from amana.reading.layout.tables import forms, rows
from amana.reading.nouns import Document, Span
from amana.reading.view import View

_HERE = Path(amana.reading.layout.__file__)
MONTHS = [
    (int(number), form)
    for number, english, arabic, *_ in rows(_HERE.with_name("months.tsv"))
    for form in forms(english) + forms(arabic)
]
CUES = {name: forms(english) + forms(arabic) for name, english, arabic, *_ in rows(_HERE.with_name("cues.tsv"))}
BODY = "\n\nThe bakery beside the mosque opened again on Monday, after three weeks without flour, said Samira.\n"
BODY_AR = "\n\nفتح المخبز المجاور للمسجد أبوابه من جديد صباح الاثنين بعد ثلاثة أسابيع بلا طحين، كما قالت سميرة.\n"


def read(text: str, language: str = "en") -> Document:
    document = read_document(View(text, language))
    for span in (document.title, document.outlet, document.byline):
        assert span is None or text[span.start : span.end] == span.text
    return document


def said(span: Span | None) -> str | None:
    return span.text if span else None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Bread comes back to Wadi al-Noor" + BODY, "Bread comes back to Wadi al-Noor"),
        ("Search.\n\nBread comes back" + BODY, "Bread comes back"),
        ("News\n\nBread comes back to the town" + BODY, "Bread comes back to the town"),
        ("By Samira Haddad\n\nBread comes back" + BODY, "Bread comes back"),
        ("3 May 2019\n\nBread comes back" + BODY, "Bread comes back"),
        ("# Bread comes back" + BODY, "Bread comes back"),
        ("Title: Bread comes back." + BODY, "Bread comes back."),
        ("Will bread come back?" + BODY, "Will bread come back?"),
        ("They wrote it down.\n\nThey wrote it down." + BODY, "They wrote it down."),
        ("عودة الخبز إلى وادي النور" + BODY_AR, "عودة الخبز إلى وادي النور"),
        ("العنوان: عودة الخبز" + BODY_AR, "عودة الخبز"),
        ("بقلم سميرة الحداد\n\nعودة الخبز إلى البلدة" + BODY_AR, "عودة الخبز إلى البلدة"),
        ("We left at dawn." + BODY, None),
        ("WADI (Noor Agency) - The bakery opened again" + BODY, None),
        ("Samira: are you there?\nYusuf: yes, at the bridge.\nSamira: stay where you are.\n", None),
        ("[03/05/2019, 10:33] Samira: we left\n[03/05/2019, 10:34] Yusuf: where to?\n", None),
        ("one short line\nanother line\na third\n", None),
        ("", None),
    ],
)
def test_title(text: str, title: str | None) -> None:
    assert said(read(text).title) == title


@pytest.mark.parametrize("cue", CUES["byline"])
def test_byline_after_each_cue(cue: str) -> None:
    assert (
        said(read(f"Bread comes back\n\n{cue.capitalize()} Samira al-Haddad, in Wadi{BODY}").byline)
        == "Samira al-Haddad"
    )
    assert said(read(f"عودة الخبز\n\n{cue}: سميرة الحداد{BODY_AR}", "ar").byline) == "سميرة الحداد"


@pytest.mark.parametrize("cue", CUES["author"])
def test_byline_after_each_label(cue: str) -> None:
    assert (
        said(read(f"Bread comes back\n\n{cue.capitalize()}: Samira Haddad | 3 May 2019{BODY}").byline)
        == "Samira Haddad"
    )
    assert read(f"Bread comes back\n\n{cue.capitalize()} Samira Haddad{BODY}").byline is None


@pytest.mark.parametrize(
    "line", ["By the river", "By then it was late", "By Monday, they had left the town.", "Bystanders", "By .0"]
)
def test_no_byline(line: str) -> None:
    assert read(f"Bread comes back\n\n{line}{BODY}").byline is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("WADI AL-NOOR, 3 May (Noor Agency) -- The bakery opened again.", "Noor Agency"),
        ("(Wadi Post)- The bakery opened again.", "Wadi Post"),
        ("وادي النور (وكالة النور) - فتح المخبز أبوابه.", "وكالة النور"),
        ("وادي النور – وكالة النور – فتح المخبز أبوابه.", "وكالة النور"),
        ("خاص - شبكة وادي النور: فتح المخبز أبوابه.", "شبكة وادي النور"),
        ("The bakery (which is old) - opened again.", None),
        ("Eleven men (Idris among them) - left.", None),
    ],
)
def test_outlet_in_a_dateline(line: str, outlet: str | None) -> None:
    assert said(read(f"Bread comes back\n\n{line}{BODY}").outlet) == outlet


@pytest.mark.parametrize("cue", CUES["outlet"])
def test_outlet_after_each_label(cue: str) -> None:
    assert said(read(f"Bread comes back{BODY}\n{cue.capitalize()}: Wadi Post\n").outlet) == "Wadi Post"


@pytest.mark.parametrize(("number", "form"), MONTHS)
def test_each_month(number: int, form: str) -> None:
    for text in (f"3 {form} 2019", f"Friday, {form.title()} 3, 2019", f"يوم الجمعة 03 {form} ٢٠١٩"):
        match = day_pattern().search(f"xx {text} xx")
        assert match
        assert day_of(match, day_first=False) == date(2019, number, 3)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("3 May 2019", "2019-05-03"),
        ("Published: Friday 3rd May, 2019 at 14:05 GMT", "2019-05-03"),
        ("2019-05-03", "2019-05-03"),
        ("23/05/2019", "2019-05-23"),
        ("05/23/2019", "2019-05-23"),
        ("5/6/2019", None),
        ("31 February 2019", None),
        ("5 May 0000", None),
        ("By Samira Haddad, 3 May 2019", "2019-05-03"),
        ("SAN NOOR, 3 MAY 90 (NOOR) -- THE BAKERY OPENED.", "1990-05-03"),
        ("نشر في: 3 أيار 2019", "2019-05-03"),
        ("الجمعة ٣ أيار/مايو ٢٠١٩", "2019-05-03"),
        ("3 May 2019 was not a day like others for Wadi.", None),
        ("On 3 May 2019 the bakery opened.", None),
        ("They left on 3 May 2019", None),
    ],
)
def test_day_of_publication(line: str, day: str | None) -> None:
    document = read(f"Bread comes back\n\n{line}{BODY}")
    assert document.published == day
    assert document.published_basis == ("dateline" if day else None)


def test_days_with_the_day_first_in_arabic() -> None:
    assert read(f"عودة الخبز\n\n5/6/2019{BODY_AR}", "ar").published == "2019-06-05"


def test_a_day_that_a_text_begins_with() -> None:
    assert read("Fri 03 May 2019 at 0914 Bread comes back. It came." + BODY).published == "2019-05-03"
    assert read("Posted on May 3 2019 by Samira Bread comes back. It came." + BODY).published == "2019-05-03"


def test_the_given_day_wins() -> None:
    document = read_document(View(f"Bread comes back\n\n3 May 2019{BODY}", "en"), date(2020, 1, 1))
    assert (document.published, document.published_basis) == ("2020-01-01", "given")


@pytest.mark.parametrize("cue", CUES["published"] + CUES["weekday"])
def test_a_day_after_each_word_for_it(cue: str) -> None:
    assert read(f"Bread comes back\n\n{cue.title()} 3 May 2019{BODY}").published == "2019-05-03"
    assert read(f"عودة الخبز\n\n{cue}: 3 أيار 2019{BODY_AR}", "ar").published == "2019-05-03"


@pytest.mark.parametrize("cue", CUES["clock"])
def test_a_day_beside_each_word_of_the_clock(cue: str) -> None:
    assert read(f"Bread comes back\n\n3 May 2019 {cue} 14:05{BODY}").published == "2019-05-03"


@pytest.mark.parametrize("cue", CUES["own"])
def test_outlet_after_each_word_for_its_own(cue: str) -> None:
    assert (
        said(read(f"Bread comes back\n\n{cue.title()} - Wadi Post: The bakery opened again.{BODY}").outlet)
        == "Wadi Post"
    )


@pytest.mark.parametrize("cue", CUES["title"])
def test_title_after_each_label(cue: str) -> None:
    assert said(read(f"{cue.title()}: Bread comes back{BODY}").title) == "Bread comes back"

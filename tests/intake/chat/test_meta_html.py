"""Messages and posts of Instagram and Facebook as pages."""

from __future__ import annotations

import html

import pytest

from amana.errors import ReadingFailed
from amana.intake import Limits, Reading, media_type, reader_for
from amana.intake.chat import made_text
from amana.intake.chat.meta_html import MetaHtml
from tests.contracts.reader_contract import ReaderContract
from tests.intake.chat.reading_chats import confined, facts, instalments, words

READER = MetaHtml()
NAME = "message_1.html"


def box(who: str, body: str, when: str, *, old: bool = False) -> str:
    """One box, as such pages are made since 2022, or as they were made from 2018 on."""
    kinds = ("_2lej", "_2lel", "_2let", "_2lem") if old else ("_a6-g", "_a6-h", "_a6-p", "_a6-o")
    of_box, over, said, at = kinds
    return (
        f'<div class="pam _3-95 {of_box} uiBoxWhite noborder"><h2 class="_3-95 {over}">{html.escape(who)}</h2>'
        f'<div class="_3-95 {said}"><div><div></div><div>{body}</div><div></div><div></div></div></div>'
        f'<div class="_3-94 {at}">{when}</div></div>'
    )


def page(*boxes: str, title: str = "وادي النور") -> bytes:
    """A page round these boxes."""
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"/><base href="../../../"/>'
        f"<title>{title}</title><style>._a6-g{{padding:8px}}</style></head><body>"
        f'<div class="_a705"><div class="_a706" role="main">{"".join(boxes)}</div></div>'
        '<div class="_a6-o">Generated on a day</div></body></html>'
    ).encode()


class TestMetaHtml(ReaderContract):
    def reader(self) -> MetaHtml:
        return READER

    def sample(self) -> tuple[bytes, str]:
        return page(
            box("سميرة", "مرحبا<br>two", "Mar 13, 2024 2:05 pm"),
            box("Yusuf", '<a href="https://example.org/a">a</a>', "Mar 12, 2024 9:00:10 AM"),
            box("Idris", "", "2024/03/11"),
        ), NAME


def read(*boxes: str, name: str = NAME) -> Reading:
    (told,) = instalments(READER, page(*boxes), name)
    return told


def test_who_when_and_words_of_each_message() -> None:
    reading = read(
        box("سميرة", "first line<br>second &amp; last", "Mar 13, 2024 2:05 pm"),
        box("Yusuf & Co", "مرحبا", "Mar 12, 2024, 9:00:10 AM", old=True),
    )
    assert reading.title == "وادي النور"
    assert [part.place for part in reading.parts] == ["message/1", "message/2"]
    assert [facts(part)["sender"] for part in reading.parts] == ["سميرة", "Yusuf & Co"]
    assert [facts(part)["time"] for part in reading.parts] == ["2024-03-13T14:05", "2024-03-12T09:00:10"]
    assert {facts(part)["zone"] for part in reading.parts} == {"unknown"}
    assert [words(reading, part) for part in reading.parts] == ["first line\nsecond & last", "مرحبا"]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Jun 02, 2024 10:20:00 am", "2024-06-02T10:20:00"),
        ("Oct 10, 2018, 9:41 PM", "2018-10-10T21:41"),
        ("May 29, 2021, 12:05 AM", "2021-05-29T00:05"),
        ("2 juin 2024, 10:20", "2024-06-02T10:20"),
        ("2. Dez. 2024, 22:20", "2024-12-02T22:20"),
        ("02 Haz 2024 10:20", "2024-06-02T10:20"),
        ("يونيو ٠٢, ٢٠٢٤ ١٠:٢٠ م", "2024-06-02T22:20"),
        ("٢ كانون الثاني ٢٠٢٤ ١٠:٢٠ ص", "2024-01-02T10:20"),
        ("٢ كانون الأول ٢٠٢٤ ١٠:٢٠ ص", "2024-12-02T10:20"),
    ],
)
def test_a_time_with_its_month_spelled_is_read_and_kept_as_written(written: str, read_as: str) -> None:
    (part,) = read(box("Samira", "words", written)).parts
    (time,) = [fact for fact in part.facts if fact.name == "time"]
    assert (time.value, time.raw) == (read_as, written)


@pytest.mark.parametrize(
    "written",
    [
        "03/04/2024, 10:20",  # which is the month
        "Feb 30, 2024 10:20 am",
        "Mar 13, 2024",
        "Mar Apr 13, 2024 10:20 am",
        "Marble 13, 2024 10:20 am",
        "Mar 13, 2024 31:20",
        "yesterday",
    ],
)
def test_a_time_that_can_not_be_read_stands_as_written(written: str) -> None:
    (part,) = read(box("Samira", "words", written)).parts
    assert facts(part)["time-as-written"] == written
    assert "time" not in facts(part)


def test_files_links_and_reactions() -> None:
    body = (
        '<a href="messages/inbox/a_1/photos/1.jpg"><img src="messages/inbox/a_1/photos/1.jpg"/></a>'
        '<video src="messages/inbox/a_1/videos/2.mp4"></video><a href="HTTPS://example.org/x">look</a>'
        '<a href="#top">up</a><ul class="_a6-q"><li>❤Yusuf</li><li>👍Idris</li></ul>'
    )
    reading = read(box("Samira", body, "Mar 13, 2024 2:05 pm"))
    (part,) = reading.parts
    told = [(fact.name, fact.value) for fact in part.facts if fact.name in ("attachment", "link", "reaction")]
    assert told == [
        ("reaction", "❤Yusuf"),
        ("reaction", "👍Idris"),
        ("attachment", "messages/inbox/a_1/photos/1.jpg"),
        ("attachment", "messages/inbox/a_1/videos/2.mp4"),
        ("link", "HTTPS://example.org/x"),
    ]
    assert "Idris" not in words(reading, part)


def test_a_box_about_the_others_has_no_sender() -> None:
    about = '<div class="pam _a6-g uiBoxWhite"><div class="_a6-h">Participants: Samira, Yusuf</div></div>'
    reading = read(about, box("Samira", "words", "Mar 13, 2024 2:05 pm"))
    first, _ = reading.parts
    assert words(reading, first) == "Participants: Samira, Yusuf"
    assert facts(first) == {"system": "yes"}


def test_in_a_page_of_posts_what_stands_over_one_is_no_sender() -> None:
    post = box("Samira updated her status.", "The well is open.", "Mar 13, 2024 2:05 pm")
    reading = read(post, name="your_posts_1.html")
    (part,) = reading.parts
    assert "sender" not in facts(part)
    assert words(reading, part) == "Samira updated her status.\nThe well is open."


def test_a_long_page_is_read_in_instalments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made_text, "MESSAGES", 4)
    data = page(*(box("Samira", f"words {n}", "Mar 13, 2024 2:05 pm") for n in range(1, 11)))
    told = list(instalments(READER, data, NAME))
    assert [part.place for reading in told for part in reading.parts] == [f"message/{n}" for n in range(1, 11)]
    assert [words(reading, part) for reading in told for part in reading.parts] == [
        f"words {n}" for n in range(1, 11)
    ]
    assert all(facts(part)["sender"] == "Samira" for reading in told for part in reading.parts)


@pytest.mark.parametrize("token", ["", "[]", "{}", '{"at": -1, "message": 0}', '{"at": 0, "message": "1"}'])
def test_a_token_that_is_none_is_refused(token: str) -> None:
    import io

    with pytest.raises(ReadingFailed):
        READER.read_on(io.BytesIO(page()), NAME, Limits(), token)


def test_which_pages_it_takes() -> None:
    head = page(box("Samira", "words", "Mar 13, 2024 2:05 pm"))[:4096]
    assert media_type(head, NAME) == "text/html"
    taken = reader_for("text/html", head, "posts.html")
    assert taken is not None and taken.name == "meta-html"
    only_named = b'<html><head><base href="../../"/><style>' + b"x{}" * 2000
    assert READER.recognises("text/html", only_named[:4096], NAME)
    assert not READER.recognises("text/html", only_named[:4096], "page.html")
    saved = b'<html><body><div class="pam uiBoxWhite noborder">a page of the site itself</div></body></html>'
    assert not READER.recognises("text/html", saved, "page.html")
    assert not READER.recognises("text/plain", head, NAME)


def test_it_is_read_in_the_box() -> None:
    data = page(box("سميرة", "مرحبا", "Mar 13, 2024 2:05 pm"))
    module, outcome, reading = confined(data, "text/html", NAME)
    assert (module, outcome) == ("meta-html", "read")
    assert reading is not None and words(reading, reading.parts[0]) == "مرحبا"

"""`amana read`: files and lines in, readings out; what cannot be read is told and costs nothing else."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import amana
from amana.cli import text_lines as lines_module
from amana.cli.settings import Settings
from amana.cli.text_lines import BadTextLine, TextLine, text_lines
from amana.cli.voice import Voice
from amana.phrases import bounds_in_words
from tests.cli.conftest import Said

Speak = Callable[..., Said]
ENGLISH = "Samira said: “We left Wadi al-Noor on 15 November 2016.” More than 40 people were wounded."
ARABIC = "قالت سميرة: «غادرنا وادي النور». وأصيب أكثر من ٤٠ شخصًا."


def _written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_file_as_json(speak: Speak, tmp_path: Path) -> None:
    path = _written(tmp_path, "a.txt", ENGLISH.encode())
    said = speak("read", str(path), "--json", "--published", "2016-12-22")
    told = said.lines[0]
    assert said.status == 0
    assert (told["id"], told["language"], told["encoding"], told["part"]) == (str(path), "en", "utf-8", None)
    assert told["document"]["published"] == "2016-12-22"


def test_several_files_and_one_that_is_not_there(speak: Speak, tmp_path: Path) -> None:
    one, two = (_written(tmp_path, name, ENGLISH.encode()) for name in ("a.txt", "b.txt"))
    said = speak("read", str(one), str(tmp_path / "none"), str(two), "--json")
    assert said.status == 3
    assert [told["id"] for told in said.lines] == [str(one), str(two)]
    assert said.error["error"] == "text-unreadable"
    assert said.error["facts"]["reason"] == "ENOENT"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1256", "iso8859-6", "utf-16-le"])
def test_any_encoding(speak: Speak, tmp_path: Path, codec: str) -> None:
    text = ARABIC.replace("٤٠", "40") * 5 if codec in ("cp1256", "iso8859-6") else ARABIC * 5
    text = text.replace("«", '"').replace("»", '"') if codec == "iso8859-6" else text
    path = _written(tmp_path, "a.txt", text.encode(codec))
    told = speak("read", str(path), "--json").lines[0]
    assert told["language"] == "ar"


def test_stdin_and_what_was_lost_in_decoding(speak: Speak) -> None:
    said = speak("read", "-", "--json", stdin=ARABIC.encode() + b"\xd9")
    assert said.lines[0]["id"] == "-"
    assert "lossy-decoding" in said.lines[0]["notes"]


def test_a_web_page_is_read_by_its_words(speak: Speak, tmp_path: Path) -> None:
    page = f"<html><head><title>News</title></head><body><p>{ENGLISH}</p><p>{ENGLISH}</p></body></html>"
    told = speak("read", str(_written(tmp_path, "a.html", page.encode())), "--json").lines[0]
    assert told["language"] == "en"
    assert "<p>" not in json.dumps(told)


def test_what_is_no_text_says_so(speak: Speak, tmp_path: Path) -> None:
    said = speak("read", str(_written(tmp_path, "a.bin", bytes(range(256)) * 20)), "--json")
    assert (said.status, said.lines) == (3, [])
    assert said.error["error"] == "text-unreadable"


def test_bytes_that_are_unicode_are_text_whatever_else_they_hold(speak: Speak, tmp_path: Path) -> None:
    path = _written(tmp_path, "noise", "a\0b\u202e\u200b𝟜".encode())
    assert speak("read", str(path), "--json").status == 0


@pytest.mark.parametrize("words", [("read",), ("read", "--jsonl", "a.txt"), ("read", "x", "--published", "zz")])
def test_wrong_usage(
    speak: Speak, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _written(tmp_path, "x", b"text")
    assert speak(*words).status == 2


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_person_is_shown_lines_that_cannot_turn_the_terminal(
    speak: Speak, tmp_path: Path, language: str
) -> None:
    text = f"{ENGLISH}\n{ARABIC}\nIdris \u202e\x1b[31m said “we \u2066 left for good”, and 7 more were killed."
    path = _written(tmp_path, "a\u202e.txt", text.encode())
    said = speak("--lang", language, "read", str(path), terminal=True)
    assert said.status == 0
    inside = said.out.replace("\x1b[1m", "").replace("\x1b[2m", "").replace("\x1b[0m", "")
    assert "\u202e" not in inside
    assert "\x1b" not in inside
    assert inside.count("\u2068") == inside.count("\u2069")


# --- many texts


def test_lines_are_answered_in_order_and_a_bad_one_costs_itself(speak: Speak) -> None:
    given = [
        json.dumps({"id": "a", "text": ENGLISH, "published": "2016-12-22"}),
        "no JSON",
        json.dumps({"id": "c"}),
        json.dumps({"id": "d", "text": "x", "published": "soon"}),
        "",
        json.dumps({"id": 5, "text": ARABIC, "language": "ar"}),
    ]
    said = speak("read", "--jsonl", stdin="\n".join(given).encode())
    assert said.status == 3
    assert [told["id"] for told in said.lines] == ["a", None, "c", "d", 5]
    codes = [told["error"]["code"] if "error" in told else None for told in said.lines]
    assert codes == [None, "line-unreadable", "line-unreadable", "date-unreadable", None]
    assert said.lines[0]["document"]["published"] == "2016-12-22"


def test_what_the_command_line_says_holds_for_lines_that_do_not(speak: Speak) -> None:
    given = [json.dumps({"id": 1, "text": "x"}), json.dumps({"id": 2, "text": "x", "published": "2015-01-01"})]
    said = speak(
        "read", "--jsonl", "--published", "2014-01-01", "--language", "ar", stdin="\n".join(given).encode()
    )
    told = [(one["language"], one["document"]["published"]) for one in said.lines]
    assert told == [("ar", "2014-01-01"), ("ar", "2015-01-01")]


def test_a_text_that_breaks_the_reader_costs_its_own_line(speak: Speak, monkeypatch: pytest.MonkeyPatch) -> None:
    usual: Any = amana.read

    def breaks(text: str, *given: Any, **named: Any) -> Any:
        if text == "bad":
            raise RuntimeError
        return usual(text, *given, **named)

    monkeypatch.setattr(amana, "read", breaks, raising=False)
    said = speak("read", "--jsonl", stdin=b'{"id": 1, "text": "bad"}\n{"id": 2, "text": "good"}')
    assert said.status == 3
    assert said.lines[0]["error"]["code"] == "fault"
    assert said.lines[1]["language"] is None


def test_each_line_is_answered_before_the_next_is_awaited() -> None:
    given, asked = os.pipe()
    with os.fdopen(given, "rb") as stream, os.fdopen(asked, "wb", buffering=0) as pen:
        lines = text_lines(stream)
        pen.write(b'{"id": 1, "text": "x"}\n')
        assert next(lines) == TextLine(1, "x")
        pen.write(b'{"id": 2, "text": "y"}\n')
        assert next(lines) == TextLine(2, "y")


def test_a_line_beyond_the_limit_is_passed_over_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(lines_module, "LONGEST_LINE", 40)
    path = _written(tmp_path, "lines", json.dumps({"text": "x" * 100}).encode() + b'\n{"id": 2, "text": "y"}')
    with path.open("rb") as stream:
        bad, good = text_lines(stream)
    assert isinstance(bad, BadTextLine)
    assert bad.error.facts["reason"] == "text-line-too-long"
    assert good == TextLine(2, "y")


# --- figures in words


@pytest.mark.parametrize(
    ("lower", "upper", "hedge", "words"),
    [
        (75, 75, "exact", "75"),
        (275_000, 275_000, "about", "about 275,000"),
        (1_500, None, "more", "at least 1,500"),
        (None, 40, "less", "at most 40"),
        (200, 999, "vague", "200 to 999"),
        (None, None, "vague", "no number said"),
    ],
)
def test_bounds_in_words(lower: float | None, upper: float | None, hedge: str, words: str) -> None:
    assert bounds_in_words(Voice(Settings()), lower, upper, hedge) == words


# --- places of one's own

PLACES = (
    "wadi_al_noor\tWadi al-Noor\tوادي النور\tWadi an-Nur\ttown\t36.10\t37.00\t\n"
    "al_zuhur\tAl-Zuhur\tحي الزهور\tZuhur\tneighbourhood\t36.11\t37.02\twadi_al_noor\n"
)


def test_places_of_ones_own_are_found_in_files_and_lines(speak: Speak, tmp_path: Path) -> None:
    places = _written(tmp_path, "places.tsv", PLACES.encode())
    text = "Samira fled from Wadi an-Nur. نزح يوسف من حي الزهور."
    path = _written(tmp_path, "a.txt", text.encode())
    line = json.dumps({"id": 1, "text": text}).encode()
    for said in (
        speak("read", str(path), "--places", str(places), "--json"),
        speak("read", "--jsonl", "--places", str(places), stdin=line),
    ):
        found = [(one["id"], one["lat"], one["admin"]) for one in said.lines[0]["places"]]
        assert found == [("wadi_al_noor", 36.1, None), ("al_zuhur", 36.11, "Wadi al-Noor")]


def test_the_reader_says_which_list_was_used(speak: Speak, tmp_path: Path) -> None:
    path = _written(tmp_path, "a.txt", ENGLISH.encode())
    lists = [_written(tmp_path, "1.tsv", PLACES.encode()), _written(tmp_path, "2.tsv", PLACES[:-1].encode())]
    used = [
        speak("read", str(path), "--json", *options).lines[0]["reader"]
        for options in ((), *(("--places", str(one)) for one in lists))
    ]
    assert len(set(used)) == 3
    assert all(one.startswith(used[0] + "+") for one in used[1:])


@pytest.mark.parametrize(
    ("data", "reason"),
    [(None, "ENOENT"), (b"Wadi al-Noor\n", "place-cells"), (b"a\t\xff\t\t\t\t\t\t\n", "not-utf-8")],
)
def test_a_list_that_cannot_be_used_ends_it(speak: Speak, tmp_path: Path, data: bytes | None, reason: str) -> None:
    path = _written(tmp_path, "a.txt", ENGLISH.encode())
    places = tmp_path / "none.tsv" if data is None else _written(tmp_path, "bad.tsv", data)
    said = speak("read", str(path), "--places", str(places), "--json")
    assert (said.status, said.lines) == (2, [])
    assert said.error["error"] == "places-unreadable"
    assert said.error["facts"]["reason"] == reason
    assert said.error["facts"].get("line") == (None if data is None else 1)

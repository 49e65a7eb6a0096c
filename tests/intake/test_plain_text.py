"""Any encoding, no loss: what a text file says is what is kept."""

from __future__ import annotations

import codecs
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.errors import ReadingFailed
from amana.intake import arabic_codes
from amana.intake.decoding import decoded
from amana.intake.plain_text import PlainText
from tests.shared_data import shared

ARABIC = "قالت سميرة طالب إن وادي النور ظل محاصرا منذ أيام، ولم يصل إلى المدينة أي طعام في هذا الأسبوع.\n"
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


def _again(data: bytes) -> bytes:
    found = decoded(data)
    return arabic_codes.encode(found.text, found.encoding)


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-16-le", "utf-16-be", "cp1256", "iso8859-6", "mac-arabic", "asmo-449"]
)
def test_arabic_is_read_in_every_encoding(codec: str) -> None:
    found = decoded(arabic_codes.encode(ARABIC, codec))
    assert (found.text, found.encoding, found.lossy) == (ARABIC, codec, False)


@pytest.mark.parametrize("codec", ["cp720", "cp864"])
def test_arabic_of_the_dos_days_is_told_by_its_words(codec: str) -> None:
    said = "في من على عن مع هذا كان قد كل بعد قبل"
    data = said.encode("cp720") if codec == "cp720" else "ﻓﻲ ﻣﻦ ﻋﻦ".encode("cp864", "replace")
    assert _again(data) == data


@pytest.mark.parametrize("name", ["سميرة طالب", "وادي النور"])
@pytest.mark.parametrize("codec", ["cp1256", "iso8859-6"])
def test_a_name_alone_is_enough(name: str, codec: str) -> None:
    assert decoded(name.encode(codec)).text == name


@pytest.mark.parametrize(("codec", "mark"), MARKS.items())
def test_a_byte_order_mark_stays_in_the_text(codec: str, mark: bytes) -> None:
    data = mark + ARABIC.encode(codec)
    found = decoded(data)
    assert (found.text, found.encoding) == ("\ufeff" + ARABIC, codec)
    assert found.text.encode(found.encoding) == data


@pytest.mark.parametrize(
    ("said", "codec"),
    [
        ("Le café où l'élève naïf a déjà mangé", "cp1252"),
        ("Grüße aus Österreich, schön", "latin-1"),
        ("“quoted” – text", "cp1252"),
        ("Привет мир, как дела сегодня", "cp1251"),
        ("日本語のテキストはここにあります", "shift_jis"),
    ],
)
def test_other_languages(said: str, codec: str) -> None:
    assert decoded(said.encode(codec)).text == said


def test_english_is_never_taken_for_seven_bit_arabic() -> None:
    said = "Gdansk, Gdynia and GdB are named here; Good morning, Wadi al-Noor! HAL IS IN THE CAPITAL.\n" * 5
    assert decoded(said.encode()).encoding == "utf-8"


def test_every_row_of_the_asmo_table_goes_both_ways() -> None:
    for byte in range(128):
        try:
            char = arabic_codes.decode(bytes([byte]), "asmo-449")
        except UnicodeDecodeError:
            assert byte in range(0x73, 0x7B)
            continue
        assert arabic_codes.encode(char, "asmo-449") == bytes([byte])
    with pytest.raises(UnicodeEncodeError):
        arabic_codes.encode("é", "asmo-449")


def test_every_word_that_tells_arabic_is_arabic() -> None:
    for word in arabic_codes._COMMON:
        assert arabic_codes.arabic_share(f"{word} {word}") == 1.0


def test_a_cut_letter_is_said_to_be_lost() -> None:
    cut = ARABIC[:60].encode()[:-1]
    assert decoded(cut).text == ARABIC[:59] + "�"
    reading = PlainText().read(io.BytesIO(cut), "a.txt", PlainText.limits)
    assert reading.note == "lossy-decoding"


def test_what_a_file_declares_is_believed_where_it_can_be_true() -> None:
    assert decoded("Zażółć gęślą".encode("cp1250"), "windows-1250").text == "Zażółć gęślą"
    assert decoded("café".encode("cp1252"), "iso-8859-1").encoding == "cp1252"
    for wrong in ("utf-8", "us-ascii", "windows-1252", "no-such", "\x00", "rot13", "base64", "idna"):
        assert decoded(ARABIC.encode("cp1256"), wrong).text == ARABIC
        assert decoded(ARABIC.encode(), wrong).text == ARABIC


@pytest.mark.parametrize(
    "said",
    ["a\x00b\x00 and more", "one\r\ntwo\rthree\n", "e\u0301 \u00a0 \ufefftail", "x" * 3_000_000, "\n", " "],
    ids=["NUL", "line-ends", "not-composed", "one-huge-line", "line-feed", "space"],
)
def test_nothing_is_normalised(said: str) -> None:
    reading = PlainText().read(io.BytesIO(said.encode()), "a.txt", PlainText.limits)
    assert reading.texts[0].text == said


def test_too_many_characters_are_refused() -> None:
    limits = replace(PlainText.limits, text_characters=10)
    with pytest.raises(ReadingFailed) as told:
        PlainText().read(io.BytesIO(b"more than ten"), "a.txt", limits)
    assert told.value.facts == {"reason": "too-large"}


def test_the_seeds_come_back_letter_for_letter() -> None:
    for path in sorted(shared("", folder="seeds").glob("*.txt")):
        data = path.read_bytes()
        reading = PlainText().read(io.BytesIO(data), path.name, PlainText.limits)
        assert reading.texts[0].text.encode() == data


@settings(max_examples=200)
@given(st.binary(max_size=400))
def test_whatever_the_bytes_they_come_back_or_the_loss_is_said(data: bytes) -> None:
    try:
        found = decoded(data)
    except ReadingFailed as told:
        assert told.facts == {"reason": "encoding-unknown"}
        return
    found.text.encode()  # no lone surrogates
    assert found.lossy or arabic_codes.encode(found.text, found.encoding) == data


@settings(max_examples=200)
@given(st.text(max_size=100))
def test_utf8_is_always_itself(said: str) -> None:
    found = decoded(said.encode())
    assert found.text.encode(found.encoding) == said.encode()


def test_an_encoding_that_nothing_but_the_words_tells_is_told_as_a_guess() -> None:
    arabic = "وصلت القافلة إلى وادي النور بعد المطر، ومعها البطانيات والدفاتر.\n" * 3

    def guessed(data: bytes) -> list[tuple[str, str]]:
        reading = PlainText().read(io.BytesIO(data), "a.txt", PlainText.limits)
        return [(fact.name, fact.value) for fact in reading.facts]

    assert guessed(arabic.encode("cp1256")) == [("encoding-guessed", "cp1256")]
    assert guessed(arabic.encode()) == guessed(arabic.encode("utf-16")) == []

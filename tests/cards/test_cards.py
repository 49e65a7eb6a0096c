"""Cards: what stands on them in both scripts, what their files give away, and that nothing is written over."""

from __future__ import annotations

import re
import shutil
import stat
import subprocess
import textwrap
import unicodedata
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

import amana.cards
from amana.cards import CARD_LIMIT, Card, card_text, cards_in, words_on, write_cards
from amana.cards.page import _ANY, _MARGIN, _NOTE, _PAPER, _Page, card_page
from amana.errors import AmanaError, DestinationUnusable, DiskFault, ShareUnreadable
from amana.seal import read_share, split_secret
from amana.stores import Disk

ARCHIVE = "5eed" * 8
SHARES = split_secret(bytes(range(32)), 3, 5)
CARD = Card(SHARES[1], "Wadi al-Noor clinic", ARCHIVE)
FONTS = Path(amana.cards.__file__).parent / "fonts"
needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext (poppler) is not installed"
)


def pdf_text(data: bytes) -> str:
    """What a reader of PDF files takes out of it."""
    document = pypdfium2.PdfDocument(data)
    assert len(document) == 1
    return str(document[0].get_textpage().get_text_range())


# --- what stands on a card


@pytest.mark.parametrize("share", SHARES, ids=lambda share: str(share.index))
def test_the_text_of_a_card_is_read_again(share: object) -> None:
    card = Card(share, "Wadi al-Noor clinic", ARCHIVE)  # type: ignore[arg-type]
    text = card_text(card)
    assert read_share(words_on(text.encode(), "x")) == card.share.__class__(
        card.share.index, 3, None, card.share.identifier, card.share.words, _read=card.share._read
    )
    assert f"Card {card.share.index} of 5" in text
    assert f"البطاقة {card.share.index} من 5" in text
    for told in (
        "Wadi al-Noor clinic",
        "5eed5eed",
        f"set {card.share.set}",
        "Any 3 of the 5 cards",
        "أيّ 3 بطاقات من أصل 5",
        "SLIP-39",
        "amana keys combine",
        "a copy of the archive",
    ):
        assert told in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 72


def test_the_page_shows_every_word_by_its_number() -> None:
    lines = pdf_text(card_page(CARD)).splitlines()
    text = " ".join(lines)
    numbered = [f"{number}. {word}" for number, word in enumerate(CARD.share.words.split(), start=1)]
    assert [one for one in numbered if one not in text] == []
    for told in (
        "Card 2 of 5",
        "Wadi al-Noor clinic",
        "5eed5eed",
        CARD.share.set,
        "Any 3 of the 5 cards",
        "SLIP-39",
    ):
        assert told in text
    assert not [one for other in SHARES if other is not CARD.share for one in [other.words] if one in text]


def bare(text: str) -> str:
    """Letters alone: no marks above or below them, no marks of direction."""
    return "".join(
        one for one in unicodedata.normalize("NFD", text) if unicodedata.category(one) not in ("Mn", "Cf")
    )


@needs_poppler
def test_the_arabic_is_there_in_its_order(tmp_path: Path) -> None:
    (tmp_path / "card.pdf").write_bytes(card_page(CARD))
    ended = subprocess.run(
        ["pdftotext", str(tmp_path / "card.pdf"), "-"], capture_output=True, check=True, text=True
    )
    read = " ".join(bare(ended.stdout).split())
    # Readers of PDF files give the two letters of the ligature lam-alef in the wrong order.
    for sentence in ("من أصل", "في مجلد الأرشيف", "يسأل البرنامج عن الكلمات", "هذه كلمات", "ما هذه"):
        assert bare(sentence).replace("لا", "ال") in read, sentence


def test_arabic_letters_are_joined() -> None:
    """A letter has another shape at the beginning, in the middle and at the end of a word."""
    with _Page(CARD) as page:
        page._set("ar", 10)
        font = page.pdf.fonts["card"]
        shapes = font.shape_text("ببب", 10, page.pdf.text_shaping)  # type: ignore[union-attr]
        assert len({one["mapped_char"] for one in shapes}) == 3
        ligature = font.shape_text("لا", 10, page.pdf.text_shaping)  # type: ignore[union-attr]
        assert len(ligature) == 1


@pytest.mark.parametrize("post_quantum", [False, True])
def test_the_instructions_end_above_the_note(post_quantum: bool) -> None:
    with _Page(Card(SHARES[0], "x", ARCHIVE, post_quantum)) as page:
        page.instructions(page.words())
        assert max(page.ends) < _NOTE - 4


def test_how_many_open_fits_on_one_line_in_both_languages() -> None:
    ways = [(threshold, shares) for shares in range(2, 17) for threshold in range(2, shares + 1)]
    with _Page(CARD) as page:
        for threshold, shares in ways:
            card = Card(replace(CARD.share, threshold=threshold, shares=shares), "x", ARCHIVE)
            wide = 0.0
            for language in ("en", "ar"):
                page._set(language, _ANY, "B")
                wide += page.pdf.get_string_width(card.say(language, "card-any"))
            assert wide < _PAPER[0] - 2 * _MARGIN - 2, (threshold, shares)


def test_all_of_all_cards_is_said_so() -> None:
    text = card_text(Card(split_secret(bytes(32), 4, 4)[0], "x", ARCHIVE))
    assert "All 4 cards together open the archive." in text
    assert "البطاقات كلّها (4) معًا تفتح الأرشيف." in text


@pytest.mark.parametrize(
    "label",
    [
        "x",
        "W" * 80,
        "أرشيف وادي النور للشهادات",
        "أرشيف: Wadi 2016 والطريق " * 3,
        "Вадий Абудар ☃ 漢字 🜁",
        "-" * 72,
        "a‮b",
        "(a) [b] \\ %",
    ],
    ids=[
        "short",
        "wide",
        "arabic",
        "mixed and long",
        "letters that no font here has",
        "a rule",
        "turned",
        "signs",
    ],
)
def test_any_name_can_stand_on_a_card(label: str) -> None:
    card = Card(SHARES[0], label, ARCHIVE)
    assert card_page(card).startswith(b"%PDF")
    assert read_share(words_on(card_text(card).encode(), "x")).words == SHARES[0].words


@settings(max_examples=20, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
def test_no_name_breaks_a_page(label: str) -> None:
    assert card_page(Card(SHARES[0], label, ARCHIVE)).startswith(b"%PDF")


# --- what the files give away


def test_a_page_is_the_same_whenever_and_wherever_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    first = card_page(CARD)
    monkeypatch.setenv("USER", "samira")
    monkeypatch.setenv("TZ", "Asia/Damascus")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert card_page(CARD) == first


def test_a_page_tells_neither_time_nor_place_nor_program() -> None:
    data = card_page(CARD)
    assert not re.search(rb"CreationDate|ModDate|Producer|Creator|Author|/ID|fpdf|D:(19|20)\d\d", data)
    document = pypdfium2.PdfDocument(data)
    assert not any(document.get_metadata_dict().values())


def test_the_fonts_tell_no_time_of_their_making() -> None:
    files = sorted(FONTS.glob("*.ttf"))
    for file in files:
        with TTFont(file) as font:
            assert "DejaVu" not in str(font["name"].getDebugName(1))
            assert font["head"].modified == font["head"].created
    assert sum(file.stat().st_size for file in files) < 150_000
    assert "Bitstream" in (FONTS / "LICENSE.txt").read_text()


# --- files


def test_cards_are_written_for_this_person_alone(tmp_path: Path) -> None:
    out = tmp_path / "some" / "cards"
    written = write_cards(SHARES, "Wadi al-Noor", ARCHIVE, out)
    assert [one.number for one in written] == [1, 2, 3, 4, 5]
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    names = sorted(file.name for file in out.iterdir())
    assert names == sorted(f"card-{number}-of-5.{kind}" for number in range(1, 6) for kind in ("pdf", "txt"))
    for file in out.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for one, share in zip(written, SHARES, strict=True):
        assert read_share(words_on(one.text.read_bytes(), "x")).words == share.words
        assert one.page.read_bytes() == card_page(Card(share, "Wadi al-Noor", ARCHIVE))


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "card-4-of-5.txt").write_text("mine")
    with pytest.raises(DestinationUnusable) as told:
        write_cards(SHARES, "x", ARCHIVE, tmp_path)
    assert told.value.facts == {"path": str(tmp_path / "card-4-of-5.txt"), "reason": "eexist"}
    assert [file.name for file in tmp_path.iterdir()] == ["card-4-of-5.txt"]
    with pytest.raises(DestinationUnusable):
        write_cards(SHARES, "x", ARCHIVE, tmp_path / "card-4-of-5.txt")
    (tmp_path / "link").mkdir()
    (tmp_path / "link" / "card-1-of-5.pdf").symlink_to(tmp_path / "nowhere")
    with pytest.raises(DestinationUnusable):
        write_cards(SHARES, "x", ARCHIVE, tmp_path / "link")


@pytest.mark.parametrize("at", range(1, 24, 3))
def test_all_or_none(tmp_path: Path, at: int) -> None:
    """A disk that gives up leaves no card behind, and nobody else's file is taken away."""

    class Failing(Disk):
        steps = 0

        def step(self, effect: str, path: Path) -> None:
            self.steps += 1
            if self.steps == at and effect != "remove":
                raise DiskFault(path=str(path), reason="ENOSPC")

    out = tmp_path / "cards"
    with pytest.raises(DiskFault):
        write_cards(SHARES, "x", ARCHIVE, out, disk=Failing())
    assert not out.exists() or list(out.iterdir()) == []


# --- words from a file


def test_words_without_rules_are_all_of_it() -> None:
    assert words_on(b"a b\nc", "x") == "a b\nc"
    assert words_on(b"\xef\xbb\xbfa", "x") == "a"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (card_page(CARD), "is-a-pdf"),
        (b"a" * (CARD_LIMIT + 1), "too-long"),
        (b"\xff\xfe", "not-utf-8"),
    ],
    ids=["pdf", "long", "utf-16"],
)
def test_what_is_no_text(data: bytes, reason: str) -> None:
    with pytest.raises(ShareUnreadable) as told:
        words_on(data, "my card")
    assert told.value.facts == {"card": "my card", "reason": reason}
    assert told.value.__cause__ is None


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_noise_is_words_or_one_of_our_errors(noise: bytes) -> None:
    try:
        assert isinstance(words_on(noise, "x"), str)
    except AmanaError as fault:
        assert fault.code == "share-unreadable"


@pytest.mark.parametrize(
    "stream",
    [
        "".join(card_text(Card(share, "x", ARCHIVE)) for share in SHARES),
        "\n\n".join(share.words for share in SHARES),
        "\r\n \r\n".join(share.words.replace(" ", "\r\n") for share in SHARES),
        "\n".join(share.words for share in SHARES) + "\n",
        "\n\n\n".join(textwrap.fill(share.words, 40) for share in SHARES),
    ],
    ids=["card files", "paragraphs", "paragraphs of lines", "lines", "wrapped paragraphs"],
)
def test_cards_in_a_stream(stream: str) -> None:
    found = [read_share(words_on(one, "x")).words for one in cards_in(stream.encode())]
    assert found == [share.words for share in SHARES]


def test_one_card_in_a_stream_is_one() -> None:
    for text in (SHARES[0].words, SHARES[0].words.replace(" ", "\n"), textwrap.fill(SHARES[0].words, 60)):
        [found] = cards_in(text.encode())
        assert read_share(words_on(found, "x")).words == SHARES[0].words
    assert cards_in(b"") == cards_in(b" \n\n ") == []

"""A card as a page to print: A5, black on white, English and Arabic, with fonts of its own.

Nothing in the file tells when, where or by whom it was made.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Self
from unicodedata import bidirectional

from fpdf import FPDF
from fpdf.enums import Align, YPos
from fpdf.fonts import TTFFont
from fpdf.output import OutputProducer, PDFInfo

from amana.cards.card import COMMANDS, Card

_FONTS = Path(__file__).parent / "fonts"
_TEXT, _WORDS = "card", "words"
_BOLD = "B"
_UNKNOWN = "\u25a1"  # a box, for a letter that the font does not have
_DIRECTIONS = {"en": ("ltr", "eng"), "ar": ("rtl", "ara")}

# Millimetres.
_PAPER = (148, 210)
_MARGIN = 11
_WIDTH = _PAPER[0] - 2 * _MARGIN
_COLUMNS = {"en": (_MARGIN, 66.0), "ar": (_MARGIN + 71.0, _WIDTH - 71.0)}  # where each begins, how wide it is
_BOX_TOP, _ROW, _PADDING = 41.5, 5.6, 3.0
_LINE = 3.15
_NOTE = 200.0

_GREY = 100
_ANY = 8.0
_LARGEST, _SMALLEST = 18, 9  # points of the archive's name


def card_page(card: Card) -> bytes:
    """The card as a PDF of one page; the same bytes for the same card."""
    with _Page(card) as page:
        page.head()
        below = page.words()
        page.instructions(below)
        page.note()
        return bytes(page.pdf.output(output_producer_class=_Plain))


class _Pdf(FPDF):
    def file_id(self) -> None:
        """None: it would be a hash over the words."""
        return None  # noqa: RET501 - said, since the parent's default is another


class _Plain(OutputProducer):
    def _add_info(self) -> PDFInfo:
        """Neither date nor program."""
        info = super()._add_info()
        info.creation_date = info.producer = None  # type: ignore[assignment]
        return info


class _Page:
    """The page being drawn, from top to bottom."""

    def __init__(self, card: Card) -> None:
        self._card = card
        self.ends: list[float] = []  # of the instructions, in each language
        self.pdf = pdf = _Pdf(format=_PAPER)
        pdf.set_creation_date(datetime(1970, 1, 1, tzinfo=UTC))
        pdf.set_margin(_MARGIN)
        pdf.set_auto_page_break(False)
        pdf.c_margin = 0
        pdf.add_font(_TEXT, "", _FONTS / "card.ttf")
        pdf.add_font(_TEXT, _BOLD, _FONTS / "card-bold.ttf")
        pdf.add_font(_WORDS, "", _FONTS / "card-words.ttf")
        pdf.add_page()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Close the font files: the library leaves them open."""
        for font in self.pdf.fonts.values():
            if isinstance(font, TTFFont):
                font.ttfont.close()

    def head(self) -> None:
        """Which card of which archive, and how many open."""
        for language in _DIRECTIONS:
            self._line(self._card.say(language, "card-number"), language, 9.5, 12, _BOLD)
            self._line(self._card.say(language, "card-set"), language, 26.5, 8, grey=_GREY)
            self._line(self._card.say(language, "card-any"), language, 34, _ANY, _BOLD)
        self._name(self._card.label, 16.5)
        self._set("en", 8, grey=_GREY)
        self.pdf.set_xy(_MARGIN, 10.3)
        self.pdf.cell(_WIDTH, 4, "AMANA · أمانة", align=Align.C)

    def _name(self, label: str, y: float) -> None:
        """The archive's name, as large as the page has room for, on the side where its script begins."""
        pdf = self.pdf
        font = pdf.fonts[_TEXT + _BOLD]
        known = font.cmap if isinstance(font, TTFFont) else {}
        name = "".join(one if ord(one) in known else _UNKNOWN for one in " ".join(label.split()))
        language = "ar" if _begins_right(name) else "en"
        size = float(_LARGEST)
        self._set(language, size, _BOLD)
        while pdf.get_string_width(name) > _WIDTH and size > _SMALLEST:
            size -= 0.5
            pdf.set_font_size(size)
        while pdf.get_string_width(name) > _WIDTH:
            name = name.removesuffix("…")[:-1] + "…"
        self._line(name, language, y, size, _BOLD)

    def words(self) -> float:
        """The words, framed; where the frame ends."""
        pdf = self.pdf
        columns = self._card.columns()
        height = len(columns[0]) * _ROW + 2 * _PADDING
        pdf.set_line_width(0.4)
        pdf.rect(_MARGIN, _BOX_TOP, _WIDTH, height, round_corners=True, corner_radius=2)
        pdf.set_text_shaping(False)
        for place, column in enumerate(columns):
            left = _MARGIN + 2 + place * _WIDTH / len(columns)
            for row, (number, word) in enumerate(column):
                line = _BOX_TOP + _PADDING + (row + 0.68) * _ROW
                pdf.set_font(_TEXT, "", 8)
                pdf.set_text_color(_GREY)
                pdf.text(left + 7 - pdf.get_string_width(f"{number}."), line, f"{number}.")
                pdf.set_font(_WORDS, "", 12)
                pdf.set_text_color(0)
                pdf.text(left + 9, line, word)
        return _BOX_TOP + height

    def instructions(self, top: float) -> None:
        """English in the left column, Arabic in the right one."""
        self.ends = []
        for language in _DIRECTIONS:
            y = top + 4
            for heading, paragraphs in self._card.instructions(language):
                y = self._paragraph(heading, language, y, _BOLD)
                for paragraph in paragraphs:
                    y = self._paragraph(paragraph, language, y) + 0.4
                y += 0.9
            self.ends.append(y)

    def note(self) -> None:
        """Room for what is written by hand."""
        pdf = self.pdf
        for language in _DIRECTIONS:
            self._line(self._card.say(language, "card-note"), language, _NOTE - 3, 7, grey=_GREY)
        pdf.set_draw_color(_GREY)
        pdf.set_line_width(0.15)
        pdf.line(_MARGIN + 14, _NOTE, _MARGIN + _WIDTH - 16, _NOTE)

    # --- pieces

    def _set(self, language: str, size: float, style: str = "", grey: int = 0) -> None:
        """Letters joined and lines in order, as the language has them."""
        direction, tag = _DIRECTIONS[language]
        self.pdf.set_text_shaping(True, direction=direction, language=tag)
        self.pdf.set_font(_TEXT, style, size)
        self.pdf.set_text_color(grey)

    def _line(self, text: str, language: str, y: float, size: float, style: str = "", grey: int = 0) -> None:
        """One line of the page: English from the left, Arabic from the right."""
        self._set(language, size, style, grey)
        self.pdf.set_xy(_MARGIN, y)
        self.pdf.cell(_WIDTH, size * 0.5, text, align=Align.R if language == "ar" else Align.L)

    def _paragraph(self, text: str, language: str, y: float, style: str = "") -> float:
        """A paragraph in the language's column; where it ends."""
        left, width = _COLUMNS[language]
        self._set(language, 7.2 if style else 6.8, style)
        if text in COMMANDS:
            self._set("en", 7.2)
            self.pdf.set_font(_WORDS, "", 7.2)
        self.pdf.set_xy(left, y)
        align = Align.R if language == "ar" else Align.L
        self.pdf.multi_cell(width, _LINE, text, align=align, new_y=YPos.NEXT)
        return self.pdf.get_y()


def _begins_right(text: str) -> bool:
    """Whether its first letter is of a script that runs from right to left (UAX 9, rule P2)."""
    return next((kind for one in text if (kind := bidirectional(one)) in ("L", "R", "AL")), "L") != "L"

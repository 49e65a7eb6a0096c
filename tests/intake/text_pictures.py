"""Pictures of text, shaped and set as print is: for what recognises text in pictures."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from fpdf import FPDF

if TYPE_CHECKING:
    from PIL.Image import Image

ARABIC = (
    "قالت سميرة إن وادي النور ظل محاصرا منذ أيام، ولم يصل إلى المدينة أي طعام في هذا الأسبوع.",
    "وصل إدريس ويوسف صباح يوم الثلاثاء ومعهما ثلاثون كيسا من الدقيق، ووزعت على بيوت الحي الغربي.",
    "كتب الشاهد الأول شهادته بخط يده، ثم وقعها أمام اللجنة في اليوم الخامس من شهر آذار.",
)
ENGLISH = (
    "Samira said that Wadi al-Noor had been under siege for days, and no food reached the town this week.",
    "Idris and Yusuf came on Tuesday morning with thirty sacks of flour for the western quarter.",
    "The first witness wrote his statement by hand, and signed it before the committee on 5 March 2024.",
)


@cache
def page_of(lines: tuple[str, ...], dpi: int = 300, right: bool = False) -> Image:
    """A page of A4 with these paragraphs, in grey."""
    from pypdfium2 import PdfDocument

    sheet = FPDF()
    sheet.add_page()
    sheet.add_font("card", fname=str(files("amana.cards") / "fonts" / "card.ttf"))
    sheet.set_font("card", size=12)
    sheet.set_text_shaping(True)
    for line in lines:
        sheet.multi_cell(0, 8, line, align="R" if right else "L", new_x="LMARGIN", new_y="NEXT")
    document = PdfDocument(bytes(sheet.output()))
    picture: Image = document[0].render(scale=dpi / 72, grayscale=True).to_pil()
    document.close()
    return picture

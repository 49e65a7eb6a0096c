"""Small PDF files written by hand: glyphs set where a test wants them, and files broken where it wants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

WIDTH = 500  # thousandths of the font size, for every glyph
SIZE = 10.0
Placed = tuple[float, float, str]  # x, y of the baseline, what the glyph stands for


def pdf_of(objects: Mapping[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A file of these objects, with a cross-reference table that is right."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table, last = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % last
    for number in range(1, last):
        out += b"%010d %05d %s \n" % (places.get(number, 0), 0, b"n" if number in places else b"f")
    out += b"trailer\n<</Size %d %s>>\nstartxref\n%d\n%%%%EOF\n" % (last, trailer, table)
    return bytes(out)


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(data), more, data)


def placed_right_to_left(glyphs: Sequence[str], right: float, y: float) -> list[Placed]:
    """Glyphs as a right-to-left line shows them, the first one rightmost; given in reading order."""
    step = WIDTH / 1000 * SIZE
    return [(right - (number + 1) * step, y, glyph) for number, glyph in enumerate(glyphs)]


def placed_left_to_right(glyphs: Sequence[str], left: float, y: float) -> list[Placed]:
    step = WIDTH / 1000 * SIZE
    return [(left + number * step, y, glyph) for number, glyph in enumerate(glyphs)]


def text_pdf(pages: Sequence[Sequence[Placed]], info: bytes = b"") -> bytes:
    """A PDF that shows these glyphs in the order given; each is one code of a font that names what it means."""
    means = sorted({glyph for page in pages for _, _, glyph in page})
    codes = {glyph: number for number, glyph in enumerate(means, 1)}
    objects: dict[int, bytes] = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        3: _font(len(codes)),
        4: stream(b"%d 0 0 -200 500 800 d1 50 0 400 700 re f" % WIDTH),
        5: stream(_to_unicode(codes)),
        7: b"<<" + info + b">>",
    }
    kids = []
    for number, page in enumerate(pages):
        at = 8 + 2 * number
        shown = b"".join(b"1 0 0 1 %.2f %.2f Tm <%02X> Tj\n" % (x, y, codes[glyph]) for x, y, glyph in page)
        objects[at] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            % (at + 1)
        )
        objects[at + 1] = stream(b"BT /F %.1f Tf\n%sET" % (SIZE, shown))
        kids.append(b"%d 0 R" % at)
    objects[2] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    return pdf_of(objects, b"/Root 1 0 R/Info 7 0 R")


def _font(count: int) -> bytes:
    """A Type 3 font whose every glyph is one box: what a glyph means is told by the ToUnicode map alone."""
    names, widths = b"/box" * count, b"%d " % WIDTH * count
    return (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 -200 500 800]/FontMatrix[.001 0 0 .001 0 0]/Resources<<>>"
        b"/CharProcs<</box 4 0 R>>/Encoding<</Type/Encoding/Differences[1%s]>>/FirstChar 1/LastChar %d"
        b"/Widths[%s]/ToUnicode 5 0 R>>" % (names, count, widths)
    )


def _to_unicode(codes: Mapping[str, int]) -> bytes:
    rows = b"".join(
        b"<%02X> <%s>\n" % (code, glyph.encode("utf-16-be").hex().encode()) for glyph, code in codes.items()
    )
    return (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n%d beginbfchar\n%sendbfchar\nendcmap end end"
        % (len(codes), rows)
    )


def looping_pages() -> bytes:
    """A page tree that is its own child."""
    return pdf_of(
        {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]/Parent 2 0 R>>"}
    )


def looping_xref() -> bytes:
    """A cross-reference table whose predecessor is itself, and a length that refers to itself."""
    whole = pdf_of({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 0/Kids[]>>"})
    table = whole.rindex(b"startxref\n") + len(b"startxref\n")
    place = whole[table : whole.index(b"\n", table)]
    return whole.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev " + place)


def looping_form(times: int = 1) -> bytes:
    """A form that draws itself. Twice: pdfium stops at some depth, but only after it has doubled at each."""
    return pdf_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
            4: stream(b"/X Do"),
            5: stream(
                b"/X Do " * times, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>"
            ),
        }
    )


def encrypted() -> bytes:
    """A file locked with a key that no empty password opens (standard handler, revision 3)."""
    return pdf_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count 0/Kids[]>>",
            3: b"<</Filter/Standard/V 2/R 3/Length 128/P -44/O<%s>/U<%s>>>" % (b"ab" * 32, b"cd" * 32),
        },
        b"/Root 1 0 R/Encrypt 3 0 R/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]",
    )

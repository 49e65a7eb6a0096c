"""Make the demo's sample folder: what somebody might carry out of Wadi al-Noor, a town that does not exist.

    python demo/make_sample.py DEST

Every name, number and picture is invented and ours. The folder is the same, byte for byte and date for date,
each time it is made with the same libraries.
"""

from __future__ import annotations

import io
import math
import os
import random
import sys
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from docx import Document
from PIL import Image, ImageDraw, ImageFilter

TEXTS = Path(__file__).parent / "texts"
START = datetime(2021, 10, 3, 5, 40, tzinfo=UTC)
SIZE = (960, 640)

# Where each text goes. The same name stands in two folders, and one text under two names: both must be kept.
PLACES = {
    "notes/Samira Taleb, 3 October.txt": "samira-en.txt",
    "ملاحظات/سميرة طالب، ٣ تشرين الأول.txt": "samira-ar.txt",
    "notebook/day.txt": "idris-day-1.txt",
    "notebook/second/day.txt": "idris-day-2.txt",
    "ملاحظات/شهادة الخباز.txt": "baker-ar.txt",
    "ملاحظات/دفتر المعلمة.txt": "teacher-ar.txt",
    "bulletins/number-7.txt": "bulletin-7-en.txt",
    "bulletins/number-7 (copy).txt": "bulletin-7-en.txt",
    "bulletins/العدد السابع.txt": "bulletin-7-ar.txt",
    "bulletins/number-8.txt": "bulletin-8-en.txt",
    "notes/walls.txt": "walls.txt",
    "notes/places.txt": "places.txt",
    "web/Leaving Wadi al-Noor.html": "page-en.html",
    "web/ليلة الخروج من وادي النور.html": "page-ar.html",
}

LETTER = (
    ("The council of Wadi al-Noor to whom it may concern", "1 October 2021"),
    (
        "We ask that the road to Aleppo be kept open for three days, so that 1,250 families can leave with what "
        "they can carry. The sick and the old, 275 persons by the clinic's register, must go first.",
        "The mill, the school and the bakery stay open until the last bus has left. Whoever stays will find the "
        "key of the mill where it always was.",
        "نرجو أن يبقى الطريق إلى حلب مفتوحًا ثلاثة أيام، ليخرج أهل وادي النور بما يستطيعون حمله.",
        "Signed for the council: Samira Taleb, Idris Karam",
    ),
)

BUSES = (
    "List of buses, Wadi al-Noor, 3 October 2021",
    "Kept by Idris Karam at the mill",
    "",
    *(f"Bus {n:2}   left {18 + n // 6:02}:{n * 10 % 60:02}   {40 + n * 7 % 19} people" for n in range(1, 17)),
    "",
    "Bus 9 turned back at Ain al-Safa and left again at 03:00.",
    "All of them took the road to Halab by Jisr al-Tut.",
)


def make_sample(dest: Path) -> list[Path]:
    """Make the folder, which must not be there yet; its files."""
    dest.mkdir(parents=True)
    made = [_write(dest / place, (TEXTS / source).read_bytes()) for place, source in PLACES.items()]
    old = (TEXTS / "old-computer-ar.txt").read_text("utf-8").replace("٢٨", "28").replace("\n", "\r\n")
    made.append(_write(dest / "old computer" / "WATER.TXT", old.encode("windows-1256")))
    made.append(_write(dest / "notes" / "to write down.txt", b""))
    made.append(_write(dest / "documents" / "letter of the council.docx", _docx()))
    made.append(_write(dest / "documents" / "list of buses.pdf", _pdf(BUSES)))
    for number in range(8):
        # The counter of this camera starts again in each folder: the same names stand for other pictures.
        name = f"card/DCIM/{100 + number // 4}NOOR/IMG_{number % 4 + 1:04}.JPG"
        made.append(_write(dest / name, _photo(number)))
    for number, path in enumerate(made):
        when = (START + timedelta(minutes=17 * number)).timestamp()
        os.utime(path, (when, when))
    return made


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _photo(number: int) -> bytes:
    """A drawn landscape, a little noisy as photographs are, with the facts a camera writes."""
    dice = random.Random(f"Wadi al-Noor {number}")
    image = Image.new("RGB", SIZE)
    draw = ImageDraw.Draw(image)
    _sky(draw, dice)
    for ridge in range(4):
        _ridge(draw, dice, ridge)
    for _ in range(dice.randint(3, 9)):
        _house(draw, dice)
    image = Image.blend(image.filter(ImageFilter.GaussianBlur(1)), _grain(dice), 0.06)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82, exif=_exif(number))
    return out.getvalue()


def _sky(draw: ImageDraw.ImageDraw, dice: random.Random) -> None:
    top, bottom = ([dice.randint(90, 200) for _ in range(3)], [dice.randint(180, 250) for _ in range(3)])
    for y in range(SIZE[1]):
        share = y / SIZE[1]
        draw.line((0, y, SIZE[0], y), fill=_mix(top, bottom, share))


def _mix(one: Sequence[int], two: Sequence[int], share: float) -> tuple[int, int, int]:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, two, strict=True))
    return red, green, blue


def _ridge(draw: ImageDraw.ImageDraw, dice: random.Random, depth: int) -> None:
    base, height = 230 + 90 * depth, dice.randint(20, 70)
    waves = [(dice.uniform(60, 240), dice.uniform(0, 6)) for _ in range(3)]
    outline = [
        (x, round(base - height * sum(math.sin(x / length + shift) for length, shift in waves) / 3))
        for x in range(0, SIZE[0] + 8, 8)
    ]
    shade = _mix((150, 160, 140), (60, 70, 40), depth / 3)
    draw.polygon([(0, SIZE[1]), *outline, (SIZE[0], SIZE[1])], fill=shade)


def _house(draw: ImageDraw.ImageDraw, dice: random.Random) -> None:
    x, y, wide, high = dice.randint(0, 900), dice.randint(380, 560), dice.randint(30, 90), dice.randint(25, 70)
    draw.rectangle((x, y, x + wide, y + high), fill=_mix((200, 180, 150), (240, 225, 200), dice.random()))
    draw.rectangle((x + wide // 3, y + high // 2, x + wide // 2, y + high), fill=(70, 60, 50))


def _grain(dice: random.Random) -> Image.Image:
    small = Image.frombytes("L", (SIZE[0] // 2, SIZE[1] // 2), dice.randbytes(SIZE[0] * SIZE[1] // 4))
    return small.resize(SIZE).convert("RGB")


def _exif(number: int) -> Image.Exif:
    """Camera, time, and a place in the middle of an ocean."""
    taken = (START + timedelta(hours=number)).strftime("%Y:%m:%d %H:%M:%S")
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0132] = "Noorcam", "Noorcam N1", taken
    exif.get_ifd(0x8769).update({0x9003: taken, 0x9004: taken})
    place = {1: "N", 2: (31.0, float(number), 12.0), 3: "W", 4: (45.0, 30.0, float(number))}
    exif.get_ifd(0x8825).update(place)
    return exif


def _docx() -> bytes:
    """The letter. Its parts are packed again under one fixed date, for python-docx writes the present one."""
    document = Document()
    (title, day), paragraphs = LETTER
    document.add_heading(title, level=1)
    for text in (day, *paragraphs):
        document.add_paragraph(text)
    facts = document.core_properties
    facts.author, facts.title, facts.last_modified_by = "Samira Taleb", title, "Samira Taleb"
    facts.created = facts.modified = START.replace(tzinfo=None)
    loose, out = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in parts.namelist():
            packed.writestr(zipfile.ZipInfo(name, START.timetuple()[:6]), parts.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _pdf(lines: Sequence[str]) -> bytes:
    """One page with a text layer, written by hand (PDF 1.4, a standard font)."""
    shown = "".join(f"({line.replace('(', '[').replace(')', ']')}) Tj T*\n" for line in lines)
    text = f"BT /F1 12 Tf 60 780 Td 18 TL\n{shown}ET".encode("ascii")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title (List of buses) /Author (Idris Karam) /CreationDate (D:20211003200000Z) >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\n" % (len(parts) + 1)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    return out + head + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(out)


def main() -> int:
    """The command. It never touches a folder that is there already."""
    if len(sys.argv) != 2:
        sys.stderr.write("usage: make_sample.py DEST\n")
        return 2
    dest = Path(sys.argv[1])
    if dest.exists():
        sys.stderr.write(f"{dest} is there already; give another name\n")
        return 2
    made = make_sample(dest)
    sys.stdout.write(f"{len(made)} files, {sum(path.stat().st_size for path in made):,} bytes in {dest}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

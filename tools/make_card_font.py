"""Make the fonts that cards are printed with: DejaVu, cut down to the letters a card can have.

    .venv/bin/python tools/make_card_font.py [FOLDER]

FOLDER holds DejaVuSans.ttf, DejaVuSans-Bold.ttf and DejaVuSansMono-Bold.ttf; Debian's package fonts-dejavu-core
puts them into /usr/share/fonts/truetype/dejavu. Run it again when a card shall have other letters. The result does
not depend on when or where it is made. The licence asks that changed fonts have other names: these are Amana Card.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

DEBIAN = Path("/usr/share/fonts/truetype/dejavu")
TO = Path(__file__).parents[1] / "src" / "amana" / "cards" / "fonts"

LATIN = {*range(0x20, 0x7F), *range(0xA0, 0x180)}
MARKS = {*map(ord, "–—‘’‚“”„†•…‹›«»·×→←□")}
# Arabic as it is written from Morocco to Iran: letters, signs, digits; no Koranic annotation.
ARABIC = {*range(0x0600, 0x0604), *range(0x060C, 0x0610), 0x061B, *range(0x061E, 0x0653), *range(0x0660, 0x06D4)}
ARABIC |= {0x06D5, *range(0x06F0, 0x06FA)}
JOINERS = {0x200C, 0x200D}

FONTS = {
    "DejaVuSans.ttf": ("card.ttf", "Amana Card", LATIN | MARKS | ARABIC | JOINERS),
    "DejaVuSans-Bold.ttf": ("card-bold.ttf", "Amana Card Bold", LATIN | MARKS | ARABIC | JOINERS),
    "DejaVuSansMono-Bold.ttf": ("card-words.ttf", "Amana Card Words", {*map(ord, " abcdefghijklmnopqrstuvwxyz")}),
}


def cut(source: Path, to: Path, name: str, letters: set[int]) -> None:
    """Keep these letters, how they join and where their marks stand, and nothing else."""
    options = Options(
        hinting=False,
        layout_features=["ccmp", "locl", "isol", "init", "medi", "fina", "rlig", "liga", "mark", "mkmk", "kern"],
        layout_scripts=["DFLT", "latn", "arab"],
        name_IDs=[0, 1, 2, 4, 6, 13, 14],
        name_languages=[0x409],
        notdef_outline=True,
        glyph_names=False,
        drop_tables=["FFTM", "PfEd", "TeX ", "BDF ", "DSIG", "gasp"],
    )
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 4):
            record.string = name
        elif record.nameID == 6:
            record.string = name.replace(" ", "")
    font["head"].modified = font["head"].created  # not when Debian built it
    font.save(to)


def main(folder: Path = DEBIAN) -> None:
    """Make all of them, and say how large they are."""
    TO.mkdir(exist_ok=True)
    for file, (to, name, letters) in FONTS.items():
        cut(folder / file, TO / to, name, letters)
        print(f"{(TO / to).stat().st_size:>8} bytes  {TO / to}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))

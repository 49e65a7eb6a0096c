"""Builds the vocabularies of amana.reading.names: what is an ordinary word, so that others may be names.

    apt install hunspell-ar wamerican-small
    python tools/build_vocabularies.py /usr/share/hunspell/ar.dic /usr/share/dict/american-english-small

Sources: for Arabic the Ayaspell dictionary for hunspell (GPL 2.0, LGPL 2.1 or MPL 1.1; used here under MPL 1.1);
for English SCOWL, free to use and copy; see vocabularies_source.txt. What is written are 32-bit sums of the words,
sorted, in base64: a word can be looked up, and none can be read out. Arabic: folded stems without the dictionary's
proper names, first the nouns (how many is the first number), then verbs. English: words written
without capitals.
"""

from __future__ import annotations

import re
import sys
import zlib
from array import array
from base64 import encodebytes
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "src/amana/reading/names"
sys.path.insert(0, str(ROOT / "src"))

from amana.reading.names.lists import flat  # noqa: E402

_WORD = re.compile("[\u0621-\u064a]+")
_SMALL = re.compile("[a-z]{2,}")
_NAMES_BEGIN = "#القارات"
_NAMES_END = "####الأسماء####"
_VERBS_BEGIN = "verb.huns.dic"


def stems(lines: list[str]) -> tuple[set[str], set[str]]:
    """The stems of a hunspell dictionary, folded: nouns and particles without its proper names, and verbs."""
    found: dict[str, set[str]] = {"nouns": set(), "names": set(), "verbs": set()}
    part = "nouns"
    for line in lines:
        if line.startswith((_NAMES_BEGIN, _NAMES_END)):
            part = "nouns" if line.startswith(_NAMES_END) else "names"
        elif line.strip() == _VERBS_BEGIN:
            part = "verbs"
        word = re.split(r"[\t/ ]", line, maxsplit=1)[0]
        if _WORD.fullmatch(word):
            found[part].add(flat(word))
    return found["nouns"], found["verbs"] - found["nouns"]


def sums(words: set[str]) -> array[int]:
    made = array("I", sorted({zlib.crc32(word.encode()) for word in words}))
    if sys.byteorder == "big":
        made.byteswap()
    return made


def write(name: str, told: bytes) -> None:
    """In base64, so that it travels as text does."""
    (FOLDER / name).write_bytes(encodebytes(told))


def main() -> None:
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    nouns, verbs = (sums(words) for words in stems(lines))
    head = array("I", [len(nouns)])
    if sys.byteorder == "big":
        head.byteswap()
    write("vocabulary_ar.txt", head.tobytes() + nouns.tobytes() + verbs.tobytes())
    english = sums(
        {word for word in Path(sys.argv[2]).read_text(encoding="utf-8").split() if _SMALL.fullmatch(word)}
    )
    write("vocabulary_en.txt", english.tobytes())
    print(f"{len(nouns)} nouns, {len(verbs)} verbs, {len(english)} English words")


if __name__ == "__main__":
    main()

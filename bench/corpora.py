"""The things that are measured with: made from a seed, the same on every machine, written piece by piece.

Everything in them is invented. Sizes are decimal (1 MB is 1,000,000 bytes) but for the total of the media.

    python -m bench.corpora media FOLDER --scale 0.1
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

from bench.vocabulary import ARABIC, ENGLISH, NAMES_ARABIC, NAMES_ENGLISH

MB = 1_000_000
MEDIA_TOTAL = 2 << 30
PHOTOS, CLIPS = 300, 20
TEXTS = 20_000
ITEMS = 100_000

_PIECE = 1 << 20
_IN_FOLDER = 1000
_SENTENCES = 1500
_JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000")
_MP4 = bytes.fromhex("0000001c667479706d703432000000006d7034326d703431") + b"isom"


@dataclass(frozen=True, slots=True)
class Planned:
    """One media file to be made: its path under the corpus's folder, its size in bytes, its first bytes."""

    path: str
    size: int
    magic: bytes


def media_plan(scale: float = 1.0, seed: int = 1) -> list[Planned]:
    """300 photos of 2-5 MB and 20 clips of 20-100 MB, 2 GiB together, times `scale`; at least one of each.

    Clips are stretched alike so that the total comes out; in a scaled set as nearly as 20-100 MB allow.
    """
    random = Random(seed)
    photos = [random.randint(2 * MB, 5 * MB) for _ in range(max(1, round(PHOTOS * scale)))]
    clips = [random.randint(20 * MB, 100 * MB) for _ in range(max(1, round(CLIPS * scale)))]
    clips = _stretched(clips, round(MEDIA_TOTAL * scale) - sum(photos))
    told = [Planned(f"photos-{no % 4}/IMG_{no:04}.jpg", size, _JPEG) for no, size in enumerate(photos, 1)]
    told += [Planned(f"clips-{no % 4}/VID_{no:04}.mp4", size, _MP4) for no, size in enumerate(clips, 1)]
    return told


def _stretched(sizes: list[int], total: int) -> list[int]:
    """The sizes times one factor, within 20-100 MB; what is then amiss is shared out while there is room."""
    factor = total / sum(sizes)
    fitted = [min(100 * MB, max(20 * MB, round(size * factor))) for size in sizes]
    for place, size in enumerate(fitted):
        fitted[place] = min(100 * MB, max(20 * MB, size + total - sum(fitted)))
    return fitted


def make_media(folder: Path, scale: float = 1.0, seed: int = 1) -> int:
    """Write the planned media, incompressible but for their first bytes; how many bytes."""
    plan = media_plan(scale, seed)
    for no, one in enumerate(plan):
        place = folder / one.path
        place.parent.mkdir(parents=True, exist_ok=True)
        random = Random(f"{seed}/{no}")
        with place.open("xb") as file:
            file.write(one.magic)
            left = one.size - len(one.magic)
            while left:
                left -= file.write(random.randbytes(min(left, _PIECE)))
    return sum(one.size for one in plan)


def text_stream(low: int = 1_000, high: int = 20_000, seed: int = 2) -> Iterator[tuple[str, str]]:
    """Texts without end: (name, text), of `low` to `high` bytes in UTF-8, Arabic and English in turn.

    Each is different from all others; sentences come from a common stock, as in a stack of reports.
    """
    random = Random(seed)
    stocks = {
        "ar": _stock(random, ARABIC.split(), NAMES_ARABIC),
        "en": _stock(random, ENGLISH.split(), NAMES_ENGLISH),
    }
    no = 0
    while True:
        no += 1
        language = "ar" if no % 2 else "en"
        yield f"{language}-{no:06}.txt", _text(random, stocks[language], f"{no:06} ", random.randint(low, high))


def _stock(random: Random, words: list[str], names: tuple[str, ...]) -> list[str]:
    """Sentences of 6 to 18 words; every other one names somebody or some place."""
    made = []
    for no in range(_SENTENCES):
        sentence = random.choices(words, k=random.randint(6, 18))
        if no % 2:
            sentence[random.randrange(len(sentence))] = random.choice(names)
        if no % 5 == 0:
            sentence.append(str(random.randint(2, 90_000)))
        made.append(" ".join(sentence) + ".\n")
    return made


def _text(random: Random, stock: list[str], start: str, size: int) -> str:
    """Sentences until the size is reached, then cut to it at a character."""
    parts, length = [start], len(start)
    while length < size:
        sentence = random.choice(stock)
        parts.append(sentence)
        length += len(sentence.encode())
    return "".join(parts).encode()[:size].decode("utf-8", "ignore")


def make_texts(folder: Path, scale: float = 1.0, seed: int = 2) -> int:
    """20,000 texts of 1-20 KB, times `scale`; how many bytes."""
    return _write(folder, islice(text_stream(1_000, 20_000, seed), max(1, round(TEXTS * scale))))


def make_items(folder: Path, scale: float = 1.0, seed: int = 3) -> int:
    """100,000 texts of 100-400 bytes, times `scale`: for what each further item costs."""
    return _write(folder, islice(text_stream(100, 400, seed), max(1, round(ITEMS * scale))))


def _write(folder: Path, texts: Iterator[tuple[str, str]]) -> int:
    total = 0
    for no, (name, text) in enumerate(texts):
        place = folder / f"{no // _IN_FOLDER:03}" / name
        if no % _IN_FOLDER == 0:
            place.parent.mkdir(parents=True, exist_ok=True)
        total += place.write_bytes(text.encode())
    return total


CORPORA: dict[str, Callable[[Path, float], int]] = {
    "media": make_media,
    "texts": make_texts,
    "items": make_items,
}


def main() -> None:
    """Make one corpus in a new folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", choices=sorted(CORPORA))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", type=float, default=1.0)
    given = parser.parse_args()
    given.folder.mkdir(parents=True)
    print(CORPORA[given.corpus](given.folder, given.scale), "bytes")


if __name__ == "__main__":
    main()

"""How well and how quickly near-copies are found: pictures, texts, and one hash among a million.

    python -m bench.alike [--pictures 304] [--photographs FOLDER] [--articles FILE.jsonl] [--hashes 1000000]

Pictures: so many made here (`bench/made_pictures.py`), and the photographs of a folder; of each the copies that
people make. Every copy is asked for among all originals. One half chose the distance that the library uses, the
other judges it: recall for each way of copying, and precision over all answers. Photographs that are one picture
under several names (at most 31 bits apart) are taken once.

Texts: a file of JSON lines with `text`, every pair of them compared exactly for the truth: texts that share a
quarter of all their runs of five words, or of which the longer has half of the shorter one's.

Hashes: a catalogue with so many, one asked for at a time, the first time (it is read and decrypted then) and
later; beside it the same by counting bits of Python's numbers one after another.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy
from PIL import Image, ImageOps

from amana.catalogue import open_catalogue
from amana.compare.pictures import LEAST_QUALITY, WITHIN, WITHIN_CUT
from amana.compare.texts import LEAST_CONTAINED, LEAST_SHARED
from amana.compare.texts import WITHIN as WITHIN_SKETCHES
from amana.compare.wording import shares, words_of
from amana.intake.pdq import made_for_hash, pdq, pdq_of_crops
from amana.records import Accession, AccessionRow, ContentPlace, EntryPlace, Fingerprint, Intake, IntakeRow
from bench.made_pictures import CHANGES, jpeg, made_picture, makes_page
from bench.targets import Judged

_SAME_PHOTOGRAPH = 31
_PHOTOGRAPHS = 10_000  # numbers from here on
_FRAMES = 1_000
_CROPS_FROM = 50  # quality: as the reader has it
_KEY = bytes(32)


class Prints(NamedTuple):
    """The hashes of one picture: whole, and with each margin cut off; none where it is nearly flat."""

    whole: str
    quality: int
    crops: tuple[str, ...]


class Copied(NamedTuple):
    """A picture and its copies by how they were made."""

    name: str
    number: int
    original: Prints
    copies: dict[str, Prints]

    @property
    def is_page(self) -> bool:
        """Whether it was made as a page of text."""
        return self.number < _PHOTOGRAPHS and makes_page(self.number)


def prints_of(data: bytes) -> Prints:
    """As the reader of photographs does it: upright, then hashed."""
    grey = made_for_hash(ImageOps.exif_transpose(Image.open(io.BytesIO(data))))
    whole, quality = pdq(grey)
    crops = tuple(cut for cut, _ in pdq_of_crops(grey)) if quality >= _CROPS_FROM else ()
    return Prints(whole, quality, crops)


def _copied(job: tuple[int, str | None]) -> Copied:
    number, path = job
    image = made_picture(number) if path is None else _photograph(path)
    chance = random.Random(number)
    copies = {how: prints_of(change(image, chance)) for how, change in CHANGES.items()}
    return Copied(path or f"made {number}", number, prints_of(jpeg(image)), copies)


def _photograph(path: str) -> Image.Image:
    image = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
    image.thumbnail((1200, 1200))
    return image


def _readable(path: Path) -> bool:
    try:
        return min(_photograph(str(path)).size) >= 200
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False  # a folder of samples has broken ones too


def copied_pictures(count: int, folder: Path | None) -> list[Copied]:
    """All pictures with their copies; those too flat to compare, and photographs there twice, are left out."""
    jobs: list[tuple[int, str | None]] = [(number, None) for number in range(count)]
    paths = sorted(path for path in folder.rglob("*.jpg") if _readable(path)) if folder else []
    jobs += [(_PHOTOGRAPHS + at, str(path)) for at, path in enumerate(paths)]
    with get_context("spawn").Pool(2) as pool:
        found = pool.map(_copied, jobs, chunksize=4)
    kept: list[Copied] = []
    for one in found:
        flat = one.original.quality < LEAST_QUALITY
        twice = one.number >= _PHOTOGRAPHS and any(_bits(one, other) <= _SAME_PHOTOGRAPH for other in kept)
        if not flat and not twice:
            kept.append(one)
    return kept


def _bits(one: Copied, other: Copied) -> int:
    return (int(one.original.whole, 16) ^ int(other.original.whole, 16)).bit_count()


def _table(hashes: Sequence[str]) -> Any:
    return numpy.array([list(bytes.fromhex(one)) for one in hashes], dtype="uint8").reshape(-1, 32)


def distances(asked: Sequence[Prints], originals: Sequence[Prints]) -> tuple[Any, Any]:
    """Asked by originals: the least distance of whole to whole, and of whole to a crop of the other."""
    wholes, own = _table([one.whole for one in originals]), _table([one.whole for one in asked])
    plain = _apart(own, wholes)
    cut = numpy.full(plain.shape, 256)
    for at in range(12):
        theirs = _table([(one.crops or ("f" * 64,) * 12)[at] for one in originals])
        mine = _table([(one.crops or ("0" * 64,) * 12)[at] for one in asked])
        cut = numpy.minimum(cut, numpy.minimum(_apart(own, theirs), _apart(mine, wholes)))
    return plain, cut


def _apart(some: Any, others: Any) -> Any:
    return numpy.stack([numpy.bitwise_count(others ^ one).sum(axis=1, dtype="int32") for one in some])


def measure_pictures(found: Sequence[Copied], say: Any = print) -> Iterator[Judged]:
    """Recall for each way of copying, precision over all; on odd numbers, by the distances the library uses."""
    originals = [one.original for one in found]
    for half, name in ((0, "chosen on"), (1, "judged on")):
        places = [at for at, one in enumerate(found) if one.number // 8 % 2 == half]  # every make in both
        tried = [(at, how, found[at].copies[how]) for at in places for how in CHANGES]
        tried = [one for one in tried if one[2].quality >= LEAST_QUALITY]
        plain, cut = distances([copy for *_, copy in tried], originals)
        owner = numpy.array([at for at, *_ in tried])
        own = numpy.arange(len(tried))
        for within in (24, 32, 40, 48, 56, 64):
            for within_cut in (24, 32, 40, 48, 56, 64):
                near = (plain <= within) | (cut <= within_cut)
                right = near[own, owner]
                if within == within_cut or (within, within_cut) == (WITHIN, WITHIN_CUT):
                    say(
                        f"{name}: {within:>3} {within_cut:>3}  recall {right.mean():.4f}  precision "
                        f"{right.sum() / near.sum():.4f}"
                    )
        near = (plain <= WITHIN) | (cut <= WITHIN_CUT)
        right = near[own, owner]
        if half:
            yield from _judged([(found[at], how) for at, how, _ in tried], right.tolist())
            yield Judged("precision, all answers", float(right.sum() / near.sum()), 0.99, at_least=True, unit="")


def _judged(tried: Sequence[tuple[Copied, str]], right: Sequence[bool]) -> Iterator[Judged]:
    """Recall for each way of copying. Pages of text stand apart: a stamp changes most of what a hash sees."""
    hits: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for (picture, how), hit in zip(tried, right, strict=True):
        for key in (f"{how}, {'pages of text' if picture.is_page else 'pictures'}", "all copies"):
            every[key] += 1
            hits[key] += hit
    for key in sorted(every):
        yield Judged(f"recall, {key}", hits[key] / every[key], 0.95, at_least=True, unit="")


def measure_texts(path: Path) -> Iterator[Judged]:
    """Of the pairs that are near by the exact shares, those that the sketches find; and what finding costs."""
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    words = [words_of(text) for text in texts]
    truth = set()
    for at, one in enumerate(words):
        for before in range(at):
            shared, contained = shares(one, words[before])
            if shared >= LEAST_SHARED or contained >= LEAST_CONTAINED:
                truth.add((before, at))
    with tempfile.TemporaryDirectory() as folder, open_catalogue(Path(folder) / "texts", _KEY) as kept:
        for at, text in enumerate(texts):
            kept.write([_accession(at)], [_intake(at, text=text)], {})
        number = {f"{at}.txt": at for at in range(len(texts))}
        shas = {at: kept.item(_sha(at)).text_versions[0].sha256 for at in range(len(texts))}
        found = {
            (min(at, other), max(at, other))
            for at, sha in shas.items()
            for near in kept.texts_near(sha, WITHIN_SKETCHES)
            if (other := number[near.item.name]) != at
        }
    print(f"{len(texts)} texts, {len(truth)} near pairs; {len(found)} pairs looked at, {len(found & truth)} near")
    yield Judged("recall, texts", len(found & truth) / max(1, len(truth)), 0.95, at_least=True, unit="")


def measure_hashes(count: int) -> Iterator[Judged]:
    """A catalogue of so many hashes: what adding costs at first and at last, the first question, later ones."""
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hashes"
        with open_catalogue(path, _KEY) as kept:
            took = [_add_frames(kept, at, chance) for at in range(count // _FRAMES)]
        print(
            f"adding {_FRAMES} hashes: first tenth {1e3 * median(took[: len(took) // 10 or 1]):.1f} ms, "
            f"last tenth {1e3 * median(took[-(len(took) // 10 or 1) :]):.1f} ms"
        )
        with open_catalogue(path, _KEY, read_only=True) as kept:
            asked = [f"{chance.getrandbits(256):064x}" for _ in range(20)]
            first, *later = [_timed(kept, one) for one in asked]
        print(f"first question {1e3 * first:.1f} ms, later ones {1e3 * median(later):.1f} ms")
        yield Judged(f"a hash among {count:,}, ms", 1e3 * median(later), 50, at_least=False, unit="ms")
    numbers = [chance.getrandbits(256) for _ in range(count)]
    wanted, began = numbers[7], time.perf_counter()
    assert [one for one in numbers if (one ^ wanted).bit_count() <= WITHIN] == [wanted]
    print(f"counting bits one after another: {1e3 * (time.perf_counter() - began):.0f} ms")


def _add_frames(kept: Any, at: int, chance: random.Random) -> float:
    prints = tuple(Fingerprint("pdq", f"{chance.getrandbits(256):064x}", 90, f"frame/{n}") for n in range(_FRAMES))
    said, read = _accession(at), _intake(at, prints=prints)
    began = time.perf_counter()
    kept.write([said], [read], {})
    return time.perf_counter() - began


def _timed(kept: Any, asked: str) -> float:
    began = time.perf_counter()
    kept.prints_near([asked], WITHIN)
    return time.perf_counter() - began


def _sha(number: int, kind: int = 0) -> str:
    return f"{(number << 8) + kind + (1 << 250):064x}"


def _accession(at: int) -> AccessionRow:
    said = Accession(
        path=f"{at}.txt",
        found_at="/",
        size=1,
        sha256=_sha(at),
        media_type="text/plain",
        received="2026-01-01T00:00:00Z",
        device="d",
        software="bench",
    )
    return AccessionRow(EntryPlace("d", 2 * at, _sha(at, 1)), said, ContentPlace(_sha(at, 2), 0, 1))


def _intake(at: int, text: str | None = None, prints: tuple[Fingerprint, ...] = ()) -> IntakeRow:
    from amana.records import Derivative

    made = () if text is None else (Derivative("text", _sha(at, 3), len(text), "text/plain"),)
    places = () if text is None else (ContentPlace(_sha(at, 4), 0, 1),)
    noun = Intake(_sha(at), "bench", "1", "read", made=made, fingerprints=prints)
    return IntakeRow(EntryPlace("d", 2 * at + 1, _sha(at, 5)), noun, places, () if text is None else (text,))


def main() -> None:
    """Prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=int, default=304)
    parser.add_argument("--photographs", type=Path)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--hashes", type=int, default=1_000_000)
    asked = parser.parse_args()
    judged: list[Judged] = []
    if asked.pictures:
        found = copied_pictures(asked.pictures, asked.photographs)
        print(f"{len(found)} pictures, {len(CHANGES)} copies of each")
        judged += measure_pictures(found)
    if asked.articles:
        judged += measure_texts(asked.articles)
    if asked.hashes:
        judged += measure_hashes(asked.hashes)
    print("\n".join(one.line() for one in judged))


if __name__ == "__main__":
    main()

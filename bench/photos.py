"""How fast photographs are read: facts, thumbnail and perceptual hash of each, in two confined processes.

    python -m bench.photos [--scale 1.0] [--imagehash PYTHON]

A thousand photographs of about 3 MB at full scale: a handful of 12 megapixels made here (cloudy noise, shapes and
grain, with Exif, coordinates and a thumbnail inside), copied under numbers of their own. Beside it, over the
same files: two processes that do nothing but decode (at the size that we decode at, and in full), ExifTool
for the facts alone, and imagehash for the hash alone where PYTHON has it. Sides take turns; the median counts.
"""

from __future__ import annotations

import argparse
import io
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import Any

from amana.intake import ReaderPool, media_type, readers
from bench.targets import Judged

FULL, PROCESSES = 1_000, 2
LEAST = 0.8
_WIDTH, _HEIGHT = 4_000, 3_000
_QUALITY = 85
_DRAFT = """
import sys
from PIL import Image
for name in sys.stdin.read().split():
    image = Image.open(name)
    if {draft}:
        image.draft(None, (512, 512))
    image.load()
"""
_IMAGEHASH = """
import sys
import imagehash
from PIL import Image
for name in sys.stdin.read().split():
    imagehash.phash(Image.open(name))
"""


def make_photos(folder: Path, count: int) -> list[Path]:
    """So many files of about 3 MB, no two the same; the same each time."""
    masters = [_photo(seed) for seed in range(min(count, 4))]
    paths = []
    for number in range(count):
        said = f"number {number}".encode()
        data = masters[number % len(masters)]
        path = folder / f"photo-{number:04d}.jpg"
        path.write_bytes(data[:2] + b"\xff\xfe" + struct.pack(">H", len(said) + 2) + said + data[2:])
        paths.append(path)
    return paths


def _photo(seed: int) -> bytes:
    import numpy
    from PIL import Image, ImageDraw

    chance = numpy.random.default_rng(seed)
    sheet = numpy.zeros((_HEIGHT, _WIDTH, 3), dtype="float32")
    for step in range(2, 8):
        cells = Image.fromarray(chance.integers(0, 255, (2**step, 2**step, 3), dtype="uint8"))
        sheet += (
            numpy.asarray(cells.resize((_WIDTH, _HEIGHT), Image.Resampling.BICUBIC), dtype="float32") / 2**step
        )
    sheet *= 200 / sheet.max()
    sheet += chance.normal(25, 12, sheet.shape).astype("float32")
    image = Image.fromarray(sheet.clip(0, 255).astype("uint8"))
    draw = ImageDraw.Draw(image)
    for _ in range(40):
        left, top = (int(chance.integers(0, side)) for side in (_WIDTH, _HEIGHT))
        colour = tuple(int(level) for level in chance.integers(0, 255, 3))
        draw.rectangle((left, top, left + int(chance.integers(40, 500)), top + 200), fill=colour)
    small = image.resize((160, 120))
    sink, inside = io.BytesIO(), io.BytesIO()
    small.save(inside, "JPEG", quality=75)
    image.save(sink, "JPEG", quality=_QUALITY, exif=b"Exif\x00\x00" + _exif(inside.getvalue()))
    return sink.getvalue()


def _exif(small: bytes) -> bytes:
    """A camera's usual fields, where and when, and the thumbnail in the second directory."""
    from PIL import Image

    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0131], exif[0x0112] = "Invented", "Camera 3", "1.0", 6
    exif.get_ifd(0x8769).update({0x9003: "2030:12:22 09:30:00", 0x9011: "+02:00", 0x829A: 0.005, 0x8827: 100})
    exif.get_ifd(0x8825).update({1: "N", 2: (36.0, 12.0, 4.5), 3: "E", 4: (37.0, 9.0, 0.0), 29: "2030:12:22"})
    told = bytearray(exif.tobytes()[6:])
    order = "<" if told[:2] == b"II" else ">"
    first = struct.unpack_from(order + "I", told, 4)[0]
    after = first + 2 + 12 * struct.unpack_from(order + "H", told, first)[0]
    struct.pack_into(order + "I", told, after, len(told))
    at = len(told) + 2 + 12 * 3 + 4
    rows = [(0x0103, 3, 1, 6 if order == "<" else 6 << 16), (0x0201, 4, 1, at), (0x0202, 4, 1, len(small))]
    told += struct.pack(order + "H", len(rows)) + b"".join(struct.pack(order + "HHII", *row) for row in rows)
    return bytes(told) + bytes(4) + small


def ours(paths: Sequence[Path], pool: ReaderPool) -> None:
    """Every photograph read as `add` reads it; each must have its facts, thumbnail and hash."""

    def read(path: Path) -> None:
        with path.open("rb") as source:
            head = source.read(4096)
            source.seek(0)
            told = pool.read(source, path.stat().st_size, media_type(head, path.name), head, path.name)
        if told.reading is None or not (
            told.reading.pictures and told.reading.fingerprints and told.reading.taken
        ):
            raise RuntimeError(f"{path.name}: {told.outcome}, {told.reason}")

    with ThreadPoolExecutor(PROCESSES) as threads:
        list(threads.map(read, paths))


def side_by_side(command: Sequence[str], paths: Sequence[Path]) -> None:
    """The command once for each half of the files, both at a time, their names on its input."""
    halves = [paths[number::PROCESSES] for number in range(PROCESSES)]
    running = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for half in halves
    ]
    with ThreadPoolExecutor(PROCESSES) as threads:
        names = ["\n".join(str(path) for path in half).encode() for half in halves]
        list(threads.map(lambda pair: pair[0].communicate(pair[1]), zip(running, names, strict=True)))
    if any(process.returncode for process in running):
        raise RuntimeError(f"{command[0]} ended badly")


def sides(given: argparse.Namespace, paths: Sequence[Path], pool: ReaderPool) -> dict[str, Callable[[], None]]:
    """What is measured: its name and how it is run. What is not here is left out with a word."""
    python = [sys.executable, "-c"]
    found: dict[str, Callable[[], None]] = {
        "amana: facts, thumbnail, hash": lambda: ours(paths, pool),
        "decoding alone, at our size": lambda: side_by_side([*python, _DRAFT.format(draft=True)], paths),
        "decoding alone, in full": lambda: side_by_side([*python, _DRAFT.format(draft=False)], paths),
    }
    if shutil.which("exiftool"):
        found["exiftool: facts"] = lambda: side_by_side(["exiftool", "-j", "-n", "-@", "-"], paths)
    else:
        print("exiftool is not here: left out")
    if given.imagehash:
        found["imagehash: hash"] = lambda: side_by_side([given.imagehash, "-c", _IMAGEHASH], paths)
    else:
        print("no Python with imagehash was named: left out")
    return found


def main() -> None:
    """Measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--imagehash", help="a Python that has imagehash")
    given = parser.parse_args()
    count = max(int(FULL * given.scale), 8)
    with tempfile.TemporaryDirectory(prefix="amana-bench-") as work, readers(PROCESSES) as pool:
        paths = make_photos(Path(work), count)
        size = sum(path.stat().st_size for path in paths) / count / 1e6
        ours(paths[:PROCESSES], pool)  # the processes have started, and loaded what they need
        measured = sides(given, paths, pool)
        seconds: dict[str, list[float]] = {name: [] for name in measured}
        for _ in range(given.rounds):
            for name, run in measured.items():
                began = time.perf_counter()
                run()
                seconds[name].append(time.perf_counter() - began)
    _print(count, size, seconds)


def _print(count: int, size: float, seconds: dict[str, list[float]]) -> None:
    names: list[Any] = list(seconds)
    print(f"{count} photographs of {size:.1f} MB, {PROCESSES} processes each\n\n| | photographs/s |\n|---|---:|")
    for name in names:
        print(f"| {name} | {count / median(seconds[name]):.1f} |")
    print("\n| | found | target | |\n|---|---:|---:|---|")
    for limit in names[1:3]:
        ratios = tuple(theirs / our for theirs, our in zip(seconds[limit], seconds[names[0]], strict=True))
        print(Judged(f"beside {limit}", median(ratios), LEAST, True, rounds=ratios).line())


if __name__ == "__main__":
    main()

"""What the box costs: the same files read in two plain processes, and through a pool of two confined ones.

    python -m bench.box [--files 2000] [--photos 40] [--rounds 3]

Both sides are warm before the clock starts, hold all files in memory, use two processes, and keep numerical
libraries to one thread each. The plain ones give nothing back but how many texts and pictures there were, the
confined ones the whole reading. Each round measures both, one after the other; the best of each counts. The files
are made here, with invented people.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context

from amana.intake import HEAD_SIZE, READERS, ReaderPool, Task, media_type, reader_for, readers

for _variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_variable] = "1"  # read when the libraries are first loaded, which is later
_PROCESSES = 2
_TOGETHER = 64
_SAID = (
    "Samira came to Wadi al-Noor before noon, and found the road open.",
    "وصلت القافلة إلى وادي النور في المساء ولم نجد أحدًا عند البئر.",
    "Idris wrote the names down, one after the other, and Yusuf read them out.",
    "قال يوسف إنّ الطريق كان مغلقًا منذ يومين.",
)
File = tuple[bytes, str]


def _words(dice: random.Random, lines: int) -> str:
    return "\n".join(f"{dice.choice(_SAID)} ({dice.randrange(1000)})" for _ in range(lines))


def texts(count: int) -> list[File]:
    """Plain texts of two kilobytes or so."""
    dice = random.Random(1)
    return [(_words(dice, 25).encode(), f"note-{n}.txt") for n in range(count)]


def pages(count: int) -> list[File]:
    """Saved pages of some kilobytes."""
    dice = random.Random(2)
    made = []
    for n in range(count):
        body = "".join(f"<p>{line}</p>" for line in _words(dice, 40).splitlines())
        head = f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>The well, {n}</title></head>"
        made.append(
            (f"{head}<body><article><h1>The well</h1>{body}</article></body></html>".encode(), f"p{n}.html")
        )
    return made


def photos(count: int, size: tuple[int, int], quality: int) -> list[File]:
    """Noise over a slope, which takes about as many bytes as a photograph does."""
    import numpy as np
    from PIL import Image

    made = []
    for n in range(min(count, 8)):
        dice = np.random.default_rng(n)
        slope = np.linspace(0, 160, size[0])[None, :, None] + np.linspace(0, 60, size[1])[:, None, None]
        grain = dice.normal(0, 12, (size[1], size[0], 3))
        sink = io.BytesIO()
        Image.fromarray((slope + grain).clip(0, 255).astype("uint8")).save(sink, "JPEG", quality=quality)
        made.append((sink.getvalue(), f"IMG_{n}.jpg"))
    return [made[n % len(made)] for n in range(count)]


def _plain(files: Sequence[File]) -> int:
    """Read in this very process; how much came of it."""
    made = 0
    for data, name in files:
        head = data[:HEAD_SIZE]
        reader = reader_for(media_type(head, name), head, name, READERS)
        assert reader is not None
        reading = reader.read(io.BytesIO(data), name, reader.limits)
        made += len(reading.texts) + len(reading.pictures)
    return made


def _confined(pool: ReaderPool, files: Sequence[File]) -> int:
    made = 0
    for at in range(0, len(files), _TOGETHER):
        tasks = [
            Task(data, len(data), media_type(data[:HEAD_SIZE], name), data[:HEAD_SIZE], name)
            for data, name in files[at : at + _TOGETHER]
        ]
        for outcome in pool.read_many(tasks):
            assert outcome.reading is not None, outcome.reason
            made += len(outcome.reading.texts) + len(outcome.reading.pictures)
    return made


_MINE: list[list[File]] = []


def _plain_part(number: int, part: int) -> int:
    """Of the files that this process was forked with."""
    files = _MINE[number]
    return _plain(files[part::_PROCESSES])


def _timed(call: object, warm: object) -> tuple[float, int]:
    warm()  # type: ignore[operator]
    begun = time.perf_counter()
    made = call()  # type: ignore[operator]
    return time.perf_counter() - begun, made


def plain(number: int) -> tuple[float, int]:
    """Seconds, and what came of it."""
    files = _MINE[number]
    with get_context("fork").Pool(_PROCESSES, _plain, (files[:2],)) as pool:
        return _timed(
            lambda: sum(pool.starmap(_plain_part, [(number, part) for part in range(_PROCESSES)], chunksize=1)),
            lambda: pool.map(_plain, [files[:1]] * (4 * _PROCESSES), chunksize=1),
        )


def confined(number: int) -> tuple[float, int]:
    """The same through the pool, each thread feeding one process."""
    files = _MINE[number]
    with readers(_PROCESSES) as pool, ThreadPoolExecutor(_PROCESSES) as threads:

        def read(parts: Sequence[Sequence[File]]) -> int:
            return sum(threads.map(lambda part: _confined(pool, part), parts))

        return _timed(
            lambda: read([files[part::_PROCESSES] for part in range(_PROCESSES)]),
            lambda: read([files[:2]] * (4 * _PROCESSES)),
        )


def main() -> None:
    """Make the files, read them both ways, print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--photos", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    corpora = {
        "texts": texts(given.files),
        "pages": pages(given.files),
        "small photos": photos(given.files // 4, (640, 480), 80),
        "photos of 3 MB": photos(given.photos, (4000, 3000), 87),
    }
    print("| files | count | MB | plain, files a second | boxed, files a second | boxed / plain |")
    print("|---" * 6 + "|")
    for number, (name, files) in enumerate(corpora.items()):
        _MINE.append(files)
        sides: list[list[tuple[float, int]]] = [[], []]
        for _ in range(given.rounds):
            sides[0].append(plain(number))
            sides[1].append(confined(number))
        if len({made for side in sides for _, made in side}) != 1:
            raise SystemExit(f"{name}: the two sides read differently")
        best = [len(files) / min(side)[0] for side in sides]
        size = sum(len(data) for data, _ in files) / 1e6
        cells = [name, f"{len(files):,}", f"{size:.0f}", f"{best[0]:,.0f}", f"{best[1]:,.0f}"]
        print(f"| {' | '.join(cells)} | {best[1] / best[0]:.2f} |", flush=True)


if __name__ == "__main__":
    main()

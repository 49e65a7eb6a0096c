"""How fast search answers over many texts, and how fast they are indexed.

    python -m bench.search_speed [--texts 100000] [--rounds 10] [--keep FILE]

The texts are made from a seed: half English, half Arabic, about 1.9 KB of UTF-8 each, from a small list of
common words (so that a common word stands in nearly every text: the worst case for ranking), with names and
places in 5-14 % of the texts, figures, and a code that no other text has. Everything is invented or common.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from amana.catalogue import Catalogue, open_catalogue
from bench.retrieval import rows_of
from bench.vocabulary import ARABIC, ENGLISH

BATCH = 1_000
KEY = bytes(range(32))
LENGTH = {"en": 330, "ar": 185}  # words: about 1.9 KB of UTF-8

_COMMON = {"en": ENGLISH.split(), "ar": ARABIC.split()}

SHARES = {
    "en": {"Samira Taleb": 0.08, "Idris al-Karam": 0.05, "Wadi al-Noor": 0.14, "Tell Zahra": 0.07, "Aleppo": 0.12},
    "ar": {"سميرة طالب": 0.08, "إدريس الكرم": 0.05, "وادي النور": 0.14, "تل زهرة": 0.07, "حلب": 0.12},
}
RARE = {"en": "under the quiet lantern of the old mill", "ar": "تحت فانوس الطاحونة القديمة"}

QUERIES = (
    "C004321",
    "C099998",
    '"quiet lantern of the old mill"',
    '"فانوس الطاحونة"',
    "zyxwv",
    "Samira",
    "سميرة",
    "الكرم",
    "al-Karam",
    "حلب",
    "Aleppo",
    "Wadi al-Noor",
    '"وادي النور"',
    "bakery",
    "المخبز",
    "family waited near the bridge",
    "العائلة الجسر الليل",
    "school -market",
    "40,000",
    "clinic OR عيادة",
)


def texts(count: int, seed: int = 7) -> Iterator[tuple[str, str]]:
    """Named texts, English and Arabic by turns."""
    chance = random.Random(seed)
    for at in range(count):
        language = "ar" if at % 2 else "en"
        common = _COMMON[language]
        words = chance.choices(common, k=LENGTH[language] + chance.randint(-40, 40))
        for name, share in SHARES[language].items():
            if chance.random() < share:
                words.insert(chance.randrange(len(words)), name)
        words.insert(chance.randrange(len(words)), f"{chance.randint(1, 60)},000")
        words.insert(chance.randrange(len(words)), f"C{at:06}")
        if at in (count // 3, count // 3 + 1):
            words.insert(chance.randrange(len(words)), RARE[language])
        yield f"{language}/text {at}.txt", " ".join(words)


def index(catalogue: Catalogue, count: int) -> float:
    """Writes the texts in batches; gives the seconds spent writing."""
    spent, rows = 0.0, []
    for at, (name, text) in enumerate(texts(count)):
        rows.append(rows_of(at, name, text))
        if len(rows) == BATCH or at == count - 1:
            start = time.perf_counter()
            catalogue.write([row for row, _ in rows], [row for _, row in rows], {"bench": 2 * at + 2})
            spent += time.perf_counter() - start
            rows = []
    return spent


def ask(catalogue: Catalogue, rounds: int) -> dict[str, list[float]]:
    """Milliseconds for each query, asked `rounds` times by turns in a warm process."""
    taken: dict[str, list[float]] = {query: [] for query in QUERIES}
    for query in QUERIES:
        catalogue.search(query)
    for _ in range(rounds):
        for query, times in taken.items():
            start = time.perf_counter()
            catalogue.search(query)
            times.append((time.perf_counter() - start) * 1e3)
    return taken


def told(text: str) -> None:
    """One line of the answer."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> None:
    """Prints the index rate, the size, memory, and p50 and p95."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--keep", type=Path, help="keep the catalogue here, or use the one that is")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "c.db"
        made = not path.exists()
        with open_catalogue(path, KEY) as catalogue:
            if made:
                spent = index(catalogue, given.texts)
                told(f"indexed {given.texts} texts in {spent:.1f} s, {given.texts / spent:.0f} a second")
            taken = ask(catalogue, given.rounds)
            for query, times in taken.items():
                hits = len(catalogue.search(query, limit=100))
                told(f"{statistics.median(times):8.2f} ms  {hits:6} hits  {query}")
            every = sorted(one for times in taken.values() for one in times)
            p95 = every[int(len(every) * 0.95)]
            told(f"p50 {statistics.median(every):.2f} ms, p95 {p95:.2f} ms, max {every[-1]:.2f} ms")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        told(f"file {os.path.getsize(path) / 1e6:.0f} MB, peak memory {peak} MB")


if __name__ == "__main__":
    main()

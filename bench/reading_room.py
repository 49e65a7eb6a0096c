"""The reading room over a large archive, in a real browser and under load.

    python -m bench.reading_room [--items 100000] [--film-mb 1000] [--keep FOLDER]

An archive of short invented texts, half English and half Arabic, and one film of random bytes. The browser is
Debian's Chromium by Playwright: from the request to the load event, so with styles and scripts. Load is wrk on the
same machine: 16 connections that ask as fast as they are answered, for ten seconds.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import httpx

import amana
from bench.search_speed import QUERIES, SHARES
from bench.targets import Judged
from bench.vocabulary import ARABIC, ENGLISH

if TYPE_CHECKING:
    from playwright.sync_api import Page

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run"]
_PLACES = ("Aleppo", "Idlib", "Homs", "حلب", "إدلب", "حمص")
_WORDS = 40
_A_FOLDER = 1_000
_SEEKS = 12
_MB = 1_000_000


@dataclass(frozen=True)
class Serving:
    """`amana serve` in a process of its own."""

    process: subprocess.Popen[str]
    link: str

    @property
    def origin(self) -> str:
        return self.link.partition("/open/")[0]

    def memory_mb(self) -> float:
        """Its resident set now, in MB (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found[1]) * 1024 / _MB if found else 0.0


def made_texts(count: int, seed: int = 11) -> Iterator[tuple[str, str]]:
    """Named short texts with people, places, figures and dates; the same each time."""
    chance = random.Random(seed)
    for at in range(count):
        language = "ar" if at % 2 else "en"
        words = chance.choices((ARABIC if at % 2 else ENGLISH).split(), k=_WORDS)
        words += [name for name, share in SHARES[language].items() if chance.random() < share]
        words += [chance.choice(_PLACES), f"{chance.randint(1, 60)},000", f"C{at:06}"]
        yield f"{at // _A_FOLDER:03}/{language} {at:06}.txt", " ".join(words) + ".\n"


def make_archive(folder: Path, items: int, film: int) -> None:
    """The archive in `folder/archive`, opened by `folder/identity`: `items` texts, a film of so many bytes."""
    given = folder / "given"
    for name, text in made_texts(items):
        path = given / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with (given / "film.mp4").open("wb") as file:
        file.write(b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2")
        for _ in range(film // _MB):
            file.write(os.urandom(_MB))
    amana.init(folder / "archive", identity_out=folder / "identity", no_passphrase=True)
    with amana.open_archive(folder / "archive", identity=folder / "identity") as archive:
        archive.add(given, source="bench")
    shutil.rmtree(given)


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[Serving]:
    """Its reading room."""
    keys = ["-A", str(folder / "archive"), "--identity", str(folder / "identity")]
    command = [sys.executable, "-m", "amana", *keys]
    with subprocess.Popen(
        [*command, "serve", "--no-browser"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        try:
            yield Serving(process, process.stdout.readline().strip())
        finally:
            process.terminate()
            process.wait(20)


def timed_pages(page: Page, addresses: Sequence[str]) -> tuple[list[float], int]:
    """Milliseconds until each is complete, and the bytes of the heaviest, all its parts together."""
    times, heaviest = [], 0
    for address in addresses:
        page.goto(address, wait_until="load")
        found = page.evaluate(
            "() => { const n = performance.getEntriesByType('navigation')[0];"
            " const parts = performance.getEntriesByType('resource').reduce((s, r) => s + r.encodedBodySize, 0);"
            " return [n.loadEventStart - n.requestStart, n.encodedBodySize + parts]; }"
        )
        times.append(float(found[0]))
        heaviest = max(heaviest, int(found[1]))
    return times, heaviest


def search_paths(rounds: int, seed: int) -> list[str]:
    """The questions of the search bench, as a person would ask them here: each round with another word added, so
    that no two are the same.
    """
    chance, words = random.Random(seed), (ENGLISH + " " + ARABIC).split()
    told = [f"{query} {chance.choice(words)} {chance.choice(words)}" for _ in range(rounds) for query in QUERIES]
    return [f"/search?{httpx.QueryParams(q=one)}" for one in dict.fromkeys(told)]


def hit_paths(page: Page, origin: str, pages: int) -> list[str]:
    """The pages of items that a search lists, by the way that its hits lead."""
    found: dict[str, None] = {}
    for at in range(1, pages + 1):
        page.goto(f"{origin}/search?q=Samira&page={at}")
        hits = page.locator("h3 a[href^='/items/']").evaluate_all(
            "all => all.map(one => one.getAttribute('href'))"
        )
        found.update(dict.fromkeys(hits))
    return list(found)


def mixed(searches: Sequence[str], items: Sequence[str]) -> Iterator[str]:
    """Two searches, then one item, until the searches end."""
    for at, one in enumerate(searches):
        yield one
        if at % 2:
            yield items[at // 2 % len(items)]


def seeks(page: Page, origin: str, item: str, size: int) -> list[float]:
    """Milliseconds until the first byte of places all over the film, as its player asks for them."""
    page.goto(f"{origin}/items/{item}", wait_until="domcontentloaded")
    address = page.locator("video source, video[src]").first.evaluate("one => one.src")
    chance, times = random.Random(3), []
    with httpx.Client() as client:
        for _ in range(_SEEKS):
            headers = {"range": f"bytes={chance.randrange(size)}-"}
            begin = time.perf_counter()
            with client.stream("GET", address, headers=headers) as answer:
                assert answer.status_code == 206, answer.status_code
                next(answer.iter_bytes(1024))
                times.append((time.perf_counter() - begin) * 1e3)
    return times


def loaded(origin: str, cookie: str, paths: Sequence[str], seconds: int = 10) -> tuple[float, float]:
    """Requests a second, and the 99th percentile in milliseconds, over these paths by turns.

    RuntimeError where an answer was an error.
    """
    script = (
        "local paths = {" + ",".join(json.dumps(one) for one in paths) + "}\n"
        "local at = 0\n"
        "request = function() at = at + 1; return wrk.format('GET', paths[at % #paths + 1]) end\n"
        "done = function(s, l, r) io.write(string.format('FOUND %f %f %d\\n', "
        "s.requests / (s.duration / 1e6), l:percentile(99) / 1e3, s.errors.status)) end\n"
    )
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        command = ["wrk", "-t1", "-c16", f"-d{seconds}s", "-s", file.name, "-H", f"Cookie: {cookie}", origin]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate, slowest, wrong = said.partition("FOUND ")[2].split()
    if int(wrong):
        raise RuntimeError(f"{wrong} answers were errors")
    return float(rate), float(slowest)


def p95(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[int(len(times) * 0.95)]


def measure(folder: Path, film: int, rounds: int = 3) -> Iterator[Judged]:
    """All of it, in one sitting."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    with serving(folder) as room, sync_playwright() as playwright:
        context = playwright.chromium.launch(executable_path=chromium, args=_FLAGS).new_context(locale="en-GB")
        page = context.new_page()
        page.goto(room.link)
        for one in search_paths(1, seed=5):  # the first of all loads what counts need
            page.goto(room.origin + one)
        asked = search_paths(rounds, seed=6)
        times, weight = timed_pages(page, [room.origin + one for one in asked])
        yield Judged("search page complete in the browser, p50", median(times), 150, False, "ms")
        yield Judged("search page complete in the browser, p95", p95(times), 400, False, "ms")
        items = hit_paths(page, room.origin, 10)
        times, heavier = timed_pages(page, [room.origin + one for one in items[:20]])
        yield Judged("item page complete in the browser, p50", median(times), 200, False, "ms")
        yield Judged("the heaviest page with all its parts", max(weight, heavier) / 1e3, 200, False, "kB")
        page.goto(f"{room.origin}/search?q=film.mp4")
        found = page.locator("a[href^='/items/']").first.get_attribute("href") or ""
        item = found.removeprefix("/items/").partition("?")[0]
        sought = p95(seeks(page, room.origin, item, film))
        yield Judged("first byte of a seek into a film, p95", sought, 100, False, "ms")
        cookie = "; ".join(f"{one['name']}={one['value']}" for one in context.cookies())
        by_turns = [*asked[: len(QUERIES)], *items[:10]]
        rate, slowest = loaded(room.origin, cookie, by_turns)
        yield Judged("requests a second, twenty searches and ten items by turns", rate, 200, True, "/s")
        yield Judged("the slowest of a hundred of them", slowest, 250, False, "ms")
        new = [*mixed(search_paths(60, seed=7), items[20:])]
        rate, slowest = loaded(room.origin, cookie, new)
        yield Judged("the same, no search asked before", rate, 200, True, "/s")
        yield Judged("the slowest of a hundred of them", slowest, 250, False, "ms")
        yield Judged("memory of the server after all this", room.memory_mb(), 300, False, "MB")


def main() -> None:
    """Prints a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--film-mb", type=int, default=1_000)
    parser.add_argument("--keep", type=Path, help="keep the archive here, or use the one that is")
    given = parser.parse_args()
    if not (shutil.which("chromium") and shutil.which("wrk")):
        sys.stdout.write("the reading room: not measured, chromium or wrk is missing\n")
        return
    with tempfile.TemporaryDirectory() as made:
        folder = given.keep or Path(made)
        if not (folder / "archive").exists():
            folder.mkdir(parents=True, exist_ok=True)
            make_archive(folder, given.items, given.film_mb * _MB)
        sys.stdout.write("| | found | target | |\n|---|---:|---:|---|\n")
        for one in measure(folder, given.film_mb * _MB):
            sys.stdout.write(one.line() + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()

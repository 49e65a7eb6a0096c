"""How fast pages are read: ten thousand HTML pages through the confined pool, beside trafilatura's own extraction.

    python -m bench.pages [--pages 10000] [--round 500]

Both have two processes. Ours gets each page from here through its pipe, takes the same extraction with the same
options, and finds pictures, captions, links and dates besides; trafilatura's processes read their half of the
files themselves and give nothing back, so that what a pipe costs is ours alone to bear. The pages are made here
from a seed: reports about an invented town, English and Arabic in turn, 20 to 60 kB, in several makes of site.

The two take turns, round by round, and whichever goes first changes, since the machine may be busy with other
things. Two paces are told: by the clock, and by processor time of all processes, where others matter less.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from amana.intake import HEAD_SIZE, ReaderPool, Task
from bench.reading import make_texts
from bench.targets import Judged

PROCESSES = 2
LEAST = 0.9
_BATCH = 16
_OPTIONS: dict[str, Any] = {
    "include_comments": False,
    "include_tables": True,
    "with_metadata": True,
    "date_extraction_params": {"original_date": True, "extensive_search": False},
}
_WORDS = {
    "en": ("Home", "News", "Report", "Photo", "Read more", "All rights reserved", "The road at noon", "ltr"),
    "ar": ("الرئيسية", "أخبار", "تقرير", "صورة", "اقرأ المزيد", "جميع الحقوق محفوظة", "الطريق عند الظهر", "rtl"),
}


def make_pages(count: int, seed: int = 5) -> Iterator[bytes]:
    """So many pages, the same each time for a seed."""
    chance = random.Random(seed)
    texts = make_texts(200)
    for number in range(count):
        language = "ar" if number % 2 else "en"
        words = [texts[2 * chance.randrange(100) + number % 2] for _ in range(chance.randint(1, 3))]
        yield _page(
            chance, number, language, [line for text in words for line in text.split("\n") if line.strip()]
        )


def _page(chance: random.Random, number: int, language: str, lines: list[str]) -> bytes:
    home, news, report, photo, more, rights, caption, direction = _WORDS[language]
    date = f"2030-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    menu = "".join(
        f'<li class="menu-item"><a href="/{at}">{news} {at}</a></li>' for at in range(chance.randint(8, 60))
    )
    cards = "".join(
        f'<div class="card"><a href="/s/{at}"><img src="/i/{at}.jpg" alt="{photo} {at}"><h3>{report} {at}</h3></a>'
        f'<span class="ago">{at} h</span><a class="more" href="/s/{at}">{more}</a></div>'
        for at in range(chance.randint(4, 40))
    )
    script = (
        "<script>"
        + "window.q=window.q||[];q.push(function(a){return a+1});" * chance.randint(40, 300)
        + "</script>"
    )
    body = _body(chance, lines, caption)
    shell = chance.choice((_news, _blog, _plain))
    told = {
        "title": f"{report} {number}",
        "date": date,
        "language": language,
        "direction": direction,
        "home": home,
    }
    page = shell(told, body, menu, cards, script, rights)
    return page.encode()


def _body(chance: random.Random, lines: Sequence[str], caption: str) -> str:
    made: list[str] = []
    for number, line in enumerate(lines):
        link = f' <a href="https://river.example/{number}">{line[:20]}</a>' if chance.random() < 0.3 else ""
        made.append(f"<p>{line}{link}</p>")
        if chance.random() < 0.1:
            told = f"<figcaption>{caption} {number}</figcaption>"
            made.append(f'<figure><img src="p_files/{number}.jpg" alt="">{told}</figure>')
    return "".join(made)


def _news(told: dict[str, str], body: str, menu: str, cards: str, script: str, rights: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="{told["language"]}" dir="{told["direction"]}"><head><meta charset="utf-8">'
        f'<title>{told["title"]} | River</title><meta property="og:title" content="{told["title"]}">'
        f'<meta property="article:published_time" content="{told["date"]}T10:00:00+02:00">'
        f'<meta name="author" content="Samira Taleb"><meta property="og:site_name" content="River">{script}</head>'
        f"<body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{told['title']}</h1>{body}</article>"
        f"<aside>{cards}</aside></main><footer><ul>{menu}</ul><p>{rights}</p></footer></body></html>"
    )


def _blog(told: dict[str, str], body: str, menu: str, cards: str, script: str, rights: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{told["language"]}"><head><meta charset="utf-8">'
        f'<title>{told["title"]}</title><script type="application/ld+json">{{"@type":"BlogPosting",'
        f'"datePublished":"{told["date"]}",'
        f'"author":{{"name":"Yusuf Karam"}}}}</script></head><body class="home">'
        f'<div id="menu"><ul>{menu}</ul></div>'
        f'<div id="content"><div class="post hentry"><h2 class="entry-title">{told["title"]}</h2>'
        f'<div class="entry-content">{body}</div></div></div><div id="sidebar">{cards}</div>'
        f'<div id="footer">{rights}</div>{script}</body></html>'
    )


def _plain(told: dict[str, str], body: str, menu: str, cards: str, script: str, rights: str) -> str:
    return (
        f"<html><head><meta charset='utf-8'><title>{told['title']}</title>{script}</head><body><table><tr><td>"
        f"<ul>{menu}</ul></td><td><h1>{told['title']}</h1><time datetime='{told['date']}'>{told['date']}</time>"
        f"{body}</td><td>{cards}</td></tr></table><p>{rights}</p></body></html>"
    )


def ours(pool: ReaderPool, paths: Sequence[Path]) -> float:
    """Seconds for these pages through the pool, asked from as many threads as it has processes."""
    batches = [paths[at : at + _BATCH] for at in range(0, len(paths), _BATCH)]
    began = time.perf_counter()
    with ThreadPoolExecutor(PROCESSES) as threads:
        done = sum(threads.map(lambda batch: _read(pool, batch), batches))
    assert done == len(paths)
    return time.perf_counter() - began


def _read(pool: ReaderPool, paths: Sequence[Path]) -> int:
    tasks = [_task(path) for path in paths]
    return sum(outcome.outcome == "read" for outcome in pool.read_many(tasks))


def _task(path: Path) -> Task:
    data = path.read_bytes()
    return Task(data, len(data), "text/html", data[:HEAD_SIZE], path.name)


class Theirs:
    """Processes that extract with trafilatura alone; started, and warm, before the clock runs."""

    def __init__(self) -> None:
        self._pool = multiprocessing.get_context("spawn").Pool(PROCESSES)

    def seconds(self, paths: Sequence[Path]) -> float:
        """Seconds for these pages, each process with its own share."""
        began = time.perf_counter()
        done = sum(self._pool.map(_extracted, [paths[at::PROCESSES] for at in range(PROCESSES)], chunksize=1))
        assert done == len(paths)
        return time.perf_counter() - began

    def close(self) -> None:
        """End them."""
        self._pool.terminate()
        self._pool.join()


def _extracted(paths: Sequence[Path]) -> int:
    from trafilatura import bare_extraction

    return sum(bool(bare_extraction(path.read_bytes(), **_OPTIONS)) for path in paths)


def _processor() -> float:
    """Processor seconds so far of this process and of all that it started and that still run."""
    ticks, found = 0, [os.getpid()]
    for one in found:
        ticks += sum(map(int, Path(f"/proc/{one}/stat").read_text("ascii").rpartition(")")[2].split()[11:13]))
        for task in Path(f"/proc/{one}/task").iterdir():
            try:
                found += map(int, (task / "children").read_text("ascii").split())
            except (FileNotFoundError, ProcessLookupError):
                continue  # a thread that has just ended has started nobody who is still here
    return ticks / os.sysconf("SC_CLK_TCK")


class Contest:
    """Both, round by round: seconds of each round, and processor seconds in all."""

    def __init__(self, paths: Sequence[Path], size: int) -> None:
        self._paths, self._size = paths, size
        self.clock: dict[str, list[float]] = {"ours": [], "theirs": []}
        self.processor = {"ours": 0.0, "theirs": 0.0}

    def run(self) -> None:
        """All rounds. Each side is warm before the clock runs."""
        theirs, pool = Theirs(), ReaderPool(PROCESSES)
        ours(pool, self._paths[:64]), theirs.seconds(self._paths[:64])
        for number, at in enumerate(range(0, len(self._paths), self._size)):
            some = self._paths[at : at + self._size]
            for name in ("ours", "theirs") if number % 2 else ("theirs", "ours"):
                began = _processor()
                self.clock[name].append(ours(pool, some) if name == "ours" else theirs.seconds(some))
                self.processor[name] += _processor() - began
        pool.close()
        theirs.close()

    def judged(self) -> Iterator[Judged]:
        """Ours beside theirs."""
        pairs = zip(self.clock["ours"], self.clock["theirs"], strict=True)
        rounds = tuple(theirs / ours for ours, theirs in pairs)
        clock = sum(self.clock["theirs"]) / sum(self.clock["ours"])
        yield Judged("pages, beside trafilatura alone, by the clock", clock, LEAST, True, rounds=rounds)
        processor = self.processor["theirs"] / self.processor["ours"]
        yield Judged("pages, beside trafilatura alone, by processor time", processor, LEAST, True)


def main() -> None:
    """Measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--round", type=int, default=500)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="amana-bench-") as work:
        paths = []
        for number, page in enumerate(make_pages(given.pages)):
            paths.append(Path(work) / f"{number}.html")
            paths[-1].write_bytes(page)
        size = statistics.mean(path.stat().st_size for path in paths) / 1000
        contest = Contest(paths, given.round)
        contest.run()
    print(f"{len(paths)} pages of {size:.0f} kB on average, {PROCESSES} processes each\n")
    print("| | pages a second | processor ms a page |\n|---|---:|---:|")
    for name, label in (("ours", "amana, in confined processes"), ("theirs", "trafilatura alone")):
        pace, spent = len(paths) / sum(contest.clock[name]), 1000 * contest.processor[name] / len(paths)
        print(f"| {label} | {pace:.1f} | {spent:.1f} |")
    print("\n| | found | target | |\n|---|---:|---:|---|")
    print("\n".join(one.line() for one in contest.judged()))


if __name__ == "__main__":
    main()

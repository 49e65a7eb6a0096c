"""The same folder through Apache Tika and through our readers: files a second, processor seconds, peak memory.

    python -m bench.tika --tika tika-app.jar [--pages 2000] [--folder DIR] [--rounds 2]

Tika runs as its own batch mode does it (`-J -t -numConsumers 2`): it reads every file and those inside it, and
writes text and metadata as JSON. Ours are read by two confined processes, with the files inside them, as `add`
reads them; nothing is written. Both are commands of their own, so that starting is measured with them, and they
take turns. The pages are those of `bench.pages`; `--folder` names other files instead. Neither recognises text in
pictures: Tesseract is kept out of Tika's sight.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from statistics import median

from amana.intake import HEAD_SIZE, Following, ReaderPool, Task, media_type, readers
from bench.measuring import Measured, measured
from bench.pages import make_pages
from bench.targets import Judged

PROCESSES = 2
LEAST = 1.0
_WITHOUT_OCR = (
    '<?xml version="1.0" encoding="UTF-8"?><properties><parsers>'
    '<parser class="org.apache.tika.parser.DefaultParser">'
    '<parser-exclude class="org.apache.tika.parser.ocr.TesseractOCRParser"/>'
    "</parser></parsers></properties>"
)


def files_in(folder: Path) -> list[Path]:
    """All files of a folder, in order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def read_folder(folder: Path) -> int:
    """Every file, and every file inside one, by two confined processes; characters of text in all."""
    with readers(PROCESSES) as pool, ThreadPoolExecutor(PROCESSES) as threads:
        return sum(threads.map(lambda path: _characters(pool, path), files_in(folder)))


def _characters(pool: ReaderPool, path: Path) -> int:
    with path.open("rb") as source, ThreadPoolExecutor(1) as inside:
        head, size = source.read(HEAD_SIZE), path.stat().st_size
        source.seek(0)
        task = Task(source, size, media_type(head, path.name), head, path.name)

        def read_on(token: str) -> object:
            source.seek(0)
            return inside.submit(pool.read_many, [Task(source, size, task.media_type, head, path.name, token)])

        (outcome,) = pool.read_many([task])
        following = Following(lambda tasks: inside.submit(pool.read_many, tasks), size)
        told = following.follow(outcome, read_on)  # type: ignore[arg-type]  # a future of outcomes
        return sum(len(text.text) for one in told if one.outcome.reading for text in one.outcome.reading.texts)


def by_tika(jar: Path, folder: Path, work: Path) -> Measured:
    """Tika over the whole folder. What it wrote is left out of the clock."""
    config, out = work / "without-ocr.xml", work / "out"
    config.write_text(_WITHOUT_OCR, "utf-8")
    shutil.rmtree(out, ignore_errors=True)
    batch = ["-J", "-t", "-numConsumers", str(PROCESSES), "-i", str(folder), "-o", str(out)]
    told = measured(["java", "-jar", str(jar), f"--config={config}", *batch], folder=work)
    if len(files_in(out)) != len(files_in(folder)):
        raise SystemExit(f"Tika wrote {len(files_in(out))} answers for {len(files_in(folder))} files")
    return told


def characters_by_tika(out: Path) -> int:
    """Characters of text in all that it wrote."""
    told = chain.from_iterable(json.loads(path.read_text("utf-8")) for path in files_in(out))
    return sum(len(one.get("X-TIKA:content") or "") for one in told)


def by_us(folder: Path) -> Measured:
    """Ours over the whole folder."""
    return measured([sys.executable, "-m", "bench.tika", "--ours", str(folder)])


def rows(found: dict[str, list[Measured]], said: dict[str, int], count: int) -> Iterator[str]:
    """The table, and how the two paces stand."""
    yield "| | files a second | processor ms a file | peak MiB | characters of text |\n|---|---:|---:|---:|---:|"
    for name, runs in found.items():
        pace = count / median(run.seconds for run in runs)
        spent = 1000 * median(run.cpu for run in runs) / count
        peak = max(run.peak for run in runs) / (1 << 20)
        yield f"| {name} | {pace:.1f} | {spent:.1f} | {peak:.0f} | {said[name]:,} |"
    ours, theirs = found["amana"], found["Apache Tika"]
    ratios = tuple(two.seconds / one.seconds for one, two in zip(ours, theirs, strict=True))
    yield "\n| | found | target | |\n|---|---:|---:|---|"
    yield Judged("beside Apache Tika, by the clock", median(ratios), LEAST, True, rounds=ratios).line()


def main() -> None:
    """Measure both, print the table; or say that Tika is not here."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tika", type=Path, help="tika-app.jar")
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--ours", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.ours:
        print(read_folder(given.ours))
        return
    if given.tika is None or shutil.which("java") is None:
        print("no Java, or no tika-app.jar was named (--tika): left out")
        return
    with tempfile.TemporaryDirectory(prefix="amana-bench-") as made:
        work = Path(made)
        folder = given.folder.resolve() if given.folder else _pages(work / "in", given.pages)
        found: dict[str, list[Measured]] = {"amana": [], "Apache Tika": []}
        for _ in range(given.rounds):
            found["amana"].append(by_us(folder))
            found["Apache Tika"].append(by_tika(given.tika.resolve(), folder, work))
        said = {"amana": int(found["amana"][0].output), "Apache Tika": characters_by_tika(work / "out")}
        print("\n".join(rows(found, said, len(files_in(folder)))))


def _pages(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number, page in enumerate(make_pages(count)):
        (folder / f"{number}.html").write_bytes(page)
    return folder


if __name__ == "__main__":
    main()

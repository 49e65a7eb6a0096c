"""How fast texts are read: texts of 6 kB a second on one core, each layer's share, start time and memory.

    python -m bench.reading [--texts 200] [--starts 10]

The texts are made here, half of them Arabic: sentences of reports about an invented town, each with what a report
has (quotations, figures, dates, places, names), drawn from a seed. Speed counts processor time of one process, so
that what else the machine does matters less; start is by the clock, of `amana read` on one short text.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from amana.reading import View, read_text
from amana.reading import reader as layers
from bench.measuring import measured
from bench.targets import Judged

SIZE = 6_000  # bytes of UTF-8
LEAST_TEXTS, MOST_START, MOST_MEMORY = 100.0, 0.4, 200.0
PUBLISHED = date(2030, 12, 22)
_MB = 1_000_000
_SLOTS = {
    "en": {
        "person": "Samira Taleb|Yusuf Karam|Idris al-Hajj|Nour al-Amin|Dr. Salma Darwish|Abu Omar",
        "role": "a teacher|an activist|a doctor at the clinic|the head of the council|a rescue worker|a witness",
        "place": "Wadi al-Noor|Aleppo|the eastern neighborhoods|Idlib|rural Damascus|Homs|the town of Tell Aswad",
        "date": "on Tuesday|on 15 November 2030|last week|in March|two days later|since the beginning of the year",
        "figure": "more than 1,500|about 40|at least seventy-five|dozens of|3.5 million|between 30 and 40|275",
        "counted": "people|families|children|civilians|fighters|homes|patients|wounded men",
        "act": "were killed|left their homes|were wounded|are still trapped|were evacuated by bus|returned",
        "cue": "said|told reporters|added|wrote|confirmed|explained",
        "plain": "The road was closed in the morning and opened again before noon|Nobody knew when it would go on"
        "|Bread had become rare, and what there was cost four times as much|The clinic worked by candlelight",
    },
    "ar": {
        "person": "سميرة طالب|يوسف كرم|إدريس الحاج|نور الأمين|الدكتورة سلمى درويش|أبو عمر",
        "role": "وهي معلّمة|وهو ناشط|الطبيب في العيادة|رئيس المجلس|من فريق الإنقاذ|أحد الشهود",
        "place": "وادي النور|حلب|الأحياء الشرقية|إدلب|ريف دمشق|حمص|بلدة تل أسود",
        "date": "يوم الثلاثاء|في ١٥ تشرين الثاني ٢٠٣٠|الأسبوع الماضي|في آذار|بعد يومين|منذ مطلع العام",
        "figure": "أكثر من ١٥٠٠|نحو أربعين|خمسة وسبعون على الأقلّ|عشرات|٣٫٥ مليون|ما بين ٣٠ و٤٠|٢٧٥",
        "counted": "شخصًا|عائلة|طفلًا|مدنيًّا|مقاتلًا|منزلًا|مريضًا|جريحًا",
        "act": "قُتلوا|غادروا منازلهم|أصيبوا|ما زالوا محاصرين|أُجلوا بالحافلات|عادوا",
        "cue": "قال|وأضاف|وكتب|وأكّد|وأوضح",
        "plain": "أُغلق الطريق صباحًا ثمّ فُتح قبل الظهر|لم يعرف أحد متى تتابع القافلة سيرها"
        "|صار الخبز نادرًا وتضاعف سعره أربع مرّات|عملت العيادة على ضوء الشموع",
    },
}
_SHAPES = {
    "en": (
        "{person}, {role}, {cue}: “{figure} {counted} {act} in {place} {date}.”",
        "“{plain},” {cue} {person}, {role} from {place}.",
        "According to {person}, {figure} {counted} {act} {date}.",
        "{figure} {counted} {act} in {place} {date}, {person} {cue}.",
        "{plain}. {plain}, {person} {cue}.",
        "{plain}.",
    ),
    "ar": (
        "{cue} {person}، {role}: «{figure} {counted} {act} في {place} {date}».",
        "«{plain}»، كما {cue} {person}، {role} من {place}.",
        "وبحسب {person} فإنّ {figure} {counted} {act} {date}.",
        "{cue} {person} إنّ {figure} {counted} {act} في {place} {date}.",
        "{plain}. {plain}.",
        "{plain}.",
    ),
}


def make_texts(count: int) -> list[str]:
    """So many texts of about 6 kB, every second one Arabic; the same each time."""
    chance = random.Random(4)
    return [_text(chance, "ar" if at % 2 else "en") for at in range(count)]


def _text(chance: random.Random, language: str) -> str:
    slots = {name: words.split("|") for name, words in _SLOTS[language].items()}
    text = ""
    while len(text.encode()) < SIZE:
        shape = chance.choice(_SHAPES[language])
        for name, words in slots.items():
            while "{" + name + "}" in shape:
                shape = shape.replace("{" + name + "}", chance.choice(words), 1)
        text += shape + chance.choice((" ", " ", "\n"))
    return text


def speed(texts: Sequence[str]) -> float:
    """Texts a second of processor time."""
    read_text(texts[0], PUBLISHED), read_text(texts[1], PUBLISHED)  # lists are read with the first text
    began = time.process_time()
    for text in texts:
        read_text(text, PUBLISHED)
    return len(texts) / (time.process_time() - began)


def shares(texts: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Milliseconds a text takes in each layer, as the reader calls them."""
    spent: dict[str, float] = {}

    def timed(name: str, layer: Callable[..., object]) -> Callable[..., object]:
        def run(*given: object) -> object:
            began = time.process_time()
            try:
                return layer(*given)
            finally:
                spent[name] = spent.get(name, 0.0) + time.process_time() - began

        return run

    known = {name: layer for name, layer in vars(layers).items() if name.startswith(("find_", "read_document"))}
    try:
        for name, layer in known.items():
            setattr(layers, name, timed(name, layer))
        for text in texts:
            read_text(text, PUBLISHED)
    finally:
        for name, layer in known.items():
            setattr(layers, name, layer)
    yield from ((name, 1000 * spent.get(name, 0.0) / len(texts)) for name in sorted(known))
    began = time.process_time()
    for text in texts:
        View.of(text)
    yield "the view", 1000 * (time.process_time() - began) / len(texts)


def pace() -> float:
    """Million steps of a plain loop a second, at best: what a busy or slow machine makes of Python itself."""
    best = 0.0
    for _ in range(5):
        began, total = time.process_time(), 0
        for step in range(1_000_000):
            total += step
        best = max(best, 1 / (time.process_time() - began))
    return best


def start(rounds: int, folder: Path) -> float:
    """Median seconds of `amana read` on one short text, process start and all."""
    file = folder / "short.txt"
    file.write_text("Samira said: “We left Wadi al-Noor on Tuesday.” وأصيب أربعون شخصًا.", encoding="utf-8")
    command = [sys.executable, "-m", "amana", "read", str(file), "--json"]
    keeps = {"PYTHONDONTWRITEBYTECODE": ""}  # an installed program has its bytecode
    measured(command, keeps)
    return statistics.median(measured(command, keeps).seconds for _ in range(rounds))


def memory(texts: Sequence[str], folder: Path) -> float:
    """Most megabytes that `amana read --jsonl` holds while it reads all texts."""
    lines = folder / "texts.jsonl"
    lines.write_text("".join(json.dumps({"id": at, "text": text}) + "\n" for at, text in enumerate(texts)))
    code = (
        "import resource, subprocess, sys\n"
        "with open(sys.argv[1], 'rb') as lines:\n"
        "    subprocess.run([sys.executable, '-m', 'amana', 'read', '--jsonl'], stdin=lines,\n"
        "                   stdout=subprocess.DEVNULL, check=True)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    ended = subprocess.run([sys.executable, "-c", code, str(lines)], capture_output=True, text=True, check=True)
    return int(ended.stdout) * 1024 / _MB


def main() -> None:
    """Measure, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=200)
    parser.add_argument("--starts", type=int, default=10)
    given = parser.parse_args()
    texts = make_texts(max(given.texts, 2))
    with tempfile.TemporaryDirectory(prefix="amana-bench-") as work:
        judged = [
            Judged("reading, both languages, one core", speed(texts), LEAST_TEXTS, True, "texts/s"),
            Judged("reading, English", speed(texts[::2] * 2), LEAST_TEXTS, True, "texts/s"),
            Judged("reading, Arabic", speed(texts[1::2] * 2), LEAST_TEXTS, True, "texts/s"),
            Judged("amana read, one short text, median", start(given.starts, Path(work)), MOST_START, False, "s"),
            Judged("amana read --jsonl, peak memory", memory(texts, Path(work)), MOST_MEMORY, False, "MB"),
        ]
    print("| | found | target | |\n|---|---:|---:|---|")
    print("\n".join(one.line() for one in judged))
    print(f"\nA plain loop of Python made {pace():.1f} million steps a second; an idle machine makes about 20.")
    print("\n| layer | ms a text |\n|---|---:|")
    print("\n".join(f"| {name} | {spent:.2f} |" for name, spent in shares(texts)))


if __name__ == "__main__":
    main()

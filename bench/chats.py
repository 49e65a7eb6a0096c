"""Long chats in instalments: messages a second and the most memory, for a short and a long one.

    python -m bench.chats [--messages 500000] [--folder DIR]

Each reading is a process of its own (`bench.measuring`), once with the reader in that very process and once
through the confined pool. The chats are made here, with invented people. What makes the file is not measured,
nor is the start of the interpreter. Processor seconds are those of all processes together. Constant memory
means: the same for a tenth of the messages.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from amana.intake import HEAD_SIZE, READERS, LongReader, Reading, media_type, readers
from amana.intake.pool import Task
from bench.measuring import measured

_PEOPLE = ("Samira", "Yusuf", "Idris", "سميرة", "أم إدريس", "+00 000 000 000", "Nura (the well)", "إدريس")
_SAID = (
    "We came to Wadi al-Noor before noon and found the road open.",
    "وصلت القافلة إلى وادي النور في المساء ولم نجد أحداً عند البئر",
    "ok",
    "<Media omitted>",
    "IMG-20240313-WA0001.jpg (file attached)",
    "Two cars, then nothing: nobody stopped.\nWe waited until the evening.",
    "هل أنتم بخير؟",
    "The list is with Idris, he has it from last week, ask him and tell me what he says about the names.",
)
_TARGET = 50_000  # messages a second
_CORPUS = {"WhatsApp": "chat.txt", "Telegram": "result.json"}


def _messages(count: int) -> Iterator[tuple[datetime, str, str]]:
    dice, now = random.Random(7), datetime(2019, 1, 14, 6, tzinfo=UTC)
    for _ in range(count):
        now += timedelta(seconds=dice.randrange(400))
        yield now, dice.choice(_PEOPLE), dice.choice(_SAID)


def make_whatsapp(path: Path, count: int) -> None:
    """A chat as an Android phone exports it."""
    with path.open("w", encoding="utf-8") as sink:
        for at, who, said in _messages(count):
            sink.write(f"{at:%d/%m/%Y, %H:%M} - {who}: {said}\n")


def make_telegram(path: Path, count: int) -> None:
    """A chat as Telegram Desktop exports it, an hour ahead of UTC."""
    with path.open("w", encoding="utf-8") as sink:
        sink.write('{\n "name": "Wadi al-Noor",\n "type": "private_group",\n "id": 7,\n "messages": [\n')
        for number, (at, who, said) in enumerate(_messages(count)):
            told = {
                "id": number,
                "type": "message",
                "date": f"{at + timedelta(hours=1):%Y-%m-%dT%H:%M:%S}",
                "date_unixtime": str(int(at.timestamp())),
                "from": who,
                "from_id": f"user{_PEOPLE.index(who)}",
                "text": said,
                "text_entities": [{"type": "plain", "text": said}],
            }
            sink.write((",\n" if number else "") + json.dumps(told, ensure_ascii=False, indent=1))
        sink.write("\n ]\n}\n")


_MAKE: dict[str, Callable[[Path, int], None]] = {"WhatsApp": make_whatsapp, "Telegram": make_telegram}


def read_alone(path: Path) -> int:
    """All instalments in this process; how many messages there were."""
    with path.open("rb") as source:
        head = source.read(HEAD_SIZE)
        kind = media_type(head, path.name)
        reader = next(one for one in READERS if one.recognises(kind, head, path.name))
        assert isinstance(reader, LongReader)
        told: Reading | None = reader.read(source, path.name, reader.limits)
        count = 0
        while told is not None:
            count += len(told.parts)
            token, told = told.resume, None
            if token is not None:
                told = reader.read_on(source, path.name, reader.limits, token)
    return count


def read_confined(path: Path) -> int:
    """The same through a pool of one confined process."""
    count, token, more = 0, None, True
    with readers(1) as pool, path.open("rb") as source:
        head = source.read(HEAD_SIZE)
        kind = media_type(head, path.name)
        while more:
            source.seek(0)
            (told,) = pool.read_many([Task(source, path.stat().st_size, kind, head, path.name, token)])
            if told.reading is None:
                raise SystemExit(f"not read: {told.reason}")
            count += len(told.reading.parts)
            token = told.reading.resume
            more = token is not None
    return count


def _one(how: str, path: Path) -> None:
    begin = time.perf_counter()
    count = (read_alone if how == "alone" else read_confined)(path)
    print(json.dumps({"messages": count, "seconds": time.perf_counter() - begin, "cpu": time.process_time()}))


def main() -> None:
    """Make the chats, read them, print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=500_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        _one(given.one[0], Path(given.one[1]))
        return
    print("| chat | messages | MB | how | messages a second | seconds | processor seconds | peak MiB |")
    print("|---" * 8 + "|")
    with tempfile.TemporaryDirectory(prefix="amana-bench-", dir=given.folder) as work:
        for kind, name in _CORPUS.items():
            for count in (given.messages // 10, given.messages):
                path = Path(work) / name
                _MAKE[kind](path, count)
                for how in ("alone", "confined"):
                    print(_row(kind, path, how, count), flush=True)


def _row(kind: str, path: Path, how: str, count: int) -> str:
    run = measured([sys.executable, "-m", "bench.chats", "--one", how, str(path)])
    told = json.loads(run.output)
    if told["messages"] != count:
        raise SystemExit(f"{kind}: {told['messages']} messages of {count}")
    cells = [kind, f"{count:,}", f"{path.stat().st_size / 1e6:.0f}", how, f"{count / told['seconds']:,.0f}"]
    cells += [f"{told['seconds']:.1f}", f"{run.cpu:.1f}", f"{run.peak / (1 << 20):.0f}"]
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()

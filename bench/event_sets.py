"""Two labelled sets of news reports, as accounts of events: which tell of the same, as far as their labels say.

`fa_kes`: reports of one war; those of one day and province are one event. `muc34`: reports with templates of what
happened. There, two labels: `clusters`, the set's own (same day, place and kind); and `templates`, which adds
to them the pairs whose templates agree in kind, overlap in day and place, and share a word of what was hit that
few days' templates have. Pairs that agree so and share no such word are undecided, and counted neither way.

Readings are kept in a folder of the system's temporary files, by the reader's version.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any

from amana.actions.comparing.account_traits import traits_of
from amana.compare.events import Traits
from amana.reading import packed, read_text, reader_version, unpacked
from scores.data import rows

_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_DATELINE = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d\d)\b")
_DATE = re.compile(r"(-?)\s*(\d{1,2}) ([A-Z]{3}) (\d\d)(?:\s*-\s*(\d{1,2}) ([A-Z]{3}) (\d\d))?")
_UP_TO = 30
# A word that the templates of so many days have says nothing of which event it was.
_COMMON_DAYS = 9
_TARGETS = ("HUM TGT: NAME", "HUM TGT: DESCRIPTION", "PHYS TGT: ID")

Neighbours = list[set[int]]


@dataclass(frozen=True)
class Labels:
    """For each report, which others are of its event, and which may be: neither way is counted."""

    name: str
    same: Neighbours
    undecided: Neighbours


@dataclass(frozen=True)
class EventSet:
    """Reports with their traits (each an account of its own) and labels; `judged` says which half each is in."""

    name: str
    texts: list[str]
    traits: list[Traits]
    judged: list[bool]
    labels: list[Labels]


def fa_kes() -> EventSet:
    """The reports of one war."""
    found = list(rows("fa_kes/dev/articles.jsonl"))
    events: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, row in enumerate(found):
        events[row["date"], row["location"]].append(at)
    labels = Labels("days and provinces", _neighbours(len(found), events.values()), [set() for _ in found])
    return _made(
        "fa_kes", [row["unit_id"] for row in found], [(row["text"], row["date"]) for row in found], [labels]
    )


def muc34() -> EventSet:
    """The reports that have a template."""
    found = [row for row in rows("muc34/dev/docs.jsonl") if row["templates"]]
    number = {row["id"]: at for at, row in enumerate(found)}
    clusters = [
        sorted({number[member["doc"]] for member in row["members"]})
        for row in rows("muc34/dev/weak_event_clusters.jsonl")
    ]
    same = _neighbours(len(found), clusters)
    labels = [Labels("clusters", same, [set() for _ in found]), _by_templates(found, same)]
    texts = [(row["text"], _dateline(row["dateline"])) for row in found]
    return _made("muc34", [row["id"] for row in found], texts, labels)


def _made(name: str, ids: list[str], texts: list[tuple[str, str | None]], labels: list[Labels]) -> EventSet:
    traits = [
        replace(one, account=sha256(f"{name} {at}".encode()).hexdigest()[:32])
        for at, one in enumerate(_traits(name, texts))
    ]
    return EventSet(name, [text for text, _ in texts], traits, _halves(ids, labels[0].same), labels)


def _halves(ids: Sequence[str], same: Neighbours) -> list[bool]:
    """A group of reports is in one half, by the hash of the first of its ids."""
    halves = []
    for at in range(len(ids)):
        group, waiting = {at}, [at]
        while waiting:
            fresh = same[waiting.pop()] - group
            group |= fresh
            waiting += fresh
        halves.append(sha256(min(ids[one] for one in group).encode()).digest()[0] % 2 == 1)
    return halves


def _neighbours(count: int, groups: Iterable[Sequence[int]]) -> Neighbours:
    found: Neighbours = [set() for _ in range(count)]
    for group in groups:
        for one, other in combinations(group, 2):
            found[one].add(other)
            found[other].add(one)
    return found


def _traits(name: str, texts: list[tuple[str, str | None]]) -> Iterator[Traits]:
    kept = Path(tempfile.gettempdir()) / f"amana-bench-events-{os.getuid()}"
    kept.mkdir(mode=0o700, exist_ok=True)
    path = kept / f"{name}-{reader_version().replace(' ', '-')}.jsonl"
    if not path.exists():
        with ProcessPoolExecutor() as pool:
            path.write_text("\n".join(pool.map(_read, texts, chunksize=16)), "utf-8")
    readings = path.read_text("utf-8").split("\n")
    for (text, published), reading in zip(texts, readings, strict=True):
        version = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        yield traits_of(unpacked(reading, text, version), text, version, published)


def _read(given: tuple[str, str | None]) -> str:
    return packed(read_text(*given))


def _dateline(said: str) -> str | None:
    match = _DATELINE.search(said)
    day = _day(*match.groups()) if match else None
    return day.isoformat() if day else None


def _day(day: str, month: str, year: str) -> date | None:
    try:
        return date(1900 + int(year), 1 + _MONTHS.index(month), int(day))
    except ValueError:  # the set has days that no month has
        return None


def _by_templates(found: list[dict[str, Any]], clusters: Neighbours) -> Labels:
    days: defaultdict[str, set[int]] = defaultdict(set)
    for row in found:
        for template in row["templates"]:
            exact = {first for first, last, exact in _stretches(template) if exact}
            for word in _targets(template):
                days[word] |= exact
    common = {word for word, known in days.items() if len(known) >= _COMMON_DAYS}
    same, undecided = [set(one) for one in clusters], [set[int]() for _ in found]
    for (one, left), (other, right) in combinations(enumerate(found), 2):
        agreed = [
            bool((_targets(a) & _targets(b)) - common)
            for a in left["templates"]
            for b in right["templates"]
            if _agree(a, b)
        ]
        if agreed:
            into = same if any(agreed) or other in clusters[one] else undecided
            into[one].add(other)
            into[other].add(one)
    return Labels("templates", same, undecided)


def _agree(one: dict[str, list[str]], other: dict[str, list[str]]) -> bool:
    kinds = {one.get("INCIDENT: TYPE", ["?"])[0], other.get("INCIDENT: TYPE", ["?"])[0]}
    if len(kinds) > 1 and "ATTACK" not in kinds:
        return False
    if any(here != there for here, there in zip(_places(one), _places(other), strict=False)):
        return False
    return any(a[0] <= b[1] and b[0] <= a[1] for a in _stretches(one) for b in _stretches(other))


def _places(template: dict[str, list[str]]) -> list[str]:
    said = " ".join(template.get("INCIDENT: LOCATION", ())).split(" - ")[0]
    return [re.sub(r"\(.*?\)", "", part).strip() for part in said.split(":")]


def _targets(template: dict[str, list[str]]) -> set[str]:
    said = " ".join(fill for slot in _TARGETS for fill in template.get(slot, ()))
    return {word.removesuffix("S") for word in re.findall(r"[A-Z]{4,}", said)}


def _stretches(template: dict[str, list[str]]) -> list[tuple[int, int, bool]]:
    """First and last day of what happened, and whether it is one day for certain."""
    found = []
    for match in _DATE.finditer(" ".join(template.get("INCIDENT: DATE", ()))):
        last = _day(*match.group(2, 3, 4))
        end = _day(*match.group(5, 6, 7)) if match[5] else last
        if last and end:
            first = last.toordinal() - (_UP_TO if match[1] else 0)
            found.append((first, end.toordinal(), not match[1] and end == last))
    return found

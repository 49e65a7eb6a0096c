"""The command line with a library that only pretends: what is parsed and shown, apart from what is done."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import amana
from amana.actions import FacetCount, Facets, TextSuggestions
from amana.actions.browsing import part_lookup
from amana.catalogue import Hit, ItemRecord, ItemSummary, Match, RowCounts, TextVersion
from amana.cli.edge import run
from amana.knowledge import Known
from amana.knowledge.schema import Schema, read_schema
from amana.reading import read_text
from amana.records import (
    Accession,
    AccessionRow,
    Added,
    AddedFile,
    ContentPlace,
    Custodian,
    CustodyAct,
    EmbeddedFact,
    EntryPlace,
    Finding,
    Initialised,
    Intake,
    IntakeRow,
    KeyAct,
    Rebuilt,
    Restored,
    RestoredFile,
    TimeBound,
    Verified,
    VerifiedLog,
)
from amana.records.custody import Custody, CustodyEvent, EntryBound
from amana.records.outcomes import Receipt

ITEM = "3f2a9c1b77d04e5a9b8c7d6e5f4a3b2c"
SHA = "ab" * 32
IDENTITY = Path("/keys/samira.age")

ACCESSION = Accession(
    path="letters/رسالة.txt",
    found_at="/media/card",
    size=1_234,
    sha256=SHA,
    media_type="text/plain",
    received="2026-03-01T10:00:00Z",
    device="d1",
    software="amana 0.1.0",
    source="Samira Taleb",
    tags=("clinic", "letter"),
)
SUGGESTIONS = (TextSuggestions(SHA, "amana-rules 1-00000000", RowCounts(statements=3, claims=2), read_text("")),)
RECORD = ItemRecord(
    item=ITEM,
    sha256=SHA,
    accessions=(AccessionRow(EntryPlace("d1", 4, "cd" * 32), ACCESSION, ContentPlace("ef" * 32, 0, 1_234)),),
    intakes=(
        IntakeRow(
            EntryPlace("d1", 5, "ce" * 32),
            Intake(
                sha256=SHA,
                module="text",
                version="1",
                outcome="read",
                title="A letter",
                facts=(EmbeddedFact("exif:Model", "Box Camera"),),
            ),
        ),
    ),
    text_versions=(TextVersion(SHA, 640, "text/plain", "text", "1", encoding="utf-8"),),
)
_PLACE = EntryPlace("3f2a9c1b77d04e5a", 4, "cd" * 32)
_BY: dict[str, Any] = {"device": "3f2a9c1b77d04e5a", "software": "amana 0.1.0"}
CUSTODY = Custody(
    ITEM,
    SHA,
    "رسالة.txt",
    (
        CustodyEvent(
            "archive-made",
            EntryPlace("77d0", 0, "c0" * 32),
            "2026-01-01T00:00:00Z",
            KeyAct("archive-made", "a1", "2026-01-01T00:00:00Z", custodians=(Custodian("Rania", "age1x"),), **_BY),
            whole=True,
        ),
        CustodyEvent(
            "added", _PLACE, "2026-03-01T10:00:00Z", replace(ACCESSION, person="Nour"), "phone", suspect="lost"
        ),
        CustodyEvent("read", EntryPlace("77d0", 9, "c1" * 32), None, RECORD.intakes[0].intake),
        CustodyEvent(
            "restored",
            EntryPlace("77d0", 10, "c2" * 32),
            "2026-03-02T10:00:00Z",
            CustodyAct("restored", "2026-03-02T10:00:00Z", outcome="part", items=(ITEM,), detail="2", **_BY),
        ),
        CustodyEvent(
            "audited",
            EntryPlace("77d0", 11, "c3" * 32),
            "2026-03-03T10:00:00Z",
            CustodyAct("audited", "2026-03-03T10:00:00Z", copy="blue disk", method="full", person="Rania", **_BY),
            whole=True,
        ),
        CustodyEvent(
            "device-lost",
            EntryPlace("77d0", 12, "c4" * 32),
            "2026-03-04T10:00:00Z",
            KeyAct("device-lost", "a1", "2026-03-04T10:00:00Z", subject="3f2a9c1b77d04e5a", from_size=3, **_BY),
            subject_name="phone",
            whole=True,
        ),
    ),
    (
        EntryBound(_PLACE, TimeBound(9, "2026-03-05T00:00:00Z", "rfc3161", "tsa.example", trusted=False)),
        EntryBound(
            EntryPlace("77d0", 2, "c5" * 32), TimeBound(9, "2026-03-06T00:00:00Z", "bitcoin", "Bitcoin 7", True)
        ),
        EntryBound(EntryPlace("77d0", 3, "c6" * 32)),
    ),
    "lost",
)
FACETS = Facets(
    3,
    2,
    90,
    False,
    (FacetCount("text", 2), FacetCount("page", 1)),
    (),
    (FacetCount("Noor's \x1b[31mcard", 3),),
    (FacetCount("سميرة طالب", 1),),
    (FacetCount("aleppo", 2, ("Aleppo", "حلب")),),
    (FacetCount("2016", 3),),
    (),
    (FacetCount("read", 3),),
)
HIT = Hit(
    rank=1,
    score=7.5,
    item=ITEM,
    title=None,
    name="رسالة.txt",
    media_type="text/plain",
    text_version=SHA,
    snippet="على الطريق إلى وادي\nالنور",
    snippet_start=100,
    matches=(Match(115, 119, "وادي", "exact"), Match(0, 5, "رسالة", "spelling", "name")),
)
WELL = Verified(True, 3, 4_096, (), (), (), (), (VerifiedLog("d1", 6, "aa" * 32, True),))


@dataclass
class Library:
    """What the commands asked for, and what they are to get: always (`answers`) or call by call (`turns`).

    An exception among the answers is raised.
    """

    calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)
    turns: dict[str, list[Any]] = field(default_factory=dict)

    def answer(self, verb: str, usual: Any, *given: Any, **named: Any) -> Any:
        self.calls.append((verb, given, named))
        answer = self.turns[verb].pop(0) if self.turns.get(verb) else self.answers.get(verb, usual)
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def named(self, verb: str) -> dict[str, Any]:
        """The named arguments of the last call of `verb`."""
        return [named for said, _, named in self.calls if said == verb][-1]

    def given(self, verb: str) -> tuple[Any, ...]:
        """The other arguments of the last call of `verb`."""
        return [given for said, given, _ in self.calls if said == verb][-1]


class FakeArchive:
    """As `OpenArchive`: a context manager with the verbs."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def __enter__(self) -> FakeArchive:
        return self

    def __exit__(self, *_: object) -> None:
        self._library.calls.append(("close", (), {}))

    def add(self, *paths: Path, **named: Any) -> Added:
        files = self._library.answer(
            "add", [AddedFile("a.txt", "kept", ITEM, SHA, 12, "text/plain")], *paths, **named
        )
        added = Added()
        for file in files:
            setattr(added, file.outcome, getattr(added, file.outcome) + 1)
            added.bytes += file.size or 0
            named["tell"](file)
        added.receipts = self.receipts() if self.is_kit else ()
        return added

    @property
    def is_kit(self) -> bool:
        return bool(self._library.answers.get("is_kit"))

    def receipts(self) -> tuple[Receipt, ...]:
        return tuple(self._library.answers.get("receipts", [Receipt(1, ITEM, "2026-03-01T10:00:00Z")]))

    def custody(self, item: str, **named: Any) -> Custody:
        custody: Custody = self._library.answer("custody", CUSTODY, item, **named)
        return custody

    has_unread = False  # whether items wait to be read

    def search(self, query: str, **named: Any) -> list[Hit]:
        hits: list[Hit] = self._library.answer("search", [HIT], query, **named)
        return hits

    def facets(self, query: str, **named: Any) -> Facets:
        facets: Facets = self._library.answer("facets", FACETS, query, **named)
        return facets

    def list(self, **named: Any) -> Iterator[ItemSummary]:
        usual = ItemSummary(ITEM, SHA, "رسالة.txt", "letters/رسالة.txt", 1_234, "text/plain", "2026", "2026-03-01")
        yield from self._library.answer("list", [usual], **named)

    def show(self, item: str) -> ItemRecord:
        record: ItemRecord = self._library.answer("show", RECORD, item)
        return record

    def is_item(self, subject: str) -> bool:
        told: bool = self._library.answer("is_item", True, subject)
        return told

    def known(self, subject: str) -> Known:
        told: Known = self._library.answer("known", Known(subject, None, (subject,)), subject)
        return told

    def knowing(self) -> Any:
        return SimpleNamespace(about_item=lambda _: (), label=lambda _: None, clashes_of=lambda _: ())

    def schema(self) -> Schema:
        return read_schema()

    def readings(self, item: str) -> tuple[TextSuggestions, ...]:
        found: tuple[TextSuggestions, ...] = self._library.answer("readings", SUGGESTIONS, item)
        return found

    def restore(self, dest: Path, *items: str, **named: Any) -> Restored:
        usual = [RestoredFile(ITEM, "letters/a.txt", SHA, "restored")]
        files = self._library.answer("restore", usual, dest, *items, **named)
        for file in files:
            named["tell"](file)
        ended = [file.outcome for file in files]
        restored = Restored(ended.count("restored"), ended.count("present"), ended.count("failed"), 12)
        restored.entered = self._library.answers.get("entered", True)
        return restored

    def rebuild(self, **named: Any) -> Rebuilt:
        rebuilt: Rebuilt = self._library.answer("rebuild", Rebuilt(2, 3, 2, 6), **named)
        return rebuilt


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Library:
    """Every verb of the library, pretended; no setting of this machine reaches the commands."""
    fake = Library()
    for name in [name for name in os.environ if name.startswith("AMANA_") or name == "NO_COLOR"]:
        monkeypatch.delenv(name, raising=False)

    def pretend(verb: str, usual: Callable[..., Any]) -> None:
        def call(*given: Any, **named: Any) -> Any:
            return fake.answer(verb, usual(*given), *given, **named)

        monkeypatch.setitem(vars(amana), verb, call)

    monkeypatch.setattr(
        part_lookup, "places_of", lambda archive, hits: fake.answer("places", [None] * len(hits), hits)
    )
    monkeypatch.setattr(part_lookup, "part_counts", lambda archive, record: fake.answer("parts", {}, record))
    pretend("init", lambda path: Initialised(path, "id", ("age1fictional",), IDENTITY))
    pretend("open_archive", lambda path: FakeArchive(fake))
    pretend("find_archive", lambda start: start)
    pretend("verify", lambda path: WELL)
    pretend("doctor", lambda path: [Finding("age", "1.2"), Finding("disk", "full", ok=False)])
    return fake


@dataclass(frozen=True)
class Said:
    """How a run ended, and what it said."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[Any]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def error(self) -> dict[str, Any]:
        """Standard error's last line as a JSON object."""
        told: dict[str, Any] = json.loads(self.err.splitlines()[-1])
        return told


class _Stream(io.TextIOWrapper):
    """A stream that says what it is told to say about being a terminal."""

    terminal = False

    def isatty(self) -> bool:
        return self.terminal


@pytest.fixture
def speak(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Said]:
    """Run a command line in this process, with the real library: `speak("search", "x", terminal=True)`."""

    def call(*words: str, stdin: bytes = b"", terminal: bool = False, locale: str = "en_US.UTF-8") -> Said:
        streams = {name: _Stream(io.BytesIO(), encoding="utf-8") for name in ("stdout", "stderr")}
        for name, stream in streams.items():
            stream.terminal = terminal
            monkeypatch.setattr(sys, name, stream)
        read = _Stream(io.BytesIO(stdin), encoding="utf-8")
        read.terminal = terminal
        monkeypatch.setattr(sys, "stdin", read)
        status = run(words, {"LC_ALL": locale})
        for stream in streams.values():
            stream.flush()
        out, err = (stream.buffer.getvalue().decode() for stream in streams.values())  # type: ignore[attr-defined]
        return Said(status, out, err)

    return call


@pytest.fixture
def say(library: Library, speak: Callable[..., Said]) -> Callable[..., Said]:
    """The same, with a library that only pretends."""
    return speak

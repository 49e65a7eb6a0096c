"""Saved pages from elsewhere, read in the confined process: counts and figures, no words."""

from __future__ import annotations

from amana.intake import Outcome, media_type, readers
from tests.shared_data import shared


def _outcomes() -> dict[str, Outcome]:
    found = {}
    with readers(1) as pool:
        for path in sorted(shared("ingest_fixtures").iterdir()):
            if path.suffix in {".htm", ".html"}:
                data = path.read_bytes()
                kind = media_type(data[:4096], path.name)
                found[path.name] = pool.read(data, len(data), kind, data[:4096], path.name)
    return found


def test_pages_from_elsewhere() -> None:
    told = _outcomes()
    assert {name: one.module for name, one in told.items()} == dict.fromkeys(told, "web-page")
    figures = {}
    for name, one in told.items():
        assert one.reading is not None
        words = sum(len(text.text) for text in one.reading.texts)
        pictures = sum(part.kind == "picture" for part in one.reading.parts)
        links = sum(fact.name == "link" for fact in one.reading.facts)
        figures[name] = (words, pictures, links, one.reading.title is not None, one.reading.note)
    assert sorted(figures.values()) == [
        (0, 0, 0, False, "no-text"),
        (41, 0, 1, True, None),
        (2810, 30, 3, True, None),
    ]

"""The gazetteer's files and the words around places: every row is whole, every spelling leads to places."""

from __future__ import annotations

import re
import tracemalloc

import pytest

from amana.language import fold, place
from amana.reading import View
from amana.reading.places import entries, find_places, lists, shipped

_USES = {
    "direction", "area", "kind", "of", "after", "after-capital", "before", "body", "title", "at", "from",
    "to", "by", "say", "talks", "arabic-kind", "arabic-shape", "arabic-named", "arabic-double",
    "unknown-in", "no-place", "doer", "club", "linking", "abbreviation", "spoke",
}  # fmt: skip


def test_every_place_is_whole() -> None:
    gazetteer = shipped()
    assert gazetteer.lines == sorted(gazetteer.lines, key=lambda line: line.split("\t")[0])
    seen = set()
    for key in range(len(gazetteer.lines)):
        entry = entries.Gazetteer(gazetteer.lines).entry(key)
        assert entry.id not in seen
        seen.add(entry.id)
        assert entry.english
        if entry.lat is not None and entry.lon is not None:
            assert abs(entry.lat) <= 90
            assert abs(entry.lon) <= 180
    assert len(seen) > 30_000


def test_every_spelling_is_folded_and_leads_to_places() -> None:
    gazetteer = shipped()
    size = len(gazetteer.lines)
    for first in list(gazetteer.openings)[::7]:
        assert all(fold(word) == word for word in first.split())
        for rest, naming in (gazetteer.opening(first) or {}).items():
            assert all(fold(word) == word for word in rest.split())
            assert naming.keys
            assert all(0 <= key < size for key in naming.keys)


def test_places_of_the_search_list_keep_their_ids() -> None:
    for name in ("aleppo", "idlib", "rural_damascus", "turkey", "bustan_al_qasr", "baghdad", "gaza_strip"):
        entry, known = shipped().by_id(name), place(name)
        assert entry is not None
        assert known is not None
        assert (entry.english, entry.arabic) == (known.english, known.arabic)


def test_it_takes_little_memory() -> None:
    entries.shipped.cache_clear()
    tracemalloc.start()
    shipped()
    taken = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert taken < 25_000_000


def test_the_files_are_small() -> None:
    folder = entries._HERE
    assert sum(path.stat().st_size for path in folder.glob("*.tsv")) < 3_100_000


@pytest.mark.parametrize("row", lists.rows(), ids=[row.id for row in lists.rows()])
def test_every_row_of_words_is_whole(row: lists.Row) -> None:
    assert row.use in _USES
    assert row.english or row.arabic
    for word in row.english:
        assert re.fullmatch(r"[A-Za-z .-]+", word)
    for word in row.arabic:
        assert not re.search("[A-Za-z]", word)


def _english(use: str) -> list[tuple[str, str]]:
    return [(row.id, word) for row in lists.of_use(use) for word in row.english]


@pytest.mark.parametrize(("name", "word"), _english("direction"))
def test_every_side(name: str, word: str) -> None:
    found = find_places(View.of(f"They reached {word} Homs."))
    assert [(one.text, one.part) for one in found] == [(f"{word} Homs", name)]


@pytest.mark.parametrize(("name", "word"), _english("area"))
def test_every_area_with_a_side(name: str, word: str) -> None:
    side = "" if name == "old city" else "eastern "
    found = find_places(View.of(f"They reached the {side}{word} of Homs."))
    assert [one.text for one in found] == [f"{side}{word} of Homs"]
    assert found[0].part == f"{side}{name}"


@pytest.mark.parametrize("use", ["at", "from", "to"])
def test_every_preposition(use: str) -> None:
    for _, word in _english(use):
        assert [one.role for one in find_places(View.of(f"They {word} Homs."))] == [use]


def test_every_kind_in_front() -> None:
    for _, word in _english("of"):
        if word[0].islower():
            found = find_places(View.of(f"They saw the {word} of Kharbout."))
            assert [(one.text, one.rule) for one in found] == [("Kharbout", "shape/of")]


def test_every_arabic_area_and_side() -> None:
    for row in lists.of_use("area"):
        for word in row.arabic:
            if not word.startswith("ال"):
                found = find_places(View.of(f"وصلوا إلى {word} حمص"))
                assert [one.part for one in found][:1] == [row.id], word
    for row in lists.of_use("direction"):
        for word in row.arabic:
            if word.startswith("ال") and word.endswith("ة"):
                found = find_places(View.of(f"وصلوا إلى أحياء حمص {word}"))
                assert [one.part for one in found] == [f"{row.id} neighbourhoods"], word


def test_every_arabic_kind_of_a_name() -> None:
    for use in ("arabic-named", "arabic-shape"):
        for row in lists.of_use(use):
            for word in row.arabic:
                (found,) = find_places(View.of(f"وصلوا إلى {word} خربوط"))
                assert found.text == (f"{word} خربوط" if use == "arabic-named" else "خربوط")

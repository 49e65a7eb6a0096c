"""The bench of reprints, on texts made here."""

from __future__ import annotations

import json
from pathlib import Path

from bench.voices import by_marks, measure, ours, plain, read_days, read_pairs, read_texts


def test_it_finds_the_reprint_and_counts_no_unit_with_itself(tmp_path: Path) -> None:
    words = [f"word{at}" for at in range(60)]
    texts = {"1": " ".join(words), "2": " ".join(words[10:]), "3": " ".join(reversed(words))}
    articles, pairs = tmp_path / "articles", tmp_path / "pairs"
    articles.write_text("\n".join(json.dumps({"unit_id": name, "text": text}) for name, text in texts.items()))
    rows = [{"a": "2", "b": "1", "containment5": 1.0}, {"a": "3", "b": "3", "containment5": 1.0}]
    pairs.write_text("\n".join(map(json.dumps, [*rows, {"a": "1", "b": "3", "containment5": 0.2}])))
    true = read_pairs(pairs, 0.5)
    assert true == {("1", "2")}
    for way in (ours, plain):
        assert measure(way.__name__, way, read_texts(articles), true).value == 1.0


def test_a_text_used_again_is_found_by_its_marks_alone(tmp_path: Path) -> None:
    told = "On 4 March 2016 more than 40 people left Homs for Idlib, and 75 left Hama; 12 came to Aleppo by 9 May."
    other = "Nobody left Damascus."
    articles = tmp_path / "articles"
    rows = {"1": told, "2": f"As was said: {told}", "3": other}
    articles.write_text(
        "\n".join(json.dumps({"unit_id": name, "text": text, "date": "2016-03-10"}) for name, text in rows.items())
    )
    way = by_marks(read_days(articles))
    assert way(read_texts(articles)) == {("1", "2")}
    assert measure("marks", way, read_texts(articles), {("1", "2")}).value == 1.0
    assert measure("marks", way, read_texts(articles), set(), {("1", "2")}).value == 0.0

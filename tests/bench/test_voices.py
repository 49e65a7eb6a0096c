"""The bench of reprints, on texts made here."""

from __future__ import annotations

import json
from pathlib import Path

from bench.voices import measure, ours, plain, read_pairs, read_texts


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

"""The scoreboard: every module's scores on one page, the same each time, every target with its row."""

from __future__ import annotations

from pathlib import Path

import pytest

from scores import run
from scores.measure import Tally
from scores.page import page
from scores.run import main, modules, scored
from scores.targets import TARGETS, Target

PAGE = (Path(__file__).parents[2] / "docs" / "scores.md").read_text(encoding="utf-8")
TINY = "tests.scores.tiny"


def test_modules_that_score_are_found() -> None:
    assert {"polnear", "newsquant", "tempeval3"} <= set(modules())
    assert not {"run", "data", "measure", "page", "targets"} & set(modules())


def test_scores_come_from_processes_in_order() -> None:
    tallies = scored([TINY, TINY])
    assert [(one.set, one.part, one.right) for one in tallies] == [
        ("tiny", "work", 1),
        ("tiny", "aside", 1),
        ("tiny", "work", 1),
        ("tiny", "aside", 1),
    ]


def _rows(told: str, start: str) -> list[str]:
    return [line for line in told.splitlines() if line.startswith(start)]


def test_the_page_tells_targets_scores_failures_and_rules() -> None:
    tallies = scored([TINY])
    targets = [
        Target("tiny", "spans", "en", "F1", 0.9, "another .800"),
        Target("tiny", "spans", "ar", "F1", 0.9),
        Target("tiny", "spans", "en", "recall", 1.0),
    ]
    told = page(tallies, targets, "rules 1")
    assert "**rules 1**" in told
    assert _rows(told, "| tiny | spans | en | F1") == [
        "| tiny | spans | en | F1 | .900 | 1.000 | .500 | .667 | met | another .800 |"
    ]
    assert "not measured" in _rows(told, "| tiny | spans | ar")[0]
    assert _rows(told, "| tiny | spans | en | work") == [
        "| tiny | spans | en | work | .500 | .500 | .500 | 1 | 2 | 2 |"
    ]
    assert "- **tiny**, spans, en: missed: odd \\| shape 1" in told
    assert "shape/plain" not in told  # found too few times to say anything
    assert page(list(reversed(tallies)), targets, "rules 1") == told


def test_a_missed_target_is_said_and_a_set_of_one_part_is_judged_by_it() -> None:
    tally = Tally("tiny", "spans", "en", "work", right=1, found=2, there=4)
    told = page([tally], [Target("tiny", "spans", "en", "precision", 0.51)], "rules 1")
    assert "| .510 |  | .500 |  | **missed** |" in told


def test_rules_of_both_parts_are_counted_together() -> None:
    parts = [Tally("tiny", "spans", "en", part, rules={"a/b": [2, 3]}) for part in ("work", "aside")]
    assert "| a/b | tiny, spans | en | .667 | 6 |" in page(parts, [], "rules 1")


def test_without_the_sets_it_says_so_and_leaves_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "shared", lambda: tmp_path / "none")
    assert main(["--out", str(tmp_path / "scores.md")]) == 2
    assert "AMANA_SHARED" in capsys.readouterr().err
    assert not (tmp_path / "scores.md").exists()


@pytest.mark.parametrize("target", TARGETS, ids=lambda one: f"{one.set}, {one.what}, {one.language}")
def test_the_page_has_a_row_for_every_target(target: Target) -> None:
    rows = _rows(PAGE, f"| {target.set} | {target.what} | {target.language} | {target.measure} | ")
    assert len(rows) == 1
    assert "not measured" not in rows[0]

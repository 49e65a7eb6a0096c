"""How figures are taken and judged: ratios by round, costs early and late, the measure of a process."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench.checks import check_given_back, sums
from bench.contenders import contenders
from bench.growth import early_and_late
from bench.measuring import Failed, Measured, measured
from bench.sitting import Sitting, sit
from bench.tables import sitting_table, targets_table, told
from bench.targets import Judged, judge_media, judge_texts


def _run(seconds: float) -> Measured:
    return Measured(seconds, seconds, 50_000_000, "")


def _sitting(**seals: list[float]) -> Sitting:
    runs = {name: {"seal": [_run(one) for one in seconds]} for name, seconds in seals.items()}
    return Sitting("media", 10, 1_000_000_000, runs)


def test_a_ratio_is_the_median_of_the_rounds_own_ratios() -> None:
    sitting = _sitting(amana=[1.0, 10.0, 2.0], restic=[3.0, 30.0, 2.0])
    assert sitting.times_as_fast("amana", "restic", "seal") == 3.0
    assert sitting.times_as_fast("amana", "restic", "verify") is None
    assert sitting.times_as_fast("amana", "nobody", "seal") is None


def test_the_fastest_way_to_run_a_peer_counts() -> None:
    sitting = _sitting(amana=[1.0], **{"borg, HMAC": [4.0], "borg, blake2": [2.0]})
    (judged,) = judge_media(sitting)
    assert (judged.value, judged.met) == (2.0, False)


def test_a_judged_ratio_shows_how_far_its_rounds_lie_apart() -> None:
    (judged,) = judge_media(_sitting(amana=[1.0, 1.0, 1.0], restic=[2.0, 3.0, 5.0]))
    assert judged.met
    assert "3 x (2.00-5.00)" in judged.line()


def test_targets_are_met_from_their_bound_on() -> None:
    assert Judged("at least", 0.6, 0.6, True).met
    assert not Judged("at least", 0.59, 0.6, True).met
    assert Judged("at most", 250, 250, False).met
    assert "MISSED" in targets_table([Judged("at most", 251, 250, False)])


def test_small_files_are_counted_by_the_second() -> None:
    paces = list(judge_texts(Sitting("texts", 20_000, 1, {"amana": {"seal": [_run(2.5)]}})))
    assert [(one.value, one.met) for one in paces] == [(8_000, True), (8_000, False)]


def test_the_cost_of_an_item_is_compared_over_windows_without_the_first() -> None:
    ends = [(100, 9.0), (200, 10.0), (300, 11.0), (400, 12.0), (500, 13.0), (600, 15.0)]
    assert early_and_late(ends) == (0.01, 0.02)
    with pytest.raises(ValueError, match="too few"):
        early_and_late([(100, 1.0)])


def test_a_process_and_its_children_are_measured() -> None:
    # Held for a while: memory is looked at fifty times a second.
    child = "import time; x = bytes([1]) * 80_000_000; time.sleep(0.3)"
    hold = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}], check=True)"
    one = measured([sys.executable, "-c", hold])
    assert one.peak > 80_000_000
    assert one.seconds > 0
    assert one.cpu > 0


def test_a_failing_command_is_told_with_its_words() -> None:
    with pytest.raises(Failed, match="no such thing"):
        measured([sys.executable, "-c", "raise SystemExit('no such thing')"])


def test_what_is_given_back_must_be_all_and_the_same(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text("one")
    wanted = sums(tmp_path / "in")
    out = tmp_path / "out" / "deeper"
    out.mkdir(parents=True)
    (out / "one.txt").write_text("one")
    (out.parent / "SHA256SUMS").write_text("")
    check_given_back(wanted, tmp_path / "out", "us")
    (out / "one.txt").write_text("two")
    with pytest.raises(ValueError, match="1 files missing, 1 others"):
        check_given_back(wanted, tmp_path / "out", "us")


def test_a_sitting_measures_every_round_and_makes_a_table(tmp_path: Path) -> None:
    corpus = tmp_path / "texts"
    corpus.mkdir()
    (corpus / "one.txt").write_text("one")
    copying = [one for one in contenders({}) if one.name == "cp -r"]
    sitting = sit(corpus, copying, tmp_path / "work", 2, lambda _: None)
    assert len(sitting.runs["cp -r"]["seal"]) == 2
    assert "cp -r" in sitting_table(sitting)
    assert told(sitting)["files"] == 1
    assert not (tmp_path / "work" / "run").exists()

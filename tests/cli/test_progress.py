"""Progress: what the line says at a given moment, and that nobody sees it where there is no terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from amana.cli.progress import Pace
from amana.cli.settings import Settings
from amana.cli.voice import Voice
from amana.records import Added, Progress


class _Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "1 of 4 files · 30 MB of 90 MB · 10 MB a second · 6 seconds left"),
        ("ar", "1 من 4 ملفّات · 30 ميغابايت من 90 ميغابايت · 10 ميغابايت في الثانية · بقيت 6 ثوانٍ"),
    ],
)
def test_the_line_tells_files_bytes_rate_and_time_left(language: str, line: str) -> None:
    clock = _Clock()
    pace = Pace(Voice(Settings(language=language)), clock)
    pace.line(Progress(0, 0))
    clock.now += 3
    assert pace.line(Progress(1, 30_000_000, 4, 90_000_000)) == line


def test_what_is_not_known_is_not_said() -> None:
    clock = _Clock()
    pace = Pace(Voice(Settings()), clock)
    assert pace.line(Progress(3, 0)) == "3 files"
    clock.now += 2
    assert pace.line(Progress(3, 4_000)) == "3 files · 4 kB · 2 kB a second"


def test_a_rate_is_not_told_before_it_can_be_known() -> None:
    clock = _Clock()
    pace = Pace(Voice(Settings()), clock)
    assert pace.line(Progress(1, 300_000_000)) == "1 file · 300 MB"
    clock.now += 2
    assert pace.line(Progress(2, 302_000_000)) == "2 files · 302 MB · 1 MB a second"


def test_a_long_time_is_told_in_minutes() -> None:
    clock = _Clock()
    pace = Pace(Voice(Settings()), clock)
    pace.line(Progress(0, 0))
    clock.now += 1
    assert pace.line(Progress(1, 1_000_000, 9, 301_000_000)).endswith("5 minutes left")


def test_lines_are_not_made_more_often_than_an_eye_reads() -> None:
    clock = _Clock()
    pace = Pace(Voice(Settings()), clock)
    assert [pace.due(), pace.due()] == [True, False]
    clock.now += 1
    assert pace.due()


def test_a_bar_is_drawn_for_a_terminal_alone(say: Callable[..., Any], library: Any) -> None:
    seen: list[Any] = []

    class _Archive:
        is_kit = False

        def __enter__(self) -> _Archive:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def add(self, *paths: Any, watch: Any, **named: Any) -> Added:
            seen.append(watch)
            if watch:
                watch(Progress(1, 5, 2, 10))
            return Added(kept=1)

    library.answers["open_archive"] = _Archive()
    assert say("add", "x").err == ""
    assert seen == [None]
    assert "Taking in" in say("add", "x", terminal=True).err
    assert say("add", "x", "--json", terminal=True).err == "1 file was kept (0 bytes).\n"

"""What is worked out once for all who ask: kept until something is written; slow, it is made anew unseen."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import amana
from amana.web.working import standing as module
from amana.web.working.standing import standing
from tests.web.conftest import served


def test_it_is_made_once_until_something_is_written(demo_copy: tuple[Path, Path]) -> None:
    made: list[int] = []

    def make(_: amana.OpenArchive) -> int:
        made.append(1)
        return len(made)

    with served(demo_copy[0], identity=demo_copy[1]) as room:
        lending = room.room.lending
        for _ in range(2):
            with lending.lend() as archive:
                assert standing(room.room, archive, "x", make).value == 1
                assert standing(room.room, archive, "x", make).value == 1
        with lending.lend() as archive:
            archive.describe(None, [("name", "Nadia Sabbagh")], new="person")
        with lending.lend() as archive:
            told = standing(room.room, archive, "x", make)
        assert (told.value, told.old) == (2, False)
        room.room.lock()
        assert "x" not in room.room.kept


def test_what_is_slow_is_shown_as_it_was_while_it_is_made_anew(
    demo_copy: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def make(_: amana.OpenArchive) -> int:
        made.append(1)
        return len(made)

    monkeypatch.setattr(module, "SLOW", -1.0)
    with served(demo_copy[0], identity=demo_copy[1]) as room:
        lending = room.room.lending
        with lending.lend() as archive:
            assert standing(room.room, archive, "x", make).value == 1
            archive.describe(None, [("name", "Nadia Sabbagh")], new="person")
            told = standing(room.room, archive, "x", make)
            assert (told.value, told.old) == (1, True)
        deadline = time.monotonic() + 20
        while room.room.kept["x"].value == 1 and time.monotonic() < deadline:
            time.sleep(0.02)
        with lending.lend() as archive:
            told = standing(room.room, archive, "x", make)
        assert (told.value, told.old) == (2, False)

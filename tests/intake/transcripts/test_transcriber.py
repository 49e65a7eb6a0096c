"""What a model hears: Whisper's own code over a model made here, and folders that hold none."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from amana.errors import LibraryMissing, TaggerUnusable
from amana.intake.transcripts.transcriber import Cue, Transcriber, heard
from amana.intake.transcripts.whisper import NEEDED, Whisper

PIECE = (np.sin(np.arange(3 * 16_000) / 20) * 3000).astype("<i2").tobytes()


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("faster_whisper")
    from tests.intake.transcripts.model_maker import make_model

    return make_model(tmp_path_factory.mktemp("model"))


def test_whisper_hears_piece_after_piece(model: Path) -> None:
    whisper: Transcriber = Whisper(model)
    cues = list(whisper.transcribe([PIECE, PIECE], None))
    assert [(cue.start, cue.end, cue.text) for cue in cues] == [
        (0.0, 1.0, "we left at night"),
        (3.0, 4.0, "we left at night"),
    ]
    assert {cue.language for cue in cues} == {"en"}
    assert all(0.9 < (cue.confidence or 0) <= 1 for cue in cues)
    assert whisper.version.startswith("1 (faster-whisper ")


@pytest.mark.parametrize("gone", NEEDED)
def test_a_folder_without_the_whole_model_is_refused(model: Path, tmp_path: Path, gone: str) -> None:
    for name in NEEDED:
        if name != gone:
            (tmp_path / name).write_bytes((model / name).read_bytes())
    with pytest.raises(TaggerUnusable) as told:
        Whisper(tmp_path)
    assert gone in str(told.value.facts["reason"])


@pytest.mark.parametrize("broken", ["model.bin", "tokenizer.json"])
def test_a_broken_model_is_refused(model: Path, tmp_path: Path, broken: str) -> None:
    for one in model.iterdir():
        (tmp_path / one.name).write_bytes(one.read_bytes())
    (tmp_path / broken).write_bytes(b"\x00 not what it was")
    with pytest.raises(TaggerUnusable):
        Whisper(tmp_path)


def test_without_the_library_it_says_which(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "faster_whisper", None)
    with pytest.raises(LibraryMissing) as told:
        Whisper(tmp_path)
    assert told.value.facts["extra"] == "speech"


def test_cues_as_a_reading() -> None:
    cues = [Cue(0.5, 2.0, " كنا في\nالبيت ", 0.9, "ar", "Samira"), Cue(2.0, 3.0, "  "), Cue(3.0, 4.25, "ثم خرجنا")]
    reading = heard(cues)
    (text,) = reading.texts
    assert (text.text, text.method, reading.language) == ("كنا في البيت\nثم خرجنا", "transcript", "ar")
    told = [{fact.name: fact.value for fact in part.facts} for part in reading.parts]
    assert told == [
        {"from": "00:00:00.500", "to": "00:00:02.000", "speaker": "Samira", "confidence": "0.90"},
        {"from": "00:00:03.000", "to": "00:00:04.250"},
    ]
    assert [text.text[part.start : part.end] for part in reading.parts] == ["كنا في البيت", "ثم خرجنا"]


def test_nothing_heard_is_said() -> None:
    assert heard([]).note == "no-text"

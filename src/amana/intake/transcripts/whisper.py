"""Speech to text by Whisper, run by faster-whisper on this machine, with a model that its owner brings.

Nothing is downloaded: the folder must hold the whole model as CTranslate2 converts it, its tokenizer among it
(without that file the library would fetch one).
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amana.errors import LibraryMissing, TaggerUnusable
from amana.intake.media.speech_sound import RATE
from amana.intake.transcripts.transcriber import Cue

if TYPE_CHECKING:
    from faster_whisper import WhisperModel  # type: ignore[import-untyped]

NEEDED = ("model.bin", "config.json", "tokenizer.json")
_DIGITS = 16


class Whisper:
    """A `Transcriber`. Raises LibraryMissing, and TaggerUnusable for a folder that holds no model."""

    name = "faster-whisper"

    def __init__(self, folder: Path) -> None:
        self._model = _loaded(folder)
        with (folder / "model.bin").open("rb") as model:
            digest = hashlib.file_digest(model, "sha256").hexdigest()
        library = f"faster-whisper {version('faster-whisper')}, ctranslate2 {version('ctranslate2')}"
        self._version = f"1 ({library}, model {digest[:_DIGITS]})"

    @property
    def version(self) -> str:
        """The library's version, and the first 16 digits of the model's SHA-256."""
        return self._version

    def transcribe(self, sound: Iterable[bytes], language: str | None, /) -> Iterator[Cue]:
        """What is heard, piece by piece. Where no language is told, the first piece decides it for all."""
        at = 0.0
        for piece in sound:
            samples = _floats(piece)
            # A model that is fed its own words again repeats itself over noise.
            found, told = self._model.transcribe(samples, language=language, condition_on_previous_text=False)
            language = language or told.language
            for one in found:
                confidence = min(1.0, math.exp(one.avg_logprob))
                yield Cue(at + one.start, at + one.end, one.text.strip(), confidence, language)
            at += len(samples) / RATE


def _floats(piece: bytes) -> Any:
    import numpy as np

    return np.frombuffer(piece, "<i2").astype(np.float32) / np.float32(32768)


def _loaded(folder: Path) -> WhisperModel:
    try:
        from faster_whisper import WhisperModel
    except ImportError as fault:
        raise LibraryMissing(extra="speech", library="faster-whisper") from fault
    missing = [name for name in NEEDED if not (folder / name).is_file()]
    if missing:
        raise TaggerUnusable(model=str(folder), reason=f"no {missing[0]}")
    try:
        return WhisperModel(str(folder), local_files_only=True)
    except Exception as fault:  # the libraries beneath raise bare Exception for a broken file
        raise TaggerUnusable(model=str(folder), reason=str(fault)[:200] or type(fault).__name__) from fault

"""The sound as a model takes it: decoded in the box, in pieces that join without a gap."""

from __future__ import annotations

import io

import numpy as np
import pytest

from amana.errors import ReadingFailed
from amana.intake import Reading, Task, readers
from amana.intake.media import speech_sound
from amana.intake.media.speech_sound import RATE, SOUND_COMMAND, SPEECH_SOUND
from tests.intake.media.film_maker import film, tone

KINDS = [("wav", "pcm_s16le"), ("flac", "flac"), ("mp3", "libmp3lame"), ("ipod", "aac"), ("ogg", "libopus")]


def _pieces(data: bytes) -> list[Reading]:
    told = [SPEECH_SOUND.read(io.BytesIO(data), "a", SPEECH_SOUND.limits)]
    while told[-1].resume is not None:
        told.append(SPEECH_SOUND.read_on(io.BytesIO(data), "a", SPEECH_SOUND.limits, told[-1].resume))
    return told


def _sound(told: list[Reading]) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    return np.concatenate([np.frombuffer(part.data or b"", "<i2") for one in told for part in one.parts])


@pytest.mark.parametrize(("kind", "codec"), KINDS)
def test_pieces_join_to_the_whole(kind: str, codec: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tone(kind, codec, seconds=4)
    whole = _sound(_pieces(data))
    monkeypatch.setattr(speech_sound, "_LONGEST", RATE)
    monkeypatch.setattr(speech_sound, "_QUIET_WITHIN", RATE // 2)
    pieces = _pieces(data)
    assert len(pieces) >= 4
    assert abs(len(_sound(pieces)) - len(whole)) <= RATE // 50
    assert abs(len(whole) - 4 * RATE) <= RATE // 10
    places = [part.place for one in pieces for part in one.parts]
    assert len(set(places)) == len(places)


def test_the_sound_of_a_film_in_the_box() -> None:
    data = film()
    with readers(1, (SPEECH_SOUND,), SOUND_COMMAND) as pool:
        (outcome,) = pool.read_many([Task(io.BytesIO(data), len(data), "video/mp4", data[:4096], "a.mp4")])
    assert outcome.reading is not None
    assert abs(len(_sound([outcome.reading])) - 4 * RATE) <= RATE // 10


def test_a_film_without_sound_has_none() -> None:
    assert _pieces(film(sound=False))[0].note == "no-text"


@pytest.mark.parametrize("token", ["", "x", "-1", "1.5", "9" * 40, "{}"])
def test_a_foreign_token_is_refused(token: str) -> None:
    with pytest.raises(ReadingFailed, match="malformed"):
        SPEECH_SOUND.read_on(io.BytesIO(tone("wav", "pcm_s16le")), "a", SPEECH_SOUND.limits, token)

"""What must hold of whatever is read of a file, however spoilt: its form, and that the parent gets it whole."""

from __future__ import annotations

import io

from amana.errors import ReadingFailed
from amana.intake import LongReader, Reader, Reading
from amana.intake.frames import read_json, read_reply, write_reply
from amana.intake.reading import Limits
from tests.contracts.reader_contract import REASONS, check_form

_MOST_INSTALMENTS = 30


def read_through(reader: Reader, data: bytes, name: str, limits: Limits) -> list[str]:
    """Read it instalment by instalment, thirty at most. The tokens that there were; any error is a find."""
    places: list[str] = []
    tokens: list[str] = []
    for _ in range(_MOST_INSTALMENTS):
        told = told_of(reader, data, name, limits, tokens[-1] if tokens else None)
        if told is None:
            break
        places += [part.place for part in told.parts]
        if told.resume is None:
            break
        assert told.resume not in tokens, "no step forward"
        tokens.append(told.resume)
    assert len(set(places)) == len(places), "two parts of one place"
    return tokens


def told_of(reader: Reader, data: bytes, name: str, limits: Limits, resume: str | None = None) -> Reading | None:
    """One instalment, looked at; None where it is refused for a reason that there is."""
    try:
        if resume is None:
            told = reader.read(io.BytesIO(data), name, limits)
        else:
            assert isinstance(reader, LongReader)
            told = reader.read_on(io.BytesIO(data), name, limits, resume)
    except ReadingFailed as refusal:
        assert refusal.facts.get("reason") in REASONS, refusal.facts
        return None
    check_form(told)
    _through_frames(told)
    return told


def _through_frames(told: Reading) -> None:
    """As the parent gets it: whole, and the same."""
    pipe = io.BytesIO()
    write_reply(pipe, told, None)
    pipe.seek(0)
    assert read_reply(pipe, read_json(pipe)) == (told, None), "the reply does not survive the pipe"
    assert not pipe.read()

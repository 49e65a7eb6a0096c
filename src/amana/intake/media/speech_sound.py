"""The sound of a film or a recording as a model of speech takes it: 16 kHz, one channel, 16 bits, little-endian.

A reader for itself, not asked when things are taken in: decoding foreign sound belongs into the box, and the model
that hears it cannot live in one. It gives at most ten minutes at a time, cut where it is quiet. Its process is
started as `python -I -B -m amana.intake.media.speech_sound`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.media.containers import FORMATS, Measured, demuxer_of, opened
from amana.intake.media.tracks import seconds_of
from amana.intake.media_types import HEAD_SIZE, media_type
from amana.intake.reading import MIB, Limits, Part, Reading
from amana.intake.sources import size_of
from amana.intake.worker import serve

if TYPE_CHECKING:
    import numpy as np
    from av.container import InputContainer
    from numpy.typing import NDArray

    Samples = NDArray[np.int16]

RATE = 16_000
SOUND_COMMAND = (sys.executable, "-I", "-B", "-m", "amana.intake.media.speech_sound")
_LONGEST = 600 * RATE  # samples in one instalment
_QUIET_WITHIN = 30 * RATE  # of its end, the quietest place is where it is cut
_QUIET = RATE // 10
_BEFORE = 1.0  # seconds sought before the place: a decoder needs some frames to find its feet
_BUDGET = 4096 * MIB
_FAULTS = 1_000


class SpeechSound:
    """The sound of films and recordings, for those who transcribe."""

    name: ClassVar[str] = "speech-sound"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = tuple(FORMATS)
    libraries: ClassVar[tuple[str, ...]] = ("av",)
    limits: ClassVar[Limits] = Limits(input_bytes=MIB * MIB, seconds=300.0)
    reads: ClassVar[str] = "The sound, as a listener takes it: one channel, 16,000 samples a second."

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds

    def read(self, source: BinaryIO, name: str, limits: Limits, /) -> Reading:
        """The first ten minutes as one part's bytes; `no-text` where there is no sound."""
        return self.read_on(source, name, limits, "0")

    def read_on(self, source: BinaryIO, name: str, limits: Limits, resume: str, /) -> Reading:
        """The same from a sample on, which is all that the token says."""
        if not (resume.isascii() and resume.isdecimal() and len(resume) < 16):
            raise ReadingFailed(reason="malformed")
        since = int(resume)
        size_of(source, limits)
        head = source.read(HEAD_SIZE)
        with opened(Measured(source, _BUDGET), demuxer_of(media_type(head, name), head), limits) as container:
            samples, more = _samples(container, since)
        if not len(samples):
            return Reading(note="no-text")
        part = Part(f"sound/{since + 1}", "track", data=samples.astype("<i2").tobytes())
        return Reading(parts=(part,), resume=str(since + len(samples)) if more else None)


def _samples(container: InputContainer, since: int) -> tuple[Samples, bool]:
    """At most ten minutes from a sample on; whether there is more."""
    import numpy as np

    pieces, have = [], 0
    for piece in _decoded(container, since):
        pieces.append(piece)
        have += len(piece)
        if have > _LONGEST:
            break
    together = np.concatenate(pieces) if pieces else np.zeros(0, np.int16)
    if have <= _LONGEST:
        return together, False
    return together[: _quietest(together[:_LONGEST])], True


def _quietest(samples: Samples) -> int:
    """Where to cut: the middle of the quietest tenth of a second near the end."""
    import numpy as np

    last = np.abs(samples[-_QUIET_WITHIN:].astype(np.int32))
    means = last[: len(last) // _QUIET * _QUIET].reshape(-1, _QUIET).mean(axis=1)
    return len(samples) - len(last) + int(means.argmin()) * _QUIET + _QUIET // 2


def _decoded(container: InputContainer, since: int) -> Iterator[Samples]:
    """The samples from one on, as they are decoded."""
    from av.audio.resampler import AudioResampler

    streams = [one for one in container.streams.audio if one.codec_context is not None]
    if not streams:
        return
    stream = streams[0]
    stream.codec_context.thread_count = 1
    at = _sought(container, stream, since)
    resampler = AudioResampler("s16", "mono", RATE)
    for frame in _frames(container, stream):
        if at is None:  # after seeking, the frame itself says where it stands
            at = round((seconds_of(frame.pts, frame.time_base) or 0.0) * RATE) - _first(stream)
        for made in resampler.resample(frame):
            piece: Any = made.to_ndarray().reshape(-1)
            skip = max(0, since - at)
            at += len(piece)
            if skip < len(piece):
                yield piece[skip:]


def _first(stream: Any) -> int:
    return round((seconds_of(stream.start_time, stream.time_base) or 0.0) * RATE)


def _sought(container: InputContainer, stream: Any, since: int) -> int | None:
    """0 where decoding begins at the beginning; None where it was sought in, and the next frame says where."""
    import av

    if not since or not stream.time_base:
        return 0
    try:
        target = int((since / RATE - _BEFORE) / stream.time_base) + (stream.start_time or 0)
        container.seek(max(target, 0), stream=stream)
    except (av.FFmpegError, OverflowError):
        return 0
    return None


def _frames(container: InputContainer, stream: Any) -> Iterator[Any]:
    """Every frame that can be decoded; what cannot is passed over, up to a limit."""
    import av
    from av.stream import Discard

    for other in container.streams:
        if other.index != stream.index:
            other.discard = Discard.all
    faults = 0
    try:
        for packet in container.demux(stream):
            try:
                yield from packet.decode()
            except (av.FFmpegError, ValueError):
                faults += 1
                if faults > _FAULTS:
                    return
    except av.FFmpegError:
        return


SPEECH_SOUND = SpeechSound()


if __name__ == "__main__":
    serve((SPEECH_SOUND,), sys.stdin.buffer, sys.stdout.buffer)

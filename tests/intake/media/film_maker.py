"""Small films and sounds, made with PyAV itself."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import av
import numpy as np
from av.subtitles.subtitle import SubtitleSet

RATE = 48_000
_ASS_HEADER = (
    b"[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize\n"
    b"Style: Default,Arial,16\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, "
    b"Effect, Text\n"
)
COLOURS = ((200, 40, 40), (40, 180, 60), (50, 60, 210), (220, 210, 60))
CODECS = {
    "mp4": ("mpeg4", "aac"),
    "mov": ("mpeg4", "aac"),
    "webm": ("libvpx", "libopus"),
    "matroska": ("mpeg4", "aac"),
    "avi": ("mpeg4", "libmp3lame"),
    "mpegts": ("mpeg2video", "aac"),
    "mpeg": ("mpeg2video", "mp2"),
    "3gp": ("mpeg4", "aac"),
}


def frame(colour: Sequence[int], number: int, size: tuple[int, int] = (160, 120)) -> av.VideoFrame:
    """A scene is a colour; a lighter bar moves over it. Black is all black."""
    width, height = size
    picture = np.full((height, width, 3), colour, np.uint8)
    if any(colour):
        picture[:, (3 * number) % width :][:, :20] = 240
    picture[: height // 4] //= 2
    return av.VideoFrame.from_ndarray(picture, "rgb24")


def film(
    kind: str = "mp4",
    scenes: Sequence[Sequence[int]] = COLOURS,
    seconds: float = 1.0,
    tags: Mapping[str, str] | None = None,
    *,
    sound: bool = True,
    options: Mapping[str, str] | None = None,
) -> bytes:
    """A film of scenes of some seconds each, ten frames a second, a tone with it."""
    sink = io.BytesIO()
    made = av.open(sink, "w", format=kind, container_options=dict(options or {}))
    made.metadata.update(tags or {})
    picture_codec, sound_codec = CODECS[kind]
    rate = 25 if kind in ("mpegts", "mpeg") else 10
    video: Any = made.add_stream(picture_codec, rate=rate, options={"g": str(rate)})
    video.width, video.height, video.pix_fmt = 160, 120, "yuv420p"
    audio: Any = made.add_stream(sound_codec, rate=RATE, layout="mono") if sound else None
    for number in range(int(len(scenes) * seconds * rate)):
        for packet in video.encode(frame(scenes[int(number / rate / seconds)], number)):
            made.mux(packet)
    if audio is not None:
        _tone(made, audio, len(scenes) * seconds)
    for packet in video.encode(None):
        made.mux(packet)
    made.close()
    return sink.getvalue()


def tone(
    kind: str, codec: str, seconds: float = 2.0, tags: Mapping[str, str] | None = None, rate: int = RATE
) -> bytes:
    """A sound that is loud in its first half and nearly silent in its second."""
    sink = io.BytesIO()
    made = av.open(sink, "w", format=kind)
    made.metadata.update(tags or {})
    _tone(made, made.add_stream(codec, rate=rate, layout="mono"), seconds, rate)
    made.close()
    return sink.getvalue()


def _tone(made: Any, audio: Any, seconds: float, rate: int = RATE) -> None:
    size = rate // 50
    for number in range(int(seconds * 50)):
        loud = 12_000 if number < seconds * 25 else 200
        wave = (np.sin(np.arange(number * size, (number + 1) * size) / 20) * loud).astype(np.int16)
        sound = av.AudioFrame.from_ndarray(wave.reshape(1, -1), "s16", "mono")
        sound.sample_rate, sound.pts = rate, number * size
        for packet in audio.encode(sound):
            made.mux(packet)
    for packet in audio.encode(None):
        made.mux(packet)


def subtitled(kind: str, cues: Sequence[tuple[int, int, str]], codec: str = "subrip") -> bytes:
    """A film with a subtitle track: (from, to, words) in milliseconds."""
    sink = io.BytesIO()
    made = av.open(sink, "w", format=kind)
    video: Any = made.add_stream("mpeg4", rate=10)
    video.width, video.height, video.pix_fmt = 160, 120, "yuv420p"
    words: Any = made.add_stream(codec)
    words.codec_context.subtitle_header = _ASS_HEADER
    words.codec_context.time_base = words.time_base = Fraction(1, 1000)
    words.metadata["language"] = "ara"
    for number in range(30):
        for packet in video.encode(frame(COLOURS[0], number)):
            made.mux(packet)
    for packet in video.encode(None):
        made.mux(packet)
    for number, (start, end, said) in enumerate(cues):
        line = f"{number},0,Default,,0,0,0,,{said}".replace("\n", "\\N")
        shown = SubtitleSet.create(line.encode(), 0, end - start, start * 1000)
        packet = words.codec_context.encode_subtitle(shown)
        packet.stream, packet.time_base = words, Fraction(1, 1000)
        packet.pts = packet.dts = start
        packet.duration = end - start
        made.mux(packet)
    made.close()
    return sink.getvalue()


def with_times(data: bytes, created: int, changed: int | None = None) -> bytes:
    """An MP4 with other times in its film header, as a camera would write them."""
    at = data.index(b"mvhd") + 8
    return data[:at] + struct.pack(">II", created, created if changed is None else changed) + data[at + 8 :]

"""One pass over a film's sound and its subtitles: of what is heard a waveform, of what is written text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from amana.intake.media.tracks import length_of, seconds_of
from amana.intake.media.waveform import Peaks
from amana.intake.reading import Limits, Part, TextVersion, sound
from amana.intake.time_codes import clock
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from av.container import InputContainer

_VALUES = 700_000_000  # samples of all channels that are decoded: two hours in stereo
_PACKETS = 400_000  # two hours of most kinds of sound
_LOOK_EVERY = 64
_FAULTS = 200  # packets that cannot be decoded, before the rest is left
_MAX_CUES = 50_000
_STYLE = re.compile(r"\{\\[^{}]{0,300}\}")  # ASS: how words are to look


@dataclass(slots=True)
class Heard:
    """What the pass gave. `whole` is False where it ended before the film did."""

    peaks: Peaks | None = None
    rate: int = 0
    cues: dict[int, list[tuple[float, float | None, str]]] = field(default_factory=dict)
    whole: bool = True
    faults: int = 0

    def waveform(self, container: InputContainer) -> bytes | None:
        """The sound's picture, as wide as what was heard of it."""
        if self.peaks is None:
            return None
        length = length_of(container)
        heard = self.peaks.samples / self.rate if self.rate else 0.0
        return self.peaks.drawn(1.0 if self.whole or not length else heard / length)


def listen(container: InputContainer, limits: Limits) -> Heard:
    """Decode the first sound and every subtitle track, once through, within a budget of samples and packets."""
    import av

    heard = Heard()
    streams = _listened_to(container)
    if not streams:
        return heard
    text = 0
    try:
        for number, packet in enumerate(container.demux(*streams)):
            if packet.stream.type == "audio":
                _hear(heard, packet)
            else:
                text += _note(heard, packet)
            if number % _LOOK_EVERY == 0 and (_enough(heard, streams, number) or text > limits.text_characters):
                heard.whole = False
                break
    except av.FFmpegError:
        heard.faults += 1
    return heard


def _listened_to(container: InputContainer) -> list[Any]:
    """The first sound that can be decoded, and all subtitles. Of the others nothing is read that can be left."""
    from av.stream import Discard

    sounds = [one for one in container.streams.audio if one.codec_context is not None][:1]
    wanted = sounds + [one for one in container.streams.subtitles if one.codec_context is not None]
    for stream in container.streams:
        if stream not in wanted:
            stream.discard = Discard.all
        elif stream.type == "audio":
            stream.codec_context.thread_count = 1
    return wanted


def _hear(heard: Heard, packet: Any) -> None:
    import av

    try:
        frames = packet.decode()
        for frame in frames:
            heard.peaks = heard.peaks or Peaks()
            heard.rate = heard.rate or frame.sample_rate
            heard.peaks.add(frame)
    except (av.FFmpegError, ValueError):
        heard.faults += 1


def _note(heard: Heard, packet: Any) -> int:
    """Keep a subtitle's words; how many characters they are."""
    import av

    try:
        told = "\n".join(_said(one) for one in packet.decode()).strip() if packet.size else ""
    except (av.FFmpegError, ValueError):
        heard.faults += 1
        return 0
    start = seconds_of(packet.pts, packet.time_base)
    if not told or start is None:
        return 0
    length = seconds_of(packet.duration or None, packet.time_base)
    cue = (start, start + length if length else None, told)
    heard.cues.setdefault(packet.stream.index, []).append(cue)
    return len(told)


def _said(subtitle: Any) -> str:
    if subtitle.type not in (b"ass", b"text"):
        return ""  # a picture of words: it has none to give
    told = sound((subtitle.dialogue or subtitle.text).decode("utf-8", "replace"))
    return _STYLE.sub("", told).strip("\x00 \r\n\t")


def _enough(heard: Heard, streams: Sequence[Any], packets: int) -> bool:
    channels = max((one.codec_context.layout.nb_channels for one in streams if one.type == "audio"), default=1)
    values = heard.peaks.samples * max(channels, 1) if heard.peaks else 0
    cues = sum(map(len, heard.cues.values()))
    return values > _VALUES or packets > _PACKETS or heard.faults > _FAULTS or cues > _MAX_CUES


def subtitle_texts(heard: Heard) -> tuple[tuple[TextVersion, ...], tuple[Part, ...]]:
    """A text version for each subtitle track, its cues on lines, and each cue as a part of it."""
    texts: list[TextVersion] = []
    parts: list[Part] = []
    for index, cues in sorted(heard.cues.items()):
        track = f"track/{index + 1}"
        parts += _cue_parts(track, len(texts), cues)
        texts.append(TextVersion("\n".join(said for _, _, said in cues), part=track))
    return tuple(texts), tuple(parts)


def _cue_parts(track: str, text: int, cues: list[tuple[float, float | None, str]]) -> Iterator[Part]:
    at = 0
    for number, (start, end, said) in enumerate(cues, start=1):
        facts = [EmbeddedFact("from", clock(start))]
        if end is not None:
            facts.append(EmbeddedFact("to", clock(end)))
        yield Part(
            f"{track}/cue/{number}", "cue", facts=tuple(facts), text=text, start=at, end=at + len(said), of=track
        )
        at += len(said) + 1

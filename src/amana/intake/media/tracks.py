"""What a film is made of: the facts of the whole, one part for each track, and what is attached to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from amana.intake.media.tags import clean, tag_facts, words
from amana.intake.media.times import box_time_facts
from amana.intake.reading import MIB, Part
from amana.intake.time_codes import clock
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from av.container import InputContainer

MICRO = 1_000_000
_LONGEST = 1e9  # seconds: thirty years
_MAX_CHAPTERS = 2_000
_MAX_ATTACHED = 8 * MIB


def seconds_of(units: int | None, base: Fraction | None) -> float | None:
    """A count of time units in seconds; None where there is none, or it cannot be."""
    if units is None or not base:
        return None
    seconds = float(units * base)
    return seconds if 0 <= seconds < _LONGEST else None


def length_of(container: InputContainer) -> float | None:
    """How long the whole lasts, in seconds, by its own account."""
    return seconds_of(container.duration, Fraction(1, MICRO)) or None


def whole_facts(container: InputContainer) -> Iterator[EmbeddedFact]:
    """Container, length, rate, and the size of what is seen and heard first."""
    yield EmbeddedFact("container", container.format.name)
    length = length_of(container)
    if length:
        yield EmbeddedFact("duration", clock(length))
    if container.bit_rate > 0:
        yield EmbeddedFact("bit-rate", f"{container.bit_rate} bit/s")
    for kind in ("video", "audio"):
        streams = [one for one in container.streams if one.type == kind and not is_cover(one)]
        if streams:
            told = dict(_stream_facts(streams[0]))
            wanted = ("width", "height", "frame-rate") if kind == "video" else ("sample-rate", "channels")
            yield EmbeddedFact(f"{kind}-codec", told["codec"])
            yield from (EmbeddedFact(name, told[name]) for name in wanted if name in told)


def is_cut_short(container: InputContainer, size: int) -> bool:
    """Whether the file ends before the last frame that its own index tells of."""
    for stream in container.streams:
        entries = stream.index_entries
        last = entries[-1] if len(entries) else None
        if last is not None and last.pos + last.size > size:
            return True
    return False


def is_cover(stream: Any) -> bool:
    """Whether a stream is one picture that belongs to the file, and no film."""
    from av.stream import Disposition

    return bool(stream.type == "video" and Disposition.attached_pic in Disposition(stream.disposition))


def track_parts(container: InputContainer, created: Sequence[int | None], rotation: int | None) -> Iterator[Part]:
    """One part for each stream. `created` are the tracks' own times, in their order, where there are such."""
    for number, stream in enumerate(container.streams):
        if stream.type == "attachment" or is_cover(stream):
            continue
        facts = [EmbeddedFact(name, value) for name, value in _stream_facts(stream)]
        if stream.type == "video" and rotation:
            facts.append(EmbeddedFact("rotation", f"{rotation} degrees"))
            rotation = None
        own = created[number] if number < len(created) else None
        if own is not None:
            facts += box_time_facts("created-at", own)
        facts += tag_facts(clean(stream.metadata), timed=number < len(created))
        yield Part(f"track/{number + 1}", "track", facts=tuple(facts))


def _stream_facts(stream: Any) -> Iterator[tuple[str, str]]:
    yield "type", stream.type
    codec = stream.codec_context
    yield "codec", codec.codec.canonical_name if codec is not None else "unknown"
    if codec is not None:
        if tag := _tag_of(codec):
            yield "codec-tag", tag
        if stream.profile:
            yield "profile", stream.profile
        yield from _shape(stream, codec)
        if codec.bit_rate:
            yield "bit-rate", f"{codec.bit_rate} bit/s"
    length = seconds_of(stream.duration, stream.time_base)
    if length:
        yield "duration", clock(length)
    if stream.frames > 0:
        yield "frames", str(stream.frames)


def _tag_of(codec: Any) -> str:
    """The four characters that a container names a codec by; empty where they are no readable ones."""
    try:
        tag: str = codec.codec_tag
    except UnicodeDecodeError:  # PyAV takes them for ASCII
        return ""
    return tag if tag.isprintable() and tag.isascii() and tag.strip() else ""


def _shape(stream: Any, codec: Any) -> Iterator[tuple[str, str]]:
    if stream.type == "video":
        yield "width", str(codec.width)
        yield "height", str(codec.height)
        if codec.pix_fmt:
            yield "pixel-format", codec.pix_fmt
        if stream.average_rate:
            yield "frame-rate", f"{float(stream.average_rate):.3f}"
        ratio = codec.sample_aspect_ratio
        if ratio and ratio != 1:
            yield "pixel-aspect", f"{ratio.numerator}:{ratio.denominator}"
    elif stream.type == "audio":
        yield "sample-rate", f"{codec.sample_rate} Hz"
        yield "channels", str(codec.layout.nb_channels)
        if not codec.layout.name[:1].isdecimal() or "." in codec.layout.name:  # `5.1`, and not `2 channels`
            yield "channel-layout", codec.layout.name


def chapter_parts(container: InputContainer) -> Iterator[Part]:
    """Named stretches of the film."""
    for number, one in enumerate(container.chapters()[:_MAX_CHAPTERS], start=1):
        base = one["time_base"]
        times = (("from", seconds_of(one["start"], base)), ("to", seconds_of(one["end"], base)))
        facts = [EmbeddedFact(name, clock(at)) for name, at in times if at is not None]
        facts += tag_facts(clean(one["metadata"]))
        yield Part(f"chapter/{number}", "chapter", facts=tuple(facts))


def attached_parts(container: InputContainer) -> Iterator[Part]:
    """Files inside the file: fonts and papers of a Matroska, the cover of a song."""
    import av

    streams: list[Any] = list(container.streams)
    for number, stream in enumerate(streams):
        if stream.type == "attachment":
            name = words(stream.metadata.get("filename", "")) or None
            yield _attached(
                f"attachment/{number + 1}", bytes(stream.data), name, words(stream.mimetype or "") or None
            )
        elif is_cover(stream):
            try:
                packet = next(iter(container.demux(stream)))
                data = bytes(packet)
            except (av.FFmpegError, StopIteration):
                data = b""
            yield _attached(f"cover/{number + 1}", data, None, None)


def _attached(place: str, data: bytes, name: str | None, media_type: str | None) -> Part:
    kind = "picture" if place.startswith("cover") else "attachment"
    if not data or len(data) > _MAX_ATTACHED:
        reason = "too-large" if data else "malformed"
        return Part(place, kind, name, size=len(data), media_type=media_type, reason=reason)  # type: ignore[arg-type]
    return Part(place, kind, name, data=data, size=len(data), media_type=media_type)  # type: ignore[arg-type]

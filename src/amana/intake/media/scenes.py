"""Pictures out of a film: some of its key frames, spread over it, where what is seen changes.

Only key frames are decoded, each by itself, after a seek to it: a film of hours costs little more than one of
minutes. Of at most some dozens that are looked at, those are kept that differ from the last one kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from amana.intake.media.tracks import is_cover, length_of, seconds_of
from amana.intake.reading import Limits, Reason

if TYPE_CHECKING:
    from av.container import InputContainer
    from PIL.Image import Image

MAX_SHOTS = 12
LONGEST_SIDE = 640
_LOOKED_AT = 48
_FEWEST = 12
_PIXELS_TOGETHER = 400_000_000  # of all frames that are decoded: 48 of 4K
_PACKETS = 3_000  # before a key frame turns up
_MISSES = 2  # seeks that find no key frame
_CHANGE = 0.12  # of the way from one picture to another, by colour and place
_DARK, _FLAT = 20, 4  # mean and deviation of the luma of a frame that shows nothing
_RATIO = (Fraction(1, 4), Fraction(4))


@dataclass(frozen=True, slots=True)
class Shot:
    """A frame of the film: upright, at most 640 pixels a side. `at` in seconds, `pts` as the film counts."""

    at: float
    pts: str
    image: Image
    rotation: int
    shows_something: bool


@dataclass(frozen=True, slots=True)
class Shots:
    """The frames kept, in order, and what is to be known of them."""

    kept: tuple[Shot, ...] = ()
    note: Reason | None = None


def shots(container: InputContainer, limits: Limits) -> Shots:
    """At most twelve frames of the first film stream. None where it has none, or none can be decoded."""
    streams = [one for one in container.streams.video if not is_cover(one) and one.codec_context is not None]
    if not streams:
        return Shots()
    stream = streams[0]
    pixels = stream.codec_context.width * stream.codec_context.height
    if pixels > limits.pixels:
        return Shots(note="too-many-pixels")
    _only(container, stream)
    stream.codec_context.thread_count = 1
    stream.codec_context.options = {"max_pixels": str(limits.pixels)}
    count = min(_LOOKED_AT, max(_FEWEST, _PIXELS_TOGETHER // max(pixels, 1)))
    found = list(_looked_at(container, stream, count, limits))
    if not found:
        return Shots(note="parts-unread")
    return Shots(tuple(_chosen(found)))


def _only(container: InputContainer, stream: Any) -> None:
    """Nothing of the other streams is read, where the container can skip them."""
    from av.stream import Discard

    for other in container.streams:
        if other.index != stream.index:
            other.discard = Discard.all


def _looked_at(container: InputContainer, stream: Any, count: int, limits: Limits) -> Iterator[Shot]:
    """Up to `count` key frames, spread evenly; from the beginning on where the film cannot be sought in."""
    length = seconds_of(stream.duration, stream.time_base) or length_of(container)
    base = stream.time_base
    seen: set[int | None] = set()
    misses = 0
    for number in range(count if length and base else 1):
        start = stream.start_time or 0
        target = start + int(Fraction(length or 0).limit_denominator(1000) * number / count / base) if base else 0
        packet = _key_packet(container, stream, target if number else None)
        misses += packet is None
        if misses > _MISSES:  # each costs as much as reading on to the end
            break
        if packet is None or packet.pts in seen:
            continue
        seen.add(packet.pts)
        shot = _decoded(stream, packet, limits)
        if shot is not None:
            yield shot


def _key_packet(container: InputContainer, stream: Any, target: int | None) -> Any:
    """The key frame's packet at or before a time, or the first there is; None where there is none to be had."""
    import av

    try:
        if target is not None:
            container.seek(target, stream=stream)
        for number, packet in enumerate(container.demux(stream)):
            if packet.size and packet.is_keyframe:
                return packet
            if number > _PACKETS:
                break
    except (av.FFmpegError, OverflowError):
        return None
    return None


def _decoded(stream: Any, packet: Any, limits: Limits) -> Shot | None:
    """One frame by itself; None where it cannot be decoded."""
    import av

    try:
        frames = stream.codec_context.decode(packet) or stream.codec_context.decode(None)
        stream.codec_context.flush_buffers()
        if not frames or frames[0].width * frames[0].height > limits.pixels:
            return None
        frame = frames[0]
        width, height = _small(frame, stream.codec_context.sample_aspect_ratio)
        image = frame.to_image(width=width, height=height, threads=1)
    except (av.FFmpegError, ValueError, OverflowError):
        return None
    image = image.rotate(frame.rotation, expand=True) if frame.rotation else image
    at = seconds_of(packet.pts if packet.pts is not None else packet.dts, stream.time_base) or 0.0
    start = seconds_of(stream.start_time, stream.time_base) or 0.0
    return Shot(max(at - start, 0.0), f"{packet.pts} x {stream.time_base}", image, frame.rotation, _shows(image))


def _small(frame: Any, ratio: Fraction | None) -> tuple[int, int]:
    """Width and height as the film is shown, within the longest side."""
    stretch = ratio if ratio and _RATIO[0] <= ratio <= _RATIO[1] else Fraction(1)
    width, height = float(frame.width * stretch), float(frame.height)
    scale = min(1.0, LONGEST_SIDE / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _shows(image: Image) -> bool:
    from PIL import ImageStat

    stat = ImageStat.Stat(image.convert("L"))
    return bool(stat.mean[0] >= _DARK and stat.stddev[0] >= _FLAT)


def _chosen(found: list[Shot]) -> list[Shot]:
    """Those that differ from the one kept before; where there are too many, those that differ most."""
    found = [one for one in found if one.shows_something] or found[:1]
    kept, last = [(1.0, found[0])], _seen(found[0].image)
    for one in found[1:]:
        now = _seen(one.image)
        change = _change(last, now)
        if change >= _CHANGE:
            kept.append((change, one))
            last = now
    most = sorted(kept, key=lambda pair: -pair[0])[:MAX_SHOTS]
    return sorted((one for _, one in most), key=lambda one: one.at)


def _seen(image: Image) -> bytes:
    from PIL import Image as Pictures

    return image.resize((16, 16), Pictures.Resampling.BOX).tobytes()


def _change(one: bytes, other: bytes) -> float:
    """How far two pictures are apart, 0 to 1: the mean difference of their small forms."""
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / (255 * len(one))

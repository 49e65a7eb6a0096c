"""Films and sound recordings: what they say of themselves, pictures of what they show and of how they sound."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.content_credentials import c2pa_facts
from amana.intake.media.boxes import BoxTimes, box_times
from amana.intake.media.containers import FORMATS, MAX_STREAMS, Measured, demuxer_of, opened
from amana.intake.media.listening import Heard, listen, subtitle_texts
from amana.intake.media.scenes import Shot, Shots, shots
from amana.intake.media.tags import clean, left_out, tag_facts
from amana.intake.media.times import box_time_facts, suggested
from amana.intake.media.tracks import attached_parts, chapter_parts, is_cut_short, track_parts, whole_facts
from amana.intake.media_types import HEAD_SIZE, media_type
from amana.intake.reading import MIB, Fingerprint, Limits, Part, Picture, Reading, Reason
from amana.intake.sources import size_of
from amana.intake.time_codes import clock
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from PIL.Image import Image

_THUMBNAIL = 320
_QUALITY = 80
_FOR_PICTURES = 512 * MIB  # bytes of the source that are read for frames, at most
_FOR_SOUND = 2048 * MIB
_IN_ONE_GO = 32 * MIB
_SOUND = "sound"
_MAX_FACTS = 900


class Recording:
    """Video and sound (MP4, QuickTime, 3GP, Matroska, WebM, AVI, MPEG, MTS, FLV, WMV; MP3, M4A, AAC, Ogg, Opus,
    WAV, FLAC, AMR, AIFF, CAF)."""

    name: ClassVar[str] = "recording"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = tuple(FORMATS)
    libraries: ClassVar[tuple[str, ...]] = ("av", "pillow", "c2pa-python")
    limits: ClassVar[Limits] = Limits(input_bytes=MIB * MIB, pixels=50_000_000, seconds=300.0)
    reads: ClassVar[str] = (
        "Container, length and tracks; when and where it was made, by which device, and every other tag, as "
        "written and as understood. Up to twelve pictures where the scene changes, with perceptual hashes; a "
        "picture of the sound; subtitles in it as text with time codes; chapters, covers, attachments as parts."
    )

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds

    def read(self, source: BinaryIO, name: str, limits: Limits, /) -> Reading:
        """Facts, then frames and sound as far as their budgets go. ReadingFailed where it cannot be opened."""
        size = size_of(source, limits)
        head = source.read(HEAD_SIZE)
        demuxer = demuxer_of(media_type(head, name), head)
        times = box_times(source, size) if demuxer == "mov" else []
        seen = _seen(Measured(source, _FOR_PICTURES), size, demuxer, times, limits)
        apart = size > _IN_ONE_GO and not seen.silent
        heard = (
            _Sound(Heard(), None) if apart else _heard(Measured(source, _FOR_SOUND), demuxer, limits, seen.silent)
        )
        reading = replace(_reading(seen, heard), resume=_SOUND if apart else None)
        credentials = c2pa_facts(source, media_type(head, name))
        return replace(reading, facts=(*reading.facts, *credentials)) if credentials else reading

    def read_on(self, source: BinaryIO, name: str, limits: Limits, resume: str, /) -> Reading:
        """The sound of a large one, in an instalment of its own: hours of it may take more time than there is, and
        what was seen must not go with it."""
        if resume != _SOUND:
            raise ReadingFailed(reason="malformed")
        size_of(source, limits)
        head = source.read(HEAD_SIZE)
        demuxer = demuxer_of(media_type(head, name), head)
        return _reading(_UNSEEN, _heard(Measured(source, _FOR_SOUND), demuxer, limits, silent=False))


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one pass over the headers and the key frames gave."""

    facts: tuple[EmbeddedFact, ...]
    parts: tuple[Part, ...]
    shots: Shots
    title: str | None
    silent: bool
    note: Reason | None


@dataclass(frozen=True, slots=True)
class _Sound:
    heard: Heard
    waveform: bytes | None


_UNSEEN = _Seen((), (), Shots(), None, silent=False, note=None)


def _seen(source: Measured, size: int, demuxer: str, times: list[BoxTimes], limits: Limits) -> _Seen:
    with opened(source, demuxer, limits) as container:
        tags = clean(container.metadata)
        created = _track_times(times)
        facts = [
            *whole_facts(container),
            *_time_facts(times),
            *tag_facts(tags, timed=any(not t.track for t in times)),
        ]
        attached = tuple(attached_parts(container))
        shown = shots(container, limits)
        rotation = next((one.rotation for one in shown.kept), None)
        parts = (*track_parts(container, created, rotation), *chapter_parts(container), *attached)
        silent = all(one.type not in ("audio", "subtitle") for one in container.streams)
        more = left_out(container.metadata) or len(facts) > _MAX_FACTS or len(container.streams) >= MAX_STREAMS
        return _Seen(
            facts=tuple(facts[:_MAX_FACTS]),
            parts=parts,
            shots=shown,
            title=tags.get("title"),
            silent=silent,
            note="cut-short"
            if is_cut_short(container, size)
            else "left-out"
            if more or source.spent
            else shown.note,
        )


def _track_times(times: list[BoxTimes]) -> list[int | None]:
    """Each track's own time, where it is not that of the whole."""
    whole = next((one.created for one in times if not one.track), None)
    return [one.created if one.created != whole else None for one in times if one.track]


def _time_facts(times: list[BoxTimes]) -> Iterator[EmbeddedFact]:
    whole = next((one for one in times if not one.track), None)
    if whole is not None:
        yield from box_time_facts("created-at", whole.created)
        if whole.changed not in (0, whole.created):
            yield from box_time_facts("changed-at", whole.changed)


def _heard(source: Measured, demuxer: str, limits: Limits, silent: bool) -> _Sound:
    if silent:
        return _Sound(Heard(), None)
    with opened(source, demuxer, limits) as container:
        heard = listen(container, limits)
        heard.whole = heard.whole and not source.spent
        return _Sound(heard, heard.waveform(container))


def _reading(seen: _Seen, sound: _Sound) -> Reading:
    texts, cues = subtitle_texts(sound.heard)
    waves = (Picture(sound.waveform, "image/png", "waveform"),) if sound.waveform else ()
    frames = tuple(_frames(seen.shots.kept))
    return Reading(
        texts=texts,
        facts=seen.facts,
        pictures=(*_pictures(seen.shots.kept), *waves),
        parts=(*seen.parts, *frames, *cues),
        fingerprints=tuple(_fingerprints(seen.shots.kept)),
        title=seen.title,
        taken=suggested({fact.name: fact.value for fact in seen.facts}),
        note=_note(seen, sound),
    )


def _note(seen: _Seen, sound: _Sound) -> Reason | None:
    if not sound.heard.whole and seen.note != "cut-short":
        return "left-out"
    if seen.note:
        return seen.note
    return "parts-unread" if sound.heard.faults else None


def _frames(kept: tuple[Shot, ...]) -> Iterator[Part]:
    for number, shot in enumerate(kept, start=1):
        yield Part(f"frame/{number}", "frame", facts=(EmbeddedFact("time", clock(shot.at), shot.pts),))


def _pictures(kept: tuple[Shot, ...]) -> Iterator[Picture]:
    if kept:
        small = kept[0].image.copy()
        small.thumbnail((_THUMBNAIL, _THUMBNAIL))
        yield Picture(_encoded(small), "image/jpeg")
    for number, shot in enumerate(kept, start=1):
        yield Picture(_encoded(shot.image), "image/jpeg", "poster", f"frame/{number}")


def _encoded(image: Image) -> bytes:
    sink = io.BytesIO()
    image.save(sink, "JPEG", quality=_QUALITY)
    return sink.getvalue()


def _fingerprints(kept: tuple[Shot, ...]) -> Iterator[Fingerprint]:
    from amana.intake.pdq import pdq

    for number, shot in enumerate(kept, start=1):
        value, quality = pdq(shot.image)
        yield Fingerprint("pdq", value, quality, f"frame/{number}")

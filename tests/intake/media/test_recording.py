"""Films and sounds: facts as written and as understood, pictures of scenes and of sound, words inside."""

from __future__ import annotations

import io
import struct
from dataclasses import replace

import av
import numpy as np
import pytest
from PIL import Image

from amana.errors import ReadingFailed
from amana.intake import Limits, Part, Reading, media_type, readers
from amana.intake.media.recording import Recording
from amana.intake.media.waveform import Peaks
from tests.contracts.reader_contract import ReaderContract
from tests.intake.media.film_maker import COLOURS, RATE, film, subtitled, tone, with_times
from tests.shared_data import shared

FROM_1904 = 2_082_844_800
TAGS = {
    "creation_time": "2016-12-15T14:05:00Z",
    "title": "وادي النور",
    "comment": "the bridge",
    "location": "+36.2021-037.1343+379.500000/",
}
SOUNDS = [
    ("wav", "pcm_s16le"),
    ("wav", "pcm_u8"),
    ("wav", "pcm_s24le"),
    ("mp3", "libmp3lame"),
    ("flac", "flac"),
    ("ogg", "libopus"),
    ("adts", "aac"),
    ("ipod", "aac"),
    ("aiff", "pcm_s16be"),
    ("caf", "pcm_s16be"),
]


class TestRecording(ReaderContract):
    def reader(self) -> Recording:
        return Recording()

    def sample(self) -> tuple[bytes, str]:
        return SMALL, "a.mp4"


SMALL = film(scenes=COLOURS[:2], seconds=0.5, tags=TAGS)


def _read(data: bytes, limits: Limits = Recording.limits) -> Reading:
    return Recording().read(io.BytesIO(data), "a", limits)


def _told(reading: Reading | Part) -> dict[str, str]:
    return {fact.name: fact.value for fact in reading.facts}


def _raw(reading: Reading, name: str) -> str | None:
    return next(fact.raw for fact in reading.facts if fact.name == name)


@pytest.mark.parametrize("kind", ["mp4", "mov", "webm", "matroska", "avi", "mpegts", "mpeg", "3gp"])
def test_every_container_gives_facts_scenes_and_sound(kind: str) -> None:
    data = film(kind)
    assert Recording().recognises(media_type(data[:4096], "a"), data[:4096], "a")
    reading = _read(data)
    told = _told(reading)
    assert (told["width"], told["height"]) == ("160", "120")
    assert told["duration"].startswith("00:00:04")
    assert reading.note is None
    frames = [part for part in reading.parts if part.kind == "frame"]
    assert [_told(part)["time"][:8] for part in frames] == [f"00:00:0{second}" for second in range(4)]
    assert [one.made for one in reading.pictures] == ["thumbnail", *["poster"] * 4, "waveform"]
    assert [one.part for one in reading.fingerprints] == [part.place for part in frames]


@pytest.mark.parametrize(("kind", "codec"), SOUNDS)
def test_a_sound_has_its_waveform(kind: str, codec: str) -> None:
    data = tone(kind, codec)
    assert Recording().recognises(media_type(data[:4096], "a"), data[:4096], "a")
    reading = _read(data)
    assert reading.note is None
    assert _told(reading)["sample-rate"] == f"{RATE} Hz"
    (wave,) = reading.pictures
    image = Image.open(io.BytesIO(wave.data))
    assert image.size == (1000, 100)
    ink = [sum(image.getpixel((column, row)) != 255 for row in range(100)) for column in (100, 400, 700, 900)]
    assert min(ink[:2]) > 30
    assert max(ink[2:]) < 10


def test_facts_of_a_film() -> None:
    reading = _read(film(tags=TAGS))
    told = _told(reading)
    assert told["title"] == reading.title == TAGS["title"]
    assert (told["gps-latitude"], told["gps-longitude"]) == ("36.202100 N", "37.134300 W")
    assert told["gps-altitude"] == "379.5 m"
    assert _raw(reading, "gps-latitude") == TAGS["location"]
    assert (told["video-codec"], told["audio-codec"], told["sample-rate"]) == ("mpeg4", "aac", "48000 Hz")
    tracks = [part for part in reading.parts if part.kind == "track"]
    assert [_told(part)["type"] for part in tracks] == ["video", "audio"]


def test_a_time_is_kept_with_its_doubt() -> None:
    reading = _read(film(tags=TAGS))
    told = _told(reading)
    assert told["created-at"] == "2016-12-15T14:05:00Z"
    assert told["created-at-or"] == "2016-12-15T14:05:00"
    assert _raw(reading, "created-at") == str(1_481_810_700 + FROM_1904)
    assert reading.taken == "2016-12-15T14:05:00"


def test_a_time_counted_from_1970_has_both_readings() -> None:
    reading = _read(with_times(film(tags=TAGS), 1_481_810_700))
    told = _told(reading)
    assert told["created-at"] == "1950-12-15T14:05:00Z"
    assert told["created-at-or"] == "2016-12-15T14:05:00Z"
    assert reading.taken == "2016-12-15T14:05:00"


def test_a_clock_that_was_never_set_suggests_nothing() -> None:
    for seconds in (0, FROM_1904 + 60):
        reading = _read(with_times(film(sound=False), seconds))
        assert "created-at" in _told(reading)
        assert reading.taken is None


def test_a_time_with_its_zone_is_believed() -> None:
    tags = {**TAGS, "com.apple.quicktime.creationdate": "2016-12-15T16:05:00+0200"}
    reading = _read(film("mov", tags=tags, options={"movflags": "use_metadata_tags"}))
    assert reading.taken == _told(reading)["taken-at"] == "2016-12-15T16:05:00+02:00"
    assert _raw(reading, "taken-at") == "2016-12-15T16:05:00+0200"


def test_a_tag_in_an_old_encoding_is_decoded() -> None:
    mark = b"0123456789012345"
    data = tone("wav", "pcm_s16le", tags={"title": mark.decode()})
    reading = _read(data.replace(mark, "جسر وادي النور القديم".encode("windows-1256")[: len(mark)]))
    assert reading.title == "جسر وادي النور القديم"[: len(mark)].strip()


def test_a_still_scene_has_one_poster_and_dark_beginnings_none() -> None:
    assert [one.place for one in _read(film(scenes=COLOURS[:1], seconds=3)).parts if one.kind == "frame"]
    reading = _read(film(scenes=((0, 0, 0), *COLOURS[:2]), sound=False))
    assert _told(next(one for one in reading.parts if one.kind == "frame"))["time"] >= "00:00:01.000"


def test_pictures_are_bounded_however_many_scenes() -> None:
    scenes = [COLOURS[number % 4] for number in range(40)]
    reading = _read(film(scenes=scenes, seconds=1, sound=False))
    assert len([one for one in reading.pictures if one.made == "poster"]) == 12


@pytest.mark.parametrize(("kind", "codec"), [("matroska", "subrip"), ("matroska", "ass"), ("mp4", "mov_text")])
def test_subtitles_are_text_with_time_codes(kind: str, codec: str) -> None:
    reading = _read(subtitled(kind, [(0, 1000, "من أين أنت؟"), (1200, 2500, "From Wadi al-Noor\nhe said")], codec))
    (text,) = reading.texts
    cues = [part for part in reading.parts if part.kind == "cue"]
    assert [text.text[cue.start : cue.end] for cue in cues] == ["من أين أنت؟", "From Wadi al-Noor\nhe said"]
    assert [_told(cue) for cue in cues] == [
        {"from": "00:00:00.000", "to": "00:00:01.000"},
        {"from": "00:00:01.200", "to": "00:00:02.500"},
    ]
    assert text.part == cues[0].of == "track/2"


def test_too_many_pixels_cost_the_pictures_alone() -> None:
    reading = _read(SMALL, replace(Recording.limits, pixels=160 * 120 - 1))
    assert reading.note == "too-many-pixels"
    assert [one.made for one in reading.pictures] == ["waveform"]
    assert _told(reading)["width"] == "160"


def test_a_film_cut_short_gives_what_is_left() -> None:
    data = film(options={"moov_size": "4000"})
    reading = _read(data[: len(data) // 2])
    assert reading.pictures
    assert reading.note == "cut-short"


def test_the_samples_of_others() -> None:
    path = shared("ingest_fixtures") / "memo.m4a"
    reading = _read(path.read_bytes())
    told = _told(reading)
    assert told["duration"] == "00:00:02.879"
    assert (told["audio-codec"], told["sample-rate"], told["channels"]) == ("aac", "44100 Hz", "1")
    assert (told["created-at"], _raw(reading, "created-at")) == ("2018-06-20T12:09:42Z", "3612341382")


def test_a_large_film_is_read_piece_by_piece() -> None:
    """From the parent it comes as it is asked for; what is between the tracks' data is never asked for."""
    data = film(seconds=0.5, options={"moov_size": str(6 << 20)})
    source = _Counted(data)
    with readers(1) as pool:
        outcome = pool.read(source, len(data), "video/mp4", data[:4096], "a.mp4")
    assert outcome.outcome == "read"
    assert source.given < 3 << 20


class _Counted(io.BytesIO):
    given = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.given += len(data)
        return data


def test_noise_under_a_name_is_refused() -> None:
    with pytest.raises(ReadingFailed, match="malformed"):
        Recording().read(io.BytesIO(b"\x00\x01\x02" * 50), "a.mp4", Recording.limits)


def test_peaks_of_a_long_sound_take_no_more_room() -> None:
    """Hours of two quiet channels, and one click: however often slots were joined, it still stands out."""
    peaks = Peaks()
    quiet = av.AudioFrame.from_ndarray(np.full((1, 2 * RATE * 10), 100, np.int16), "s16", "stereo")
    click = av.AudioFrame.from_ndarray(np.full((1, 2 * 100), -30_000, np.int16), "s16", "stereo")
    for number in range(600):
        one = click if number == 300 else quiet
        one.sample_rate = RATE
        peaks.add(one)
    image = Image.open(io.BytesIO(peaks.drawn() or b""))
    inked = [column for column in range(1000) if image.getpixel((column, 80)) != 255]
    assert len(inked) == 1
    assert 490 < inked[0] < 510


def test_a_film_held_upright_is_shown_upright() -> None:
    """The track's matrix turns it a quarter clockwise (ISO 14496-12, 8.3.2): its dark top is at the right."""
    data = film(scenes=COLOURS[:1], sound=False)
    at = data.index(b"tkhd") + 4 + 40
    matrix = struct.pack(">9i", 0, 1 << 16, 0, -(1 << 16), 0, 0, 120 << 16, 0, 1 << 30)
    reading = _read(data[:at] + matrix + data[at + 36 :])
    (poster,) = [one for one in reading.pictures if one.made == "poster"]
    image = Image.open(io.BytesIO(poster.data)).convert("L")
    assert image.size == (120, 160)
    dark, light = image.crop((100, 60, 115, 100)), image.crop((5, 60, 20, 100))
    assert max(dark.tobytes()) < min(light.tobytes())
    assert _told(next(one for one in reading.parts if one.kind == "track"))["rotation"] == "-90 degrees"


@pytest.mark.parametrize(
    "data", [SMALL, subtitled("matroska", [(0, 900, "From Wadi al-Noor")], "srt"), tone("wav", "pcm_s16le")]
)
def test_the_sound_of_a_large_one_is_read_apart_and_nothing_else_changes(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _read(data)
    monkeypatch.setattr("amana.intake.media.recording._IN_ONE_GO", 0)
    first = _read(data)
    if first.resume is None:
        assert first == whole
        return
    rest = Recording().read_on(io.BytesIO(data), "a", Recording.limits, first.resume)
    assert rest.resume is None
    assert (first.facts, first.taken, first.fingerprints) == (whole.facts, whole.taken, whole.fingerprints)
    assert (first.texts, rest.facts) == ((), ())
    assert (*first.texts, *rest.texts) == whole.texts
    assert (*first.pictures, *rest.pictures) == whole.pictures
    assert (*first.parts, *rest.parts) == whole.parts


def test_a_word_to_read_on_by_that_is_none_is_malformed() -> None:
    with pytest.raises(ReadingFailed):
        Recording().read_on(io.BytesIO(SMALL), "a", Recording.limits, "elsewhere")

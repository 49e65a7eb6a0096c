"""Films that lie about themselves: read or refused, in the box, without harm to it; and nothing else is opened."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from amana.errors import ReadingFailed
from amana.intake import ReaderPool, media_type, readers
from amana.intake.media.boxes import box_times
from amana.intake.media.containers import FORMATS, Measured, opened
from amana.intake.media.recording import Recording
from tests.intake.media.film_maker import COLOURS, film, tone

BILLION = 1_000_000_000
FILM = film(scenes=COLOURS[:2], seconds=0.5, options={"moov_size": "4000"})
MATROSKA = film("matroska", scenes=COLOURS[:2], seconds=0.5)
WAV = tone("wav", "pcm_s16le", seconds=0.5)
SEGMENT = b"\x18\x53\x80\x67\x01" + b"\xff" * 7  # of unknown size
HEAD = MATROSKA[: MATROSKA.index(SEGMENT[:4])]


def _patched(data: bytes, box: bytes, at: int, what: bytes) -> bytes:
    """Every box of a kind overwritten at a place after its kind."""
    made, found = bytearray(data), data.find(box)
    while found >= 0:
        made[found + 4 + at : found + 4 + at + len(what)] = what
        found = data.find(box, found + 4)
    return bytes(made)


def _frames(count: int) -> bytes:
    sizes = _patched(FILM, b"stsz", 4, struct.pack(">II", 1, count))
    return _patched(sizes, b"stts", 8, struct.pack(">II", count, 1))


def _nested_boxes() -> bytes:
    inner = b""
    for _ in range(5_000):
        inner = struct.pack(">I4s", len(inner) + 8, b"moov") + inner
    return FILM[:32] + inner


def _nested_tags() -> bytes:
    inner = b""
    for _ in range(3_000):
        inner = b"\x67\xc8" + (len(inner) | 1 << 28).to_bytes(4, "big") + inner
    return HEAD + SEGMENT + b"\x12\x54\xc3\x67" + (len(inner) | 1 << 28).to_bytes(4, "big") + inner


def _wave(channels: int, rate: int, block: int, bits: int) -> bytes:
    return WAV[:22] + struct.pack("<HIIHH", channels, rate, rate, block, bits) + WAV[36:]


LIES = {
    "a billion frames": _frames(BILLION),
    "thirty million frames": _frames(30_000_000),
    "frames that last for ever": _patched(FILM, b"stts", 8, struct.pack(">II", 10, 0x7FFFFFFF)),
    "no time scale": _patched(_patched(FILM, b"mvhd", 12, bytes(4)), b"mdhd", 12, bytes(4)),
    "enormous": _patched(FILM, b"mp4v", 24, b"\xff" * 4),
    "a header cut": FILM[:1_500],
    "boxes in boxes": _nested_boxes(),
    "a box that holds itself": FILM[:32] + bytes(4) + b"moov" + bytes(4) + b"moov",
    "boxes without end": FILM[:32] + (b"\x00\x00\x00\x08free" * 200_000),
    "tracks without end": FILM[:32]
    + struct.pack(">I4s", 8 + 8 * 100_000, b"moov")
    + b"\x00\x00\x00\x08trak" * 100_000,
    "a box beyond the file": FILM[:32] + b"\x00\x00\x00\x01moov\x7f" + b"\xff" * 7 + FILM[32:],
    **{
        f"a count in {box!r}": _patched(FILM, box, 4, b"\x7f\xff\xff\xff")
        for box in (b"stco", b"stsc", b"elst", b"stsd")
    },
    "elements of unknown size": HEAD + SEGMENT + b"\x15\x49\xa9\x66" * 20_000,
    "tags in tags": _nested_tags(),
    "an element beyond the file": HEAD + SEGMENT + b"\x16\x54\xae\x6b\x01\x00" + b"\xff" * 6 + bytes(1_000),
    "many channels": _wave(65_535, 0xFFFFFFFF, 1, 16),
    "some channels": _wave(256, 48_000, 512, 16),
    "no bits": _wave(1, 8_000, 0, 0),
    "no rate": _wave(1, 0, 2, 16),
    "a tag beyond the file": b"ID3\x04\x00\x00\x7f\x7f\x7f\x7f" + b"TIT2\x7f\x7f\x7f\x7f\x00\x00" * 1_000,
    "noise after sound": tone("mp3", "libmp3lame", seconds=0.5) + bytes(range(256)) * 4_000,
}


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with readers(1, (Recording(),)) as opened_pool:
        yield opened_pool


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_is_read_or_refused(lie: str, pool: ReaderPool) -> None:
    data = LIES[lie]
    outcome = pool.read(data, len(data), media_type(data[:4096], "a"), data[:4096], "a")
    assert outcome.reason not in {"timeout", "crashed", "garbled", "memory"}


def test_thirty_million_frames_cost_the_pictures_and_not_the_facts(pool: ReaderPool) -> None:
    data = LIES["thirty million frames"]
    reading = pool.read(data, len(data), "video/mp4", data[:4096], "a").reading
    assert reading is not None
    assert reading.note == "parts-unread"
    assert {fact.name for fact in reading.facts} >= {"container", "created-at"}


def test_times_are_looked_for_in_so_many_boxes_and_no_more() -> None:
    for lie in ("boxes without end", "boxes in boxes", "a box that holds itself", "tracks without end"):
        source = _Counted(LIES[lie])
        assert box_times(source, len(LIES[lie])) == []
        assert source.reads <= 10_000


class _Counted(io.BytesIO):
    reads = 0

    def read(self, size: int | None = -1, /) -> bytes:
        self.reads += 1
        return super().read(size)


@pytest.mark.parametrize("demuxer", sorted({*FORMATS.values(), "hls", "concat", "dash"}))
def test_a_play_list_is_not_followed(demuxer: str, tmp_path: Path) -> None:
    """Not by the demuxers that are used; nor would it be by those that are not."""
    real = tmp_path / "real.mp4"
    real.write_bytes(FILM)
    lists = (
        f"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:1,\n{real}\n#EXT-X-ENDLIST\n",
        f"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:1,\nfile://{real}\n#EXTINF:1,\nhttp://127.0.0.1:9/a.ts\n",
        f"ffconcat version 1.0\nfile '{real}'\n",
        f'<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT4S"><Period>'
        f'<AdaptationSet contentType="video"><Representation id="1" mimeType="video/mp4" bandwidth="1">'
        f"<BaseURL>{real}</BaseURL>"
        "</Representation></AdaptationSet></Period></MPD>",
    )
    for text in lists:
        try:
            with opened(Measured(io.BytesIO(text.encode()), 1 << 20), demuxer, Recording.limits) as container:
                assert not any(stream.type == "video" for stream in container.streams)
        except ReadingFailed as told:
            assert told.facts["reason"] == "malformed"


def test_a_play_list_under_a_film_s_name_is_refused() -> None:
    for name in ("a.mp4", "a.ts", "a.m3u8"):
        with pytest.raises(ReadingFailed, match="malformed"):
            Recording().read(io.BytesIO(b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"), name, Recording.limits)

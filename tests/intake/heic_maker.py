"""A HEIC photograph made box by box (ISO 23008-12, ISO 14496-12), where an encoder of HEVC is at hand."""

from __future__ import annotations

import io
import struct

import pytest
from PIL import Image


def _box(name: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), name) + body


def _full(name: bytes, version: int, *parts: bytes) -> bytes:
    return _box(name, struct.pack(">I", version << 24), *parts)


def heic(image: Image.Image, exif: bytes) -> bytes:
    """The picture with a TIFF structure of Exif. Skips the test where nothing encodes HEVC."""
    config, coded = _hevc(image)
    items = [(1, b"hvc1", coded), (2, b"Exif", struct.pack(">I", 0) + exif)]
    meta, base = b"", 0
    for _ in range(2):  # the second time with the places known
        meta = _meta(items, base, config, image.size)
        base = len(_FILE_TYPE) + len(meta) + 8
    return _FILE_TYPE + meta + _box(b"mdat", *(data for _, _, data in items))


_FILE_TYPE = _box(b"ftyp", b"heic", bytes(4), b"mif1heic")


def _meta(items: list[tuple[int, bytes, bytes]], base: int, config: bytes, size: tuple[int, int]) -> bytes:
    infos = b"".join(
        _full(b"infe", 2, struct.pack(">HH4s", number, 0, kind), b"\x00") for number, kind, _ in items
    )
    places, at = b"", base
    for number, _, data in items:
        places += struct.pack(">HHHII", number, 0, 1, at, len(data))
        at += len(data)
    properties = _box(b"ipco", _box(b"hvcC", config), _full(b"ispe", 0, struct.pack(">II", *size)))
    return _full(
        b"meta",
        0,
        _full(b"hdlr", 0, bytes(4), b"pict", bytes(13)),
        _full(b"pitm", 0, struct.pack(">H", 1)),
        _full(b"iloc", 0, b"\x44\x00", struct.pack(">H", len(items)), places),
        _full(b"iinf", 0, struct.pack(">H", len(items)), infos),
        _full(b"iref", 0, _box(b"cdsc", struct.pack(">HHH", 2, 1, 1))),
        _box(b"iprp", properties, _full(b"ipma", 0, struct.pack(">IHB", 1, 1, 2), b"\x81\x02")),
    )


def _hevc(image: Image.Image) -> tuple[bytes, bytes]:
    """The decoder's configuration and one coded frame, by way of a film of one picture."""
    import av

    try:
        av.codec.Codec("libx265", "w")
    except av.codec.codec.UnknownCodecError:
        pytest.skip("nothing here encodes HEVC")
    sink = io.BytesIO()
    with av.open(sink, "w", format="mp4") as film:
        stream = film.add_stream("libx265", rate=1, options={"x265-params": "log-level=none:pools=none"})
        stream.width, stream.height, stream.pix_fmt = image.width, image.height, "yuv420p"
        frame = av.VideoFrame.from_image(image)  # type: ignore[no-untyped-call]
        frame.pts = 0  # else its time is whatever stood there, and the file may not be writable
        for packet in (*stream.encode(frame), *stream.encode(None)):
            packet.pts = packet.dts = 0  # what the encoder leaves there may be no time at all
            film.mux(packet)
    data = sink.getvalue()
    return _found(data, b"hvcC"), _found(data, b"mdat")


def _found(data: bytes, name: bytes) -> bytes:
    at = data.index(name)
    return data[at + 4 : at - 4 + struct.unpack_from(">I", data, at - 4)[0]]

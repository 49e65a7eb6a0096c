"""Members of an archive that are too large to come with its reading: read, listed and taken out like any other."""

from __future__ import annotations

import hashlib
import io
import random
import struct
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import amana
from amana.actions import OpenArchive
from amana.actions.taking_in import reading
from amana.errors import ItemUnknown, PartNotHad
from amana.intake.archives.zip_archive import ZipArchive
from amana.records import ItemPart

MIB = 1 << 20
_RATE, _FRAME = 192_000, 8
_SECOND = _RATE * _FRAME  # bytes: stereo, 32 bits


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[OpenArchive]:
    amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "key")
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "key") as opened:
        yield opened


def wav(size: int) -> bytes:
    """A recording of about so many bytes: silence, with a crackle each second, so that it packs as no bomb."""
    second = random.Random(3).randbytes(6_000) + bytes(_SECOND - 6_000)
    sound = second * (size // _SECOND)
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 2, _RATE, _SECOND, _FRAME, 32)
    data = struct.pack("<4sI", b"data", len(sound))
    return b"RIFF" + struct.pack("<I", 4 + len(form) + len(data) + len(sound)) + b"WAVE" + form + data + sound


FILM = wav(60 * MIB)
NOTE = b"Samira recorded this in Wadi al-Nur."


def zipped(path: Path, *members: tuple[str, bytes, int]) -> Path:
    with zipfile.ZipFile(path, "w", compresslevel=1) as made:
        for name, data, method in members:
            made.writestr(name, data, method)
    return path


def tarred(path: Path, *members: tuple[str, bytes]) -> Path:
    with tarfile.open(path, "w") as made:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            made.addfile(info, io.BytesIO(data))
    return path


def added(archive: OpenArchive, path: Path) -> str:
    (file,) = archive.add(path).files
    assert file.item is not None
    return file.item


def members(archive: OpenArchive, item: str) -> dict[str, ItemPart]:
    """The members by their places, each of which is told once."""
    found = [part for part in archive.parts(item) if part.kind == "member"]
    assert len({part.place for part in found}) == len(found)
    return {part.place: part for part in found}


def read_as(archive: OpenArchive, item: str) -> list[tuple[str | None, str, str]]:
    """Of all readings: of what, by which reader, and how it ended."""
    told = {(row.intake.part, row.intake.module, row.intake.outcome) for row in archive.show(item).intakes}
    return sorted(told, key=lambda one: one[0] or "")


def made_of(archive: OpenArchive, item: str, part: str | None) -> tuple[dict[str, str], list[str]]:
    """The facts of a recording, and the SHA-256 of all that was made of it."""
    rows = [row.intake for row in archive.show(item).intakes if row.intake.part == part]
    facts = {fact.name: fact.value for row in rows for fact in row.facts}
    return facts, sorted(made.sha256 for row in rows for made in row.made if made.made != "parts")


@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_a_large_recording_is_read_as_any_recording(archive: OpenArchive, tmp_path: Path, kind: str) -> None:
    if kind == "zip":
        stored = ("a.wav", FILM, zipfile.ZIP_STORED)
        path = zipped(tmp_path / "phone.zip", stored, ("b.wav", FILM, zipfile.ZIP_DEFLATED), ("n.txt", NOTE, 0))
    else:
        path = tarred(tmp_path / "phone.tar", ("a.wav", FILM), ("b.wav", FILM), ("n.txt", NOTE))
    (tmp_path / "alone.wav").write_bytes(FILM)
    item, alone = added(archive, path), added(archive, tmp_path / "alone.wav")
    assert read_as(archive, item) == [
        (None, f"{kind}-archive", "read"),
        ("member/a.wav", "recording", "read"),
        ("member/b.wav", "recording", "read"),
        ("member/n.txt", "plain-text", "read"),
    ]
    wanted = made_of(archive, alone, None)
    assert wanted[0]["duration"] == "00:00:40.000"
    assert made_of(archive, item, "member/a.wav") == made_of(archive, item, "member/b.wav") == wanted
    for place, part in members(archive, item).items():
        data = NOTE if place == "member/n.txt" else FILM
        assert (part.size, part.sha256, part.reason) == (len(data), hashlib.sha256(data).hexdigest(), None)
    assert archive.part(item, "member/a.wav") == FILM
    with archive.content(item, "member/b.wav") as opened:
        assert opened.media_type == "audio/wav"
        assert b"".join(opened.read_range(len(FILM) - 70_000)) == FILM[-70_000:]
    with pytest.raises(ItemUnknown):
        archive.part(item, "member/c.wav")


def test_one_that_lies_and_one_that_is_larger_still_say_so(archive: OpenArchive, tmp_path: Path) -> None:
    path = zipped(tmp_path / "phone.zip", ("lies.wav", FILM, zipfile.ZIP_DEFLATED), ("larger.wav", FILM, 0))
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<L", 50 * MIB)
    larger = data.index(b"PK\x01\x02", at + 1)
    data[larger + 20 : larger + 28] = struct.pack("<2L", 257 * MIB, 257 * MIB)
    path.write_bytes(data)
    item = added(archive, path)
    told = members(archive, item)
    assert {place: (part.size, part.reason, part.sha256) for place, part in told.items()} == {
        "member/lies.wav": (50 * MIB, "bomb", None),
        "member/larger.wav": (257 * MIB, "too-large", None),
    }
    assert read_as(archive, item) == [(None, "zip-archive", "read")]
    assert {one.reason for one in archive.failures()} == {"parts-unread"}
    for place, reason in (("member/lies.wav", "bomb"), ("member/larger.wav", "too-large")):
        with pytest.raises(PartNotHad) as fault:
            archive.part(item, place)
        assert fault.value.facts == {"item": item, "part": place, "reason": reason}


def test_a_reading_that_is_cut_at_a_large_member_goes_on_to_the_same(
    archive: OpenArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = [(f"{number}.wav", FILM, zipfile.ZIP_DEFLATED) for number in range(2)]
    path = zipped(tmp_path / "phone.zip", *large, ("n.txt", NOTE, 0))
    kept = reading._Run._record

    def record(run: reading._Run, item: object, told: object) -> None:
        if getattr(told, "part", None) == "member/1.wav":
            run._writer.commit()
            raise KeyboardInterrupt
        kept(run, item, told)  # type: ignore[arg-type]

    monkeypatch.setattr(reading._Run, "_record", record)
    with pytest.raises(KeyboardInterrupt):
        archive.add(path)
    monkeypatch.setattr(reading._Run, "_record", kept)
    item = added(archive, path)
    assert not archive.has_unread
    told = members(archive, item)
    assert [part.sha256 for place, part in told.items() if place != "member/n.txt"] == [
        hashlib.sha256(FILM).hexdigest()
    ] * 2
    assert read_as(archive, item) == [
        (None, "zip-archive", "read"),
        ("member/0.wav", "recording", "read"),
        ("member/1.wav", "recording", "read"),
        ("member/n.txt", "plain-text", "read"),
    ]


def test_what_an_earlier_reader_left_out_is_read_again(
    archive: OpenArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(ZipArchive, "version", "1")
        earlier.setattr("amana.intake.nested.MOST_HELD", 0)
        item = added(archive, zipped(tmp_path / "phone.zip", ("a.wav", FILM, zipfile.ZIP_DEFLATED)))
    assert members(archive, item)["member/a.wav"].reason == "too-large"
    assert archive.read_again().read == 1
    assert members(archive, item)["member/a.wav"].reason is None
    assert ("member/a.wav", "recording", "read") in read_as(archive, item)


_MEASURED = """
import resource, sys
from pathlib import Path
import amana
folder = Path(sys.argv[1])
def most():
    return int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])  # KiB
with amana.open_archive(folder / "archive", identity=folder / "key") as opened:
    opened.add(folder / "small.zip")
    before = most()
    told = opened.add(folder / "phone.zip")
    assert told.inside >= 2 and not told.inside_unreadable, told
print(most() - before)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory is counted otherwise")
def test_memory_is_that_of_one_large_member_and_its_readers_need_none(
    archive: OpenArchive, tmp_path: Path
) -> None:
    """One of 200 MiB and one of 120 in one archive: the second never stands beside the first."""
    packed = [(f"{size}.wav", wav(size * MIB), zipfile.ZIP_DEFLATED) for size in (200, 120)]
    zipped(tmp_path / "phone.zip", *packed)
    zipped(tmp_path / "small.zip", ("a.wav", wav(9 * MIB), 0))
    archive.close()
    command = (sys.executable, "-c", _MEASURED, str(tmp_path))
    more, readers = map(int, subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())
    assert 150 << 10 < more < 260 << 10  # KiB
    assert readers < 160 << 10

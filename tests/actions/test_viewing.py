"""Looking at things: bytes by range, pictures that were made, pages of PDF, all from the sealed bytes."""

from __future__ import annotations

import io
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

import amana
from amana.actions import OpenArchive
from amana.actions.custody import erasing
from amana.actions.viewing.contents_shown import PIECE
from amana.errors import ContentErased, ItemUnknown, ReadingFailed
from tests.actions.test_inside import mail, zipped
from tests.intake.pdf_maker import placed_left_to_right, text_pdf


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[OpenArchive]:
    amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "key")
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "key") as opened:
        yield opened


def added(archive: OpenArchive, path: Path, data: bytes) -> str:
    """The id of a file of these bytes, taken in."""
    path.write_bytes(data)
    (file,) = archive.add(path).files
    assert file.item is not None
    return file.item


def pdf(pages: int = 3) -> bytes:
    return text_pdf([placed_left_to_right(f"page {number}", 100, 500) for number in range(1, pages + 1)])


@pytest.mark.parametrize("size", [0, 1, 511, 70_000, (1 << 20) + 300_001])
def test_any_range_of_an_item_is_what_was_taken_in(archive: OpenArchive, tmp_path: Path, size: int) -> None:
    data = bytes((at * at >> 3) & 0xFF for at in range(size))
    item = added(archive, tmp_path / "clip.bin", data)
    with archive.content(item) as content:
        assert (content.size, content.name, content.item, content.part) == (size, "clip.bin", item, None)
        for start, end in ((0, None), (5, 9), (size // 2, size), (65_535, 65_537), (PIECE - 1, PIECE * 2 + 3)):
            pieces = list(content.read_range(start, end))
            assert b"".join(pieces) == data[start:end]
            assert all(0 < len(piece) <= PIECE for piece in pieces)
        assert list(content.read_range(size)) == []
        assert list(content.read_range(9, 3)) == []
        assert b"".join(content.read_range(-5, size + 99)) == data


def test_a_file_inside_is_read_by_range_too(archive: OpenArchive, tmp_path: Path) -> None:
    note = b"The well is deep. " * 50
    item = added(archive, tmp_path / "letter.eml", mail(zipped(note_txt=note)))
    with archive.content(item, "attachment/1/member/note.txt") as content:
        assert (content.name, content.media_type, content.size) == ("note.txt", "text/plain", len(note))
        assert b"".join(content.read_range(4, 8)) == note[4:8]
    with archive.content(item, "attachment/1") as content:
        assert content.name == "boxes.zip"
    with pytest.raises(ItemUnknown):
        archive.content(item, "attachment/9")


def test_what_is_unknown_or_erased_has_no_bytes(archive: OpenArchive, tmp_path: Path) -> None:
    item = added(archive, tmp_path / "a.txt", b"words of nobody")
    with pytest.raises(ItemUnknown):
        archive.content("ff" * 16)
    erasing.erase(archive, item, reason="asked")
    with pytest.raises(ContentErased):
        archive.content(item)
    with pytest.raises(ContentErased):
        archive.part(item, "member/a")


def test_nothing_that_was_looked_at_outlives_its_erasing(archive: OpenArchive, tmp_path: Path) -> None:
    item = added(archive, tmp_path / "letter.eml", mail(zipped(note_txt=b"The well is deep.")))
    part = "attachment/1/member/note.txt"
    with archive.content(item, part) as content:
        assert content.read() == b"The well is deep."
    version = next(one.text_version for one in archive.around(item, part).texts)
    assert archive.marked_text(item, version).length == 17
    erasing.erase(archive, item, reason="asked")
    with pytest.raises(ContentErased):
        archive.content(item, part)
    with pytest.raises(ItemUnknown):
        archive.marked_text(item, version)
    with pytest.raises(ItemUnknown):
        archive._viewing.text(version)


def test_pictures_that_browsers_cannot_show_have_an_access_copy(archive: OpenArchive, tmp_path: Path) -> None:
    sink = io.BytesIO()
    pages = [Image.new("RGB", (640, 480), colour) for colour in ("navy", "maroon", "olive")]
    pages[0].save(sink, "TIFF", save_all=True, append_images=pages[1:])
    item = added(archive, tmp_path / "scan.tiff", sink.getvalue())
    assert {one.made for one in archive.derivatives(item)} == {"thumbnail", "access-copy"}
    whole = archive.derivative(item, "access-copy")
    third = archive.derivative(item, "access-copy", "page/3")
    assert whole is not None
    assert third is not None
    assert whole[1] == third[1] == "image/jpeg"
    assert Image.open(io.BytesIO(whole[0])).size == (640, 480)
    assert Image.open(io.BytesIO(third[0])).convert("RGB").getpixel((9, 9)) != (0, 0, 128)
    assert archive.derivative(item, "waveform") is None
    assert archive.derivative(item, "access-copy", "page/9") is None


def test_a_sound_has_its_picture(archive: OpenArchive, tmp_path: Path) -> None:
    sink = io.BytesIO()
    with wave.open(sink, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(8000)
        made.writeframes(bytes(range(256)) * 200)
    item = added(archive, tmp_path / "voice.wav", sink.getvalue())
    found = archive.derivative(item, "waveform")
    assert found is not None
    assert found[1] == "image/png"


def test_a_picture_inside_an_archive_has_its_thumbnail(archive: OpenArchive, tmp_path: Path) -> None:
    sink = io.BytesIO()
    Image.radial_gradient("L").save(sink, "PNG")
    item = added(archive, tmp_path / "box.zip", zipped(wall_png=sink.getvalue(), note_txt=b"a"))
    assert archive.derivative(item, "thumbnail") is None
    found = archive.derivative(item, "thumbnail", "member/wall.png")
    assert found is not None
    assert [one.part for one in archive.derivatives(item, "member/wall.png")] == ["member/wall.png"]


def test_pages_of_a_pdf_are_pictures_as_wide_as_asked(archive: OpenArchive, tmp_path: Path) -> None:
    item = added(archive, tmp_path / "report.pdf", pdf())
    assert archive.page_count(item) == 3
    page = archive.page_picture(item, 2, 900)
    assert (page.media_type, page.page, page.pages) == ("image/jpeg", 2, 3)
    image = Image.open(io.BytesIO(page.data))
    assert image.size == (900, 1200)
    assert min(image.convert("L").tobytes()) < 100  # something is drawn on it
    assert Image.open(io.BytesIO(archive.page_picture(item, 1, 99_999).data)).width <= 3000
    for number in (0, 4, -1, 10**9):
        with pytest.raises(ItemUnknown):
            archive.page_picture(item, number, 300)


def test_a_pdf_inside_a_mail_is_drawn_and_what_is_none_is_refused(archive: OpenArchive, tmp_path: Path) -> None:
    item = added(archive, tmp_path / "letter.eml", mail(zipped(in_pdf=pdf(1), bad_pdf=b"%PDF-1.7 and no more")))
    assert archive.page_count(item, part="attachment/1/member/in.pdf") == 1
    assert archive.page_picture(item, 1, 100, part="attachment/1/member/in.pdf").data.startswith(b"\xff\xd8")
    for part in ("attachment/1/member/bad.pdf", "attachment/1"):
        with pytest.raises(ReadingFailed) as fault:
            archive.page_picture(item, 1, 100, part=part)
        assert fault.value.facts["reason"] == "malformed"


def test_processes_end_with_the_last_archive_that_held_them(archive: OpenArchive, tmp_path: Path) -> None:
    from amana.actions.viewing import warm_box

    item = added(archive, tmp_path / "report.pdf", pdf(1))
    archive.page_count(item)
    running = warm_box._pool
    assert running is not None
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "key") as other:
        other.page_count(item)
    assert warm_box._pool is running
    archive.close()
    assert warm_box._holders == 0
    assert archive.page_count(item) == 1  # and are started again when they are needed
    archive.close()


def test_the_last_file_of_a_long_recording_is_found_from_its_own_instalment(
    archive: OpenArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"n{number}_bin": b"\0%d of the list\n" % number * 3 for number in range(5_500)}
    item = added(archive, tmp_path / "box.zip", zipped(**files))
    record = archive.show(item)
    assert len({row.intake.since for row in record.intakes if row.intake.part is None}) > 1
    from amana.intake import ReaderPool

    asked: list[str | None] = []
    read_many = ReaderPool.read_many

    def told(pool: ReaderPool, tasks: object) -> object:
        known = list(tasks)  # type: ignore[call-overload]
        asked.extend(task.resume for task in known)
        return read_many(pool, known)

    monkeypatch.setattr(ReaderPool, "read_many", told)
    assert archive.part(item, "member/n5499.bin") == files["n5499_bin"]
    assert len(asked) == 1
    assert asked[0] is not None

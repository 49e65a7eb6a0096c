"""All that is written about a picture, gathered from where its format keeps it, the telling facts first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from amana.intake.photo import exif, gps, iptc, xmp
from amana.intake.photo.blocks import Blocks, blocks_of
from amana.intake.photo.canon_cr3 import cr3_directories, cr3_thumbnail, cr3_xmp, is_cr3
from amana.intake.photo.facts import fact
from amana.intake.photo.opening import is_heif
from amana.intake.photo.raw import raw_exif
from amana.intake.photo.tiff import Directory, directories, named
from amana.records import EmbeddedFact

_IPTC_TAG, _RESOURCES_TAG, _XMP_TAG = 0x83BB, 0x8649, 0x02BC
_ONCE = ("author", "caption", "copyright", "title", "headline", "credit", "source", "city", "country")


@dataclass(frozen=True)
class Written:
    """What is written about a picture: the blocks as they stand, and the directories and properties in them."""

    blocks: Blocks
    found: list[Directory]
    properties: list[xmp.Property]

    @classmethod
    def of(cls, data: bytes) -> Written:
        """Of any picture's bytes; empty where nothing is written, or in no way that is known."""
        if is_cr3(data):
            return cls.of_cr3(data)
        blocks = _heif_blocks(data) if data[4:8] == b"ftyp" else blocks_of(data)
        if data[:2] in {b"II", b"MM"} or data.startswith(b"FUJIFILM"):
            blocks.exif = raw_exif(data) or data
        found = directories(blocks.exif)
        _within(found, blocks)
        return cls(blocks, found, xmp.all_properties(blocks.xmp))

    @classmethod
    def of_cr3(cls, data: bytes) -> Written:
        """Of a raw file that keeps each directory apart."""
        blocks = Blocks(xmp=cr3_xmp(data)[:4], small=cr3_thumbnail(data))
        return cls(blocks, cr3_directories(data), xmp.all_properties(blocks.xmp))

    @property
    def orientation(self) -> int:
        """1 to 8."""
        return exif.orientation(self.found)

    @property
    def thumbnail(self) -> bytes | None:
        """The small JPEG that the camera, or Photoshop, put into the file."""
        return exif.thumbnail(self.blocks.exif, self.found) or self.blocks.small or None

    def facts(self, size: tuple[int, int] | None) -> Iterator[EmbeddedFact]:
        """Understood first, then as it stands. `size` is the picture's own, to hold against what Exif says; None
        of a raw file, whose preview may be smaller."""
        understood = list(self._understood())
        yield from understood
        told = {one.name: one.value for one in reversed(understood)}
        taken, ground = self.taken(told)
        if taken and ground != "taken-at":
            yield fact("taken-from", f"{taken}, {ground}")
        yield from gps.clocks(taken, told.get("gps-time"))
        yield from self._edits(told, size)
        yield from self.blocks.notes
        yield from xmp.dump(self.properties, self.blocks.xmp)
        yield from exif.dump(self.found)

    def taken(self, told: dict[str, str]) -> tuple[str | None, str]:
        """When it was taken, by the first that says so: Exif, XMP, IPTC; and which did."""
        by_exif = told.get("taken-at", "")
        if exif.as_time(by_exif[:19]):
            return by_exif, "taken-at"
        by_xmp = xmp.taken(self.properties)
        if by_xmp:
            return by_xmp, "XMP"
        by_iptc = next((iptc.created(list(iptc.datasets(one))) for one in self.blocks.iptc), None)
        return by_iptc, "IPTC"

    def _understood(self) -> Iterator[EmbeddedFact]:
        """What several places say alike is said once."""
        said: set[tuple[str, str]] = set()
        dumped: list[EmbeddedFact] = []
        for one in (*exif.exif_facts(self.found), *gps.place_facts(self.found), *self._written_by_people()):
            if one.name.startswith("iptc:"):
                dumped.append(one)
            elif (one.name, one.value) not in said:
                said.add((one.name, one.value))
                yield one
        yield from dumped

    def _written_by_people(self) -> Iterator[EmbeddedFact]:
        for one in self.blocks.iptc[:4]:
            yield from iptc.iptc_facts(one)
        yield from xmp.xmp_facts(self.properties)

    def _edits(self, told: dict[str, str], size: tuple[int, int] | None) -> Iterator[EmbeddedFact]:
        """Where what is written does not fit together: another size, a later change."""
        first = exif.told_size(self.found)
        if first and size and sorted(first) != sorted(size):
            words = f"Exif says {first[0]} x {first[1]}, the picture is {size[0]} x {size[1]}"
            yield fact("edit-trace", words)
        taken, changed = told.get("taken-at", "")[:19], told.get("changed-at", "")[:19]
        if exif.as_time(taken) and exif.as_time(changed) and taken != changed:
            yield fact("edit-trace", f"taken {taken}, changed {changed}")


def _heif_blocks(data: bytes) -> Blocks:
    """Exif and XMP as libheif or libavif find them; their boxes are not followed here."""
    from amana.errors import ReadingFailed
    from amana.intake.photo.facts import BROKEN_FILE
    from amana.intake.photo.opening import opened

    found = Blocks()
    try:
        info = opened(data).info
    except ReadingFailed:
        return found
    try:
        found.exif = bytes(info.get("exif") or b"").removeprefix(b"Exif\x00\x00")
        packet = info.get("xmp") or b""
        found.xmp = [packet if isinstance(packet, bytes) else str(packet).encode("utf-8", "replace")]
    except BROKEN_FILE:
        return found
    found.xmp = [one for one in found.xmp if one]
    if is_heif(data):
        small = len(info.get("thumbnails") or ())
        found.notes += [fact("thumbnails-inside", str(small))] if small else []
    return found


def _within(found: list[Directory], blocks: Blocks) -> None:
    """XMP, IPTC and Photoshop's resources that stand in a TIFF's own fields."""
    fields = named(found, "ifd0").fields
    if _XMP_TAG in fields and not blocks.xmp:
        blocks.xmp.append(fields[_XMP_TAG].data)
    if _IPTC_TAG in fields and not blocks.iptc:
        blocks.iptc.append(fields[_IPTC_TAG].data)
    if _RESOURCES_TAG in fields and not blocks.iptc:
        blocks.iptc += [
            body for number, body in iptc.resources(fields[_RESOURCES_TAG].data) if number == iptc.IPTC
        ]

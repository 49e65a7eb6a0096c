"""What Exif says, as written and as understood: who made the picture, when, with what, which way up.

Tag numbers and forms: Exif 3.0 (CIPA DC-008), TIFF 6.0. A time has a zone only if the file gives one: nothing is
filled in. After what is understood comes every field by its own name, as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from amana.intake.photo.facts import MAX_WORDS, fact, table, words
from amana.intake.photo.tiff import ASCII, NOTHING, UNDEFINED, UTF8, Directory, Field, named
from amana.records import EmbeddedFact

_ORIENTATION, _WIDTH, _HEIGHT = 0x0112, 0xA002, 0xA003
_WORDS = {
    0x010F: "make",
    0x0110: "model",
    0xC614: "camera-model",
    0xC62F: "body-serial-number",
    0x0131: "software",
    0x013C: "host-computer",
    0x010E: "image-description",
    0x013B: "artist",
    0x8298: "copyright",
}
_EXIF_WORDS = {
    0xA430: "camera-owner",
    0xA431: "body-serial-number",
    0xA433: "lens-make",
    0xA434: "lens-model",
    0xA435: "lens-serial-number",
    0xA420: "image-unique-id",
    0xA436: "image-title",
    0xA437: "photographer",
    0xA438: "image-editor",
    0xA43B: "editing-software",
    0xA43C: "metadata-editing-software",
}
# Windows writes these itself, in UTF-16.
_WINDOWS = {
    0x9C9B: "title-by-windows",
    0x9C9C: "comment-by-windows",
    0x9C9D: "author-by-windows",
    0x9C9E: "keywords-by-windows",
    0x9C9F: "subject-by-windows",
}
_USER_COMMENT = 0x9286
# The date, then the tags that hold its zone and its fraction of a second.
_TIMES = (
    ("taken-at", 0x9003, 0x9011, 0x9291),
    ("digitised-at", 0x9004, 0x9012, 0x9292),
    ("changed-at", 0x0132, 0x9010, 0x9290),
)
_TIME = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)")
_ZONE = re.compile(r"[+-]\d\d:\d\d|Z")
_LAST = (12, 31, 23, 59, 60)  # the largest month, day, hour, minute and second there can be
_SHOWN_BYTES = 512
_SHOWN_NUMBERS = 64

Fields = Mapping[int, Field]


def exif_facts(found: Sequence[Directory]) -> Iterator[EmbeddedFact]:
    """What can be understood of it; what is broken costs itself alone."""
    directories = list(found)
    main, exif = named(directories, "ifd0").fields, named(directories, "exif").fields
    yield from _words(main, _WORDS)
    if orientation := main.get(_ORIENTATION):
        yield fact("orientation", str(orientation.number) if orientation.numbers else words(orientation.data))
    yield from _times({**main, **exif})
    yield from _words(exif, _EXIF_WORDS)
    for tag, name in _WINDOWS.items():
        if tag in main:
            yield fact(name, main[tag].data.decode("utf-16-le", "replace").strip("\x00 ")[:MAX_WORDS])
    if _USER_COMMENT in exif:
        yield fact("user-comment", _comment(exif[_USER_COMMENT].data))
    if any(one.broken for one in found):
        broken = ", ".join(sorted({one.name for one in found if one.broken}))
        yield fact("exif-broken", broken)


def orientation(found: Sequence[Directory]) -> int:
    """1 to 8; 1 where the file does not say."""
    field = named(list(found), "ifd0").fields.get(_ORIENTATION)
    told = field.number if field else None
    return told if told is not None and 1 <= told <= 8 else 1


def told_size(found: Sequence[Directory]) -> tuple[int, int] | None:
    """The width and height that Exif gives the picture: what the camera wrote, before anyone cut it."""
    exif = named(list(found), "exif").fields
    sides = [exif[tag].number if tag in exif else None for tag in (_WIDTH, _HEIGHT)]
    return (sides[0], sides[1]) if sides[0] and sides[1] else None


def dump(found: Sequence[Directory]) -> Iterator[EmbeddedFact]:
    """Every field of every directory by its own name (`exif:FNumber`), as it stands."""
    names = _names()
    seen: dict[str, int] = {}
    for one in found:
        seen[one.name] = seen.get(one.name, 0) + 1
        group = one.name if seen[one.name] == 1 else f"{one.name}/{seen[one.name]}"
        table_of = names.get(one.name, names["main"])
        for tag, field in one.fields.items():
            yield fact(f"{group}:{table_of.get(tag, f'0x{tag:04x}')}", written(field) or "(empty)")


def written(field: Field) -> str:
    """A field as it stands: text; numbers, ratios as `447/100`; bytes as hex, as far as they are shown."""
    if field.kind in {ASCII, UTF8}:
        return words(field.data)
    if field.kind == UNDEFINED:
        plain = field.data.rstrip(b"\x00")
        if plain and len(plain) <= _SHOWN_BYTES and all(32 <= byte < 127 for byte in plain):
            return plain.decode("ascii")
        more = f" ... ({field.count} bytes)" if field.count > _SHOWN_BYTES else ""
        return field.data[:_SHOWN_BYTES].hex() + more
    if field.kind in {5, 10}:
        told = [f"{top}/{low}" for top, low in field.ratios[:_SHOWN_NUMBERS]]
    else:
        told = [str(number) for number in field.numbers[:_SHOWN_NUMBERS]]
    more = f" ... ({field.count} values)" if field.count > _SHOWN_NUMBERS else ""
    return " ".join(told) + more


@cache
def _names() -> dict[str, dict[int, str]]:
    found: dict[str, dict[int, str]] = {}
    for directory, tag, name in table("tags.tsv"):
        found.setdefault(directory, {})[int(tag, 16)] = name
    return found


def _words(fields: Fields, names: Mapping[int, str]) -> Iterator[EmbeddedFact]:
    for tag, name in names.items():
        if tag in fields and (said := text_of(fields[tag])):
            yield fact(name, said)


def text_of(field: Field | None) -> str:
    """A field's text; empty where it holds none."""
    return words(field.data) if field and field.kind in {1, ASCII, UNDEFINED, UTF8} else ""


def _times(fields: Fields) -> Iterator[EmbeddedFact]:
    for name, tag, zone_tag, fraction_tag in _TIMES:
        told = text_of(fields.get(tag))
        zone, fraction = text_of(fields.get(zone_tag)), text_of(fields.get(fraction_tag))
        value = as_time(told)
        if value is None:
            if told:
                yield fact(name, told)
            continue
        value += f".{fraction}" if fraction.isascii() and fraction.isdecimal() and len(fraction) < 10 else ""
        value += zone if _ZONE.fullmatch(zone) else ""
        yield fact(name, value, " ".join(part for part in (told, fraction, zone) if part))


def as_time(told: str) -> str | None:
    """`2016:12:22 09:30:00` as ISO 8601; None for what is no moment, as `0000:00:00 00:00:00`."""
    found = _TIME.fullmatch(told)
    if not found:
        return None
    rest = [int(part) for part in found.groups()[1:]]
    if found[1] == "0000" or not rest[0] or not rest[1]:
        return None
    if any(part > most for part, most in zip(rest, _LAST, strict=True)):
        return None
    return "{}-{}-{}T{}:{}:{}".format(*found.groups())


def _comment(value: bytes) -> str:
    """A comment whose first eight bytes name its code (Exif 3.0, 4.6.6.5)."""
    code, said = value[:8].rstrip(b"\x00 "), value[8:]
    if code == b"UNICODE":
        kind = "utf-16-be" if said[:1] == b"\x00" or said[:2] == b"\xfe\xff" else "utf-16-le"
        return said.decode(kind, "replace").strip("\x00\ufeff ")[:MAX_WORDS]
    return words(said)


def thumbnail(data: bytes, found: Sequence[Directory]) -> bytes | None:
    """The small JPEG that stands in the second directory; None where there is none, or it is no JPEG."""
    fields = named(list(found), "ifd1").fields or NOTHING.fields
    at, size = (fields[tag].number if tag in fields else None for tag in (0x0201, 0x0202))
    if at is None or not size:
        return None
    small = data[at : at + size]
    return small if small.startswith(b"\xff\xd8\xff") else None

"""Write `docs/reference/kinds.md`: what is read of each kind of file, told by the readers themselves.

    python -m tools.write_kinds

After a change of a reader's docstring, `reads`, `kinds`, `libraries` or `limits`; a test holds the page to it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from amana.intake import READERS, Limits, LongReader, Reader

_ROOT = Path(__file__).resolve().parents[1]
PAGE = _ROOT / "docs" / "reference" / "kinds.md"
_KIB = 1024
_EVERYWHERE = ("input_bytes", "seconds")  # told of every kind; the others only where they are not the usual ones
_HEAD = """# What is read of each kind of file

<!-- Written by tools/write_kinds.py from the readers themselves; do not edit. -->

`amana add` keeps every file as it is, whatever it is: its bytes and its name are never altered. Then it is read in
a process of its own that can neither write nor reach a network, under the limits below. What comes of it stands
**beside** the file:

- **texts**, which `search` finds, each exactly as it is in the file or as it is made from it;
- **facts**: what the file says of itself, each value as written and, where it can be understood, as understood.
  Where it can be understood in two ways, both are told;
- **parts**: a message, an attachment, a page, a row, a file in an archive, each with its **place** in the source,
  such as `message/12` or `member/photos/a.jpg`. `amana parts ITEM` lists them. A part that is a file is read in
  its turn, by whatever reader takes it;
- **pictures** to look at (a thumbnail, a copy that a browser can show), and **fingerprints** that near-copies
  share.

A kind is told by the content first, by the name second. The first kind of this list that takes a file reads it. A
file that no kind takes, or that cannot be read, is kept all the same, and its media type is told by its content.
`amana failures` lists what could not be read, and why; `amana read-again` tries again with the readers of today.

**Left out** means that there was more than the limits allow: what was read is there, what was not is named where
it can be (a part with its size and the reason), and the original is whole in the archive. No limit is silent.
"""
_REST = """## What is read beside the kinds

- **Proof bundles** (BagIt, ProofMode) in ZIP and TAR archives: whether each file's hash and each signature fits.
  Signatures of OpenPGP are checked where `amana[pgp]` is installed.
- **Content credentials** (C2PA): whether a signed manifest is there, and fits: absent, valid, invalid, signer
  unknown; never true or fake. Checked where `amana[credentials]` is installed.
- **Speech**: `amana transcribe` makes a transcript with time codes, marked as heard by a machine; with
  `amana[speech]`, and a model of your own.
- **Anything else** is kept, and has no text.
"""
_OURS = "application/x-amana-"


def page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *_kinds(), *_media_types(), *_limits(), _REST])


def _kinds() -> Iterator[str]:
    yield "## The kinds\n"
    yield "| kind | what is read | at most | libraries |"
    yield "|---|---|---|---|"
    for one in READERS:
        told = (f"**{one.name}**<br>{_sentence(one)}", one.reads, _at_most(one), _libraries(one))
        yield "| " + " | ".join(_cell(text) for text in told) + " |"
    yield ""


def _media_types() -> Iterator[str]:
    yield "## Media types\n"
    yield "Those that a kind may take. Where two take one, the content decides, in the order of the list.\n"
    yield "| kind | version | media types |"
    yield "|---|---|---|"
    for one in READERS:
        yield f"| {one.name} | {one.version} | {_types(one)} |"
    yield ""


def _limits() -> Iterator[str]:
    usual = Limits()
    yield "## The usual limits\n"
    yield f"""Of one reading, or of one instalment of what is read in instalments: {usual.text_characters:,}
characters of text, {_bytes(usual.unpacked_bytes)} unpacked together, {usual.parts:,} parts, {usual.members:,}
members of a package, {usual.pages:,} pages, {usual.pixels:,} pixels of one picture, 1 GiB of memory. A kind that
has other limits says so above. Seconds are those of the clock, for a reading or an instalment.

A member of an archive that is larger than what is unpacked together, up to {_bytes(usual.apart_bytes)}, is
unpacked by itself, one at a time, into memory and nowhere else, and read as any file is; where members are packed
as one stream, if not too much is unpacked before and with it (7z: 512 MiB, solid RAR: 1 GiB). One that is larger
still is named with its size: unpack the archive, and add what is in it.
"""


def _types(reader: Reader) -> str:
    told = [f"`{kind}`" for kind in reader.kinds if not kind.startswith(_OURS)]
    return ", ".join(told) or "what another kind hands on"


def _sentence(reader: Reader) -> str:
    """The first paragraph of the class's docstring, on one line."""
    return " ".join((type(reader).__doc__ or "").strip().split("\n\n")[0].split())


def _at_most(reader: Reader) -> str:
    limits, usual = reader.limits, Limits()
    told = [_bytes(limits.input_bytes), f"{limits.seconds:g} s"]
    for field in fields(Limits):
        value = getattr(limits, field.name)
        if field.name not in _EVERYWHERE and value != getattr(usual, field.name):
            amount = _bytes(value) if field.name.endswith("_bytes") else f"{value:,}"
            told.append(f"{amount} {field.name.removesuffix('_bytes').replace('text_', '')}")
    if isinstance(reader, LongReader):
        told.append("in instalments")
    return ", ".join(told)


def _libraries(reader: Reader) -> str:
    extras = _extras()
    told = (f"{one} (optional: `amana[{extras[one]}]`)" if one in extras else one for one in reader.libraries)
    return ", ".join(told) or "none"


def _extras() -> dict[str, str]:
    """Each optional distribution, and the extra that brings it."""
    told = tomllib.loads((_ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    return {re.split(r"[<>=!~\[ ;]", row)[0].lower(): extra for extra, rows in told.items() for row in rows}


def _bytes(size: int) -> str:
    """In the largest unit that it is a whole number of: `16 MiB`; else in bytes."""
    unit = 0
    while size and size % _KIB == 0 and unit < 4:
        size, unit = size // _KIB, unit + 1
    return f"{size:,} {('bytes', 'KiB', 'MiB', 'GiB', 'TiB')[unit]}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")

"""Taking in: what kind of thing a file is, and what its text, facts and thumbnail are.

The face of the package. A file's bytes are parsed only in a separate, limited process; what stays in this
one looks at the first 4 KiB and nothing more.

    with readers(count=2) as pool:
        outcome = pool.read(source, size, media_type(head, name), head, name)

Names are loaded when they are first asked for: reading a text file needs no reader of pictures.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amana.intake.archives.by_libarchive import archive_library
    from amana.intake.confine import FENCES
    from amana.intake.decoding import Decoded, decoded
    from amana.intake.families import FAMILIES, Family, family_of
    from amana.intake.family_names import OTHER_FAMILY, family_named
    from amana.intake.inside import Holder, file_inside
    from amana.intake.media.speech_sound import SOUND_COMMAND, SPEECH_SOUND
    from amana.intake.media_types import HEAD_SIZE, is_plain_text, media_type
    from amana.intake.nested import Following, Told, joined, source_of
    from amana.intake.pool import ReaderPool, Task, readers
    from amana.intake.process import fences
    from amana.intake.reading import (
        MIB,
        Fingerprint,
        GivesApart,
        Limits,
        LongReader,
        Outcome,
        Part,
        Picture,
        Reader,
        Reading,
        Reason,
        TextVersion,
    )
    from amana.intake.recognising import TO_RECOGNISE, pages_to_recognise
    from amana.intake.registry import READERS, reader_for, version_of
    from amana.intake.showing.addresses import quoted
    from amana.intake.showing.page_picture import PAGE_PICTURE, TO_DRAW, WIDEST, page_wanted
    from amana.intake.showing.saved_page import SAVED_PAGE, TO_SHOW, page_shown
    from amana.intake.time_codes import clock
    from amana.intake.transcripts.transcriber import Cue, Transcriber, heard
    from amana.intake.transcripts.whisper import Whisper
    from amana.intake.worker import serve

__all__ = [
    "FAMILIES",
    "FENCES",
    "HEAD_SIZE",
    "MIB",
    "OTHER_FAMILY",
    "PAGE_PICTURE",
    "READERS",
    "SAVED_PAGE",
    "SOUND_COMMAND",
    "SPEECH_SOUND",
    "TO_DRAW",
    "TO_RECOGNISE",
    "TO_SHOW",
    "WIDEST",
    "Cue",
    "Decoded",
    "Family",
    "Fingerprint",
    "Following",
    "GivesApart",
    "Holder",
    "Limits",
    "LongReader",
    "Outcome",
    "Part",
    "Picture",
    "Reader",
    "ReaderPool",
    "Reading",
    "Reason",
    "Task",
    "TextVersion",
    "Told",
    "Transcriber",
    "Whisper",
    "archive_library",
    "clock",
    "decoded",
    "family_named",
    "family_of",
    "fences",
    "file_inside",
    "heard",
    "is_plain_text",
    "joined",
    "media_type",
    "page_shown",
    "page_wanted",
    "pages_to_recognise",
    "quoted",
    "reader_for",
    "readers",
    "serve",
    "source_of",
    "version_of",
]

_HOMES = {
    "FENCES": "confine",
    "FAMILIES": "families",
    "Family": "families",
    "OTHER_FAMILY": "family_names",
    "family_named": "family_names",
    "family_of": "families",
    "HEAD_SIZE": "media_types",
    "PAGE_PICTURE": "showing.page_picture",
    "TO_DRAW": "showing.page_picture",
    "WIDEST": "showing.page_picture",
    "page_wanted": "showing.page_picture",
    "SAVED_PAGE": "showing.saved_page",
    "TO_SHOW": "showing.saved_page",
    "page_shown": "showing.saved_page",
    "quoted": "showing.addresses",
    "READERS": "registry",
    "SOUND_COMMAND": "media.speech_sound",
    "SPEECH_SOUND": "media.speech_sound",
    "Cue": "transcripts.transcriber",
    "Decoded": "decoding",
    "Following": "nested",
    "Told": "nested",
    "joined": "nested",
    "source_of": "nested",
    "Transcriber": "transcripts.transcriber",
    "Whisper": "transcripts.whisper",
    "heard": "transcripts.transcriber",
    "ReaderPool": "pool",
    "Task": "pool",
    "archive_library": "archives.by_libarchive",
    "clock": "time_codes",
    "decoded": "decoding",
    "fences": "process",
    "Holder": "inside",
    "file_inside": "inside",
    "is_plain_text": "media_types",
    "media_type": "media_types",
    "TO_RECOGNISE": "recognising",
    "pages_to_recognise": "recognising",
    "reader_for": "registry",
    "readers": "pool",
    "serve": "worker",
    "version_of": "registry",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module(f"amana.intake.{_HOMES.get(name, 'reading')}"), name)

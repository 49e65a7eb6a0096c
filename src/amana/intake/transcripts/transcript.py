"""Transcripts and subtitle files: the file's own text, and each cue with its times as a part of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.decoding import decoded
from amana.intake.media_types import looks_utf16
from amana.intake.reading import Limits, Reading, TextVersion
from amana.intake.sources import whole
from amana.intake.transcripts import subtitle_files, timed_text
from amana.intake.transcripts.cues import FileCue, parts_of
from amana.intake.transcripts.ssa import is_ssa, ssa_cues, ssa_title
from amana.intake.transcripts.subtitle_files import subtitle_cues, told_by_header
from amana.intake.transcripts.timed_text import timed_cues

_HEAD = 4_000

CueReader = Callable[[str], Iterator[FileCue]]
_A_TIME = re.compile(r":(?<=\d:)\d")  # sought by its colon, of which there are fewer


class Transcript:
    """Transcripts and subtitle files (SRT, WebVTT, SBV, SSA/ASS, plain text with times)."""

    name: ClassVar[str] = "transcript"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = (
        "application/x-subrip",
        "text/vtt",
        "text/x-sbv",
        "text/x-ssa",
        "text/plain",
    )
    libraries: ClassVar[tuple[str, ...]] = ("charset-normalizer",)
    limits: ClassVar[Limits] = Limits()
    reads: ClassVar[str] = (
        "The file's exact text, in whatever encoding; each cue as a part of it, with its times from and to, and "
        "who speaks where the file says so."
    )

    def recognises(self, media_type: str, head: bytes, _name: str, /) -> bool:
        """A file of text whose beginning has the times of cues."""
        return media_type in self.kinds and _cue_reader(_loosely(head)) is not None

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The text as it is, and its cues. A file without any is a plain text."""
        data = whole(source, limits)
        if not data:
            return Reading(note="empty")
        found = decoded(data)
        if len(found.text) > limits.text_characters:
            raise ReadingFailed(reason="too-large")
        cues = _cue_reader(found.text[:_HEAD])
        told = cues(found.text) if cues else iter(())
        parts = tuple(parts_of(islice(told, limits.parts)))
        more = next(told, None) is not None
        title, language = told_by_header(found.text)
        return Reading(
            texts=(TextVersion(found.text, encoding=found.encoding),),
            parts=parts,
            title=title or (ssa_title(found.text) if cues is ssa_cues else None),
            language=language,
            note="left-out" if more else "lossy-decoding" if found.lossy else None,
        )


def _cue_reader(head: str) -> CueReader | None:
    """What reads the cues of a text that begins like this; None where it has none."""
    if is_ssa(head):
        return ssa_cues
    if _A_TIME.search(head) is None:  # most texts: they are asked line by line only where a time stands in them
        return None
    if subtitle_files.looks_timed(head):
        return subtitle_cues
    return timed_cues if timed_text.looks_timed(head) else None


def _loosely(head: bytes) -> str:
    """Enough of a text to see its times, whatever its encoding."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    half = looks_utf16(head) if b"\x00" in head else None
    return head.decode(half or "utf-8", "replace")

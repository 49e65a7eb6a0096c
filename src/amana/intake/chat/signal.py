"""Signal chats as text, in the form that decoders of its database write: `[2019-12-24, 12:23] Name: text`.

Signal itself long had no export of texts; this is what signal-export and its like leave.
"""

from __future__ import annotations

import re
from typing import BinaryIO, ClassVar

from amana.intake.chat.line_chat import first_instalment, head_form, instalment, token_from
from amana.intake.media_types import is_plain_text
from amana.intake.reading import MIB, Limits, Reading

_LINE = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\d{4}-\d\d-\d\d,? \d\d:\d\d\] [^\r\n:]{1,200}:")
_NAMED_LINE = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\d{4}-\d\d-\d\d,? \d\d:\d\d(?::\d\d)?\] ")
_NAMES = re.compile(r"(?:chat|index)\.md$|.*signal", re.IGNORECASE)


class SignalChat:
    """A Signal chat that a decoder wrote as lines of text."""

    name: ClassVar[str] = "signal-chat"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("text/plain", "text/markdown")
    libraries: ClassVar[tuple[str, ...]] = ("charset-normalizer",)
    limits: ClassVar[Limits] = Limits(input_bytes=1024 * MIB, seconds=120.0)
    reads: ClassVar[str] = (
        "The file's exact text, and each message as a part of it: time as written and as read, sender, text. "
        "Signal's own encrypted backups are not opened."
    )

    def recognises(self, media_type: str, head: bytes, name: str, /) -> bool:
        """Lines with the year first, in brackets, without seconds; with seconds where the name says Signal."""
        if not is_plain_text(media_type):
            return False
        if not (_LINE.match(head) or (_NAMES.match(name) and _NAMED_LINE.match(head))):
            return False
        return head_form(head) is not None

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The first instalment."""
        return first_instalment(source, limits)

    def read_on(self, source: BinaryIO, _name: str, limits: Limits, resume: str, /) -> Reading:
        """The next instalment."""
        return instalment(source, limits, token_from(resume))

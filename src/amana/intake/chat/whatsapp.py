"""WhatsApp chats as the app exports them: `_chat.txt`, `WhatsApp Chat with ….txt`."""

from __future__ import annotations

import re
from typing import BinaryIO, ClassVar

from amana.intake.chat.line_chat import first_instalment, head_form, instalment, token_from
from amana.intake.media_types import is_plain_text
from amana.intake.reading import MIB, Limits, Reading

_NAME = re.compile(r"_?chat\b.*\.txt$|.*whats\s?app|.*واتس\s?اب", re.IGNORECASE)
_ENOUGH = 2


class WhatsAppChat:
    """A WhatsApp chat exported as text, from a phone of any language."""

    name: ClassVar[str] = "whatsapp-chat"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("text/plain",)
    libraries: ClassVar[tuple[str, ...]] = ("charset-normalizer",)
    limits: ClassVar[Limits] = Limits(input_bytes=1024 * MIB, seconds=120.0)
    reads: ClassVar[str] = (
        "The file's exact text, and each message as a part of it: time as written and as read (both readings "
        "where day and month cannot be told apart), sender, attachments by name, omitted media, edits, "
        "deletions, places, polls. The zone is never in the file; forwarded messages are not marked in it."
    )

    def recognises(self, media_type: str, head: bytes, name: str, /) -> bool:
        """Text that begins with a message, and has a second one or a name that says it."""
        if not is_plain_text(media_type):
            return False
        found = head_form(head)
        return found is not None and (found[1] >= _ENOUGH or _NAME.match(name) is not None)

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The first instalment, after one pass over the whole for the order of dates."""
        return first_instalment(source, limits)

    def read_on(self, source: BinaryIO, _name: str, limits: Limits, resume: str, /) -> Reading:
        """The next instalment."""
        return instalment(source, limits, token_from(resume))

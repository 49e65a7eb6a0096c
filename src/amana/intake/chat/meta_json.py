"""Messages of Instagram and Facebook Messenger, as their "download your information" gives them: `message_1.json`.

In these files the bytes of UTF-8 are written as if each were a Latin-1 character. Such a string is repaired where
its characters are the bytes of valid UTF-8; it stands as written in the fact's raw form.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any, BinaryIO, ClassVar

from amana.intake.chat.flat_facts import flat_facts
from amana.intake.chat.json_chat import Dialect, Told, read_json
from amana.intake.chat.made_text import MadeText
from amana.intake.media_types import is_plain_text
from amana.intake.reading import MIB, Limits, Reading
from amana.records import EmbeddedFact

_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_OLD = (b'"sender_name"', b'"timestamp_ms"')
_NEW = (b'"senderName"', b'"timestamp"')
_THREAD = re.compile(rb'\{\s*"participants":\s*\[')
_APART = frozenset({"sender_name", "senderName", "timestamp_ms", "timestamp", "content", "text"})
_KNOWN = {
    "photos.uri": "attachment",
    "videos.uri": "attachment",
    "audio_files.uri": "attachment",
    "files.uri": "attachment",
    "gifs.uri": "attachment",
    "sticker.uri": "attachment",
    "media.uri": "attachment",
    "share.link": "link",
    "share.share_text": "shared-text",
    "share.original_content_owner": "shared-from",
    "reactions.reaction": "reaction",
    "reactions.actor": "reaction-by",
    "is_unsent": "deleted",
    "isUnsent": "deleted",
    "ip": "ip",
}


class MetaMessages:
    """An Instagram or Facebook Messenger conversation exported as JSON."""

    name: ClassVar[str] = "meta-messages"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("application/json",)
    libraries: ClassVar[tuple[str, ...]] = ()
    limits: ClassVar[Limits] = Limits(input_bytes=4096 * MIB, seconds=120.0)
    reads: ClassVar[str] = (
        "A readable text of all messages, and each message as a part: sender, time (UTC, as the export counts "
        "it), attachments by path, links, reactions, unsent messages; mis-encoded text repaired, and kept as "
        "written."
    )

    def recognises(self, media_type: str, head: bytes, _name: str, /) -> bool:
        """JSON whose first 4 KiB name senders and times as only Meta's exports do."""
        if not is_plain_text(media_type) or not _OBJECT.match(head):
            return False
        known = any(all(mark in head for mark in marks) for marks in (_OLD, _NEW))
        return known or (_THREAD.match(head.lstrip(b"\xef\xbb\xbf \r\n\t")) is not None and b'"name"' in head)

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The first instalment."""
        return read_json(source, limits, _DIALECT, None)

    def read_on(self, source: BinaryIO, _name: str, limits: Limits, resume: str, /) -> Reading:
        """The next instalment."""
        return read_json(source, limits, _DIALECT, resume)


def repaired(text: str) -> str:
    """The text whose UTF-8 bytes were written as characters; the same where it is not such."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode()
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


def _message(value: dict[str, Any], made: MadeText) -> Told:
    facts, when = _time(value, made)
    who = value.get("sender_name") or value.get("senderName")
    name = repaired(who) if isinstance(who, str) else ""
    if name:
        facts.append(made.fact("sender", name, who if name != who else None))
    said = value.get("content") or value.get("text")
    words = repaired(said) if isinstance(said, str) else ""
    if isinstance(said, str) and words != said:
        facts.append(made.fact("encoding-repaired", "utf-8 written as latin-1", said))
    facts += [one for one in flat_facts(value, made, _KNOWN, _APART, repaired) if _says_something(one)]
    return name, when, words, facts


def _says_something(fact: EmbeddedFact) -> bool:
    return not (fact.name == "deleted" and fact.value == "no")


def _time(value: dict[str, Any], made: MadeText) -> tuple[list[EmbeddedFact], str]:
    """Milliseconds since 1970, UTC."""
    raw = value.get("timestamp_ms", value.get("timestamp"))
    if raw is None:
        return [], ""
    try:
        seconds, milli = divmod(int(raw), 1000)
        when = datetime.fromtimestamp(seconds, UTC).replace(microsecond=milli * 1000)
    except (ValueError, TypeError, OverflowError, OSError):
        return [made.fact("time-as-written", raw)], made.clean(str(raw))
    read = when.isoformat(timespec="milliseconds" if milli else "seconds")
    return [made.fact("time", read, str(raw))], read


_DIALECT = Dialect(
    entered=frozenset(),
    messages=frozenset({"messages"}),
    of_chat={
        "participants": "participant",
        "title": "chat-name",
        "threadName": "chat-name",
        "thread_path": "chat-path",
        "thread_type": "chat-type",
        "is_still_participant": "still-participant",
    },
    message=_message,
    repaired=repaired,
)

"""Telegram Desktop's machine-readable export: `result.json`, of one chat or of a whole account.

The format is that of Telegram Desktop's own writer (export_output_json.cpp): a chat has `name`, `type`, `id` and
`messages`; an account has such chats under `chats.list` and `left_chats.list`.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, BinaryIO, ClassVar

from amana.intake.chat.flat_facts import flat_facts
from amana.intake.chat.json_chat import Dialect, Told, read_json
from amana.intake.chat.made_text import MadeText
from amana.intake.media_types import is_plain_text
from amana.intake.reading import MIB, Limits, Reading
from amana.records import EmbeddedFact

_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_CHAT = re.compile(
    rb'"type":\s*"(?:personal_chat|bot_chat|saved_messages|replies|verification_codes'
    rb'|(?:private|public)_(?:group|supergroup|channel))"'
)
_MESSAGE = re.compile(rb'"type":\s*"(?:message|service)"')
_ACCOUNT = re.compile(rb'"(?:personal_information|frequent_contacts|left_chats)":\s*\{|"chats":\s*\{')
_APART = frozenset({"text", "text_entities", "date", "date_unixtime", "edited", "edited_unixtime", "type", "from"})
_ORDER = ("photo", "file", "thumbnail")
_FILES = frozenset(_ORDER)
_APART |= _FILES
_KNOWN = {
    "id": "id",
    "from_id": "sender-id",
    "actor": "sender",
    "actor_id": "sender-id",
    "action": "action",
    "forwarded_from": "forwarded-from",
    "forwarded_from_id": "forwarded-from-id",
    "saved_from": "saved-from",
    "reply_to_message_id": "reply-to",
    "reply_to_peer_id": "reply-to-chat",
    "via_bot": "via-bot",
    "mime_type": "media-type",
    "location_information.latitude": "latitude",
    "location_information.longitude": "longitude",
    "poll.question": "poll",
    "poll.question.text": "poll",
    "poll.answers.text": "poll-option",
    "poll.answers.text.text": "poll-option",
    "poll.answers.voters": "poll-votes",
}
_AS_READ = re.compile(r"\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):\d\d:\d\d", re.ASCII)  # as `isoformat` writes it
_EPOCH, _SECOND = datetime(1970, 1, 1), timedelta(seconds=1)
_FARTHEST, _QUARTER = 15 * 3600, 900  # seconds: no zone is farther from UTC, nor between two quarters of an hour
_NOT_THERE = "("  # `(File not included. …)` stands where a path would


class TelegramJson:
    """A Telegram chat, or all of an account's, exported as JSON."""

    name: ClassVar[str] = "telegram-json"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("application/json",)
    libraries: ClassVar[tuple[str, ...]] = ()
    limits: ClassVar[Limits] = Limits(input_bytes=4096 * MIB, seconds=120.0)
    reads: ClassVar[str] = (
        "A readable text of all messages, and each message as a part: sender, time with its zone where the export "
        "tells both, edits, forwards, replies, service actions, attachments by path, places, polls, contacts, "
        "links; every other field of a message as a fact."
    )

    def recognises(self, media_type: str, head: bytes, _name: str, /) -> bool:
        """JSON whose first 4 KiB have what only Telegram writes."""
        if not is_plain_text(media_type) or not _OBJECT.match(head):
            return False
        if b'"messages"' in head:
            return bool(
                _CHAT.search(head) or (_MESSAGE.search(head) and b'"text"' in head) or _ACCOUNT.search(head)
            )
        return b"Telegram" in head and _ACCOUNT.search(head) is not None

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The first instalment."""
        return read_json(source, limits, _DIALECT, None)

    def read_on(self, source: BinaryIO, _name: str, limits: Limits, resume: str, /) -> Reading:
        """The next instalment."""
        return read_json(source, limits, _DIALECT, resume)


def _message(value: dict[str, Any], made: MadeText) -> Told:
    facts: list[EmbeddedFact] = []
    when = _times(value, made, facts)
    said = value.get("text")
    words, links = (said, []) if type(said) is str else _words(said, made)
    sender = value.get("from")
    if isinstance(sender, str) and sender:
        facts.append(made.known("sender", sender))
    elif "from" in value:
        facts.append(EmbeddedFact("sender-deleted", "yes"))
    sender = sender or value.get("actor")
    who = sender if isinstance(sender, str) else ""
    if value.get("type") == "service":
        facts.append(EmbeddedFact("system", "yes"))
        words = words or " ".join(str(value[key]) for key in ("action", "title") if value.get(key))
    if not _FILES.isdisjoint(value):
        facts += _files(value, made)
    facts += flat_facts(value, made, _KNOWN, _APART)
    return who, when, words, facts + links if links else facts


def _files(value: dict[str, Any], made: MadeText) -> list[EmbeddedFact]:
    """Paths as written; a file that the export left out is told as that."""
    told = []
    for key in _ORDER:
        path = value.get(key)
        if not isinstance(path, str) or not path:
            continue
        if path.startswith(_NOT_THERE):
            told.append(made.fact("media-omitted", key, path))
        else:
            told.append(made.fact("thumbnail" if key == "thumbnail" else "attachment", path))
    return told


def _words(text: Any, made: MadeText) -> tuple[str, list[EmbeddedFact]]:
    """A text as one string, and the links in it; it may be a string, or a list of strings and marked pieces."""
    if isinstance(text, str):
        return text, []
    said, links = [], []
    for piece in text if isinstance(text, list) else ():
        if isinstance(piece, str):
            said.append(piece)
        elif isinstance(piece, dict) and isinstance(piece.get("text"), str):
            said.append(piece["text"])
            target = piece.get("href") or (piece["text"] if piece.get("type") == "link" else None)
            if isinstance(target, str) and target:
                links.append(made.fact("link", target))
    return "".join(said), links


def _times(value: dict[str, Any], made: MadeText, facts: list[EmbeddedFact]) -> str:
    """When it was written, in words; and as facts, with when it was changed."""
    local, unix = value.get("date"), value.get("date_unixtime")
    read, raw = _time("time", local, unix, made, facts)
    if read and unix is not None and local is not None and "+" not in read[10:] and "-" not in read[10:]:
        facts.append(EmbeddedFact("zone", "unknown: local time and Unix time do not fit together"))
    if "edited" in value or "edited_unixtime" in value:
        _time("edited", value.get("edited"), value.get("edited_unixtime"), made, facts)
    return read or made.clean(raw)


def _time(name: str, local: Any, unix: Any, made: MadeText, facts: list[EmbeddedFact]) -> tuple[str | None, str]:
    """As it is read, if it can be, and as it is written; empty where nothing is."""
    if local is None and unix is None:
        return None, ""
    raw = local if isinstance(local, str) else str(unix)
    read = _moment(local, unix)
    facts.append(made.fact(name, read or raw, raw))
    if unix is not None and local is not None:
        facts.append(made.fact(f"{name}-unix", unix))
    return read, raw


def _moment(local: Any, unix: Any) -> str | None:
    """ISO 8601: with the offset that local and Unix time give together, without where only the local is known."""
    seconds = _whole_number(unix)
    try:
        there = datetime.fromisoformat(local) if isinstance(local, str) else None
        if there is None:
            return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat()
        there = there.replace(tzinfo=None) if there.tzinfo is not None else there
    except (ValueError, OverflowError, OSError):
        return _moment(None, unix) if local is not None else None
    read = local if _AS_READ.fullmatch(local) else there.isoformat()
    apart = None if seconds is None else (there - _EPOCH) // _SECOND - seconds
    return read if apart is None or abs(apart) > _FARTHEST else read + _offset(apart)


@lru_cache
def _offset(apart: int) -> str:
    """So many seconds from UTC, as it is written; nothing where no zone is so far."""
    hours, minutes = divmod(abs(apart) // 60, 60)
    return "" if apart % _QUARTER else f"{'-' if apart < 0 else '+'}{hours:02}:{minutes:02}"


def _whole_number(unix: Any) -> int | None:
    """Seconds since 1970; None where there is no such number."""
    if isinstance(unix, str) and unix.isdecimal() and len(unix) < 20:
        return int(unix)
    return unix if type(unix) is int else None


_DIALECT = Dialect(
    entered=frozenset({"chats", "left_chats", "list"}),
    messages=frozenset({"messages"}),
    of_chat={"name": "chat-name", "type": "chat-type", "id": "chat-id"},
    message=_message,
)

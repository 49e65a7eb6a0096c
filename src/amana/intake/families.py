"""What a person would call the things that a reader reads: pictures, mail, chats."""

from __future__ import annotations

from typing import Final, Literal, get_args

from amana.intake.reading import Reader

Family = Literal[
    "picture", "recording", "chat", "mail", "page", "document", "table", "archive", "transcript", "proof", "text"
]
FAMILIES: Final[tuple[Family, ...]] = get_args(Family)

_ROOMS: dict[str, Family] = {
    "photo": "picture",
    "media": "recording",
    "chat": "chat",
    "mail": "mail",
    "pages": "page",
    "documents": "document",
    "tables": "table",
    "archives": "archive",
    "transcripts": "transcript",
    "credentials": "proof",
    "plain_text": "text",
}


def family_of(reader: Reader) -> Family | None:
    """By the folder that the reader stands in; None for one that reads no file by itself."""
    return _ROOMS.get(type(reader).__module__.split(".")[2])

"""What a person would call an item, by the names of the modules that read it, or by its media type alone.

A table of names, so that who only counts items need not load every reader; a test holds it to the readers.
"""

from __future__ import annotations

from typing import Final

from amana.intake.families import Family

OTHER_FAMILY: Final = "other"
"""What is none of the families."""

_MODULES: dict[Family, tuple[str, ...]] = {
    "picture": ("photo",),
    "recording": ("recording",),
    "chat": (
        *("signal-chat", "whatsapp-chat", "telegram-json", "telegram-html", "meta-messages", "meta-html"),
        "phone-backup",
    ),
    "mail": ("mail-message", "mailbox", "contacts", "outlook-message", "outlook-mailbox", "tnef"),
    "page": ("wacz", "warc", "mhtml", "web-page"),
    "document": (
        *("rich-text", "odf-document", "word-document", "pdf-document", "slide-document", "book"),
        *("old-word", "old-slides"),
    ),
    "table": ("json-rows", "delimited-table", "old-excel", "excel-workbook", "open-spreadsheet"),
    "archive": ("zip-archive", "tar-archive", "7z-archive", "rar-archive", "other-archive"),
    "transcript": ("transcript",),
    "proof": ("minisign-file", "openpgp-file", "opentimestamps-file"),
    "text": ("plain-text",),
}
_BY_MODULE = {module: family for family, modules in _MODULES.items() for module in modules}
_BY_HALF: dict[str, str] = {"image": "picture", "audio": "recording", "video": "recording", "text": "text"}
# The beginnings of media types, the most exact ones first.
_BY_TYPE: tuple[tuple[str, Family], ...] = (
    ("text/html", "page"),
    ("text/csv", "table"),
    ("text/tab-separated-values", "table"),
    ("text/vtt", "transcript"),
    ("text/vcard", "mail"),
    ("message/", "mail"),
    ("application/mbox", "mail"),
    ("application/vnd.ms-outlook", "mail"),
    ("multipart/related", "page"),
    ("application/xhtml", "page"),
    ("application/warc", "page"),
    ("application/vnd.ms-excel", "table"),
    ("application/vnd.oasis.opendocument.spreadsheet", "table"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml", "table"),
    ("application/pdf", "document"),
    ("application/rtf", "document"),
    ("application/msword", "document"),
    ("application/epub", "document"),
    ("application/vnd.ms-powerpoint", "document"),
    ("application/vnd.oasis.opendocument", "document"),
    ("application/vnd.openxmlformats-officedocument", "document"),
    ("application/zip", "archive"),
    ("application/gzip", "archive"),
    ("application/x-tar", "archive"),
    ("application/x-7z", "archive"),
    ("application/vnd.rar", "archive"),
    ("application/vnd.ms-cab", "archive"),
    ("application/x-iso9660", "archive"),
    ("application/x-lzh", "archive"),
    ("application/x-cpio", "archive"),
    ("application/x-archive", "archive"),
    ("application/vnd.debian", "archive"),
    ("application/zstd", "archive"),
    ("application/x-lz", "archive"),
    ("application/x-compress", "archive"),
    ("application/x-bzip2", "archive"),
    ("application/x-xz", "archive"),
)


def family_named(media_type: str, *modules: str) -> str:
    """The family of an item that these modules read; of what none did, by its media type; else OTHER_FAMILY."""
    read = next((_BY_MODULE[one] for one in modules if one in _BY_MODULE), None)
    if read is not None:
        return read
    kind = media_type.lower()
    told: Family | None = next((family for start, family in _BY_TYPE if kind.startswith(start)), None)
    return told or _BY_HALF.get(kind.partition("/")[0], OTHER_FAMILY)

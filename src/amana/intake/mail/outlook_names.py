"""Outlook's properties by their numbers ([MS-OXPROPS]), as its MSG files and its mailboxes both have them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

SUBJECT, BODY, HTML, RTF = 0x0037, 0x1000, 0x1013, 0x1009
TRANSPORT_HEADERS = 0x007D
SUBMITTED, DELIVERED = 0x0039, 0x0E06
SENDER_NAME, SENDER_ADDRESS, SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
MESSAGE_CLASS = 0x001A
INTERNET_CODEPAGE, MESSAGE_CODEPAGE = 0x3FDE, 0x3FFD
DISPLAY_NAME, ADDRESS, SMTP_ADDRESS, RECIPIENT_TYPE = 0x3001, 0x3003, 0x39FE, 0x0C15
ATTACHED_DATA, ATTACHED_HOW = 0x3701, 0x3705
LONG_NAME, SHORT_NAME, MIME_TAG, CONTENT_ID = 0x3707, 0x3704, 0x370E, 0x3712
EMBEDDED_MESSAGE, BY_WEB_REFERENCE = 5, 7

NAMES = {
    SUBJECT: "subject",
    TRANSPORT_HEADERS: "transport-headers",
    MESSAGE_CLASS: "message-class",
    SUBMITTED: "submitted-at",
    DELIVERED: "delivered-at",
    0x3007: "created-at",
    0x3008: "changed-at",
    SENDER_NAME: "sender-name",
    SENDER_ADDRESS: "sender-address",
    SENDER_SMTP: "sender-mail",
    0x0040: "received-by-name",
    0x0076: "received-by-address",
    0x0042: "sent-for-name",
    0x0065: "sent-for-address",
    0x5D02: "sent-for-mail",
    0x0E02: "bcc",
    0x0E03: "cc",
    0x0E04: "to",
    0x0070: "conversation",
    0x1035: "message-id",
    0x1039: "references",
    0x1042: "in-reply-to",
    DISPLAY_NAME: "name",
    ADDRESS: "address",
    SMTP_ADDRESS: "mail",
    LONG_NAME: "file-name",
    SHORT_NAME: "short-file-name",
    MIME_TAG: "content-type",
    CONTENT_ID: "content-id",
    0x3713: "content-location",
    0x370D: "path-name",
}
"""What is told under a name of its own; every other text stands under its number."""

RECIPIENTS = {1: "to", 2: "cc", 3: "bcc"}
_CODEPAGES = {65001: "utf-8", 1200: "utf-16-le", 20127: "us-ascii", 708: "asmo-708", 10004: "x-mac-arabic"}
_CODEPAGES |= {20866: "koi8-r", 50220: "iso-2022-jp", 51932: "euc-jp", 51949: "euc-kr", 54936: "gb18030"}
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


def name_of(number: int) -> str:
    """How a property is called in a fact."""
    return NAMES.get(number, f"property:{number:04x}")


def charset_of(codepage: int | None) -> str | None:
    """The charset that a Windows code page is called by in mails."""
    if not codepage:
        return None
    if 28591 <= codepage <= 28605:
        return f"iso-8859-{codepage - 28590}"
    return _CODEPAGES.get(codepage, f"cp{codepage}")


def filetime(ticks: int) -> str | None:
    """A FILETIME (100 ns since 1601, UTC) in ISO 8601; None for none, and for what no calendar has."""
    if not 0 < ticks < 1 << 62:
        return None
    try:
        return (_EPOCH + timedelta(microseconds=ticks // 10)).isoformat(timespec="seconds")
    except OverflowError:
        return None

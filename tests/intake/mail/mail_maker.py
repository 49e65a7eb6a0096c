"""Mails made byte by byte, of invented people, so that a test says exactly what it is about."""

from __future__ import annotations

import base64

HEADER = (
    b"From: Samira <samira@example.org>\r\nTo: Yusuf <yusuf@example.org>\r\n"
    b"Date: Thu, 26 Nov 2026 14:05:00 +0200\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n"
)


def mail(body: bytes, *fields: bytes, header: bytes = HEADER) -> bytes:
    """A message with these further fields."""
    return header + b"".join(field + b"\r\n" for field in fields) + b"\r\n" + body


def part(body: bytes, *fields: bytes) -> bytes:
    """One part of a multipart."""
    return b"".join(field + b"\r\n" for field in fields) + b"\r\n" + body


def multipart(*parts: bytes, kind: bytes = b"mixed", boundary: bytes = b"between") -> tuple[bytes, bytes]:
    """The Content-Type field of a multipart, and its body."""
    told = b"".join(b"--" + boundary + b"\r\n" + one + b"\r\n" for one in parts) + b"--" + boundary + b"--\r\n"
    return b'Content-Type: multipart/%b; boundary="%b"' % (kind, boundary), told


def in_parts(*parts: bytes, kind: bytes = b"mixed", boundary: bytes = b"between") -> bytes:
    """A mail that is a multipart."""
    field, body = multipart(*parts, kind=kind, boundary=boundary)
    return mail(body, field)


def attached(data: bytes, name: bytes, kind: bytes = b"application/octet-stream") -> bytes:
    """An attachment in base64. `name` is the whole filename parameter."""
    return part(
        base64.encodebytes(data),
        b"Content-Type: " + kind,
        b"Content-Disposition: attachment; " + name,
        b"Content-Transfer-Encoding: base64",
    )


def encoded_word(text: str, charset: str = "utf-8", how: str = "B") -> bytes:
    """An encoded word (RFC 2047)."""
    data = text.encode(charset)
    in_q = "".join(f"={byte:02X}" for byte in data)
    told = base64.b64encode(data).decode() if how == "B" else in_q
    return f"=?{charset}?{how}?{told}?=".encode()

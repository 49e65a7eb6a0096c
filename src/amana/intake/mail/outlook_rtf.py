"""Outlook's compressed RTF ([MS-OXRTFCP]), unpacked."""

from __future__ import annotations

import struct

LONGEST = 4 << 20  # unpacked: this is done byte by byte
_HEADER = struct.Struct("<IIII")
_COMPRESSED, _PLAIN = 0x75465A4C, 0x414C454D
_WINDOW = 4096
# What the window holds before anything is read ([MS-OXRTFCP] section 2.1.2).
_BEFORE = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    b"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)


def unpacked(data: bytes) -> bytes | None:
    """The RTF; None where it is broken, or longer than `LONGEST`."""
    if len(data) < _HEADER.size:
        return None
    _, raw_size, kind, _ = _HEADER.unpack_from(data)
    if raw_size > LONGEST:
        return None
    body = data[_HEADER.size :]
    if kind == _PLAIN:
        return body[:raw_size]
    return _unpacked(body, raw_size) if kind == _COMPRESSED else None


def _unpacked(body: bytes, raw_size: int) -> bytes:
    window = bytearray(_BEFORE.ljust(_WINDOW, b"\x00"))
    told, write, at = bytearray(), len(_BEFORE), 0
    while at < len(body) and len(told) < raw_size:
        control, at = body[at], at + 1
        for bit in range(8):
            if control >> bit & 1:
                if at + 2 > len(body):
                    return bytes(told[:raw_size])
                pair, at = int.from_bytes(body[at : at + 2], "big"), at + 2
                if pair >> 4 == write:  # it refers to what is not written yet: the end
                    return bytes(told[:raw_size])
                piece = bytearray()
                for step in range((pair & 15) + 2):
                    byte = window[((pair >> 4) + step) % _WINDOW]
                    window[write] = byte
                    write = (write + 1) % _WINDOW
                    piece.append(byte)
                told += piece
            elif at < len(body):
                window[write] = body[at]
                told.append(body[at])
                write, at = (write + 1) % _WINDOW, at + 1
    return bytes(told[:raw_size])

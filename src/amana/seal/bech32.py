"""Bech32, the alphabet that age keys are written in.

Source: BIP-173, without its limit of 90 characters, as C2SP age.md asks. Limit here: 4,096 characters
(a post-quantum recipient, the longest we know, has 1,959).
"""

from __future__ import annotations

MAX_LENGTH = 4096

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def encode(prefix: str, data: bytes) -> str:
    """`data` as lower-case Bech32 behind the lower-case `prefix`."""
    values = _regroup(data, 8, 5, pad=True) or []
    checksum = _polymod([*_spread(prefix), *values, 0, 0, 0, 0, 0, 0]) ^ 1
    values += [(checksum >> 5 * (5 - place)) & 31 for place in range(6)]
    return prefix + "1" + "".join(_ALPHABET[value] for value in values)


def decode(text: str) -> tuple[str, bytes] | None:
    """The prefix as written (upper or lower case, never mixed) and the bytes; None if it is not Bech32."""
    if len(text) > MAX_LENGTH or not text.isascii() or text not in (text.lower(), text.upper()):
        return None
    prefix, mark, rest = text.rpartition("1")
    values = [_VALUES.get(character, -1) for character in rest.lower()]
    if not mark or not _prefix_is_sound(prefix) or len(values) < 6 or -1 in values:
        return None
    if _polymod([*_spread(prefix.lower()), *values]) != 1:
        return None
    data = _regroup(values[:-6], 5, 8, pad=False)
    return None if data is None else (prefix, bytes(data))


def _prefix_is_sound(prefix: str) -> bool:
    return prefix != "" and all(33 <= ord(character) <= 126 for character in prefix)


def _spread(prefix: str) -> list[int]:
    codes = [ord(character) for character in prefix]
    return [*(code >> 5 for code in codes), 0, *(code & 31 for code in codes)]


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, part in enumerate(_GENERATOR):
            check ^= part if top >> place & 1 else 0
    return check


def _regroup(values: bytes | list[int], width: int, to: int, *, pad: bool) -> list[int] | None:
    """Bits in groups of `to` instead of `width`; None where leftover bits are not short, zero padding."""
    held = bits = 0
    groups = []
    for value in values:
        held = (held << width | value) & 0xFFF
        bits += width
        while bits >= to:
            bits -= to
            groups.append(held >> bits & (1 << to) - 1)
    left = held & (1 << bits) - 1
    if pad:
        return [*groups, left << to - bits] if bits else groups
    return groups if bits < width and left == 0 else None

"""Padmé: lengths rounded up a little, so that a size does not give a file away.

Source: Nikitin, Barman, Lueks, Underwood, Hubaux, Ford, "Reducing Metadata Leakage from Encrypted Files and
Communication with PURBs", PoPETs 2019(4), section 4. At most 12 % is added, for small lengths; a length of
L tells O(log log L) bits.
"""

from __future__ import annotations


def padme(length: int) -> int:
    """The padded length of `length` bytes: never shorter, and the same for many lengths nearby."""
    if length < 2:
        return length
    exponent = length.bit_length() - 1
    kept_bits = exponent.bit_length()
    mask = (1 << exponent - kept_bits) - 1
    return (length + mask) & ~mask

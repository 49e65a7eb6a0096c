"""OpenPGP keys and signatures made where the library is installed; the test is skipped where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pysequoia import Tsk


def a_key(name: str = "Idris <idris@example.org>") -> Tsk:
    """A fresh secret key."""
    return pytest.importorskip("pysequoia", reason="OpenPGP needs the extra pgp").Tsk.generate(name)  # type: ignore[no-any-return]


def public(key: Tsk) -> bytes:
    """Its public key, armoured."""
    return str(key.extract_certificate()).encode()


def signed(key: Tsk, data: bytes) -> bytes:
    """A detached signature, armoured."""
    from pysequoia import SignatureMode, sign

    return sign(key.signer(), data, mode=SignatureMode.DETACHED)

"""Authorities are made once a run: keys and certificates cost openssl a moment."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.attesting.outsiders import NO_OPENSSL, OPENSSL, Authority


@pytest.fixture(scope="session")
def authorities(tmp_path_factory: pytest.TempPathFactory) -> tuple[Authority, Authority]:
    """Two authorities with nothing in common; the second signs with RSA."""
    if OPENSSL is None:
        pytest.skip(NO_OPENSSL)
    folder: Path = tmp_path_factory.mktemp("authorities")
    return Authority(folder / "first", "Wadi Time"), Authority(folder / "second", "Harbour Clock", key="rsa")

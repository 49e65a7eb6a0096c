"""A name that was given is found again however it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

import amana
from amana.actions.custodians import devices, keys
from amana.actions.custodians.names import meant_name, plain_name
from amana.errors import CustodianExists
from amana.seal import X25519Identity, recipient_text


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  Samira \t of\n the  valley ", "Samira of the valley"),
        ("Rene\u0301e", "Ren\u00e9e"),
        ("ا\u0654حمد", "أحمد"),
    ],
)
def test_spaces_and_composition_make_no_other_name(given: str, kept: str) -> None:
    assert plain_name(given) == meant_name(given) == kept


def test_custodians_and_devices_are_found_as_they_were_typed(tmp_path: Path) -> None:
    amana.init(tmp_path / "a", identity_out=tmp_path / "me.txt", no_passphrase=True)
    with amana.open_archive(tmp_path / "a", identity=tmp_path / "me.txt") as archive:
        keys.add(archive, recipient_text(X25519Identity.generate().recipient), "Rene\u0301e  K")
        with pytest.raises(CustodianExists):
            keys.add(archive, recipient_text(X25519Identity.generate().recipient), "Ren\u00e9e K")
        kit = devices.new(archive, "the  card", tmp_path / "kit")
        assert devices.lost(archive, "the  card").device == kit.device
        assert keys.remove(archive, "Rene\u0301e  K") == 2

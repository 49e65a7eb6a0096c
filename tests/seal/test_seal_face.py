"""The face of the package: what it names is there, sorted, and documented."""

from __future__ import annotations

import inspect

from amana import seal
from amana.seal import Identity, Recipient, ScryptIdentity, X25519Identity


def test_every_name_is_there_and_documented() -> None:
    for name in seal.__all__:
        found = getattr(seal, name)
        assert not inspect.ismodule(found)
        if inspect.isclass(found) or inspect.isfunction(found):
            assert inspect.getdoc(found), name
    assert len(set(seal.__all__)) == len(seal.__all__)


def test_our_keys_are_what_the_interfaces_ask() -> None:
    identities: list[Identity] = [X25519Identity.generate(), ScryptIdentity(b"a")]
    recipients: list[Recipient] = [X25519Identity.generate().recipient]
    assert [one.unwrap(()) for one in identities] == [None, None]
    assert len(recipients[0].wrap(bytes(16))) == 1

"""What every store must do; an implementation's test derives from this and makes one."""

from __future__ import annotations

import hashlib
import io

import pytest

from amana.errors import ObjectDamaged, ObjectMissing
from amana.stores import Store


def digest(data: bytes) -> str:
    """The name of these bytes."""
    return hashlib.sha256(data).hexdigest()


class StoreContract:
    """Derive, and give a `store` fixture: a fresh, empty store."""

    def test_what_was_put_opens_with_the_same_bytes(self, store: Store) -> None:
        data = b"sealed bytes" * 100_000
        store.put(digest(data), io.BytesIO(data))
        with store.open(digest(data)) as opened:
            assert opened.read() == data
            opened.seek(7)
            assert opened.read(5) == data[7:12]

    def test_putting_twice_is_fine(self, store: Store) -> None:
        for _ in range(2):
            store.put(digest(b"once"), io.BytesIO(b"once"))
        assert list(store.digests()) == [digest(b"once")]

    def test_bytes_of_another_name_are_refused_and_leave_nothing(self, store: Store) -> None:
        with pytest.raises(ObjectDamaged) as told:
            store.put(digest(b"this"), io.BytesIO(b"that"))
        assert told.value.facts == {"object": digest(b"this"), "found": digest(b"that")}
        assert list(store.digests()) == []

    def test_what_is_absent_is_missing(self, store: Store) -> None:
        with pytest.raises(ObjectMissing) as told:
            store.open(digest(b"nowhere"))
        assert told.value.facts == {"object": digest(b"nowhere")}

    def test_a_source_that_fails_leaves_nothing(self, store: Store) -> None:
        class Failing(io.BytesIO):
            def read(self, size: int | None = -1, /) -> bytes:
                if self.tell():
                    raise RuntimeError("the other side went away")
                return super().read(4)

        with pytest.raises(RuntimeError):
            store.put(digest(b"half a file"), Failing(b"half a file"))
        assert list(store.digests()) == []

    def test_digests_are_sorted_and_complete(self, store: Store) -> None:
        named = sorted(digest(bytes([one])) for one in range(40))
        for one in range(40):
            store.put(digest(bytes([one])), io.BytesIO(bytes([one])))
        assert list(store.digests()) == named

    def test_an_empty_object_is_an_object(self, store: Store) -> None:
        store.put(digest(b""), io.BytesIO(b""))
        with store.open(digest(b"")) as opened:
            assert opened.read() == b""

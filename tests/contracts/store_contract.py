"""What every store must do; an implementation's test derives from this and makes one."""

from __future__ import annotations

import hashlib
import io
import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from amana.errors import ObjectDamaged, ObjectMissing
from amana.stores import Erasing, Store


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

    def test_what_is_there_is_not_sent_again(self, store: Store) -> None:
        store.put(digest(b"once"), io.BytesIO(b"once"))

        class Unread(io.BytesIO):
            def read(self, size: int | None = -1, /) -> bytes:
                raise AssertionError("nothing of it was to be read")

        store.put(digest(b"once"), Unread(b"once"))
        with store.open(digest(b"once")) as opened:
            assert opened.read() == b"once"

    def test_a_source_is_read_from_where_it_stands(self, store: Store) -> None:
        source = io.BytesIO(b"before" + b"after")
        source.seek(6)
        store.put(digest(b"after"), source)
        with store.open(digest(b"after")) as opened:
            assert opened.read() == b"after"

    def test_what_was_broken_off_is_brought_to_its_end(self, store: Store) -> None:
        data = random.Random(7).randbytes(3_000_001)

        class Broken(io.BytesIO):
            def read(self, size: int | None = -1, /) -> bytes:
                if self.tell() >= 2_000_000:
                    raise RuntimeError("the other side went away")
                return super().read(min(size if size and size > 0 else 100_000, 100_000))

        with pytest.raises(RuntimeError):
            store.put(digest(data), Broken(data))
        assert list(store.digests()) == []
        with pytest.raises(ObjectMissing):
            store.open(digest(data))
        store.put(digest(data), io.BytesIO(data))
        with store.open(digest(data)) as opened:
            assert opened.read() == data

    def test_several_threads_put_and_open(self, store: Store) -> None:
        """Also the same object at once."""
        pieces = [random.Random(one).randbytes(40_000 * one + 1) for one in range(8)]

        def keep(data: bytes) -> bytes:
            store.put(digest(data), io.BytesIO(data))
            with store.open(digest(data)) as opened:
                return opened.read()

        with ThreadPoolExecutor(4) as pool:
            assert list(pool.map(keep, pieces * 2)) == pieces * 2
        assert list(store.digests()) == sorted(map(digest, pieces))

    def test_reading_seeks_as_files_do(self, store: Store) -> None:
        data = random.Random(3).randbytes(300_000)
        store.put(digest(data), io.BytesIO(data))
        whole = io.BytesIO(data)
        with store.open(digest(data)) as opened:
            assert opened.seekable()
            assert opened.readable()
            for offset, whence, count in [(7, 0, 5), (100_000, 1, 70_000), (-3, 2, 10), (0, 2, 1), (0, 0, 0)]:
                assert opened.seek(offset, whence) == whole.seek(offset, whence)
                assert opened.read(count) == whole.read(count)
                assert opened.tell() == whole.tell()
            opened.seek(299_990)
            room = bytearray(100)
            assert opened.readinto(room) == 10  # type: ignore[attr-defined]
            assert room[:10] == data[-10:]

    def test_what_was_erased_is_gone_and_can_come_back(self, store: Store) -> None:
        assert isinstance(store, Erasing)
        store.put(digest(b"gone"), io.BytesIO(b"gone"))
        store.put(digest(b"stays"), io.BytesIO(b"stays"))
        for _ in range(2):  # absent is fine
            store.erase(digest(b"gone"))
        assert list(store.digests()) == [digest(b"stays")]
        with pytest.raises(ObjectMissing):
            store.open(digest(b"gone"))
        store.put(digest(b"gone"), io.BytesIO(b"gone"))
        assert len(list(store.digests())) == 2

    def test_digests_are_sorted_and_complete(self, store: Store) -> None:
        named = sorted(digest(bytes([one])) for one in range(40))
        for one in range(40):
            store.put(digest(bytes([one])), io.BytesIO(bytes([one])))
        assert list(store.digests()) == named

    def test_an_empty_object_is_an_object(self, store: Store) -> None:
        store.put(digest(b""), io.BytesIO(b""))
        with store.open(digest(b"")) as opened:
            assert opened.read() == b""

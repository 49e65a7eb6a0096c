"""A copy on a real S3 server (OpenStack Swift)."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from botocore.session import get_session  # type: ignore[import-untyped]

from amana.errors import ObjectDamaged
from amana.stores import Erasing, Files, Medium, Store, open_medium
from amana.stores import s3 as s3_store
from tests.contracts.files_contract import FilesContract
from tests.contracts.store_contract import StoreContract, digest
from tests.services.swift import ACCESS, SECRET, S3Server


@pytest.fixture
def medium(s3: S3Server) -> Iterator[Medium]:
    with open_medium(f"s3://copies/{uuid4()}", make=True) as opened:
        yield opened


class TestS3Objects(StoreContract):
    @pytest.fixture
    def store(self, medium: Medium) -> Store:
        return medium.objects


class TestS3Files(FilesContract):
    @pytest.fixture
    def files(self, medium: Medium) -> Files:
        return medium.files

    @pytest.fixture
    def again(self, medium: Medium) -> Iterator[Callable[[], Files]]:
        opened: list[Medium] = []

        def view() -> Files:
            opened.append(open_medium(medium.url))
            return opened[-1].files

        yield view
        for one in opened:
            one.close()


def client_of(server: S3Server) -> Any:
    """Past our store, as an administrator would look."""
    return get_session().create_client(
        "s3",
        endpoint_url=server.url,
        region_name="us-east-1",
        aws_access_key_id=ACCESS,
        aws_secret_access_key=SECRET,
    )


def test_a_listing_of_several_pages(medium: Medium, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(s3_store, "PAGE", 7)
    wanted = [f"acts/{one:02}.note" for one in range(21)] + ["logs/0a/checkpoint"]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda path: medium.files.write(path, b"x"), wanted))
    assert list(medium.files.names()) == wanted
    assert list(medium.files.names("acts")) == wanted[:-1]


def test_copies_of_one_bucket_do_not_see_each_other(medium: Medium) -> None:
    medium.files.write("README.txt", b"x")
    with open_medium(medium.url + "2") as other:
        assert list(other.files.names()) == []
        assert other.files.read("README.txt", 10) is None


def test_a_large_object_goes_up_in_parts_and_comes_back(s3: S3Server, medium: Medium) -> None:
    data = random.Random(1).randbytes((17 << 20) + 5)
    medium.objects.put(digest(data), io.BytesIO(data))
    with medium.objects.open(digest(data)) as opened:
        assert opened.read() == data
        opened.seek(9 << 20)
        assert opened.read(1_000) == data[9 << 20 :][:1_000]
    assert unfinished(s3, data) == []


def unfinished(server: S3Server, data: bytes) -> list[str]:
    """The uploads of this object that were begun and not ended."""
    client = client_of(server)
    found = client.list_multipart_uploads(Bucket="copies").get("Uploads", [])
    client.close()
    return [one["Key"] for one in found if digest(data) in one["Key"]]


class Broken(io.BytesIO):
    """A source that fails after its first 12 MiB."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() >= 12 << 20:
            raise RuntimeError("the disk went away")
        return super().read(min(size or 0, 1 << 20))


def test_what_was_begun_is_erased_too(s3: S3Server, medium: Medium) -> None:
    data = random.Random(2).randbytes(20 << 20)
    with pytest.raises(RuntimeError):
        medium.objects.put(digest(data), Broken(data))
    assert len(unfinished(s3, data)) == 1
    assert isinstance(medium.objects, Erasing)
    medium.objects.erase(digest(data))
    assert unfinished(s3, data) == []


def test_a_damaged_source_leaves_nothing_begun(s3: S3Server, medium: Medium) -> None:
    data = random.Random(3).randbytes(20 << 20)
    with pytest.raises(ObjectDamaged):
        medium.objects.put(digest(data), io.BytesIO(data[:-1] + b"?"))
    assert unfinished(s3, data) == []
    assert list(medium.objects.digests()) == []


def test_erasing_takes_what_a_bucket_keeps_of_old(s3: S3Server) -> None:
    """A bucket with versions gives back what was deleted, unless each version goes."""
    client = client_of(s3)
    client.create_bucket(Bucket="keeping")
    client.put_bucket_versioning(Bucket="keeping", VersioningConfiguration={"Status": "Enabled"})
    with open_medium("s3://keeping/copy") as medium:
        assert isinstance(medium.objects, Erasing)
        for data in (b"gone", b"stays"):
            medium.objects.put(digest(data), io.BytesIO(data))
        medium.objects.erase(digest(b"gone"))
        assert list(medium.objects.digests()) == [digest(b"stays")]
    kept = client.list_object_versions(Bucket="keeping")
    client.close()
    assert [digest(b"gone") in str(one["Key"]) for one in kept.get("Versions", [])] == [False]
    assert kept.get("DeleteMarkers", []) == []

"""A copy on a real S3 server (OpenStack Swift)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest

from amana.stores import Files, Medium, Store, open_medium
from tests.contracts.files_contract import FilesContract
from tests.contracts.store_contract import StoreContract
from tests.services.swift import S3Server


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

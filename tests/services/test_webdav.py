"""A copy on a real WebDAV server."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from amana.stores import Files, Medium, Store, open_medium
from tests.contracts.files_contract import FilesContract
from tests.contracts.store_contract import StoreContract
from tests.services.dav import DavServer


@pytest.fixture
def medium(dav: DavServer, request: pytest.FixtureRequest) -> Iterator[Medium]:
    with open_medium(dav.url(f"copy {abs(hash(request.node.nodeid))}".replace(" ", "%20")), make=True) as opened:
        yield opened


class TestWebdavObjects(StoreContract):
    @pytest.fixture
    def store(self, medium: Medium) -> Store:
        return medium.objects


class TestWebdavFiles(FilesContract):
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

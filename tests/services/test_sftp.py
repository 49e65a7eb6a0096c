"""A copy on a real OpenSSH server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from amana.stores import Files, Medium, Store, open_medium
from tests.contracts.files_contract import FilesContract
from tests.contracts.store_contract import StoreContract
from tests.services.ssh import SshServer


@pytest.fixture
def medium(ssh: SshServer, tmp_path: Path) -> Iterator[Medium]:
    with open_medium(ssh.url(tmp_path / "copy"), make=True) as opened:
        yield opened


class TestSftpObjects(StoreContract):
    @pytest.fixture
    def store(self, medium: Medium) -> Store:
        return medium.objects


class TestSftpFiles(FilesContract):
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

"""One server of each kind for the whole run, started when the first test needs it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.services.ssh import SshServer, start_sshd


@pytest.fixture(scope="session")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SshServer]:
    server = start_sshd(tmp_path_factory.mktemp("sshd"))
    yield server
    server.running.end()


@pytest.fixture
def ssh(sshd: SshServer, monkeypatch: pytest.MonkeyPatch) -> SshServer:
    """The server, and an environment that logs in to it."""
    monkeypatch.setenv("AMANA_SSH_KEY", str(sshd.key))
    monkeypatch.setenv("AMANA_SSH_KNOWN_HOSTS", str(sshd.known_hosts))
    return sshd

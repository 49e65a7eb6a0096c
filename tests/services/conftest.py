"""One server of each kind for the whole run, started when the first test needs it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.dav import PASSWORD, USER, DavServer, start_dav
from tests.services.ssh import SshServer, start_sshd
from tests.services.swift import ACCESS, SECRET, S3Server, start_swift


@pytest.fixture(scope="session")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SshServer]:
    server = start_sshd(tmp_path_factory.mktemp("sshd"))
    yield server
    server.running.end()


@pytest.fixture
def ssh(sshd: SshServer, monkeypatch: pytest.MonkeyPatch) -> SshServer:
    """The server, and an environment that logs in to it."""
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    monkeypatch.setenv("AMANA_SSH_KEY", str(sshd.key))
    monkeypatch.setenv("AMANA_SSH_KNOWN_HOSTS", str(sshd.known_hosts))
    return sshd


@pytest.fixture(scope="session")
def wsgidav(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DavServer]:
    server = start_dav(tmp_path_factory.mktemp("dav"))
    yield server
    server.running.end()


@pytest.fixture
def dav(wsgidav: DavServer, monkeypatch: pytest.MonkeyPatch) -> DavServer:
    """The server, and an environment that logs in to it."""
    monkeypatch.setenv("AMANA_WEBDAV_USER", USER)
    monkeypatch.setenv("AMANA_WEBDAV_PASSWORD", PASSWORD)
    return wsgidav


@pytest.fixture(scope="session")
def swift(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    server = start_swift(tmp_path_factory.mktemp("swift"))
    yield server
    server.running.end()


@pytest.fixture
def s3(swift: S3Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> S3Server:
    """The server, and an environment that logs in to it, and knows of no other."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", swift.url)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", ACCESS)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "no-config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "no-credentials"))
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    return swift

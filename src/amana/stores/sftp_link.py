"""The SSH connection beneath SFTP: who is trusted, who we are; made when needed, and again after a cut."""

from __future__ import annotations

import base64
import getpass
import hashlib
import logging
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from amana.errors import AmanaError, HostKeyRefused, StoreRefused
from amana.stores.address import Address
from amana.stores.network import ANSWER_WITHIN, CONNECT_WITHIN, PassingError, needed, unreachable
from amana.stores.sftp_wire import PERMISSION_DENIED, BrokenError, Session, StatusError

_PORT: Final = 22
# Seconds between signs of life, so that what stands between us does not drop a quiet connection.
_ALIVE: Final = 20


class Link:
    """One connection, shared by all threads."""

    def __init__(self, address: Address) -> None:
        self._address, self.url = address, address.shown
        self._paramiko: Any = needed("paramiko")
        # It tells of broken links, traceback and all, on stderr, unless somebody listens.
        logging.getLogger("paramiko").addHandler(logging.NullHandler())
        self._lock = threading.Lock()
        self._client: Any = None
        self._session: Session | None = None

    @contextmanager
    def session(self) -> Iterator[Session]:
        """The session. What breaks it is a PassingError; StatusError passes, but for a lack of permission."""
        try:
            yield self._alive()
        except StatusError as said:
            if said.code == PERMISSION_DENIED:
                raise StoreRefused(url=self.url, reason="EACCES") from said
            raise
        except (BrokenError, EOFError, OSError, self._paramiko.SSHException) as fault:
            raise PassingError(unreachable(self.url, fault, _otherwise(fault))) from fault

    def close(self) -> None:
        """End it."""
        with self._lock:
            self._end()

    def _alive(self) -> Session:
        with self._lock:  # one thread connects, the others wait for it
            if self._session is None or self._session.broken is not None:
                self._end()
                self._client = self._connect()
                channel = self._client.get_transport().open_session(timeout=CONNECT_WITHIN)
                channel.settimeout(CONNECT_WITHIN)
                channel.invoke_subsystem("sftp")
                session = Session.begin(channel)
                channel.settimeout(ANSWER_WITHIN)
                self._session = session
            return self._session

    def _end(self) -> None:
        if self._session is not None:
            self._session.close()
        if self._client is not None:
            self._client.close()
        self._session = self._client = None

    def _connect(self) -> Any:
        address = self._address
        client = self._paramiko.SSHClient()
        client.set_missing_host_key_policy(_Unknown(self.url))
        try:
            self._load_known_hosts(client)
            client.connect(
                address.host,
                port=address.port or _PORT,
                username=address.user or getpass.getuser(),
                password=address.password,
                timeout=CONNECT_WITHIN,
                banner_timeout=CONNECT_WITHIN,
                auth_timeout=CONNECT_WITHIN,
                channel_timeout=CONNECT_WITHIN,
                **_our_key(),
            )
        except BaseException as fault:
            client.close()
            told = self._told(fault)
            if told is None:
                raise
            raise told from fault
        client.get_transport().set_keepalive(_ALIVE)
        return client

    def _load_known_hosts(self, client: Any) -> None:
        named = os.environ.get("AMANA_SSH_KNOWN_HOSTS")
        usual = [Path.home() / ".ssh" / "known_hosts", Path("/etc/ssh/ssh_known_hosts")]
        for place in [Path(named)] if named else usual:
            if place.is_file():
                client.load_system_host_keys(str(place))

    def _told(self, fault: BaseException) -> AmanaError | None:
        """What to say for a fault that trying again does not mend; None for the others."""
        p = self._paramiko
        if isinstance(fault, p.BadHostKeyException):
            return _host_key(self.url, fault.hostname, fault.key, "host-key-changed")
        if isinstance(fault, p.PasswordRequiredException):
            return StoreRefused(url=self.url, reason="key-locked")
        if isinstance(fault, p.AuthenticationException) and _otherwise(fault) == "link-cut":
            return StoreRefused(url=self.url, reason="login-refused")
        if isinstance(fault, (p.hostkeys.InvalidHostKey, UnicodeDecodeError)):
            return StoreRefused(url=self.url, reason="known-hosts-unreadable")
        if isinstance(fault, FileNotFoundError):
            return StoreRefused(url=self.url, reason="key-absent")
        return None


class _Unknown:
    """Whose key is not known is not spoken to."""

    def __init__(self, url: str) -> None:
        self._url = url

    def missing_host_key(self, _client: object, hostname: str, key: Any) -> None:
        """Called by paramiko."""
        raise _host_key(self._url, hostname, key, "host-key-unknown")


def _host_key(url: str, host: str, key: Any, reason: str) -> HostKeyRefused:
    """With the fingerprint as `ssh-keygen -l` shows it."""
    digest = base64.b64encode(hashlib.sha256(key.asbytes()).digest()).decode().rstrip("=")
    return HostKeyRefused(url=url, host=host, fingerprint=f"{key.get_name()} SHA256:{digest}", reason=reason)


def _otherwise(fault: BaseException) -> str:
    """What paramiko tells in words alone, and then often as something else than it was."""
    said = str(fault).lower()
    if "timeout" in said or "no existing session" in said:
        return "no-answer"
    # A server that is shown too many keys hangs up, too.
    return "login-cut" if "transport shut down" in said else "link-cut"


def _our_key() -> dict[str, object]:
    """The key that AMANA_SSH_KEY names (or the agent, where that is locked); or what the agent and ~/.ssh hold."""
    named = os.environ.get("AMANA_SSH_KEY")
    return {"key_filename": named, "look_for_keys": False} if named else {}

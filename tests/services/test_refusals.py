"""What servers refuse, and who is not trusted: told as what it is, at once."""

from __future__ import annotations

import io
import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import pytest

from amana.errors import AmanaError, HostKeyRefused, LibraryMissing, StoreRefused, StoreUnreachable
from amana.stores import Medium, network, open_medium
from tests.contracts.store_contract import digest
from tests.services.dav import PASSWORD, USER, DavServer, start_dav
from tests.services.middle import Middle
from tests.services.programs import free_ports, program
from tests.services.ssh import SshServer, start_sshd
from tests.services.swift import S3Server


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "WAITS", (0.01, 0.02, 0.03))


def refused(url: str, make: bool = False) -> AmanaError:
    with pytest.raises(AmanaError) as told:
        open_medium(url, make=make)
    return told.value


def all_writing_is_refused(medium: Medium, reason: str) -> None:
    facts = {"url": medium.url, "reason": reason}
    with pytest.raises(StoreRefused) as told:
        medium.objects.put(digest(b"x"), io.BytesIO(b"x"))
    assert told.value.facts == facts
    with pytest.raises(StoreRefused) as told:
        medium.files.write("archive.json", b"x")
    assert told.value.facts == facts
    assert list(medium.objects.digests()) == []
    assert medium.files.read("archive.json", 10) is None


# --- nobody there


@pytest.mark.parametrize("scheme", ["sftp", "dav"])
def test_nothing_answers(scheme: str) -> None:
    (port,) = free_ports(1)
    fault = refused(f"{scheme}://127.0.0.1:{port}/copy")
    assert isinstance(fault, StoreUnreachable)
    assert fault.facts == {"url": f"{scheme}://127.0.0.1:{port}/copy", "reason": "connection-refused"}


def test_no_s3_answers(s3: S3Server, monkeypatch: pytest.MonkeyPatch) -> None:
    (port,) = free_ports(1)
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
    fault = refused("s3://copies/x")
    assert isinstance(fault, StoreUnreachable)
    assert fault.facts["reason"] == "connection-refused"


@pytest.mark.parametrize("scheme", ["sftp", "davs"])
def test_a_name_that_nobody_knows(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def unknown(*_: object, **__: object) -> object:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    fault = refused(f"{scheme}://archive.invalid/copy")
    assert isinstance(fault, StoreUnreachable)
    assert fault.facts["reason"] == "name-unknown"


def test_a_certificate_that_does_not_hold(tmp_path: Path) -> None:
    with _TlsServer(tmp_path) as port:
        fault = refused(f"davs://127.0.0.1:{port}/copy")
    assert isinstance(fault, StoreUnreachable)
    assert fault.facts["reason"] == "certificate-wrong"


class _TlsServer:
    """Speaks TLS with a certificate that nobody vouches for."""

    def __init__(self, folder: Path) -> None:
        import datetime

        from cryptography import x509
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.hazmat.primitives.asymmetric import ec

        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
        now = datetime.datetime.now(datetime.UTC)
        made = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(1)
            .not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=1))
            .sign(key, hashes.SHA256())
        )
        private = serialization.PrivateFormat.PKCS8
        plain = serialization.NoEncryption()
        pem = serialization.Encoding.PEM
        (folder / "pem").write_bytes(key.private_bytes(pem, private, plain) + made.public_bytes(pem))
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(folder / "pem")

    def __enter__(self) -> int:
        import socket

        self._listening = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return int(self._listening.getsockname()[1])

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            with client, suppress(OSError):
                self._context.wrap_socket(client, server_side=True).close()

    def __exit__(self, *_: object) -> None:
        import socket

        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join(5)


# --- SFTP


def test_a_host_key_that_is_not_known(ssh: SshServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "known_hosts").write_text("")
    monkeypatch.setenv("AMANA_SSH_KNOWN_HOSTS", str(tmp_path / "known_hosts"))
    fault = refused(ssh.url(tmp_path))
    assert isinstance(fault, HostKeyRefused)
    assert fault.facts["reason"] == "host-key-unknown"
    assert fault.facts["host"] == f"[127.0.0.1]:{ssh.port}"
    assert str(fault.facts["fingerprint"]) == f"ssh-ed25519 {ssh.fingerprint()}"


def test_a_host_key_that_changed(ssh: SshServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = (ssh.folder / "other_key.pub").read_text()
    (tmp_path / "known_hosts").write_text(f"[127.0.0.1]:{ssh.port} {other}")
    monkeypatch.setenv("AMANA_SSH_KNOWN_HOSTS", str(tmp_path / "known_hosts"))
    fault = refused(ssh.url(tmp_path))
    assert isinstance(fault, HostKeyRefused)
    assert fault.facts["reason"] == "host-key-changed"


@pytest.mark.parametrize("text", ["[127.0.0.1]:22 ssh-ed25519 !!!!\n", "\udcff\udcfe"])
def test_a_known_hosts_file_that_is_none(
    ssh: SshServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    (tmp_path / "known_hosts").write_text(text, errors="surrogateescape")
    monkeypatch.setenv("AMANA_SSH_KNOWN_HOSTS", str(tmp_path / "known_hosts"))
    assert refused(ssh.url(tmp_path)).facts["reason"] in ("host-key-unknown", "known-hosts-unreadable")


def test_a_key_that_is_not_let_in(ssh: SshServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMANA_SSH_KEY", str(ssh.folder / "other_key"))
    fault = refused(ssh.url(tmp_path))
    assert isinstance(fault, StoreRefused)
    assert fault.facts["reason"] == "login-refused"
    monkeypatch.setenv("AMANA_SSH_KEY", str(ssh.folder / "no such key"))
    assert refused(ssh.url(tmp_path)).facts["reason"] == "key-absent"


def test_a_key_with_a_passphrase(ssh: SshServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = tmp_path / "locked"
    keygen: list[str | Path] = [program("ssh-keygen"), "-q", "-t", "ed25519", "-N", "passphrase", "-f", locked]
    subprocess.run(keygen, check=True)
    monkeypatch.setenv("AMANA_SSH_KEY", str(locked))
    fault = refused(ssh.url(tmp_path))
    assert isinstance(fault, StoreRefused)
    assert fault.facts["reason"] == "key-locked"


def test_a_folder_that_is_not_there_is_made_when_asked_and_none_above_it(ssh: SshServer, tmp_path: Path) -> None:
    for make in (False, True):
        fault = refused(ssh.url(tmp_path / "STICK" / "copy"), make=make)
        assert isinstance(fault, StoreUnreachable)
        assert fault.facts["reason"] == "folder-absent"
    assert not (tmp_path / "STICK").exists()
    (tmp_path / "file").write_bytes(b"")
    assert refused(ssh.url(tmp_path / "file"), make=True).facts["reason"] == "ENOTDIR"


def test_a_far_disk_that_is_pulled_is_not_made_anew(ssh: SshServer, tmp_path: Path) -> None:
    with open_medium(ssh.url(tmp_path / "copy"), make=True) as medium:
        shutil.rmtree(tmp_path / "copy")
        with pytest.raises(StoreUnreachable) as told:
            medium.objects.put(digest(b"x"), io.BytesIO(b"x"))
        assert told.value.facts["reason"] == "folder-absent"
        with pytest.raises(StoreUnreachable):
            medium.files.write("logs/0a/checkpoint", b"x")
    assert not (tmp_path / "copy").exists()


def test_a_server_that_only_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = start_sshd(tmp_path, "internal-sftp -R")
    monkeypatch.setenv("AMANA_SSH_KEY", str(server.key))
    monkeypatch.setenv("AMANA_SSH_KNOWN_HOSTS", str(server.known_hosts))
    (tmp_path / "copy").mkdir()
    try:
        with open_medium(server.url(tmp_path / "copy")) as medium:
            all_writing_is_refused(medium, "EACCES")
    finally:
        server.running.end()


def test_no_sftp_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = start_sshd(tmp_path, "/bin/false")
    monkeypatch.setenv("AMANA_SSH_KEY", str(server.key))
    monkeypatch.setenv("AMANA_SSH_KNOWN_HOSTS", str(server.known_hosts))
    try:
        assert isinstance(refused(server.url(tmp_path)), StoreUnreachable)
    finally:
        server.running.end()


def test_home_is_where_one_comes_into(ssh: SshServer) -> None:
    name = f".amana-test-{uuid4()}"
    with open_medium(ssh.url(f"/~/{name}"), make=True) as medium:
        medium.files.write("README.txt", b"x")
        assert medium.url.endswith(f"/~/{name}")
    home = Path.home() / name
    assert (home / "README.txt").read_bytes() == b"x"
    shutil.rmtree(home)


def test_what_is_no_ssh_at_all(dav: DavServer, ssh: SshServer) -> None:
    assert isinstance(refused(ssh.url("/", dav.port)), StoreUnreachable)


# --- WebDAV


def test_a_wrong_password(dav: DavServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMANA_WEBDAV_PASSWORD", "wrong")
    fault = refused(dav.url("x"), make=True)
    assert isinstance(fault, StoreRefused)
    assert fault.facts["reason"] == "login-refused"


def test_no_password(dav: DavServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("AMANA_WEBDAV_PASSWORD")
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))
    assert refused(dav.url("x")).facts["reason"] == "no-login"


def test_a_login_from_netrc(dav: DavServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("AMANA_WEBDAV_USER")
    monkeypatch.delenv("AMANA_WEBDAV_PASSWORD")
    (tmp_path / "netrc").write_text(f'machine 127.0.0.1 login {USER} password "{PASSWORD}"\n')
    (tmp_path / "netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with open_medium(dav.url(str(uuid4())), make=True) as medium:
        medium.files.write("README.txt", b"x")


def test_a_password_in_the_address_is_used_and_never_shown(
    dav: DavServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AMANA_WEBDAV_USER")
    monkeypatch.delenv("AMANA_WEBDAV_PASSWORD")
    name = str(uuid4())
    url = dav.url(name).replace("//", f"//{USER}:{PASSWORD.replace(' ', '%20')}@")
    with open_medium(url, make=True) as medium:
        assert medium.url == dav.url(name).replace("//", f"//{USER}@")
        assert "noor" not in repr(medium)


def test_a_folder_that_is_not_there(dav: DavServer) -> None:
    for make in (False, True):
        fault = refused(dav.url("not/there"), make=make)
        assert isinstance(fault, StoreUnreachable)
        assert fault.facts["reason"] == "folder-absent"
    fault = refused(dav.url("not"))
    assert fault.facts["reason"] == "folder-absent"
    (dav.root / "a file").write_bytes(b"")
    assert refused(dav.url("a%20file"), make=True).facts["reason"] == "ENOTDIR"


@pytest.fixture(scope="module")
def reading_alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DavServer]:
    server = start_dav(tmp_path_factory.mktemp("reading"), "none")
    yield server
    server.running.end()


def test_a_webdav_server_that_only_reads(reading_alone: DavServer) -> None:
    (reading_alone.root / "copy").mkdir()
    with open_medium(reading_alone.url("copy")) as medium:
        all_writing_is_refused(medium, "EACCES")


def test_digest_login(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = start_dav(tmp_path, "digest")
    monkeypatch.setenv("AMANA_WEBDAV_USER", USER)
    monkeypatch.setenv("AMANA_WEBDAV_PASSWORD", PASSWORD)
    try:
        with Middle(server.port) as middle, open_medium(server.url("copy", middle.port), make=True) as medium:
            medium.objects.put(digest(b"x" * 100_000), io.BytesIO(b"x" * 100_000))
            with medium.objects.open(digest(b"x" * 100_000)) as opened:
                assert opened.read() == b"x" * 100_000
    finally:
        server.running.end()


@pytest.mark.parametrize("manners", ["shallow", "pretending", "rangeless"])
def test_servers_with_other_manners(dav: DavServer, manners: str) -> None:
    data = bytes(range(256)) * 2_000
    with open_medium(dav.url(str(uuid4()), manners=manners), make=True) as medium:
        medium.objects.put(digest(data), io.BytesIO(data))
        medium.objects.put(digest(b"x"), io.BytesIO(b"x"))
        medium.files.write("logs/0a/tile/0/000", b"tile")
        medium.files.write("logs/0a/checkpoint", b"checkpoint")
        assert list(medium.objects.digests()) == sorted([digest(data), digest(b"x")])
        assert list(medium.files.names("logs")) == ["logs/0a/checkpoint", "logs/0a/tile/0/000"]
        assert len(list(medium.files.names())) == 4
        with medium.objects.open(digest(data)) as opened:
            opened.seek(300_000)
            assert opened.read(1_000) == data[300_000:301_000]


def test_what_is_no_webdav_at_all(s3: S3Server) -> None:
    fault = refused(f"dav://127.0.0.1:{s3.port}/healthcheck")
    assert isinstance(fault, StoreRefused)


# --- S3


def test_a_bucket_that_is_not_there(s3: S3Server) -> None:
    fault = refused(f"s3://{uuid4()}/x")
    assert isinstance(fault, StoreRefused)
    assert fault.facts["reason"] == "bucket-absent"


def test_an_s3_login_that_is_wrong(s3: S3Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wrong")
    assert refused("s3://copies/x").facts["reason"] == "login-refused"
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    fault = refused("s3://copies/x")
    assert isinstance(fault, StoreRefused)
    assert fault.facts["reason"] == "no-login"


def test_an_s3_user_who_may_not(s3: S3Server, monkeypatch: pytest.MonkeyPatch) -> None:
    open_medium("s3://copies/x", make=True).close()
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test:reader")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "reading")
    fault = refused("s3://copies/x")
    assert isinstance(fault, StoreRefused)
    assert fault.facts["reason"] == "EACCES"


@pytest.mark.parametrize("endpoint", ["not a url", "http://"])
def test_an_s3_server_that_is_none(s3: S3Server, monkeypatch: pytest.MonkeyPatch, endpoint: str) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
    assert isinstance(refused("s3://copies/x"), (StoreRefused, StoreUnreachable))


# --- what is not installed


@pytest.mark.parametrize(
    ("url", "library"), [("sftp://h/x", "paramiko"), ("davs://h/x", "httpx"), ("s3://bucket/x", "botocore")]
)
def test_a_library_that_is_not_installed(url: str, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    for name in [one for one in sys.modules if one.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    fault = refused(url)
    assert isinstance(fault, LibraryMissing)
    assert fault.facts == {"extra": "remote", "library": library}

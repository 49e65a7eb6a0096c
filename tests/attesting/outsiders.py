"""Outsiders on this machine: RFC 3161 authorities made with openssl, and a calendar, served on loopback."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from amana.attesting.proof_tree import APPEND, PREPEND, SHA256, Attestation, Node, write_tree

OPENSSL = shutil.which("openssl")
NO_OPENSSL = "the program openssl, which plays the authority, is absent"
needs_openssl = pytest.mark.skipif(OPENSSL is None, reason=NO_OPENSSL)

_CONFIG = """
[tsa]
default_tsa = own
[own]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/tsa.pem
certs = {chain}
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
other_policies = 1.2.3.4.5
digests = sha256, sha512
accuracy = secs:1, millisecs:500
clock_precision_digits = 3
ordering = no
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""
_TSA_EXTENSIONS = """
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
{more}
"""
_MIDDLE_EXTENSIONS = """
basicConstraints = critical, CA:true, pathlen:0
keyUsage = critical, keyCertSign
{more}
"""


def _run(*words: str, folder: Path) -> bytes:
    assert OPENSSL is not None
    done = subprocess.run([OPENSSL, *words], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


class Authority:
    """A root, an authority under it and a signer under that, all made with openssl; `reply` answers a query."""

    def __init__(
        self, folder: Path, name: str, *, key: str = "ec", chain: bool = True, issuer_url: str = ""
    ) -> None:
        """`chain`: the token brings the certificate in the middle; the root never comes with it."""
        folder.mkdir()
        self.folder, self.name = folder, name
        self.root = folder / "root.pem"
        self.middle = folder / "middle.pem"
        subject = f"/C=XX/O={name}/CN={name}"
        made = ["rsa:2048"] if key == "rsa" else ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
        new = ["req", "-new", "-nodes", "-newkey", *made]
        constraints = ["-addext", "basicConstraints=critical,CA:true", "-addext", "keyUsage=critical,keyCertSign"]
        files = ["-keyout", "root.key", "-out", "root.pem"]
        _run(*new, "-x509", "-days", "3650", "-subj", f"{subject} Root", *files, *constraints, folder=folder)
        access = f"authorityInfoAccess = caIssuers;URI:{issuer_url}" if issuer_url else ""
        for who, above, extensions, cn in (
            ("middle", "root", _MIDDLE_EXTENSIONS, "Middle"),
            ("tsa", "middle", _TSA_EXTENSIONS, "Signer"),
        ):
            url = f"{access}/{above}.der" if access else ""
            (folder / f"{who}.ext").write_text(extensions.format(more=url))
            _run(*new, "-subj", f"{subject} {cn}", "-keyout", f"{who}.key", "-out", f"{who}.csr", folder=folder)
            issue = f"x509 -req -in {who}.csr -CA {above}.pem -CAkey {above}.key -CAcreateserial -days 365 -sha256"
            _run(*issue.split(), "-extfile", f"{who}.ext", "-out", f"{who}.pem", folder=folder)
        (folder / "serial").write_text("01\n")
        brought = self.middle if chain else folder / "tsa.pem"
        (folder / "tsa.cnf").write_text(_CONFIG.format(folder=folder, chain=brought))
        self._lock = threading.Lock()

    def reply(self, query: bytes) -> bytes:
        """openssl's answer to a query (DER both)."""
        with self._lock:
            (self.folder / "query").write_bytes(query)
            return _run("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query", folder=self.folder)

    def der(self, who: str) -> bytes:
        """A certificate in DER, as issuers offer it."""
        return _run("x509", "-in", f"{who}.pem", "-outform", "DER", folder=self.folder)

    def bag(self, who: str) -> bytes:
        """A certificate in a bag (PKCS #7), as others offer it."""
        return _run("crl2pkcs7", "-nocrl", "-certfile", f"{who}.pem", "-outform", "DER", folder=self.folder)


@dataclass
class Seen:
    """One request as a server saw it."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


Reply = Callable[[Seen], tuple[int, str, bytes] | None]
"""What a server answers: status, content type, body; None: it hangs up."""


@dataclass
class Server:
    """A server on loopback: `reply` is what it answers, and may be changed while it runs."""

    reply: Reply
    seen: list[Seen] = field(default_factory=list)
    url: str = ""


@contextmanager
def served(reply: Reply) -> Iterator[Server]:
    """A server on a free port of 127.0.0.1, ended afterwards."""
    server = Server(reply)

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            seen = Seen(self.command, self.path, dict(self.headers.items()), body)
            server.seen.append(seen)
            answer = server.reply(seen)
            if answer is None:
                return
            status, kind, data = answer
            self.send_response(status)
            self.send_header("Content-Type", kind)
            if status // 100 == 3:
                self.send_header("Location", server.url)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = _answer

        def log_message(self, *_: Any) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            pass  # whoever asked had enough

    with Quiet(("127.0.0.1", 0), Handler) as listening:
        server.url = f"http://127.0.0.1:{listening.server_address[1]}"
        thread = threading.Thread(target=listening.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            listening.shutdown()
            thread.join()


def answering(authority: Authority) -> Reply:
    """As an authority answers; and offers its certificates under /root.der, /middle.der."""

    def reply(seen: Seen) -> tuple[int, str, bytes]:
        if seen.method == "GET":
            who = Path(seen.path).stem
            return 200, "application/pkix-cert", authority.bag(who) if who == "root" else authority.der(who)
        assert seen.headers["Content-Type"] == "application/timestamp-query"
        return 200, "application/timestamp-reply", authority.reply(seen.body)

    return reply


class Calendar:
    """A calendar: it promises first, and keeps its promise once `block` is set (a height)."""

    def __init__(self) -> None:
        self.url = ""
        self.block: int | None = None
        self.digests: list[bytes] = []

    def __call__(self, seen: Seen) -> tuple[int, str, bytes]:
        kind = "application/vnd.opentimestamps.v1"
        if seen.method == "POST":
            assert seen.path == "/digest"
            self.digests.append(seen.body)
            root = Node(seen.body)
            root.step(PREPEND, self.url.encode()).step(SHA256).attestations.add(Attestation.pending(self.url))
            return 200, kind, write_tree(root)
        if self.block is None:
            return 404, "text/plain", b"Pending confirmation in Bitcoin blockchain"
        commitment = bytes.fromhex(seen.path.removeprefix("/timestamp/"))
        root = Node(commitment)
        in_block = root.step(APPEND, b"transaction").step(SHA256).step(SHA256)
        in_block.attestations.add(Attestation.bitcoin(self.block))
        return 200, kind, write_tree(root)


@contextmanager
def calendar() -> Iterator[tuple[Calendar, Server]]:
    """A calendar on loopback."""
    one = Calendar()
    with served(one) as server:
        one.url = server.url
        yield one, server


def header_for(root: bytes, time: int = 1_767_225_600) -> bytes:
    """A block's header with this Merkle root (as hashed), of the least work there is, found by trying."""
    for nonce in range(1 << 20):
        fields = (b"\x00\x00\x00\x20", bytes(32), root, time.to_bytes(4, "little"), b"\xff\xff\x7f\x20")
        header = b"".join((*fields, nonce.to_bytes(4, "little")))
        work = hashlib.sha256(hashlib.sha256(header).digest()).digest()
        if int.from_bytes(work, "little") <= 0x7FFFFF << 8 * 29:
            return header
    raise AssertionError("no header found")

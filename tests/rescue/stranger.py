"""A second writer of the format, made from docs/format alone: it shares no line with Amana.

It uses the standard library, `cryptography` for Ed25519 and pyrage for age, as a stranger would.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import io
import json
import tarfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

ARCHIVE_ID = "5eed" * 8
DAY = "2030-01-02T03:04:05Z"


def canonical(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def tree_root(leaves: list[bytes]) -> bytes:
    """RFC 6962, section 2.1, as it is written there."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + tree_root(leaves[:split]) + tree_root(leaves[split:])).digest()


def commitment(seed: bytes, fields: Mapping[str, Any]) -> str:
    leaves = []
    for name in sorted(fields):
        salt = hashlib.sha256(b"amana/salt/v1\0" + seed + name.encode()).digest()[:16]
        leaves.append(canonical([salt.hex(), name, fields[name]]))
    return tree_root(leaves).hex()


def padme(length: int) -> int:
    """The Padmé length: at most 12 % more, and few different values."""
    exponent = length.bit_length() - 1
    kept = exponent.bit_length()
    step = 1 << max(0, exponent - kept)
    return -(-length // step) * step


def tar_of(members: Iterable[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT, bufsize=512) as tar:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size, info.mode, info.mtime = len(data), 0o600, 0
            tar.addfile(info, io.BytesIO(data))
        length = tar.offset + 1024
    padded = padme(length)
    return out.getvalue()[:length].ljust(padded + -padded % 512, b"\0")


def under_passphrase(plain: bytes, passphrase: str) -> bytes:
    """A short age file under a passphrase, with little work (age v1, scrypt recipient)."""

    def derive(secret: bytes, salt: bytes, info: bytes) -> bytes:
        return hmac.digest(hmac.digest(salt, secret, "sha256"), info + b"\1", "sha256")

    def text(data: bytes) -> bytes:
        return base64.b64encode(data).rstrip(b"=")

    file_key, salt, nonce = b"f" * 16, b"s" * 16, b"n" * 16
    work = hashlib.scrypt(
        passphrase.encode(), salt=b"age-encryption.org/v1/scrypt" + salt, n=1024, r=8, p=1, dklen=32
    )
    body = text(ChaCha20Poly1305(work).encrypt(bytes(12), file_key, None))
    head = b"age-encryption.org/v1\n-> scrypt " + text(salt) + b" 10\n" + body + b"\n---"
    mac = text(hmac.digest(derive(file_key, b"", b"header"), head, "sha256"))
    sealed = ChaCha20Poly1305(derive(file_key, nonce, b"payload")).encrypt(bytes(11) + b"\1", plain, None)
    return head + b" " + mac + b"\n" + nonce + sealed


@dataclass
class Record:
    """One record, with what its entry will say of it."""

    fields: dict[str, Any]
    seed: bytes

    @property
    def commitment(self) -> str:
        return commitment(self.seed, self.fields)

    @property
    def member(self) -> tuple[str, bytes]:
        body = canonical({"fields": self.fields, "seed": self.seed.hex()})
        return f"record/{self.commitment}.json", body


@dataclass
class Stranger:
    """An archive under construction."""

    root: Path
    custodian: Any = field(default_factory=pyrage.x25519.Identity.generate)
    key: Any = field(default_factory=pyrage.x25519.Identity.generate)
    signer: Ed25519PrivateKey = field(default_factory=lambda: Ed25519PrivateKey.from_private_bytes(b"s" * 32))
    entries: list[bytes] = field(default_factory=list)
    seeds: int = 0

    @property
    def public(self) -> bytes:
        return self.signer.public_key().public_bytes_raw()

    @property
    def device(self) -> str:
        return sha256(self.public)[:16]

    @property
    def origin(self) -> str:
        return f"amana/{ARCHIVE_ID}/{self.device}"

    @property
    def key_id(self) -> bytes:
        return hashlib.sha256(self.origin.encode() + b"\n\x01" + self.public).digest()[:4]

    @property
    def vkey(self) -> str:
        return f"{self.origin}+{self.key_id.hex()}+{base64.b64encode(bytes([1]) + self.public).decode()}"

    def begin(self, **changed: Any) -> Stranger:
        """archive.json, the custodian's envelope, and the first entry."""
        described = {
            "devices": [{"id": self.device, "vkey": self.vkey}],
            "epochs": [{"epoch": 1, "recipient": str(self.key.to_public()), "started": DAY}],
            "format": "amana-archive",
            "id": ARCHIVE_ID,
            "made": DAY,
            "version": 1,
        } | changed
        self.write("archive.json", canonical(described))
        text = f"# amana archive {ARCHIVE_ID}, epoch 1\n{self.key}\n".encode()
        to = self.custodian.to_public()
        self.write(f"keys/1/{sha256(str(to).encode())[:16]}.age", pyrage.encrypt(text, [to]))
        first = self.record(
            kind="key", act="archive-made", archive=ARCHIVE_ID, at=DAY, device=self.device, software="stranger 1"
        )
        self.enter(first, [self.pack([first.member])], archive=sha256(canonical(described)))
        return self

    def write(self, name: str, data: bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def object(self, tar: bytes) -> str:
        """Seal a tar; the object's name."""
        sealed = pyrage.encrypt(tar, [self.key.to_public()])
        name = sha256(sealed)
        self.write(f"objects/{name[:2]}/{name[2:4]}/{name}.age", sealed)
        return name

    def path(self, name: str) -> Path:
        return self.root / "objects" / name[:2] / name[2:4] / f"{name}.age"

    def pack(self, members: Iterable[tuple[str, bytes]]) -> str:
        return self.object(tar_of(members))

    def record(self, **fields: Any) -> Record:
        self.seeds += 1
        return Record(fields, hashlib.sha256(b"seed %d" % self.seeds).digest())

    def accession(self, path: str | bytes, content: bytes, **more: Any) -> Record:
        raw = path if isinstance(path, bytes) else None
        said = path if isinstance(path, str) else path.decode("utf-8", "backslashreplace")
        more |= {} if raw is None else {"path_raw": raw.hex()}
        return self.record(
            kind="accession",
            path=said,
            found_at="/",
            size=len(content),
            sha256=sha256(content),
            media_type="application/octet-stream",
            received=DAY,
            device=self.device,
            software="stranger 1",
            **more,
        )

    def enter(self, record: Record, objects: list[str], **more: str) -> None:
        said = {"commitment": record.commitment, "objects": objects, "v": 1} | more
        self.entries.append(canonical(said))

    def add_packed(self, *files: tuple[str | bytes, bytes]) -> str:
        """Take in files as one pack; the object's name."""
        records = [self.accession(path, content) for path, content in files]
        contents = {f"content/{sha256(content)}": content for _, content in files}
        pack = self.pack([*contents.items(), *(record.member for record in records)])
        for record in records:
            self.enter(record, [pack])
        return pack

    def add_whole(self, path: str | bytes, content: bytes) -> tuple[str, str]:
        """Take in one large file: (whole object, pack of its record)."""
        whole = self.object(tar_of([("content", content)]))
        record = self.accession(path, content)
        pack = self.pack([record.member])
        self.enter(record, [pack, whole])
        return whole, pack

    def finish(self) -> Path:
        """Write the log: entry bundles, hash tiles, checkpoint."""
        log = f"logs/{self.device}"
        self.write(f"{log}/vkey", f"{self.vkey}\n".encode())
        self._tiles(f"{log}/tile/entries", [len(e).to_bytes(2, "big") + e for e in self.entries])
        hashes = [hashlib.sha256(b"\0" + e).digest() for e in self.entries]
        level = 0
        while hashes:
            self._tiles(f"{log}/tile/{level}", hashes)
            full = len(hashes) // 256 * 256
            level, hashes = level + 1, [_top(hashes[i : i + 256]) for i in range(0, full, 256)]
        root = base64.b64encode(tree_root(self.entries)).decode()
        body = f"{self.origin}\n{len(self.entries)}\n{root}\n"
        signature = base64.b64encode(self.key_id + self.signer.sign(body.encode())).decode()
        self.write(f"{log}/checkpoint", f"{body}\n— {self.origin} {signature}\n".encode())
        return self.root

    def _tiles(self, folder: str, pieces: list[bytes]) -> None:
        for number in range(-(-len(pieces) // 256)):
            tile = pieces[256 * number : 256 * number + 256]
            name = f"x{number // 1000:03d}/{number % 1000:03d}" if number >= 1000 else f"{number:03d}"
            self.write(f"{folder}/{name}" + (f".p/{len(tile)}" if len(tile) < 256 else ""), b"".join(tile))


def _top(hashes: list[bytes]) -> bytes:
    while len(hashes) > 1:
        pairs = zip(hashes[::2], hashes[1::2], strict=True)
        hashes = [hashlib.sha256(b"\1" + left + right).digest() for left, right in pairs]
    return hashes[0]

"""Identity files under a passphrase, and the ciphers that rescue.py carries for where the age program is not."""

from __future__ import annotations

import base64
import fcntl
import io
import os
import pty
import shutil
import subprocess
import sys
import termios
import zlib
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rescue.stranger import padme, under_passphrase
from tests.shared_data import shared

key32 = st.binary(min_size=32, max_size=32)


def write_identity(archive: Any, tmp_path: Path, armored: bool) -> None:
    sealed = under_passphrase(f"{archive.custodian}\n".encode(), "نخلة correct")
    if armored:
        text = base64.b64encode(sealed).decode()
        lines = [text[i : i + 64] for i in range(0, len(text), 64)]
        whole = ["-----BEGIN AGE ENCRYPTED FILE-----", *lines, "-----END AGE ENCRYPTED FILE-----", ""]
        sealed = "\n".join(whole).encode()
    (tmp_path / "identity.age").write_bytes(sealed)


@pytest.mark.parametrize("armored", [False, True])
def test_an_identity_under_a_passphrase(archive: Any, rescue: Any, tmp_path: Path, armored: bool) -> None:
    archive.add_packed(("a", b"1"))
    root = archive.finish()
    write_identity(archive, tmp_path, armored)
    (tmp_path / "right").write_text("نخلة correct\n")
    (tmp_path / "wrong").write_text("nakhla\n")
    ended = rescue(root, "--passphrase-file", str(tmp_path / "right"), identity="identity.age")
    assert (ended.status, ended.files) == (0, {"a": b"1"})
    ended = rescue(root, "--passphrase-file", str(tmp_path / "wrong"), identity="identity.age", dest="no")
    assert ended.status == 5
    assert "passphrase is wrong" in ended.told
    assert not ended.dest.exists()


@pytest.mark.parametrize("own", [False, True])
def test_it_asks_for_the_passphrase_on_the_terminal(archive: Any, tmp_path: Path, own: bool) -> None:
    if not own and shutil.which("age") is None:
        pytest.skip("the age program is not installed")
    archive.add_packed(("a", b"1"))
    root = archive.finish()
    write_identity(archive, tmp_path, armored=False)
    script = Path(__file__).parents[2] / "src" / "amana" / "archive" / "rescue" / "rescue.py"
    command = [sys.executable, "-I", "-S", str(script), "-A", str(root), "-i", str(tmp_path / "identity.age")]
    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("this system gives no pseudo-terminal")
    with subprocess.Popen(
        [*command, *(["--no-age"] if own else []), str(tmp_path / "out")],
        stdin=theirs,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # age asks on the terminal itself
    ) as child:
        os.close(theirs)
        asked = b""
        while b"assphrase" not in asked:
            asked += os.read(ours, 1000)
        os.write(ours, "نخلة correct\n".encode())
        assert child.wait(timeout=60) == 0
    os.close(ours)
    assert (tmp_path / "out" / "a").read_bytes() == b"1"


def test_a_damaged_envelope_is_passed_over_for_another(archive: Any, rescue: Any) -> None:
    archive.add_packed(("a", b"1"))
    root = archive.finish()
    (root / "keys" / "1" / ("0" * 16 + ".age")).write_bytes(b"age-encryption.org/v1\n-> X25519 AAAA\n\n--- AAAA\n")
    ended = rescue(root)
    assert (ended.status, ended.files) == (0, {"a": b"1"})


def test_a_post_quantum_identity_is_told(archive: Any, rescue_own: Any, tmp_path: Path) -> None:
    (tmp_path / "pq.txt").write_text("AGE-SECRET-KEY-PQ-1QQQQ\n")
    ended = rescue_own(archive.finish(), identity="pq.txt")
    assert ended.status == 5
    assert "version 1.3 or newer" in ended.told


@given(key32, st.binary(min_size=12, max_size=12), st.binary(max_size=300))
@settings(max_examples=30, deadline=None)
def test_chacha20_poly1305(script: Any, key: bytes, nonce: bytes, plain: bytes) -> None:
    sealed = ChaCha20Poly1305(key).encrypt(nonce, plain, None)
    assert script.unseal(key, nonce, sealed) == plain
    assert script.unseal(key, nonce, sealed[:-1] + bytes([sealed[-1] ^ 1])) is None


def test_chacha20_poly1305_on_a_whole_chunk(script: Any) -> None:
    plain = os.urandom(65536)
    sealed = ChaCha20Poly1305(b"k" * 32).encrypt(b"n" * 12, plain, None)
    assert script.unseal(b"k" * 32, b"n" * 12, sealed) == plain


@given(key32, key32)
@settings(max_examples=15, deadline=None)
def test_x25519(script: Any, mine: bytes, theirs: bytes) -> None:
    secret = X25519PrivateKey.from_private_bytes(mine)
    assert script.x25519(mine) == secret.public_key().public_bytes_raw()
    point = X25519PrivateKey.from_private_bytes(theirs).public_key().public_bytes_raw()
    assert script.x25519(mine, point) == secret.exchange(X25519PublicKey.from_public_bytes(point))


@given(key32, st.binary(max_size=80), st.integers(0, 511))
@settings(max_examples=15, deadline=None)
def test_ed25519(script: Any, seed: bytes, message: bytes, bit: int) -> None:
    signer = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = signer.public_key().public_bytes_raw(), signer.sign(message)
    assert script.signed_by(public, message, signature)
    assert not script.signed_by(public, message + b"!", signature)
    changed = bytearray(signature)
    changed[bit // 8] ^= 1 << bit % 8
    assert not script.signed_by(public, message, bytes(changed))


@given(key32, st.binary(min_size=64, max_size=64))
@settings(max_examples=20, deadline=None)
def test_ed25519_on_noise(script: Any, public: bytes, signature: bytes) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, b"m")
        holds = True
    except (InvalidSignature, ValueError):
        holds = False
    assert script.signed_by(public, b"m", signature) == holds


# A header spelt oddly, whose MAC is right. What is inside is checked by SHA-256 all the same.
TOLERATED = {"stanza_empty_argument", "stanza_invalid_character"}


def test_the_age_vectors(script: Any) -> None:
    seen = 0
    for vector in sorted((shared("age_testkit") / "testdata").iterdir()):
        head, _, body = vector.read_bytes().partition(b"\n\n")
        told = [line.split(": ", 1) for line in head.decode().splitlines()]
        said = dict(told)
        if "armored" in said or "hybrid" in vector.name or vector.name in TOLERATED:
            continue
        body = zlib.decompress(body) if said.get("compressed") == "zlib" else body
        keys = [key for name, text in told if name == "identity" for key in script.keys_in(text, False)]
        digest = script.hashlib.sha256()
        try:
            for chunk in script.age_chunks(io.BytesIO(body), keys, said.get("passphrase", "").encode()):
                digest.update(chunk)
            assert (said["expect"], digest.hexdigest()) == ("success", said["payload"]), vector.name
        except (script.Damaged, script.Locked):
            assert said["expect"] != "success", vector.name
        seen += 1
    assert seen == 90


def test_the_log_of_another_program(script: Any) -> None:
    log = shared("tlog_fixture") / "tessera" / "log"
    checked = 0
    for size in range(1, 16):
        lines = (log / f"checkpoint.{size}").read_text().split("\n")
        entries = list(script.log_entries(str(log), int(lines[1])))
        if len(entries) == int(lines[1]):
            assert base64.b64encode(script.merkle_root(entries)).decode() == lines[2]
            checked += 1
    assert checked


def test_bundle_paths(script: Any) -> None:
    paths = [script.bundle_path(number) for number in (0, 255, 1234067, 5000)]
    assert paths == ["000", "255", "x001/x234/067", "x005/000"]


def test_padme_in_the_stranger() -> None:
    assert [padme(n) for n in (1, 8, 9, 1000, 70_000)] == [1, 8, 10, 1024, 71_680]


def test_an_identity_file_that_is_not_there_is_wrong_usage(archive: Any, rescue_own: Any, tmp_path: Path) -> None:
    ended = rescue_own(archive.finish(), identity="nowhere.txt")
    assert ended.status == 2
    assert "nowhere.txt: No such file" in ended.told


def test_an_identity_as_windows_saves_it(archive: Any, rescue: Any, tmp_path: Path) -> None:
    (tmp_path / "windows.txt").write_bytes(f"# me\r\n{archive.custodian}\r\n".encode("utf-8-sig"))
    assert rescue(archive.finish(), identity="windows.txt").status == 0

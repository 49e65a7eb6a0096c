"""Files go both ways between Amana and other age programs: the age program itself, and pyrage (rage)."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from amana.seal import (
    CHUNK,
    ScryptIdentity,
    ScryptRecipient,
    X25519Identity,
    open_bytes,
    parse_identity,
    read_identities,
    recipient_text,
    seal_bytes,
    write_armor,
)

pyrage = pytest.importorskip("pyrage")

IDENTITY = X25519Identity.generate()
TO = [IDENTITY.recipient]
LENGTHS = pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 5 * CHUNK + 12_345])


def _data(length: int) -> bytes:
    return (bytes(range(251)) * (length // 251 + 1))[:length]


@pytest.fixture
def age() -> str:
    program = shutil.which("age")
    if program is None:
        pytest.skip("the age program is not installed")
    return program


@pytest.fixture
def identity_file(tmp_path: Path) -> Path:
    file = tmp_path / "identity.txt"
    file.write_text(IDENTITY.secret_text() + "\n")
    return file


@LENGTHS
@pytest.mark.parametrize("armored", [False, True], ids=["binary", "armored"])
def test_the_age_program_opens_ours(length: int, armored: bool, age: str, identity_file: Path) -> None:
    sealed = seal_bytes(_data(length), TO)
    sealed = write_armor(sealed) if armored else sealed
    ran = subprocess.run([age, "-d", "-i", str(identity_file)], input=sealed, capture_output=True, check=True)
    assert ran.stdout == _data(length)


@LENGTHS
@pytest.mark.parametrize("options", [[], ["--armor"]], ids=["binary", "armored"])
def test_we_open_the_age_programs(length: int, options: list[str], age: str) -> None:
    command = [age, *options, "-r", recipient_text(IDENTITY.recipient)]
    ran = subprocess.run(command, input=_data(length), capture_output=True, check=True)
    assert open_bytes(ran.stdout, [IDENTITY]) == _data(length)


def test_we_read_what_age_keygen_writes(tmp_path: Path) -> None:
    program = shutil.which("age-keygen")
    if program is None:
        pytest.skip("the age-keygen program is not installed")
    file = tmp_path / "made.txt"
    subprocess.run([program, "-o", str(file)], capture_output=True, check=True)
    (identity,) = read_identities(file.read_bytes())
    assert recipient_text(identity.recipient) in file.read_text()


@LENGTHS
def test_both_ways_with_pyrage(length: int) -> None:
    theirs = pyrage.x25519.Identity.from_str(IDENTITY.secret_text())
    assert str(theirs.to_public()) == recipient_text(IDENTITY.recipient)
    assert pyrage.decrypt(seal_bytes(_data(length), TO), [theirs]) == _data(length)
    for armored in (False, True):
        sealed = pyrage.encrypt(_data(length), [theirs.to_public()], armored=armored)
        assert open_bytes(sealed, [IDENTITY]) == _data(length)


def test_identities_made_by_pyrage_are_ours() -> None:
    theirs = pyrage.x25519.Identity.generate()
    ours = parse_identity(str(theirs))
    assert recipient_text(ours.recipient) == str(theirs.to_public())


def test_passphrases_both_ways_with_pyrage() -> None:
    sealed = seal_bytes(b"a word", [ScryptRecipient(b"three plain words", 10)])
    assert pyrage.passphrase.decrypt(sealed, "three plain words") == b"a word"
    # Their work factor follows the machine's speed: the limit here is the age program's own.
    sealed = pyrage.passphrase.encrypt(b"a word", "three plain words")
    assert open_bytes(sealed, [ScryptIdentity(b"three plain words", 22)]) == b"a word"


def test_the_default_work_factor_is_read_by_pyrage() -> None:
    sealed = seal_bytes(b"a word", [ScryptRecipient(b"three plain words")])
    assert pyrage.passphrase.decrypt(sealed, "three plain words") == b"a word"

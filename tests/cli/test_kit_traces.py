"""What a capture kit leaves behind: nothing that was taken in, no name of it, no plain hash, no key that opens.

The real program runs in a scratch tree that holds the kit, its temporary folder and the person's own folders.
Every file there is searched, and where a disk image can be mounted, every block of the disk: files that were
removed lie there still.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import unicodedata
import urllib.parse
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from PIL import Image

import amana
from amana.actions.custodians import devices
from amana.archive.tar import BLOCK
from amana.seal import padme
from tests.archive.archives import write_tree

STATEMENT = "قالت الشاهدة إنّ الجسر الحجري سقط عند الفجر\n" * 40
LETTER = "The clinic in Wadi al-Noor kept its register until the last bus.\n" * 40
SECRETS = ("Samira Taleb of the harbour", "stone bridge register", "Idris the ferryman")
"""The source, a tag and who acts, as they are given to `add`."""

_HASHES = ("md5", "sha1", "sha256", "sha512", "blake2b")
_PIECE = 24
_IMAGE_SIZE = 48 << 20


def photo() -> bytes:
    exif = Image.Exif()
    exif[0x013B], exif[0x010E] = "Photographer Yusra Haddad", "The square before the shelling"
    sink = io.BytesIO()
    Image.effect_noise((400, 300), 80).save(sink, "JPEG", exif=exif)
    return sink.getvalue()


def zipped() -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as out:
        out.writestr("inside/list-of-the-missing.csv", "name,seen\n" + "Nour Barakat,at the market gate\n" * 20)
    return sink.getvalue()


CARD: dict[str, bytes] = {
    "شهادات/شهادة أمّ إدريس.txt": STATEMENT.encode(),
    "letters/letter-from-the-clinic.txt": LETTER.encode(),
    "letters/letter-again.txt": LETTER.encode(),
    "DCIM/مظاهرة في الساحة.jpg": photo(),
    "bundle-of-lists.zip": zipped(),
    "film-of-the-crossing.mp4": random.Random(7).randbytes(1_700_000),
    "film-of-the-crossing-2.mp4": random.Random(8).randbytes(1_700_200),
}


@pytest.fixture
def card(tmp_path: Path) -> Path:
    return write_tree(tmp_path / "card", CARD.items())


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The archive that the kit is of. Its key never comes near the scratch tree."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "key")
    return tmp_path / "archive"


def make_kit(archive: Path, out: Path) -> None:
    with amana.open_archive(archive, identity=archive.parent / "key") as opened:
        devices.new(opened, "phone", out)


def environment(scratch: Path) -> dict[str, str]:
    """Everything that a process may write to, inside the scratch tree."""
    folders = {"HOME": "home", "TMPDIR": "tmp", "XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state"}
    folders |= {"XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_RUNTIME_DIR": "run"}
    for name in folders.values():
        (scratch / name).mkdir(exist_ok=True)
    told = {variable: str(scratch / name) for variable, name in folders.items()}
    return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "AMANA_AS": SECRETS[2], **told}


def add(scratch: Path, card: Path, *options: str) -> subprocess.CompletedProcess[str]:
    words = [
        "-m",
        "amana",
        "-A",
        str(scratch / "kit"),
        "add",
        str(card),
        "--source",
        SECRETS[0],
        "--tag",
        SECRETS[1],
    ]
    return subprocess.run(
        [sys.executable, *words, *options],
        cwd=scratch,
        env=environment(scratch),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


# --- what must not be found


def spellings(text: str) -> Iterator[bytes]:
    """A name or a phrase in every way that a program may have written it down."""
    for form in {text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)}:
        yield form.encode()
        yield form.encode("utf-16-le")
        yield form.encode("utf-16-be")
        yield json.dumps(form)[1:-1].encode()
        yield urllib.parse.quote(form).encode()
        yield base64.b64encode(form.encode())[: len(form) - 4]


def pieces(data: bytes) -> Iterator[bytes]:
    """From all over the content, so that no part of it can lie somewhere unseen."""
    for at in range(0, max(1, len(data) - _PIECE), max(1, len(data) // 50)):
        yield data[at : at + _PIECE]


def hashes(data: bytes) -> Iterator[bytes]:
    for name in _HASHES:
        digest = hashlib.new(name, data).digest()
        yield digest
        yield digest.hex().encode()
        yield digest.hex().upper().encode()
        yield base64.b64encode(digest).rstrip(b"=")


def forbidden(archive: Path) -> dict[bytes, str]:
    """What must not be found -> what it is."""
    found: dict[bytes, str] = {}

    def note(what: str, patterns: Iterator[bytes]) -> None:
        found.update({pattern: what for pattern in patterns if len(pattern) >= 8})

    for name, data in CARD.items():
        note(f"content of {name}", pieces(data))
        note(f"hash of {name}", hashes(data))
        for part in Path(name).parts:
            note(f"name {part}", spellings(part))
            note(f"name {part}", spellings(Path(part).stem))
    for phrase in (*SECRETS, "list-of-the-missing.csv", "Nour Barakat", "Photographer Yusra Haddad"):
        note(f"phrase {phrase}", spellings(phrase))
    key = (archive.parent / "key").read_text().splitlines()[-1]
    note("the identity", iter([key.encode(), key.lower().encode(), b"AGE-SECRET-KEY"]))
    note("a PEM key", iter([b"PRIVATE KEY-----"]))
    return found


def found_in(data: bytes, patterns: Mapping[bytes, str]) -> set[str]:
    return {what for pattern, what in patterns.items() if pattern in data}


def found_under(scratch: Path, patterns: Mapping[bytes, str]) -> dict[str, set[str]]:
    """Each file of the tree that holds something, or is called so, and what."""
    found: dict[str, set[str]] = {}
    for folder, folders, files in os.walk(scratch):
        for name in (*folders, *files):
            path = Path(folder, name)
            here = found_in(os.fsencode(path.relative_to(scratch)), patterns)
            here |= found_in(path.read_bytes(), patterns) if path.is_file() else set()
            if here:
                found[str(path)] = here
    return found


def test_the_search_finds_what_there_is_to_find(archive: Path, card: Path, tmp_path: Path) -> None:
    """Each kind of pattern is found in a tree that holds it: the search itself can fail."""
    patterns = forbidden(archive)
    assert set(found_under(card, patterns)) >= {str(card / name) for name in CARD}
    told = {what for here in found_under(card, patterns).values() for what in here if what.startswith("content")}
    assert len(told) == len(set(CARD.values()))
    digest = hashlib.sha256(CARD["bundle-of-lists.zip"])
    notes = {"a": digest.digest(), "b": digest.hexdigest().encode(), "c": (archive.parent / "key").read_bytes()}
    write_tree(tmp_path / "notes", [*notes.items(), ("d", json.dumps({"p": "مظاهرة في الساحة.jpg"}).encode())])
    assert set(found_under(tmp_path / "notes", patterns)) == {str(tmp_path / "notes" / one) for one in "abcd"}


def test_nothing_is_left_in_any_file(archive: Path, card: Path, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    make_kit(archive, scratch / "kit")
    for options in ((), ("--json",)):
        done = add(scratch, card, *options)
        assert done.returncode == 0, done.stderr
        assert f"{len(CARD)} receipts." in done.stdout + done.stderr
    assert found_under(scratch, forbidden(archive)) == {}
    own = [path for path in scratch.rglob("*") if path.is_file() and scratch / "kit" not in path.parents]
    assert own == []  # and the person's own folders hold nothing at all
    assert not list(scratch.rglob("*.db*"))


def test_what_is_printed_on_a_kit_tells_no_hash(archive: Path, card: Path, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    make_kit(archive, scratch / "kit")
    plain = {pattern: what for pattern, what in forbidden(archive).items() if what.startswith("hash")}
    for options in ((), ("--json",)):
        assert found_in(add(scratch, card, *options).stdout.encode(), plain) == set()


def test_a_list_of_receipts_has_no_names(archive: Path, card: Path, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    make_kit(archive, scratch / "kit")
    printed = add(scratch, card).stdout
    listed = subprocess.run(
        [sys.executable, "-m", "amana", "-A", str(scratch / "kit"), "list"],
        env=environment(scratch),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert found_in((printed + listed).encode(), forbidden(archive)) == set()
    assert len(listed.splitlines()) == len(CARD)


def test_nothing_is_left_when_it_is_killed_half_way(archive: Path, tmp_path: Path) -> None:
    """What lies unfinished in the work folder is sealed too."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    make_kit(archive, scratch / "kit")
    card = write_tree(tmp_path / "card", [(f"{n}/{name}", data) for n in range(6) for name, data in CARD.items()])
    words = ["-m", "amana", "-A", str(scratch / "kit"), "add", str(card), "--json"]
    running = subprocess.Popen(
        [sys.executable, *words],
        env=environment(scratch),
        cwd=scratch,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    work = scratch / "kit" / "local" / "work"
    while not any(work.glob("*.age")):
        with suppress(subprocess.TimeoutExpired):
            running.wait(timeout=0.01)
            break
    running.send_signal(signal.SIGABRT)
    running.wait(timeout=60)
    assert found_under(scratch, forbidden(archive)) == {}


# --- the disk beneath the files


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """An ext4 disk in a file, mounted: the file, and where it is mounted."""
    image, mounted = tmp_path / "disk.img", tmp_path / "mounted"
    maker, mount = shutil.which("mkfs.ext4", path=f"{os.environ['PATH']}:/usr/sbin:/sbin"), shutil.which("mount")
    if maker is None or mount is None:
        pytest.skip("mkfs.ext4 or mount is not here")
    mounted.mkdir()
    with image.open("wb") as file:
        file.truncate(_IMAGE_SIZE)
    subprocess.run([maker, "-q", "-E", "lazy_itable_init=0,nodiscard", image], check=True)
    done = subprocess.run(
        [mount, "-o", "loop,nodiscard", image, mounted], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        pytest.skip(f"a disk image cannot be mounted here: {done.stderr.strip()}")
    try:
        yield image, mounted
    finally:
        subprocess.run(["umount", mounted], check=False)


def raw(image: Path, mounted: Path) -> bytes:
    """Every block of the disk, also those that belong to no file any more."""
    subprocess.run(["umount", mounted], check=True)
    with image.open("rb") as file:
        blocks = iter(lambda: file.read(4096), b"")
        return b"".join(block for block in blocks if block.strip(b"\0"))  # most of the disk was never written to


def test_nothing_is_left_in_any_block_of_the_disk(archive: Path, card: Path, disk: tuple[Path, Path]) -> None:
    image, mounted = disk
    make_kit(archive, mounted / "kit")
    done = add(mounted, card)
    assert done.returncode == 0, done.stderr
    # So that it is known that what was removed is seen: the same, written in the clear and removed.
    marker = os.urandom(64)
    with (mounted / "removed").open("wb") as file:
        file.write(marker * 64)
        file.flush()
        os.fsync(file.fileno())
    (mounted / "removed").unlink()
    blocks = raw(image, mounted)
    assert marker in blocks
    assert found_in(blocks, forbidden(archive)) == set()


# --- sizes


def sealed_length(path: Path) -> int:
    """How long the padded tar inside is, from the outside: header, nonce, 16 bytes a chunk (age v1)."""
    data = path.read_bytes()
    header = data.index(b"\n", data.index(b"\n--- ") + 1) + 1
    body = len(data) - header - 16
    return body - 16 * -(-body // (65_536 + 16))


def test_sizes_are_padded(archive: Path, card: Path, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    make_kit(archive, scratch / "kit")
    assert add(scratch, card).returncode == 0
    lengths = [sealed_length(path) for path in (scratch / "kit" / "objects").rglob("*.age")]
    for length in lengths:
        assert any(
            padme(one) == one and one + -one % BLOCK == length for one in range(length - BLOCK + 1, length + 1)
        )
    # The two films differ by 200 bytes, and cannot be told apart.
    assert len([length for length in lengths if length > 1_700_000]) == 2
    assert len({length for length in lengths if length > 1_700_000}) == 1


# --- core dumps


def dumps_core(folder: Path, code: str) -> bool:
    """Whether a program that aborts leaves a dump of its memory, though the shell that starts it allows them."""
    folder.mkdir()

    def allowed() -> None:
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))

    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, preexec_fn=allowed, capture_output=True, check=False
    )
    assert ended.returncode == -signal.SIGABRT, ended.stderr
    return any(folder.iterdir())


ABORTS = """
import os
import amana.cli.edge as edge
edge.run = lambda *_: os.abort()
from amana.cli import main
main()
"""


def test_a_program_that_breaks_leaves_no_core(tmp_path: Path) -> None:
    if not dumps_core(tmp_path / "python", "import os; os.abort()"):
        pytest.skip("this system leaves no core dumps in the folder a program runs in")
    assert not dumps_core(tmp_path / "amana", ABORTS)


def test_core_dumps_are_off_before_anything_is_opened() -> None:
    code = """
import ctypes, resource, sys
import amana.cli.edge as edge
edge.run = lambda *_: print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)) or 0
from amana.cli import main
main()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("(0, 0) ")
    if sys.platform == "linux":
        assert done.stdout.endswith(" 0\n")

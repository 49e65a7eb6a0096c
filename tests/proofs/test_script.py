"""The stand-alone program: short, by itself, and of one mind with Amana, whatever it is given."""

from __future__ import annotations

import argparse
import ast
import base64
import copy
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.errors import NotAProof
from amana.proofs import Attested, Shown, Trusted, check_file, check_proof, script, write_file
from amana.tlog import CosignerKey, VerifierKey, read_proof, write_proof
from amana.tlog.note import signed_by
from tests.proofs.makers import (
    ARCHIVE,
    PHOTO,
    SCRIPT,
    TOKENS,
    Log,
    cosigned,
    cosigner,
    run_script,
    sample,
    seed_of,
)

LOG, LAMP, BELL = sample(), cosigner(), cosigner("bell")
PHOTO_PROOF, ACT_PROOF = LOG.prove(4), LOG.prove(5, "act", "at", "items")
WITNESSED = LOG.prove(
    4,
    witness=Attested(cosigned(LOG.note(), LAMP, BELL), TOKENS, b"ots"),
    cosigners=[LAMP],
    suspect="lost",
)


# --- what it is


def test_it_is_short_and_python_3_8_and_standard_library_only() -> None:
    text = SCRIPT.read_text("utf-8")
    assert len(text.splitlines()) < 300
    tree = ast.parse(text, feature_version=(3, 8))
    roots = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    roots |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert {str(root).split(".")[0] for root in roots} <= sys.stdlib_module_names
    assert not roots & {"socket", "ssl", "http", "urllib", "subprocess", "tomllib", "zoneinfo"}
    assert script() == SCRIPT.read_bytes()


def test_it_runs_on_an_old_python(tmp_path: Path) -> None:
    old = shutil.which("python3.8")
    if not old or subprocess.run([old, "-c", ""], capture_output=True, check=False).returncode:
        pytest.skip("no Python 3.8 here")
    (tmp_path / "p").write_bytes(WITNESSED)
    assert run_script(tmp_path / "p", python=[old]).status == 0


# RFC 8032, 7.1: secret key, message, signature.
@pytest.mark.parametrize(
    ("secret", "text", "signature"),
    [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "r",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
    ],
)
def test_signatures_of_the_rfc(secret: str, text: str, signature: str) -> None:
    public = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret)).public_key().public_bytes_raw()
    assert check_proof.signed_by(public, text, bytes.fromhex(signature))
    assert not check_proof.signed_by(public, text + " ", bytes.fromhex(signature))


@given(st.binary(min_size=32, max_size=32), st.text(max_size=20), st.integers(0, 511))
@settings(max_examples=25, deadline=None)
def test_its_signatures_are_everybodys(secret: bytes, text: str, bit: int) -> None:
    text = text.encode("utf-8", "replace").decode()
    key = Ed25519PrivateKey.from_private_bytes(secret)
    public, made = key.public_key().public_bytes_raw(), key.sign(text.encode())
    assert check_proof.signed_by(public, text, made)
    flipped = bytearray(made)
    flipped[bit // 8] ^= 1 << bit % 8
    assert not _holds(public, text, bytes(flipped))


def _holds(public: bytes, text: str, signature: bytes) -> bool:
    try:
        return check_proof.signed_by(public, text, signature)
    except check_proof.Stop:
        return False


def test_signatures_that_are_not_in_the_one_form() -> None:
    key = Ed25519PrivateKey.from_private_bytes(seed_of("form"))
    public, made = key.public_key().public_bytes_raw(), key.sign(b"x")
    larger = (int.from_bytes(made[32:], "little") + check_proof.ORDER).to_bytes(32, "little")
    for signature in (
        made[:-1],
        made + b"\0",
        made[:32] + larger,
        (2**255 - 19).to_bytes(32, "little") + made[32:],
    ):
        assert not _holds(public, "x", signature)
        assert not signed_by(public, b"x", signature)


# --- of one mind


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its slow signatures, which are tested above, in the library's hands: the rest stays its own."""

    def holds(public: bytes, text: str, signature: bytes) -> bool:
        return signed_by(public, text.encode(), signature)

    monkeypatch.setattr(check_proof, "signed_by", holds)


def amanas(data: bytes, trust: list[str]) -> int:
    """Amana's verdict, as an exit status."""
    try:
        return 0 if all(one.ok for one in check_file(data, Trusted.from_texts(trust))) else 4
    except NotAProof:
        return 2


def scripts(data: bytes, trust: list[str], folder: Path) -> int:
    """The program's."""
    (folder / "p").write_bytes(data)
    keys = [check_proof.read_key(text) for text in trust]
    given = argparse.Namespace(proof=folder / "p", file=None, trust=keys, tokens=None)
    try:
        with redirect_stdout(io.StringIO()):
            return check_proof.run(given)
    except check_proof.Stop as stop:
        return int(stop.args[0])


def verdict(data: bytes, folder: Path, trust: list[str] | None = None) -> int:
    """What both say, which must be the same."""
    ours, its = amanas(data, trust or []), scripts(data, trust or [], folder)
    assert ours == its, data
    return ours


ALL = write_file([PHOTO_PROOF, ACT_PROOF, WITNESSED])


@pytest.mark.usefixtures("quick")
def test_what_holds(tmp_path: Path) -> None:
    for data in (PHOTO_PROOF, ACT_PROOF, WITNESSED, ALL, LOG.prove(4, *LOG.photo())):
        assert verdict(data, tmp_path) == 0
    keys = [LOG.key.verifier.text, LAMP.verifier.text, BELL.verifier.text]
    assert verdict(ALL, tmp_path, keys) == 0
    assert verdict(ALL, tmp_path, [sample("two").key.verifier.text]) == 4


@pytest.mark.usefixtures("quick")
def test_every_byte_flipped(tmp_path: Path) -> None:
    """What holds all the same shows the same or less, but for what nobody signed."""
    data = write_file([ACT_PROOF, WITNESSED])
    known = check_file(data)
    for at in range(len(data)):
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        if verdict(changed, tmp_path) == 0:
            for ours, its in zip(known, check_file(changed), strict=True):
                assert _signed(its) == _signed(ours), at
                assert set(its.cosigned) <= set(ours.cosigned)


def _signed(shown: Shown) -> Shown:
    """Without what stands in the file on its maker's word, and what outsiders said, which may be taken away."""
    return replace(shown, tokens=(), calendars=None, suspect=None, unchecked=(), cosigned=())


@pytest.mark.usefixtures("quick")
def test_every_byte_flipped_where_all_is_signed(tmp_path: Path) -> None:
    for at in range(len(PHOTO_PROOF)):
        changed = PHOTO_PROOF[:at] + bytes([PHOTO_PROOF[at] ^ 1]) + PHOTO_PROOF[at + 1 :]
        assert verdict(changed, tmp_path) in (2, 4), at


@pytest.mark.usefixtures("quick")
def test_every_byte_of_the_extra_data_flipped(tmp_path: Path) -> None:
    proof = read_proof(WITNESSED)
    extra = proof.extra or b""
    for at in range(len(extra)):
        for flip in (1, 2):
            changed = extra[:at] + bytes([extra[at] ^ flip]) + extra[at + 1 :]
            verdict(write_proof(replace(proof, extra=changed)), tmp_path)


@pytest.mark.usefixtures("quick")
def test_every_line_dropped_doubled_and_swapped(tmp_path: Path) -> None:
    lines = ALL.splitlines(keepends=True)
    for at in range(len(lines)):
        dropped, doubled = lines[:at] + lines[at + 1 :], lines[: at + 1] + lines[at:]
        swapped = lines[:at] + lines[at : at + 2][::-1] + lines[at + 2 :]
        for changed in (dropped, doubled, swapped, lines[:at], lines[at:]):
            verdict(b"".join(changed), tmp_path)


SMALL: list[Any] = [None, True, False, 0, 1, -1, 2**53 - 1, "", "0", "ab" * 32, [], {}, [[]], [{}], {"v": 1}]


def _places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield at
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in inner:
        yield from _places(one, (*at, name))


def _put(value: Any, at: tuple[Any, ...], new: Any) -> Any:
    if not at:
        return new
    changed = copy.deepcopy(value)
    inside = changed
    for name in at[:-1]:
        inside = inside[name]
    if new is ...:
        del inside[at[-1]]
    else:
        inside[at[-1]] = new
    return changed


def _rewritten(part: bytes, extra: Any) -> bytes:
    data = json.dumps(extra, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    return write_proof(replace(read_proof(part), extra=data))


@pytest.mark.usefixtures("quick")
def test_every_member_of_the_extra_data_replaced(tmp_path: Path) -> None:
    extra = json.loads(read_proof(WITNESSED).extra or b"")
    for at in _places(extra):
        for new in SMALL if at else SMALL[:3]:
            verdict(_rewritten(WITNESSED, _put(extra, at, new)), tmp_path)
        if at:
            verdict(_rewritten(WITNESSED, _put(extra, at, ...)), tmp_path)


_EXTRA = json.loads(read_proof(WITNESSED).extra or b"")
_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**54), 2**54) | _TEXT | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(list(_places(_EXTRA))), _JSON)
@settings(max_examples=300, deadline=None)
def test_any_value_anywhere(at: tuple[Any, ...], new: Any) -> None:
    data = _rewritten(WITNESSED, _put(_EXTRA, at, new))
    ours, its = _both(data)
    assert ours == its


def _both(data: bytes) -> tuple[int, int]:
    """As `verdict`, where no fixture can be: each example is a run of its own."""
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        patch.setattr(check_proof, "signed_by", lambda public, text, made: signed_by(public, text.encode(), made))
        return amanas(data, []), scripts(data, [], Path(folder))


def _raw(extra: bytes) -> bytes:
    return write_proof(replace(read_proof(PHOTO_PROOF), extra=extra))


_CANONICAL = read_proof(PHOTO_PROOF).extra or b""


def _ended(text: str) -> bytes:
    """The extra data, its last member `v` written so."""
    assert _CANONICAL.endswith(b',"v":1}')
    return _CANONICAL[: -len(b'"v":1}')] + text.encode()


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("extra", "wanted"),
    [
        (b"", 4),
        (b"\xff", 4),
        (b"[" * 60_000, 4),
        (b'{"a":' * 10_000, 4),
        (b"[" * 33 + b"]" * 33, 4),
        (b"1" * 5_000, 4),
        (b'"\\ud800"', 4),
        (b"NaN", 4),
        (b"{}", 4),
        (b"null", 4),
        (_ended('"v":1}'), 0),
        (_ended('"v":1.0}'), 4),
        (_ended('"v":1e0}'), 4),
        (_ended('"v":-0}'), 4),
        (_ended('"v":1,"v":1}'), 4),
        (_ended('"v": 1}'), 4),
        (_ended('"v":1,"z":"\\ud800"}'), 4),
        (_ended('"v":1,"z":9007199254740991}'), 0),
        (_ended('"v":1,"z":9007199254740992}'), 4),
        (_ended('"v":1,"z":-9007199254740992}'), 4),
        (_ended('"v":1,"z":true}'), 0),
        (_ended('"v":1,"z":1.5}'), 4),
        (_ended('"v":1,"z":' + "[" * 31 + "]" * 31 + "}"), 0),
        (_ended('"v":1,"z":' + "[" * 32 + "]" * 32 + "}"), 4),
        (_ended('"v":1,"z":{"\U0001f30a":1,"\ufb50":2}}'), 0),
        (_ended('"v":1,"z":{"\ufb50":2,"\U0001f30a":1}}'), 4),
        (_ended('"\\u0076":1}'), 4),
        (b"\xef\xbb\xbf" + _CANONICAL, 4),
        (_CANONICAL + b"\n", 4),
    ],
)
def test_extra_data_in_its_one_form_and_others(extra: bytes, wanted: int, tmp_path: Path) -> None:
    assert verdict(_raw(extra), tmp_path) == wanted


def _noted(text: str, *lines: str) -> bytes:
    return write_proof(replace(read_proof(PHOTO_PROOF), checkpoint=(text + "\n" + "".join(lines)).encode()))


def _checkpoints() -> Iterator[tuple[int, bytes]]:
    """Notes around the right one: what is lawful holds."""
    name, key = LOG.key.name, LOG.key
    text, _, own = LOG.note().decode().rpartition("\n\n")
    text += "\n"
    size, root = text.split("\n")[1:3]
    other = sample("two").key
    extended = text + "an extension\n"
    yield 0, _noted(text, own)
    yield 0, _noted(text, own, own)
    yield 0, _noted(text, other.sign(text).line(), own)
    yield 0, _noted(extended, key.sign(extended).line())
    yield 0, _noted(text, own, *(other.sign(text).line() for _ in range(63)))
    yield 4, _noted(text, own, *(other.sign(text).line() for _ in range(64)))
    yield 4, _noted(text, other.sign(text).line())
    yield 4, _noted(text, key.sign("x\n").line(), own)
    yield 4, _noted(text, own.rstrip("\n"))
    yield 4, _noted(text, own.replace("— ", "- "))
    yield 4, _noted(text, own.replace(" ", "  "))
    yield 4, _noted(text, own.replace(" ", "\u00a0"))
    for changed in (
        f"{name}\n0{size}\n{root}\n",
        f"{name}\n+{size}\n{root}\n",
        f"{name}\n{size}\n{root[:-1]}\n",
        f"{name}\n{size}\n{base64.b64encode(bytes(31)).decode()}\n",
        f"{name}\n{2**63}\n{root}\n",
        f"{name}\n{2**63 - 1}\n{root}\n",
        f"{name}\n0\n{root}\n",
        f"{name}\n4\n{root}\n",
        f"{name}\n{size}\n",
        f"{name}\n{size}\n{root}\n\n",
        f"{name}\n{size}\n{root}\nx\ty\n",
        f"{name}\n{size}\n{root}\n\x00\n",
        f"{name}x\n{size}\n{root}\n",
        f"{other.name}\n{size}\n{root}\n",
        f"\n{size}\n{root}\n",
    ):
        lawful = changed if "\t" not in changed and "\x00" not in changed else "x\n"
        yield 4, _noted(changed, key.sign(lawful).line())


@pytest.mark.usefixtures("quick")
def test_checkpoints_of_every_kind(tmp_path: Path) -> None:
    for wanted, data in _checkpoints():
        assert verdict(data, tmp_path) == wanted, data


def _cosigner_lines() -> Iterator[tuple[int, bytes, list[str]]]:
    note = LOG.note()
    for time, wanted in ((0, 4), (1, 0), (253402300799, 0), (253402300800, 4), (2**63 - 1, 4)):
        line = cosigned(note, LAMP, time=time or 1)
        if not time:
            line = line.replace(b"\n\n", b"\n\n", 1)[:-20] + b"A" * 19 + b"\n"
        yield wanted, LOG.prove(4, witness=Attested(line), cosigners=[LAMP]), []
        yield (0 if wanted == 4 else wanted), LOG.prove(4, witness=Attested(line)), []
        yield wanted, LOG.prove(4, witness=Attested(line)), [LAMP.verifier.text]
    own = CosignerKey(LOG.key.name, seed_of("another"))  # a cosigner that calls itself as the log does
    line = cosigned(note, own)
    yield 0, LOG.prove(4, witness=Attested(line), cosigners=[own]), []
    yield 0, LOG.prove(4, witness=Attested(line)), [own.verifier.text, LOG.key.verifier.text]


@pytest.mark.usefixtures("quick")
def test_cosigners_of_every_kind(tmp_path: Path) -> None:
    for wanted, data, trust in _cosigner_lines():
        assert verdict(data, tmp_path, trust) == wanted


def _keys() -> Iterator[str]:
    public = LOG.key.verifier.public
    for name in (
        LOG.key.name,
        f"amana/{ARCHIVE}/{'0' * 16}",
        "amana//",
        "x",
        f"{LOG.key.name}/x",
        LOG.key.name.upper(),
    ):
        yield VerifierKey(name, public).text
    text = LOG.key.verifier.text
    yield from (
        "",
        "+",
        "++",
        text[:-1],
        text + "=",
        text.replace("+", "-"),
        text.replace("+", "+0", 1),
        text + "\n",
    )
    yield CosignerKey(LOG.key.name, seed_of(LOG.word)).verifier.text
    yield f"{LOG.key.name}+00000000+{base64.b64encode(bytes([1]) + public).decode()}"
    yield f"{LOG.key.name}+00000000+{base64.b64encode(bytes([1]) + public[1:]).decode()}"


@pytest.mark.usefixtures("quick")
def test_keys_of_every_kind(tmp_path: Path) -> None:
    for text in _keys():
        wanted = 0 if text == LOG.key.verifier.text else 4
        for name, new in (("key", text), ("cosigners", [text])):
            said = verdict(_rewritten(PHOTO_PROOF, {**json.loads(_CANONICAL), name: new}), tmp_path)
            if name == "key":
                assert said == wanted, text


@pytest.mark.usefixtures("quick")
def test_paths_and_places_of_every_kind(tmp_path: Path) -> None:
    proof = read_proof(PHOTO_PROOF)
    hashes = proof.path
    for path in (hashes[:-1], (*hashes, hashes[0]), hashes[::-1], (), (bytes(32),) * 63):
        assert verdict(write_proof(replace(proof, path=path)), tmp_path) == 4
    for index in (0, 3, 5, 9, 10, 2**63 - 2):
        assert verdict(write_proof(replace(proof, index=index)), tmp_path) == 4
    for size in range(1, 20):
        log = Log("many")
        log.add(*(log.photo(size=number) for number in range(size)))
        log.sign()
        for index in {0, size // 2, size - 1}:
            assert verdict(log.prove(index), tmp_path) == 0


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"", 2),
        (b"PK\x03\x04", 2),
        (b"c2sp.org/tlog-proof@v1\n", 2),
        (b"c2sp.org/tlog-proof@v1\nindex 0\n\nx\n", 2),
        (b"c2sp.org/tlog-proof@v1\nextra \nindex 0\n\nx\n", 4),
        (b"c2sp.org/tlog-proof@v1\nextra\nindex 0\n\nx\n", 2),
        (PHOTO_PROOF + b"\n" + b"c2sp.org/tlog-proof@v1\nindex 0\n\nx\n", 4),
        (PHOTO_PROOF + b"\n", 4),
        (PHOTO_PROOF + PHOTO_PROOF, 4),
        (PHOTO_PROOF + b"\n\n" + PHOTO_PROOF, 4),
        (PHOTO_PROOF + b"\n" + PHOTO_PROOF, 0),
        (PHOTO_PROOF + b"x" * (1 << 24), 2),
        (b"\n".join([PHOTO_PROOF] * 4097), 2),
        (PHOTO_PROOF.replace(b"\n", b"\r\n"), 2),
        (b"\xef\xbb\xbf" + PHOTO_PROOF, 2),
        (_rewritten(PHOTO_PROOF, {**json.loads(_CANONICAL), "v": 2}), 2),
        (ACT_PROOF + b"\n" + _rewritten(PHOTO_PROOF, {**json.loads(_CANONICAL), "v": 2}), 2),
    ],
)
def test_files_of_every_kind(data: bytes, wanted: int, tmp_path: Path) -> None:
    assert verdict(data, tmp_path) == wanted


@given(st.binary(max_size=100))
@settings(deadline=None)
def test_noise(data: bytes) -> None:
    for start in (b"", b"c2sp.org/tlog-proof@v1\n", b"c2sp.org/tlog-proof@v1\nextra "):
        ours, its = _both(start + data)
        assert ours == its != 0


# --- what it says


def test_it_says_what_is_shown_and_what_is_not(tmp_path: Path) -> None:
    (tmp_path / "p").write_bytes(WITNESSED)
    (tmp_path / "photo").write_bytes(PHOTO)
    ended = run_script(tmp_path / "p", "--file", tmp_path / "photo", "--trust", LAMP.verifier.text)
    assert (ended.status, ended.err) == (0, "")
    lines = [line.strip() for line in ended.out.splitlines()]
    assert f"SHOWN: entry 4 (counted from 0) of 10 in the log of device {LOG.device}, archive {ARCHIVE}" in lines
    assert f"SIGNED with the device's key {LOG.key.verifier.text}" in lines
    clock = [line for line in lines if "2030-01-02T03:04:05Z" in line]
    assert [line.partition(" ")[0] for line in clock] == ["THE", "OUTSIDERS:"]  # never mixed
    assert any("lamp.example/cosigner" in line and "2030" in line for line in lines)
    assert any("bell.example/cosigner" in line and "NOT CHECKED" in line for line in lines)
    assert any("3 timestamps" in line and "CANNOT CHECK" in line for line in lines)
    assert any(line.startswith("NOT SHOWN: 8 more") for line in lines)
    assert any(line.startswith("SUSPECT") and "lost" in line for line in lines)
    assert "THE PROOF HOLDS / الإثبات صحيح" in lines


def test_another_file_is_named_by_both_hashes(tmp_path: Path) -> None:
    (tmp_path / "p").write_bytes(PHOTO_PROOF)
    (tmp_path / "photo").write_bytes(PHOTO + b"!")
    ended = run_script(tmp_path / "p", "--file", tmp_path / "photo")
    assert ended.status == 4
    shown = check_file(PHOTO_PROOF)[0].fields["sha256"]
    assert isinstance(shown, str)
    (line,) = [line for line in ended.out.splitlines() if line.startswith("ORIGINAL")]
    assert shown in line
    assert len(line.split()[1]) == 65


def test_a_proof_without_a_hash_compares_nothing(tmp_path: Path) -> None:
    (tmp_path / "p").write_bytes(ACT_PROOF)
    ended = run_script(tmp_path / "p", "--file", tmp_path / "p")
    assert ended.status == 2
    assert "no hash" in ended.err


def test_timestamps_are_taken_out_with_the_commands_that_check_them(tmp_path: Path) -> None:
    (tmp_path / "p").write_bytes(write_file([PHOTO_PROOF, WITNESSED]))
    (tmp_path / "out").mkdir()
    ended = run_script(tmp_path / "p", "--tokens", tmp_path / "out")
    assert ended.status == 0, ended.err
    files = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    text = LOG.note().partition(b"\n\n")[0] + b"\n"
    assert files == {
        "2.checkpoint": text,
        "2.1.tsr": TOKENS[0].response,
        "2.1.pem": TOKENS[0].certificates.encode(),
        "2.2.tsr": TOKENS[1].response,
        "2.2.pem": b"",
        "2.ots": b"ots",
    }
    assert f"openssl ts -reply -in {tmp_path}/out/2.1.tsr -text" in ended.out
    assert "openssl ts -verify" in ended.out
    again = run_script(tmp_path / "p", "--tokens", tmp_path / "out")
    assert again.status == 2  # nothing is written over
    assert "2.checkpoint" in again.err


@pytest.mark.parametrize(
    "more", [["--trust", "x"], ["--trust", "x+00000000+AA=="], ["--trust", LOG.key.verifier.text + "x"]]
)
def test_a_key_that_is_none(more: list[str], tmp_path: Path) -> None:
    (tmp_path / "p").write_bytes(PHOTO_PROOF)
    ended = run_script(tmp_path / "p", *more)
    assert ended.status == 2
    assert "Traceback" not in ended.err


def test_files_that_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "p").write_bytes(PHOTO_PROOF)
    for proof, original in (("absent", "p"), ("", "p"), ("p", "absent")):
        ended = run_script(tmp_path / proof, "--file", tmp_path / original)
        assert ended.status == 2
        assert "Traceback" not in ended.err


def test_nothing_in_a_proof_reaches_the_terminal_as_it_is(tmp_path: Path) -> None:
    log = Log()
    log.add(log.photo(place="\x1b[2J\u202eevil\n  SIGNED", note="a\r\nb"))
    log.sign()
    (tmp_path / "p").write_bytes(log.prove(0, "place", "note"))
    ended = run_script(tmp_path / "p")
    assert ended.status == 0
    assert not {"\x1b", "\u202e", "\r"} & set(ended.out)
    assert sum("SIGNED" in line for line in ended.out.splitlines()) == 2
    assert "\\x1b[2J\\u202eevil\\n" in ended.out

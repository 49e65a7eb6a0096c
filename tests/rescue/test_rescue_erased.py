"""What a custodian erased is said to be erased, and not lost; a stranger's word for it is not followed."""

from __future__ import annotations

import base64
import hashlib
import os
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from amana.archive.erasing import Erasing
from tests.archive.archives import KEY, checked, opened
from tests.archive.erasures import FILES, LARGE, filled, item_of
from tests.rescue.stranger import ARCHIVE_ID, DAY, Record, Stranger, canonical, sha256

CUSTODIAN = Ed25519PrivateKey.from_private_bytes(b"c" * 32)
OLDER = Ed25519PrivateKey.from_private_bytes(b"o" * 32)
NOBODY = Ed25519PrivateKey.from_private_bytes(b"n" * 32)


def vkey(key: Ed25519PrivateKey) -> tuple[str, bytes, str]:
    """Name, key id and text of an authority's verifier key (docs/format/keys.md)."""
    public = key.public_key().public_bytes_raw()
    name = f"amana/{ARCHIVE_ID}/authority/{sha256(public)[:16]}"
    key_id = hashlib.sha256(name.encode() + b"\n\x01" + public).digest()[:4]
    return name, key_id, f"{name}+{key_id.hex()}+{base64.b64encode(bytes([1]) + public).decode()}"


def act(key: Ed25519PrivateKey, *pairs: tuple[str, str | None]) -> str:
    """A signed erasure, as the page on keys has it."""
    told = {"act": "erased", "at": DAY, "objects": [{"old": old, "new": new} for old, new in pairs]}
    text = f"amana act v1\n{ARCHIVE_ID}\n{canonical(told).decode()}\n"
    name, key_id, _ = vkey(key)
    signature = base64.b64encode(key_id + key.sign(text.encode())).decode()
    return f"{text}\n— {name} {signature}\n"


def name_of(note: str) -> str:
    return sha256((note.rpartition("\n\n")[0] + "\n").encode())[:16]


def begun(tmp_path: Path, *keys: Ed25519PrivateKey, **changed: Any) -> Stranger:
    """An archive with an epoch for each of these authorities; all have the same archive key."""
    made = Stranger(tmp_path / "archive")
    (tmp_path / "identity.txt").write_text(f"{made.custodian}\n")
    recipient = str(made.key.to_public())
    epochs = [
        {"authority": vkey(key)[2], "epoch": number, "recipient": recipient, "started": DAY}
        for number, key in enumerate(keys, 1)
    ]
    return made.begin(epochs=epochs, **changed)


def fill(made: Stranger) -> tuple[str, list[Record]]:
    """A pack with two files, and the records of them."""
    records = [made.accession("box/stays.txt", b"stays"), made.accession("box/goes.txt", b"goes")]
    contents = [(f"content/{sha256(data)}", data) for data in (b"stays", b"goes")]
    pack = made.pack([*contents, *(record.member for record in records)])
    for record in records:
        made.enter(record, [pack])
    return pack, records


def erase(made: Stranger, key: Ed25519PrivateKey, pack: str, records: list[Record], *more: str) -> str:
    """Seal the pack again without the second file's bytes, and enter the erasure; what stands in its place."""
    kept = [(f"content/{sha256(b'stays')}", b"stays"), *(record.member for record in records)]
    new = made.pack(kept)
    told = made.record(
        kind="custody", act="erased", at=DAY, device=made.device, software="stranger 1", outcome="success",
        items=[records[1].commitment[:32]], objects=[pack], person="Nadia", reason="as the family asked",
    )  # fmt: skip
    pairs: list[tuple[str, str | None]] = [(pack, new), *((one, None) for one in more)]
    made.enter(told, [made.pack([told.member]), new], act=True, note=act(key, *pairs))  # type: ignore[arg-type]
    for old in (pack, *more):
        made.path(old).unlink()
    return new


def test_what_was_erased_is_told_and_everything_else_comes_back(tmp_path: Path, rescue: Any) -> None:
    made = begun(tmp_path, CUSTODIAN)
    pack, records = fill(made)
    clip, _ = made.add_whole("box/clip.mp4", os.urandom(300_000))
    erase(made, CUSTODIAN, pack, records, clip)
    root = made.finish()
    ended = rescue(root)
    assert ended.status == 0, ended.told
    assert ended.files == {"box/stays.txt": b"stays"}
    assert f"erased ({DAY}, Nadia, as the family asked): box/goes.txt" in ended.said
    assert "erased (): box/clip.mp4" in ended.said
    assert "2 files were erased by a custodian" in ended.said and "محا أمين 2" in ended.said
    told = checked(root, tmp_path / "state")
    assert told.ok, told


def test_what_is_erased_and_still_here_is_left_aside(tmp_path: Path, rescue_own: Any) -> None:
    made = begun(tmp_path, CUSTODIAN)
    pack, records = fill(made)
    sealed = made.path(pack).read_bytes()
    erase(made, CUSTODIAN, pack, records)
    made.path(pack).write_bytes(sealed)
    root = made.finish()
    ended = rescue_own(root, "--unlogged")
    assert (ended.status, ended.files) == (0, {"box/stays.txt": b"stays"})
    assert "1 objects were erased and are still here" in ended.said
    assert checked(root, tmp_path / "state").erased == (pack,)


@pytest.mark.parametrize("key", [NOBODY, OLDER], ids=["stranger", "removed custodian"])
def test_who_does_not_decide_erases_nothing(tmp_path: Path, rescue_own: Any, key: Ed25519PrivateKey) -> None:
    made = begun(tmp_path, OLDER, CUSTODIAN)
    pack, records = fill(made)
    sealed = made.path(pack).read_bytes()
    erase(made, key, pack, records)
    made.path(pack).write_bytes(sealed)
    root = made.finish()
    ended = rescue_own(root)
    assert (ended.status, ended.files) == (4, {"box/stays.txt": b"stays", "box/goes.txt": b"goes"})
    assert "an erasure in the logs does not count" in ended.told
    assert not checked(root, tmp_path / "state").ok


@pytest.mark.parametrize("accepted", [True, False])
def test_what_was_accepted_before_an_epoch_ended_counts(tmp_path: Path, rescue_own: Any, accepted: bool) -> None:
    gone = "ab" * 32
    note = act(OLDER, (gone, None))
    made = begun(tmp_path, OLDER, CUSTODIAN, acts=[name_of(note)] if accepted else [])
    clip = made.accession("box/clip.mp4", b"clip")
    made.enter(clip, [made.pack([clip.member]), gone])
    told = made.record(kind="custody", act="erased", at=DAY, device=made.device, software="s", items=[])
    made.enter(told, [made.pack([told.member])], act=True, note=note)  # type: ignore[arg-type]
    root = made.finish()
    ended = rescue_own(root)
    assert (ended.status, "erased ()" in ended.said) == ((0, True) if accepted else (4, False)), ended.told
    assert checked(root, tmp_path / "state").missing == (() if accepted else (gone,))


def test_a_damaged_object_hides_behind_no_erasure(tmp_path: Path, rescue_own: Any) -> None:
    made = begun(tmp_path, CUSTODIAN)
    pack, records = fill(made)
    new = erase(made, CUSTODIAN, pack, records)
    sealed = bytearray(made.path(new).read_bytes())
    sealed[-30] ^= 1
    made.path(new).write_bytes(sealed)
    ended = rescue_own(made.finish())
    assert ended.status == 4
    assert "erased (" not in ended.said


@pytest.mark.parametrize(
    "note", ["", "x", "\n\n", "a\n\n— b c\n", "amana act v1\nx\n{}\n\n— y ☃\n", "amana act v1\n" * 40]
)
def test_noise_in_the_place_of_an_act_harms_nothing(tmp_path: Path, rescue_own: Any, note: str) -> None:
    made = begun(tmp_path, CUSTODIAN)
    _, records = fill(made)
    told = made.record(kind="custody", act="erased", at=DAY, device=made.device, software="s", items=[])
    made.enter(told, [made.pack([told.member])], act=True, note=note)  # type: ignore[arg-type]
    ended = rescue_own(made.finish())
    assert len(ended.files) == len(records)
    assert ended.status == 4


def test_rescue_gives_what_restore_gives_of_amanas_own(tmp_path: Path, rescue: Any) -> None:
    root = filled(tmp_path / "archive", tmp_path)
    (tmp_path / "identity.txt").write_text(KEY.secret_text() + "\n")
    with opened(root) as archive:
        archive.person = "Nadia"
        Erasing(archive).run([item_of(archive, FILES[0][1])], "she asked")
        Erasing(archive).run([item_of(archive, LARGE)])
    ended = rescue(root)
    assert ended.status == 0, ended.told
    assert ended.files == {"card/yusuf.txt": FILES[1][1], "card/page.html": FILES[2][1]}
    assert "Nadia, she asked): card/samira.txt" in ended.said
    assert "2 files were erased" in ended.said

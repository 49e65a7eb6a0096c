"""Cosignatures: those of public cosigners hold, ours are those that others make, and nothing else passes."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.errors import CheckpointUnreadable, NoteKeyUnreadable
from amana.tlog import (
    Checkpoint,
    CosignerKey,
    CosignerVerifier,
    Signature,
    SigningKey,
    VerifierKey,
    cosign_checkpoint,
    cosignatures,
    merge_signatures,
    open_checkpoint,
    open_note,
    read_line,
    read_note,
    sign_checkpoint,
    write_note,
)
from amana.tlog.note import MAX_SIGNATURES
from tests.tlog.known_vectors import vector

_LOG = SigningKey("example.invalid/d1", bytes(range(32)))
_COSIGNER = CosignerKey("samira.example/cosigner", bytes(range(32, 64)))
_OTHER = CosignerKey("nour.example/cosigner", bytes(32))
_NOTE = sign_checkpoint(Checkpoint("example.invalid/d1", 7, bytes(range(32))), _LOG)
_TIME = 1_480_000_000
_COSIGNED = _NOTE + cosign_checkpoint(_NOTE, _COSIGNER, _TIME).encode()


def _reason(data: bytes, *verifiers: CosignerVerifier) -> str:
    with pytest.raises(CheckpointUnreadable) as caught:
        cosignatures(data, verifiers)
    return str(caught.value.facts["reason"])


def test_the_format_never_changes() -> None:
    assert (
        _COSIGNER.verifier.text == "samira.example/cosigner+b653e4a1+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X"
    )
    assert (
        _COSIGNER.text
        == "PRIVATE+KEY+samira.example/cosigner+b653e4a1+BCAhIiMkJSYnKCkqKywtLi8wMTIzNDU2Nzg5Ojs8PT4/"
    )
    assert cosign_checkpoint(_NOTE, _COSIGNER, _TIME) == (
        "— samira.example/cosigner tlPkoQAAAABYNwIA8ebm/fhkQT+jQmjh+NE0qAg6MpknzXCbin/A"
        "YZrDMRvhVL9peZAB59qzokSHwNS5aMOYeugShmxXGydcTAKeAw==\n"
    )


def test_four_public_cosigners_of_a_public_log() -> None:
    live = vector("live_checkpoint")
    note, keys = live["note"].encode(), [CosignerVerifier.from_text(text) for text in live["cosigners"]]
    found = cosignatures(note, keys)
    assert [one.name for one in found] == [key.name for key in keys]
    assert {one.time for one in found} == {live["time"]}
    assert all(one.line in live["note"] for one in found)
    assert [key.text for key in keys] == live["cosigners"]
    assert cosignatures(note.replace(b"\n1432088532\n", b"\n1432088533\n"), []) == ()
    assert _reason(note.replace(b"\n1432088532\n", b"\n1432088533\n"), keys[2]) == "signature-wrong"
    log = VerifierKey.from_text(live["log"])
    assert open_checkpoint(note, log, log.name).size == 1432088532


def test_the_time_in_the_specification_s_example() -> None:
    told = vector("c2sp_examples")
    assert read_note(told["cosigned"].encode()).signatures[1].value[:8] == told["cosigned_time"].to_bytes(8, "big")
    for line in told["answer"]:
        assert read_line(line).line() == line + "\n"
    assert read_note(told["note"].encode()).text.endswith("ed è subito sera.\n")


def test_the_keys_of_cosigners_of_other_programs() -> None:
    told = vector("monkeys")
    secret, public = (base64.b64decode(told[f"cosigner_{one}"])[1:] for one in ("secret", "public"))
    key = CosignerKey(told["cosigner_name"], secret)
    assert key.verifier.public == public
    sigsum = vector("sigsum_requests")
    key = CosignerKey("example.com", bytes.fromhex(sigsum["cosigner_secret"]))
    assert key.verifier.public.hex() == sigsum["cosigner_public"]


def test_round_trip_beside_the_log_s_signature() -> None:
    (found,) = cosignatures(_COSIGNED, [_COSIGNER.verifier])
    assert (found.name, found.time) == (_COSIGNER.name, _TIME)
    assert _COSIGNED.decode().endswith(found.line)
    assert open_checkpoint(_COSIGNED, _LOG.verifier, _LOG.name).size == 7


def test_unknown_cosigners_are_kept_and_not_trusted() -> None:
    assert cosignatures(_COSIGNED, [_OTHER.verifier]) == ()
    assert cosignatures(_COSIGNED, []) == ()
    both = _COSIGNED + cosign_checkpoint(_NOTE, _OTHER, _TIME + 5).encode()
    assert [one.time for one in cosignatures(both, [_OTHER.verifier])] == [_TIME + 5]
    namesake = CosignerKey(_COSIGNER.name, bytes(32)).verifier
    assert cosignatures(both, [namesake]) == ()
    assert len(read_note(both).signatures) == 3


def test_a_known_cosigner_s_wrong_line_spoils_the_note() -> None:
    longer = sign_checkpoint(Checkpoint("example.invalid/d1", 8, bytes(32)), _LOG)
    moved = longer + cosign_checkpoint(_NOTE, _COSIGNER, _TIME).encode()
    assert _reason(moved, _COSIGNER.verifier) == "signature-wrong"
    good = _COSIGNER.sign(read_note(_NOTE).text, _TIME)
    for value in (
        (_TIME + 1).to_bytes(8, "big") + good.value[8:],
        good.value[8:],
        good.value + b"\0",
        b"\x80" + good.value[1:],
        good.value[:8],
    ):
        line = f"— {good.name} {base64.b64encode(good.key_id + value).decode()}\n"
        assert _reason(_NOTE + line.encode(), _COSIGNER.verifier) == "signature-wrong"


def test_a_plain_signature_by_the_same_key_is_no_cosignature() -> None:
    plain = SigningKey(_COSIGNER.name, bytes(range(32, 64)))
    line = plain.sign(read_note(_NOTE).text).line()
    assert cosignatures(_NOTE + line.encode(), [_COSIGNER.verifier]) == ()
    with pytest.raises(CheckpointUnreadable):
        open_note(_COSIGNED, [plain.verifier])


def test_log_keys_and_cosigner_keys_never_pass_for_each_other() -> None:
    for read, text, reason in [
        (VerifierKey.from_text, _COSIGNER.verifier.text, "algorithm"),
        (SigningKey.from_text, _COSIGNER.text, "algorithm"),
        (CosignerVerifier.from_text, _LOG.verifier.text, "algorithm"),
        (CosignerKey.from_text, _LOG.text, "algorithm"),
        (CosignerKey.from_text, _COSIGNER.verifier.text, "not-a-signing-key"),
        (CosignerVerifier.from_text, _COSIGNER.verifier.text.replace("+b6", "+c6"), "key-id"),
        (CosignerKey.from_text, _COSIGNER.text.replace("+b6", "+c6"), "key-id"),
        (CosignerVerifier.from_text, "a+b", "base64"),
    ]:
        with pytest.raises(NoteKeyUnreadable) as caught:
            read(text)
        assert caught.value.facts["reason"] == reason


@pytest.mark.parametrize("name", ["", "two words", "a+b", "tab\there", "x" * 257])
def test_names_that_no_note_may_carry(name: str) -> None:
    with pytest.raises(NoteKeyUnreadable):
        CosignerKey.generate(name)


def test_a_key_comes_back_from_its_text_and_never_shows_itself() -> None:
    key = CosignerKey.generate("موقّع/سميرة")
    again = CosignerKey.from_text(key.text)
    assert again.verifier == key.verifier == CosignerVerifier.from_text(key.verifier.text)
    assert again.sign("x\n", 5) == key.sign("x\n", 5)
    assert key.text.rpartition("+")[2] not in repr(key)


@pytest.mark.parametrize("time", [0, -1, 2**63])
def test_times_that_cannot_be_signed(time: int) -> None:
    with pytest.raises(CheckpointUnreadable) as caught:
        cosign_checkpoint(_NOTE, _COSIGNER, time)
    assert caught.value.facts["reason"] == "cosign-time"


def test_only_checkpoints_are_cosigned() -> None:
    for text in ("not a checkpoint\n", "a\n01\nAAAA\n"):
        note = write_note(text, [_LOG.sign(text)])
        with pytest.raises(CheckpointUnreadable):
            cosign_checkpoint(note, _COSIGNER, _TIME)
        with pytest.raises(CheckpointUnreadable):
            cosignatures(note, [])


def test_extension_lines_are_signed_too() -> None:
    note = sign_checkpoint(Checkpoint("example.invalid/d1", 7, bytes(32), ("one", "two")), _LOG)
    cosigned = note + cosign_checkpoint(note, _COSIGNER, _TIME).encode()
    assert len(cosignatures(cosigned, [_COSIGNER.verifier])) == 1
    assert _reason(cosigned.replace(b"\ntwo\n", b"\ntwx\n"), _COSIGNER.verifier) == "signature-wrong"


def test_merging_keeps_every_line_once() -> None:
    other = _NOTE + cosign_checkpoint(_NOTE, _OTHER, _TIME + 9).encode()
    merged = merge_signatures(_COSIGNED, other)
    assert merged == _COSIGNED + cosign_checkpoint(_NOTE, _OTHER, _TIME + 9).encode()
    assert merge_signatures(merged, other) == merge_signatures(merged, merged) == merged
    keys = [_COSIGNER.verifier, _OTHER.verifier]
    assert len(cosignatures(merged, keys)) == len(cosignatures(merge_signatures(other, _COSIGNED), keys)) == 2


def test_merging_has_limits() -> None:
    longer = sign_checkpoint(Checkpoint("example.invalid/d1", 8, bytes(32)), _LOG)
    text = read_note(_NOTE).text
    full = write_note(text, [Signature(f"k{number}", bytes(4), b"x") for number in range(MAX_SIGNATURES)])
    heavy = [
        write_note(text, [Signature(f"{name}{number}", bytes(4), bytes(5000)) for number in range(30)])
        for name in "xy"
    ]
    for one, other, reason in [
        (_NOTE, longer, "other-text"),
        (full, _NOTE, "too-many-signatures"),
        (heavy[0], heavy[1], "too-long"),
    ]:
        with pytest.raises(CheckpointUnreadable) as caught:
            merge_signatures(one, other)
        assert caught.value.facts["reason"] == reason


@given(st.integers(0, len(_COSIGNED) - 1), st.integers(1, 255))
@settings(max_examples=300)
def test_any_changed_byte_of_what_is_cosigned_is_refused(at: int, flip: int) -> None:
    data = bytearray(_COSIGNED)
    data[at] ^= flip
    try:
        found = cosignatures(bytes(data), [_COSIGNER.verifier])
    except CheckpointUnreadable:
        return
    # Either the cosigner's name or key id is no longer there, or what changed is the log's own line.
    assert found == () or read_note(bytes(data)).text == read_note(_COSIGNED).text

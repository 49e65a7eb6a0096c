"""Checking proofs: what is shown, by whose keys, and everything hostile that a file may hold."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import Any

import pytest

from amana.errors import NoteKeyUnreadable
from amana.proofs import Attested, CosignedBy, Shown, Trusted, check_file, write_file
from amana.records import Json
from amana.tlog import CosignerKey, TlogProof, VerifierKey, read_proof, write_proof
from tests.proofs.makers import ARCHIVE, PHOTO, TOKENS, Log, cosigned, cosigner, sample, seed_of

Change = Callable[[dict[str, Any]], None]


def one(data: bytes, trusted: Trusted | None = None) -> Shown:
    (shown,) = check_file(data, trusted)
    return shown


def reason(data: bytes, trusted: Trusted | None = None) -> str:
    shown = one(data, trusted)
    assert not shown.ok
    assert shown == Shown(1, ok=False, reason=shown.reason)
    return shown.reason or ""


def with_extra(part: bytes, change: Change) -> bytes:
    """The proof with its extra data changed and written again as it must be."""
    proof = read_proof(part)
    extra = json.loads(proof.extra or b"")
    change(extra)
    data = json.dumps(extra, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    return write_proof(replace(proof, extra=data))


def test_what_is_shown() -> None:
    log = sample()
    shown = one(log.prove(4))
    assert (shown.ok, shown.reason, shown.number) == (True, None, 1)
    assert (shown.archive, shown.device, shown.index, shown.size) == (ARCHIVE, log.device, 4, 10)
    assert shown.key == log.key.verifier.text
    assert shown.key_trusted is None
    assert dict(shown.fields) == {
        "device": log.device,
        "kind": "accession",
        "media_type": "image/jpeg",
        "received": "2030-01-02T03:04:05Z",
        "sha256": sha256(PHOTO).hexdigest(),
        "size": len(PHOTO),
    }
    assert shown.kept_back == 8
    assert shown.device_clock == "2030-01-02T03:04:05Z"
    assert (shown.cosigned, shown.unchecked, shown.tokens, shown.calendars) == ((), (), (), None)


def test_nothing_that_is_kept_back_is_in_the_file() -> None:
    part = sample().prove(4)
    raw = part + (read_proof(part).extra or b"")
    for secret in ("Samira", "وادي", "IMG_0041", "Idris", "/media", "bridge"):
        assert secret.encode() not in raw
        assert json.dumps(secret).encode() not in raw


def test_all_fields_can_be_shown() -> None:
    log = sample()
    shown = one(log.prove(4, *log.photo()))
    assert dict(shown.fields) == log.photo()
    assert shown.kept_back == 0


def test_an_act_has_the_clock_of_its_own_time() -> None:
    shown = one(sample().prove(5, "act", "at", "items"))
    assert shown.device_clock == "2030-02-03T04:05:06Z"
    assert one(sample().prove(5, "act")).device_clock is None


def test_cosigners_that_came_with_it_and_those_that_are_trusted() -> None:
    log, lamp, bell, other = sample(), cosigner(), cosigner("bell"), cosigner("other")
    witness = Attested(cosigned(log.note(), lamp, bell, other))
    part = log.prove(4, witness=witness, cosigners=[lamp, bell])
    trusted = Trusted.from_texts([bell.verifier.text])
    shown = one(part, trusted)
    assert [(one.name, one.trusted) for one in shown.cosigned] == [(lamp.name, False), (bell.name, True)]
    assert shown.cosigned[0] == CosignedBy(lamp.name, "2030-01-02T03:04:05Z", lamp.verifier.text, False)
    assert shown.unchecked == (other.name,)


def test_a_line_of_a_known_cosigner_that_fails_spoils_the_proof() -> None:
    log, lamp = sample(), cosigner()
    note = cosigned(log.note(), lamp)
    spoiled = note[:-10] + (b"A" if note[-10:-9] != b"A" else b"B") + note[-9:]
    part = log.prove(4, witness=Attested(spoiled))
    assert one(part).unchecked == (lamp.name,)
    assert "signature-wrong" in reason(part, Trusted.from_texts([lamp.verifier.text]))
    brought = log.prove(4, witness=Attested(spoiled), cosigners=[lamp])
    assert "signature-wrong" in reason(brought)


def test_a_time_that_no_calendar_has() -> None:
    log, lamp = sample(), cosigner()
    part = log.prove(4, witness=Attested(cosigned(log.note(), lamp, time=2**62)), cosigners=[lamp])
    assert "cosigned-at" in reason(part)


def test_timestamps_are_handed_on_unjudged() -> None:
    log = sample()
    shown = one(log.prove(4, witness=Attested(log.note(), TOKENS, b"ots"), suspect="lost"))
    assert (shown.tokens, shown.calendars, shown.suspect) == (TOKENS, b"ots", "lost")
    assert shown.text.encode() == log.note().partition(b"\n\n")[0] + b"\n"


def test_keys_that_the_caller_trusts() -> None:
    log, other = sample(), sample("two")
    ours, theirs = (Trusted.from_texts([one.key.verifier.text]) for one in (log, other))
    assert one(log.prove(4), ours).key_trusted is True
    assert "key-not-trusted" in reason(log.prove(4), theirs)
    assert one(log.prove(4), Trusted.from_texts([cosigner().verifier.text])).key_trusted is None
    for text in ("", "x", "x+00000000+AAAA", log.key.verifier.text[:-1], log.key.text):
        with pytest.raises(NoteKeyUnreadable):
            Trusted.from_texts([text])


def test_every_proof_of_a_file_stands_by_itself() -> None:
    log = sample()
    good, bad = log.prove(4), with_extra(log.prove(4), lambda extra: extra.update(of=200))
    shown = check_file(write_file([good, bad, log.prove(5, "act")]))
    assert [one.ok for one in shown] == [True, False, True]
    assert [one.number for one in shown] == [1, 2, 3]


# --- hostile files


def test_another_items_entry() -> None:
    log = sample()
    photo, act = read_proof(log.prove(4)), read_proof(log.prove(5, "act"))
    assert "root-differs" in reason(write_proof(replace(photo, extra=act.extra)))
    assert "root-differs" in reason(write_proof(replace(photo, index=5)))
    assert "root-differs" in reason(write_proof(replace(photo, path=act.path)))


def _take(theirs: dict[str, Any], name: str, extra: dict[str, Any]) -> None:
    extra[name] = theirs[name]


def test_fields_of_another_record() -> None:
    log = Log()
    log.add(log.photo(), log.photo(sha256="ab" * 32, place="Tell Zahra"))
    log.sign()
    theirs = json.loads(read_proof(log.prove(1, "sha256", "place")).extra or b"")
    part = log.prove(0, "sha256", "place")
    for swapped in ("fields", "hidden", "entry"):
        change = partial(_take, theirs, swapped)
        assert "root-differs" in reason(with_extra(part, change))
    mixed = with_extra(part, lambda extra: extra["fields"].__setitem__(1, theirs["fields"][1]))
    assert "root-differs" in reason(mixed)


@pytest.mark.parametrize("salt", ["", "00" * 15, "00" * 17, "00" * 32, "0G" * 16, None, 0])
def test_salts_of_another_length(salt: object) -> None:
    assert reason(with_extra(sample().prove(4), lambda extra: extra["fields"][0].__setitem__(2, salt)))


def test_a_proof_of_another_archive_or_device() -> None:
    ours, theirs = sample(), sample("two")
    moved = Log("one", archive="ab" * 16)
    moved.add(moved.photo())
    moved.sign()
    assert one(moved.prove(0)).archive == "ab" * 16
    for other in (theirs, moved):
        swapped = with_extra(ours.prove(4), partial(_take, {"key": other.key.verifier.text}, "key"))
        assert "no-known-signature" in reason(swapped)
        note = replace(read_proof(ours.prove(4)), checkpoint=other.note())
        assert reason(write_proof(note))


def test_the_checkpoint_of_a_fork() -> None:
    log, fork = sample(), Log()
    fork.fill(4)
    fork.add(fork.photo(place="elsewhere"), fork.act())
    fork.fill(4)
    fork.sign()
    assert fork.note() != log.note()
    assert one(fork.prove(4)).ok  # each by itself holds: whoever has both sees the fork
    assert "root-differs" in reason(write_proof(replace(read_proof(log.prove(4)), checkpoint=fork.note())))


def test_a_record_that_names_another_device() -> None:
    log = Log()
    log.add(log.photo(device="f" * 16))
    log.sign()
    assert "device-differs" in reason(log.prove(0))
    assert one(log.prove(0, "size")).ok


def _entry(told: dict[str, Json], index: int = 0) -> bytes:
    """A proof whose log entry is this, whatever it is."""
    log = Log()
    log.add(log.photo())
    log.sign()
    part = read_proof(log.prove(0))
    told = {"commitment": json.loads(part.extra or b"")["entry"]["commitment"], **told}
    other = Log()
    other.log.append([json.dumps(told, sort_keys=True, separators=(",", ":")).encode()])
    other.sign()
    whole = write_proof(TlogProof(index, (), other.note(), part.extra))
    return with_extra(whole, lambda extra: extra.update(entry=told))


def test_entries_of_other_kinds() -> None:
    assert one(_entry({"v": 1, "objects": [], "act": True})).ok
    for told, word in [
        ({"v": 2}, "proof-entry"),
        ({"v": True}, "proof-entry"),
        ({}, "proof-entry"),
        ({"v": 1, "commitment": "AB" * 32}, "not-hex"),
        ({"v": 1, "commitment": None}, "not-hex"),
        ({"v": 1, "commitment": "ab" * 31}, "not-hex"),
    ]:
        assert word in reason(_entry(told))  # type: ignore[arg-type]


@pytest.mark.parametrize("index", [1, 2**62, 2**63 - 2])
def test_places_that_the_log_does_not_have(index: int) -> None:
    assert "index-outside-tree" in reason(_entry({"v": 1}, index))


def test_a_log_of_the_largest_size() -> None:
    log = sample()
    text = f"{log.key.name}\n{2**63 - 1}\n{base64.b64encode(bytes(32)).decode()}\n"
    note = text + "\n" + log.key.sign(text).line()
    proof = replace(read_proof(log.prove(4)), checkpoint=note.encode())
    assert "path-too-short" in reason(write_proof(proof))
    assert "root-differs" in reason(write_proof(replace(proof, path=(bytes(32),) * 63)))


@pytest.mark.parametrize(
    "name",
    [
        "amana/x/y",
        f"amana/{ARCHIVE}/{'0' * 16}",
        f"amana/{ARCHIVE.upper()}/",
        "example.com/log",
        f"amana/{ARCHIVE}",
    ],
)
def test_a_key_that_is_no_devices(name: str) -> None:
    log = sample()
    key = VerifierKey(name, log.key.verifier.public)
    assert "proof-key" in reason(with_extra(log.prove(4), lambda extra: extra.update(key=key.text)))


def test_a_cosigners_key_is_no_devices() -> None:
    log = sample()
    key = CosignerKey(log.key.name, seed_of(log.word))
    assert "algorithm" in reason(with_extra(log.prove(4), lambda extra: extra.update(key=key.verifier.text)))
    brought = with_extra(log.prove(4), lambda extra: extra.update(cosigners=[log.key.verifier.text]))
    assert "algorithm" in reason(brought)


# y = 0 written as the field's prime; x = 0 with a sign: points that RFC 8032 does not write so.
@pytest.mark.parametrize("public", [(2**255 - 19).to_bytes(32, "little"), b"\x01" + bytes(30) + b"\x80"])
def test_keys_that_programs_do_not_agree_on(public: bytes) -> None:
    log = sample()
    device = sha256(public).hexdigest()[:16]
    key = VerifierKey(f"amana/{ARCHIVE}/{device}", public)
    assert "proof-key" in reason(with_extra(log.prove(4), lambda extra: extra.update(key=key.text)))

"""Signed notes and their keys: what another implementation wrote opens, and nothing else does."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.errors import CheckpointUnreadable, NoteKeyUnreadable
from amana.tlog import SigningKey, VerifierKey, open_note, sign_note
from amana.tlog.note import MAX_NOTE, MAX_SIGNATURES

_KEY = SigningKey("example.invalid/d1", bytes(range(32)))
_OTHER = SigningKey("example.invalid/d2", bytes(32))
_TEXT = "first line\n\nafter an empty line\n"
_NOTE = sign_note(_TEXT, [_KEY])
_LINE = _NOTE.decode().rpartition("\n\n")[2]


def _refused(data: bytes | str, *verifiers: VerifierKey) -> str:
    with pytest.raises(CheckpointUnreadable) as caught:
        open_note(data.encode() if isinstance(data, str) else data, verifiers or (_KEY.verifier,))
    return str(caught.value.facts["reason"])


def test_the_format_never_changes() -> None:
    assert _KEY.verifier.text == "example.invalid/d1+f4372f61+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
    assert _KEY.text == "PRIVATE+KEY+example.invalid/d1+f4372f61+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"
    assert (
        _NOTE.decode() == _TEXT + "\n— example.invalid/d1 "
        "9DcvYTKsMeR57YLP9spWomDPydSoKYj31BL6VfqsXkbEEWSk6mb6SKcTACYlL3xaB8JugU2acqOHGMQKBG4oAr4INQI=\n"
    )


def test_round_trip_keeps_an_empty_line_in_the_text() -> None:
    note = open_note(_NOTE, [_KEY.verifier])
    assert note.text == _TEXT
    assert note.verified == note.signatures
    assert [one.name for one in note.verified] == ["example.invalid/d1"]


def test_an_unknown_key_s_line_is_kept_and_not_trusted() -> None:
    both = sign_note(_TEXT, [_OTHER, _KEY])
    note = open_note(both, [_KEY.verifier])
    assert [one.name for one in note.signatures] == [_OTHER.name, _KEY.name]
    assert [one.name for one in note.verified] == [_KEY.name]
    assert "".join(one.line() for one in note.signatures) == both.decode().rpartition("\n\n")[2]


def test_a_line_of_an_unknown_algorithm_or_length_is_kept() -> None:
    cosigned = base64.b64encode(b"\1\2\3\4" + bytes(8 + 64)).decode()
    note = open_note(
        _NOTE + f"— {_KEY.name} {cosigned}\n— z {base64.b64encode(bytes(5)).decode()}\n".encode(), [_KEY.verifier]
    )
    assert [len(one.value) for one in note.signatures] == [64, 72, 1]
    assert len(note.verified) == 1


def test_no_known_key_means_no_note() -> None:
    assert _refused(_NOTE, _OTHER.verifier) == "no-known-signature"
    with pytest.raises(CheckpointUnreadable):
        open_note(_NOTE, [])


def test_one_wrong_line_of_a_known_key_spoils_the_note() -> None:
    wrong = _KEY.sign("another text\n").line()
    assert _refused(_NOTE.decode() + wrong) == "signature-wrong"
    short = f"— {_KEY.name} {base64.b64encode(_KEY.verifier.key_id + bytes(10)).decode()}\n"
    assert _refused(_NOTE.decode() + short) == "signature-wrong"


def test_the_same_name_with_another_key_proves_nothing() -> None:
    namesake = SigningKey(_KEY.name, bytes(32))
    assert _refused(sign_note(_TEXT, [namesake])) == "no-known-signature"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "note-shape"),
        ("text\n", "note-shape"),
        ("text\n\n", "note-shape"),
        (_TEXT + "\n" + _LINE[:-1], "note-shape"),
        (_TEXT.replace("line", "li\tne") + "\n" + _LINE, "note-shape"),
        (_TEXT.replace("\n", "\r\n") + "\n" + _LINE, "note-shape"),
        (_TEXT + "\n-" + _LINE[1:], "signature-line"),
        (_TEXT + "\n" + _LINE.replace("— ", "—"), "signature-line"),
        (_TEXT + "\n" + _LINE[:-1] + " \n", "signature-line"),
        (_TEXT + "\n" + _LINE.replace("=", ""), "signature-line"),
        (_TEXT + "\n— a+b " + "AAAAAAA=\n", "signature-line"),
        (_TEXT + "\n— a\u2003b " + "AAAAAAA=\n", "signature-line"),
        (_TEXT + "\n—  " + "AAAAAAA=\n", "signature-line"),
        (_TEXT + "\n— a AAAA\n", "signature-line"),
        (_TEXT + "\n— a é===\n", "signature-line"),
        (_TEXT + "\n" + _LINE + "more\n", "signature-line"),
        (_TEXT + "\n" + _LINE * (MAX_SIGNATURES + 1), "too-many-signatures"),
        (_TEXT + "x" * MAX_NOTE + "\n\n" + _LINE, "too-long"),
        (b"\xff\n\n" + _LINE.encode(), "not-utf-8"),
    ],
)
def test_what_is_no_note_is_refused(data: bytes | str, reason: str) -> None:
    assert _refused(data) == reason


def test_as_many_signatures_as_are_allowed() -> None:
    assert (
        len(open_note((_TEXT + "\n" + _LINE * MAX_SIGNATURES).encode(), [_KEY.verifier]).signatures)
        == MAX_SIGNATURES
    )


@given(st.integers(0, len(_NOTE) - 1), st.integers(1, 255))
@settings(max_examples=300)
def test_any_changed_byte_is_refused(at: int, flip: int) -> None:
    data = bytearray(_NOTE)
    data[at] ^= flip
    _refused(bytes(data))


@given(st.binary(max_size=80) | st.text("— \nab+AAAA=", max_size=60).map(str.encode))
@settings(max_examples=300)
def test_noise_is_never_a_note(data: bytes) -> None:
    _refused(data)


@pytest.mark.parametrize("text", ["", "no newline", "tab\there\n", "\ud800\n"])
def test_what_no_note_can_hold_is_not_signed(text: str) -> None:
    with pytest.raises(CheckpointUnreadable):
        sign_note(text, [_KEY])


def test_a_note_without_a_key_is_not_made() -> None:
    with pytest.raises(CheckpointUnreadable):
        sign_note(_TEXT, [])


def test_keys_come_back_from_their_text() -> None:
    key = SigningKey.generate("example.invalid/وادي")
    again = SigningKey.from_text(key.text)
    assert again.verifier == key.verifier == VerifierKey.from_text(key.verifier.text)
    assert again.sign(_TEXT) == key.sign(_TEXT)
    assert SigningKey.generate("a").verifier.public != SigningKey.generate("a").verifier.public


def test_a_key_under_another_name_is_another_key_with_the_same_secret() -> None:
    other = _KEY.named("example.invalid/d9")
    assert other.verifier.public == _KEY.verifier.public
    assert other.verifier.key_id != _KEY.verifier.key_id
    assert SigningKey.from_text(other.text).name == "example.invalid/d9"


def test_a_public_key_that_is_no_point_of_the_curve_proves_nothing() -> None:
    key = VerifierKey("a", b"\xff" * 32)
    signature = base64.b64encode(key.key_id + bytes(64)).decode()
    assert _refused(f"text\n\n— a {signature}\n", key) == "signature-wrong"


def test_a_signing_key_does_not_show_itself() -> None:
    assert base64.b64encode(b"\1" + bytes(range(32))).decode() not in f"{_KEY!r} {_KEY}"


_PUBLIC = _KEY.verifier.text


def _key_text(algorithm: int, length: int) -> str:
    return base64.b64encode(bytes([algorithm]) + bytes(length)).decode()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "base64"),
        ("name", "base64"),
        ("name+01020304", "base64"),
        (_PUBLIC + "\n", "base64"),
        (_PUBLIC + " ", "base64"),
        (_PUBLIC.replace("d1", "d2"), "key-id"),
        (_PUBLIC.replace(_KEY.verifier.key_id.hex(), _KEY.verifier.key_id.hex().upper()), "key-id"),
        (f"a+00000000+{_key_text(4, 32)}", "algorithm"),
        (f"a+00000000+{_key_text(1, 31)}", "length"),
        (f"a b+00000000+{_key_text(1, 32)}", "name"),
        (f"+00000000+{_key_text(1, 32)}", "name"),
    ],
)
def test_what_is_no_verifier_key_is_refused(text: str, reason: str) -> None:
    with pytest.raises(NoteKeyUnreadable) as caught:
        VerifierKey.from_text(text)
    assert caught.value.facts == {"reason": reason}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (_PUBLIC, "not-a-signing-key"),
        ("PRIVATE+KEY+", "base64"),
        (_KEY.text.replace("d1", "d2"), "key-id"),
        (f"PRIVATE+KEY+a+00000000+{_key_text(1, 33)}", "length"),
    ],
)
def test_what_is_no_signing_key_is_refused(text: str, reason: str) -> None:
    with pytest.raises(NoteKeyUnreadable) as caught:
        SigningKey.from_text(text)
    assert caught.value.facts == {"reason": reason}


@given(st.text(max_size=60))
def test_noise_is_never_a_key(text: str) -> None:
    for kind in (VerifierKey, SigningKey):
        with pytest.raises(NoteKeyUnreadable):
            kind.from_text(text)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\u00a0b", "a\nb", "a" * 257, "\ud800"])
def test_a_name_no_note_may_carry_is_refused(name: str) -> None:
    with pytest.raises(NoteKeyUnreadable):
        SigningKey.generate(name)

"""Checkpoints: text both ways, strict, and signed for one log only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.errors import CheckpointUnreadable
from amana.tlog import Checkpoint, SigningKey, open_checkpoint, sign_checkpoint, sign_note
from amana.tlog.checkpoint import MAX_SIZE

_KEY = SigningKey("example.invalid/d1", bytes(range(32)))
_ROOT = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="


def test_the_text_of_a_checkpoint() -> None:
    head = Checkpoint("example.invalid/d1", 7, bytes(range(32)))
    assert head.text == f"example.invalid/d1\n7\n{_ROOT}\n"
    assert Checkpoint.from_text(head.text) == head


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20),
    st.integers(0, MAX_SIZE),
    st.binary(min_size=32, max_size=32),
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8), max_size=3),
)
def test_round_trip_signed(origin: str, size: int, root: bytes, extensions: list[str]) -> None:
    head = Checkpoint(origin, size, root, tuple(extensions))
    assert open_checkpoint(sign_checkpoint(head, _KEY), _KEY.verifier, origin) == head


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "lines"),
        ("a\n1\n", "lines"),
        (f"a\n1\n{_ROOT}", "lines"),
        (f"\n1\n{_ROOT}\n", "line"),
        (f"a\n1\n{_ROOT}\n\n", "line"),
        (f"a\n01\n{_ROOT}\n", "size"),
        (f"a\n-1\n{_ROOT}\n", "size"),
        (f"a\n+1\n{_ROOT}\n", "size"),
        (f"a\n1 \n{_ROOT}\n", "size"),
        (f"a\n١\n{_ROOT}\n", "size"),
        (f"a\n{2**63}\n{_ROOT}\n", "size"),
        (f"a\n{'9' * 5000}\n{_ROOT}\n", "size"),
        (f"a\n\n{_ROOT}\n", "size"),
        (f"a\n1\n{_ROOT[:-1]}\n", "root"),
        (f"a\n1\n{_ROOT[:-5]}\n", "root"),
        ("a\n1\nAAAA\n", "root"),
        (f"a\n1\n{_ROOT[:-2]}9=\n", "root"),
    ],
)
def test_what_is_no_checkpoint_is_refused(text: str, reason: str) -> None:
    with pytest.raises(CheckpointUnreadable) as caught:
        Checkpoint.from_text(text)
    assert caught.value.facts["reason"] == reason


@given(st.text("ab01=A\n", max_size=60))
def test_noise_is_a_checkpoint_of_that_very_text_or_our_error(text: str) -> None:
    try:
        assert Checkpoint.from_text(text).text == text
    except CheckpointUnreadable:
        return


def test_a_checkpoint_of_another_log_is_refused() -> None:
    head = Checkpoint("example.invalid/d2", 7, bytes(32))
    with pytest.raises(CheckpointUnreadable) as caught:
        open_checkpoint(sign_checkpoint(head, _KEY), _KEY.verifier, "example.invalid/d1")
    assert caught.value.facts["reason"] == "origin"


def test_a_signed_note_that_is_no_checkpoint_is_refused() -> None:
    with pytest.raises(CheckpointUnreadable):
        open_checkpoint(sign_note("a letter\n", [_KEY]), _KEY.verifier, "a letter")


@pytest.mark.parametrize(
    "given_",
    [
        ("", 1, bytes(32)),
        ("a\nb", 1, bytes(32)),
        ("a", -1, bytes(32)),
        ("a", 1, bytes(31)),
        ("a", 1, bytes(32), ("",)),
    ],
)
def test_what_has_no_text_is_no_checkpoint(given_: tuple[str, int, bytes]) -> None:
    with pytest.raises(CheckpointUnreadable):
        Checkpoint(*given_)

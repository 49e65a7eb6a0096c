"""Signed acts: only a custodian's count, only the present epoch's decide, and their order does not matter."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from amana.archive.acts import (
    SignedAct,
    authority,
    check_act,
    epoch_body,
    judge_acts,
    read_authority,
    sign_act,
)
from amana.archive.description import Description, Epoch, read_description
from amana.archive.kits import Devices
from amana.archive.layout import Layout
from amana.archive.standing import accept, suspects
from amana.errors import CheckpointUnreadable, NoteKeyUnreadable, ProofWrong
from amana.records import Json
from amana.seal import SecretIdentity, X25519Identity, recipient_text
from tests.archive.archives import KEY, checked, make, opened

_ARCHIVE = "5eed" * 8
_DEVICE: dict[str, Json] = {"act": "device-lost", "at": "2031-01-01T00:00:00Z", "device": "ab" * 8, "from": 3}


def described(*keys: SecretIdentity) -> Description:
    """An archive with an epoch for each of these keys."""
    epochs = [
        Epoch(number, recipient_text(key.recipient), "2031", authority(key, _ARCHIVE).verifier.text)
        for number, key in enumerate(keys, 1)
    ]
    return Description(_ARCHIVE, "2031", tuple(epochs))


def begun(number: int, key: SecretIdentity) -> dict[str, Json]:
    """The body of the act that begins this epoch."""
    return {**epoch_body(number, key, f"2031-0{number}-01T00:00:00Z", _ARCHIVE), "envelopes": []}


SECOND, THIRD, STRANGER = (X25519Identity(bytes([n]) * 32) for n in (2, 3, 9))


def test_an_act_comes_back_with_who_signed_it() -> None:
    act = sign_act(_DEVICE, [KEY, SECOND], _ARCHIVE)
    known = [authority(KEY, _ARCHIVE).verifier]
    again = check_act(act.note, _ARCHIVE, known)
    assert (again.name, dict(again.body)) == (act.name, _DEVICE)
    assert again.signers == {known[0].text}


def test_a_strangers_act_and_another_archives_are_refused() -> None:
    known = [authority(KEY, _ARCHIVE).verifier]
    with pytest.raises(CheckpointUnreadable):
        check_act(sign_act(_DEVICE, [STRANGER], _ARCHIVE).note, _ARCHIVE, known)
    other = "0dd0" * 8
    with pytest.raises(ProofWrong) as told:
        check_act(sign_act(_DEVICE, [KEY], other).note, _ARCHIVE, [authority(KEY, other).verifier])
    assert told.value.facts["reason"] == "act-of-another-archive"


def test_an_act_changed_by_one_byte_counts_for_nothing() -> None:
    act = sign_act(_DEVICE, [KEY], _ARCHIVE)
    for place in range(0, len(act.note), 7):
        changed = bytearray(act.note)
        changed[place] ^= 1
        read = judge_acts({act.name: bytes(changed)}, described(KEY))
        assert not read.acts and read.unsigned == (act.name,)


def test_an_act_under_another_name_counts_for_nothing() -> None:
    act = sign_act(_DEVICE, [KEY], _ARCHIVE)
    assert judge_acts({"0" * 16: act.note}, described(KEY)).unsigned == ("0" * 16,)


def test_epochs_are_followed_in_whatever_order_their_acts_come() -> None:
    acts = [
        sign_act(begun(2, SECOND), [KEY], _ARCHIVE),
        sign_act(begun(3, THIRD), [KEY, SECOND], _ARCHIVE),
        sign_act(_DEVICE, [KEY, SECOND, THIRD], _ARCHIVE),
    ]
    judged = judge_acts({act.name: act.note for act in acts}, described(KEY)).acts
    results = {accept(described(KEY), order).described.to_bytes() for order in itertools.permutations(judged)}
    assert len(results) == 1
    after = accept(described(KEY), judged).described
    assert after.current.recipient == recipient_text(THIRD.recipient)
    assert set(after.acts) == {act.name for act in acts}


def test_who_was_removed_decides_nothing_any_more() -> None:
    late = sign_act(_DEVICE, [KEY], _ARCHIVE)
    rival = sign_act(begun(3, STRANGER), [KEY], _ARCHIVE)
    here = described(KEY, SECOND)
    judged = judge_acts({act.name: act.note for act in (late, rival)}, here).acts
    done = accept(here, judged)
    assert done.described == here and len(done.refused) == 2


def test_of_two_epochs_begun_at_once_each_side_keeps_its_own_until_one_signs_for_both() -> None:
    ours, theirs = sign_act(begun(2, SECOND), [KEY], _ARCHIVE), sign_act(begun(2, THIRD), [KEY], _ARCHIVE)
    here = accept(described(KEY), [ours]).described
    assert accept(here, [theirs]).refused == (theirs,)
    fourth = X25519Identity(bytes([4]) * 32)
    again = sign_act(begun(3, fourth), [KEY, SECOND, THIRD], _ARCHIVE)
    for side in (here, accept(described(KEY), [theirs]).described):
        judged = judge_acts({again.name: again.note}, side).acts
        assert accept(side, judged).described.current.recipient == recipient_text(fourth.recipient)


@pytest.mark.parametrize(
    "wrong",
    [
        {"envelopes": [{"name": "../../etc/passwd", "sha256": "ab" * 32}]},
        {"envelopes": [{"name": "keys/1/" + "a" * 16 + ".age", "sha256": "x"}]},
        {"recipient": "age1nothing"},
        {"epoch": "2"},
        {"envelopes": "none"},
    ],
)
def test_an_act_of_the_wrong_shape_is_refused_whoever_signed_it(wrong: dict[str, Json]) -> None:
    act = sign_act({**begun(2, SECOND), **wrong}, [KEY], _ARCHIVE)
    assert accept(described(KEY), [act]).refused == (act,)


def test_a_new_archive_vouches_for_its_first_device_and_a_strangers_act_is_named(tmp_path: Path) -> None:
    root = make(tmp_path / "a")
    layout = Layout(root)
    here = read_description(layout.description)
    assert suspects(layout, here).reason(here.devices[0].id, 0) is None
    assert suspects(layout, here).reason("f" * 16, 0) == "not-admitted"
    assert checked(root, tmp_path / "s").ok
    act = sign_act({**_DEVICE, "device": here.devices[0].id, "from": 0}, [STRANGER], here.id)
    (layout.acts / f"{act.name}.note").write_bytes(act.note)
    told = checked(root, tmp_path / "s")
    assert not told.ok and act.name in told.faults[0]
    assert suspects(layout, here).reason(here.devices[0].id, 0) is None


def judged_for(here: Description, *acts: SignedAct) -> Description:
    """archive.json once these acts have come."""
    return accept(here, judge_acts({act.name: act.note for act in acts}, here).acts).described


def test_no_authority_takes_anothers_name_whatever_its_key() -> None:
    """Four bytes and a name tell keys apart in a note: four bytes can be met by trying, so the name is bound."""
    rightful, mine = authority(SECOND, _ARCHIVE), authority(STRANGER, _ARCHIVE)
    here = described(KEY, SECOND)
    named_so = mine.named(rightful.verifier.name).verifier.text
    rogue = sign_act({**begun(3, STRANGER), "authority": named_so}, [KEY], _ARCHIVE)
    judged = judge_acts({rogue.name: rogue.note}, here)
    assert judged.acts and accept(here, judged.acts).refused
    with pytest.raises(NoteKeyUnreadable):
        read_authority(named_so, _ARCHIVE)


@pytest.mark.parametrize(
    "told", ["", "nothing", authority(SECOND, "0dd0" * 8).verifier.text, "PRIVATE+KEY+x+00000000+AA=="]
)
def test_an_epoch_with_an_authority_that_is_none_is_refused(told: str) -> None:
    act = sign_act({**begun(2, SECOND), "authority": told}, [KEY], _ARCHIVE)
    assert judged_for(described(KEY), act) == described(KEY)


@pytest.mark.parametrize("number", [1, 2, 67, 999_999_999, 2**53 - 1])
def test_an_epoch_comes_after_the_present_one_and_leaves_room_for_more(number: int) -> None:
    act = sign_act({**begun(2, THIRD), "epoch": number}, [KEY, SECOND], _ARCHIVE)
    assert judged_for(described(KEY, SECOND), act) == described(KEY, SECOND)


def _envelope(mark: str) -> list[Json]:
    return [{"name": f"keys/1/{mark * 16}.age", "sha256": mark * 64}]


@pytest.mark.parametrize("mark", "0123456789ab")
def test_an_envelope_that_was_taken_away_comes_back_in_no_order(mark: str) -> None:
    envelopes = _envelope(mark)
    added = sign_act({"act": "custodian-added", "at": "2031", "envelopes": envelopes}, [KEY], _ARCHIVE)
    gone = sign_act({"act": "custodian-removed", "at": "2032", "envelopes": envelopes}, [KEY], _ARCHIVE)
    for first, second in itertools.permutations([added, gone]):
        assert not judged_for(judged_for(described(KEY), first), first, second).files
    assert not judged_for(described(KEY), added, gone).files


def test_any_number_of_strangers_files_hides_no_act(tmp_path: Path) -> None:
    root = make(tmp_path / "a")
    layout = Layout(root)
    with opened(root) as archive:
        own = archive.own_device
        assert own is not None
        Devices(archive).lose(own)
        here = archive.described
    for number in range(5000):
        (layout.acts / f"{number:016x}.note").write_bytes(b"junk")
    assert suspects(layout, here).lost == {own: 1}
    assert suspects(layout, here).reason("f" * 16, 0) == "not-admitted"


def test_accepted_acts_that_are_gone_from_the_folder_let_nobody_in(tmp_path: Path) -> None:
    root = make(tmp_path / "a")
    layout = Layout(root)
    here = read_description(layout.description)
    for file in layout.acts.iterdir():
        file.unlink()
    assert suspects(layout, here).reason("f" * 16, 0) == "not-admitted"


def test_an_act_of_the_wrong_shape_counts_for_nothing_even_where_archive_json_names_it(tmp_path: Path) -> None:
    root = make(tmp_path / "a")
    layout = Layout(root)
    here = read_description(layout.description)
    with opened(root) as archive:
        keys = [key for _, key in archive.epoch_keys()]
    odd = sign_act({"act": "device-lost", "at": "2031"}, keys, here.id)
    (layout.acts / f"{odd.name}.note").write_bytes(odd.note)
    assert suspects(layout, replace(here, acts=(*here.acts, odd.name))).lost == {}

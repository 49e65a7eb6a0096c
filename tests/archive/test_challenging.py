"""A holder without a key proves by nonce that it has the bytes; each way of answering without has its name."""

from __future__ import annotations

import hmac
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.archive import Layout, read_description
from amana.archive.answering import answer_challenge as answer
from amana.archive.challenge import Answer, Challenge, keyed, read_answer, read_challenge
from amana.archive.challenging import Challenging
from amana.archive.copies import CopyState, KnownLog, write_state
from amana.archive.erasing import Erasing
from amana.archive.sampling import Amount
from amana.errors import AnswerUnreadable, ChallengeUnreadable
from amana.records import Audited
from amana.stores import Disk
from tests.archive.archives import add, make, opened, write_tree
from tests.archive.erasures import FILES, filled, item_of

HOUR = timedelta(hours=1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return filled(tmp_path / "archive", tmp_path)


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    to = tmp_path / "copy"
    shutil.copytree(root, to, ignore=shutil.ignore_patterns("local"))
    return to


def challenging(root: Path, copy: str = "stick") -> Challenging:
    layout = Layout(root)
    return Challenging(layout, read_description(layout.description), copy)


def asked(root: Path, copy: Path, change: Callable[[Answer], Answer] = lambda one: one) -> Audited:
    """One challenge, answered by the copy; the answer changed on its way."""
    asking = challenging(root)
    made = asking.make(HOUR)
    travelled = read_challenge(made.to_bytes(), "challenge.json")
    said = change(answer(copy, travelled))
    return asking.judge(read_answer(said.to_bytes(), "answer.json"))


def objects(copy: Path) -> list[Path]:
    return sorted((copy / "objects").rglob("*.age"), key=lambda path: -path.stat().st_size)


def name(path: Path) -> str:
    return path.name.removesuffix(".age")


def test_a_whole_copy_proves_itself_without_a_key(root: Path, copy: Path) -> None:
    shutil.rmtree(copy / "keys")  # a holder may have been given none: they are asked about all the same
    told = asked(root, copy)
    assert {one.reason for one in told.wrong} == {"missing"}
    assert all(one.name.startswith("keys/") for one in told.wrong)
    shutil.copytree(root / "keys", copy / "keys")
    told = asked(root, copy)
    assert (told.ok, told.refused, told.unjudged, told.behind) == (True, None, (), 0)
    assert told.read == told.objects == len(objects(copy))
    assert told.bytes == sum(path.stat().st_size for path in objects(copy))
    assert told.shown == ()


def test_what_the_holder_lacks_or_has_wrong_is_named(root: Path, copy: Path) -> None:
    hurt, gone = objects(copy)[:2]
    hurt.write_bytes(hurt.read_bytes()[:-1] + b"x")
    gone.unlink()
    told = asked(root, copy)
    assert not told.ok
    assert {(one.name, one.reason) for one in told.wrong} == {(name(hurt), "differs"), (name(gone), "missing")}
    assert told.read == told.objects - 2


def test_files_that_lie_in_one_anothers_place_are_told_as_swapped(root: Path, copy: Path) -> None:
    one, two = objects(copy)[:2]
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)
    told = asked(root, copy)
    assert {(one.name, one.reason) for one in told.wrong} == {(name(one), "swapped"), (name(two), "swapped")}


def test_a_list_of_names_answers_nothing(root: Path, copy: Path) -> None:
    """A copy that kept every plain hash and threw the bytes away."""
    told = asked(root, copy, lambda one: replace(one, objects={digest: digest for digest in one.objects}))
    assert {one.reason for one in told.wrong} == {"from-the-name"}
    assert len(told.wrong) == told.objects and told.read == 0


def test_a_hash_of_name_and_nonce_answers_nothing(root: Path, copy: Path) -> None:
    asking = challenging(root)
    made = asking.make(HOUR)

    def cheat(digest: str) -> str:
        hashed = made.keyed("object")
        hashed.update(bytes.fromhex(digest))
        return hashed.hexdigest()

    said = replace(answer(copy, made), objects={digest: cheat(digest) for digest in made.objects})
    told = asking.judge(said)
    assert {one.reason for one in told.wrong} == {"from-the-name"}


def test_answers_kept_from_an_earlier_challenge_are_told_as_old(root: Path, copy: Path) -> None:
    asking = challenging(root)
    first = asking.make(HOUR)
    before = answer(copy, first)
    assert asking.judge(before).ok
    second = asking.make(HOUR)
    told = asking.judge(replace(before, challenge=second.id))
    assert all(one.reason == "old-answer" for one in told.wrong if len(one.name) == 64)
    assert told.read == 0


def test_an_answer_counts_once(root: Path, copy: Path) -> None:
    asking = challenging(root)
    said = answer(copy, asking.make(HOUR))
    assert asking.judge(said).ok
    again = challenging(root).judge(said)
    assert (again.ok, again.refused, again.read) == (False, "answered-before", 0)


def test_an_answer_that_comes_too_late_counts_for_nothing(root: Path, copy: Path) -> None:
    asking = challenging(root)
    begun = datetime(2031, 1, 1, tzinfo=UTC)
    said = answer(copy, asking.make(HOUR, now=begun))
    told = asking.judge(said, now=begun + 2 * HOUR)
    assert (told.ok, told.refused) == (False, "answered-late")


def test_an_answer_to_a_strangers_challenge_counts_for_nothing(root: Path, copy: Path) -> None:
    made = challenging(root).make(HOUR)
    stranger = replace(made, nonce=b"n" * 32)
    told = challenging(root).judge(answer(copy, stranger))
    assert told.refused == "challenge-unknown"
    # And one that was asked of another copy.
    other = challenging(root, "host").make(HOUR)
    assert challenging(root).judge(answer(copy, other)).refused == "challenge-unknown"


def test_another_archives_challenge_is_not_answered_and_its_answer_not_taken(
    root: Path, copy: Path, tmp_path: Path
) -> None:
    made = challenging(make(tmp_path / "other")).make(HOUR)
    with pytest.raises(ChallengeUnreadable) as told:
        answer(copy, made)
    assert told.value.facts["reason"] == "of-another-archive"
    asking = challenging(root)
    said = answer(copy, asking.make(HOUR))
    assert asking.judge(replace(said, archive=made.archive)).refused == "of-another-archive"


def test_a_partial_answer_is_told(root: Path, copy: Path) -> None:
    left_out = name(objects(copy)[0])

    def partial(one: Answer) -> Answer:
        kept = {digest: value for digest, value in one.objects.items() if digest != left_out}
        return replace(one, objects=kept, logs={}, files={})

    told = asked(root, copy, partial)
    assert {one.reason for one in told.wrong} == {"unanswered"}
    assert left_out in {one.name for one in told.wrong}
    assert any(one.name.startswith("logs/") for one in told.wrong)
    assert any(one.name.startswith("keys/") for one in told.wrong)


def test_what_is_no_hash_is_told(root: Path, copy: Path) -> None:
    told = asked(root, copy, lambda one: replace(one, objects=dict.fromkeys(one.objects, "yes")))
    assert {one.reason for one in told.wrong} == {"answer-shape"}


def test_a_copy_that_is_behind_is_well_and_told_so(root: Path, copy: Path, tmp_path: Path) -> None:
    before = len(objects(root))
    with opened(root) as archive:
        add(archive, write_tree(tmp_path / "more", [("late.txt", b"late")]))
    told = asked(root, copy)
    assert (told.ok, told.behind, told.read) == (True, len(objects(root)) - before, before)


def test_a_copy_that_says_less_than_it_once_had_is_told(root: Path, copy: Path, tmp_path: Path) -> None:
    (log,) = (root / "logs").iterdir()
    with opened(root) as archive:
        add(archive, write_tree(tmp_path / "more", [("late.txt", b"late")]))
        size = archive.catalogue.positions()[log.name]
    write_state(Layout(root), Disk(), "stick", CopyState({log.name: KnownLog(size, "ab" * 32)}))
    told = asked(root, copy)
    assert (f"logs/{log.name}", "rolled-back") in {(one.name, one.reason) for one in told.wrong}


def test_a_log_with_other_entries_is_told(root: Path, copy: Path) -> None:
    (log,) = (copy / "logs").iterdir()
    bundle = max((log / "tile" / "entries" / "000.p").iterdir(), key=lambda path: int(path.name))
    bundle.write_bytes(bundle.read_bytes().replace(b'"v":1', b'"v":2'))
    told = asked(root, copy)
    assert (f"logs/{log.name}", "missing") in [(one.name, one.reason) for one in told.wrong]
    # And where somebody answers from entries that were never signed.
    told = asked(root, copy, lambda one: replace(one, logs={log.name: (11, "ab" * 32)}))
    assert (f"logs/{log.name}", "differs") in [(one.name, one.reason) for one in told.wrong]


def test_what_is_wrong_here_judges_nobody(root: Path, copy: Path) -> None:
    asking = challenging(root)
    said = answer(copy, asking.make(HOUR))
    own, gone = objects(root)[:2]
    own.write_bytes(own.read_bytes()[:-1] + b"x")
    gone.unlink()
    told = asking.judge(said)
    assert told.ok
    assert set(told.unjudged) == {name(own), name(gone)}


def test_a_sample_asks_for_some_and_says_what_it_shows(root: Path, copy: Path) -> None:
    asking = challenging(root)
    total = len(objects(root))
    made = asking.make(HOUR, Amount(count=3))
    assert len(made.objects) == 3
    told = asking.judge(answer(copy, made))
    assert (told.ok, told.read, told.objects) == (True, 3, total)
    assert told.shown[0].bad == 1 and told.shown[0].percent == int(3 / total * 1000) / 10


def test_nobody_is_asked_for_what_was_erased(root: Path, copy: Path) -> None:
    with opened(root) as archive:
        done = Erasing(archive).run([item_of(archive, FILES[0][1])])
    made = challenging(root).make(HOUR)
    assert not set(done.objects) & set(made.objects)
    assert not any("acts/" in path and path.count(".") > 1 for path in made.files)


def test_no_file_that_is_not_the_archives_is_answered_for(root: Path, copy: Path) -> None:
    (copy / "local").mkdir()
    (copy / "local" / "device.key").write_text("secret")
    (copy.parent / "outside").write_text("secret")
    made = replace(
        challenging(root).make(HOUR), files=("local/device.key", "../outside", "objects/x", "README.txt")
    )
    said = answer(copy, made)
    assert [path for path, value in said.files.items() if value] == ["README.txt"]


def test_the_challenges_that_are_kept_are_few(root: Path) -> None:
    asking = challenging(root)
    for _ in range(20):
        asking.make(HOUR)
    assert len(list((root / "local" / "audits" / "stick").iterdir())) == 16


def test_a_copy_that_is_only_a_place_has_a_folder_too(root: Path, copy: Path) -> None:
    for place in ("/media/stick/copy", "sftp://host/copy", "../x", ".."):
        asking = challenging(root, place)
        assert asking.judge(answer(copy, asking.make(HOUR))).ok
    assert {one.parent for one in (root / "local" / "audits").iterdir()} == {root / "local" / "audits"}


# --- the files themselves


def test_the_keyed_hash_is_as_the_page_says(root: Path, copy: Path) -> None:
    made = challenging(root).make(HOUR)
    said = answer(copy, made)
    path = objects(copy)[0]
    told = f"amana audit v1\n{made.archive}\nobject\n".encode() + path.read_bytes()
    assert said.objects[name(path)] == hmac.digest(made.nonce, told, "sha256").hex()
    (log,) = made.logs
    assert said.logs[log[0]][0] == log[1]


def test_two_challenges_have_nothing_in_common(root: Path) -> None:
    one, two = challenging(root).make(HOUR), challenging(root).make(HOUR)
    assert one.nonce != two.nonce and one.id != two.id
    assert keyed(one.nonce, one.archive, "object").hexdigest() != keyed(one.nonce, one.archive, "log").hexdigest()


@given(st.binary(max_size=400))
def test_noise_is_neither_challenge_nor_answer(data: bytes) -> None:
    with pytest.raises(ChallengeUnreadable):
        read_challenge(data, "x")
    with pytest.raises(AnswerUnreadable):
        read_answer(data, "x")


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.sampled_from(["archive", "at", "expires", "files", "logs", "nonce", "objects", "challenge", "v", "format"]),
    _VALUES,
)
def test_files_with_one_part_wrong_are_refused_or_read_never_worse(part: str, value: object) -> None:
    whole = Challenge("5eed" * 8, b"n" * 32, "2031", "2032", ("ab" * 32,), (("ab" * 8, 3),), ("README.txt",))
    said = Answer("5eed" * 8, whole.id, "2031", {"ab" * 32: None}, {"ab" * 8: (3, "")}, {})
    for data, read in ((whole.to_bytes(), read_challenge), (said.to_bytes(), read_answer)):
        changed = json.dumps({**json.loads(data), part: value}, sort_keys=True, separators=(",", ":")).encode()
        try:
            read(changed, "x")
        except (ChallengeUnreadable, AnswerUnreadable):
            continue


def test_both_come_back_as_they_were(root: Path, copy: Path) -> None:
    made = challenging(root).make(HOUR)
    assert read_challenge(made.to_bytes(), "x") == made
    said = answer(copy, made)
    assert read_answer(said.to_bytes(), "x") == said

"""Asking outsiders for the time: two authorities and a calendar on this machine, in good and in bad weather."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import amana
from amana.actions.custody import outside_times
from amana.actions.custody.outside_times import not_later_than, timestamps
from amana.actions.custody.timestamping import timestamp
from amana.archive import stamping
from amana.archive.layout import Layout
from amana.archive.taking_in import TakingIn
from amana.attesting import opentimestamps_proofs
from amana.errors import AddressUnusable, ArchiveBusy, DiskFault, NotAnArchive, RootsUnreadable
from amana.records import CheckpointTimes, Timestamped
from tests.archive.archives import tree_bytes
from tests.archive.made_once import copied, making
from tests.attesting.outsiders import (
    NO_OPENSSL,
    OPENSSL,
    Authority,
    Calendar,
    Seen,
    Server,
    answering,
    calendar,
    header_for,
    served,
)


@pytest.fixture(scope="module")
def authorities(tmp_path_factory: pytest.TempPathFactory) -> tuple[Authority, Authority]:
    if OPENSSL is None:
        pytest.skip(NO_OPENSSL)
    folder = tmp_path_factory.mktemp("authorities")
    return Authority(folder / "first", "Wadi Time"), Authority(folder / "second", "Harbour Clock")


@dataclass
class World:
    """An archive with entries in it, two authorities, a calendar, and what asks them."""

    root: Path
    first: Server
    second: Server
    calendar: Calendar
    calendars: Server

    def ask(self, **named: Any) -> Timestamped:
        given = {
            "authorities": [self.first.url, self.second.url],
            "calendars": [self.calendars.url],
            "patience": 20.0,
        }
        return timestamp(self.root, **{**given, **named})

    def one(self, **named: Any) -> CheckpointTimes:
        (told,) = self.ask(**named).checkpoints
        return told

    def grow(self, name: str) -> None:
        (self.root.parent / name).write_text(name)
        with amana.open_archive(self.root) as archive:
            archive.add(self.root.parent / name)

    @property
    def kept(self) -> list[str]:
        """The files beside checkpoints: their names without what differs from run to run."""
        folder = self.root / "attested"
        return sorted(path.name for path in folder.rglob("*") if path.is_file())

    @property
    def queue(self) -> list[str]:
        folder = self.root / "local" / "pending-timestamps"
        return [line for path in sorted(folder.glob("*.*.*")) for line in path.read_text().splitlines()]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of one letter, read once: each test has its own copy."""
    folder = tmp_path_factory.mktemp("timestamping")
    (folder / "letter.txt").write_text("letter.txt")
    with making(folder, own=True) as archive:
        archive.add(folder / "letter.txt")
    return folder


@pytest.fixture
def world(made: Path, tmp_path: Path, authorities: tuple[Authority, Authority]) -> Iterator[World]:
    root = copied(made, tmp_path) / "archive"
    with ExitStack() as stack:
        first, second = (stack.enter_context(served(answering(one))) for one in authorities)
        one, calendars = stack.enter_context(calendar())
        yield World(root, first, second, one, calendars)


def refuse(_: Seen) -> tuple[int, str, bytes]:
    return 503, "text/plain", b"closed"


def states(told: CheckpointTimes) -> list[str]:
    return sorted(one.state for one in told.timestamps)


# --- in good weather


def test_two_authorities_and_a_calendar_are_asked_and_kept(world: World) -> None:
    before = tree_bytes(world.root / "logs")
    told = world.ask()
    (one,) = told.checkpoints
    assert told.ok
    assert states(one) == ["checked", "checked", "pending"]
    assert {said.by for said in one.timestamps if said.by} == {"Wadi Time Signer", "Harbour Clock Signer"}
    assert (one.failed, one.waiting, one.asked) == ((), (), True)
    assert sum(name.endswith(".tsr") for name in world.kept) == 2
    assert sum(name.endswith(".chain.pem") for name in world.kept) == 2
    assert {"checkpoint", "calendars.ots"} <= set(world.kept)
    assert len(world.kept) == 6
    assert world.queue == []
    assert tree_bytes(world.root / "logs") == before  # asking writes nothing into a log
    assert amana.verify(world.root).ok


def test_openssl_verifies_what_was_kept(world: World, authorities: tuple[Authority, Authority]) -> None:
    """With what lies in the folder and a root: as a stranger would, without us."""
    world.ask()
    (folder,) = (world.root / "attested").glob("*/*")
    text = world.root.parent / "text"
    text.write_text((folder / "checkpoint").read_text().partition("\n\n")[0] + "\n")
    for authority in authorities:
        (token,) = [path for path in folder.glob("*.tsr") if authority.name.encode() in path.read_bytes()]
        words = ["ts", "-verify", "-in", str(token), "-data", str(text), "-CAfile", str(authority.root)]
        untrusted = ["-untrusted", str(token).removesuffix(".tsr") + ".chain.pem"]
        done = subprocess.run([str(OPENSSL), *words, *untrusted], capture_output=True, check=False)
        assert b"Verification: OK" in done.stdout + done.stderr


def test_a_checkpoint_that_is_stamped_is_not_asked_about_again(world: World) -> None:
    world.ask()
    asked = len(world.first.seen), len(world.calendars.seen)
    told = world.one(authorities=None, calendars=None)
    assert (told.ok, told.asked, len(told.timestamps)) == (True, False, 3)
    assert (len(world.first.seen), len(world.calendars.seen)) == asked


def test_who_is_named_is_asked_once_more(world: World, authorities: tuple[Authority, Authority]) -> None:
    world.ask()
    with served(answering(authorities[0])) as third:
        told = world.one(authorities=[third.url, world.first.url], calendars=[])
    assert len([one for one in told.timestamps if one.kind == "rfc3161"]) == 3
    assert len(world.first.seen) == 1


def test_a_log_that_grew_is_stamped_again_and_the_old_stamps_stay(world: World) -> None:
    world.ask()
    world.grow("second.txt")
    told = world.one()
    assert told.ok
    listed = timestamps(world.root)
    assert [one.size for one in listed] == sorted(one.size for one in listed)
    assert len(listed) == 2
    assert all(one.ok and one.bound for one in listed)


def test_asking_needs_no_key(world: World) -> None:
    shutil.rmtree(os.environ["XDG_CONFIG_HOME"])
    assert world.ask().ok
    (told,) = timestamps(world.root)
    assert told.device_clock is None
    assert told.bound is not None


def test_authorities_see_a_hash_and_calendars_not_even_that(world: World) -> None:
    world.ask()
    (folder,) = (world.root / "attested").glob("*/*")
    digest = hashlib.sha256((folder / "checkpoint").read_text().partition("\n\n")[0].encode() + b"\n").digest()
    secrets = (folder.parent.name, "amana", "letter", (world.root / "archive.json").read_text()[:40])
    for server in (world.first, world.second, world.calendars):
        for seen in server.seen:
            told = seen.path + str(seen.headers) + seen.body.decode("latin-1")
            assert not [secret for secret in secrets if secret in told]
    assert all(digest not in seen.body for seen in world.calendars.seen)


# --- in bad weather


def test_offline_everything_is_noted_and_sent_later(world: World) -> None:
    replies = world.first.reply, world.second.reply
    world.first.reply = world.second.reply = world.calendars.reply = refuse
    told = world.ask()
    (one,) = told.checkpoints
    assert (told.ok, states(one), len(one.failed)) == (False, [], 3)
    assert set(one.waiting) == {world.first.url, world.second.url, world.calendars.url}
    assert len(world.queue) == 3
    assert "status=503" in one.failed[0].reason

    world.grow("meanwhile.txt")  # what waits is asked about as it was
    world.first.reply, world.second.reply, world.calendars.reply = *replies, world.calendar
    sent = world.one(pending=True, authorities=None, calendars=None)
    assert (sent.ok, sent.size, states(sent)) == (True, one.size, ["checked", "checked", "pending"])
    assert world.queue == []


def test_nothing_is_lost_between_tries(world: World) -> None:
    good = world.second.reply
    world.second.reply = refuse
    told = world.one()
    assert (told.ok, states(told)) == (False, ["checked", "pending"])
    assert world.queue == [f"authority {world.second.url}"]
    again = world.one(pending=True, authorities=None, calendars=None)
    assert (again.ok, len(again.failed)) == (False, 1)
    assert len(world.first.seen) == 1  # who answered is not asked again
    world.second.reply = good
    assert world.one(pending=True, authorities=None, calendars=None).ok
    assert world.queue == []


def test_two_names_of_one_authority_are_one_authority(
    world: World, authorities: tuple[Authority, Authority]
) -> None:
    with served(answering(authorities[0])) as mirror:
        told = world.one(authorities=[world.first.url, mirror.url])
    assert states(told) == ["checked", "checked", "pending"]
    assert not told.ok


def test_one_authority_is_not_enough_but_counts_later(world: World) -> None:
    assert not world.one(authorities=[world.first.url], calendars=[]).ok
    assert world.one(authorities=[world.second.url], calendars=[]).ok


def test_without_calendars_two_tokens_will_do(world: World) -> None:
    told = world.one(calendars=[])
    assert (told.ok, states(told)) == (True, ["checked", "checked"])
    assert world.calendars.seen == []


def _bad_replies(authority: Authority) -> dict[str, Callable[[Seen], Any]]:
    kind = "application/timestamp-reply"
    first: list[bytes] = []

    def stale(seen: Seen) -> tuple[int, str, bytes]:
        first.append(authority.reply(seen.body))
        return 200, kind, first[0]

    def other(seen: Seen) -> tuple[int, str, bytes]:
        at = seen.body.index(b"\x04\x20") + 2
        return 200, kind, authority.reply(seen.body[:at] + bytes(32) + seen.body[at + 32 :])

    return {
        "not-a-token": lambda _: (200, kind, b"rubbish"),
        "http-type": lambda _: (200, "text/html", b"<html>sign in</html>"),
        "http-status": lambda _: (500, kind, b""),
        "too-large": lambda _: (200, kind, bytes(1 << 20)),
        "cut-short": lambda seen: (200, kind, authority.reply(seen.body)[:-20]),
        "redirected": lambda _: (302, kind, b""),
        "digest-differs": other,
        "timestamp-nonce": stale,
    }


@pytest.mark.parametrize(
    "flaw",
    [
        "not-a-token",
        "http-type",
        "http-status",
        "too-large",
        "cut-short",
        "redirected",
        "digest-differs",
        "timestamp-nonce",
    ],
)
def test_an_authority_that_answers_wrong_leaves_nothing_behind(
    world: World, authorities: tuple[Authority, Authority], flaw: str
) -> None:
    world.second.reply = _bad_replies(authorities[1])[flaw]
    if flaw == "timestamp-nonce":  # an answer that was given before, to somebody else
        timestamp(world.root, authorities=[world.second.url], calendars=[], patience=20.0)
        shutil.rmtree(world.root / "attested")
    told = world.one()
    assert not told.ok
    assert [one.reason for one in told.failed if flaw in one.reason]
    assert sum(name.endswith(".tsr") for name in world.kept) == 1


def test_a_slow_authority_is_not_waited_for(world: World) -> None:
    hold = threading.Event()

    def slow(_: Seen) -> None:
        hold.wait(20)

    world.second.reply = slow
    told = world.one(patience=0.5)
    hold.set()
    assert ["too-slow" in one.reason for one in told.failed] == [True]


# --- calendars


def test_what_a_calendar_promised_is_fetched_later(world: World) -> None:
    world.ask()
    waiting = world.one(pending=True)
    assert (waiting.ok, states(waiting)) == (True, ["checked", "checked", "pending"])
    world.calendar.block = 812_345
    done = world.one(pending=True)
    assert states(done) == ["checked", "checked", "in-block"]
    assert [one.height for one in done.timestamps if one.height] == [812_345]
    assert world.ask(pending=True).checkpoints == ()  # nothing waits any more


def test_a_calendar_that_cannot_be_reached_leaves_the_proof_unfinished(world: World) -> None:
    world.ask()
    world.calendars.reply = refuse
    told = world.one(pending=True)
    assert (told.ok, len(told.failed)) == (False, 1)
    assert told.timestamps[-1].state == "pending"


def test_a_calendar_that_was_named_once_is_followed(world: World) -> None:
    world.ask()
    world.calendar.block = 812_345
    assert "in-block" in states(world.one(pending=True, calendars=None))


def test_only_calendars_that_are_known_here_are_followed(world: World) -> None:
    """The proof may have come with a copy, from anybody."""
    world.ask()
    shutil.rmtree(world.root / "local" / "pending-timestamps")
    asked = len(world.calendars.seen)
    told = world.one(pending=True, calendars=None)
    assert "calendar-not-known" in told.failed[0].reason
    assert len(world.calendars.seen) == asked


def test_a_blocks_header_gives_the_blocks_time(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.ask()
    world.calendar.block = 812_345
    said = world.one(pending=True).timestamps[-1]
    assert said.merkle_root is not None
    header = header_for(bytes.fromhex(said.merkle_root)[::-1], time=1_767_225_600)
    real = opentimestamps_proofs.check_header
    monkeypatch.setattr(outside_times, "check_header", lambda block, given: real(block, given, 1 << 255))
    file = world.root.parent / "header.txt"
    file.write_text(header.hex() + "\n")
    for given in (header.hex(), str(file)):
        (told,) = timestamps(world.root, block_headers=[given])
        block = told.timestamps[-1]
        assert (block.state, block.time, block.not_later_than) == (
            "checked",
            "2026-01-01T00:00:00Z",
            "2026-01-01T02:00:00Z",
        )
        assert told.bound is not None
        assert (told.bound.kind, told.bound.trusted) == ("bitcoin", True)
    (told,) = timestamps(world.root, block_headers=["00" * 80])
    assert told.timestamps[-1].state == "in-block"


# --- who vouches


def test_roots_that_the_caller_trusts(world: World, authorities: tuple[Authority, Authority]) -> None:
    world.ask()
    (told,) = timestamps(world.root)
    assert {one.vouched for one in told.timestamps if one.vouched} == {"incomplete"}
    (told,) = timestamps(world.root, roots=authorities[0].root)
    vouched = {one.by: one.vouched for one in told.timestamps if one.by}
    assert vouched == {"Wadi Time Signer": "trusted", "Harbour Clock Signer": "incomplete"}
    assert told.bound is not None
    assert (told.bound.by, told.bound.trusted) == ("Wadi Time Signer", True)
    with pytest.raises(RootsUnreadable):
        timestamps(world.root, roots=world.root / "archive.json")


def test_certificates_that_are_missing_are_fetched_only_when_asked(tmp_path: Path, world: World) -> None:
    if OPENSSL is None:
        pytest.skip(NO_OPENSSL)
    with served(refuse) as issuer:
        bare = Authority(tmp_path / "bare", "Bare Time", chain=False, issuer_url=issuer.url)
        issuer.reply = answering(bare)
        with served(answering(bare)) as server:
            told = world.one(authorities=[server.url], calendars=[])
            assert [(one.vouched, one.root) for one in told.timestamps] == [("incomplete", "Bare Time Middle")]
            assert issuer.seen == []
            told = world.one(authorities=[server.url], calendars=[], fetch_certificates=True)
        assert [(one.vouched, one.root) for one in told.timestamps] == [("root-unchecked", "Bare Time Root")]
        assert [seen.path for seen in issuer.seen] == ["/middle.der", "/root.der"]
    (told,) = timestamps(world.root, roots=bare.root)  # the issuer is gone; the certificates stay
    assert [one.vouched for one in told.timestamps] == ["trusted"]


def test_an_issuer_that_answers_rubbish_changes_nothing(tmp_path: Path, world: World) -> None:
    if OPENSSL is None:
        pytest.skip(NO_OPENSSL)
    with served(lambda _: (200, "x/y", b"\x30\x80rubbish")) as issuer:
        bare = Authority(tmp_path / "bare", "Bare Time", chain=False, issuer_url=issuer.url)
        with served(answering(bare)) as server:
            told = world.one(authorities=[server.url], calendars=[], fetch_certificates=True)
    assert [one.vouched for one in told.timestamps] == ["incomplete"]


# --- two clocks


def test_an_entry_existed_not_later_than_the_first_checkpoint_over_it(world: World) -> None:
    first = world.one()
    world.grow("second.txt")
    second = world.one()
    device = first.device
    assert first.bound is not None
    assert second.bound is not None
    assert not_later_than(world.root, device, 0) == first.bound
    assert not_later_than(world.root, device, first.size - 1) == first.bound
    assert not_later_than(world.root, device, first.size) == second.bound
    assert not_later_than(world.root, device, second.size) is None
    assert not_later_than(world.root, "0" * 16, 0) is None


def test_the_devices_own_clock_stands_apart(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A device whose clock runs a hundred years ahead: outsiders are not led by it, and it is shown as it is."""
    monkeypatch.setattr(TakingIn, "_clock", lambda _: "2126-01-01T00:00:00Z")
    world.grow("from-the-future.txt")
    world.ask()
    (told,) = [one for one in timestamps(world.root) if one.timestamps]
    assert told.device_clock is not None
    assert told.bound is not None
    assert told.device_clock.startswith("2126")
    assert told.bound.time < "2126"


def test_what_was_said_of_a_fork_says_nothing_of_the_log_beside_it(world: World) -> None:
    first = world.one()
    before = world.root.parent / "before"
    shutil.copytree(world.root, before)
    world.grow("one.txt")
    other = world.one()
    shutil.move(world.root, world.root.parent / "after")
    shutil.copytree(before, world.root)
    device = first.device
    world.grow("another.txt")
    mark = hashlib.sha256(b"fork").hexdigest()[:16]
    shutil.copytree(world.root.parent / "after" / "logs" / device, world.root / "logs" / f"{device}.{mark}")
    shutil.rmtree(world.root / "attested")
    shutil.copytree(world.root.parent / "after" / "attested", world.root / "attested")
    both = {one.size: one.logs for one in timestamps(world.root) if one.timestamps}
    assert both == {first.size: (device, f"{device}.{mark}"), other.size: (f"{device}.{mark}",)}
    assert not_later_than(world.root, device, first.size - 1) == first.bound
    assert not_later_than(world.root, device, first.size) is None
    assert not_later_than(world.root, f"{device}.{mark}", first.size) == other.bound


# --- what is damaged


def test_a_stamp_that_was_changed_is_said_to_be_worth_nothing(world: World) -> None:
    world.ask()
    (folder,) = (world.root / "attested").glob("*/*")
    for path in (next(iter(sorted(folder.glob("*.tsr")))), folder / "calendars.ots"):
        data = bytearray(path.read_bytes())
        data[60] ^= 1
        path.write_bytes(data)
    (told,) = timestamps(world.root)
    assert states(told) == ["checked", "wrong", "wrong"]


def test_a_checkpoint_of_another_log_is_not_believed(world: World) -> None:
    world.ask()
    (folder,) = (world.root / "attested").glob("*/*")
    note = folder / "checkpoint"
    good = note.read_bytes()
    for wrong in (good.replace(b"\n3\n", b"\n4\n"), b"noise", good.replace(b"amana/", b"amana/x")):
        note.write_bytes(wrong)
        told = [one for one in timestamps(world.root) if one.reason]
        assert len(told) == 1
        assert not_later_than(world.root, told[0].device, 0) is None
    note.unlink()
    assert [one.reason for one in timestamps(world.root) if one.reason]
    assert world.ask(pending=True).checkpoints == ()


def test_stamps_of_a_checkpoint_that_lie_under_another_do_not_count(world: World) -> None:
    world.ask()
    (folder,) = (world.root / "attested").glob("*/*")
    world.grow("second.txt")
    world.first.reply = world.second.reply = world.calendars.reply = refuse
    world.ask()
    (later,) = set((world.root / "attested").glob("*/*")) - {folder}
    for path in (*folder.glob("*.tsr"), *folder.glob("*.ots")):
        shutil.copy(path, later)
    told = next(one for one in timestamps(world.root) if one.size > 3)
    assert set(states(told)) == {"wrong"}
    assert told.bound is None


def test_a_queue_that_names_what_is_gone_is_let_go(world: World) -> None:
    world.first.reply = world.second.reply = world.calendars.reply = refuse
    world.ask()
    shutil.rmtree(world.root / "attested")
    assert world.ask(pending=True).checkpoints == ()
    assert world.queue == []


def test_a_queue_that_was_meddled_with_asks_nobody_else(world: World) -> None:
    world.first.reply = world.second.reply = world.calendars.reply = refuse
    world.ask()
    (file,) = (world.root / "local" / "pending-timestamps").glob("*.*.*")
    file.write_text("authority file:///etc/passwd\nauthority nobody\ncalendar ftp://x\n")
    told = world.one(pending=True, authorities=None, calendars=None)
    assert (told.ok, told.asked, told.failed) == (False, False, ())


# --- what cannot be done


def test_one_process_asks_at_a_time(world: World) -> None:
    with stamping(Layout(world.root)), pytest.raises(ArchiveBusy):
        world.ask()
    assert world.first.seen == []


def test_a_folder_that_cannot_be_written_to_is_said_before_anybody_is_asked(world: World) -> None:
    if os.geteuid() == 0:
        (world.root / "attested").write_text("in the way")
    else:
        world.root.chmod(0o500)
    try:
        with pytest.raises(DiskFault):
            world.ask()
    finally:
        world.root.chmod(0o700)
    assert world.first.seen == []


def test_what_is_no_address_and_what_is_no_archive(world: World, tmp_path: Path) -> None:
    for named in ({"authorities": ["tsa.example"]}, {"calendars": ["ftp://calendar.example"]}):
        with pytest.raises(AddressUnusable):
            world.ask(**named)
    with pytest.raises(NotAnArchive):
        timestamp(tmp_path / "nothing")
    with pytest.raises(NotAnArchive):
        timestamps(tmp_path / "nothing")


def test_an_archive_that_was_only_just_made_can_be_stamped(tmp_path: Path, world: World) -> None:
    amana.init(tmp_path / "new", no_passphrase=True)
    told = timestamp(
        tmp_path / "new", authorities=[world.first.url, world.second.url], calendars=[], patience=20.0
    )
    assert told.ok

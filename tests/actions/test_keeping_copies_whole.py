"""Audit, answer, repair and erase as a person asks for them: by names and places, entered in the log."""

from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path

import pytest

import amana
from amana.actions import open_archive
from amana.actions.copies import sync_reading
from amana.actions.custody import erasing
from amana.archive import Archive, Layout
from amana.archive.copies import add_copy, read_copies
from amana.archive.repairing_copies import HERE
from amana.archive.syncing import Syncing
from amana.errors import (
    AnswerUnreadable,
    ChallengeUnreadable,
    CopyUnknown,
    DestinationUnusable,
    IdentityMissing,
    NonceNeedsFolder,
    SampleUnreadable,
)
from amana.records import CustodyAct
from amana.stores import Disk, FolderStore, open_medium
from tests.archive.archives import KEY, checked, opened
from tests.archive.erasures import FILES, LARGE, filled, item_of, read


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "id.txt").write_text(KEY.secret_text() + "\n")
    return filled(tmp_path / "archive", tmp_path)


@pytest.fixture
def stick(root: Path, tmp_path: Path) -> Path:
    """A copy that this machine knows as `stick`."""
    to = tmp_path / "media" / "stick"
    shutil.copytree(root, to, ignore=shutil.ignore_patterns("local"))
    add_copy(Layout(root), Disk(), "stick", str(to))
    return to


def acts(root: Path, name: str) -> list[CustodyAct]:
    with opened(root) as archive:
        return [
            row.act for row in archive.catalogue.acts() if isinstance(row.act, CustodyAct) and row.act.act == name
        ]


def objects(copy: Path) -> list[Path]:
    return sorted((copy / "objects").rglob("*.age"), key=lambda path: -path.stat().st_size)


def test_an_audit_is_entered_with_how_it_ended(root: Path, stick: Path) -> None:
    told = amana.audit(root, "stick", person="Nadia")
    assert told.ok and told.entered and told.copy == "stick"
    amana.audit(root, "stick", sample="50%")
    objects(stick)[0].unlink()
    assert not amana.audit(root, str(stick)).ok
    first, second, third = acts(root, "audited")
    count = told.objects
    assert (first.copy, first.method, first.outcome, first.person) == ("stick", "full", "success", "Nadia")
    assert first.detail == f"{count}/{count}" and first.through
    assert second.method == "sample" and "%" in (second.detail or "")
    assert (third.copy, third.outcome, len(third.objects)) == ("stick", "failure", 1)


def test_a_copy_is_meant_by_its_name_or_by_where_it_lies(root: Path, stick: Path, tmp_path: Path) -> None:
    assert amana.audit(root, f"{stick}/").copy == "stick"
    other = tmp_path / "other"
    shutil.copytree(stick, other)
    assert amana.audit(root, str(other)).copy == str(other)
    with pytest.raises(CopyUnknown):
        amana.audit(root, "disk")
    with pytest.raises(SampleUnreadable):
        amana.audit(root, "stick", sample="half")


def test_a_copy_in_a_folder_is_asked_by_nonce_at_once(root: Path, stick: Path) -> None:
    told = amana.audit(root, "stick", nonce=True)
    assert told.ok, told
    assert (told.method, told.read) == ("nonce", len(objects(stick)))
    flipped = objects(stick)[0]
    flipped.write_bytes(flipped.read_bytes()[:-1] + b"x")
    told = amana.audit(root, "stick", nonce=True)
    assert [one.reason for one in told.wrong] == ["differs"]
    assert [act.outcome for act in acts(root, "audited")] == ["success", "failure"]


def test_a_copy_elsewhere_is_asked_through_a_courier(root: Path, stick: Path, tmp_path: Path) -> None:
    question, said = tmp_path / "question.json", tmp_path / "answer.json"
    made = amana.challenge(root, "stick", question)
    assert made.objects == len(objects(stick)) and made.file == question
    told = amana.answer(stick, question, said)
    assert told.asked == told.answered == made.objects
    judged = amana.audit(root, "stick", answer=said)
    assert judged.ok and judged.entered
    assert amana.audit(root, "stick", answer=said).refused == "answered-before"
    assert [act.reason for act in acts(root, "audited")] == [None, "answered-before"]
    with pytest.raises(DestinationUnusable):
        amana.challenge(root, "stick", question)
    with pytest.raises(DestinationUnusable):
        amana.answer(stick, question, said)
    with pytest.raises(ChallengeUnreadable):
        amana.answer(stick, said, tmp_path / "x")
    with pytest.raises(ChallengeUnreadable):
        amana.answer(stick, tmp_path / "no", tmp_path / "x")
    with pytest.raises(AnswerUnreadable):
        amana.audit(root, "stick", answer=question)


def test_an_answer_holds_hashes_and_nothing_else(root: Path, stick: Path, tmp_path: Path) -> None:
    amana.challenge(root, "stick", tmp_path / "q")
    amana.answer(stick, tmp_path / "q", tmp_path / "a")
    told = json.loads((tmp_path / "a").read_bytes())
    assert sorted(told) == ["archive", "at", "challenge", "files", "format", "logs", "objects", "v"]
    assert all(len(value) == 64 for value in [*told["objects"].values(), *told["files"].values()])


def test_what_lies_on_no_disk_here_is_not_asked_at_once(
    root: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = dataclasses.replace(open_medium(str(stick)), local=None)
    monkeypatch.setattr("amana.actions.custody.auditing.open_copy", lambda _: far)
    with pytest.raises(NonceNeedsFolder):
        amana.audit(root, "sftp://host/copy", nonce=True)
    assert amana.audit(root, "sftp://host/copy").ok


def test_an_archive_is_repaired_from_the_copies_that_are_known(root: Path, stick: Path, tmp_path: Path) -> None:
    gone, hurt = objects(root)[:2]
    gone.unlink()
    hurt.write_bytes(b"damaged")
    (told,) = amana.repair(root, person="Nadia")
    assert told.ok and told.entered and told.place is None
    assert {one.source for one in told.mended} == {"stick"}
    (act,) = acts(root, "repaired")
    assert (act.outcome, act.copy, act.person, act.detail) == ("success", None, "Nadia", "2/2")
    assert act.method == "stick"
    assert set(act.objects) == {path.name.removesuffix(".age") for path in (gone, hurt)}
    assert checked(root, tmp_path / "state").ok
    # Nothing wrong: nothing is entered.
    assert amana.repair(root)[0].mended == ()
    assert len(acts(root, "repaired")) == 1


def test_copies_are_repaired_from_here_and_from_places_that_are_named(
    root: Path, stick: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(stick, other)
    one, two = objects(stick)[:2]
    for path in (one, two):
        path.unlink()
    (root / two.relative_to(stick)).unlink()
    (told,) = amana.repair(root, "stick", sources=[str(other)])
    assert told.ok, told
    assert {one.source for one in told.mended} == {HERE, str(other)}
    assert [act.copy for act in acts(root, "repaired")] == ["stick"]


def test_what_cannot_be_reached_is_named_and_ends_nothing(root: Path, stick: Path, tmp_path: Path) -> None:
    add_copy(Layout(root), Disk(), "gone", str(tmp_path / "nowhere"))
    objects(root)[0].unlink()
    (told,) = amana.repair(root)
    assert told.ok and [name for name, _ in told.silent] == ["gone"]
    first, second = amana.repair(root, "gone", "stick")
    assert first.unreached and not first.ok
    assert second.ok


def test_a_lost_object_that_no_copy_has_is_entered_too(root: Path, stick: Path) -> None:
    gone = objects(root)[0]
    gone.unlink()
    (stick / gone.relative_to(root)).unlink()
    (told,) = amana.repair(root)
    assert not told.ok and told.entered
    assert [act.outcome for act in acts(root, "repaired")] == ["failure"]


# --- erase


def test_erasing_shows_first_what_goes(root: Path, tmp_path: Path) -> None:
    with open_archive(root, identity=tmp_path / "id.txt", person="Nadia") as archive:
        item = item_of(archive.archive, FILES[0][1])
        planned = erasing.plan(archive, item)
        assert planned.items == (item,)
        assert planned.names == ("card/samira.txt",)
        assert planned.objects == 2 and planned.bytes >= len(FILES[0][1])
        record = archive.show(item)
        assert erasing.erasures(archive, record) == ()
        assert erasing.erase(archive, item, reason="she asked").whole
        (act,) = erasing.erasures(archive, archive.show(item))
        assert (act.person, act.reason) == ("Nadia", "she asked")
        assert archive.search("bridge") == []
        assert archive.restore(tmp_path / "out", item).erased == 1
        custody = archive.custody(item)
        assert "erased" in {event.act for event in custody.events}
    assert checked(root, tmp_path / "state").ok


def test_erasing_needs_a_key(root: Path) -> None:
    with open_archive(root) as archive, pytest.raises(IdentityMissing):
        erasing.plan(archive, "00")


def test_an_erased_item_stays_gone_when_copies_sync(root: Path, stick: Path, tmp_path: Path) -> None:
    def sync() -> None:
        with Archive(root, [], "test") as archive:
            told = Syncing(archive).run(read_copies(archive.layout))
        assert told.ok, told

    sync()
    with open_archive(root, identity=tmp_path / "id.txt") as archive:
        done = erasing.erase(archive, item_of(archive.archive, LARGE), reason="asked")
    sync()
    on_stick = {path.name.removesuffix(".age") for path in objects(stick)}
    assert not on_stick & set(done.objects)
    assert amana.audit(root, "stick").ok
    assert checked(stick, tmp_path / "state", known=root).ok
    sync()
    assert not {path.name.removesuffix(".age") for path in objects(root)} & set(done.objects)


def second_machine(root: Path, stick: Path, tmp_path: Path) -> Path:
    """The same archive on another machine, with a device of its own; it knows the same stick."""
    other = tmp_path / "other machine"
    shutil.copytree(root, other, ignore=shutil.ignore_patterns("local"))
    with opened(other) as archive, archive.writing():
        pass
    add_copy(Layout(other), Disk(), "stick", str(stick))
    return other


def sync_with_key(root: Path, tmp_path: Path) -> None:
    with open_archive(root, identity=tmp_path / "id.txt") as archive:
        done, _ = sync_reading.sync_and_read(archive)
        assert done.ok, done


def test_two_who_erase_from_one_object_at_once_both_have_their_way(
    root: Path, stick: Path, tmp_path: Path
) -> None:
    other = second_machine(root, stick, tmp_path)
    for machine in (root, other):
        sync_with_key(machine, tmp_path)
    gone = {root: FILES[0][1], other: FILES[1][1]}
    for machine, content in gone.items():
        with open_archive(machine, identity=tmp_path / "id.txt") as archive:
            erasing.erase(archive, item_of(archive.archive, content), reason=f"for {content[:6].decode()}")
    for machine in (root, other, root, other):
        sync_with_key(machine, tmp_path)
    for machine in (root, other):
        assert not any(content in inside(machine) for content in gone.values())
        with open_archive(machine, identity=tmp_path / "id.txt") as archive:
            assert archive.search("bridge") == []
            assert archive.restore(tmp_path / "out" / machine.name).restored == 2
            for content in gone.values():
                reasons = {
                    act.reason
                    for act in erasing.erasures(archive, archive.show(item_of(archive.archive, content)))
                }
                assert reasons == {f"for {content[:6].decode()}"}
    assert checked(stick, tmp_path / "state", known=root).ok
    # What is more here is the act of giving back.
    assert {path.name for path in objects(stick)} <= {path.name for path in objects(root)}


def test_what_one_read_while_the_other_erased_it_goes_too(root: Path, stick: Path, tmp_path: Path) -> None:
    other = second_machine(root, stick, tmp_path)
    for machine in (root, other):
        sync_with_key(machine, tmp_path)
    with open_archive(root, identity=tmp_path / "id.txt") as archive:
        erasing.erase(archive, item_of(archive.archive, FILES[0][1]), reason="asked")
    with opened(other) as sealed:
        read(sealed, FILES[0][1], ("text", b"Samira speaks of the bridge, read once more"))
    for machine in (other, root, other):
        sync_with_key(machine, tmp_path)
    for machine in (root, other):
        assert b"once more" not in inside(machine)
        with open_archive(machine, identity=tmp_path / "id.txt") as archive:
            assert archive.search("bridge") == []


def test_what_was_taken_in_again_is_not_erased_again(root: Path, stick: Path, tmp_path: Path) -> None:
    with open_archive(root, identity=tmp_path / "id.txt") as archive:
        erasing.erase(archive, item_of(archive.archive, FILES[0][1]), reason="asked")
        archive.add(tmp_path / "card" / "samira.txt", read=False)
        assert erasing.finish(archive) == ()
    sync_with_key(root, tmp_path)
    with open_archive(root, identity=tmp_path / "id.txt") as archive:
        assert archive.restore(tmp_path / "out", item_of(archive.archive, FILES[0][1])).restored == 2


def inside(root: Path) -> bytes:
    """All that is in the archive's objects, opened."""
    with opened(root) as archive, archive.contents() as contents:
        found = [contents.opened(digest).read() for digest in FolderStore(root / "objects").digests()]
    return b"".join(found)

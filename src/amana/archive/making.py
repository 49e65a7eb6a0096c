"""Making an archive: its key, its envelopes, what a stranger needs, and the first entry of its log."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from amana.archive.acts import authority, sign_act, write_act
from amana.archive.description import Description, Epoch, PlainFile
from amana.archive.device import DeviceLog
from amana.archive.joining import admission
from amana.archive.keys import new_archive_key, write_envelope
from amana.archive.layout import Layout
from amana.archive.source import now
from amana.archive.standing import accept
from amana.archive.writer import Writer
from amana.errors import ArchiveExists
from amana.records import Custodian, KeyAct
from amana.seal import KeyRecipient, SecretIdentity, recipient_text, token
from amana.stores import Disk, disk_faults

_OURS = (
    ".archive.json.new",
    "README.txt",
    "acts",
    "archive.json",
    "keys",
    "local",
    "logs",
    "objects",
    "rescue.py",
)
_MARK = "making"


def make_archive(
    root: Path,
    custodians: Sequence[KeyRecipient],
    software: str,
    post_quantum: bool,
    disk: Disk,
    person: str | None = None,
) -> Description:
    """Make an archive in this folder, which must be empty or not there. ArchiveExists otherwise.

    archive.json comes last: before it is there, the folder is no archive, and making it again starts anew.
    """
    layout = Layout(root)
    _claim(layout, disk)
    made = now()
    key = new_archive_key(post_quantum)
    recipient = recipient_text(key.recipient)
    described = Description(token(16).hex(), made, (Epoch(1, recipient, made),))
    signing = authority(key, described.id).verifier.text
    described = replace(described, epochs=(Epoch(1, recipient, made, signing),))
    envelopes = [write_envelope(layout, disk, described.id, 1, key, custodian) for custodian in custodians]
    described = replace(described, files=(*_write_plain_files(layout, described, disk), *envelopes))
    disk.make_folder(layout.objects)
    named = [
        Custodian(f"custodian-{number}", recipient_text(custodian), (envelope.name,))
        for number, (custodian, envelope) in enumerate(zip(custodians, envelopes, strict=True), 1)
    ]
    _first_entry(layout, disk, described, key, software, named, person)
    disk.remove(layout.local / _MARK)
    return described


def _claim(layout: Layout, disk: Disk) -> None:
    """Take the folder, or what an unfinished making left of it; a mark says whose the rest is."""
    disk.make_folder(layout.root)
    mark = layout.local / _MARK
    with disk_faults(layout.root):
        there = {path.name for path in layout.root.iterdir()} - {"lost+found"}
        if there and not _unfinished(layout, there):
            raise ArchiveExists(path=str(layout.root))
        for name in there - {"local"}:
            path = layout.root / name
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        for path in layout.local.glob("*") if there else ():
            if path != mark:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
    disk.make_folder(layout.local)
    disk.replace(mark, b"")


def _unfinished(layout: Layout, there: set[str]) -> bool:
    """Whether what is there is what an unfinished making left, and nothing else."""
    if layout.description.exists() or there - set(_OURS):
        return False
    if (layout.local / _MARK).exists():
        return True
    return there == {"local"} and {path.name for path in layout.local.iterdir()} <= {f".{_MARK}.new"}


def _write_plain_files(layout: Layout, described: Description, disk: Disk) -> tuple[PlainFile, ...]:
    """README.txt and rescue.py: what opens the archive without Amana.

    archive.json names their hashes: a rescue.py that somebody replaced would take the key of who runs it.
    """
    ours = files("amana.archive") / "rescue"
    readme = (ours / "README.txt").read_text("utf-8").replace("{archive_id}", described.id)
    plain = {"README.txt": readme.encode(), "rescue.py": (ours / "rescue.py").read_bytes()}
    for name, data in plain.items():
        disk.write(layout.root / name, data)
    disk.flush([*(layout.root / name for name in plain), layout.root])
    return tuple(PlainFile(name, hashlib.sha256(data).hexdigest()) for name, data in plain.items())


def _first_entry(
    layout: Layout,
    disk: Disk,
    described: Description,
    key: SecretIdentity,
    software: str,
    custodians: Sequence[Custodian],
    person: str | None,
) -> None:
    log = DeviceLog.join(layout, disk, described)
    admitted = sign_act(admission(log.public, described.made), [key], described.id)
    write_act(layout, disk, admitted)
    made = accept(described.with_device(log.public), [admitted]).described
    writer = Writer(layout, disk, key.recipient, log, None)
    try:
        writer.record(
            KeyAct(
                act="archive-made",
                archive=made.id,
                at=made.made,
                device=log.device,
                software=software,
                epoch=1,
                recipient=made.current.recipient,
                custodians=tuple(custodians),
                person=person,
                acts=made.acts,
            ),
            described=made,
        )
        writer.commit()
    finally:
        writer.close()

"""Timestamps that another copy kept: taken over if they hold for the checkpoint that they lie beside.

Whatever the order, copies that give each other all they have end with the same files.
"""

from __future__ import annotations

from amana.archive.layout import Layout
from amana.archive.stamps import ATTESTED, CHAIN, PROOF, TOKEN, CheckpointName, Stamps, is_stamp, stamp_digest
from amana.attesting import check_token, merge_certificates, merge_proofs, read_pem, read_token
from amana.errors import LogDamaged, TimestampWrong
from amana.stores import Disk
from amana.tlog import Checkpoint, read_note


def merge_stamp(layout: Layout, disk: Disk, path: str, data: bytes) -> bool:
    """Take over a file of another copy, by its path there; whether it brought anything new.

    The checkpoint must have been taken over before, and a token's certificates before the token. Raises
    TimestampWrong for a token, a proof or certificates that do not hold, LogDamaged for a path that is none;
    nothing is kept then.
    """
    stamps, file = _place(layout, disk, path)
    note = stamps.note()
    if note is None:
        raise LogDamaged(device=path.split("/")[1], reason="checkpoint-missing")
    checkpoint = Checkpoint.from_text(read_note(note).text)
    if file == PROOF:
        return _proof(stamps, checkpoint, data)
    name = file.removesuffix(CHAIN).removesuffix(TOKEN)
    if file.endswith(CHAIN):
        return _chain(stamps, name, data)
    check_token(read_token(data), checkpoint.text.encode(), None, read_pem(stamps.chain(name)))
    if any(kept.response == data for kept in stamps.tokens()):
        return False
    if stamps.keep_token(name.rpartition("-")[0], data) != name:
        raise TimestampWrong(reason="stamp-name")
    return True


def _place(layout: Layout, disk: Disk, path: str) -> tuple[Stamps, str]:
    top, device, folder, file = (*path.split("/"), "", "", "", "")[:4]
    name = CheckpointName.from_text(f"{device}.{folder}")
    if top != ATTESTED or path.count("/") != 3 or name is None or not is_stamp(file):
        raise LogDamaged(device=device, reason="stamp-name")
    return Stamps(layout, name, disk), file


def _proof(stamps: Stamps, checkpoint: Checkpoint, theirs: bytes) -> bool:
    ours = stamps.proof()
    merged = merge_proofs(ours, theirs, stamp_digest(checkpoint))
    if merged == ours:
        return False
    stamps.keep_proof(merged)
    return True


def _chain(stamps: Stamps, name: str, theirs: bytes) -> bool:
    ours = stamps.chain(name)
    if not read_pem(theirs):
        raise TimestampWrong(reason="no-certificates")
    merged = merge_certificates(ours, theirs)
    if merged == ours:
        return False
    stamps.keep_chain(name, merged)
    return True

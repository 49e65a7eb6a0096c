"""The archive itself: the only code that writes objects, log and catalogue together, in order.

Names are loaded when they are first asked for: checking a copy needs neither the catalogue nor the languages.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amana.archive.answering import answer_challenge
    from amana.archive.archive import Archive
    from amana.archive.asserting import keep_assertions
    from amana.archive.attested import (
        Attested,
        attested_checkpoints,
        attested_strays,
        check_attested,
        keep_attested,
        know_cosigner,
        known_cosigners,
        last_cosigned,
        merge_attested,
        put_attested,
    )
    from amana.archive.auditing import Auditing
    from amana.archive.challenge import MAX_CHALLENGE, Answer, Challenge, read_answer, read_challenge
    from amana.archive.challenging import Challenging
    from amana.archive.checking import Checking
    from amana.archive.clocks import device_clock
    from amana.archive.contents import Contents
    from amana.archive.copies import (
        Copy,
        CopyState,
        add_copy,
        copy_name,
        find_copy,
        new_copy,
        plain_url,
        read_copies,
        read_state,
        remove_copy,
    )
    from amana.archive.custodians import Custodians
    from amana.archive.custody import chain_of_custody, log_goes_on_from
    from amana.archive.description import Description, read_description
    from amana.archive.erased import read_erased
    from amana.archive.erasing import Erasing
    from amana.archive.kits import Devices, KnownDevice
    from amana.archive.layout import DESCRIPTION, Layout, find_archive
    from amana.archive.making import make_archive
    from amana.archive.merging_stamps import merge_stamp
    from amana.archive.parts import PartList, counted_parts, item_parts, latest, part_at, part_lists
    from amana.archive.places import prepare
    from amana.archive.reading_logs import SignedLog, log_keys, open_signed_log, signed_logs
    from amana.archive.receipts import Receipts
    from amana.archive.repairing import Repairing
    from amana.archive.repairing_copies import RepairingCopy
    from amana.archive.resuming import Resuming
    from amana.archive.sampling import Amount
    from amana.archive.source import Found, walk
    from amana.archive.sources import Source
    from amana.archive.stamps import (
        CheckpointName,
        Head,
        KeptToken,
        Stamps,
        Waiting,
        attested_heads,
        clean_name,
        present_heads,
        stamp_digest,
        stamping,
    )
    from amana.archive.starting import start_from
    from amana.archive.suspecting import suspect_items, told_suspect
    from amana.archive.syncing import Syncing
    from amana.archive.taking_in import Provenance
    from amana.archive.writer import Writer

__all__ = [
    "DESCRIPTION",
    "MAX_CHALLENGE",
    "Amount",
    "Answer",
    "Archive",
    "Attested",
    "Auditing",
    "Challenge",
    "Challenging",
    "Checking",
    "CheckpointName",
    "Contents",
    "Copy",
    "CopyState",
    "Custodians",
    "Description",
    "Devices",
    "Erasing",
    "Found",
    "Head",
    "KeptToken",
    "KnownDevice",
    "Layout",
    "PartList",
    "Provenance",
    "Receipts",
    "Repairing",
    "RepairingCopy",
    "Resuming",
    "SignedLog",
    "Source",
    "Stamps",
    "Syncing",
    "Waiting",
    "Writer",
    "add_copy",
    "answer_challenge",
    "attested_checkpoints",
    "attested_heads",
    "attested_strays",
    "chain_of_custody",
    "check_attested",
    "clean_name",
    "copy_name",
    "counted_parts",
    "device_clock",
    "find_archive",
    "find_copy",
    "item_parts",
    "keep_assertions",
    "keep_attested",
    "know_cosigner",
    "known_cosigners",
    "last_cosigned",
    "latest",
    "log_goes_on_from",
    "log_keys",
    "make_archive",
    "merge_attested",
    "merge_stamp",
    "new_copy",
    "open_signed_log",
    "part_at",
    "part_lists",
    "plain_url",
    "prepare",
    "present_heads",
    "put_attested",
    "read_answer",
    "read_challenge",
    "read_copies",
    "read_description",
    "read_erased",
    "read_state",
    "remove_copy",
    "signed_logs",
    "stamp_digest",
    "stamping",
    "start_from",
    "suspect_items",
    "told_suspect",
    "walk",
]

_HOMES = {
    "Amount": "sampling",
    "Answer": "challenge",
    "Archive": "archive",
    "Attested": "attested",
    "Auditing": "auditing",
    "Challenge": "challenge",
    "Challenging": "challenging",
    "Checking": "checking",
    "CheckpointName": "stamps",
    "Contents": "contents",
    "Copy": "copies",
    "CopyState": "copies",
    "Custodians": "custodians",
    "DESCRIPTION": "layout",
    "Description": "description",
    "Devices": "kits",
    "Erasing": "erasing",
    "Found": "source",
    "Head": "stamps",
    "KeptToken": "stamps",
    "KnownDevice": "kits",
    "Layout": "layout",
    "MAX_CHALLENGE": "challenge",
    "Provenance": "taking_in",
    "Receipts": "receipts",
    "Repairing": "repairing",
    "RepairingCopy": "repairing_copies",
    "Resuming": "resuming",
    "SignedLog": "reading_logs",
    "Source": "sources",
    "Stamps": "stamps",
    "Syncing": "syncing",
    "Waiting": "stamps",
    "Writer": "writer",
    "add_copy": "copies",
    "answer_challenge": "answering",
    "attested_checkpoints": "attested",
    "attested_heads": "stamps",
    "attested_strays": "attested",
    "chain_of_custody": "custody",
    "check_attested": "attested",
    "clean_name": "stamps",
    "copy_name": "copies",
    "counted_parts": "parts",
    "device_clock": "clocks",
    "find_archive": "layout",
    "find_copy": "copies",
    "item_parts": "parts",
    "keep_assertions": "asserting",
    "keep_attested": "attested",
    "know_cosigner": "attested",
    "known_cosigners": "attested",
    "last_cosigned": "attested",
    "latest": "parts",
    "log_goes_on_from": "custody",
    "log_keys": "reading_logs",
    "make_archive": "making",
    "merge_attested": "attested",
    "merge_stamp": "merging_stamps",
    "new_copy": "copies",
    "open_signed_log": "reading_logs",
    "part_at": "parts",
    "part_lists": "parts",
    "PartList": "parts",
    "plain_url": "copies",
    "prepare": "places",
    "present_heads": "stamps",
    "put_attested": "attested",
    "read_answer": "challenge",
    "read_challenge": "challenge",
    "read_copies": "copies",
    "read_description": "description",
    "read_erased": "erased",
    "read_state": "copies",
    "remove_copy": "copies",
    "signed_logs": "reading_logs",
    "stamp_digest": "stamps",
    "stamping": "stamps",
    "start_from": "starting",
    "suspect_items": "suspecting",
    "told_suspect": "suspecting",
    "walk": "source",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"amana.archive.{_HOMES[name]}"), name)

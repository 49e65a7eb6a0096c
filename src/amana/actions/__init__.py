"""One function for each thing a person asks for; the rooms beneath are composed here and nowhere else.

Names are loaded when they are first asked for: `verify` need not wait for what reads and searches.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amana.actions.around import Around, Parallel
    from amana.actions.auditing import Answered, Challenged, answer, audit, challenge
    from amana.actions.being_cosigned import (
        CosignedLog,
        CosignRequest,
        ask_cosigner,
        keep_cosigned,
        request_cosigning,
    )
    from amana.actions.contents_shown import Content
    from amana.actions.conversations import Attached, Message, Messages
    from amana.actions.cosigning import Cosigned, Cosigning, cosign, serve_cosigner
    from amana.actions.describing_lists import ListDescribed
    from amana.actions.doctoring import doctor
    from amana.actions.exporting import Exported
    from amana.actions.facets import FacetCount, Facets
    from amana.actions.file_reading import FileText, read_file
    from amana.actions.health import CopyHealth, CustodianHealth, Health, LogHealth, Step
    from amana.actions.last_acts import LastAct
    from amana.actions.linking import Link
    from amana.actions.making import init
    from amana.actions.marked_text import MarkedText, MarkStep, Paragraph
    from amana.actions.marks import Mark
    from amana.actions.opening import OpenArchive, open_archive
    from amana.actions.outside_times import not_later_than, timestamps
    from amana.actions.outside_word import OutsideWord
    from amana.actions.overview import Overview
    from amana.actions.page_pictures import PagePicture
    from amana.actions.part_lookup import HitPlace
    from amana.actions.proof_checking import (
        ComparedFile,
        ProofChecked,
        ProofShown,
        check_proof,
        check_proof_script,
    )
    from amana.actions.proving import Proven, ProvenEntry
    from amana.actions.reading import ReadSum
    from amana.actions.repairing import repair
    from amana.actions.saved_searches import SavedSearch
    from amana.actions.sidecars import Sidecar
    from amana.actions.suggesting import TextSuggestions
    from amana.actions.syncing import sync
    from amana.actions.table_rows import Rows, Table, TableRow
    from amana.actions.text_reading import read
    from amana.actions.timestamping import timestamp
    from amana.actions.transcribing import Transcribed
    from amana.actions.verifying import verify
    from amana.archive import find_archive
    from amana.records import (
        Added,
        AddedFile,
        CheckpointTimes,
        Finding,
        Initialised,
        NotStamped,
        Progress,
        Rebuilt,
        Restored,
        RestoredFile,
        TimeBound,
        Timestamp,
        Timestamped,
        Verified,
        VerifiedLog,
        Watch,
    )

__all__ = [
    "Added",
    "AddedFile",
    "Answered",
    "Around",
    "Attached",
    "Challenged",
    "CheckpointTimes",
    "ComparedFile",
    "Content",
    "CopyHealth",
    "CosignRequest",
    "Cosigned",
    "CosignedLog",
    "Cosigning",
    "CustodianHealth",
    "Exported",
    "FacetCount",
    "Facets",
    "FileText",
    "Finding",
    "Health",
    "HitPlace",
    "Initialised",
    "LastAct",
    "Link",
    "ListDescribed",
    "LogHealth",
    "Mark",
    "MarkStep",
    "MarkedText",
    "Message",
    "Messages",
    "NotStamped",
    "OpenArchive",
    "OutsideWord",
    "Overview",
    "PagePicture",
    "Paragraph",
    "Parallel",
    "Progress",
    "ProofChecked",
    "ProofShown",
    "Proven",
    "ProvenEntry",
    "ReadSum",
    "Rebuilt",
    "Restored",
    "RestoredFile",
    "Rows",
    "SavedSearch",
    "Sidecar",
    "Step",
    "Table",
    "TableRow",
    "TextSuggestions",
    "TimeBound",
    "Timestamp",
    "Timestamped",
    "Transcribed",
    "Verified",
    "VerifiedLog",
    "Watch",
    "answer",
    "ask_cosigner",
    "audit",
    "challenge",
    "check_proof",
    "check_proof_script",
    "cosign",
    "doctor",
    "find_archive",
    "init",
    "keep_cosigned",
    "not_later_than",
    "open_archive",
    "read",
    "read_file",
    "repair",
    "request_cosigning",
    "serve_cosigner",
    "sync",
    "timestamp",
    "timestamps",
    "verify",
]

_HOMES = {
    "Around": "amana.actions.around",
    "Attached": "amana.actions.conversations",
    "Content": "amana.actions.contents_shown",
    "Mark": "amana.actions.marks",
    "MarkStep": "amana.actions.marked_text",
    "MarkedText": "amana.actions.marked_text",
    "Message": "amana.actions.conversations",
    "Messages": "amana.actions.conversations",
    "PagePicture": "amana.actions.page_pictures",
    "Paragraph": "amana.actions.marked_text",
    "Parallel": "amana.actions.around",
    "Rows": "amana.actions.table_rows",
    "Table": "amana.actions.table_rows",
    "TableRow": "amana.actions.table_rows",
    "ComparedFile": "amana.actions.proof_checking",
    "Answered": "amana.actions.auditing",
    "Challenged": "amana.actions.auditing",
    "CopyHealth": "amana.actions.health",
    "CustodianHealth": "amana.actions.health",
    "FacetCount": "amana.actions.facets",
    "Facets": "amana.actions.facets",
    "Health": "amana.actions.health",
    "LastAct": "amana.actions.last_acts",
    "LogHealth": "amana.actions.health",
    "OutsideWord": "amana.actions.outside_word",
    "Overview": "amana.actions.overview",
    "SavedSearch": "amana.actions.saved_searches",
    "Step": "amana.actions.health",
    "CosignRequest": "amana.actions.being_cosigned",
    "Cosigned": "amana.actions.cosigning",
    "CosignedLog": "amana.actions.being_cosigned",
    "Cosigning": "amana.actions.cosigning",
    "Exported": "amana.actions.exporting",
    "FileText": "amana.actions.file_reading",
    "ListDescribed": "amana.actions.describing_lists",
    "HitPlace": "amana.actions.part_lookup",
    "OpenArchive": "amana.actions.opening",
    "ProofChecked": "amana.actions.proof_checking",
    "ProofShown": "amana.actions.proof_checking",
    "Link": "amana.actions.linking",
    "ReadSum": "amana.actions.reading",
    "Sidecar": "amana.actions.sidecars",
    "TextSuggestions": "amana.actions.suggesting",
    "Proven": "amana.actions.proving",
    "ProvenEntry": "amana.actions.proving",
    "Transcribed": "amana.actions.transcribing",
    "answer": "amana.actions.auditing",
    "ask_cosigner": "amana.actions.being_cosigned",
    "audit": "amana.actions.auditing",
    "challenge": "amana.actions.auditing",
    "check_proof": "amana.actions.proof_checking",
    "check_proof_script": "amana.actions.proof_checking",
    "cosign": "amana.actions.cosigning",
    "doctor": "amana.actions.doctoring",
    "find_archive": "amana.archive",
    "init": "amana.actions.making",
    "keep_cosigned": "amana.actions.being_cosigned",
    "not_later_than": "amana.actions.outside_times",
    "open_archive": "amana.actions.opening",
    "read": "amana.actions.text_reading",
    "read_file": "amana.actions.file_reading",
    "repair": "amana.actions.repairing",
    "request_cosigning": "amana.actions.being_cosigned",
    "serve_cosigner": "amana.actions.cosigning",
    "sync": "amana.actions.syncing",
    "timestamp": "amana.actions.timestamping",
    "timestamps": "amana.actions.outside_times",
    "verify": "amana.actions.verifying",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module(_HOMES.get(name, "amana.records")), name)

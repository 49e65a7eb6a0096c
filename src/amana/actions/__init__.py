"""One function for each thing a person asks for; the rooms beneath are composed here and nowhere else.

Names are loaded when they are first asked for: `verify` need not wait for what reads and searches.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amana.actions.browsing.facets import FacetCount, Facets
    from amana.actions.browsing.health import CopyHealth, CustodianHealth, Health, LogHealth, Step
    from amana.actions.browsing.last_acts import LastAct
    from amana.actions.browsing.overview import Overview
    from amana.actions.browsing.part_lookup import HitPlace
    from amana.actions.browsing.saved_searches import SavedSearch
    from amana.actions.copies.syncing import sync
    from amana.actions.custody.auditing import Answered, Challenged, answer, audit, challenge
    from amana.actions.custody.being_cosigned import (
        CosignedLog,
        CosignRequest,
        ask_cosigner,
        keep_cosigned,
        request_cosigning,
    )
    from amana.actions.custody.cosigning import Cosigned, Cosigning, cosign, serve_cosigner
    from amana.actions.custody.outside_times import not_later_than, timestamps
    from amana.actions.custody.outside_word import OutsideWord
    from amana.actions.custody.proof_checking import (
        ComparedFile,
        ProofChecked,
        ProofShown,
        check_proof,
        check_proof_script,
    )
    from amana.actions.custody.proving import Proven, ProvenEntry
    from amana.actions.custody.repairing import repair
    from amana.actions.custody.timestamping import timestamp
    from amana.actions.custody.verifying import verify
    from amana.actions.doctoring import doctor
    from amana.actions.knowledge.describing_lists import ListDescribed
    from amana.actions.knowledge.exporting import Exported
    from amana.actions.making import init
    from amana.actions.opening import OpenArchive, open_archive
    from amana.actions.taking_in.file_reading import FileText, read_file
    from amana.actions.taking_in.reading import ReadSum
    from amana.actions.taking_in.suggesting import TextSuggestions
    from amana.actions.taking_in.text_reading import read
    from amana.actions.taking_in.transcribing import Transcribed
    from amana.actions.viewing.around import Around, Parallel
    from amana.actions.viewing.contents_shown import Content
    from amana.actions.viewing.conversations import Attached, Message, Messages
    from amana.actions.viewing.linking import Link
    from amana.actions.viewing.marked_text import MarkedText, MarkStep, Paragraph
    from amana.actions.viewing.marks import Mark
    from amana.actions.viewing.page_pictures import PagePicture
    from amana.actions.viewing.sidecars import Sidecar
    from amana.actions.viewing.table_rows import Rows, Table, TableRow
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
    "Around": "amana.actions.viewing.around",
    "Attached": "amana.actions.viewing.conversations",
    "Content": "amana.actions.viewing.contents_shown",
    "Mark": "amana.actions.viewing.marks",
    "MarkStep": "amana.actions.viewing.marked_text",
    "MarkedText": "amana.actions.viewing.marked_text",
    "Message": "amana.actions.viewing.conversations",
    "Messages": "amana.actions.viewing.conversations",
    "PagePicture": "amana.actions.viewing.page_pictures",
    "Paragraph": "amana.actions.viewing.marked_text",
    "Parallel": "amana.actions.viewing.around",
    "Rows": "amana.actions.viewing.table_rows",
    "Table": "amana.actions.viewing.table_rows",
    "TableRow": "amana.actions.viewing.table_rows",
    "ComparedFile": "amana.actions.custody.proof_checking",
    "Answered": "amana.actions.custody.auditing",
    "Challenged": "amana.actions.custody.auditing",
    "CopyHealth": "amana.actions.browsing.health",
    "CustodianHealth": "amana.actions.browsing.health",
    "FacetCount": "amana.actions.browsing.facets",
    "Facets": "amana.actions.browsing.facets",
    "Health": "amana.actions.browsing.health",
    "LastAct": "amana.actions.browsing.last_acts",
    "LogHealth": "amana.actions.browsing.health",
    "OutsideWord": "amana.actions.custody.outside_word",
    "Overview": "amana.actions.browsing.overview",
    "SavedSearch": "amana.actions.browsing.saved_searches",
    "Step": "amana.actions.browsing.health",
    "CosignRequest": "amana.actions.custody.being_cosigned",
    "Cosigned": "amana.actions.custody.cosigning",
    "CosignedLog": "amana.actions.custody.being_cosigned",
    "Cosigning": "amana.actions.custody.cosigning",
    "Exported": "amana.actions.knowledge.exporting",
    "FileText": "amana.actions.taking_in.file_reading",
    "ListDescribed": "amana.actions.knowledge.describing_lists",
    "HitPlace": "amana.actions.browsing.part_lookup",
    "OpenArchive": "amana.actions.opening",
    "ProofChecked": "amana.actions.custody.proof_checking",
    "ProofShown": "amana.actions.custody.proof_checking",
    "Link": "amana.actions.viewing.linking",
    "ReadSum": "amana.actions.taking_in.reading",
    "Sidecar": "amana.actions.viewing.sidecars",
    "TextSuggestions": "amana.actions.taking_in.suggesting",
    "Proven": "amana.actions.custody.proving",
    "ProvenEntry": "amana.actions.custody.proving",
    "Transcribed": "amana.actions.taking_in.transcribing",
    "answer": "amana.actions.custody.auditing",
    "ask_cosigner": "amana.actions.custody.being_cosigned",
    "audit": "amana.actions.custody.auditing",
    "challenge": "amana.actions.custody.auditing",
    "check_proof": "amana.actions.custody.proof_checking",
    "check_proof_script": "amana.actions.custody.proof_checking",
    "cosign": "amana.actions.custody.cosigning",
    "doctor": "amana.actions.doctoring",
    "find_archive": "amana.archive",
    "init": "amana.actions.making",
    "keep_cosigned": "amana.actions.custody.being_cosigned",
    "not_later_than": "amana.actions.custody.outside_times",
    "open_archive": "amana.actions.opening",
    "read": "amana.actions.taking_in.text_reading",
    "read_file": "amana.actions.taking_in.file_reading",
    "repair": "amana.actions.custody.repairing",
    "request_cosigning": "amana.actions.custody.being_cosigned",
    "serve_cosigner": "amana.actions.custody.cosigning",
    "sync": "amana.actions.copies.syncing",
    "timestamp": "amana.actions.custody.timestamping",
    "timestamps": "amana.actions.custody.outside_times",
    "verify": "amana.actions.custody.verifying",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module(_HOMES.get(name, "amana.records")), name)

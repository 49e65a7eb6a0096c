"""Proof files: what is known of one item, checkable by anybody, offline, without an archive or a key."""

from amana.proofs.checking import Trusted, check_file
from amana.proofs.form import MAX_FILE, EntryProof, StampToken, split_file, write_file
from amana.proofs.making import ACCESSION_FIELDS, CUSTODY_FIELDS, Attested, LogProver, Made
from amana.proofs.outcomes import CosignedBy, Shown
from amana.proofs.script import script

__all__ = [
    "ACCESSION_FIELDS",
    "CUSTODY_FIELDS",
    "MAX_FILE",
    "Attested",
    "CosignedBy",
    "EntryProof",
    "LogProver",
    "Made",
    "Shown",
    "StampToken",
    "Trusted",
    "check_file",
    "script",
    "split_file",
    "write_file",
]

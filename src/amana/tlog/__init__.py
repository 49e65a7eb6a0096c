"""One device's log: a Merkle tree in tiles, signed checkpoints, proofs (RFC 9162, C2SP)."""

from amana.records import verify_inclusion
from amana.tlog.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from amana.tlog.log import TileLog
from amana.tlog.note import Note, Signature, SigningKey, VerifierKey, open_note, sign_note
from amana.tlog.proof_file import TlogProof, check_proof, read_proof, write_proof
from amana.tlog.proofs import verify_consistency
from amana.tlog.tiles import CHECKPOINT, MAX_ENTRY, MAX_FILE, LogFiles, is_log_file, needed_files
from amana.tlog.verify import VerifiedTree, check_extends, verify_log

__all__ = [
    "CHECKPOINT",
    "MAX_ENTRY",
    "MAX_FILE",
    "Checkpoint",
    "LogFiles",
    "Note",
    "Signature",
    "SigningKey",
    "TileLog",
    "TlogProof",
    "VerifiedTree",
    "VerifierKey",
    "check_extends",
    "check_proof",
    "is_log_file",
    "needed_files",
    "open_checkpoint",
    "open_note",
    "read_proof",
    "sign_checkpoint",
    "sign_note",
    "verify_consistency",
    "verify_inclusion",
    "verify_log",
    "write_proof",
]

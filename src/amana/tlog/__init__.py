"""One device's log: a Merkle tree in tiles, signed checkpoints, proofs (RFC 9162, C2SP)."""

from amana.records import verify_inclusion
from amana.tlog.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from amana.tlog.cosignature import (
    Cosignature,
    CosignerKey,
    CosignerVerifier,
    cosign_checkpoint,
    cosignatures,
    merge_signatures,
)
from amana.tlog.growth import grown_files
from amana.tlog.log import TileLog
from amana.tlog.note import (
    MAX_NOTE,
    MAX_SIGNATURES,
    Note,
    Signature,
    SigningKey,
    VerifierKey,
    check_note,
    open_note,
    read_line,
    read_note,
    sign_note,
    write_note,
)
from amana.tlog.proof_file import TlogProof, check_proof, read_proof, write_proof
from amana.tlog.proofs import roots_from_consistency, verify_consistency
from amana.tlog.reader import LogReader
from amana.tlog.tiles import (
    CHECKPOINT,
    MAX_ENTRY,
    MAX_FILE,
    TILE_WIDTH,
    LogFiles,
    is_log_file,
    needed_files,
    stale_folders,
    width_at,
)
from amana.tlog.verify import VerifiedTree, check_extends, verify_log
from amana.tlog.witness_request import MAX_REQUEST, AddCheckpoint, looks_like_request, read_request, write_request

__all__ = [
    "CHECKPOINT",
    "MAX_ENTRY",
    "MAX_FILE",
    "MAX_NOTE",
    "MAX_REQUEST",
    "MAX_SIGNATURES",
    "TILE_WIDTH",
    "AddCheckpoint",
    "Checkpoint",
    "Cosignature",
    "CosignerKey",
    "CosignerVerifier",
    "LogFiles",
    "LogReader",
    "Note",
    "Signature",
    "SigningKey",
    "TileLog",
    "TlogProof",
    "VerifiedTree",
    "VerifierKey",
    "check_extends",
    "check_note",
    "check_proof",
    "cosign_checkpoint",
    "cosignatures",
    "grown_files",
    "is_log_file",
    "looks_like_request",
    "merge_signatures",
    "needed_files",
    "open_checkpoint",
    "open_note",
    "read_line",
    "read_note",
    "read_proof",
    "read_request",
    "roots_from_consistency",
    "sign_checkpoint",
    "sign_note",
    "stale_folders",
    "verify_consistency",
    "verify_inclusion",
    "verify_log",
    "width_at",
    "write_note",
    "write_proof",
    "write_request",
]

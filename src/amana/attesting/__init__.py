"""What outsiders say of a checkpoint: cosignatures, RFC 3161 timestamps, OpenTimestamps proofs.

Names are loaded when they are first asked for: most commands ask nobody.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amana.attesting.asking import PATIENCE, ask_all, is_address
    from amana.attesting.authorities import Server, default_authorities, default_calendars, server_at
    from amana.attesting.bounds import in_whole_seconds, not_later_than
    from amana.attesting.chains import Chain, Vouched, merge_certificates, read_pem, read_roots, write_pem
    from amana.attesting.cosigner import Cosigner
    from amana.attesting.cosigner_client import ask_cosigner
    from amana.attesting.cosigner_server import CosignerServer, Served, serve_cosigner
    from amana.attesting.missing import fetch_missing
    from amana.attesting.opentimestamps_proofs import (
        AskedCalendars,
        InBlock,
        Pending,
        check_header,
        merge_proofs,
        read_header,
        read_ots,
        stamp,
        upgrade_proof,
    )
    from amana.attesting.rfc3161 import CheckedTime, Question, Token, check_token, read_token

__all__ = [
    "PATIENCE",
    "AskedCalendars",
    "Chain",
    "CheckedTime",
    "Cosigner",
    "CosignerServer",
    "InBlock",
    "Pending",
    "Question",
    "Served",
    "Server",
    "Token",
    "Vouched",
    "ask_all",
    "ask_cosigner",
    "check_header",
    "check_token",
    "default_authorities",
    "default_calendars",
    "fetch_missing",
    "in_whole_seconds",
    "is_address",
    "merge_certificates",
    "merge_proofs",
    "not_later_than",
    "read_header",
    "read_ots",
    "read_pem",
    "read_roots",
    "read_token",
    "serve_cosigner",
    "server_at",
    "stamp",
    "upgrade_proof",
    "write_pem",
]

_HOMES = {
    "PATIENCE": "asking",
    "AskedCalendars": "opentimestamps_proofs",
    "Chain": "chains",
    "CheckedTime": "rfc3161",
    "Cosigner": "cosigner",
    "CosignerServer": "cosigner_server",
    "InBlock": "opentimestamps_proofs",
    "Pending": "opentimestamps_proofs",
    "Question": "rfc3161",
    "Served": "cosigner_server",
    "Server": "authorities",
    "Token": "rfc3161",
    "Vouched": "chains",
    "ask_all": "asking",
    "ask_cosigner": "cosigner_client",
    "check_header": "opentimestamps_proofs",
    "check_token": "rfc3161",
    "default_authorities": "authorities",
    "default_calendars": "authorities",
    "fetch_missing": "missing",
    "in_whole_seconds": "bounds",
    "is_address": "asking",
    "merge_certificates": "chains",
    "merge_proofs": "opentimestamps_proofs",
    "not_later_than": "bounds",
    "read_header": "opentimestamps_proofs",
    "read_ots": "opentimestamps_proofs",
    "read_pem": "chains",
    "read_roots": "chains",
    "read_token": "rfc3161",
    "serve_cosigner": "cosigner_server",
    "server_at": "authorities",
    "stamp": "opentimestamps_proofs",
    "upgrade_proof": "opentimestamps_proofs",
    "write_pem": "chains",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"amana.attesting.{_HOMES[name]}"), name)

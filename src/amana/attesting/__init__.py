"""What outsiders say of a checkpoint: cosignatures, RFC 3161 timestamps, OpenTimestamps proofs. And of a file.

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
    from amana.attesting.ecdsa import check_ecdsa, check_ecdsa_certificate
    from amana.attesting.minisign import (
        MinisignKey,
        MinisignSignature,
        check_minisign,
        read_minisign,
        read_minisign_key,
    )
    from amana.attesting.missing import fetch_missing
    from amana.attesting.openpgp import can_check_openpgp, check_openpgp
    from amana.attesting.openpgp_packets import PgpKey, PgpSignature, read_pgp_keys, read_pgp_signatures
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
    from amana.attesting.ots_files import OtsFile, is_ots, read_ots_file
    from amana.attesting.rfc3161 import CheckedTime, Question, Token, check_token, read_token
    from amana.attesting.signature_checks import CheckResult, SignatureCheck, WhyNot, result_of

__all__ = [
    "PATIENCE",
    "AskedCalendars",
    "Chain",
    "CheckResult",
    "CheckedTime",
    "Cosigner",
    "CosignerServer",
    "InBlock",
    "MinisignKey",
    "MinisignSignature",
    "OtsFile",
    "Pending",
    "PgpKey",
    "PgpSignature",
    "Question",
    "Served",
    "Server",
    "SignatureCheck",
    "Token",
    "Vouched",
    "WhyNot",
    "ask_all",
    "ask_cosigner",
    "can_check_openpgp",
    "check_ecdsa",
    "check_ecdsa_certificate",
    "check_header",
    "check_minisign",
    "check_openpgp",
    "check_token",
    "default_authorities",
    "default_calendars",
    "fetch_missing",
    "in_whole_seconds",
    "is_address",
    "is_ots",
    "merge_certificates",
    "merge_proofs",
    "not_later_than",
    "read_header",
    "read_minisign",
    "read_minisign_key",
    "read_ots",
    "read_ots_file",
    "read_pem",
    "read_pgp_keys",
    "read_pgp_signatures",
    "read_roots",
    "read_token",
    "result_of",
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
    "CheckResult": "signature_checks",
    "CheckedTime": "rfc3161",
    "Cosigner": "cosigner",
    "CosignerServer": "cosigner_server",
    "InBlock": "opentimestamps_proofs",
    "MinisignKey": "minisign",
    "MinisignSignature": "minisign",
    "OtsFile": "ots_files",
    "Pending": "opentimestamps_proofs",
    "PgpKey": "openpgp_packets",
    "PgpSignature": "openpgp_packets",
    "Question": "rfc3161",
    "Served": "cosigner_server",
    "Server": "authorities",
    "SignatureCheck": "signature_checks",
    "Token": "rfc3161",
    "Vouched": "chains",
    "WhyNot": "signature_checks",
    "ask_all": "asking",
    "ask_cosigner": "cosigner_client",
    "can_check_openpgp": "openpgp",
    "check_ecdsa": "ecdsa",
    "check_ecdsa_certificate": "ecdsa",
    "check_header": "opentimestamps_proofs",
    "check_minisign": "minisign",
    "check_openpgp": "openpgp",
    "check_token": "rfc3161",
    "default_authorities": "authorities",
    "default_calendars": "authorities",
    "fetch_missing": "missing",
    "in_whole_seconds": "bounds",
    "is_address": "asking",
    "is_ots": "ots_files",
    "merge_certificates": "chains",
    "merge_proofs": "opentimestamps_proofs",
    "not_later_than": "bounds",
    "read_header": "opentimestamps_proofs",
    "read_minisign": "minisign",
    "read_minisign_key": "minisign",
    "read_ots": "opentimestamps_proofs",
    "read_ots_file": "ots_files",
    "read_pem": "chains",
    "read_pgp_keys": "openpgp_packets",
    "read_pgp_signatures": "openpgp_packets",
    "read_roots": "chains",
    "read_token": "rfc3161",
    "result_of": "signature_checks",
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

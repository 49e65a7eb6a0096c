"""Amana: an archive for testimony and evidence that outlives the place it came from.

    import amana

    with amana.open_archive("my-archive", identity="me.key") as archive:
        archive.add("card/DCIM", source="S.", place="Wadi al-Noor")
        for hit in archive.search("حلب", limit=10):
            print(hit.rank, hit.title or hit.name, hit.snippet)

The verbs are the same as on the command line. Each returns typed values and prints nothing; each failure
is an `AmanaError` that carries facts. Names are loaded when they are first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amana.actions import (
        OpenArchive,
        answer,
        ask_cosigner,
        audit,
        challenge,
        check_proof,
        cosign,
        doctor,
        find_archive,
        init,
        keep_cosigned,
        not_later_than,
        open_archive,
        read,
        read_file,
        repair,
        request_cosigning,
        serve_cosigner,
        sync,
        timestamp,
        timestamps,
        verify,
    )
    from amana.errors import AmanaError

__version__ = "0.1.0"

__all__ = [
    "AmanaError",
    "OpenArchive",
    "__version__",
    "answer",
    "ask_cosigner",
    "audit",
    "challenge",
    "check_proof",
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


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module("amana.errors" if name == "AmanaError" else "amana.actions"), name)

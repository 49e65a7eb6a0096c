"""The stand-alone program that checks proofs, for whoever does not want to trust Amana."""

from __future__ import annotations

from pathlib import Path


def script() -> bytes:
    """Its bytes: one file of Python 3.8 that needs nothing else, to be read before it is run."""
    return Path(__file__).with_name("check_proof.py").read_bytes()

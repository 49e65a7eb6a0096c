"""The small files of an archive, beside its objects: what may lie where."""

from __future__ import annotations

from typing import Final

from amana.archive.acts import is_act_name
from amana.archive.copies import is_log_name
from amana.archive.keys import is_envelope
from amana.archive.layout import DESCRIPTION
from amana.archive.logs import VKEY
from amana.archive.stamps import ATTESTED
from amana.tlog import is_log_file

LARGEST: Final = 1 << 20
"""The largest of them that is no part of a log, in bytes."""

_PLAIN: Final = {DESCRIPTION, "README.txt", "rescue.py"}


def is_small_file(path: str) -> bool:
    """Whether an archive may have a small file of this path. What lies in `local/` is no part of an archive."""
    top, _, inside = path.partition("/")
    if top == "logs":
        log, _, file = inside.partition("/")
        return is_log_name(log) and (file == VKEY or is_log_file(file))
    if top == "acts":
        return is_act_name(inside)
    return path in _PLAIN or is_envelope(path) or (top == ATTESTED and bool(inside))

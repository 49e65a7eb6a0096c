"""What a reader process gives up before it sees a single foreign byte.

The kernel's fences: bounded memory, no writing, no core dump; and where Linux has them, a network namespace with
nothing in it, no files but its own (Landlock), and no calls that make processes or sockets (seccomp). And Python's
own: an audit hook that refuses sockets, processes and opening for writing, for where the others are missing.
What each is worth against code that runs in the process is written in the threat model.
"""

from __future__ import annotations

import ctypes
import os
import sys
from typing import Literal, get_args

from amana.intake.landlock import keep_to_own_files
from amana.intake.reading import MIB
from amana.intake.seccomp import refuse_calls

Fence = Literal["limits", "network-namespace", "own-files", "calls", "audit-hook"]
FENCES: tuple[Fence, ...] = get_args(Fence)

ADDRESS_SPACE = 1024 * MIB  # measured: 568 MiB for a PDF of 250 MiB, 626 for a progressive photo of 200 megapixels
OPEN_FILES = 64
_NEW_USER_AND_NETWORK = 0x10000000 | 0x40000000  # CLONE_NEWUSER | CLONE_NEWNET, linux/sched.h
_NO_NEW_PRIVILEGES = 38  # PR_SET_NO_NEW_PRIVS, linux/prctl.h
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_REFUSED = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
    "os.chown",
    "os.kill",
    "shutil.",
    "tempfile.",
    "pty.",
    "ftplib.",
    "http.",
    "smtplib.",
    "urllib.",
    "webbrowser.",
    "winreg.",
)


def confine() -> list[Fence]:
    """Give it all up, for good. What this system does not have is left out; which fences hold."""
    limits = _limit()
    linux = sys.platform == "linux"
    asked: list[tuple[Fence, bool]] = [
        ("limits", limits),
        ("network-namespace", linux and _leave_the_network()),
        ("own-files", keep_to_own_files()),
        ("calls", refuse_calls()),
    ]
    holding = [name for name, holds in asked if holds]
    if "calls" not in holding:  # the limit counts threads as well, which some decoders need: so only then
        _bound("RLIMIT_NPROC", 0)
    sys.addaudithook(_refuse)
    return [*holding, "audit-hook"]


def _limit() -> bool:
    """Whether memory and writing are bounded. macOS refuses the first: the other limits still hold there."""
    files = _bound("RLIMIT_CORE", 0) & _bound("RLIMIT_FSIZE", 0) & _bound("RLIMIT_NOFILE", OPEN_FILES)
    return files & _bound("RLIMIT_AS", ADDRESS_SPACE)


def _bound(name: str, most: int) -> bool:
    try:
        import resource
    except ImportError:  # not a POSIX system: the parent's clock and the audit hook remain
        return False
    kind = getattr(resource, name)
    hard = resource.getrlimit(kind)[1]
    bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(kind, (bound, bound))
    except (ValueError, OSError):
        return False
    return True


def _leave_the_network() -> bool:
    """Asked for and not required: a kernel may keep user namespaces for itself."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_NO_NEW_PRIVILEGES, *map(ctypes.c_ulong, (1, 0, 0, 0)))
    return bool(libc.unshare(_NEW_USER_AND_NETWORK) == 0)


def _refuse(event: str, args: tuple[object, ...]) -> None:
    if event == "open":
        flags = args[2]
        if isinstance(flags, int) and flags & _WRITING:
            raise PermissionError("a reader process writes nothing")
    elif event.startswith(_REFUSED):
        raise PermissionError(f"a reader process may not: {event}")

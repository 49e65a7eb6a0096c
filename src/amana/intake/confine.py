"""What a reader process gives up before it sees a single foreign byte.

Two fences. The kernel's: bounded memory, no new files, no new processes, no core dump, and (where Linux
allows it to anyone) a network namespace with nothing in it. And Python's own: an audit hook that refuses
sockets, processes and opening for writing, for the places where the first is missing.
Neither is a sandbox against code that runs in the process; that is written in the threat model.
"""

from __future__ import annotations

import ctypes
import os
import sys

from amana.intake.reading import MIB

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


def confine() -> None:
    """Give it all up, for good. What this system does not have is left out."""
    _limit()
    if sys.platform == "linux":
        _leave_the_network()
    sys.addaudithook(_refuse)


def _limit() -> None:
    try:
        import resource
    except ImportError:  # not a POSIX system: the parent's clock and the audit hook remain
        return
    limits = (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_AS, ADDRESS_SPACE),
    )
    for kind, most in limits:
        hard = resource.getrlimit(kind)[1]
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (bound, bound))
        except (ValueError, OSError):  # macOS refuses RLIMIT_AS; the other limits still hold
            continue


def _leave_the_network() -> None:
    """Both calls are asked for and not required: a kernel may keep user namespaces for itself."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    libc.unshare(_NEW_USER_AND_NETWORK)


def _refuse(event: str, args: tuple[object, ...]) -> None:
    if event == "open":
        flags = args[2]
        if isinstance(flags, int) and flags & _WRITING:
            raise PermissionError("a reader process writes nothing")
    elif event.startswith(_REFUSED):
        raise PermissionError(f"a reader process may not: {event}")

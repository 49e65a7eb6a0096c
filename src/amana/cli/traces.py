"""What is opened or taken in must not be left on the disk by a program that breaks: no dump of its memory."""

from __future__ import annotations

import sys

_DUMPABLE = 4  # PR_SET_DUMPABLE, linux/prctl.h


def leave_no_core() -> None:
    """No core dump of this process, from now on.

    The limit counts for the processes that it starts too. Where the system hands dumps to a program
    (core_pattern beginning with `|`), the kernel does not ask for the limit: so on Linux the process is made one
    that is never dumped, which also keeps other programs of the same person from reading its memory.
    """
    try:
        import resource
    except ImportError:  # not a POSIX system: there are no core dumps to switch off
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_DUMPABLE, 0, 0, 0, 0)

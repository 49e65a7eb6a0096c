"""A command run as an ordinary user, where the tests run as root: limits on processes hold for no root."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

_NOBODY = 65534
# A Python under a folder that is closed to others is laid open in a mount namespace of the command's own.
_OPEN = """set -e
hidden=$1 python=$2 beside=$3
shift 3
mount --bind "$hidden" "$beside"
mount -t tmpfs -o mode=755 none "$hidden"
mkdir -p "$python"
mount --bind "$beside/${python#"$hidden"/}" "$python"
exec "$@"
"""


def as_nobody(command: Sequence[str], beside: Path) -> tuple[str, ...]:
    """The same command as a user without rights; `beside` is an empty folder. Skips where that cannot be."""
    if sys.platform != "linux" or not shutil.which("setpriv") or not shutil.which("unshare"):
        pytest.skip("takes Linux and its util-linux")
    if os.geteuid() != 0:
        return tuple(command)
    lowered = ("setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups", *command)
    python = Path(sys.base_prefix).resolve()
    hidden = next((str(one) for one in reversed(python.parents) if not one.stat().st_mode & 1), None)
    if hidden is not None:
        lowered = ("unshare", "--mount", "sh", "-c", _OPEN, "sh", hidden, str(python), str(beside), *lowered)
    tried = subprocess.run([*lowered[: -len(command)], "true"], capture_output=True, check=False)
    if tried.returncode:
        pytest.skip("may not become another user")
    return lowered

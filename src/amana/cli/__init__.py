"""The command line: parse and show only. What is done is done by the actions."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

__all__ = ["main"]

INTERRUPTED = 130  # 128 + SIGINT, as shells count


def main() -> NoReturn:
    """Run the program `amana` with this process's arguments, and end with its exit status."""
    try:
        from amana.cli.traces import leave_no_core

        leave_no_core()
        from amana.cli.edge import run

        status = run(sys.argv[1:], os.environ)
    except KeyboardInterrupt:  # while the program itself was loading, or pressed twice
        status = INTERRUPTED
    raise SystemExit(status)

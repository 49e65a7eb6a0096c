"""The command line: parse and show only. What is done is done by the actions."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

__all__ = ["main"]


def main() -> NoReturn:
    """Run the program `amana` with this process's arguments, and end with its exit status."""
    from amana.cli.edge import run

    raise SystemExit(run(sys.argv[1:], os.environ))

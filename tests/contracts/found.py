"""All contracts of readers that there are, wherever their test modules stand."""

from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path

from tests.contracts.reader_contract import ReaderContract

_ROOT = Path(__file__).resolve().parents[2]


def contracts() -> dict[str, ReaderContract]:
    """Each reader's name, and its contract, ready to be asked for a sample. Two for one reader is a fault."""
    found: dict[str, ReaderContract] = {}
    for path in sorted((_ROOT / "tests" / "intake").rglob("test_*.py")):
        if "(ReaderContract)" not in path.read_text("utf-8"):
            continue
        module = import_module(".".join(path.relative_to(_ROOT).with_suffix("").parts))
        for one in vars(module).values():
            if inspect.isclass(one) and issubclass(one, ReaderContract) and not inspect.isabstract(one):
                contract = one()
                name = contract.reader().name
                assert name not in found, f"two contracts of {name}"
                found[name] = contract
    return found

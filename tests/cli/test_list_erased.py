"""What a custodian erased stays in the list, and is marked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def amana(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "amana", "-A", "archive", *arguments]
    where = {"HOME": str(folder), "AMANA_IDENTITY": str(folder / "me.key"), "AMANA_LANG": "en"}
    done = subprocess.run(command, cwd=folder, env=where, capture_output=True, text=True, check=True)
    return done.stdout


def test_an_erased_item_is_marked(tmp_path: Path) -> None:
    (tmp_path / "market.txt").write_text("the market at noon")
    (tmp_path / "bridge.txt").write_text("the bridge at dawn")
    made = [sys.executable, "-m", "amana", "init", "archive", "--identity-out", "me.key", "--no-passphrase"]
    subprocess.run(made, cwd=tmp_path, check=True, capture_output=True)
    amana(tmp_path, "add", "market.txt", "bridge.txt")
    item = next(line.split()[0] for line in amana(tmp_path, "list").splitlines() if "market" in line)
    amana(tmp_path, "erase", item, "--reason", "asked for", "--yes")
    listed = amana(tmp_path, "list").splitlines()
    lines = {name: next(line for line in listed if name in line) for name in ("market", "bridge")}
    assert "[erased]" in lines["market"]
    assert "erased" not in lines["bridge"]
    assert '"erased": true' in next(
        line for line in amana(tmp_path, "list", "--json").splitlines() if "market" in line
    )

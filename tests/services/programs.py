"""Servers that tests start: where their programs are, on which port, and how they are ended."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

_libc = ctypes.CDLL(None)
# tools/test_services.sh installs what is not on the path into here.
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "amana-services"


def program(name: str, *places: str) -> Path:
    """The program; the test is skipped, saying which is missing, where there is none."""
    found = shutil.which(
        name, path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/lib/openssh", *places])
    )
    if found is None:
        pytest.skip(f"{name} is not installed here (tools/test_services.sh installs it)")
    return Path(found)


def free_ports(count: int) -> list[int]:
    """Ports of 127.0.0.1 that nobody listens on; another may take one before it is used."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


class Running:
    """Programs that run until `end`. What they say goes into a file, which is shown if they do not come up."""

    def __init__(self, folder: Path) -> None:
        self._said = folder / "said.txt"
        self._programs: list[subprocess.Popen[bytes]] = []

    def start(self, command: Sequence[str | Path], **environment: str) -> subprocess.Popen[bytes]:
        """One more program, in a session of its own."""
        with self._said.open("ab") as said:
            one = subprocess.Popen(
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                env={**os.environ, **environment},
                start_new_session=True,
                preexec_fn=_end_with_parent,
            )
        self._programs.append(one)
        return one

    def wait_for(self, port: int, seconds: float = 30.0) -> None:
        """Until something answers on the port; fails with what the programs said."""
        self.wait_until(lambda: _answers(port), f"nothing answers on {port}", seconds)

    def wait_until(self, ready: Callable[[], bool], complaint: str, seconds: float = 30.0) -> None:
        """Until it is ready; fails with what the programs said."""
        end = time.monotonic() + seconds
        while not ready():
            ended = any(one.poll() is not None for one in self._programs)
            if ended or time.monotonic() > end:
                self.end()
                pytest.fail(f"{complaint}:\n{self._said.read_text(errors='replace')[-3_000:]}")
            time.sleep(0.05)

    def end(self) -> None:
        """End them all, and those that they started."""
        for one in self._programs:
            if one.poll() is None:
                os.killpg(one.pid, signal.SIGTERM)
        for one in self._programs:
            try:
                one.wait(5)
            except subprocess.TimeoutExpired:
                os.killpg(one.pid, signal.SIGKILL)
                one.wait()
        self._programs.clear()


def _end_with_parent() -> None:
    """Tests that are killed end nothing themselves: PR_SET_PDEATHSIG of prctl(2), where there is such a thing."""
    call = getattr(_libc, "prctl", None)
    if call is not None:
        call(1, signal.SIGTERM)


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True

"""One command in a fresh process, measured from outside: seconds, processor seconds, peak memory."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

_EVERY = 0.02
_PAGE = os.sysconf("SC_PAGE_SIZE")
_KIB = 1024


@dataclass(frozen=True, slots=True)
class Measured:
    """`seconds` from start to end; `cpu` of the process and all it waited for (wait4); `peak` memory in bytes.

    The peak is the larger of two: the resident sets of the process and all its descendants added up, looked
    at in /proc every 20 ms (shared pages count once for each that holds them), and the largest single one
    as the kernel remembers it (ru_maxrss), which misses nothing however short. The kernel lets a new process
    begin with what this one has used, so what is no larger than that is left out; 0 then means not seen.
    """

    seconds: float
    cpu: float
    peak: int
    output: str


class Failed(Exception):
    """A measured command ended badly: its words, its status, the end of what it said."""


def measured(command: Sequence[str], env: Mapping[str, str] | None = None, folder: Path | None = None) -> Measured:
    """Run it to its end. Raises Failed when its status is not 0. What is dirty is written back before."""
    os.sync()
    with TemporaryFile() as output:
        begin = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, cwd=folder, env={**os.environ, **(env or {})}
        )
        watch = _Watch(process.pid)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        summed = watch.end()
        output.seek(0)
        said = output.read().decode("utf-8", "replace")
    if process.returncode:
        raise Failed(f"{' '.join(command)}\nstatus {process.returncode}\n{said[-2000:]}")
    return Measured(seconds, used.ru_utime + used.ru_stime, max(summed, _own_peak(used)), said)


def _own_peak(used: resource.struct_rusage) -> int:
    inherited = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used.ru_maxrss * _KIB if used.ru_maxrss > inherited else 0


class _Watch:
    """Looks at a process and its descendants until told to end."""

    def __init__(self, pid: int) -> None:
        self._pid, self._peak = pid, 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._ended.wait(_EVERY):
            self._peak = max(self._peak, sum(map(_resident, _family(self._pid))))

    def end(self) -> int:
        """The largest sum seen, in bytes."""
        self._ended.set()
        self._thread.join()
        return self._peak


def _family(pid: int) -> list[int]:
    """The process and its descendants as they are now."""
    found = [pid]
    for one in found:
        for task in _tasks(one):  # a child belongs to the thread that started it
            found += map(int, _read(f"{task}/children").split())
    return found


def _tasks(pid: int) -> list[Path]:
    """Its threads; none where it has just ended."""
    try:
        return list(Path(f"/proc/{pid}/task").iterdir())
    except (FileNotFoundError, ProcessLookupError):
        return []


def _resident(pid: int) -> int:
    said = _read(f"/proc/{pid}/statm").split()
    return int(said[1]) * _PAGE if len(said) > 1 else 0


def _read(path: str) -> str:
    """What /proc says; nothing where the process has just ended."""
    try:
        return Path(path).read_text("ascii")
    except (FileNotFoundError, ProcessLookupError):
        return ""

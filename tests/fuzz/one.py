"""One reader and spoilt samples of its kind, for a while: run by `tests.fuzz.run` in a process of its own.

    python -m tests.fuzz.one READER SECONDS SEED FOLDER

What goes wrong is written to the folder: the file that did it, and beside it what it did. The file that is being
read is always in `current`, for when this process does not survive it; a read that hangs ends it with a trace of
where.
"""

from __future__ import annotations

import faulthandler
import resource
import signal
import sys
import traceback
import warnings
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random
from time import monotonic, process_time

from amana.intake.reading import Limits
from tests.contracts.found import contracts
from tests.contracts.reader_contract import ReaderContract
from tests.fuzz.holding import read_through, told_of
from tests.fuzz.mutating import spoilt, spoilt_token

HANGS = 20.0  # seconds of work, for at most a mebibyte: by the clock a busy machine looks like a hang
SLOW = 5.0  # seconds of work
_MEMORY = 1536 << 20  # more than a reader process has, since the tests' own modules are in this one
_SMALL = (
    {"parts": 3},
    {"text_characters": 60},
    {"unpacked_bytes": 500},
    {"members": 2},
    {"pages": 1},
    {"pixels": 100},
    {"parts": 1, "text_characters": 10},
)


class Fuzz:
    """What is tried on one reader, and what came of it."""

    def __init__(self, contract: ReaderContract, random: Random, folder: Path) -> None:
        self._contract, self._reader, self._random, self._folder = contract, contract.reader(), random, folder
        self._samples = contract.samples()
        self._own = len(self._samples)
        self._name = contract.sample()[1]
        self._others = [other.sample()[0] for other in contracts().values()]
        self._known: set[str] = set()
        self.reads = 0

    def run(self, seconds: float) -> None:
        """Until the time is over."""
        until = monotonic() + seconds
        with (self._folder / "current").open("wb", buffering=0) as current:
            while monotonic() < until:
                data = self._spoilt()
                current.seek(0)
                current.truncate()
                current.write(data)
                self._try(data)

    def _spoilt(self) -> bytes:
        """Mostly a sample's, sometimes what was spoilt before, so that changes add up."""
        data = spoilt(self._random.choice(self._samples), self._others, self._random)
        if self._random.random() < 0.02 and len(data) < 50_000:
            self._samples = [*self._samples[: self._own], *self._samples[self._own :][-30:], data]
        return data

    def _try(self, data: bytes) -> None:
        self.reads += 1
        began = process_time()
        signal.setitimer(signal.ITIMER_PROF, HANGS)
        try:
            self._read(data)
        except RecursionError:
            pass  # the worker tells it as too-deep
        except Exception as fault:  # noqa: BLE001  # whatever it is, it is what we look for
            self._found(data, fault)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        if process_time() - began > SLOW:
            self._write(data, "slow", f"{process_time() - began:.1f} s for {len(data)} bytes")

    def _read(self, data: bytes) -> None:
        limits = self._limits()
        for token in read_through(self._reader, data, self._name, limits)[:1]:
            for _ in range(3):
                odd = spoilt_token(token, self._random)
                told_of(self._reader, data, self._name, limits, odd)

    def _limits(self) -> Limits:
        usual = self._reader.limits
        return replace(usual, **self._random.choice(_SMALL)) if self._random.random() < 0.25 else usual

    def _found(self, data: bytes, fault: Exception) -> None:
        frames = traceback.extract_tb(fault.__traceback__)
        where = f"{type(fault).__name__}-{Path(frames[-1].filename).stem}-{frames[-1].lineno}"
        self._write(data, where, "".join(traceback.format_exception(fault)))

    def _write(self, data: bytes, what: str, told: str) -> None:
        if what in self._known:
            return
        self._known.add(what)
        path = self._folder / f"{what}-{sha256(data).hexdigest()[:8]}"
        path.write_bytes(data)
        path.with_name(path.name + ".txt").write_text(told, "utf-8")
        sys.stdout.write(f"{self._reader.name}: {what}\n")


def main(name: str, seconds: float, seed: int, folder: Path) -> None:
    """Try it, and tell how many files were read."""
    warnings.simplefilter("ignore")
    faulthandler.register(signal.SIGPROF, chain=True)  # where it hangs is told, and then the process ends
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    fuzz = Fuzz(contracts()[name], Random(seed), folder)
    fuzz.run(seconds)
    sys.stdout.write(f"{name}: {fuzz.reads:,} files\n")


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))

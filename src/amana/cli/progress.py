"""How far a long action has come, on stderr, for a person at a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from amana.cli.voice import Voice

if TYPE_CHECKING:
    from rich import progress as bars

    from amana.actions import Progress, Watch

_EVERY = 0.2  # seconds between two looks of the eye
_TELLING = 0.5  # seconds before a rate says anything


class Pace:
    """Turns counts into a line: files, bytes, rate, time left. The clock is an argument."""

    def __init__(self, voice: Voice, clock: Callable[[], float] = time.monotonic) -> None:
        self._voice, self._clock = voice, clock
        self._began = clock()
        self._shown = -1.0
        self._first: int | None = None

    def due(self) -> bool:
        """Whether it is time to show another line."""
        now = self._clock()
        if self._shown >= 0 and now - self._shown < _EVERY:
            return False
        self._shown = now
        return True

    def line(self, done: Progress) -> str:
        """What to show for `done`."""
        size = self._voice.size
        parts = [self._voice.say("progress-files", done=done.files, total=done.total_files, terminal=False)]
        if done.total_bytes:
            parts.append(self._say("progress-bytes", done=size(done.bytes), total=size(done.total_bytes)))
        elif done.bytes:
            parts.append(size(done.bytes))
        rate = self._rate(done.bytes)
        if rate:
            parts.append(self._say("progress-rate", size=size(int(rate))))
        if rate and done.total_bytes > done.bytes:
            parts.append(self._left((done.total_bytes - done.bytes) / rate))
        return " · ".join(parts)

    def _rate(self, count: int) -> float:
        """Bytes a second since the first line; 0 until there is enough to tell by."""
        if self._first is None:
            self._first = count
        seconds = self._clock() - self._began
        return (count - self._first) / seconds if seconds >= _TELLING else 0.0

    def _left(self, seconds: float) -> str:
        minutes = round(seconds / 60)
        key, amount = ("progress-left-minutes", minutes) if minutes else ("progress-left-seconds", round(seconds))
        return self._voice.say(key, amount=amount, terminal=False)

    def _say(self, key: str, **facts: str) -> str:
        return self._voice.say(key, terminal=False, **facts)


@contextmanager
def watching(voice: Voice, key: str) -> Iterator[Watch | None]:
    """A watch that draws a bar under the label `key`; None where nobody would see it.

    With `--json` on a terminal the answer itself streams past, and a bar would only tear it.
    """
    if not voice.err_is_terminal or (voice.settings.json and voice.out_is_terminal):
        yield None
        return
    bar = _Bar(voice, key)
    try:
        yield bar.watch
    finally:
        bar.stop()


class _Bar:
    """A bar that begins with the first thing done: a passphrase may be asked for before that, undisturbed."""

    def __init__(self, voice: Voice, key: str) -> None:
        self._voice, self._key = voice, key
        self._bar: bars.Progress | None = None

    def watch(self, done: Progress) -> None:
        """Show how far it has come, no more often than an eye reads."""
        if self._bar is None:
            self._bar = self._started()
        if self._pace.due():
            line = self._pace.line(done)
            self._bar.update(self._task, total=done.total_bytes or None, completed=done.bytes, line=line)

    def _started(self) -> bars.Progress:
        # rich takes longer to load than most commands run: it is loaded for a person who looks, not for a script.
        from rich import progress as bars
        from rich.console import Console

        label, line = bars.TextColumn("{task.description}", markup=False), bars.TextColumn("{task.fields[line]}")
        bar = bars.Progress(label, bars.BarColumn(30), line, console=Console(file=sys.stderr), transient=True)
        self._pace = Pace(self._voice)
        self._task = bar.add_task(self._voice.say(self._key, terminal=False), total=None, line="")
        bar.start()
        return bar

    def stop(self) -> None:
        """Take the bar away, if it was ever there."""
        if self._bar is not None:
            self._bar.stop()

"""How far a long action has come, on stderr, for a person at a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from amana.cli.voice import Voice

if TYPE_CHECKING:
    from amana.actions import Progress, Watch

_EVERY = 0.2  # seconds between two looks of the eye


class Pace:
    """Turns counts into a line: files, bytes, rate, time left. The clock is an argument."""

    def __init__(self, voice: Voice, clock: Callable[[], float] = time.monotonic) -> None:
        self._voice, self._clock = voice, clock
        self._began = clock()
        self._shown = -1.0

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
        rate = done.bytes / max(self._clock() - self._began, 0.001)
        if done.bytes:
            parts.append(self._say("progress-rate", size=size(int(rate))))
        if rate and done.total_bytes > done.bytes:
            parts.append(self._left((done.total_bytes - done.bytes) / rate))
        return " · ".join(parts)

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
    # rich takes longer to load than most commands run: it is loaded for a person who looks, not for a script.
    from rich import progress as bars
    from rich.console import Console

    columns = (
        bars.TextColumn("{task.description}", markup=False),
        bars.BarColumn(30),
        bars.TextColumn("{task.fields[line]}"),
    )
    with bars.Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        pace = Pace(voice)
        task = bar.add_task(voice.say(key, terminal=False), total=None, line="")

        def watch(done: Progress) -> None:
            if pace.due():
                bar.update(task, total=done.total_bytes or None, completed=done.bytes, line=pace.line(done))

        yield watch

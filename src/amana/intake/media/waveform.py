"""A picture of a sound: its peaks over time, gathered in constant memory whatever its length."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.int16]

WIDTH, HEIGHT = 1000, 100
_SLOTS = 4096
_STEP = 64
_GATHERED = 1 << 17  # values that are looked at together: one by one, frames cost more than their samples
_FULL = 32768
_QUIETEST = 0.02  # of full scale: what is quieter is not drawn larger
_INK, _PAPER = 96, 255


class Peaks:
    """Lowest and highest value of each stretch, of all channels. When the slots are full, two become one."""

    def __init__(self) -> None:
        import numpy as np

        self._lows, self._highs = np.zeros(_SLOTS, np.int16), np.zeros(_SLOTS, np.int16)
        self._used, self._step, self._together = 0, 0, 1  # a slot is so many steps of so many values
        self._rest: tuple[Samples, Samples] = (np.zeros(0, np.int16), np.zeros(0, np.int16))
        self._gathered, self._filled = np.zeros(_GATHERED, np.int16), 0
        self._resampler: Any = None
        self.samples = 0
        """How many were heard, of each channel."""

    def add(self, frame: Any) -> None:
        """The samples of one decoded frame. ValueError where its form is not that of the first."""
        import numpy as np
        from av.audio.resampler import AudioResampler

        channels = max(1, frame.layout.nb_channels)
        if self._resampler is None:
            self._resampler = AudioResampler("s16", frame.layout, frame.sample_rate)
            self._step = min(_STEP * channels, _GATHERED)
        self.samples += frame.samples
        for made in self._resampler.resample(frame):
            self._gather(np.frombuffer(made.planes[0], np.int16, made.samples * channels))

    def _gather(self, values: Samples) -> None:
        while len(values):
            room = min(_GATHERED - self._filled, len(values))
            self._gathered[self._filled : self._filled + room] = values[:room]
            self._filled += room
            values = values[room:]
            if self._filled == _GATHERED:
                self._look()

    def _look(self) -> None:
        """Take the peaks of what was gathered; what is less than a step waits for more."""
        import numpy as np

        whole = self._filled // max(self._step, 1)
        steps = self._gathered[: whole * self._step].reshape(whole, self._step)
        rest = self._gathered[whole * self._step : self._filled].copy()
        self._filled = len(rest)
        self._gathered[: self._filled] = rest
        if not whole:
            return
        lows = np.concatenate((self._rest[0], steps.min(axis=1)))
        highs = np.concatenate((self._rest[1], steps.max(axis=1)))
        while len(lows) >= self._together:
            room = min(_SLOTS - self._used, len(lows) // self._together)
            taken, shape = room * self._together, (room, self._together)
            self._lows[self._used : self._used + room] = lows[:taken].reshape(shape).min(axis=1)
            self._highs[self._used : self._used + room] = highs[:taken].reshape(shape).max(axis=1)
            self._used += room
            lows, highs = lows[taken:], highs[taken:]
            if self._used == _SLOTS:
                self._halve()
        self._rest = (lows, highs)

    def _halve(self) -> None:
        half = _SLOTS // 2
        self._lows[:half] = self._lows.reshape(half, 2).min(axis=1)
        self._highs[:half] = self._highs.reshape(half, 2).max(axis=1)
        self._used, self._together = half, self._together * 2

    def drawn(self, share: float = 1.0) -> bytes | None:
        """A PNG of 1000 x 100 pixels, as loud as the loudest; None of silence without a sample.

        `share` is how much of the whole time was heard: the rest stays blank.
        """
        import numpy as np
        from PIL import Image

        self._look()
        if not self._used:
            return None
        columns = max(1, min(WIDTH, round(WIDTH * share)))
        bounds = np.arange(columns + 1) * self._used // columns
        starts = np.minimum(bounds[:-1], self._used - 1)
        lows = np.minimum.reduceat(self._lows[: self._used], starts) / _FULL
        highs = np.maximum.reduceat(self._highs[: self._used], starts) / _FULL
        loudest = max(float(np.abs(lows).max()), float(np.abs(highs).max()), _QUIETEST)
        middle = (HEIGHT - 1) / 2
        rows = np.arange(HEIGHT)[:, None]
        inked = (rows >= np.floor(middle - highs / loudest * middle)) & (
            rows <= np.ceil(middle - lows / loudest * middle)
        )
        page = np.full((HEIGHT, WIDTH), _PAPER, np.uint8)
        page[:, :columns][inked] = _INK
        sink = io.BytesIO()
        Image.fromarray(page).save(sink, "PNG", optimize=True)
        return sink.getvalue()

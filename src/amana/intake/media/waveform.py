"""A picture of a sound: its peaks over time, gathered in constant memory whatever its length."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

WIDTH, HEIGHT = 1000, 100
_SLOTS = 4096
_FIRST_STEP = 64
_QUIETEST = 0.02  # of full scale: what is quieter is not drawn larger
_INK, _PAPER = 96, 255


class Peaks:
    """Lowest and highest sample of each stretch of time. When the slots are full, two become one."""

    def __init__(self) -> None:
        import numpy as np

        self._lows, self._highs = np.zeros(_SLOTS, np.float32), np.zeros(_SLOTS, np.float32)
        self._used, self._step = 0, _FIRST_STEP
        self._rest: tuple[Floats, Floats] = (np.zeros(0, np.float32), np.zeros(0, np.float32))
        self.samples = 0
        """How many were heard, of each channel."""

    def add(self, frame: Any) -> None:
        """The samples of one decoded frame. ValueError for a form that NumPy does not know."""
        import numpy as np

        lows, highs = _mono(frame)
        self.samples += len(lows)
        lows, highs = np.concatenate((self._rest[0], lows)), np.concatenate((self._rest[1], highs))
        while len(lows) >= self._step:
            room = min((_SLOTS - self._used), len(lows) // self._step)
            taken = room * self._step
            self._lows[self._used : self._used + room] = lows[:taken].reshape(room, self._step).min(axis=1)
            self._highs[self._used : self._used + room] = highs[:taken].reshape(room, self._step).max(axis=1)
            self._used += room
            lows, highs = lows[taken:], highs[taken:]
            if self._used == _SLOTS:
                self._halve()
        self._rest = (lows, highs)

    def _halve(self) -> None:
        half = _SLOTS // 2
        self._lows[:half] = self._lows.reshape(half, 2).min(axis=1)
        self._highs[:half] = self._highs.reshape(half, 2).max(axis=1)
        self._used, self._step = half, self._step * 2

    def drawn(self, share: float = 1.0) -> bytes | None:
        """A PNG of 1000 x 100 pixels, as loud as the loudest; None of silence without a sample.

        `share` is how much of the whole time was heard: the rest stays blank.
        """
        import numpy as np
        from PIL import Image

        if not self._used:
            return None
        columns = max(1, min(WIDTH, round(WIDTH * share)))
        bounds = np.arange(columns + 1) * self._used // columns
        starts = np.minimum(bounds[:-1], self._used - 1)
        lows = np.minimum.reduceat(self._lows[: self._used], starts)
        highs = np.maximum.reduceat(self._highs[: self._used], starts)
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


def _mono(frame: Any) -> tuple[Floats, Floats]:
    """The lowest and highest of all channels at each moment, -1 to 1."""
    import numpy as np

    samples = frame.to_ndarray()
    if not frame.format.is_planar:
        samples = samples.reshape(-1, max(1, frame.layout.nb_channels)).T
    lows, highs = samples.min(axis=0), samples.max(axis=0)
    return _scaled(np.asarray(lows)), _scaled(np.asarray(highs))


def _scaled(values: Any) -> Floats:
    import numpy as np

    floats: Floats = values.astype(np.float32)
    if values.dtype == np.uint8:
        return (floats - np.float32(128)) / np.float32(128)
    if values.dtype.kind == "i":
        return floats / np.float32(1 << (8 * values.dtype.itemsize - 1))
    return np.clip(np.nan_to_num(floats), np.float32(-1), np.float32(1))

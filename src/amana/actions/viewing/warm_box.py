"""The reader processes of those who look at things: shared by all that is opened in this process, and kept warm.

Starting one takes half a second, a page of a PDF a tenth of that. The last who lets go ends them.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amana.intake import ReaderPool

_PROCESSES = 2
_lock = Lock()
_pool: ReaderPool | None = None
_holders = 0


class WarmBox:
    """A hold on the processes; they are started when something is first asked of one of those that hold them."""

    def __init__(self) -> None:
        self._holds = False

    @property
    def pool(self) -> ReaderPool:
        """The processes. They read what any archive reads, and what is shown (`intake.showing`)."""
        global _pool, _holders
        with _lock:
            if not self._holds:
                self._holds = True
                _holders += 1
            if _pool is None:
                _pool = _started()
            return _pool

    def close(self) -> None:
        """Let go of them. Closing twice is fine."""
        global _pool, _holders
        with _lock:
            if not self._holds:
                return
            self._holds = False
            _holders -= 1
            ended, _pool = (_pool, None) if _holders == 0 else (None, _pool)
        if ended is not None:
            ended.close()


def _started() -> ReaderPool:
    from amana.actions.taking_in.reader_process import ALL_READERS, COMMAND
    from amana.intake import PAGE_PICTURE, SAVED_PAGE, ReaderPool

    return ReaderPool(_PROCESSES, (PAGE_PICTURE, SAVED_PAGE, *ALL_READERS), COMMAND)

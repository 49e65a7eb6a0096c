"""What was worked out last, kept in memory up to a weight. Safe to use from several threads."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

_Value = TypeVar("_Value")
_STRIPES = 16


class Kept(Generic[_Value]):
    """Values by key; those asked for least lately go first when all together weigh more than `most`."""

    def __init__(self, most: int, weight: Callable[[_Value], int] = lambda _: 1) -> None:
        self._most, self._weight, self._together = most, weight, 0
        self._values: OrderedDict[Hashable, tuple[int, _Value]] = OrderedDict()
        self._lock = Lock()
        self._making = tuple(Lock() for _ in range(_STRIPES))

    def get(self, key: Hashable, make: Callable[[], _Value]) -> _Value:
        """The value of this key, made if it is not there. Two threads may both make it: the later one stays."""
        with self._lock:
            found = self._values.pop(key, None)
            if found is not None:
                self._values[key] = found
                return found[1]
        value = make()
        self._put(key, value)
        return value

    def get_once(self, key: Hashable, make: Callable[[], _Value]) -> _Value:
        """The same, for what is dear to make: who asks for it while it is made waits, and makes it not again."""
        with self._making[hash(key) % _STRIPES]:
            return self.get(key, make)

    def _put(self, key: Hashable, value: _Value) -> None:
        weight = self._weight(value)
        with self._lock:
            before = self._values.pop(key, None)
            self._together -= before[0] if before else 0
            if weight > self._most:
                return
            self._values[key] = weight, value
            self._together += weight
            while self._together > self._most:
                self._together -= self._values.popitem(last=False)[1][0]

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._values.clear()
            self._together = 0

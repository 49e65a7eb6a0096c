"""Mentions joined two by two, the likeliest first, unless something holds them apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice, product

_MOST_NAMES = 8


class Joining:
    """Groups that grow. Two are not joined where a text tells one of each as two, where two of their names are
    known to differ, or where a person said so; a person's word that they are one counts more than the first two.
    """

    def __init__(
        self,
        texts: list[int],
        names: list[int],
        differ: Callable[[int, int], bool],
        apart: Iterable[tuple[int, int]],
    ) -> None:
        self._parent = list(range(len(texts)))
        self._texts, self._names, self._differ = texts, names, differ
        self._all_texts: dict[int, set[int]] = {}
        self._all_names: dict[int, set[int]] = {}
        self._apart: dict[int, set[int]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def find(self, one: int) -> int:
        """The number of the group that it is in: that of one of its members."""
        parent = self._parent
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    def join(self, one: int, other: int, said: bool = False) -> bool:
        """Whether they are in one group now. `said`: a person says that they are one."""
        left, right = self.find(one), self.find(other)
        if left == right:
            return True
        if self._held_apart(left, right) or not (said or self._may(left, right)):
            return False
        self._merge(left, right)
        return True

    def _held_apart(self, left: int, right: int) -> bool:
        fewer = min(self._apart.get(left, ()), self._apart.get(right, ()), key=len)
        root = right if fewer is self._apart.get(left, ()) else left
        return any(self.find(one) == root for one in fewer) if fewer else False

    def _may(self, left: int, right: int) -> bool:
        texts = self._texts_of(left), self._texts_of(right)
        if not texts[0].isdisjoint(texts[1]):
            return False
        names = sorted(self._names_of(left)), sorted(self._names_of(right))
        pairs = product(*(islice(row, _MOST_NAMES) for row in names))
        return not any(one != other and self._differ(one, other) for one, other in pairs)

    def _texts_of(self, root: int) -> set[int]:
        return self._all_texts.get(root) or self._some(self._texts[root])

    def _names_of(self, root: int) -> set[int]:
        return self._all_names.get(root) or self._some(self._names[root])

    @staticmethod
    def _some(number: int) -> set[int]:
        # What is put in beside the mentions, because a person named it, has no text and no name.
        return {number} if number >= 0 else set()

    def _merge(self, left: int, right: int) -> None:
        texts = self._texts_of(left), self._texts_of(right)
        if (len(texts[0]), -left) < (len(texts[1]), -right):
            left, right, texts = right, left, texts[::-1]
        self._parent[right] = left
        texts[0].update(texts[1])
        self._all_texts[left] = texts[0]
        self._all_names[left] = self._names_of(left) | self._names_of(right)
        self._all_texts.pop(right, None)
        self._all_names.pop(right, None)
        if right in self._apart:
            self._apart.setdefault(left, set()).update(self._apart.pop(right))

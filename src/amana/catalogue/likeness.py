"""Near-copies among what is kept: pictures by their hashes, texts by their sketches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from amana.catalogue.coding import digest_of, hash_key
from amana.catalogue.database import Database
from amana.catalogue.items import summary_columns, summary_of
from amana.catalogue.nearness import CROPS, HASH_SIZE, TEXTS, WHOLES, Near, Nearness
from amana.catalogue.values import ItemSummary, NearPrint, NearText
from amana.errors import ItemUnknown
from amana.records.nouns import Fingerprint, Intake

_CROP = re.compile(r"crop/[0-9]+")
_ITEMS = f"SELECT no, {summary_columns('item')} FROM item WHERE id IS NOT NULL AND no"  # noqa: S608
_OF_TEXTS = "SELECT it.item, t.no, t.sha256 FROM text t JOIN item_text it ON it.text = t.no WHERE t.no"


def prints_of(read: Intake) -> Iterator[tuple[int, bytes]]:
    """The hashes of pictures that an intake has: the kind of each (`WHOLES`, `CROPS`), and the hash."""
    for one in read.fingerprints:
        value = _bytes_of(one)
        if value is not None:
            yield CROPS if is_crop(one, read.part) else WHOLES, value


def is_crop(one: Fingerprint, place: str | None) -> bool:
    """Whether it is of a picture with a part cut off. `place` is that of the file it was read from."""
    own = (one.part or "")[len(place) + 1 :] if place is not None else one.part or ""
    return _CROP.fullmatch(own) is not None


def _bytes_of(one: Fingerprint) -> bytes | None:
    """None for another kind of hash, such as a later version of this program may make."""
    if one.made != "pdq" or len(one.value) != 2 * HASH_SIZE:
        return None
    try:
        return bytes.fromhex(one.value)
    except ValueError:
        return None


class LikenessFinder:
    """Finds near-copies through one connection."""

    def __init__(self, database: Database, nearness: Nearness) -> None:
        self._db = database
        self._nearness = nearness

    def prints_near(self, asked: Sequence[str], within: int, *, crops: bool) -> tuple[NearPrint, ...]:
        """See `roles.NearCopies`."""
        hashes = list(map(bytes.fromhex, asked))
        with self._db.snapshot():
            best: dict[tuple[int, int], Near] = {}
            for one in self._nearness.near(CROPS if crops else WHOLES, hashes, within):
                key = (one.owner, one.asked)
                if key not in best or one.distance < best[key].distance:
                    best[key] = one
            items = self._items(one.owner for one in best.values())
        found = [
            NearPrint(items[one.owner], asked[one.asked], one.value.hex(), one.distance)
            for one in best.values()
            if one.owner in items
        ]
        return tuple(sorted(found, key=lambda one: (one.distance, one.item.item, one.asked)))

    def texts_near(self, text_version: str, within: int) -> tuple[NearText, ...]:
        """See `roles.NearCopies`."""
        digest = digest_of(text_version)
        with self._db.snapshot():
            row = self._db.row(
                "SELECT sketch FROM text WHERE sha_key = ? AND sha256 = ?", (hash_key(digest), digest)
            )
            if row is None:
                raise ItemUnknown(item=text_version)
            if row[0] is None:
                return ()
            distances = {one.owner: one.distance for one in self._nearness.near(TEXTS, [row[0]], within)}
            having = self._db.rows_among(_OF_TEXTS, list(distances))
            items = self._items(item for item, _, _ in having)
        found = [
            NearText(items[item], sha256.hex(), distances[text]) for item, text, sha256 in having if item in items
        ]
        return tuple(sorted(found, key=lambda one: (one.distance, one.item.item, one.text_version)))

    def _items(self, numbers: Iterable[int]) -> dict[int, ItemSummary]:
        rows = self._db.rows_among(_ITEMS, list(dict.fromkeys(numbers)))
        return {row[0]: summary_of(row[1:]) for row in rows}

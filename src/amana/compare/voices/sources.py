"""Whether two names name one source: an agency by any of its names, or the same name in either script."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from amana.language import compare_names, fold, name_keys

_LIST = Path(__file__).parent / "agencies.tsv"
_LONGEST: Final = 120  # code points: a longer one is no name
_IDLE: Final = frozenset(
    map(
        fold,
        ("the", "news", "agency", "site", "website", "network", "of", "وكالة", "أنباء", "شبكة", "موقع", "قناة"),
    )
)


@cache
def _agencies() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _LIST.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, english, arabic, *_remark = line.split("\t")
            for one in (*english.split("|"), *arabic.split("|")):
                found[_joined(one)] = name
    return found


def _joined(name: str) -> str:
    return " ".join(filter(None, map(fold, name.replace("-", " ").split())))


@lru_cache(1 << 12)
def source_key(name: str) -> str:
    """What stands for a source by any of its names: an agency's id, or its folded name without idle words."""
    joined = _joined(name[:_LONGEST])
    known = _agencies().get(joined)
    if known is not None:
        return known
    words = [word for word in joined.split() if word not in _IDLE]
    return _agencies().get(" ".join(words)) or "".join(words) or joined


@lru_cache(1 << 14)
def same_source(one: str, other: str) -> bool:
    """Whether two names name one source. Names of one word in different scripts must be known to be the same."""
    if source_key(one) == source_key(other):
        return bool(source_key(one))
    if {source_key(one), source_key(other)} & set(_agencies().values()):
        return False
    first, second = one[:_LONGEST], other[:_LONGEST]
    return not name_keys(first).isdisjoint(name_keys(second)) and compare_names(first, second).outcome == "same"

"""ProofMode: photographs and films with what the telephone measured, signed with a key of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from amana.records import EmbeddedFact


def proofmode_facts(members: Mapping[str, str], read: Callable[[str], bytes | None]) -> Iterator[EmbeddedFact]:
    """Nothing yet."""
    del members, read
    return iter(())

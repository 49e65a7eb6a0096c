"""The keys by which names are looked up before they are compared."""

from __future__ import annotations

from functools import lru_cache

from amana.language.names.given import given_names
from amana.language.names.sounds import keys_of

_KEPT = 1 << 14


@lru_cache(_KEPT)
def name_key(word: str) -> frozenset[str]:
    """The keys of a name of one word, in Arabic or Latin script: spellings of one name share one (nearly always).

    A key is the word's consonant classes (`HJ`), vowels and weak letters left out; there are several where a
    letter may be two sounds. A known given name has its id for a key besides (`=muhammad`). No key for a word
    without sounds, such as digits; a word of vowels alone has the empty key.
    """
    return keys_of(word) | {"=" + name for name in given_names(word)}

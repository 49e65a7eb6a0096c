"""English stems: Snowball's, after irregular forms and two spellings of one word are brought together."""

from __future__ import annotations

from functools import cache, lru_cache

from amana.language.tables import rows

_KEPT = 1 << 16


@cache
def stop_words() -> frozenset[str]:
    """English words too common to search by."""
    return frozenset(word for (word, *_) in rows("en/stop.tsv"))


@cache
def _irregular() -> dict[str, str]:
    return {form: head for head, *forms in rows("en/irregular.tsv") for form in forms}


@lru_cache(_KEPT)
def english_stem(word: str) -> str:
    """The stem of a folded Latin word. Snowball takes 40 microseconds a word, hence the memory of 65,536."""
    # Imported late: the package brings thirty languages. A new stemmer each time: it is not safe to share.
    from snowballstemmer.english_stemmer import EnglishStemmer

    return str(EnglishStemmer().stemWord(_irregular().get(word, word)))

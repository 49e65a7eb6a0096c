"""Adding what is said and written to the search index."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from amana.catalogue.database import Database
from amana.catalogue.fields import LEVELS, level_of, read_fields, spoken_fields
from amana.catalogue.postings import BLOCK_BITS, TOP_LEVEL, encoded, merged
from amana.catalogue.sketching import Sketcher, word_sum
from amana.catalogue.tokenstream import packed_stream, stream_of
from amana.catalogue.vocabulary import Vocabulary
from amana.language import Token, analyse
from amana.records.nouns import Accession, Intake

# BM25's two settings, and the length (words) of a text that is neither long nor short. A fixed length and
# not the archive's average: a text's levels then never depend on what else came, or when.
_K1, _B, _USUAL = 0.9, 0.4, 150
_OFTEN = 31
_PIECE = 1 << 16  # code points
_ROWS_MOST = 16
_ROWS_REMEMBERED = 200_000
_SUMS_REMEMBERED = 200_000
_GATHERED_MOST = 400_000  # postings held in memory, about 40 MB
_BLOCKS_BITS = 11  # 2,048 blocks of 65,536 items
_BATCH_BITS = 24
_BATCH_MASK = (1 << _BATCH_BITS) - 1
_BLOCK_MASK = (1 << BLOCK_BITS) - 1


class Index:
    """Gathers postings during one write, and puts them down at its end."""

    def __init__(self, database: Database, vocabulary: Vocabulary) -> None:
        self._db = database
        self._vocabulary = vocabulary
        self._levels: dict[int, dict[int, int]] = {}  # key of word and block -> item within the block -> level
        self._gathered = 0
        self._settled = vocabulary.last()  # the last word that may have posting rows already
        self._fields: dict[tuple[str, int], list[int]] = {}  # value and level -> items
        self._sums: dict[int, int] = {}  # of words met lately, by number: see sketching
        self._rows: Counter[int] = Counter()  # posting rows for each word and block, where known

    def words_of(self, text: str) -> tuple[bytes, bytes | None]:
        """A text's words as `add_text` takes them and `text.words` keeps them; and its sketch."""
        words, starts, ends = array("i"), array("i"), array("i")
        sketcher = Sketcher()
        for begin, end in pieces(text):
            piece = text[begin:end]
            tokens = analyse(piece)
            numbers = self._vocabulary.numbers(tokens, [piece[token.start : token.end] for token in tokens])
            sketcher.add(self._sums_of(numbers, tokens))
            words.extend(numbers)
            starts.extend(token.start + begin for token in tokens)
            ends.extend(token.end + begin for token in tokens)
        return packed_stream(words, starts, ends), sketcher.sketch()

    def _sums_of(self, numbers: Sequence[int], tokens: Sequence[Token]) -> list[int]:
        """What sketches take for the words; places of several words, which lie over others, are left out."""
        sums = list(map(self._sums.get, numbers))
        if None in sums:
            if len(self._sums) > _SUMS_REMEMBERED:
                self._sums.clear()
            learned = dict(zip(numbers, tokens, strict=True))
            told = ((no, token.norm) for no, token in learned.items() if no not in self._sums)
            self._sums.update((no, word_sum(norm) if norm else 0) for no, norm in told)
            sums = [self._sums[no] for no in numbers]
        return [one for one in sums if one]

    def add_text(self, item: int, words: bytes) -> None:
        """The words of a text version of an item."""
        numbers = stream_of(words).words
        level_of = _text_levels(len(numbers))
        self._post([(word, level_of[min(often, _OFTEN)]) for word, often in Counter(numbers).items()], (item,))

    def add_accession(self, item: int, said: Accession) -> None:
        """The names and words of an accession. Folders and notes repeat, so each is read once in a write."""
        for field, value in spoken_fields(said):
            self._fields.setdefault((value, LEVELS[field]), []).append(item)

    def add_intake(self, item: int, read: Intake) -> None:
        """The words an intake module suggests."""
        for field, value in read_fields(read):
            self._fields.setdefault((value, LEVELS[field]), []).append(item)

    def add_said(self, item: int, field: str, value: str) -> None:
        """Words that somebody said of an item."""
        self._fields.setdefault((value, level_of(field)), []).append(item)

    def flush(self) -> None:
        """Puts down what was gathered."""
        self._post_fields()
        self._put_down()

    def _put_down(self) -> None:
        if not self._levels:
            return
        row = self._db.row("SELECT coalesce(max(no), 0) + 1 FROM batch")
        batch = row[0] if row else 1
        self._db.run("DELETE FROM batch")
        self._db.run("INSERT INTO batch VALUES(?)", (batch,))
        keys = sorted(self._levels)
        rows = [((key << _BATCH_BITS) | batch, encoded(self._levels[key])) for key in keys]
        self._levels, self._gathered = {}, 0
        self._db.run_many("INSERT INTO posting VALUES(?,?)", rows)
        self._gather(keys)
        self._settled = max(self._settled, keys[-1] >> _BLOCKS_BITS)

    def forget(self) -> None:
        """Drops what was gathered: the transaction was undone."""
        self._levels, self._fields, self._gathered = {}, {}, 0
        self._rows.clear()
        self._sums.clear()
        self._vocabulary.forget()
        self._settled = self._vocabulary.last()

    def _post(self, words: Iterable[tuple[int, int]], items: Sequence[int]) -> None:
        """Words with their level, each in every one of some items; an item keeps a word's largest level."""
        gathered = self._levels
        for word, level in words:
            for item in items:
                key = word << _BLOCKS_BITS | item >> BLOCK_BITS
                levels = gathered.get(key)
                if levels is None:
                    gathered[key] = {item & _BLOCK_MASK: level}
                elif levels.get(item & _BLOCK_MASK, 0) < level:
                    levels[item & _BLOCK_MASK] = level
            self._gathered += len(items)
        if self._gathered > _GATHERED_MOST:
            self._put_down()

    def _post_fields(self) -> None:
        tokens: list[Token] = []
        written: list[str] = []
        ends: list[int] = []
        for value, _ in self._fields:
            found = analyse(value)
            tokens += found
            written += [value[token.start : token.end] for token in found]
            ends.append(len(tokens))
        numbers = self._vocabulary.numbers(tokens, written)
        start = 0
        for ((_, level), items), end in zip(self._fields.items(), ends, strict=True):
            self._post([(word, level) for word in numbers[start:end]], items)
            start = end
        self._fields = {}

    def _gather(self, keys: Iterable[int]) -> None:
        """Makes one row of many where a word has many small ones in a block, so that reading stays quick."""
        if len(self._rows) > _ROWS_REMEMBERED:
            self._rows.clear()
        for key in keys:
            low = key << _BATCH_BITS
            span = (low, low | _BATCH_MASK)
            if key >> _BLOCKS_BITS > self._settled:
                continue  # a new word has one row
            if key not in self._rows:
                row = self._db.row("SELECT count(*) FROM posting WHERE key BETWEEN ? AND ?", span)
                self._rows[key] = row[0] if row else 0
            else:
                self._rows[key] += 1
            if self._rows[key] >= _ROWS_MOST:
                rows = self._db.rows("SELECT data FROM posting WHERE key BETWEEN ? AND ?", span)
                self._db.run("DELETE FROM posting WHERE key BETWEEN ? AND ?", span)
                self._db.run("INSERT INTO posting VALUES(?,?)", (low, merged([data for (data,) in rows])))
                self._rows[key] = 1


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """A long text in pieces, so that memory does not grow with it: cut at a line's end, or else at a blank."""
    begin = 0
    while len(text) - begin > _PIECE:
        cut = text.rfind("\n", begin + _PIECE // 2, begin + _PIECE) + 1
        cut = cut or text.rfind(" ", begin + _PIECE // 2, begin + _PIECE) + 1 or begin + _PIECE
        yield begin, cut
        begin = cut
    yield begin, len(text)


@lru_cache(1024)
def _text_levels(length: int) -> list[int]:
    """The level of a word that stands so often (up to _OFTEN times) in a text of `length` words."""
    spread = _K1 * (1 - _B + _B * length / _USUAL)
    return [max(1, round(TOP_LEVEL * often / (often + spread))) for often in range(_OFTEN + 1)]


def word_span(word: int) -> tuple[int, int]:
    """The keys of all posting rows of a word: from, and up to and including."""
    low = word << (_BLOCKS_BITS + _BATCH_BITS)
    return low, low | ((1 << (_BLOCKS_BITS + _BATCH_BITS)) - 1)


def block_of(key: int) -> int:
    """The block of a posting row, from its key."""
    return key >> _BATCH_BITS & ((1 << _BLOCKS_BITS) - 1)

"""Word shares: the official vectors, any k of n, what is forgiven in form, and which card is told to be wrong."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shamir_mnemonic.wordlist import WORDLIST  # type: ignore[import-untyped]

from amana.errors import AmanaError, SharesClash, SharesTooFew, ShareUnreadable, SplitUnusable
from amana.seal import (
    SHARE_WORDS,
    Share,
    combine_shares,
    find_word,
    nearest_words,
    read_share,
    split_secret,
    token,
)

VECTORS = json.loads((Path(__file__).parent / "vectors" / "slip39.json").read_text())
SECRET = bytes(range(32))
CARDS = split_secret(SECRET, 3, 5)
WORDS = CARDS[0].words.split()


@pytest.mark.parametrize(("said", "mnemonics", "secret"), VECTORS, ids=[one[0] for one in VECTORS])
def test_official_vectors(said: str, mnemonics: list[str], secret: str) -> None:
    if secret:
        shares = [read_share(one, words=None) for one in mnemonics]
        assert combine_shares(shares, b"TREZOR").hex() == secret
    else:
        with pytest.raises((ShareUnreadable, SharesClash, SharesTooFew)):
            combine_shares([read_share(one, words=None) for one in mnemonics], b"TREZOR")


@st.composite
def splits(draw: st.DrawFn) -> tuple[bytes, int, int, list[int]]:
    """A secret, threshold and number, and the shares' numbers in some order."""
    shares = draw(st.integers(2, 16))
    threshold = draw(st.integers(2, shares))
    return draw(st.binary(min_size=32, max_size=32)), threshold, shares, draw(st.permutations(range(shares)))


@settings(max_examples=60, deadline=None)
@given(splits())
def test_any_k_of_n_give_it_back_and_fewer_never(split: tuple[bytes, int, int, list[int]]) -> None:
    secret, threshold, shares, order = split
    made = split_secret(secret, threshold, shares)
    assert [(one.index, one.threshold, one.shares) for one in made] == [
        (number, threshold, shares) for number in range(1, shares + 1)
    ]
    assert {len(one.words.split()) for one in made} == {SHARE_WORDS}
    given_back = [read_share(made[at].words) for at in order]
    assert combine_shares(given_back[:threshold]) == secret
    assert combine_shares(given_back) == secret
    with pytest.raises(SharesTooFew) as told:
        combine_shares(given_back[: threshold - 1])
    assert told.value.facts == {"needed": threshold, "given": threshold - 1}


@settings(max_examples=30, deadline=None)
@given(st.integers(3, 6))
def test_fewer_shares_of_another_threshold_do_not_help(threshold: int) -> None:
    """Whoever turns down the threshold in the words breaks the checksum, or a digest says no."""
    made = split_secret(SECRET, threshold, threshold)
    words = made[0].words.split()
    changed = " ".join([*words[:3], WORDLIST[(WORDLIST.index(words[3]) - 1) % 1024], *words[4:]])
    with pytest.raises(ShareUnreadable):
        read_share(changed)


def test_two_splits_of_one_secret_have_nothing_in_common() -> None:
    again = split_secret(SECRET, 3, 5)
    assert {one.words for one in again}.isdisjoint({one.words for one in CARDS})


@pytest.mark.parametrize(("threshold", "shares"), [(1, 1), (1, 3), (0, 2), (4, 3), (2, 17), (17, 17), (-1, 5)])
def test_what_cannot_be_split(threshold: int, shares: int) -> None:
    with pytest.raises(SplitUnusable) as told:
        split_secret(SECRET, threshold, shares)
    assert told.value.facts == {"threshold": threshold, "shares": shares}
    with pytest.raises(ValueError, match="32"):
        split_secret(b"short", 2, 3)


def test_nothing_shows_the_words() -> None:
    for shown in (repr(CARDS[0]), str(CARDS[0]), repr(CARDS)):
        assert not any(word in shown.split() or f"{word} " in shown for word in WORDS[4:])


# --- forgiving in form


def numbered(words: list[str], pattern: str = "{}. {}") -> list[str]:
    return [pattern.format(number, word) for number, word in enumerate(words, start=1)]


def in_columns(words: list[str]) -> str:
    """As the cards have it: down the first column, then down the second."""
    rows = len(words) // 3
    cells = numbered(words)
    return "\n".join("    ".join(cells[row + rows * column] for column in range(3)) for row in range(rows))


ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
LATIN_TO_ARABIC_KEYS = str.maketrans(
    dict(zip("qwertyuiopasdfghjklzxcvnm", "ضصثقفغعهخحشسيبلاتنمئءؤرىة", strict=True))
)


@pytest.mark.parametrize(
    "text",
    [
        CARDS[0].words.upper(),
        CARDS[0].words.replace(" ", "\n"),
        CARDS[0].words.replace(" ", "\u00a0"),
        CARDS[0].words.replace(" ", " ،  "),
        ", ".join(WORDS) + ".",
        " ".join(word[:4] for word in WORDS),
        "  ".join(numbered(WORDS)),
        "\r\n".join(numbered(WORDS, "{}) {}")),
        "\n".join(numbered(WORDS, "{}- {}")),
        "\n".join(numbered(WORDS, "[{}] {}")).translate(ARABIC_DIGITS),
        " ".join(reversed(numbered(WORDS))),
        in_columns(WORDS),
        in_columns([word[:4].title() for word in WORDS]),
        "\ufeff" + CARDS[0].words,
        " ".join(chr(ord(letter) + 0xFEE0) if letter.isalpha() else letter for letter in WORDS[0]).replace(" ", "")
        + " "
        + " ".join(WORDS[1:]),
        " ".join(word.translate(LATIN_TO_ARABIC_KEYS).replace("b", "لا") for word in WORDS),
    ],
    ids=[
        "capitals",
        "lines",
        "non-breaking",
        "arabic commas",
        "commas",
        "four letters",
        "numbered",
        "brackets",
        "dashes",
        "arabic digits",
        "backwards, numbered",
        "columns",
        "columns of four letters",
        "byte order mark",
        "full width",
        "keyboard switched to Arabic",
    ],
)
def test_read_however_it_is_written(text: str) -> None:
    assert read_share(text) == Share(1, 3, None, CARDS[0].identifier, CARDS[0].words, _read=CARDS[0]._read)


def test_every_word_is_known_by_four_letters_and_on_arabic_keys() -> None:
    for word in WORDLIST:
        assert {find_word(word[:length]) for length in range(4, len(word) + 1)} == {word}
        assert find_word(word[:3]) is None
        assert find_word(word.translate(LATIN_TO_ARABIC_KEYS).replace("b", "لا")) == word


# --- strict in content


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("acadmic", "academic"),  # a letter left out
        ("acdaemic", "academic"),  # swapped
        ("academicc", "academic"),  # twice
        ("akademic", "academic"),  # as it sounds
        ("kadybug", "ladybug"),  # the key beside
        ("shadpw", "shadow"),
        ("lait", "lair"),
        ("ةشغيثى", "maiden"),  # with the keyboard switched to Arabic, and a slip
    ],
)
def test_a_slip_gets_the_nearest_word(typed: str, near: str) -> None:
    assert find_word(typed) is None
    assert nearest_words(typed)[0] == near
    assert len(nearest_words(typed)) <= 3


def test_nearly_every_slip_leads_to_the_word_that_was_meant() -> None:
    """One letter left out, anywhere: the word that was meant is told, or known all the same."""
    slips = [(word, word[:at] + word[at + 1 :]) for word in WORDLIST[::20] for at in range(len(word))]
    missed = [(word, slip) for word, slip in slips if word not in (find_word(slip), *nearest_words(slip))]
    assert len(missed) < len(slips) / 20


@pytest.mark.parametrize("typed", ["", "x", "zzzzzzzz", "١", "حلب", "a" * 10_000, "لا" * 5_000])
def test_what_is_near_no_word_gets_none(typed: str) -> None:
    assert find_word(typed) is None
    assert nearest_words(typed) == ()


def told_of(text: str, card: str = "") -> dict[str, object]:
    with pytest.raises(ShareUnreadable) as told:
        read_share(text, card)
    return dict(told.value.facts)


def test_a_word_that_is_none_is_named_by_its_place() -> None:
    facts = told_of(" ".join([*WORDS[:16], "acadmic", *WORDS[17:]]), "the blue one")
    assert facts == {"card": "the blue one", "reason": "no-such-word", "position": 17, "nearest": ("academic",)}
    columns = in_columns([*WORDS[:16], "acadmic", *WORDS[17:]])
    assert told_of(columns)["position"] == 17


def other(word: str) -> str:
    return str(WORDLIST[(WORDLIST.index(word) + 411) % 1024])


@pytest.mark.parametrize("place", range(SHARE_WORDS))
def test_one_wrong_word_is_found_and_the_right_one_not_told(place: int) -> None:
    facts = told_of(" ".join([*WORDS[:place], other(WORDS[place]), *WORDS[place + 1 :]]))
    assert facts == {"card": "", "reason": "one-word-wrong", "position": place + 1}


def test_swapped_neighbours_are_found() -> None:
    for place in (0, 9, 31):
        if WORDS[place] != WORDS[place + 1]:
            words = [*WORDS[:place], WORDS[place + 1], WORDS[place], *WORDS[place + 2 :]]
            assert told_of(" ".join(words)) == {"card": "", "reason": "two-words-swapped", "position": place + 1}


def test_more_than_one_wrong_word_is_said_to_be_so() -> None:
    words = [*map(other, WORDS[:3]), *WORDS[3:]]
    assert told_of(" ".join(words)) == {"card": "", "reason": "checksum"}


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        ([], {"reason": "too-few-words", "words": 0, "expected": 33}),
        (WORDS[:-1], {"reason": "too-few-words", "words": 32, "expected": 33}),
        ([*WORDS, WORDS[0]], {"reason": "too-many-words", "words": 34, "expected": 33}),
        (WORDS[:20], {"reason": "too-few-words", "words": 20, "expected": 33}),
    ],
    ids=["none", "one too few", "one too many", "of another length"],
)
def test_the_wrong_number_of_words(words: list[str], facts: dict[str, object]) -> None:
    assert told_of(" ".join(words)) == {"card": "", **facts}


def test_a_number_that_is_missing_is_named() -> None:
    cells = numbered(WORDS)
    assert told_of("\n".join([*cells[:11], *cells[12:]])) == {
        "card": "",
        "reason": "number-missing",
        "position": 12,
    }
    twice = [*cells[:11], cells[10], *cells[12:]]
    assert told_of("\n".join(twice)) == {"card": "", "reason": "number-missing", "position": 12}


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDLIST), max_size=40).map(" ".join)))
def test_noise_is_no_share(noise: str) -> None:
    with pytest.raises(ShareUnreadable) as told:
        read_share(noise)
    assert told.value.__context__ is None or told.value.__suppress_context__


def test_a_very_long_text_is_refused_soon() -> None:
    began = time.perf_counter()
    for text in ("academic " * 1_000_000, "a" * 5_000_000, "1" * 1_000_000, "لا" * 1_000_000):
        with pytest.raises(ShareUnreadable):
            read_share(text)
    assert time.perf_counter() - began < 5


# --- which card is wrong


def called(shares: tuple[Share, ...], *numbers: int, prefix: str = "card") -> list[Share]:
    return [read_share(shares[number - 1].words, f"{prefix} {number}") for number in numbers]


def clash(shares: list[Share]) -> dict[str, object]:
    with pytest.raises(SharesClash) as told:
        combine_shares(shares)
    return dict(told.value.facts)


def test_a_card_of_another_set_is_named() -> None:
    older = split_secret(SECRET, 3, 5)
    given_ = [*called(CARDS, 1, 2), *called(older, 3, prefix="older")]
    assert clash(given_) == {"cards": ("older 3",), "reason": "other-set"}


def test_where_sets_are_even_all_are_named() -> None:
    older = split_secret(SECRET, 3, 5)
    given_ = [*called(CARDS, 1), *called(older, 2, prefix="older")]
    assert clash(given_) == {"cards": ("card 1", "older 2"), "reason": "different-sets"}


def test_a_card_of_another_threshold_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shamir_mnemonic.shamir._random_identifier", lambda: CARDS[0].identifier)
    others = split_secret(SECRET, 2, 5)
    given_ = [*called(CARDS, 1, 2), *called(others, 3, prefix="other")]
    assert clash(given_) == {"cards": ("other 3",), "reason": "other-threshold"}


def test_a_card_given_twice_is_named_and_so_are_two_of_one_number(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = [*called(CARDS, 1, 2), read_share(CARDS[0].words, "again")]
    assert clash(twice) == {"cards": ("card 1", "again"), "reason": "same-card"}
    monkeypatch.setattr("shamir_mnemonic.shamir._random_identifier", lambda: CARDS[0].identifier)
    forged = split_secret(token(32), 3, 5)
    both = [*called(CARDS, 1, 2), *called(forged, 2, prefix="forged")]
    assert clash(both) == {"cards": ("card 2", "forged 2"), "reason": "same-number"}


@pytest.mark.parametrize("place", range(5))
def test_a_forged_card_is_found_with_one_card_more(place: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shamir_mnemonic.shamir._random_identifier", lambda: CARDS[0].identifier)
    forged = split_secret(token(32), 3, 5)
    given_ = called(CARDS, 1, 2, 3, 4, 5)
    given_[place] = read_share(forged[place].words, "forged")
    assert clash(given_) == {"cards": ("forged",), "reason": "odd-card"}
    few = [given_[place], *[one for one in given_ if one.card != "forged"][:2]]
    assert clash(few) == {"cards": tuple(one.card for one in few), "reason": "one-is-wrong"}
    more = [given_[place], *[one for one in given_ if one.card != "forged"][:3]]
    assert clash(more) == {"cards": ("forged",), "reason": "odd-card"}


def test_trying_ends_soon_where_nothing_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shamir_mnemonic.shamir._random_identifier", lambda: 7)
    mixed = [split_secret(token(32), 8, 16)[number] for number in range(16)]
    began = time.perf_counter()
    assert clash([read_share(one.words) for one in mixed])["reason"] == "none-fit"
    assert time.perf_counter() - began < 20


def test_no_card_at_all() -> None:
    with pytest.raises(SharesTooFew):
        combine_shares([])


def test_every_fault_is_one_of_ours() -> None:
    assert all(issubclass(one, AmanaError) for one in (ShareUnreadable, SharesClash, SharesTooFew, SplitUnusable))

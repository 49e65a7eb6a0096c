"""Word shares: a secret split so that any k of n lists of words give it back, and fewer tell nothing.

Source: SLIP-0039. One group, no passphrase (no share could tell whether it is right), extendable (the present form
of SLIP-39), iteration exponent 0: it slows down guessing at a passphrase, and there is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, islice

import shamir_mnemonic as slip39  # type: ignore[import-untyped]
from shamir_mnemonic.shamir import ShareGroup  # type: ignore[import-untyped]

from amana.errors import SharesClash, SharesTooFew, ShareUnreadable, SplitUnusable
from amana.seal.share_words import find_word, locate, nearest_words, pieces

SECRET_SIZE = 32
SHARE_WORDS = 33
"""Words of a share of a 32-byte secret."""
MOST_SHARES = 16

_FEWEST_WORDS = 20  # of a 16-byte secret, the smallest there is
_TRIES = 2_000  # sets of cards tried to find the one that is wrong: under two seconds


@dataclass(frozen=True)
class Share:
    """One share. `index` counts from 1; `shares` is None where it was read: words do not tell of how many it is.

    `identifier` (15 bits) is the same for all shares of one set, and nothing secret. `card` is how the person who
    gave it calls it. Only `words` shows the words, never repr.
    """

    index: int
    threshold: int
    shares: int | None
    identifier: int
    words: str = field(repr=False)
    card: str = field(default="", compare=False)
    _read: slip39.Share = field(repr=False, compare=False, kw_only=True)

    @property
    def label(self) -> str:
        """What to call it in front of the person: as they called it, or by its number."""
        return self.card or str(self.index)

    @property
    def set(self) -> str:
        """The set it belongs to, as it is printed: four hex digits, nothing secret."""
        return f"{self.identifier:04x}"


def split_secret(secret: bytes, threshold: int, shares: int) -> tuple[Share, ...]:
    """Split 32 bytes into `shares` shares of 33 words, any `threshold` of which give them back.

    Raises SplitUnusable unless 2 ≤ threshold ≤ shares ≤ 16: one share alone must never be enough.
    """
    if len(secret) != SECRET_SIZE:
        raise ValueError(f"a secret has {SECRET_SIZE} bytes")
    if not 2 <= threshold <= shares <= MOST_SHARES:
        raise SplitUnusable(threshold=threshold, shares=shares)
    [made] = slip39.generate_mnemonics(1, [(threshold, shares)], secret, extendable=True, iteration_exponent=0)
    read = tuple(replace(read_share(words), shares=shares) for words in made)
    # Paper outlives every chance to mend: what is printed is what opens.
    if any(combine_shares(some) != secret for some in (read[:threshold], read[-threshold:])):
        raise RuntimeError("shares that do not give their secret back")
    return read


def read_share(text: str, card: str = "", *, words: int | None = SHARE_WORDS) -> Share:
    """The share in a text: forgiving in form, strict in content.

    Words may be numbered (then their numbers count, and not where they stand), in capitals, cut after four
    letters, and have anything between them that is no letter. `words` is how many there must be; None takes any
    length that SLIP-39 knows. `card` names the text in errors. Raises ShareUnreadable, never with the words.
    """
    found = _in_order(pieces(text), card)
    for position, typed in enumerate(found, start=1):
        if find_word(typed) is None:
            raise ShareUnreadable(
                card=card, reason="no-such-word", position=position, nearest=nearest_words(typed)
            )
    known = [word for typed in found if (word := find_word(typed))]
    _check_length(len(known), words, card)
    return _checked(known, card)


def _in_order(found: list[tuple[int | None, str]], card: str) -> list[str]:
    """The words by their numbers, where each has one; else as they stand."""
    numbers = [number for number, _ in found if number is not None]
    if not found or len(numbers) < len(found):
        return [word for _, word in found]
    missing = next((one for one in range(1, len(found) + 1) if one not in numbers), None)
    if missing is not None:
        raise ShareUnreadable(card=card, reason="number-missing", position=missing)
    return [word for _, word in sorted(found, key=lambda one: one[0] or 0)]


def _check_length(count: int, wanted: int | None, card: str) -> None:
    least = wanted or _FEWEST_WORDS
    if count < least:
        raise ShareUnreadable(card=card, reason="too-few-words", words=count, expected=least)
    if wanted is not None and count > wanted:
        raise ShareUnreadable(card=card, reason="too-many-words", words=count, expected=wanted)


def _checked(words: list[str], card: str) -> Share:
    try:
        read = slip39.Share.from_mnemonic(" ".join(words))
    except slip39.MnemonicError:
        # Its own words would carry the share's along.
        raise _not_a_share(words, card) from None
    return Share(read.index + 1, read.member_threshold, None, read.identifier, " ".join(words), card, _read=read)


def _not_a_share(words: list[str], card: str) -> ShareUnreadable:
    """Where it is wrong, as far as the checksum tells."""
    match locate(words):
        case (place,):
            return ShareUnreadable(card=card, reason="one-word-wrong", position=place + 1)
        case (place, _):
            return ShareUnreadable(card=card, reason="two-words-swapped", position=place + 1)
        case _:
            return ShareUnreadable(card=card, reason="checksum")


def combine_shares(shares: Sequence[Share], passphrase: bytes = b"") -> bytes:
    """The secret that these shares are of. `passphrase` is for shares that other programs made.

    Raises SharesTooFew; SharesClash, which names the shares that do not belong where that can be told: of another
    set, with another threshold, given twice, and with more shares than the threshold also one that is none of
    this secret's though its own checksum holds.
    """
    if not shares:
        raise SharesTooFew(needed=2, given=0)
    if any(share._read.group_count > 1 for share in shares):
        return _combine_groups(shares, passphrase)
    _refuse_strangers(shares)
    _refuse_twice(shares)
    threshold = shares[0].threshold
    if len(shares) < threshold:
        raise SharesTooFew(needed=threshold, given=len(shares))
    return bytes(_agreed(shares, threshold).decrypt(passphrase))


def _refuse_strangers(shares: Sequence[Share]) -> None:
    """All of one set: the many are right, where there are more of one set than of each other."""
    sets = Counter(_set_of(share) for share in shares)
    if len(sets) == 1:
        return
    (most, count), (_, next_count), *_ = sets.most_common()
    strangers = [share for share in shares if _set_of(share) != most]
    if count == next_count:
        raise SharesClash(cards=_labels(shares), reason="different-sets")
    same_name = all(share.identifier == most[0][0] for share in strangers)
    raise SharesClash(cards=_labels(strangers), reason="other-threshold" if same_name else "other-set")


def _set_of(share: Share) -> tuple[tuple[int, ...], int]:
    return tuple(map(int, share._read.group_parameters())), len(share._read.value)


def _refuse_twice(shares: Sequence[Share]) -> None:
    by_index: dict[int, Share] = {}
    for share in shares:
        other = by_index.setdefault(share.index, share)
        if other is not share:
            reason = "same-card" if other._read == share._read else "same-number"
            raise SharesClash(cards=_labels([other, share]), reason=reason)


def _agreed(shares: Sequence[Share], threshold: int) -> slip39.EncryptedMasterSecret:
    """What they give together; with more than the threshold, all of them must give the same."""
    for some in islice(_choices(shares, threshold), _TRIES):
        found = _recovered(some)
        if found is None:
            continue
        odd = [one for one in shares if one not in some and _recovered([*some[1:], one]) != found]
        if odd:
            raise SharesClash(cards=_labels(odd), reason="odd-card")
        return found
    reason = "one-is-wrong" if len(shares) == threshold else "none-fit"
    raise SharesClash(cards=_labels(shares), reason=reason)


def _choices(shares: Sequence[Share], threshold: int) -> Iterator[list[Share]]:
    """Ways to take as many as the threshold: first neighbours in a ring, some of which leave any one card out."""
    ring = [*shares, *shares]
    yield from (ring[at : at + threshold] for at in range(len(shares) if len(shares) > threshold else 1))
    yield from (list(some) for some in combinations(shares, threshold))


def _recovered(shares: Sequence[Share]) -> slip39.EncryptedMasterSecret | None:
    """What exactly as many shares as the threshold give; None where their digest says that one is wrong."""
    group = ShareGroup()
    group.shares = {share._read for share in shares}
    try:
        return slip39.recover_ems({shares[0]._read.group_index: group})
    except slip39.MnemonicError:
        return None  # the caller says which


def _combine_groups(shares: Sequence[Share], passphrase: bytes) -> bytes:
    """Shares in several groups: other programs make them, and Amana none."""
    groups: dict[int, ShareGroup] = {}
    try:
        if len({share._read.common_parameters() for share in shares}) > 1:
            raise SharesClash(cards=_labels(shares), reason="different-sets")
        for share in shares:
            groups.setdefault(share._read.group_index, ShareGroup()).add(share._read)
        return bytes(slip39.recover_ems(groups).decrypt(passphrase))
    except slip39.MnemonicError:
        raise SharesClash(cards=_labels(shares), reason="none-fit") from None


def _labels(shares: Sequence[Share]) -> tuple[str, ...]:
    return tuple(share.label for share in shares)

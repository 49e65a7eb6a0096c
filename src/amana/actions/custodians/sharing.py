"""A custodian in words: `keys split`, `keys rehearse`, `keys combine`.

What is split is no key of the archive but a fresh custodian's identity, which exists as words alone: so the cards
go on opening when the archive's keys are renewed, and are undone by removing that custodian (docs/decisions/0019).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from amana.actions.custodians import keys
from amana.actions.custodians.folders import config_folder, identity_file
from amana.actions.custodians.identity_files import check_free, write_identity
from amana.actions.custodians.names import plain_name
from amana.actions.opening import OpenArchive
from amana.actions.taking_in.software import SOFTWARE
from amana.archive import DESCRIPTION, Archive, find_archive, read_description
from amana.cards import Card, WrittenCard, card_text, remove_cards, words_on, write_cards
from amana.errors import (
    AmanaError,
    DestinationUnusable,
    KitCannot,
    NameUnusable,
    NoIdentityMatches,
    NotAnArchive,
    PassphraseMissing,
    SharesOpenNothing,
)
from amana.seal import (
    HybridIdentity,
    SecretIdentity,
    Share,
    X25519Identity,
    combine_shares,
    post_quantum_available,
    read_share,
    recipient_text,
    split_secret,
)
from amana.stores import FolderStore

AnyPath = str | os.PathLike[str]

_OBJECTS_TRIED = 32


@dataclass(frozen=True)
class GivenCard:
    """A card as somebody gives it: what they call it, and its text, as typed or as a card's text file."""

    card: str
    text: bytes = field(repr=False)


@dataclass(frozen=True)
class SplitKeys:
    """A split that was made. `set` is printed on each card; `name` is what the custodian is called here.

    `files` is empty where no folder was named. Only `words` and `texts`, each card whole, hold secrets.
    """

    label: str
    set: str
    threshold: int
    shares: int
    name: str
    recipient: str
    files: tuple[WrittenCard, ...]
    words: tuple[str, ...] = field(repr=False)
    texts: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True)
class Rehearsed:
    """Cards that open. `cards` are their numbers.

    `epochs` are the key epochs they open, newest first, and `newest` is the archive's newest. `object` is the name
    of one object that was opened to prove it; None where there is none yet, or none of `tried` could be opened.
    """

    set: str
    threshold: int
    cards: tuple[int, ...]
    epochs: tuple[int, ...]
    newest: int
    object: str | None
    tried: int


@dataclass(frozen=True)
class Combined:
    """The custodian's identity, written to a file again. `archive_id` is None where no archive was at hand."""

    set: str
    cards: tuple[int, ...]
    recipient: str
    identity_file: Path
    archive_id: str | None


def split_keys(
    opened: OpenArchive,
    threshold: int,
    shares: int,
    *,
    out: AnyPath | None = None,
    label: str | None = None,
    name: str | None = None,
) -> SplitKeys:
    """Make a custodian that exists as words on cards alone, any `threshold` of them.

    With `out` the cards are written there, a PDF and a text each; without it they are only in what is given back.
    `label` is what the cards call the archive, else its folder's name; `name` what the custodian is called here.
    Raises SplitUnusable, NameUnusable, DestinationUnusable (inside an archive, or over what is there),
    IdentityMissing, CustodianExists.
    """
    archive = opened.archive
    # As the archive's own key: a chain is as strong as its weaker link.
    post_quantum = isinstance(archive.epoch_keys()[0][1], HybridIdentity)
    identity: SecretIdentity = HybridIdentity.generate() if post_quantum else X25519Identity.generate()
    made = split_secret(identity.secret_bytes(), threshold, shares)
    called = _label(opened, label)
    custodian = plain_name(name or f"cards {made[0].set} ({threshold}/{shares})")
    files = _written(made, called, opened.id, out, post_quantum) if out is not None else ()
    recipient = recipient_text(identity.recipient)
    try:
        keys.add(opened, recipient, custodian)
    except BaseException:
        # Cards that open nothing must not be handed out.
        remove_cards([path for one in files for path in (one.page, one.text)])
        raise
    words = tuple(share.words for share in made)
    texts = tuple(card_text(Card(share, called, opened.id, post_quantum)) for share in made)
    return SplitKeys(called, made[0].set, threshold, shares, custodian, recipient, files, words, texts)


def _label(opened: OpenArchive, label: str | None) -> str:
    if label is not None:
        return plain_name(label)
    try:
        return plain_name(opened.path.name)
    except NameUnusable:
        return opened.id[:8]  # a folder can be called what no card can show


def _written(
    made: Sequence[Share], label: str, archive_id: str, out: AnyPath, post_quantum: bool
) -> tuple[WrittenCard, ...]:
    folder = Path(out).absolute()
    try:
        find_archive(folder.resolve())
    except NotAnArchive:
        return write_cards(made, label, archive_id, folder, post_quantum=post_quantum)
    raise DestinationUnusable(path=str(folder), reason="own-archive")


def rehearse(path: AnyPath, cards: Sequence[GivenCard]) -> Rehearsed:
    """Prove that these cards open this archive, in memory: nothing is written, and nothing secret given back.

    Raises ShareUnreadable, SharesTooFew, SharesClash, which name the card that is wrong; SharesOpenNothing;
    NotAnArchive, KitCannot.
    """
    shares = _read(cards)
    archive, _ = _opened_by(Path(path).absolute(), combine_shares(shares), "rehearse")
    found, tried = _open_one(archive)
    numbers = tuple(number for number, _ in archive.epoch_keys())
    newest = archive.described.current.epoch
    return Rehearsed(shares[0].set, shares[0].threshold, _numbers(shares), numbers, newest, found, tried)


def combine(
    cards: Sequence[GivenCard],
    *,
    archive: AnyPath | None = None,
    identity_out: AnyPath | None = None,
    passphrase: str | Callable[[Path], str] | None = None,
    no_passphrase: bool = False,
    post_quantum: bool = False,
) -> Combined:
    """Write the identity that these cards are of to an age identity file.

    With an archive it must open that, and its kind is found; without one, `post_quantum` says which kind it is.
    It goes to `identity_out`, else to the person's config folder, under the passphrase unless `no_passphrase`; a
    function is asked for it once all else is well. Raises what `rehearse` does, IdentityExists, IdentityInside,
    PassphraseMissing.
    """
    shares = _read(cards)
    secret = combine_shares(shares)
    if archive is not None:
        opened, identity = _opened_by(Path(archive).absolute(), secret, "combine")
        archive_id, usual = opened.described.id, identity_file(opened.described.id)
    else:
        identity = HybridIdentity(secret) if post_quantum else X25519Identity(secret)
        archive_id, usual = None, config_folder() / "identities" / f"cards-{shares[0].set}.age"
    out = Path(identity_out).absolute() if identity_out else usual
    check_free(out)
    comments = [f"from word cards, set {shares[0].set}", *([f"archive {archive_id}"] if archive_id else [])]
    write_identity(identity, out, None if no_passphrase else _said(passphrase, out), comments)
    return Combined(shares[0].set, _numbers(shares), recipient_text(identity.recipient), out, archive_id)


def _read(cards: Sequence[GivenCard]) -> list[Share]:
    return [read_share(words_on(one.text, one.card), one.card) for one in cards]


def _numbers(shares: Sequence[Share]) -> tuple[int, ...]:
    return tuple(sorted(share.index for share in shares))


def _opened_by(root: Path, secret: bytes, verb: str) -> tuple[Archive, SecretIdentity]:
    """The archive, opened by the secret as whichever kind of identity it is."""
    described = read_description(root / DESCRIPTION)
    if described.capture is not None:
        raise KitCannot(verb=verb, archive=described.id)
    identities: list[SecretIdentity] = [X25519Identity(secret)]
    if post_quantum_available():
        identities.append(HybridIdentity(secret))
    for identity in identities:
        try:
            return Archive(root, [identity], SOFTWARE), identity
        except NoIdentityMatches:
            continue
    raise SharesOpenNothing(path=str(root))


def _open_one(archive: Archive) -> tuple[str | None, int]:
    """One object that opens, and how many were tried: one may be of an epoch before these cards, or damaged."""
    tried = 0
    with archive.contents() as contents:
        for digest in islice(FolderStore(archive.layout.objects).digests(), _OBJECTS_TRIED):
            tried += 1
            try:
                contents.opened(digest).read(1)
            except AmanaError:
                continue  # `verify` names what is damaged
            return digest, tried
    return None, tried


def _said(passphrase: str | Callable[[Path], str] | None, out: Path) -> str:
    said = passphrase(out) if callable(passphrase) else passphrase
    if not said:
        raise PassphraseMissing(file=str(out))
    return said

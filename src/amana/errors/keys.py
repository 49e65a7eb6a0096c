"""Recipients, identities, passphrases, word shares, and who holds them."""

from __future__ import annotations

from amana.errors.root import CannotOpen, WrongUsage


class RecipientUnreadable(WrongUsage):
    """Text that is not an age recipient. Facts: recipient, reason."""

    code = "recipient-unreadable"


class RecipientsClash(WrongUsage):
    """Recipients that may not stand together on one sealed file, or none at all. Facts: reason."""

    code = "recipients-clash"


class IdentityUnreadable(WrongUsage):
    """Text or a file that is not an age identity. Facts: file (where known), reason. Never the text itself."""

    code = "identity-unreadable"


class PassphraseFileUnreadable(WrongUsage):
    """The file of a passphrase does not hold one line of UTF-8. Facts: file, reason. Never the text."""

    code = "passphrase-file-unreadable"


class CustodianExists(WrongUsage):
    """Somebody with this name or recipient is a custodian already. Facts: name, recipient."""

    code = "custodian-exists"


class CustodianUnknown(WrongUsage):
    """No custodian has this name, or no record tells whose this envelope is. Facts: name."""

    code = "custodian-unknown"


class LastCustodian(WrongUsage):
    """Nobody would be left who opens the archive. Facts: name."""

    code = "last-custodian"


class IdentityExists(WrongUsage):
    """A file is there already where an identity was to be written. Facts: file."""

    code = "identity-exists"


class IdentityInside(WrongUsage):
    """An identity was to be written into an archive. Facts: file, path."""

    code = "identity-inside"


class ShareUnreadable(WrongUsage):
    """Words that are no word share. Facts: card, reason; where known position (from 1), nearest, words, expected.

    Never the words themselves: `nearest` are words of the list that are near to a slip.
    """

    code = "share-unreadable"


class SplitUnusable(WrongUsage):
    """A key cannot be split so. Facts: threshold, shares."""

    code = "split-unusable"


class NoIdentityMatches(CannotOpen):
    """None of the identities opens this sealed file. Facts: tried."""

    code = "no-identity-matches"


class IdentityMissing(CannotOpen):
    """This needs an identity and none was given. Facts: path."""

    code = "identity-missing"


class PassphraseWrong(CannotOpen):
    """The passphrase does not open the identity file. Facts: file."""

    code = "passphrase-wrong"


class PassphraseMissing(CannotOpen):
    """The identity file has a passphrase and none was given. Facts: file."""

    code = "passphrase-missing"


class SharesTooFew(CannotOpen):
    """Fewer word shares than open. Facts: needed, given."""

    code = "shares-too-few"


class SharesClash(CannotOpen):
    """Word shares that do not belong together. Facts: cards (as the person calls them), reason."""

    code = "shares-clash"


class SharesOpenNothing(CannotOpen):
    """The word shares give a key, and it is none of this archive's. Facts: path."""

    code = "shares-open-nothing"


class KeySuperseded(CannotOpen):
    """The key at hand is of an epoch that has ended: it only opens what is older. Facts: path, epoch."""

    code = "key-superseded"

"""One family of errors: what went wrong, the facts, a stable code and an exit status.

An error carries facts and never a sentence. The sentence and the hint are made at the edge, in the
reader's language, from `language/<code>/errors.ftl`, where every code below has both.
"""

from __future__ import annotations

from typing import ClassVar

Fact = str | int | tuple[str, ...]


class AmanaError(Exception):
    """The root of the family. `code` never changes once released; `facts` fill the sentence."""

    code: ClassVar[str] = "fault"
    exit_status: ClassVar[int] = 1

    def __init__(self, **facts: Fact) -> None:
        super().__init__(self.code)
        self.facts: dict[str, Fact] = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code} ({told})" if told else self.code


# --- wrong usage: exit 2


class WrongUsage(AmanaError):
    """What was asked cannot be done as asked."""

    code = "wrong-usage"
    exit_status = 2


class RecipientUnreadable(WrongUsage):
    """Text that is not an age recipient. Facts: recipient, reason."""

    code = "recipient-unreadable"


class RecipientsClash(WrongUsage):
    """Recipients that may not stand together on one sealed file, or none at all. Facts: reason."""

    code = "recipients-clash"


class IdentityUnreadable(WrongUsage):
    """Text or a file that is not an age identity. Facts: file (where known), reason. Never the text itself."""

    code = "identity-unreadable"


class QueryUnreadable(WrongUsage):
    """A search query that cannot be understood. Facts: query, position, reason."""

    code = "query-unreadable"


class DestinationUnusable(WrongUsage):
    """A place that nothing can be put in. Facts: path, reason (`own-archive`, `not-a-folder`)."""

    code = "destination-unusable"


class TextUnreadable(WrongUsage):
    """A file in which no text can be read. Facts: path, reason."""

    code = "text-unreadable"


class LineUnreadable(WrongUsage):
    """A line that was to hold a text in JSON does not. Facts: line (its number), reason."""

    code = "line-unreadable"


class PlacesUnreadable(WrongUsage):
    """A file of an archive's own places that is not one. Facts: path, reason, line (absent: all of it)."""

    code = "places-unreadable"


class DateUnreadable(WrongUsage):
    """A date that is none. Facts: option, date."""

    code = "date-unreadable"


class ItemUnknown(WrongUsage):
    """No item has this id. Facts: item."""

    code = "item-unknown"


class ItemAmbiguous(WrongUsage):
    """Several items begin with this id. Facts: item, count."""

    code = "item-ambiguous"


class PassphraseFileUnreadable(WrongUsage):
    """The file of a passphrase does not hold one line of UTF-8. Facts: file, reason. Never the text."""

    code = "passphrase-file-unreadable"


class ArchiveExists(WrongUsage):
    """The folder already holds an archive, or other files. Facts: path."""

    code = "archive-exists"


class CustodianExists(WrongUsage):
    """Somebody with this name or recipient is a custodian already. Facts: name, recipient."""

    code = "custodian-exists"


class CustodianUnknown(WrongUsage):
    """No custodian has this name, or no record tells whose this envelope is. Facts: name."""

    code = "custodian-unknown"


class LastCustodian(WrongUsage):
    """Nobody would be left who opens the archive. Facts: name."""

    code = "last-custodian"


class NameUnusable(WrongUsage):
    """A name that cannot be shown or typed. Facts: name."""

    code = "name-unusable"


class DeviceExists(WrongUsage):
    """A device has this name already. Facts: name."""

    code = "device-exists"


class DeviceUnknown(WrongUsage):
    """The archive knows no such device. Facts: device."""

    code = "device-unknown"


class KitCannot(WrongUsage):
    """A capture kit holds nothing that opens. Facts: verb, archive."""

    code = "kit-cannot"


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


class RecordMalformed(WrongUsage):
    """A record that has no canonical form, or a field of the wrong shape. Facts: field, reason."""

    code = "record-malformed"


class AddressUnusable(WrongUsage):
    """What was given as the address of a server is none that can be asked. Facts: address."""

    code = "address-unusable"


class RootsUnreadable(WrongUsage):
    """A file that was to hold root certificates does not. Facts: file, reason."""

    code = "roots-unreadable"


class BlockHeaderUnreadable(WrongUsage):
    """What was given as the header of a Bitcoin block is none. Facts: header, reason."""

    code = "block-header-unreadable"


class CosignRequestUnreadable(WrongUsage):
    """What was to be cosigned is no request in the form of C2SP tlog-witness. Facts: reason."""

    code = "cosign-request-unreadable"


class CosignConflict(WrongUsage):
    """The request does not start where this cosigner last signed. Facts: origin, found, expected (sizes)."""

    code = "cosign-conflict"


class CosignerMissing(WrongUsage):
    """No cosigner's key lies in this folder, and no name was given to make one. Facts: path."""

    code = "cosigner-missing"


class CosignerExists(WrongUsage):
    """A cosigner of another name has its key in this folder. Facts: path, name."""

    code = "cosigner-exists"


class LogUnknown(WrongUsage):
    """This cosigner was not told to trust this log. Facts: origin."""

    code = "log-unknown"


class StoreUrlUnreadable(WrongUsage):
    """What was given as the place of a copy is none that is known here. Facts: url (no password), reason."""

    code = "store-url-unreadable"


class CopyExists(WrongUsage):
    """A copy has this name, or this place, already. Facts: name, url."""

    code = "copy-exists"


class CopyUnknown(WrongUsage):
    """This machine knows no copy of this name. Facts: name, known (the names it knows)."""

    code = "copy-unknown"


class CopyUnusable(WrongUsage):
    """A place that cannot be a copy. Facts: url (no password), reason."""

    code = "copy-unusable"


class SampleUnreadable(WrongUsage):
    """What was given as the size of a sample is none. Facts: given."""

    code = "sample-unreadable"


class ChallengeUnreadable(WrongUsage):
    """A challenge that cannot be answered here. Facts: file, reason."""

    code = "challenge-unreadable"


class NonceNeedsFolder(WrongUsage):
    """A copy that is no folder of this machine cannot be asked at once. Facts: url."""

    code = "nonce-needs-folder"


class AnswerUnreadable(WrongUsage):
    """A file that is no answer to a challenge. Facts: file, reason."""

    code = "answer-unreadable"


class LibraryMissing(WrongUsage):
    """This needs a library that is not installed. Facts: extra (what `pip install` calls it), library."""

    code = "library-missing"


class TaggerUnusable(WrongUsage):
    """A model that cannot be loaded as a tagger. Facts: model, reason."""

    code = "tagger-unusable"


class NotAProof(WrongUsage):
    """A file that is no proof of Amana's, or one of a later version. Facts: file, reason."""

    code = "not-a-proof"


class ProofTooLarge(WrongUsage):
    """What was to be shown does not fit into a proof. Facts: size, limit (bytes, where known)."""

    code = "proof-too-large"


class ProofShowsNoHash(WrongUsage):
    """A file was to be compared with a proof that shows no hash of a file. Facts: file."""

    code = "proof-shows-no-hash"


class FieldUnknown(WrongUsage):
    """No record that is to be shown has this field. Facts: field, known (the fields that they have)."""

    code = "field-unknown"


class TrustedKeyUnreadable(WrongUsage):
    """What was given as a key to trust is none. Facts: key, reason."""

    code = "trusted-key-unreadable"


# --- done in part: exit 3


class NotTakenIn(AmanaError):
    """A file that could not be taken in; the others are. Facts: path, reason.

    The reason is a stable word: `absent`, `vanished`, `not-readable`, `changed`, `read-error`, `symbolic-link`,
    `not-a-file`, `own-archive`, `disk-fault`.
    """

    code = "not-taken-in"
    exit_status = 3


class NotRestored(AmanaError):
    """A file that could not be given back; the others are. Facts: path, reason (`object-missing` …)."""

    code = "not-restored"
    exit_status = 3


class Unanswered(AmanaError):
    """A server that was asked gave no answer that counts. Facts: address, reason, status (HTTP), detail."""

    code = "unanswered"
    exit_status = 3


class AddressTaken(AmanaError):
    """Nothing can be served at this address. Facts: address, reason."""

    code = "address-taken"


class CosignerRefused(AmanaError):
    """A cosigner did not cosign, or did not answer. Facts: address, origin, reason, status (HTTP)."""

    code = "cosigner-refused"
    exit_status = 3


class ContentErased(AmanaError):
    """Bytes that a custodian erased: that they were, and why they went, stays. Facts: none."""

    code = "content-erased"
    exit_status = 3


# --- damage or tampering: exit 4


class Damage(AmanaError):
    """Something kept is not what it was."""

    code = "damage"
    exit_status = 4


class SealedDamaged(Damage):
    """A sealed file that is not age v1, or was changed. Facts: part (header, hmac, armor, payload), reason."""

    code = "sealed-damaged"


class ObjectMissing(Damage):
    """An object the log names is not there. Facts: object."""

    code = "object-missing"


class ObjectDamaged(Damage):
    """An object's bytes do not match its name. Facts: object, found."""

    code = "object-damaged"


class LogDamaged(Damage):
    """A log that cannot be what its device signed. Facts: device, reason; and found, expected where known."""

    code = "log-damaged"


class LogForked(Damage):
    """A device signed two versions of its log that do not agree. Facts: device, path (where the second is)."""

    code = "log-forked"


class CheckpointUnreadable(Damage):
    """A checkpoint or signed note that does not follow its format or whose signature fails. Facts: reason."""

    code = "checkpoint-unreadable"


class NoteKeyUnreadable(Damage):
    """A signing or verifier key whose text does not follow its form. Facts: reason. Never the text itself."""

    code = "note-key-unreadable"


class ProofWrong(Damage):
    """An inclusion or consistency proof that does not prove what it says. Facts: reason."""

    code = "proof-wrong"


class TimestampWrong(Damage):
    """A timestamp that is none, or does not prove what it says. Facts: reason, detail."""

    code = "timestamp-wrong"


class CosignerContradicts(Damage):
    """A cosigner says that it saw another state of a log. Facts: address, origin, reason, found, expected."""

    code = "cosigner-contradicts"


class ActUnsigned(Damage):
    """An act that no custodian of this archive signed. Facts: act (its name)."""

    code = "act-unsigned"


class ErasureRefused(Damage):
    """An erasure in a log that does not count. Facts: act (its name), reason (`act-unsigned` …)."""

    code = "erasure-refused"


class ArchiveFileDamaged(Damage):
    """archive.json (or another small file of the archive's own) cannot be read. Facts: path, reason."""

    code = "archive-file-damaged"


class CopyOfAnother(Damage):
    """A place holds another archive than the one at hand. Facts: url, found, expected (archive ids)."""

    code = "copy-of-another"


class StoreLied(Damage):
    """A store said that it kept something, and has it not, or has it in another size. Facts: url, object."""

    code = "store-lied"


# --- cannot open: exit 5


class CannotOpen(AmanaError):
    """No key given opens this."""

    code = "cannot-open"
    exit_status = 5


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


# --- not an archive, or busy: exit 6


class NotAnArchive(AmanaError):
    """No archive here. Facts: path."""

    code = "not-an-archive"
    exit_status = 6


class CosignerBusy(AmanaError):
    """Another process is cosigning with this key. Facts: path."""

    code = "cosigner-busy"
    exit_status = 6


class ArchiveBusy(AmanaError):
    """Another process is writing to this archive. Facts: path."""

    code = "archive-busy"
    exit_status = 6


class StoreUnreachable(AmanaError):
    """The place of a copy cannot be reached: not plugged in, no such server, a cut link. Facts: url, reason."""

    code = "store-unreachable"
    exit_status = 6


# --- an item's bytes cannot be read: the item is kept all the same, so this never ends a run


class ReadingFailed(AmanaError):
    """A reader cannot make a text of these bytes. Facts: reason (one of the codes in `amana.intake`)."""

    code = "reading-failed"


# --- the place itself fails: exit 1


class DiskFault(AmanaError):
    """The disk refused: full, read-only, or an I/O error. Facts: path, reason."""

    code = "disk-fault"


class CatalogueUnusable(AmanaError):
    """The catalogue must be rebuilt: another key, damaged, or of another version. Facts: path, reason."""

    code = "catalogue-unusable"


class StoreRefused(AmanaError):
    """The place of a copy was reached and would not: full, read-only, not permitted. Facts: url, reason."""

    code = "store-refused"


class HostKeyRefused(StoreRefused):
    """An SSH server whose key is not known, or not the one that is. Facts: url, host, fingerprint, reason."""

    code = "host-key-refused"

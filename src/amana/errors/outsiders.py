"""Proofs, and what outsiders say: timestamps and cosigners."""

from __future__ import annotations

from amana.errors.root import AmanaError, Damage, WrongUsage


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


class CosignerBusy(AmanaError):
    """Another process is cosigning with this key. Facts: path."""

    code = "cosigner-busy"
    exit_status = 6

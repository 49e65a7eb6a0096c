"""Copies: where they are kept, and whether they are whole."""

from __future__ import annotations

from amana.errors.root import AmanaError, Damage, WrongUsage


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


class CopyOfAnother(Damage):
    """A place holds another archive than the one at hand. Facts: url, found, expected (archive ids)."""

    code = "copy-of-another"


class StoreLied(Damage):
    """A store said that it kept something, and has it not, or has it in another size. Facts: url, object."""

    code = "store-lied"


class StoreUnreachable(AmanaError):
    """The place of a copy cannot be reached: not plugged in, no such server, a cut link. Facts: url, reason."""

    code = "store-unreachable"
    exit_status = 6


class StoreRefused(AmanaError):
    """The place of a copy was reached and would not: full, read-only, not permitted. Facts: url, reason."""

    code = "store-refused"


class HostKeyRefused(StoreRefused):
    """An SSH server whose key is not known, or not the one that is. Facts: url, host, fingerprint, reason."""

    code = "host-key-refused"

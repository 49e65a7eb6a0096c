"""What goes wrong between a browser and the reading room."""

from __future__ import annotations

from amana.errors.root import AmanaError, CannotOpen, WrongUsage


class RoomLocked(CannotOpen):
    """The reading room is locked: its keys were let go of."""

    code = "room-locked"


class LinkSpent(CannotOpen):
    """A link into the reading room that was used before, or was never one."""

    code = "link-spent"


class PageUnknown(WrongUsage):
    """No page has this address. Facts: path."""

    code = "page-unknown"


class FormUnreadable(WrongUsage):
    """A request that no page of the room sends. Facts: reason."""

    code = "form-unreadable"


class RoleLacking(WrongUsage):
    """Somebody asks for what their role does not let them do. Facts: role, needed."""

    code = "role-lacking"


class TooOften(WrongUsage):
    """Too many tries in a short time. Facts: seconds."""

    code = "too-often"


class PortUnusable(AmanaError):
    """Nothing can be served there. Facts: host, port, reason."""

    code = "port-unusable"


class SpoolFull(AmanaError):
    """What is sent finds no room until it is taken in. Facts: reason, free (bytes that may still be put there)."""

    code = "spool-full"


class UploadBroken(WrongUsage):
    """A file did not come as it was told. Facts: path, reason."""

    code = "upload-broken"


class UploadPathUnusable(WrongUsage):
    """A path that no file within a folder has. Facts: path, reason."""

    code = "upload-path-unusable"


class HostNeedsTls(WrongUsage):
    """Served to a network, and no certificate or key was named. Facts: host."""

    code = "host-needs-tls"


class HostUnnamed(WrongUsage):
    """Every address of this machine is none that a browser can be held to. Facts: host."""

    code = "host-unnamed"


class CertificateUnusable(WrongUsage):
    """A certificate and a key that do not serve. Facts: file, reason."""

    code = "certificate-unusable"


class AccountsMissing(WrongUsage):
    """Served to a network, and nobody has an account. Facts: host."""

    code = "accounts-missing"


class AccountsDamaged(AmanaError):
    """What this machine keeps of its accounts is not what it was. Facts: file."""

    code = "accounts-damaged"


class AccountExists(WrongUsage):
    """Somebody has an account of this name. Facts: name."""

    code = "account-exists"


class AccountUnknown(WrongUsage):
    """Nobody has this account. Facts: name."""

    code = "account-unknown"


class PasswordWeak(WrongUsage):
    """A password that is too easily guessed. Facts: reason, least (characters)."""

    code = "password-weak"


class SignInWrong(CannotOpen):
    """Name and password do not go together, or the account is switched off: which of them is not told."""

    code = "sign-in-wrong"


class PasskeyRefused(CannotOpen):
    """What an authenticator answered does not hold. Facts: reason."""

    code = "passkey-refused"

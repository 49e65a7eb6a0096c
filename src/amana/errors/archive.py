"""The archive itself: its folder, devices, objects, logs, records and catalogue."""

from __future__ import annotations

from amana.errors.root import AmanaError, Damage, WrongUsage


class ArchiveExists(WrongUsage):
    """The folder already holds an archive, or other files. Facts: path."""

    code = "archive-exists"


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


class RecordMalformed(WrongUsage):
    """A record that has no canonical form, or a field of the wrong shape. Facts: field, reason."""

    code = "record-malformed"


class ActUnsigned(Damage):
    """An act that no custodian of this archive signed. Facts: act (its name)."""

    code = "act-unsigned"


class ErasureRefused(Damage):
    """An erasure in a log that does not count. Facts: act (its name), reason (`act-unsigned` …)."""

    code = "erasure-refused"


class ArchiveFileDamaged(Damage):
    """archive.json (or another small file of the archive's own) cannot be read. Facts: path, reason."""

    code = "archive-file-damaged"


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


class NotAnArchive(AmanaError):
    """No archive here. Facts: path."""

    code = "not-an-archive"
    exit_status = 6


class ArchiveBusy(AmanaError):
    """Another process is writing to this archive. Facts: path."""

    code = "archive-busy"
    exit_status = 6


class DiskFault(AmanaError):
    """The disk refused: full, read-only, or an I/O error. Facts: path, reason."""

    code = "disk-fault"


class CatalogueUnusable(AmanaError):
    """The catalogue must be rebuilt: another key, damaged, or of another version. Facts: path, reason."""

    code = "catalogue-unusable"

"""Items: taking in, reading, finding, giving back."""

from __future__ import annotations

from amana.errors.root import AmanaError, WrongUsage


class QueryUnreadable(WrongUsage):
    """A search query that cannot be understood. Facts: query, position, reason."""

    code = "query-unreadable"


class FilterUnusable(WrongUsage):
    """What nothing can be narrowed by. Facts: filter, value, reason (`too-long`, `no-filter`, `no-such-value`),
    known (the filters, or the values, that there are)."""

    code = "filter-unusable"


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


class LibraryMissing(WrongUsage):
    """This needs a library that is not installed. Facts: extra (what `pip install` calls it), library."""

    code = "library-missing"


class TaggerUnusable(WrongUsage):
    """A model that cannot be loaded as a tagger. Facts: model, reason."""

    code = "tagger-unusable"


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


class ContentErased(AmanaError):
    """Bytes that a custodian erased: that they were, and why they went, stays. Facts: none."""

    code = "content-erased"
    exit_status = 3


class PartNotHad(AmanaError):
    """A file inside an item that cannot be taken out. Facts: item, part (its place), reason (as a reading's)."""

    code = "part-not-had"
    exit_status = 3


class ReadingFailed(AmanaError):
    """A reader cannot make a text of these bytes. Facts: reason (one of the codes in `amana.intake`)."""

    code = "reading-failed"

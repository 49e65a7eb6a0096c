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

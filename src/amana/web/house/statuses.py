"""Which HTTP status fits an error (RFC 9110)."""

from __future__ import annotations

from amana.errors import AmanaError

_STATUS = {
    "room-locked": 423,
    "page-unknown": 404,
    "form-unreadable": 400,
    "role-lacking": 403,
    "too-often": 429,
    "spool-full": 507,
    "sign-in-wrong": 403,
    "passkey-refused": 403,
}
_BY_EXIT = {2: 400, 5: 423, 6: 503}


def status_of(error: AmanaError) -> int:
    """What is asked for and is not there is 404; what cannot be done as asked 400; damage 500."""
    if error.code in _STATUS:
        return _STATUS[error.code]
    return 404 if error.code.endswith("-unknown") else _BY_EXIT.get(error.exit_status, 500)

"""Where a room may be served: this machine alone without ado, a network only with a certificate and accounts."""

from __future__ import annotations

import ipaddress
import ssl
from typing import TYPE_CHECKING, Final

from amana.errors import CertificateUnusable, HostNeedsTls, HostUnnamed
from amana.web.accounts import check_library

if TYPE_CHECKING:
    from amana.web.house.room import Wishes

HTTPS: Final = 443


def is_loopback(host: str) -> bool:
    """Whether this address is the machine's own, which no other reaches."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_wishes(wishes: Wishes) -> None:
    """HostUnnamed, HostNeedsTls, CertificateUnusable; LibraryMissing without the extra `accounts`."""
    shared = not is_loopback(wishes.host)
    if _is_every(wishes.host):
        raise HostUnnamed(host=wishes.host)
    if (shared and wishes.certificate is None) or (wishes.certificate is None) != (wishes.key is None):
        raise HostNeedsTls(host=wishes.host)
    if shared:
        check_library()
    if wishes.certificate is not None:
        _check_certificate(wishes)


def origin_of(wishes: Wishes, address: str, port: int) -> str:
    """The origin as browsers write it: by the name that was given; on this machine by the address in numbers."""
    named = wishes.host.lower().rstrip(".")
    host = named if wishes.certificate or named == "localhost" else address
    host = f"[{host}]" if ":" in host else host
    scheme = "https" if wishes.certificate else "http"
    return f"{scheme}://{host}" + ("" if wishes.certificate and port == HTTPS else f":{port}")


def _is_every(host: str) -> bool:
    try:
        return ipaddress.ip_address(host or "0.0.0.0").is_unspecified  # noqa: S104 - asked about, not bound to
    except ValueError:
        return False


def _check_certificate(wishes: Wishes) -> None:
    assert wishes.certificate is not None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        context.load_cert_chain(wishes.certificate, wishes.key, password=lambda: "")
    except (OSError, ValueError) as fault:
        told = fault.strerror if isinstance(fault, OSError) else None
        reason = "pem-unusable" if isinstance(fault, ssl.SSLError) else told or type(fault).__name__
        raise CertificateUnusable(file=str(wishes.certificate), reason=reason) from fault

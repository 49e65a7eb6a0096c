"""What browsers are told of every answer: what it may load, that nothing is kept, that nobody frames it.

Content-Security-Policy level 3 (W3C); the rest as in the OWASP Secure Headers list.
"""

from __future__ import annotations

from typing import Final

_YEAR: Final = 365 * 24 * 3600
# A stricter referrer policy would make browsers send `Origin: null` with the room's own forms (Fetch, 3.2).
_COMMON: Final = {
    "cache-control": "no-store",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
}


def page_headers(content_origin: str, *, lasting: bool = False) -> dict[str, str]:
    """Of the room's own pages: scripts and styles from themselves, what is kept from the content's origin.

    `lasting`: this host is to be asked over TLS alone from now on (RFC 6797); a browser holds all its ports to it.
    """
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "font-src": "'self'",
        "img-src": f"'self' {content_origin}",
        "media-src": content_origin,
        "frame-src": content_origin,
        "connect-src": f"'self' {content_origin}",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    told = "; ".join(f"{name} {value}" for name, value in policy.items())
    more = {"strict-transport-security": f"max-age={_YEAR}"} if lasting else {}
    return {**_COMMON, **more, "content-security-policy": told, "cross-origin-resource-policy": "same-origin"}


def content_headers(origin: str) -> dict[str, str]:
    """Of what is kept: it may load nothing, run nothing, send nothing, and is framed by the room alone.

    Its own origin is for pictures and styles of a saved page. That page stands in a frame without an origin, so
    that they are asked for from nowhere (`cross-origin`): a signature that nobody can guess stands in for one.
    """
    told = (
        "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'self' 'unsafe-inline'; "
        f"sandbox; frame-ancestors {origin}; form-action 'none'; base-uri 'none'"
    )
    return {
        **_COMMON,
        "content-security-policy": told,
        "cross-origin-resource-policy": "cross-origin",
        "access-control-allow-origin": origin,
    }

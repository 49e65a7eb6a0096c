"""What browsers are told of every answer: what it may load, that nothing is kept, that nobody frames it.

Content-Security-Policy level 3 (W3C); the rest as in the OWASP Secure Headers list.
"""

from __future__ import annotations

from typing import Final

_COMMON: Final = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
}


def page_headers(content_origin: str) -> dict[str, str]:
    """Of the room's own pages: scripts and styles from themselves, what is kept from the content's origin."""
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
    return {**_COMMON, "content-security-policy": told, "cross-origin-resource-policy": "same-origin"}


def content_headers(origin: str) -> dict[str, str]:
    """Of what is kept: it may load nothing, run nothing, send nothing, and is framed by the room alone."""
    told = (
        "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'; "
        f"sandbox; frame-ancestors {origin}; form-action 'none'; base-uri 'none'"
    )
    return {
        **_COMMON,
        "content-security-policy": told,
        "cross-origin-resource-policy": "same-site",
        "access-control-allow-origin": origin,
    }

"""The HTML of a mail as it was sent, for those who look at it."""

from __future__ import annotations

from amana.intake.mail.header_fields import split
from amana.intake.mail.html_text import charset_in
from amana.intake.mail.mail_message import without_envelope
from amana.intake.mail.mime import Walk
from amana.intake.mail.transfer import undone


def html_body(data: bytes) -> tuple[bytes, str | None] | None:
    """The bytes of the first HTML in a mail (EML, EMLX) that is no attachment, and its charset as stated."""
    content, _ = without_envelope(data)
    header, start = split(content)
    for leaf in Walk().leaves(content, header, start):
        attached = (leaf.header.first("content-disposition") or b"").strip().lower().startswith(b"attachment")
        if leaf.media_type == "text/html" and not leaf.encrypted and not attached:
            found = undone(leaf.body, leaf.header.first("content-transfer-encoding")).data
            label = leaf.parameters.get("charset")
            return found, label.decode("latin-1") if label else charset_in(found)
    return None

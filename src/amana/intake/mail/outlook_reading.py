"""A message of Outlook's as a reading: from its properties, whether a file holds them or a mailbox does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from amana.intake.mail import outlook_names as tags
from amana.intake.mail.charsets import text_of
from amana.intake.mail.header_fields import Header, split
from amana.intake.mail.html_text import HtmlText, charset_in
from amana.intake.mail.message import Body, Message, choose, fact, facts_of
from amana.intake.mail.message_facts import one_line
from amana.intake.reading import sound
from amana.records import EmbeddedFact

SHORT = 8_000  # bytes of a property that is told as a fact
FACTS_OF_ONE, FACTS_OF_FILE = 6_500, 3_000  # bytes of JSON: 500 parts go in one frame
_UNTOLD = frozenset({tags.BODY, tags.HTML, tags.TRANSPORT_HEADERS})
_MOST_RECIPIENTS = 1_000


class Properties(Protocol):
    """What a message, a recipient or an attachment says of itself, by the numbers of `outlook_names`.

    `most` is in bytes: what is longer is as if it were not there.
    """

    codepage: int | None

    def number(self, property_number: int) -> int | None: ...

    def moment(self, property_number: int) -> str | None: ...

    def moments(self) -> Iterable[tuple[int, str]]: ...

    def text(self, property_number: int, most: int) -> str | None: ...

    def texts(self, most: int) -> Iterable[tuple[int, str]]: ...

    def binary(self, property_number: int, most: int) -> bytes | None: ...

    def recipients(self) -> Iterable[Properties]: ...


def sent_at(one: Properties) -> str | None:
    """When it was sent, or else delivered."""
    return one.moment(tags.SUBMITTED) or one.moment(tags.DELIVERED)


def subject_of(one: Properties) -> str | None:
    """The subject; mailboxes put two characters before it that say how long its `Re:` is."""
    told = one.text(tags.SUBJECT, SHORT)
    if told and told.startswith("\x01"):
        told = told[2:]
    return one_line(sound(told)) if told else None


def message_of(one: Properties, most: int) -> Message:
    """Header and texts of a message, in the shape that all mails have."""
    header = Header(())
    told = one.text(tags.TRANSPORT_HEADERS, 1 << 20)
    if told:
        header, _ = split(told.lstrip().encode("utf-8", "surrogatepass"))
    message = Message(header, charset="utf-8")
    plain = one.text(tags.BODY, 2 * most)
    if plain and plain.strip():
        message.bodies.append(Body(sound(plain)[:most], False, 1))
    html = _html(one, most)
    if html is not None and html.text.strip():
        links = facts_of(*(fact("link", link) for link in html.links))
        message.bodies.append(Body(html.text[:most], True, 1, links))
    choose(message)
    return message


def _html(one: Properties, most: int) -> HtmlText | None:
    data = one.binary(tags.HTML, most)
    told = one.text(tags.HTML, 2 * most)
    if data:
        told = text_of(data, charset_in(data) or tags.charset_of(one.codepage))[0]
    return HtmlText(sound(told)) if told else None


def sender_of(one: Properties) -> str | None:
    name = one.text(tags.SENDER_NAME, SHORT)
    address = one.text(tags.SENDER_SMTP, SHORT) or one.text(tags.SENDER_ADDRESS, SHORT)
    told = f"{name} <{address}>" if name and address and name != address else name or address
    return one_line(sound(told)) if told else None


def facts_in(one: Properties) -> Iterator[EmbeddedFact]:
    """Every time and every short text of a one, and who the message was for."""
    for number, when in one.moments():
        yield from facts_of(fact(tags.name_of(number), when))
    for number, told in one.texts(SHORT):
        if number not in _UNTOLD:
            yield from facts_of(fact(tags.name_of(number), told.strip()))
    for number, recipient in enumerate(one.recipients()):
        if number == _MOST_RECIPIENTS:
            return
        kind = tags.RECIPIENTS.get(recipient.number(tags.RECIPIENT_TYPE) or 0, "recipient")
        name = recipient.text(tags.DISPLAY_NAME, SHORT)
        address = recipient.text(tags.SMTP_ADDRESS, SHORT) or recipient.text(tags.ADDRESS, SHORT)
        both = f"{name} <{address}>" if name and address and name != address else name or address or ""
        yield from facts_of(fact(f"recipient-{kind}", both))

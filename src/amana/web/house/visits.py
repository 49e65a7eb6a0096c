"""One request as a page sees it: who asks, in which language, of which archive, and how to answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from amana.errors import AmanaError, FormUnreadable, RoomLocked
from amana.phrases import LANGUAGES, Speaker, sentence_key, sentences
from amana.web.house.assets import asset
from amana.web.house.digits import to_arabic
from amana.web.house.guard import QUIET
from amana.web.house.navigation import ROOMS, TAKES
from amana.web.house.rendering import render
from amana.web.house.room import Room
from amana.web.house.sessions import Session
from amana.web.house.tokens import same

if TYPE_CHECKING:
    from amana.actions import OpenArchive

LARGEST_FORM: Final = 256 * 1024
_MOST_FIELDS = 1_000
_YEAR = 365 * 24 * 3600
LANGUAGE_COOKIE: Final = "amana-lang"
DIGITS_COOKIE: Final = "amana-digits"


@dataclass
class Visit:
    """One request. `session` is None at the door. Handlers are plain functions from a visit to a response."""

    request: Request
    body: bytes = b""
    chosen: dict[str, str] = field(default_factory=dict)

    @property
    def room(self) -> Room:
        return cast(Room, self.request.scope["room"])

    @property
    def session(self) -> Session | None:
        return cast("Session | None", self.request.scope.get("session"))

    @property
    def inside(self) -> Session:
        """The session of somebody who was let in. RoomLocked."""
        if self.session is None or not self.session.unlocked:
            raise RoomLocked
        return self.session

    # --- how it is said

    @cached_property
    def language(self) -> str:
        """`?lang=`, else what was chosen before, else what the browser asks for, else as the room was opened."""
        asked = (self.request.query_params.get("lang"), self.request.cookies.get(LANGUAGE_COOKIE))
        told = next((one for one in asked if one in LANGUAGES), None)
        return told or _preferred(self.request.headers.get("accept-language", "")) or self.room.wishes.language

    @cached_property
    def arabic_digits(self) -> bool:
        """Whether numbers are written ٠-٩: a choice of those who read Arabic."""
        asked = self.request.query_params.get("digits") or self.request.cookies.get(DIGITS_COOKIE)
        return self.language == "ar" and asked == "arab"

    @cached_property
    def speaker(self) -> Speaker:
        return Speaker(self.language)

    def say(self, key: str, /, **facts: Any) -> str:
        """The sentence, with the digits that were chosen."""
        return self.digits(self.speaker.say(key, **facts))

    def digits(self, text: object) -> str:
        """A number, a date or a sentence of ours in the digits that were chosen; what is isolated stays."""
        return to_arabic(str(text)) if self.arabic_digits else str(text)

    @property
    def at_the_machine(self) -> bool:
        """Whether it is the person at this machine, by its own address: paths of it are theirs to name."""
        return self.inside.account is None and self.inside.may("custodian") and not self.room.wishes.certificate

    # --- what it is about

    @contextmanager
    def archive(self) -> Iterator[OpenArchive]:
        """The archive, for as long as the block lasts: take what is needed, then render. RoomLocked."""
        person = self.inside.account or self.room.wishes.person
        with self.room.lending.lend(person) as opened:
            yield opened

    def asked(self, name: str, default: str = "") -> str:
        """One thing that the address asks for."""
        return self.request.query_params.get(name, default)

    def asked_all(self, name: str) -> list[str]:
        """All values that the address gives it."""
        return [one for one in self.request.query_params.getlist(name) if one]

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """A number from the address, kept within bounds; what is none counts as not said."""
        told = self.asked(name)
        return (
            min(most, max(least, int(told))) if told.isascii() and told.isdecimal() and len(told) < 10 else default
        )

    @property
    def form(self) -> Mapping[str, str]:
        """The fields that were sent, the last of each name. FormUnreadable, also where its token is not ours."""
        return dict(self.form_fields)

    @property
    def form_fields(self) -> Sequence[tuple[str, str]]:
        """The fields that were sent, in order."""
        try:
            fields = parse_qsl(
                self.body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict"
            )
        except ValueError as fault:
            raise FormUnreadable(reason="malformed") from fault
        return fields

    def check_token(self) -> None:
        """What changes anything carries the session's word, in a field `csrf` or a header. FormUnreadable."""
        session = self.session
        told = self.request.headers.get("x-csrf") or self.form.get("csrf", "")
        if session is None or not same(told, session.csrf):
            raise FormUnreadable(reason="token")

    def navigation(self) -> list[tuple[str, str]]:
        """The rooms of the house: address, and what it is called."""
        return [(path, self.say(key)) for path, key in ROOMS if self.inside.may(TAKES.get(path, "read"))]

    def fault_words(self, fault: AmanaError) -> tuple[str, str]:
        """An error's sentence and hint."""
        speaker = self.speaker
        return sentences(speaker, sentence_key(speaker, fault), fault.facts, terminal=False)

    @property
    def asks_passphrase(self) -> bool:
        """Whether a passphrase opens the archive: an identity without one needs a new link."""
        return self.room.lending.asks_passphrase

    @property
    def can_wait(self) -> bool:
        """Whether a whole page is asked for, that may come later by itself: nothing is done, no piece of one."""
        headers = self.request.headers
        return self.request.method == "GET" and "hx-request" not in headers and QUIET not in headers

    # --- how it is answered

    def page(self, template: str, status: int = 200, **facts: Any) -> Response:
        """The template as a page; `say`, `visit`, `lang`, `dir`, `csrf` and `digits` are there for all."""
        return self._with_choice(HTMLResponse(self.rendered(template, **facts), status))

    def rendered(self, template: str, **facts: Any) -> str:
        """The same as text."""
        session = self.session
        common = {
            "say": self.say,
            "digits": self.digits,
            "visit": self,
            "lang": self.language,
            "dir": "rtl" if self.speaker.right_to_left else "ltr",
            "csrf": session.csrf if session else "",
            "size": self.size,
            "asset": asset,
        }
        return render(template, {**common, **facts})

    def size(self, count: int) -> str:
        """A number of bytes in words."""
        return self.digits(self.speaker.size(count))

    def json(self, value: Any, status: int = 200) -> Response:
        """For programs."""
        return JSONResponse(value, status)

    def go(self, path: str) -> Response:
        """On to another page of this room, by GET."""
        return self._with_choice(RedirectResponse(path, 303))

    def here(self, **changed: str | None) -> str:
        """The address of this page with other questions; None takes one away."""
        told = [(name, value) for name, value in self.request.query_params.multi_items() if name not in changed]
        told += [(name, value) for name, value in changed.items() if value is not None]
        return self.request.url.path + ("?" + urlencode(told) if told else "")

    def content(self, path: str) -> str:
        """The address of something kept, good for this session: see `content.py` for the paths."""
        return self.room.content_url(self.inside, path)

    def _with_choice(self, response: Response) -> Response:
        """A language or digits that the address chose stay."""
        for name, cookie, known in (
            ("lang", LANGUAGE_COOKIE, LANGUAGES),
            ("digits", DIGITS_COOKIE, ("latn", "arab")),
        ):
            told = self.asked(name)
            if told in known:
                response.set_cookie(cookie, told, max_age=_YEAR, httponly=True, samesite="strict")
        return response


def _preferred(header: str) -> str | None:
    """The first language of Accept-Language (RFC 9110, 12.5.4) that we speak; weights are seldom out of order."""
    for one in header[:1000].split(","):
        code = one.partition(";")[0].strip().lower().partition("-")[0]
        if code in LANGUAGES:
            return code
    return None

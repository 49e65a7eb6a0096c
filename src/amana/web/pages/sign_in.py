"""Signing in with an account: name and password, or a passkey; each failure makes the next wait longer."""

from __future__ import annotations

import json
from typing import Any

from starlette.responses import Response

from amana.errors import AmanaError, FormUnreadable, RoomLocked, SignInWrong, TooOften
from amana.web.accounts import Account, account_key, address_of
from amana.web.house.routes import Page
from amana.web.house.sessions import Session
from amana.web.house.visits import Visit
from amana.web.pages.doors import let_in


def sign_in(visit: Visit) -> Response:
    """Name and password."""
    form = visit.form
    name = form.get("name", "")
    tried = (f"account {account_key(name[:200])}", f"address {_address(visit)}")
    try:
        _open(visit)
        visit.room.limits.begin(*tried)
        account = visit.room.accounts.sign_in(name, form.get("password", ""))
    except (SignInWrong, TooOften) as fault:
        return _again(visit, name, fault)
    visit.room.limits.passed(*tried)
    return _in(visit, account)


def asking(visit: Visit) -> Response:
    """What a browser needs to ask for a passkey."""
    _open(visit)
    return visit.json(visit.room.passkeys.asking())


def with_passkey(visit: Visit) -> Response:
    """A passkey's answer."""
    _open(visit)
    tried = f"address {_address(visit)}"
    visit.room.limits.begin(tried)
    account = visit.room.passkeys.signed_in(visit.room.accounts, body_of(visit))
    visit.room.limits.passed(tried)
    answer = _in(visit, account)
    told = visit.json({"to": answer.headers["location"]})
    told.headers["set-cookie"] = answer.headers["set-cookie"]
    return told


def _open(visit: Visit) -> None:
    if visit.room.lending.locked or not visit.room.signs_in:
        raise RoomLocked


def _in(visit: Visit, account: Account) -> Response:
    if visit.session is not None:
        visit.room.sessions.end(visit.session)  # another cookie for another right
    cookie, _ = visit.room.sessions.begin(Session(account.name, account.role))
    return let_in(visit, cookie, "/account" if account.first else "/")


def _again(visit: Visit, name: str, fault: AmanaError) -> Response:
    status = 429 if isinstance(fault, TooOften) else 403
    sentence, hint = visit.fault_words(fault)
    return visit.page("door.html", status, link_told=False, wrong=None, name=name[:80], refused=(sentence, hint))


def _address(visit: Visit) -> str:
    client = visit.request.client
    return address_of(client.host if client else "")


def body_of(visit: Visit) -> Any:
    """What a script of ours sent as JSON. FormUnreadable."""
    try:
        return json.loads(visit.body)
    except (ValueError, RecursionError) as fault:
        raise FormUnreadable(reason="malformed") from fault


PAGES = (
    Page("/sign-in", sign_in, method="POST", role=None),
    Page("/api/sign-in/asking", asking, method="POST", role=None),
    Page("/api/sign-in/passkey", with_passkey, method="POST", role=None),
)

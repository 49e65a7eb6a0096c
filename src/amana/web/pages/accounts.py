"""Everybody's accounts, for custodians: make one, change its role, switch it off; and who saw what."""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote, urlencode

from starlette.responses import Response

from amana.errors import AccountExists, AmanaError, NameUnusable, PageUnknown
from amana.web.accounts import Account
from amana.web.house.routes import Page
from amana.web.house.sessions import ROLES
from amana.web.house.visits import Visit

_PAGE: Final = 100
_LAST: Final = 2_000  # pages that can be asked for


def accounts(visit: Visit) -> Response:
    """All of them."""
    return _page(visit)


def _page(
    visit: Visit, *, told: tuple[Account, str] | None = None, wrong: AmanaError | None = None, name: str = ""
) -> Response:
    return visit.page(
        "accounts.html",
        400 if wrong else 200,
        accounts=visit.room.accounts.all(),
        roles=[(role, _role(visit, role)) for role in ROLES],
        told=told,
        name=name,
        wrong=visit.fault_words(wrong) if wrong else None,
        shared=visit.room.is_shared,
    )


def _role(visit: Visit, role: str) -> str:
    if role == "read":
        return visit.say("web-accounts-role-read")
    return visit.say("web-accounts-role-describe" if role == "describe" else "web-accounts-role-custodian")


def make(visit: Visit) -> Response:
    """A new one; its first password is shown once, here."""
    form = visit.form
    try:
        told = visit.room.accounts.make(form.get("name", ""), form.get("role", "read"))
    except (AccountExists, NameUnusable) as fault:
        return _page(visit, wrong=fault, name=form.get("name", "")[:80])
    return _page(visit, told=told)


def change(visit: Visit) -> Response:
    """Another role, another password, switched off or on: whoever is in with it is signed out."""
    number, what, kept = visit.request.path_params["id"], visit.request.path_params["what"], visit.room.accounts
    told = None
    if what == "role":
        changed = kept.set_role(number, visit.form.get("role", ""))
    elif what in ("off", "on"):
        changed = kept.switch(number, off=what == "off")
    elif what == "password":
        told = kept.new_password(number)
        changed = told[0]
    else:
        raise PageUnknown(path=visit.request.url.path[:200])
    visit.room.sessions.end_of(changed.name)
    return _page(visit, told=told) if told else visit.go("/accounts")


def seen(visit: Visit) -> Response:
    """Who opened what, the newest first."""
    account = visit.request.query_params.get("account")
    page = visit.number("page", 1, 1, _LAST)
    lines = visit.room.seen.entries(account, offset=(page - 1) * _PAGE, limit=_PAGE + 1)
    names = [one.name for one in visit.room.accounts.all()]
    return visit.page(
        "seen.html",
        lines=lines[:_PAGE],
        plain=unquote,
        account=account,
        choices=[(f"/seen?{urlencode({'account': name})}", name) for name in ["", *names]],
        before=visit.here(page=str(page - 1)) if page > 1 else None,
        after=visit.here(page=str(page + 1)) if len(lines) > _PAGE else None,
    )


PAGES = (
    Page("/accounts", accounts, role="custodian"),
    Page("/accounts/make", make, method="POST", role="custodian"),
    Page("/accounts/{id}/{what}", change, method="POST", role="custodian"),
    Page("/seen", seen, role="custodian"),
)
